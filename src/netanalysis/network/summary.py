"""What `print(network)` and a notebook show: whose network, how large, and what was and was not read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import markup, schema, wording
from netanalysis.network.day import UNDATED
from netanalysis.network.rows import unread
from netanalysis.settings import Language
from netanalysis.text import tidy

if TYPE_CHECKING:
    from netanalysis.network.core import Network

#: what is said of a file is a sentence or two
_FILE_WIDTH: Final = 300
#: from so many files on that are not needed for one reason, none of them is named
_MANY: Final = 20


def summary_text(network: Network, lang: Language, *, how: bool = False) -> str:
    """Describe the network in a few lines of text, a line a file, with `how` also how each file was read."""
    lines = [headline(network, lang), counts(network, lang), *remarks(network, lang), ""]
    files = coverage_lines(network.coverage, lang, how=how)
    width = max((len(name) for name, _ in files), default=0)
    lines += [f"  {name.ljust(width)}  {text}" for name, text in files]
    return "\n".join(lines).rstrip()


def summary_html(network: Network) -> str:
    """Describe the network as HTML: the figures and what needs a look in the open, file by file behind a click.

    Everything that came from an export is escaped; colours are left to the theme.
    """
    lang, coverage = network.settings.language, network.coverage
    remarked = "".join(f"<li>{escape(note)}</li>" for note in remarks(network, lang))
    unread, incomplete = coverage["status"].isin(["unknown", "failed"]), coverage["dropped"].fillna(0) > 0
    odd = coverage[unread | incomplete | coverage["warning"].notna()]
    parts = [
        f"<p><strong>{escape(headline(network, lang))}</strong></p>",
        f"<p>{escape(counts(network, lang))}</p>",
        f"<ul>{remarked}</ul>" if remarked else "",
        _files_table(odd, lang, caption=wording.say(lang, "files_attention")) if len(odd) else "",
        f"<details><summary>{escape(_files(coverage, lang))}</summary>",
        _files_table(coverage, lang, caption=wording.say(lang, "files_all")),
        "</details>",
    ]
    return f'<div lang="{lang}">{"".join(parts)}</div>'


def _files(coverage: pd.DataFrame, lang: Language) -> str:
    """How many files were read, and how many were not needed."""
    n_read, n_ignored = (int((coverage["status"] == status).sum()) for status in ("read", "ignored"))
    read = wording.say(lang, "files_read", n=len(coverage), read=n_read)
    left = wording.say(lang, "files_ignored", n=n_ignored)
    return f"{read}, {left}" if n_ignored else read


def _files_table(coverage: pd.DataFrame, lang: Language, *, caption: str) -> str:
    """Files and what became of each."""
    headings = (wording.say(lang, "column_file"), wording.say(lang, "files_became"))
    rows = coverage_lines(coverage, lang)
    return markup.table(headings, rows, numeric=(False, False), heads=1, caption=caption, width=_FILE_WIDTH)


def headline(network: Network, lang: Language) -> str:
    """Whose network, as of when."""
    owner = markup.shorten(network.owner.name or "") or wording.say(lang, "the_owner")
    if network.date == UNDATED:
        return wording.say(lang, "network_of_undated", owner=owner)
    return wording.say(lang, "network_of", owner=owner, day=network.date)


def counts(network: Network, lang: Language) -> str:
    """How many people, accounts by platform and rows that could be exchanges."""
    contacts, rows = network.contacts, unread(network, ["kind", "mark", "automatic"])
    named = contacts[contacts["person_id"].notna()]
    platforms = named["platform"].value_counts().sort_index()
    listed = [
        f"{wording.platform(tidy(str(name)), lang=lang)} {wording.number(lang, n)}"
        for name, n in platforms.items()
    ]
    exchange = rows["kind"].isin(schema.STRENGTH_KINDS) & rows["mark"].isna() & ~rows["automatic"]
    return wording.say(
        lang,
        "network_counts",
        people=wording.say(lang, "people", n=len(network.persons)),
        accounts=wording.say(lang, "accounts", n=len(named)),
        platforms=", ".join(listed) or "–",
        exchanges=wording.say(lang, "exchanges_counted", n=int(exchange.sum())),
    )


def remarks(network: Network, lang: Language) -> list[str]:
    """What the user should know besides: nameless members, rows after the date, shared addresses."""
    lines = []
    nameless = int(network.contacts["person_id"].isna().sum())
    if nameless:
        lines.append(
            wording.say(lang, "network_nameless", nameless=wording.say(lang, "nameless", n=nameless))
        )
    if network.n_later:
        lines.append(wording.say(lang, "later_dates", n=network.n_later, day=network.date))
    if network.n_later_connections:
        lines.append(wording.say(lang, "later_connections", n=network.n_later_connections, day=network.date))
    return lines + [wording.say(lang, key, n=n) for key, n in network.notes]


def coverage_lines(coverage: pd.DataFrame, lang: Language, *, how: bool = False) -> list[tuple[str, str]]:
    """File and what became of it; files that are known and not needed share one line, unless there is a reason to name them."""
    sharing = coverage.groupby("reason")["file"].transform("size")
    silent = (coverage["status"] == "ignored") & (coverage["reason"].isna() | (sharing > _MANY))
    lines = [
        (
            tidy(str(row["file"])),
            tidy(_file_line(row, lang) + (f" ({row['read_as']})" if how and _given(row["read_as"]) else "")),
        )
        for row in coverage[~silent].to_dict("records")
    ]
    n_ignored = int(silent.sum())
    if n_ignored:
        lines.append((wording.say(lang, "files", n=n_ignored), wording.say(lang, "coverage_ignored")))
    return lines


def _file_line(row: dict[Any, Any], lang: Language) -> str:
    """What became of one file, as a sentence of parts."""
    if row["status"] != "read":
        text = wording.say(lang, f"coverage_{row['status']}")
        return f"{text}: {wording.reason(lang, row['reason'])}" if _given(row["reason"]) else text
    parts = [wording.say(lang, "coverage_rows", read=_int(row["read"]), rows=_int(row["rows"]))]
    if _int(row["dropped"]):
        parts.append(
            wording.say(
                lang,
                "coverage_dropped",
                n=_int(row["dropped"]),
                reason=wording.reason(lang, str(row["reason"])),
            )
        )
    parts += [
        wording.say(lang, f"coverage_{name}", n=_int(row[name]))
        for name in ("undated", "nameless", "marked")
        if _int(row[name])
    ]
    parts += [wording.reason(lang, row["warning"])] if _given(row["warning"]) else []
    return ", ".join(parts)


def _given(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _int(value: object) -> int:
    return int(value) if isinstance(value, int | float) and value == value else 0  # noqa: PLR0124
