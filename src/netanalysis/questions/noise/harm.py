"""Does ego's own noise do harm: whether those who got some answered, left or brought less than those who got none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.cost import own_noise
from netanalysis.inference import RateRatio
from netanalysis.inference.rates import share_interval
from netanalysis.inference.strata import Stratum, stratified_ratio
from netanalysis.network import Network
from netanalysis.ties import covering, exchanges

#: what may come of own noise
OUTCOMES: Final = ("left", "answered", "brought")
GROUPS: Final = ("some", "none")
#: between the noise and what came of it lies a year, or the time between two exports where that is at least half a year
_WINDOW, _LEAST = 365, 180


@dataclass(frozen=True, eq=False)
class Harm:
    """Those who got own noise against those who got none.

    Attributes
    ----------
    cut
        Noise counts up to this day, what came of it from then on.
    people
        A row for each contact of that day: `pieces` of own noise, `in_touch` (both sides had written), and `left`, `answered`,
        `brought`: missing where it could not be seen.
    table
        A row for each outcome, stratum (`in_touch` or not) and group: `people`, `happened`, `share`, `low`, `high`.
    ratios
        Of each outcome: how often it happened to those with own noise, over the others, within the strata; none where it cannot be told.
    """

    cut: date
    people: pd.DataFrame
    table: pd.DataFrame
    ratios: dict[str, RateRatio | None]


def harm(network: Network) -> Harm:
    """Compare those who got own noise up to a day with those who got none, by what happened afterwards.

    Parameters
    ----------
    network
        The network, seen as of the day of the answer.

    Returns
    -------
    Harm
        People, shares with intervals, and ratios within strata.

    Notes
    -----
    One row a person, so that intervals may take them as independent. It compares and does not experiment: whom ego writes to more
    is somebody else than whom ego leaves alone, and being in touch before is the only difference that is held equal.

    Examples
    --------
    >>> import netanalysis as na
    >>> sorted(harm(na.load_sample()).ratios)
    ['answered', 'brought', 'left']
    """
    stays, cut = _stays(network)
    people = _people(network, cut)
    people = people.assign(
        left=(~stays.reindex(people.index).astype("boolean")).astype("Float64"),
        answered=_answered(network, people.index, cut),
        brought=_brought(network, people.index, cut),
    )
    strata = {name: _strata(people.dropna(subset=[name]), name) for name in OUTCOMES}
    ratios = {name: stratified_ratio(list(found.values())) for name, found in strata.items()}
    return Harm(cut, people, _table(strata), ratios)


def _stays(network: Network) -> tuple[pd.Series[Any], date]:
    """Whether those in an older export are still in the newest of the same platform, and the day of the older one."""
    shots = network.snapshots.dropna(subset=["snapshot_on"])
    about = network.contacts.set_index("contact_id")[["platform", "person_id"]]
    shots = shots.join(about, on="contact_id").dropna(subset=["person_id"])
    whole = shots[shots["platform"].isin(shots.loc[~shots["present"], "platform"].unique())]
    pairs = {}
    for platform, part in whole.groupby("platform"):
        newest = part["snapshot_on"].max()
        older = [day for day in part["snapshot_on"].unique() if (newest - day).days >= _LEAST]
        if older:
            pairs[str(platform)] = (max(older), newest)
    if not pairs:
        return pd.Series(dtype="boolean"), network.date - timedelta(days=_WINDOW)
    cut = max(older for older, _ in pairs.values())
    found = [
        _still_there(whole[whole["platform"] == platform], *days)
        for platform, days in pairs.items()
        if days[0] == cut
    ]
    return pd.concat(found).groupby(level=0).max(), cut.date()


def _still_there(shots: pd.DataFrame, older: pd.Timestamp, newest: pd.Timestamp) -> pd.Series[Any]:
    """Whether each person of the older export is in the newest."""
    had = shots.loc[(shots["snapshot_on"] == older) & shots["present"], "contact_id"]
    has = shots[(shots["snapshot_on"] == newest) & shots["contact_id"].isin(had)]
    still: pd.Series[Any] = has.groupby("person_id")["present"].max()
    return still


def _people(network: Network, cut: date) -> pd.DataFrame:
    """Contacts as of the cut, the own noise each had got by then, and whether both sides had written."""
    contacts, last = network.contacts, pd.Timestamp(cut)
    known = contacts["relation"].fillna("connection").isin(["connection", "mutual", "followed_by"])
    persons = contacts.loc[known & ~(contacts["connected_on"] > last), "person_id"]
    index = pd.Index(sorted(persons.dropna().unique()), name="person_id")
    pieces = own_noise(network, as_of=cut)
    pieces = pieces[pieces["sort"] != "request"]  # who is a contact accepted the request
    rows = exchanges(network)
    rows = rows[rows["day"] <= last]
    out, back = (set(rows.loc[rows["direction"].isin([way, "both"]), "person_id"]) for way in ("out", "in"))
    counts = pieces["person_id"].value_counts().reindex(index, fill_value=0).astype("int64")
    return pd.DataFrame({"pieces": counts, "in_touch": index.isin(out & back)}, index=index)


def _answered(network: Network, people: pd.Index[Any], cut: date) -> pd.Series[Any]:
    """Whether each wrote to ego after the cut; missing where no file would have shown it."""
    rows = exchanges(network)
    wrote = rows.loc[rows["direction"].isin(["in", "both"]) & (rows["day"] > pd.Timestamp(cut)), "person_id"]
    windows = network.derive(covering)
    seen = people.isin(windows.loc[windows["observed_until"] > pd.Timestamp(cut), "person_id"])
    found = pd.Series(np.asarray(people.isin(wrote), dtype="float64"), index=people)
    return found.where(seen)


def _brought(network: Network, people: pd.Index[Any], cut: date) -> pd.Series[Any]:
    """Whether a won outcome began with each after the cut; missing where no outcome is written down at all."""
    rows = network.outcomes
    late = rows[(rows["status"] == "won") & (rows["first_touch"] > pd.Timestamp(cut))]
    first = late["chain"].dropna().str.partition(" > ")[0] if len(late) else pd.Series(dtype="string")
    found = pd.Series(np.asarray(people.isin(first), dtype="float64"), index=people)
    return found if len(rows) else found.mask(found == 0.0)


def _strata(people: pd.DataFrame, name: str) -> dict[str, Stratum]:
    """Events and people with and without own noise, among those in touch before and the others."""
    some, happened = people["pieces"] > 0, people[name] == 1.0
    found = {}
    for stratum, inside in (("in_touch", people["in_touch"]), ("never_in_touch", ~people["in_touch"])):
        counts = [
            (int((happened & group & inside).sum()), int((group & inside).sum())) for group in (some, ~some)
        ]
        found[stratum] = (*counts[0], *counts[1])
    return found


def _table(strata: dict[str, dict[str, Stratum]]) -> pd.DataFrame:
    rows = [
        (
            name,
            stratum,
            group,
            people,
            events,
            events / people if people else np.nan,
            *share_interval(events, people),
        )
        for name, parts in strata.items()
        for stratum, found in parts.items()
        for group, (events, people) in zip(GROUPS, (found[:2], found[2:]), strict=True)
    ]
    names = ["outcome", "stratum", "own_noise", "people", "happened", "share", "low", "high"]
    return pd.DataFrame(rows, columns=names)
