"""Accounts that cannot be one person: two profiles on one site, or two entries that one list holds side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from netanalysis.frames import quick_to_walk

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profiles:
    """By contact_id: its platform, its profile URLs, and the days of the exports that held it."""

    platform: Mapping[str, str]
    urls: Mapping[str, frozenset[str]]
    listed: Mapping[str, frozenset[str]]

    def two_profiles(self, a: str, b: str) -> bool:
        """Whether both have a profile on one site and not the same one."""
        left, right = self.urls.get(a, _NONE), self.urls.get(b, _NONE)
        return left.isdisjoint(right) and not _sites(left).isdisjoint(_sites(right))

    def same_list(self, a: str, b: str) -> bool:
        """Whether one dated export of a platform held both."""
        together = not self.listed.get(a, _NONE).isdisjoint(self.listed.get(b, _NONE))
        return together and self.platform[a] == self.platform[b]

    def side_by_side(self, a: str, b: str) -> bool:
        """Whether they stand on one platform at the same time, as far as is known."""
        undated = not self.listed.get(a) and not self.listed.get(b)
        return self.platform[a] == self.platform[b] and (undated or self.same_list(a, b))


def profiles_of(
    contacts: pd.DataFrame, identifiers: pd.DataFrame, snapshots: pd.DataFrame | None = None
) -> Profiles:
    """Gather platforms, profile URLs and exports by contact.

    Examples
    --------
    >>> contacts = pd.DataFrame({"contact_id": ["xing:a", "xing:b"], "platform": "xing"})
    >>> held = pd.DataFrame({"contact_id": ["xing:a", "xing:b"], "kind": "profile_url",
    ...                      "value": ["xing.com/profile/a", "xing.com/profile/b"]})
    >>> profiles_of(contacts, held).two_profiles("xing:a", "xing:b")
    True
    """
    platform = dict(quick_to_walk(contacts[["contact_id", "platform"]]).itertuples(index=False, name=None))
    urls = identifiers.loc[identifiers["kind"] == "profile_url", ["contact_id", "value"]]
    if snapshots is None:
        return Profiles(platform, _sets(urls), {})
    present = snapshots.loc[snapshots["present"], ["contact_id", "snapshot_on"]].dropna()
    return Profiles(platform, _sets(urls), _sets(present.astype({"snapshot_on": str})))


def _sets(rows: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Values of each contact."""
    found: dict[str, frozenset[str]] = {}
    for contact, value in quick_to_walk(rows).itertuples(index=False, name=None):
        found[contact] = found.get(contact, _NONE) | {value}
    return found


def _sites(urls: frozenset[str]) -> set[str]:
    return {url.partition("/")[0] for url in urls}
