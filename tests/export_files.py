"""Export files as the platforms write them, in literal text, and a way to load them."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from netanalysis import Network
from netanalysis.load import load
from netanalysis.settings import Owner

Files: TypeAlias = Mapping[str, "str | bytes | Files"]

OWNER = "Ida Beispiel"
OWNER_URL = "https://www.linkedin.com/in/ida-beispiel"
BASIC = "Basic_LinkedInDataExport_03-01-2026.zip"
COMPLETE = "Complete_LinkedInDataExport_03-02-2026.zip"
OLD = "Complete_LinkedInDataExport_09-14-2022.zip"

PREAMBLE = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see \
email addresses for connections who have allowed their connections to see or download their email address using this \
setting https://www.linkedin.com/psettings/privacy/email. You can learn more here \
https://www.linkedin.com/help/linkedin/answer/261"

"""
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS_2021 = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
GOOD = "Eva,Muster,https://www.linkedin.com/in/eva-muster,,Nordlicht Pumpen GmbH,CFO,04 Mar 2023\n"
GOOD_FILE = PREAMBLE + CONNECTIONS + GOOD

MESSAGES_9 = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
MESSAGES_10 = MESSAGES_9.replace("TO,DATE", "TO,RECIPIENT PROFILE URLS,DATE")

PROFILE = """First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter \
Handles,Websites,Instant Messengers
Ida,Beispiel,,,,Interim CFO,,Consulting,,Berlin,,,
"""


def zipped(files: Files) -> bytes:
    """Pack files, archives among them, into a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, packed(content))
    return buffer.getvalue()


def packed(content: str | bytes | Files) -> bytes:
    if isinstance(content, bytes):
        return content
    return content.encode() if isinstance(content, str) else zipped(content)


def write(folder: Path, files: Files) -> Path:
    """Write files and archives below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(packed(content))
    return folder


def load_exports(
    tmp_path: Path, files: Files, *, owner: str | Owner | None = OWNER, toml: str | None = None
) -> Network:
    """Load a folder of exports, with settings if there are any."""
    if toml is None:
        return load(write(tmp_path, files), owner=owner)
    write(tmp_path / "exports", files)
    (tmp_path / "netanalysis.toml").write_text(toml, encoding="utf-8")
    return load(tmp_path, owner=owner)


def by_id(network: Network) -> dict[str, dict[str, object]]:
    """Contacts as plain dictionaries, by contact_id."""
    return {str(row["contact_id"]): row for row in records(network.contacts)}


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows as plain dictionaries, missing values as None."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def covered(network: Network, file: str) -> dict[str, object]:
    """Coverage of one file, named by its last part."""
    rows = [row for row in records(network.coverage) if str(row["file"]).endswith(file)]
    assert len(rows) == 1, [row["file"] for row in rows]
    return rows[0]


TABLES = ("contacts", "identifiers", "snapshots", "interactions", "links", "activity", "persons")


def assert_same(one: Network, other: Network) -> None:
    """Both networks say the same, whichever files it was read from."""
    for name in TABLES:
        left, right = (
            getattr(network, name).drop(columns=["source", "snapshot_on"], errors="ignore")
            for network in (one, other)
        )
        if name == "snapshots":
            left, right = (frame.drop_duplicates(ignore_index=True) for frame in (left, right))
        pd.testing.assert_frame_equal(left, right, obj=name)
