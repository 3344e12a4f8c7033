"""Whose exports lie side by side: one network has one owner, and two owners' files must not pass for one's."""

from __future__ import annotations

from collections.abc import Sequence

from netanalysis.errors import OwnerUnknown
from netanalysis.people.name_keys import names_agree
from netanalysis.settings import Owner

#: an export, and what its own files say of its owner
Export = tuple[str, Owner]


def check_one_owner(exports: Sequence[Export], told: Owner) -> None:
    """Refuse exports of different people.

    Two exports are one person's where their owners' names may be one person's, where they share an address, a number
    or a profile, or where the user told both names as hers (a changed name). An export that names nobody is anybody's.

    Parameters
    ----------
    exports
        Each export with what it says of its owner.
    told
        What the user said of herself.

    Raises
    ------
    OwnerUnknown
        Two exports have different owners.

    Examples
    --------
    >>> both = [("a.zip", Owner(names=("Eva Muster",))), ("b.zip", Owner(names=("Jan Probe",)))]
    >>> check_one_owner(both, Owner(names=("Eva Muster", "Jan Probe")))
    >>> check_one_owner(both, Owner())
    Traceback (most recent call last):
    netanalysis.errors.OwnerUnknown: a.zip and b.zip are exports of two different people; ...
    """
    hers: list[Export] = []
    others = [(label, owner) for label, owner in exports if owner.names]
    while others:
        more = [one for one in others if not hers or any(_same(one[1], known[1], told) for known in hers)]
        if not more:
            msg = (
                f"{hers[0][0]} and {others[0][0]} are exports of two different people; leave one owner's exports here "
                "and move the other's to a folder of their own, or, if both are yours, list both names under [me] in "
                "netanalysis.toml."
            )
            raise OwnerUnknown(msg)
        hers += more if hers else more[:1]
        others = [one for one in others if one not in hers]


def _same(one: Owner, other: Owner, told: Owner) -> bool:
    """Whether two owners may be one person."""
    shared = any(
        set(getattr(one, name)) & set(getattr(other, name)) for name in ("emails", "phones", "profile_urls")
    )
    return shared or _agree(one, other) or (_agree(one, told) and _agree(other, told))


def _agree(one: Owner, other: Owner) -> bool:
    """Whether a name of one and a name of the other may be one person's."""
    return any(names_agree(a, b) for a in one.names for b in other.names)
