"""All that is known of the tie to one person, in one place: what it is made of, what did not count, what was not to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis.dates import as_day
from netanalysis.describe.measures import Measures, measured
from netanalysis.errors import UnknownPerson
from netanalysis.network import Network
from netanalysis.network.rows import unread
from netanalysis.people.lookup import build_lookup
from netanalysis.ties import covering, left_out
from netanalysis.ties.over_time import strength_over_time, trace

#: a history of no more days than this is told day by day, a longer one month by month
_SHORT: Final = 120


@dataclass(frozen=True, eq=False)
class Tie:
    """The tie between ego and one person, as of a day.

    Attributes
    ----------
    person_id, name
        Who it is.
    day
        The day the tie is seen as of.
    scores
        Her row of `tie_strength`.
    rank, scored
        Her place by strength among the people with an exchange (1 is the strongest; missing where there was none), and
        how many these are.
    kept
        Her row of `tending`.
    accounts
        Her accounts: `contact_id`, `platform`, `relation`, `connected_on`.
    exchanges
        The interactions that count, oldest first.
    others
        The interactions that do not count, with `why`, oldest first.
    outcomes
        The outcomes whose chain she stands in, oldest first.
    windows
        Days on which a file would have shown an exchange with her: `platform`, `observed_from`, `observed_until`;
        the windows of one platform do not touch.
    course
        What `tie_strength` would have said (index `day`): at the ends of the months since the first exchange and on `day`
        itself, or every day where these are no more than 120; missing where no exchange counted yet, empty where there
        never was one.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.tie(na.load_sample(), "Katja Lenz").person_id
    'linkedin:katja-lenz'
    """

    person_id: str
    name: str
    day: date
    scores: pd.Series[Any]
    rank: int | None
    scored: int
    kept: pd.Series[Any]
    accounts: pd.DataFrame
    exchanges: pd.DataFrame
    others: pd.DataFrame
    outcomes: pd.DataFrame
    windows: pd.DataFrame
    course: pd.Series[Any]


def tie(
    network: Network, person: str, *, as_of: date | str | None = None, measures: Measures | None = None
) -> Tie:
    """Gather what is known of the tie to one person.

    Parameters
    ----------
    network
        The network.
    person
        A contact id, person id, profile URL, e-mail address or a name that only she has.
    as_of
        Look no further than this day; left out, the network's own date.
    measures
        What `measure` returned for the same network and day; computed where left out.

    Returns
    -------
    Tie
        Scores, state, accounts, exchanges, what did not count, outcomes, observable days and strength over time.

    Raises
    ------
    UnknownPerson
        Nobody, or more than one person, answers to `person`; the candidates are named.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = na.describe.tie(na.load_sample(), "linkedin:katja-lenz")
    >>> found.rank <= found.scored
    True
    """
    person_id = find_person(network, person, as_of=as_of)
    known = measured(network, as_of, measures)
    seen = known.network
    scores: Any = known.ties.loc[person_id]
    kept: Any = known.tending.loc[person_id]
    counted = _of(known.exchanges, person_id).sort_values("time", kind="stable")
    others = _of(left_out(seen), person_id).sort_values("time", kind="stable")
    accounts = _of(seen.contacts, person_id).sort_values("contact_id")
    return Tie(
        person_id=person_id,
        name=str(_of(seen.persons, person_id)["name"].iloc[0]),
        day=seen.date,
        scores=scores,
        rank=_rank(known.ties["strength"], scores["strength"]),
        scored=int(known.ties["strength"].notna().sum()),
        kept=kept,
        accounts=accounts[["contact_id", "platform", "relation", "connected_on"]],
        exchanges=counted,
        others=others,
        outcomes=_outcomes(seen, person_id),
        windows=_windows(_of(covering(seen), person_id)),
        course=_course(seen, person_id),
    )


def _course(seen: Network, person_id: str) -> pd.Series[Any]:
    """How strong the tie was on each of the days on which to look."""
    traced = seen.derive(trace).of(person_id)
    first = pd.Timestamp("1970-01-01") + pd.Timedelta(days=int(traced.day.min())) if len(traced.day) else None
    days = pd.DatetimeIndex([]) if first is None else _days(first, pd.Timestamp(seen.date))
    strength = strength_over_time(seen, days, person_id=person_id)
    return pd.Series(strength.to_numpy()[0], index=days.rename("day"), name="strength", dtype="float64")


def _days(first: pd.Timestamp, last: pd.Timestamp) -> pd.DatetimeIndex:
    """Days on which to look: each one of a short time, else the ends of the months and the last day."""
    if (last - first).days <= _SHORT:
        return pd.date_range(first, last, freq="D")
    ends = pd.date_range(first, last, freq="ME")
    return pd.DatetimeIndex([*ends[ends < last], last])


def find_person(network: Network, person: str, *, as_of: date | str | None = None) -> str:
    """Return the person_id of whom the user means.

    Parameters
    ----------
    network
        The network.
    person
        A contact id, person id, profile URL, e-mail address or a name that only she has.
    as_of
        The day on which she must be in the network; left out, the network's own date.

    Returns
    -------
    str
        Her `person_id`.

    Raises
    ------
    UnknownPerson
        Nobody, or more than one person, answers to it, or she came later.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.find_person(na.load_sample(), "Katja Lenz")
    'linkedin:katja-lenz'
    """
    seen = network.as_of(as_of)
    if (seen.persons["person_id"] == person).any():
        return person
    everybody = network if as_of is None or as_day(as_of) < network.date else seen
    contacts = everybody.contacts
    contacts = contacts[contacts["person_id"].notna()]
    person_of = dict(zip(contacts["contact_id"], contacts["person_id"], strict=True))
    held = everybody.identifiers
    held = held[held["contact_id"].isin(contacts["contact_id"])]
    found = build_lookup(
        contacts,
        held,
        person_of,
        interactions=lambda: exchange_days(seen),
        language=network.settings.language,
    ).find(person)
    if not (seen.persons["person_id"] == person_of[found]).any():
        msg = f"»{person.strip()}« was not yet in the network on {seen.date}; choose a later day as `as_of`."
        raise UnknownPerson(msg)
    return str(person_of[found])


def exchange_days(network: Network) -> pd.DataFrame:
    """Return what tells when there was an exchange with each account, without reading a text.

    Examples
    --------
    >>> import netanalysis as na
    >>> exchange_days(na.load_sample()).columns[:2].tolist()
    ['contact_id', 'time']
    """
    return unread(network, ["contact_id", "time", "kind", "automatic", "mark"])


def _of(frame: pd.DataFrame, person_id: str) -> pd.DataFrame:
    """Rows of one person."""
    return frame[(frame["person_id"] == person_id).fillna(value=False)].reset_index(drop=True)


def _rank(strengths: pd.Series[Any], strength: Any) -> int | None:
    """Place among the strengths, 1 for the greatest; nobody where there is none."""
    return None if pd.isna(strength) else int((strengths > strength).sum()) + 1


def _outcomes(seen: Network, person_id: str) -> pd.DataFrame:
    """Outcomes in whose chain she stands."""
    outcomes = seen.outcomes
    hers = [person_id in str(chain).split(" > ") for chain in outcomes["chain"].fillna("")]
    return outcomes[pd.Series(hers, index=outcomes.index, dtype="bool")].sort_values(
        "first_touch", kind="stable"
    )


def _windows(windows: pd.DataFrame) -> pd.DataFrame:
    """Join windows of one platform that touch or overlap."""
    ordered = windows.sort_values(["platform", "observed_from"], kind="stable")
    reach = ordered.groupby("platform")["observed_until"].cummax()
    before = reach.groupby(ordered["platform"]).shift()
    begins = before.isna() | (ordered["observed_from"] > before + pd.Timedelta(days=1))
    joined = ordered.assign(piece=begins.cumsum()).groupby("piece", sort=True)
    return joined.agg(
        platform=("platform", "first"),
        observed_from=("observed_from", "min"),
        observed_until=("observed_until", "max"),
    ).reset_index(drop=True)
