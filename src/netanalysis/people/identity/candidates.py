"""Which pairs of accounts are looked at: tight blocks, so that the work grows with the accounts and not with their square."""

from __future__ import annotations

from typing import Final

import numpy as np

from netanalysis.people.identity.accounts import Accounts
from netanalysis.people.identity.field import Field, Ints

#: a block of more accounts than this is too wide to say anything: the rest of the evidence finds its pairs elsewhere
_WIDEST: Final = 120
#: bearers of one given and family name of which nothing else agrees; more than a few and it is a common name
_BEARERS: Final = 6


def candidates(accounts: Accounts) -> tuple[Ints, Ints]:
    """Return pairs of accounts, each once, the smaller number first; on one platform only such as no export holds side by side.

    A pair is looked at if it shares a family name and one of firm, position, town and handle, or a given name, a firm and a
    position (a marriage, a slip of the pen), or a given and family name that few bear.
    """
    family, given = accounts.family, accounts.classes
    blocks = [
        _pairs(accounts, (family, accounts.firm), _WIDEST),
        _pairs(accounts, (family, accounts.position), _WIDEST),
        _pairs(accounts, (family, accounts.city), _WIDEST),
        _pairs(accounts, (family, accounts.handle), _WIDEST),
        _pairs(accounts, (given, accounts.firm), _WIDEST),
        _pairs(accounts, (family, given), _BEARERS),
    ]
    both = np.unique(np.concatenate(blocks))
    a, b = np.divmod(both, len(accounts.ids))
    dated = accounts.export.has(a) | accounts.export.has(b)
    one_after_the_other = dated & ~accounts.export.shared(a, b).found
    kept = (accounts.platform[a] != accounts.platform[b]) | one_after_the_other
    return a[kept], b[kept]


def _pairs(accounts: Accounts, fields: tuple[Field, Field], widest: int) -> Ints:
    """Pairs (as a * n + b) of accounts that share a value of both fields, from blocks that are not too wide."""
    account, block = _joined(*fields)
    order = np.lexsort((account, block))
    account, block = account[order], block[order]
    _, first, size = np.unique(block, return_index=True, return_counts=True)
    first, size = first[(size > 1) & (size <= widest)], size[(size > 1) & (size <= widest)]
    found = []
    for n in np.unique(size):
        left, right = np.triu_indices(n, 1)
        starts = first[size == n]
        a, b = account[starts[:, None] + left].ravel(), account[starts[:, None] + right].ravel()
        found.append(a * len(accounts.ids) + b)
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)


def _joined(one: Field, other: Field) -> tuple[Ints, Ints]:
    """Every value of the one field with every value of the other, by account."""
    n = other.start[one.account + 1] - other.start[one.account]
    row = np.repeat(np.arange(len(one.account)), n)
    at = np.arange(len(row)) + np.repeat(other.start[one.account] - np.cumsum(n) + n, n)
    return one.account[row], one.code[row] * max(len(other.texts), 1) + other.code[at]
