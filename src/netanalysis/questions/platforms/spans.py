"""The days that a platform's files can show, as spans that do not overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from netanalysis.network import Network, sight
from netanalysis.questions.platforms.axis import Array
from netanalysis.ties.over_time import day_numbers


@dataclass(frozen=True, eq=False)
class Spans:
    """Stretches of days, both ends included, in order and apart.

    Examples
    --------
    >>> spans = join([Spans.of([(0, 9), (5, 19), (40, 49)])])
    >>> spans.first.tolist(), spans.last.tolist()
    ([0, 40], [19, 49])
    >>> spans.days_since(np.array([0, 45, 60])).tolist()
    [30, 5, 0]
    """

    first: Array
    last: Array

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Spans:
        """Make spans of pairs of days in any order."""
        merged: list[list[int]] = []
        for first, last in sorted(pairs):
            if merged and first <= merged[-1][1] + 1:
                merged[-1][1] = max(merged[-1][1], last)
            else:
                merged.append([first, last])
        return cls(np.array([pair[0] for pair in merged], dtype="int64"),
                   np.array([pair[1] for pair in merged], dtype="int64"))  # fmt: skip

    def days_since(self, since: Array) -> Array:
        """Return how many of the days lie on or after each of these."""
        begins = np.maximum(self.first[None, :], since[:, None])
        days: Array = np.maximum(self.last[None, :] - begins + 1, 0).sum(axis=1)
        return days

    def holds(self, days: Array) -> Array:
        """Return whether each day lies within one of the spans."""
        after, before = days[:, None] >= self.first[None, :], days[:, None] <= self.last[None, :]
        inside: Array = np.any(after & before, axis=1)
        return inside


def join(parts: Iterable[Spans]) -> Spans:
    """Return the days of all of them."""
    return Spans.of(
        pair for part in parts for pair in zip(part.first.tolist(), part.last.tolist(), strict=True)
    )


def windows(network: Network, kinds: Collection[str]) -> dict[tuple[str, str], Spans]:
    """Return the days on which a file would have shown something of these kinds, by platform and account of ego's.

    Parameters
    ----------
    network
        The network.
    kinds
        Kinds of interaction.

    Returns
    -------
    dict
        Spans by platform and account, the account empty where a file names none; no entry where nothing is covered.
    """
    dated = sight.windows(network.coverage, kinds)
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    ends = zip(
        day_numbers(dated["observed_from"]).tolist(), day_numbers(dated["observed_until"]).tolist(), strict=True
    )  # fmt: skip
    names = zip(dated["platform"], dated["account"].fillna(""), strict=True)
    for name, pair in zip(names, ends, strict=True):
        pairs.setdefault(name, []).append(pair)
    return {name: Spans.of(found) for name, found in pairs.items()}
