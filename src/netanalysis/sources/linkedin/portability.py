"""LinkedIn's Member Data Portability answers, saved as JSON: rows with the headers of the CSV files, a domain at a time.

An answer holds pages of `elements`, each with a `snapshotDomain` and its `snapshotData`; people save a page a file, all
pages in one, or the bare rows of one domain. The rows are read as the tables of the archive are. Nothing is fetched.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.json_files import as_dict, as_list, as_prose, read_json
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.files import FileSpec, names_nobody
from netanalysis.sources.linkedin.parse import PLATFORM, parse_table
from netanalysis.sources.model import File, Table
from netanalysis.sources.table import head_text

#: domains that are read, and as what; where both fit, the keys decide
_READ: Final[Mapping[str, tuple[FileSpec, ...]]] = MappingProxyType(
    {
        "CONNECTIONS": (files.CONNECTIONS,), "INBOX": (files.MESSAGES,), "INVITATIONS": (files.INVITATIONS,),
        "ENDORSEMENTS": (files.ENDORSED, files.ENDORSERS), "ENDORSEMENTS GIVEN": (files.ENDORSED,),
        "ENDORSEMENTS RECEIVED": (files.ENDORSERS,), "CONTACTS": (files.ADDRESS_BOOK,), "NOTES": (files.NOTES,),
        "PROFILE": (files.PROFILE,), "POSITIONS": (files.POSITIONS,), "EMAIL_ADDRESSES": (files.EMAILS,),
        "PHONE_NUMBERS": (files.PHONES,), "WHATSAPP_NUMBERS": (files.PHONES,), "MEMBER_SHARE_INFO": (files.SHARES,),
        "ALL_COMMENTS": (files.COMMENTS,), "ALL_LIKES": (files.REACTIONS,), "ALL_VOTES": (files.VOTES,),
        "INSTANT_REPOSTS": (files.REPOSTS,), "MEMBER_FOLLOWING": (files.FOLLOWS,),
    }
)  # fmt: skip
#: domains that say nothing of the network
_KNOWN: Final = frozenset(
    {
        "ACCOUNT_HISTORY", "ACTOR_SAVE_ITEM", "ADS_CLICKED", "ADS_LAN", "AD_TARGETING", "ARTICLES",
        "CAUSES_YOU_CARE_ABOUT", "CERTIFICATIONS", "COURSES", "EASYAPPLY_BLOCKING", "EDUCATION", "EVENTS", "GROUPS",
        "GROUP_POSTS", "HONORS", "INFERENCE_TAKEOUT", "JOB_APPLICANT_SAVED_ANSWERS", "JOB_APPLICATIONS", "JOB_POSTINGS",
        "JOB_SEEKER_PREFERENCES", "LANGUAGES", "LEARNING", "LEARNING_COACH_AI_TAKEOUT", "LEARNING_COACH_INBOX",
        "LEARNING_ROLEPLAY_INBOX", "LOGIN_HISTORY", "MEMBER_HASHTAG", "ORGANIZATIONS", "PATENTS", "PROFILE_SUMMARY",
        "PROJECTS", "PUBLICATIONS", "RECEIPTS", "RECEIPTS_LBP", "REGISTRATION", "REVIEWS", "RICH_MEDIA", "SAVED_JOBS",
        "SAVED_JOB_ALERTS", "SEARCHES", "SECURITY_CHALLENGE_PIPE", "SKILLS", "TALENT_QUESTION_SAVED_RESPONSE",
        "TEST_SCORES", "TRUSTED_GRAPH", "VOLUNTEERING_EXPERIENCES",
    }
)  # fmt: skip
_TELLING: Final = re.compile(
    r'"(?:snapshotDomain|snapshotData|CONVERSATION ID|inviterProfileUrl|Connected On|Sent At|ShareLink|ShareCommentary|'
    r'Endorsement Date)"\s*:'
)
_START: Final = re.compile(r"[?&]start=(\d{1,9})")
#: how deep an answer holds its rows
_DEEPEST: Final = 4
#: without these nobody can be seen, or no exchange
_WANTED: Final = ("CONNECTIONS", "INBOX")
_NO_DAY: Final = "the answer does not tell the day it was saved, so its newest row counts; put the day into the file's name"
_NO_ROWS: Final = "no rows of a domain in it"
_REPEATED: Final = "a page that is there already"
_NO_PAGE: Final = "further pages of the answer are not there"
_NOT_YET: Final = "LinkedIn fills the answers one after the other, and these are not there yet: {}"
_NEW: Final = "a domain that no reader knows yet"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one domain as an answer gives them, where they begin, and where a further page would."""

    domain: str
    rows: tuple[dict[str, Any], ...]
    start: int | None = None
    following: int | None = None


