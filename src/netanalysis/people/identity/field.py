"""One comparable field of all accounts as numbers: who has which values, and how rare each value is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shared:
    """What pairs share in one field: bits of the rarest shared value (NaN without one), its code, and whether both have any."""

    bits: Floats
    code: Ints
    penalty: Floats
    known: Flags

    @property
    def found(self) -> Flags:
        """Whether the two of a pair share a value."""
        return self.code >= 0


@dataclass(frozen=True, slots=True)
class Field:
    """Values of a field by account, sorted by account and code; `bits` by code is how much an agreement by chance is worth."""

    account: Ints
    code: Ints
    penalty: Floats
    start: Ints  #: by account, where its rows begin; one more at the end
    bits: Floats
    texts: tuple[str, ...]

    def shared(self, a: Ints, b: Ints) -> Shared:
        """Compare pairs of accounts: the shared value that says most."""
        n = self.start[a + 1] - self.start[a]
        known = (n > 0) & (self.start[b + 1] > self.start[b])
        pair = np.repeat(np.arange(len(a)), n)
        row = np.arange(len(pair)) + np.repeat(self.start[a] - np.cumsum(n) + n, n)
        size = max(len(self.texts), 1)
        keys = self.account * size + self.code
        wanted = b[pair] * size + self.code[row]
        there = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        hit = keys[there] == wanted if len(keys) else np.zeros(len(pair), dtype=bool)
        pair, row, there = pair[hit], row[hit], there[hit]
        penalty = self.penalty[row] + self.penalty[there]
        worth = self.bits[self.code[row]] - penalty
        order = np.lexsort((-self.code[row], worth, pair))
        last = order[np.append(np.diff(pair[order]) != 0, True)] if len(order) else order
        bits, lost = np.full(len(a), np.nan), np.zeros(len(a))
        code = np.full(len(a), -1, dtype=np.int64)
        bits[pair[last]], code[pair[last]] = self.bits[self.code[row[last]]], self.code[row[last]]
        lost[pair[last]] = penalty[last]
        return Shared(bits, code, lost, known)

    def has(self, account: Ints) -> Flags:
        """Whether each account has any value."""
        return self.start[account + 1] > self.start[account]


def make_field(
    rows: Iterable[tuple[int, str, float]], n_accounts: int, *, usual: float, pseudo: int = 500
) -> Field:
    """Number the values of (account, value, penalty) rows.

    The rate at which a value agrees by chance is its share among the accounts that have the field, smoothed by `pseudo` accounts
    at the `usual` rate, so that a small network does not take every name for common or a large one a name seen once for unique.
    """
    frame = pd.DataFrame(list(rows), columns=["account", "value", "penalty"])
    frame = frame.groupby(["account", "value"], sort=True)["penalty"].min().reset_index()
    codes, values = pd.factorize(frame["value"], sort=True)
    account: Ints = frame["account"].to_numpy(dtype=np.int64)
    order = np.lexsort((codes, account))
    account, code = account[order], codes[order].astype(np.int64)
    start = np.searchsorted(account, np.arange(n_accounts + 1)).astype(np.int64)
    holders = np.bincount(code, minlength=len(values))
    n_known = len(np.unique(account))
    bits: Floats = -np.log2((holders + pseudo * usual) / (n_known + pseudo))
    penalty: Floats = frame["penalty"].to_numpy(dtype=np.float64)[order]
    return Field(account, code, penalty, start, bits, _texts(values))


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
