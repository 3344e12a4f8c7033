"""The arms: which were written down in strategies.csv, and which days of which account each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.network import Network

#: codes of days: no arm, or several arms of one test at once
NONE, SEVERAL = -1, -2
_UNKNOWN: Final = ""

Codes = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Test:
    """Arms that are compared with each other: on one platform, for one thing that was tried.

    Attributes
    ----------
    name
        What was tried: what stands before the colon in `arm`, else the platform.
    platform
        Where.
    arms
        Labels of the arms, in the order of the file.
    codes
        For each account the arm of each day from `first` on, by its place in `arms`; `NONE` or `SEVERAL` where none counts.
    first
        First day of any arm.
    """

    name: str
    platform: str
    arms: tuple[str, ...]
    codes: dict[str, Codes]
    first: pd.Timestamp

    @property
    def overlapping(self) -> int:
        """Days that two arms claim on one account; they count for neither."""
        return int(sum((codes == SEVERAL).sum() for codes in self.codes.values()))

    def place(self, rows: pd.DataFrame) -> Codes:
        """Return the arm of each row: the one that holds all days from its `since` to its `until`, else `NONE`."""
        found = np.full(len(rows), NONE, dtype=np.int64)
        begin, end = (self._numbers(rows[name]) for name in ("since", "until"))
        accounts = rows["account"].to_numpy(dtype=object)
        for account, codes in self.codes.items():
            runs = np.concatenate([[0], np.cumsum(np.diff(codes) != 0)]) if len(codes) else codes
            inside = (accounts == account) & (begin >= 0) & (end < len(codes))
            at = np.flatnonzero(inside)
            whole = at[runs[begin[at]] == runs[end[at]]]
            found[whole] = codes[begin[whole]]
        return found

    def _numbers(self, days: pd.Series[Any]) -> Codes:
        return ((pd.DatetimeIndex(days) - self.first) // pd.Timedelta(days=1)).to_numpy(dtype=np.int64)

    def days(self, account: str, since: pd.Timestamp, until: pd.Timestamp) -> Codes:
        """Return the codes of the days of a stretch, as far as any arm reaches."""
        codes = self.codes.get(account)
        if codes is None:
            return np.empty(0, dtype=np.int64)
        begin, end = (since - self.first).days, (until - self.first).days + 1
        return codes[max(begin, 0) : max(end, 0)]


def written_tests(network: Network) -> tuple[list[Test], int, int]:
    """Return the tests of strategies.csv, how many of its rows name an account nobody knows, and how many tests have one arm."""
    rows = network.strategies
    accounts = _accounts(network)
    placed = [
        (platform, account, row)
        for row in rows.to_dict("records")
        for platform, account in _meant(str(row["account"]), accounts) or [(_UNKNOWN, _UNKNOWN)]
    ]
    unknown = sum(platform == _UNKNOWN for platform, _, _ in placed)
    tests: dict[tuple[str, str], list[tuple[str, dict[Any, Any]]]] = {}
    for platform, account, row in placed:
        if platform != _UNKNOWN:
            tests.setdefault((platform, _name(row["arm"])[0]), []).append((account, row))
    made = [_test(network, *key, found) for key, found in tests.items()]
    several = [test for test in made if len(test.arms) > 1]
    return several, unknown, len(made) - len(several)


def _accounts(network: Network) -> list[tuple[str, str]]:
    """Platform and label of every account of the owner's that any table shows."""
    tables = (network.contacts, network.interactions, network.activity, network.follows)
    pairs = pd.concat([table[["platform", "account"]].drop_duplicates() for table in tables])
    pairs = pairs.dropna().drop_duplicates().sort_values(["platform", "account"])
    return [(str(platform), str(account)) for platform, account in pairs.itertuples(index=False)]


def _meant(cell: str, accounts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the accounts a cell names: one by its label, else all of a platform."""
    wanted = cell.strip().lstrip("@").lower()
    by_label = [pair for pair in accounts if pair[1].lower() == wanted]
    return by_label or [pair for pair in accounts if pair[0].lower() == wanted]


def _name(arm: object) -> tuple[str, str]:
    """Part a label into what was tried and how; without a colon it says only how.

    Examples
    --------
    >>> _name("tweets: many"), _name("select")
    (('tweets', 'many'), ('', 'select'))
    """
    before, colon, after = str(arm).partition(":")
    return (before.strip(), after.strip()) if colon and after.strip() else ("", str(arm).strip())


def _test(network: Network, platform: str, name: str, found: list[tuple[str, dict[Any, Any]]]) -> Test:
    arms = tuple(dict.fromkeys(_name(row["arm"])[1] for _, row in found))
    first = min(row["from"] for _, row in found)
    last = pd.Timestamp(network.date)
    length = max((last - first).days + 1, 0)
    codes = {account: np.full(length, NONE, dtype=np.int64) for account, _ in found}
    for account, row in found:
        until = last if pd.isna(row["to"]) else min(row["to"], last)
        part = codes[account][(row["from"] - first).days : max((until - first).days + 1, 0)]
        place = arms.index(_name(row["arm"])[1])
        part[:] = np.where((part == NONE) | (part == place), place, SEVERAL)
    return Test(name, platform, arms, codes, first)