def is_answer(member: Member) -> bool:
    """Whether a file is an answer, by its shape, or by the name of a domain alone."""
    if not member.name.lower().endswith(".json"):
        return False
    head = head_text(member)
    stem = PurePosixPath(member.name).stem
    named = stem in _READ or stem in _KNOWN
    return head.lstrip(" \t\r\n\ufeff").startswith(("{", "[")) and (
        named or _TELLING.search(head) is not None
    )


def pages_of(value: Any, domain: str) -> Iterator[Page]:
    """Pages in a document, whatever holds them; rows that stand alone are those of `domain`.

    Examples
    --------
    >>> [page.domain for page in pages_of({"elements": [{"snapshotDomain": "SKILLS", "snapshotData": []}]}, "")]
    ['SKILLS']
    >>> next(pages_of([{"Name": "Python"}], "SKILLS")).rows
    ({'Name': 'Python'},)
    """
    return _pages(value, domain, _DEEPEST)


def _pages(value: Any, domain: str, deep: int) -> Iterator[Page]:
    if isinstance(value, dict) and "elements" in value:
        yield from _elements(value, domain, deep)
    elif isinstance(value, dict) and "snapshotData" in value:
        told = value.get("snapshotDomain")
        yield from _of_domain(told if isinstance(told, str) else domain, value["snapshotData"])
    elif isinstance(value, list) and any({"elements", "snapshotData"} & as_dict(one).keys() for one in value):
        for one in value if deep else ():
            yield from _pages(one, domain, deep - 1)
    elif isinstance(value, list):
        yield from _of_domain(domain, value)
    elif isinstance(value, dict):
        for key, rows in value.items():
            yield from _of_domain(key, rows) if isinstance(rows, list) and key.isupper() else ()


def _elements(value: dict[str, Any], domain: str, deep: int) -> Iterator[Page]:
    """Pages of an answer, with the places that its paging tells."""
    paging = as_dict(value.get("paging"))
    links = [as_dict(link) for link in as_list(paging.get("links"))]
    onward = [_START.search(str(link.get("href"))) for link in links if link.get("rel") == "next"]
    start = paging.get("start")
    following = next((int(found[1]) for found in onward if found), None)
    for element in as_list(value["elements"]) if deep else ():
        for page in _pages(element, domain, deep - 1):
            yield replace(page, start=start if isinstance(start, int) else None, following=following)


def _of_domain(domain: str, value: Any) -> Iterator[Page]:
    """Rows of a domain; endorsements of both directions stand in one, told by their keys."""
    rows = tuple(row for row in as_list(value) if isinstance(row, dict))
    given = tuple(row for row in rows if any(key.startswith("Endorsee") for key in row))
    if domain == "ENDORSEMENTS" and 0 < len(given) < len(rows):
        yield Page("ENDORSEMENTS GIVEN", given)
        rows, domain = (
            tuple(row for row in rows if not any(key.startswith("Endorsee") for key in row)),
            "ENDORSEMENTS RECEIVED",
        )
    yield Page(domain, rows)


