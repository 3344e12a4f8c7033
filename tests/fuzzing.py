"""What the fuzz tests share: how many examples, hostile bytes, cells and rows, and what may come out of them."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from export_files import Files, load_exports
from netanalysis import Network
from netanalysis.errors import NetanalysisError, UserFileError
from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import Context, Source
from netanalysis.sources.container import Member

#: a word of the private content; no message may hold it
SECRET = "Geheimwort"  # noqa: S105
#: the thorough profile (HYPOTHESIS_PROFILE=thorough) runs so many times the examples, at random
_TIMES = 50 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1


def examples(n: int) -> hypothesis_settings:
    """Settings of a fuzz test: so many examples, the same ones each time unless the profile is another."""
    return hypothesis_settings(
        max_examples=n * _TIMES, deadline=None, suppress_health_check=list(HealthCheck)
    )


# --- cells, rows, bytes -----------------------------------------------------------------------------------

#: surnames that programs take for something else
ODD_NAMES = (
    "NA",
    "Null",
    "None",
    "nan",
    "-",
    "True",
    "1e5",
    "N/A",
    "#N/A",
    "<NA>",
    "NaT",
    "inf",
    "0",
    "=1+1",
    "'",
)
CELLS = (
    *ODD_NAMES, "", " ", SECRET, f"{SECRET}@example.org", f"https://www.linkedin.com/in/{SECRET}", "LinkedIn Member",
    "Ida Beispiel", "Jane Doe, PMP", "🚀", "\u202e\u200b", "\0", '"', '""', "'", ",", ";", "\t", "\n", "\r\n", "\r", "\x1f", "\x1a",
    "\u2028", "\x85", "x" * 3000, "04 Mar 2020", "31 Feb 2020", "01 Jan 1900", "31 Dec 9999", "2024-05-02 10:00:00 UTC",
    "9999-12-31 23:59:59 UTC", "1/9/23, 9:05 AM", "99/99/99, 99:99 PM", "2022/02/03 04:05:06 UTC", "OUTGOING", "INCOMING", "SPAM",
    "https://www.linkedin.com/in/%00", "https://www.linkedin.com/in/%ED%A0%80", "+49 30 23125 1", "BEGIN:VCARD", "END:VCARD",
)  # fmt: skip
cells = st.sampled_from(CELLS) | st.text(max_size=8)
rows = st.lists(cells, max_size=12)
ends = st.sampled_from(["\n", "\r\n", "\r"])
#: lines as a broken program writes them: cells of any number, quoted or not, a quote that nobody closes
lines = (
    rows.map(",".join) | rows.map(lambda row: ",".join(f'"{cell}"' for cell in row)) | st.text(max_size=30)
)
#: lines without quotes, and without line breaks of their own
plain_lines = lines.map(lambda line: "".join(char for char in line if char not in '"\n\r'))


def written(table: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> str:
    """A table as a program writes it that knows the rules."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table)
    return buffer.getvalue()


def encoded(text: str, codec: str) -> bytes:
    """Text in an encoding; `odd` cuts UTF-16 in the middle of its last letter."""
    if codec == "odd":
        return text.encode("utf-16")[:-1]
    return text.encode(codec, errors="replace")


codecs = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "odd"]
)
#: encodings that a table can be read in
read_codecs = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
any_bytes = st.binary(max_size=200) | st.builds(encoded, st.lists(lines, max_size=6).map("\n".join), codecs)


def zip_of(files: dict[str, bytes]) -> bytes:
    """An archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


# --- what may come out ------------------------------------------------------------------------------------


def outcome(files: Files, *, owner: str | None = "Ida Beispiel", toml: str | None = None) -> Network | str:
    """Load files in a folder of their own: a network whose coverage adds up, or the message of an error of ours."""
    with TemporaryDirectory() as folder:
        try:
            network = load_exports(Path(folder), files, owner=owner, toml=toml)
        except NetanalysisError as error:
            return sound(error)
    adds_up(network.coverage)
    str(network)
    return network


def source_rows(source: Source, files: dict[str, bytes], *, owner: Owner) -> int:
    """Rows that one source counts in its files, each read or dropped with a reason; quicker than to load a network."""
    members = [Member("", name, len(data), None, lambda data=data: data) for name, data in files.items()]  # type: ignore[misc]
    try:
        coverage = source.read(members, Context(Settings(), owner)).coverage
    except NetanalysisError as error:
        sound(error)
        return 0
    counted = [row for row in coverage if row.status == "read"]
    for row in counted:
        assert row.rows == (row.read or 0) + (row.dropped or 0), row
        assert bool(row.reason) == bool(row.dropped), row
    assert all(row.reason for row in coverage if row.status in ("failed", "unknown"))
    assert not any(SECRET in f"{row.reason} {row.warning}" for row in coverage)
    return sum(row.rows or 0 for row in counted)


def sound(error: NetanalysisError) -> str:
    """Hold a message against the rules: whole sentences, nothing private (own files are shown to their own user)."""
    message = str(error)
    for line in message.splitlines():
        assert line[-1] in ".?", line
        assert len(line) < 2500, line  # five files at most are named, and cells are cut
    assert isinstance(error, UserFileError) or SECRET not in message, message
    return message


def adds_up(coverage: pd.DataFrame) -> None:
    """Every row of every file was read or dropped, and a file that was not read says why."""
    read = coverage[coverage["status"] == "read"]
    counted = read[read["rows"].notna()]
    lost = counted["rows"] - counted["read"] - counted["dropped"].fillna(0)
    assert (lost == 0).all(), coverage.loc[lost[lost != 0].index].to_dict("records")
    unread = coverage[coverage["status"].isin(["failed", "unknown"])]
    assert unread["reason"].notna().all()
    told = coverage[["reason", "warning", "read_as"]].fillna("").agg(" ".join, axis=1)
    assert not told.str.contains(SECRET).any()
