"""Which interactions count as exchange: the one definition that strength, tending and the graph share."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.late_texts import LateTexts
from netanalysis.network import Network
from netanalysis.network.rows import unread

#: a text shorter than this (»Vielen Dank!«) may go to many people and still be an answer to each of them
SHORT_TEXT: Final = 20
Numbers = np.ndarray[Any, np.dtype[np.int64]]


def exchanges(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return the interactions that count as exchange between ego and one person.

    Left out are kinds that are no exchange (invitations, endorsements, …), automatic and marked rows (sponsored, spam,
    drafts, hidden senders, missed calls), exchanges with more than ten people, and a text that ego sent to more than ten people: a
    broadcast, judged by what had been sent up to the day `as_of`.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        The rows of `interactions` that count, with `person_id` and the local calendar `day` added.

    Examples
    --------
    >>> import netanalysis as na
    >>> counted = exchanges(na.load_sample())
    >>> bool(counted["mark"].isna().all())
    True
    """
    return network.as_of(as_of).derive(_counting)


def _counting(seen: Network) -> pd.DataFrame:
    """Rows of the network's own day."""
    counted = seen.derive(_counted)
    rows = seen.interactions.take(counted.index.to_numpy()).reset_index(drop=True)
    persons = person_ids(seen).array.take(counted["person"].to_numpy())
    return rows.assign(person_id=persons, day=counted["day"].array)


def _counted(seen: Network) -> pd.DataFrame:
    """The interactions that count, by their places, with the number of the `person` and the local `day`."""
    rows = unread(
        seen, ["contact_id", "time", "kind", "direction", "n_people", "n_chars", "text", "automatic", "mark"]
    )
    possible = np.flatnonzero(_may_count(rows) & rows["contact_id"].notna())
    rows = rows.take(possible)
    persons = _person_numbers(rows["contact_id"], seen)
    counts = spread_at(rows).isna().to_numpy() & (persons >= 0)
    days = local_days(rows["time"][counts], seen.settings.time_zone).array
    return pd.DataFrame({"person": persons[counts], "day": days}, index=possible[counts])


def _person_numbers(contacts: pd.Series[Any], seen: Network) -> Numbers:
    """Place of each contact's person in `person_ids`, -1 where there is none."""
    codes, distinct = pd.factorize(contacts)
    person_of = seen.contacts.set_index("contact_id")["person_id"]
    persons = look_up(pd.Series(distinct), person_of)
    numbers: Numbers = person_ids(seen).get_indexer(pd.Index(persons))[codes]
    return numbers


def numbered(seen: Network) -> pd.DataFrame:
    """Return what is counted of the exchanges, texts as categories, for they group quicker.

    `person` is the place of the person in `person_ids`, `active_day` numbers person and day together, by both.
    """
    return seen.derive(_numbering)


def active_days(seen: Network) -> pd.DataFrame:
    """Return each `person` and `day` with an exchange, in the order of the exchanges; the index sorts them by person and day."""
    return seen.derive(_active)


def _active(seen: Network) -> pd.DataFrame:
    return numbered(seen).drop_duplicates("active_day").set_index("active_day")[["person", "day"]]


def person_ids(seen: Network) -> pd.Index[Any]:
    """Return the sorted ids that `numbered` speaks of."""
    ids: pd.Index[Any] = pd.Index(seen.persons["person_id"], name="person_id").sort_values()
    return ids


def _numbering(seen: Network) -> pd.DataFrame:
    counted = seen.derive(_counted)
    rows = unread(seen, ["time", "platform", "kind", "direction", "n_chars", "source"])
    rows = rows.take(counted.index.to_numpy()).reset_index(drop=True)
    texts = {name: _as_categories(rows[name]) for name in ("platform", "kind", "direction", "source")}
    return rows.assign(
        **texts, person=counted["person"].array, day=counted["day"].array, active_day=_nth_day(counted)
    )


def _nth_day(counted: pd.DataFrame) -> Numbers:
    """Number persons and days together, by person and day."""
    days = counted["day"].to_numpy().astype("datetime64[D]").astype("int64")
    days -= days.min(initial=0)
    keys = counted["person"].to_numpy() * (days.max(initial=0) + 1) + days
    numbers: Numbers = np.unique(keys, return_inverse=True)[1]
    return numbers


