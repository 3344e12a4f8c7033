"""From mails to canonical rows: who wrote to whom, who shared a mail, and what a platform's own mails tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

from netanalysis import schema
from netanalysis.settings import Owner
from netanalysis.sources.mail.automatic import is_automatic, is_no_reply
from netanalysis.sources.mail.files import NO_MAIL, Box
from netanalysis.sources.mail.folders import mark_of
from netanalysis.sources.mail.headers import Mail
from netanalysis.sources.mail.notices import UNKNOWN, Notice, Recogniser
from netanalysis.sources.mail.threads import thread_ids
from netanalysis.sources.profiles import normal_profile
from netanalysis.text import fold

PLATFORM: Final = "mail"
NO_DATE: Final = "no readable date"
NO_SENDER: Final = "neither sender nor recipient with an address"
TO_SELF: Final = "from and to yourself alone"
#: the address of a person who works for a platform: »eva.muster@xing.com«
_COLLEAGUE: Final = re.compile(r"[a-z]{2,}\.[a-z]{2,}")


@dataclass(slots=True)
class Fate:
    """What became of the mails of one box, or of one platform's notices in it."""

    rows: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    automatic: int = 0
    zoneless: int = 0
    unrecognised: int = 0
    kinds: set[str] = field(default_factory=set)
    first: Any = None
    last: Any = None

    def add(self, mail: Mail) -> None:
        """Count a mail with a date."""
        self.first = mail.time if self.first is None else min(self.first, mail.time)
        self.last = mail.time if self.last is None else max(self.last, mail.time)


@dataclass(slots=True)
class Found:
    """Everything the mails tell."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, Counter[str]] = field(default_factory=dict)  #: of each address that is a contact
    source_of: dict[str, str] = field(default_factory=dict)
    strangers: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  #: those whom notices name, by contact_id
    fates: dict[tuple[int, str], Fate] = field(default_factory=dict)  #: by number of the box and platform
    first: dict[str, Any] = field(default_factory=dict)  #: first exchange of each direction

    def fate(self, source: int, platform: str) -> Fate:
        """Return the counts of a box and platform."""
        return self.fates.setdefault((source, platform), Fate())


def read_rows(boxes: Sequence[Box], own: Sequence[str], owner: Owner, rules: Recogniser) -> Found:
    """Turn the mails of all boxes into rows; a mail that several boxes hold is one."""
    found = Found()
    mine = frozenset(own)
    once = _once(boxes)
    threads = thread_ids([mail for mail, _ in once], mine)
    told = {id(mail): _notice(mail, mine, rules) for box in boxes for mail in box.mails}
    notices = [told[id(mail)] for mail, _ in once]
    for number, box in enumerate(boxes):
        for mail in box.mails:
            _count(found, box, mail, mine, told[id(mail)])
        if box.empty and box.mails:
            fate = found.fate(number, PLATFORM)
            fate.rows += box.empty
            fate.lost[NO_MAIL] += box.empty
    personal: list[tuple[Mail, str | None, str]] = []
    for (mail, mark), thread, notice in zip(once, threads, notices, strict=True):
        if mail.time is None:
            continue
        if notice:
            _add_notice(found, mail, mark, notice, (boxes[mail.source].label, owner))
        else:
            personal.append((mail, mark, thread))
    others = [_others(mail, mine) for mail, _, _ in personal]
    for (mail, mark, _), people in zip(personal, others, strict=True):
        if mark is None and not is_automatic(mail):
            _meet(found, mail, people, boxes[mail.source].label)
    for (mail, mark, thread), people in zip(personal, others, strict=True):
        made = list(_rows_of(mail, people, mine, found.names))
        base = {"platform": PLATFORM, "account": own[0], "kind": "mail", "thread_id": thread, "mark": mark,
                "time": mail.time, "time_precision": "second", "source": boxes[mail.source].label}  # fmt: skip
        found.rows += [{**base, **row} for row in made]
        _note_first(found, made, mark, mail)
    _link(found, personal, others, boxes)
    return found


def _once(boxes: Sequence[Box]) -> list[tuple[Mail, str | None]]:
    """Each mail once, with its mark; one that also lies among the ordinary mail is no draft and no spam."""
    kept: dict[tuple[Any, ...], tuple[Mail, str | None]] = {}
    for box in boxes:
        for mail in box.mails:
            key = (
                (mail.message_id,) if mail.message_id else (mail.time, mail.sender, mail.people, mail.subject)
            )
            mark = mark_of(mail, box.folders)
            before = kept.get(key)
            if before is None or (before[1] is not None and mark is None):
                kept[key] = (mail, mark)
    return list(kept.values())


def _notice(mail: Mail, mine: frozenset[str], rules: Recogniser) -> Notice | None:
    """What a platform's own mail tells; nothing of what a person there wrote."""
    if mail.sender[0] in mine:
        return None
    notice = rules.read(mail)
    local = mail.sender[0].partition("@")[0]
    if notice and notice.kind == UNKNOWN and _COLLEAGUE.fullmatch(local) and not is_automatic(mail):
        return None
    return notice


