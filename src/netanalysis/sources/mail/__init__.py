"""Mail: mailboxes (mbox) and single mails (.eml), from their headers alone; no body and no subject is kept.

Mail of lists and machines is no exchange. The platforms' own mails are rows of the platform: of XING's messages, requests and event
invitations there is no other record. They show what came in, never what the owner wrote, so no window of exchange comes of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.container import Member
from netanalysis.sources.mail.ego import own_addresses, own_name
from netanalysis.sources.mail.files import (
    NO_MAIL,
    OUTLOOK_ONLY,
    Box,
    holds_mail,
    is_beside,
    is_outlook,
    read_boxes,
)
from netanalysis.sources.mail.notices import recogniser
from netanalysis.sources.mail.rows import PLATFORM, Fate, Found, notices_label, read_rows

_NO_ZONE: Final = "dates that name no time zone, or none that is known, and were read as UTC: {}"
_NO_SENT: Final = "no mail of your own is among all of it; add the folder of what you sent"
#: kinds that a notice can show without gaps worth speaking of; a message may be announced, what was answered never is
_SHOWN: Final = ("invitation", "event_invitation", "group_invitation", "notification")


def claims(member: Member, context: Context) -> bool:  # noqa: ARG001 - every source is asked alike
    """Whether a file holds mail, or belongs to a mail program."""
    return holds_mail(member)


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all mail together, so that a mail in two folders counts once and conversations meet.

    Raises
    ------
    OwnerUnknown
        There are mails, and nothing tells which address is the owner's.
    """
    coverage = [_left_out(member) for member in members if is_beside(member) or is_outlook(member)]
    boxes = read_boxes([member for member in members if not (is_beside(member) or is_outlook(member))])
    mails = [mail for box in boxes for mail in box.mails]
    if not mails:
        return Extract(coverage=(*coverage, *(_failed(box) for box in boxes)))
    folders = [box.folders for box in boxes]
    label = next(box.label for box in boxes if box.mails)
    own = own_addresses(mails, folders, context.owner, label=label)
    found = read_rows(boxes, own, context.owner, recogniser(context.settings.notices))
    coverage += [row for number, box in enumerate(boxes) for row in _coverage(number, box, found, own[0])]
    owner = Owner(names=own_name(mails, frozenset(own)), emails=own, accounts=((PLATFORM, own[0]),))
    return Extract(_tables(found, own[0]), owner, tuple(coverage))


def _left_out(member: Member) -> Coverage:
    base = Coverage(member.label, "ignored", PLATFORM, parser="mail")
    return base if is_beside(member) else base.but(status="unknown", reason=OUTLOOK_ONLY)


def _failed(box: Box) -> Coverage:
    reason = box.failed[0] if box.failed else NO_MAIL
    return Coverage(box.label, "failed", PLATFORM, "mail", reason=reason, parser=box.parser)


def _tables(found: Found, account: str) -> Mapping[str, list[pd.DataFrame]]:
    """Canonical frames."""
    people = sorted(found.names)
    contacts = [
        {"contact_id": f"{PLATFORM}:{address}", "platform": PLATFORM, "account": account, "relation": "correspondent",
         "name": _best_name(found.names[address]), "weak": False, "source": found.source_of[address]}
        for address in people
    ]  # fmt: skip
    held = {"contact_id": [f"{PLATFORM}:{address}" for address in people], "kind": "email", "value": people}
    rows = pd.DataFrame(found.rows)
    return {
        "contacts": [pd.DataFrame([*contacts, *found.strangers.values()])],
        "identifiers": [pd.DataFrame(held)],
        "interactions": [rows.assign(time=pd.to_datetime(rows["time"], utc=True))] if len(rows) else [],
        "links": [pd.DataFrame(found.links)],
    }


def _best_name(names: Mapping[str, int]) -> str | None:
    """The name used most often, one of several words before a single word."""
    return min(names, key=lambda name: (" " not in name, -names[name], name), default=None)


def _coverage(number: int, box: Box, found: Found, account: str) -> list[Coverage]:
    """A row for the mail of a box and one for each platform whose notices lie in it."""
    fates = {platform: fate for (source, platform), fate in sorted(found.fates.items()) if source == number}
    if not fates:
        return [_failed(box)]
    rows = [_mail_coverage(box, fates.pop(PLATFORM, Fate()), found, account)]
    return rows + [_notice_coverage(box, platform, fate) for platform, fate in fates.items()]


def _base(label: str, fate: Fate) -> Coverage:
    lost = fate.lost.total()
    return Coverage(
        label, "read", rows=fate.rows, read=fate.rows - lost, dropped=lost, reason="; ".join(sorted(fate.lost)),
        undated=0, marked=fate.marked, first_on=_day(fate.first), last_on=_day(fate.last),
    )  # fmt: skip


def _mail_coverage(box: Box, fate: Fate, found: Found, account: str) -> Coverage:
    """Both sides are seen from the day on from which both wrote."""
    two_way = {"in", "out"} <= set(found.first)
    warnings = [] if "out" in found.first else [_NO_SENT]
    warnings += (
        [f"mails of lists and machines, which are no exchange: {fate.automatic}"] if fate.automatic else []
    )
    warnings += [_NO_ZONE.format(fate.zoneless)] if fate.zoneless else []
    warnings += [doubt.format(n) for doubt, n in sorted((+box.doubts).items())]
    warnings += [f"not all of it could be read: {box.failed[0]}"] if box.failed else []
    dated = (
        box.member.snapshot_on if box.parser == "mbox" else None
    )  # a single mail bears the day it was written
    row = _base(box.label, fate).but(
        platform=PLATFORM, content="mail", account=account, snapshot_on=dated, parser=box.parser,
        warning="; ".join(warnings),
    )  # fmt: skip
    if not two_way or fate.last is None:
        return row
    last = max(each.last for (_, platform), each in found.fates.items() if platform == PLATFORM and each.last)
    until = max(_day(last), pd.Timestamp(dated)) if dated else _day(last)
    return row.but(shows="mail", observed_from=_day(max(found.first.values())), observed_until=until)


def _notice_coverage(box: Box, platform: str, fate: Fate) -> Coverage:
    """What a platform's notices show: never a two-way exchange, so no message is among it."""
    shown = [kind for kind in _SHOWN if kind in fate.kinds]
    warnings = (
        [
            f"notices not recognised: {fate.unrecognised}; describe their subjects under [[notices]] in netanalysis.toml"
        ]
        if fate.unrecognised
        else []
    )
    warnings += ["notices show messages to you only, not your answers"] if "message" in fate.kinds else []
    warnings += [_NO_ZONE.format(fate.zoneless)] if fate.zoneless else []
    return _base(notices_label(box.label, platform), fate).but(
        platform=platform, content="notices", shows=", ".join(shown), parser=f"{box.parser}, notices",
        observed_from=_day(fate.first) if shown else None, observed_until=_day(fate.last) if shown else None,
        warning="; ".join(warnings),
    )  # fmt: skip


def _day(time: Any) -> Any:
    return None if time is None else pd.Timestamp(time).tz_localize(None).normalize()


SOURCE: Final = Source(PLATFORM, claims, read)