def _as_categories(texts: pd.Series[Any]) -> pd.Categorical:
    """Texts as categories in the order of the alphabet."""
    codes, distinct = pd.factorize(texts, sort=True)
    return pd.Categorical.from_codes(codes, categories=distinct)


def left_out(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return the interactions with a person that do not count as exchange, and why.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        Rows of `interactions` with `person_id`, the local `day`, and

        - `why`: a kind that is no exchange (`invitation`, `endorsement`, …), a mark (`sponsored`, `spam`, `draft`, …),
          `automatic`, `group` (more than ten people) or `broadcast` (the same text to more than ten people)
        - `since`: the local day from which on this is known; later than `day` only for a broadcast, which counts as an
          exchange until its text goes to one person too many

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> len(left_out(network)) + len(exchanges(network)) <= len(network.interactions)
    True
    """
    seen = network.as_of(as_of)
    rows = seen.interactions
    rows = rows[rows["contact_id"].notna()]
    why, known = excluded(rows), rows["time"]
    possible = rows[why.isna()]
    spread = spread_at(possible)
    for cause, sort in ((_is_crowded(possible), "group"), (spread.notna(), "broadcast")):
        why = why.mask(why.isna() & cause.reindex(rows.index, fill_value=False), sort)
    known = spread.reindex(rows.index).fillna(known)
    found = _of_persons(rows.assign(why=why, since=known)[why.notna()], seen)
    return found.assign(since=local_days(found["since"], seen.settings.time_zone))


def _may_count(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether a row by itself may be an exchange: where `excluded` knows no reason."""
    return rows["kind"].isin(schema.STRENGTH_KINDS) & rows["mark"].isna() & ~rows["automatic"]


def excluded(rows: pd.DataFrame) -> pd.Series[Any]:
    """Why a row by itself is no exchange: its mark, its kind, or that a machine sent it; missing where it may be one."""
    other = rows["kind"].where(~rows["kind"].isin(schema.STRENGTH_KINDS))
    why: pd.Series[Any] = rows["mark"].fillna(other)
    return why.mask(why.isna() & rows["automatic"], "automatic")


def spread_at(rows: pd.DataFrame) -> pd.Series[Any]:
    """When a row turned out to be a broadcast, missing where it is none.

    That is at once where too many people are in it, else once ego had sent its text to one person too many.
    """
    since = rows["time"].where(_is_crowded(rows))
    sent = rows[(rows["direction"] == "out") & (rows["n_chars"] >= SHORT_TEXT).fillna(value=False)]
    texts = sent["text"].array
    late = texts if isinstance(texts, LateTexts) else LateTexts.of(texts)
    often = _opens_often(late)
    sent = sent[often]
    words = [" ".join(text.split()) for text in late[often].astype("string").fillna("").tolist()]
    sent = sent.assign(words=words).sort_values("time", kind="stable")
    pairs = sent[["words", "contact_id", "time"]].drop_duplicates(["words", "contact_id"])
    one_too_many = pairs[pairs.groupby("words").cumcount() == schema.BROADCAST]
    wide = look_up(sent["words"], one_too_many.set_index("words")["time"])
    return since.fillna(wide.reindex(rows.index))


def _opens_often(texts: LateTexts) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether more texts than make a broadcast begin alike; texts that begin otherwise are different."""
    codes, distinct = pd.factorize(texts.openings())
    often = np.bincount(codes, minlength=len(distinct)) > schema.BROADCAST
    found: np.ndarray[Any, np.dtype[np.bool_]] = often[codes]
    return found


def _is_crowded(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows with too many people in them."""
    return (rows["n_people"] > schema.BROADCAST).fillna(value=False).astype(bool)


def _of_persons(rows: pd.DataFrame, seen: Network) -> pd.DataFrame:
    """Add the person and the local calendar day; rows of nobody are left out."""
    person_of = seen.contacts.set_index("contact_id")["person_id"]
    rows = rows.assign(person_id=look_up(rows["contact_id"], person_of))
    rows = rows[rows["person_id"].notna()]
    return rows.assign(day=local_days(rows["time"], seen.settings.time_zone)).reset_index(drop=True)
