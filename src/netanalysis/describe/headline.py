"""The figures one would tell somebody about one's network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from netanalysis.describe.accounts import connections
from netanalysis.describe.exchange import circles, states
from netanalysis.describe.measures import Measures, measured
from netanalysis.network import Network


@dataclass(frozen=True, slots=True)
class Headline:
    """A network in figures, as of a day.

    Attributes
    ----------
    day
        The day it is seen as of.
    people
        People to whom there is a tie: connected, or ever in an exchange; the accounts of each joined.
    strangers
        People who only sent an invitation or a pitch; they are in no other count.
    accounts
        Accounts of the people by platform, and of connected members without a name.
    nameless
        Connected members whose name the platform hides.
    undated
        Connections without a day.
    several_platforms
        People seen on more than one platform.
    exchanges
        Interactions that count as exchange.
    exchange_days
        Days with an exchange, counted for each person apart.
    in_touch
        People with whom there was an exchange, ever.
    observable
        People with whom an exchange would have been seen within the last year.
    states
        People by state of tending.
    circles
        Share of all exchange days that the 5, 15, 50 and 150 strongest ties hold; missing without exchange.
    alarms
        Ties that have been silent for more than eight of their usual gaps.
    first_connection, newest_connection, first_exchange, newest_exchange, newest_snapshot
        The days; none where nothing is dated.

    Examples
    --------
    >>> import netanalysis as na
    >>> figures = na.describe.headline(na.load_sample())
    >>> sum(figures.states.values()) == figures.people
    True
    """

    day: date
    people: int
    strangers: int
    accounts: Mapping[str, int]
    nameless: int
    undated: int
    several_platforms: int
    exchanges: int
    exchange_days: int
    in_touch: int
    observable: int
    states: Mapping[str, int]
    circles: Mapping[int, float]
    alarms: int
    first_connection: date | None
    newest_connection: date | None
    first_exchange: date | None
    newest_exchange: date | None
    newest_snapshot: date | None

    @property
    def observable_share(self) -> float:
        """Share of the people with whom an exchange would have been seen, 0 to 1; missing without people."""
        return self.observable / self.people if self.people else float("nan")

    @property
    def judged(self) -> int:
        """People whose state can be told: all but the unobserved."""
        return self.people - self.states["unobserved"]


def headline(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> Headline:
    """Return the figures one would tell somebody about one's network.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    measures
        What `measure` returned for the same network and day; computed where left out.

    Returns
    -------
    Headline
        The figures, frozen.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> figures = na.describe.headline(network)
    >>> figures.people + figures.strangers == len(network.persons)
    True
    """
    known = measured(network, as_of, measures)
    seen = known.network
    contacts, persons, linked = seen.contacts, known.people, connections(seen)
    snapshots = pd.concat([seen.snapshots["snapshot_on"], seen.coverage["snapshot_on"]])
    counted = contacts["person_id"].isin(persons["person_id"])
    nameless = linked["person_id"].isna()
    platforms = pd.concat([contacts.loc[counted, "platform"], linked.loc[nameless, "platform"]])
    return Headline(
        day=seen.date,
        people=len(persons),
        strangers=len(seen.persons) - len(persons),
        accounts=MappingProxyType(_counts(platforms.value_counts().sort_index())),
        nameless=int(nameless.sum()),
        undated=int(linked["connected_on"].isna().sum()),
        several_platforms=int(persons["platforms"].str.contains(",", regex=False).fillna(value=False).sum()),
        exchanges=len(known.exchanges),
        exchange_days=int(known.ties["active_days"].sum()),
        in_touch=int(known.ties["strength"].notna().sum()),
        observable=int(known.tending.loc[known.tending["tending"].notna(), "observable"].sum()),
        states=MappingProxyType(_counts(states(seen, measures=known)["people"])),
        circles=MappingProxyType(
            {int(str(size)): float(x) for size, x in circles(seen, measures=known).items()}
        ),
        alarms=int(known.ties["alarm"].sum()),
        first_connection=_day(linked["connected_on"].min()),
        newest_connection=_day(linked["connected_on"].max()),
        first_exchange=_day(known.exchanges["day"].min()),
        newest_exchange=_day(known.exchanges["day"].max()),
        newest_snapshot=_day(snapshots[snapshots <= pd.Timestamp(seen.date)].max()),
    )


def _counts(people: pd.Series[Any]) -> dict[str, int]:
    return {str(name): int(n) for name, n in people.items()}


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
