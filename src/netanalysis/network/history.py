"""The tables as they could have been seen at the end of a day: nothing later leaks into them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from netanalysis.dates import end_of_day
from netanalysis.frames import look_up
from netanalysis.network.assemble import persons_of
from netanalysis.network.day import default_date


def restrict(tables: Mapping[str, pd.DataFrame], day: date, time_zone: str) -> dict[str, pd.DataFrame]:
    """Leave out what came after the end of that local day; identity stays as it is."""
    end, last = end_of_day(day, time_zone), pd.Timestamp(day)
    seen = dict(tables)
    for name in ("interactions", "activity"):
        seen[name] = _keep(tables[name], tables[name]["time"] <= end)
    seen["links"] = _keep(tables["links"], ~(tables["links"]["time"] > end))
    seen["journal"] = _keep(tables["journal"], tables["journal"]["date"] <= last)
    for name in ("snapshots", "follows"):
        seen[name] = _keep(tables[name], ~(tables[name]["snapshot_on"] > last))
    seen["activity"] = _responses(seen["activity"], last)
    seen["strategies"] = _keep(tables["strategies"], tables["strategies"]["from"] <= last)
    seen["outcomes"] = _outcomes(tables, last, time_zone)
    seen["contacts"] = _contacts(tables, seen, last)
    seen["coverage"] = _coverage(tables["coverage"], last)
    known = seen["contacts"]["contact_id"]
    seen["identifiers"] = _keep(tables["identifiers"], tables["identifiers"]["contact_id"].isin(known))
    if any(seen[name] is not tables[name] for name in ("contacts", "snapshots")):
        seen["persons"] = persons_of(seen)
    return seen


def _keep(frame: pd.DataFrame, mask: pd.Series[bool]) -> pd.DataFrame:
    return frame if mask.all() else frame[mask].reset_index(drop=True)


def _outcomes(tables: Mapping[str, pd.DataFrame], last: pd.Timestamp, time_zone: str) -> pd.DataFrame:
    """Outcomes begun by that day; one that ended later is still open, its value unknown.

    Looking back, so is one whose end has no day: nobody knows that it had been won by then.
    """
    outcomes = tables["outcomes"]
    begun = _keep(outcomes, outcomes["first_touch"] <= last)
    later = begun["won_on"] > last
    unknown = begun["won_on"].isna() & (begun["status"] == "won").fillna(value=False)
    if unknown.any() and last.date() < default_date(tables, time_zone):
        later |= unknown
    return begun.assign(
        status=begun["status"].mask(later, "open"),
        value=begun["value"].mask(later),
        won_on=begun["won_on"].mask(later),
    )


def _responses(activity: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Activity without the responses that were counted later."""
    later = activity["counted_on"] > last
    if not later.any():
        return activity
    hidden = {name: activity[name].mask(later) for name in ("n_responses", "counted_on")}
    return activity.assign(**hidden)


def _contacts(
    tables: Mapping[str, pd.DataFrame], seen: Mapping[str, pd.DataFrame], last: pd.Timestamp
) -> pd.DataFrame:
    """Contacts made by that day, with the company and position of the newest snapshot up to it.

    Who wrote first and was connected later is a correspondent until then.
    """
    contacts = tables["contacts"]
    met = set(seen["interactions"]["contact_id"].tolist())
    all_seen = seen["interactions"] is tables["interactions"]
    ever = met if all_seen else set(tables["interactions"]["contact_id"].tolist())
    wrote, later = contacts["contact_id"].isin(met), contacts["connected_on"] > last
    correspondent = (contacts["relation"] == "correspondent").fillna(value=False)
    stranger = correspondent & contacts["contact_id"].isin(ever)
    if later.any():
        contacts = contacts.assign(
            relation=contacts["relation"].mask(later, "correspondent"),
            connected_on=contacts["connected_on"].mask(later),
        )
    kept = _keep(contacts, wrote | ~(later | stranger))
    if len(seen["snapshots"]) == len(tables["snapshots"]):
        return kept
    return _with_past_employers(kept, tables["snapshots"], seen["snapshots"])


def _with_past_employers(contacts: pd.DataFrame, all_: pd.DataFrame, past: pd.DataFrame) -> pd.DataFrame:
    """Company and position as the newest past snapshot has them; unknown where only later ones speak of the contact."""
    newest = past.sort_values(["contact_id", "snapshot_on"]).drop_duplicates("contact_id", keep="last")
    newest = newest.set_index("contact_id")
    speaks_later = contacts["contact_id"].isin(all_["contact_id"])
    values = {
        name: contacts[name].where(~speaks_later, look_up(contacts["contact_id"], newest[name]))
        for name in ("company", "position")
    }
    return contacts.assign(**values)


def _coverage(coverage: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Coverage with its dates and windows cut at that day."""
    until = coverage["observed_until"].where(~(coverage["observed_until"] > last), last)
    begins_later = coverage["observed_from"] > last
    later = {name: coverage[name].mask(coverage[name] > last) for name in ("first_on", "snapshot_on")}
    shown = coverage["last_on"].where(~(coverage["last_on"] > last), last).mask(later["first_on"].isna())
    return coverage.assign(
        **later,
        last_on=shown,
        observed_from=coverage["observed_from"].mask(begins_later),
        observed_until=until.mask(begins_later),
    )
