"""Facebook: the download of all information as JSON, of all eras, and the one of encrypted chats.

There are neither ids nor profile links of others in it, so a name is all that finds a friend's conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Source, export_of, merge_owners
from netanalysis.sources.container import Member
from netanalysis.sources.facebook import files, lists
from netanalysis.sources.facebook.covered import files_of, note_gaps
from netanalysis.sources.facebook.files import PLATFORM
from netanalysis.sources.facebook.parsed import ParsedFile, parse_file
from netanalysis.sources.facebook.profile import owner_of_profile
from netanalysis.sources.facebook.talks import read_talks
from netanalysis.sources.model import Hints, Records

_ADVICE: Final = "put profile_information.json of the same download beside them"


def claims(member: Member, _: Context) -> bool:
    """Whether a file belongs to a download of Facebook's."""
    return files.claims(member)


def read(members: Sequence[Member], context: Context) -> list[Records]:
    """Read all downloads together, so that friends find their conversations."""
    parsed = [parse_file(member) for member in members]
    records = Records(PLATFORM, account=PLATFORM)
    of = files_of(parsed)
    records.files = list(dict.fromkeys(of.values()))
    usable = sorted(
        (one for one in parsed if not one.reason), key=lambda one: (str(one.day or ""), one.label)
    )
    profiles = tuple(_profiles(usable, context.settings.country))
    records.hints = Hints(
        merge_owners(Owner(), *(owner for _, owner in profiles[::-1])), exports=profiles, advice=_ADVICE
    )
    read_talks([one for one in parsed if one.thread], of, records)
    for one in usable:
        lists.read_list(one, of[one.label], records, context.settings)
    note_gaps(records.files)
    return [records]


def _profiles(parsed: Sequence[ParsedFile], country: str) -> Iterator[tuple[str, Owner]]:
    """Each download with a profile, and what it says of its owner, the oldest first."""
    for one in parsed:
        if one.content == "profile":
            yield export_of(one.label), owner_of_profile(one.document, country)


SOURCE: Final = Source(PLATFORM, claims, read)
