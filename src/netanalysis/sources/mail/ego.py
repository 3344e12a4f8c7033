"""Which addresses are the owner's: told, those her sent mail comes from, where her mail arrives, or in nearly every mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner
from netanalysis.sources.mail.folders import is_sent
from netanalysis.sources.mail.headers import Mail

#: a smaller share of what lies in the sent folder was moved there
_SHARE: Final = 0.05
#: at least this share of all mails has the owner in it
_NEARLY_ALL: Final = 0.9
_FEW: Final = 3


def own_addresses(
    mails: Sequence[Mail], folders: Sequence[frozenset[str]], owner: Owner, *, label: str
) -> tuple[str, ...]:
    """Return the owner's addresses, the one she uses most or named first at the beginning.

    Raises
    ------
    OwnerUnknown
        Nothing tells them.
    """
    sent = Counter(mail.sender[0] for mail in mails if mail.sender[0] and is_sent(mail, folders[mail.source]))
    from_sent = [address for address, n in _ordered(sent) if n >= _SHARE * sent.total()]
    found = tuple(dict.fromkeys([*owner.emails, *from_sent])) or _arrived(mails) or _in_nearly_all(mails)
    if not found:
        msg = (
            f"{label}: which address is yours cannot be told from the mails; write your addresses under [me] in "
            'netanalysis.toml, like emails = ["me@example.org"].'
        )
        raise OwnerUnknown(msg)
    return found


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _arrived(mails: Sequence[Mail]) -> tuple[str, ...]:
    """The address at which most mails arrived."""
    found = _ordered(Counter(address for mail in mails for address in mail.own))
    return (found[0][0],) if found and (len(found) == 1 or found[0][1] > found[1][1]) else ()


def _in_nearly_all(mails: Sequence[Mail]) -> tuple[str, ...]:
    """The one address that is sender or recipient of nearly all mails."""
    if len(mails) < _FEW:
        return ()
    seen = Counter(
        address
        for mail in mails
        for address in {mail.sender[0], *(address for address, _ in mail.people)} - {""}
    )
    regulars = [address for address, n in seen.items() if n >= _NEARLY_ALL * len(mails)]
    return (regulars[0],) if len(regulars) == 1 else ()


def own_name(mails: Sequence[Mail], own: frozenset[str]) -> tuple[str, ...]:
    """The name under which the owner mostly writes."""
    names = Counter(mail.sender[1] for mail in mails if mail.sender[0] in own and " " in mail.sender[1])
    return tuple(name for name, _ in _ordered(names)[:1])