def read_answers(members: Sequence[Member], context: Context) -> list[Table | File]:
    """Read all answers together, so that a page that was saved twice counts once; a broken file is one line."""
    found: list[Table | File] = []
    told: dict[str, list[Page]] = {}
    seen: set[str] = set()
    for member in members:
        stem = PurePosixPath(member.name).stem
        try:
            documents = read_json(member).values
        except ValueError as error:
            file = _file(member)
            file.fail(str(error))
            found.append(file)
            continue
        domains: dict[str, list[Page]] = {}
        for page in (page for value in documents for page in pages_of(value, stem if stem.isupper() else "")):
            domains.setdefault(page.domain, []).append(page)
            told.setdefault(page.domain, []).append(page)
        if not domains:
            found.append(_unread(_file(member), "unknown", _NO_ROWS))
        for domain, pages in domains.items():
            file = _file(member, "" if len(domains) == 1 else f"/{domain}")
            found.append(_read_domain(domain, pages, file, seen, context))
    _warn(found, told)
    return found


def _file(member: Member, below: str = "") -> File:
    return File(member.label + below, PLATFORM, parser="linkedin answer", snapshot_on=member.snapshot_on)


def _unread(file: File, status: str, reason: str) -> File:
    file.status = status
    file.reasons += [reason] if reason else []
    return file


def _read_domain(
    domain: str, pages: Sequence[Page], file: File, seen: set[str], context: Context
) -> Table | File:
    """Rows of one domain in one file."""
    kept: list[dict[str, Any]] = []
    n_rows = 0
    for page in pages:
        n_rows += len(page.rows)
        key = repr((domain, page.rows))
        kept += [] if key in seen else page.rows
        seen.add(key)
    keys = [*dict.fromkeys(key for row in kept for key in row)]
    spec = next(
        (spec for spec in _candidates(domain) if _fits(spec, keys, context, named=domain in _READ)), None
    )
    if spec is None and kept:
        needless = domain in _KNOWN or names_nobody(",".join(keys))
        return _unread(file, "ignored" if needless else "unknown", "" if domain in _KNOWN else _NEW)
    file.lose(_REPEATED, n_rows - len(kept))
    if spec is None:
        file.content = next((one.content for one in _READ.get(domain, ())), "")
        return _unread(file, "ignored", _REPEATED if n_rows else "") if domain in _KNOWN else file
    parsed = parse_table(_as_table(kept, keys), file, spec, context)
    file.read_as = file.read_as.replace("utf-8, comma", "JSON")
    return parsed


def _candidates(domain: str) -> tuple[FileSpec, ...]:
    """What a domain may be; one without a name is told by its keys."""
    return _READ.get(domain, () if domain in _KNOWN else tuple(spec for spec in files.SPECS if spec.telling))


def _fits(spec: FileSpec, keys: Sequence[str], context: Context, *, named: bool) -> bool:
    columns = (
        spec.by_header if not named or spec in _READ["ENDORSEMENTS"] else spec.columns
    )  # their other columns are the same
    located, _ = columns.locate(keys, context.settings.column_map)
    return all(name in located for name in columns.required)


def _as_table(rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> bytes:
    """Rows as the CSV of the archive holds them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([as_prose(key) for key in keys])
    writer.writerows([[_cell(row.get(key)) for key in keys] for row in rows])
    return text.getvalue().replace("\0", "").encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(_cell, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return (
        as_prose(value)
        if isinstance(value, str)
        else ""
        if value is None or isinstance(value, dict)
        else str(value)
    )


def _warn(found: Sequence[Table | File], told: Mapping[str, Sequence[Page]]) -> None:
    """Say on the first file that was read what is missing, for missing is not empty."""
    files = [one.file for one in found if isinstance(one, Table)]
    for file in files:
        domains = [
            domain for domain in told if file.content in {spec.content for spec in _READ.get(domain, ())}
        ]
        file.warnings += [_NO_PAGE] if any(_lacks_pages(told[domain]) for domain in domains) else []
    for file in files[:1]:
        missing = ", ".join(domain for domain in _WANTED if domain not in told)
        file.warnings += [_NOT_YET.format(missing)] if missing else []
        file.warnings += [_NO_DAY] if file.snapshot_on is None else []


def _lacks_pages(pages: Sequence[Page]) -> bool:
    """Whether a page points to a further one that is not there."""
    starts = {page.start for page in pages}
    return any(page.following is not None and page.following not in starts for page in pages)