def _count(found: Found, box: Box, mail: Mail, mine: frozenset[str], notice: Notice | None) -> None:
    """Count what becomes of a mail of a box, whether another box holds it too or not."""
    fate = found.fate(mail.source, notice.platform if notice else PLATFORM)
    fate.rows += 1
    loss = _loss(mail, mine)
    if loss:
        fate.lost[loss] += 1
        return
    fate.add(mail)
    fate.zoneless += not mail.zoned
    mark = mark_of(mail, box.folders)
    fate.marked += mark is not None
    if notice:
        fate.kinds.add("notification" if notice.kind == UNKNOWN else notice.kind)
        fate.unrecognised += notice.kind == UNKNOWN
    else:
        fate.automatic += mark is None and is_automatic(mail)


def _loss(mail: Mail, mine: frozenset[str]) -> str:
    """Why a mail cannot be used, or nothing."""
    if mail.time is None:
        return NO_DATE
    if not mail.sender[0]:
        return NO_SENDER
    if mail.sender[0] in mine and not _others(mail, mine):
        return TO_SELF if mail.people else NO_SENDER
    return ""


def _others(mail: Mail, mine: frozenset[str]) -> dict[str, str]:
    """People besides the owner, by address with the name beside it."""
    people = {**dict(mail.people), **({mail.sender[0]: mail.sender[1]} if mail.sender[0] else {})}
    return {address: name for address, name in people.items() if address not in mine}


def _meet(found: Found, mail: Mail, people: dict[str, str], label: str) -> None:
    """Make contacts of those in an exchange; of those who only received a crowd's mail together with the owner, none."""
    outgoing = mail.sender[0] not in people
    crowd = len(people) > schema.BROADCAST and not outgoing
    for address, name in people.items():
        if is_no_reply(address) or (crowd and address != mail.sender[0]):
            continue
        found.source_of.setdefault(address, label)
        names = found.names.setdefault(address, Counter())
        if name:
            names[name] += 1


def _rows_of(
    mail: Mail, people: dict[str, str], mine: frozenset[str], known: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """A row for each recipient of an outgoing mail, one of an incoming mail with its sender.

    What a machine sent, a draft and spam make nobody a contact: where the other side is none otherwise, the row has nobody.
    """
    outgoing = mail.sender[0] in mine
    machines = is_automatic(mail) or (outgoing and all(map(is_no_reply, people)))
    row = {"direction": "out" if outgoing else "in", "n_people": max(len(people), 1), "automatic": machines}
    if not mail.sender[0] or (outgoing and not people):
        return
    sides = [address for address in people if address in known] if outgoing else [mail.sender[0]]
    for address in sides or [""]:
        yield {**row, "contact_id": f"{PLATFORM}:{address}" if address in known else None}


def _note_first(found: Found, made: Sequence[dict[str, Any]], mark: str | None, mail: Mail) -> None:
    """Note the first exchange of each direction, from which on both sides are seen."""
    for row in made:
        if mark is None and not row["automatic"]:
            before = found.first.get(row["direction"])
            found.first[row["direction"]] = mail.time if before is None else min(before, mail.time)


def _link(
    found: Found,
    personal: Sequence[tuple[Mail, str | None, str]],
    others: Sequence[dict[str, str]],
    boxes: Sequence[Box],
) -> None:
    """Pairs of people who shared a mail of up to ten, once a conversation."""
    seen: set[tuple[str, str, str]] = set()
    order = sorted(
        range(len(personal)), key=lambda number: (personal[number][0].time, personal[number][0].message_id)
    )
    for number in order:
        mail, mark, thread = personal[number]
        people = sorted(address for address in others[number] if address in found.names)
        if mark is not None or is_automatic(mail) or not 1 < len(others[number]) <= schema.BROADCAST:
            continue
        told = {
            "kind": "co_recipient",
            "time": mail.time,
            "n_people": len(others[number]),
            "source": boxes[mail.source].label,
        }
        for a, b in combinations(people, 2):
            if (a, b, thread) not in seen:
                seen.add((a, b, thread))
                found.links.append({"a": f"{PLATFORM}:{a}", "b": f"{PLATFORM}:{b}", **told})


def notices_label(label: str, platform: str) -> str:
    """Name under which a platform's notices in a box stand in the coverage."""
    return f"{label} ({platform})"


def _add_notice(found: Found, mail: Mail, mark: str | None, notice: Notice, where: tuple[str, Owner]) -> None:
    """A row of the platform that sent the mail; with the one it names, if it names anybody."""
    label, owner = notices_label(where[0], notice.platform), where[1]
    key = fold(notice.name).replace(" ", "-")
    contact = f"{notice.platform}:~{key}~0" if key else None
    account = account_of(owner, notice.platform)
    if contact:
        found.strangers.setdefault(
            contact,
            {"contact_id": contact, "platform": notice.platform, "account": account, "relation": "correspondent",
             "name": notice.name, "weak": True, "source": label},
        )  # fmt: skip
    found.rows.append(
        {"contact_id": contact, "time": mail.time, "time_precision": "second", "platform": notice.platform, "account": account,
         "kind": "notification" if notice.kind == UNKNOWN else notice.kind, "direction": "in", "n_people": 1,
         "automatic": contact is None, "mark": mark, "source": label}
    )  # fmt: skip


def account_of(owner: Owner, platform: str) -> str:
    """Label of the owner's account on a platform: her profile where she named it."""
    normal = (normal_profile(url) for url in owner.profile_urls)
    found = next((url for url in normal if url.startswith(f"{platform}.com/")), "")
    return found.rpartition("/")[2] or platform
