"""Tending: which ties ego keeps up, which sleep, which were only collected, and which nobody can judge."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.network import Network
from netanalysis.network.sight import windows
from netanalysis.ties.exchanges import active_days, numbered

#: every state a tie can be in, from the warmest to the one that cannot be told
STATES: Final = ("tended", "dormant", "occasional", "one_way", "collected", "unobserved")

#: both sides must have written within so many days for a tie to be tended
WINDOW: Final = 365
#: fewer days with an exchange than this are occasional
FEW_DAYS: Final = 3

#: an exchange this many days after the one before it is the start of a new conversation
NEW_CONVERSATION: Final = 14
#: a text at least this long was written for somebody, not clicked
PERSONAL_TEXT: Final = 80
#: so many gaps it takes to speak of regularity
MIN_GAPS: Final = 5
DELIBERATE_KINDS: Final = ("call", "meeting", "journal")


def tending(
    network: Network, *, as_of: date | str | None = None, window: int = WINDOW, few_days: int = FEW_DAYS
) -> pd.DataFrame:
    r"""Say for each person whether ego tends the tie, as could be known on a day.

    The first that holds is the state: pinned by the user -> *tended*; no file covers exchange on any of her accounts
    within the window, and none is recorded -> *unobserved*; no exchange ever -> *collected*; only one side ever
    wrote -> *one_way*; two-way on fewer than `few_days` days -> *occasional*; both sides within the window ->
    *tended*; else *dormant*. What was not observable is never called no contact; and who is
    neither connected nor ever was in an exchange, a stranger who sent an invitation or a pitch, has no tie and no state.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    window
        Days before `as_of` within which both sides must have written to count as tended.
    few_days
        Fewer days with an exchange than this are occasional.

    Returns
    -------
    DataFrame
        A row for each person, index `person_id`, sorted by it. Columns:

        - `tending`: one of `STATES`; missing for a stranger
        - `observable`: whether an exchange with her would have been seen within the window
        - `pinned`: the user's own word
        - `active`: share of conversations, begun after two weeks of silence, that ego began (0 to 1)
        - `regular`: -1 (all at once) over 0 (at random) to 1 (like clockwork); missing below 5 gaps
        - `deliberate`: share of active days with a meeting, a call, a journal entry or more than a line of text

    Notes
    -----
    `regular` is minus the burstiness for few events of Kim and Jo [1]_, with r the ratio of standard deviation to mean
    of the n gaps:

    .. math:: A_n = \frac{\sqrt{n+1}\,r - \sqrt{n-1}}{(\sqrt{n+1}-2)\,r + \sqrt{n-1}}

    References
    ----------
    .. [1] Kim, E.-K. and Jo, H.-H. (2016). Measuring burstiness for finite event sequences. Physical Review E 94,
       032311. doi:10.1103/PhysRevE.94.032311

    Examples
    --------
    >>> import netanalysis as na
    >>> states = na.tending(na.load_sample())["tending"].dropna()
    >>> sorted(set(states) - {"tended", "dormant", "occasional", "one_way", "collected", "unobserved"})
    []
    """
    seen = network.as_of(as_of)
    rows = numbered(seen)
    since = pd.Timestamp(seen.date) - pd.Timedelta(days=window)
    persons = seen.persons.set_index("person_id").sort_index()
    everybody = range(len(persons))
    facts = _facts(rows, active_days(seen), since).reindex(everybody).set_axis(persons.index)
    recent = pd.Index(everybody).isin(_seen_recently(rows, seen, since))
    facts["observable"] = persons.index.isin(_observable(seen, since)) | recent
    facts["pinned"] = persons["pinned"]
    states = pd.Series(_state(facts, few_days), index=persons.index, dtype="string")
    facts["tending"] = states.mask(
        facts["days"].isna() & ~persons.index.isin(_connected(seen)) & ~facts["pinned"]
    )
    shades = _shades(rows, active_days(seen)).reindex(everybody).set_axis(persons.index)
    return facts[["tending", "observable", "pinned"]].join(shades)


def _facts(rows: pd.DataFrame, days: pd.DataFrame, since: pd.Timestamp) -> pd.DataFrame:
    """Per person: exchanges each way, ever and within the window, and days with an exchange."""
    out, back = rows["direction"].isin(["out", "both"]), rows["direction"].isin(["in", "both"])
    recent = rows["day"] > since
    flags = rows.assign(out=out, back=back, recent_out=out & recent, recent_in=back & recent)
    sums = flags.groupby("person", sort=True)[["out", "back", "recent_out", "recent_in"]].sum()
    return sums.join(days.groupby("person", sort=True).size().rename("days"))


def _seen_recently(rows: pd.DataFrame, seen: Network, since: pd.Timestamp) -> set[int]:
    """Persons, by number, with an exchange in the window, unless known by a platform's notices alone, which never show ego's answers."""
    notices = seen.coverage.loc[seen.coverage["content"] == "notices", "file"]
    return set(rows.loc[(rows["day"] > since) & ~rows["source"].isin(notices), "person"])


def _state(facts: pd.DataFrame, few_days: int) -> np.ndarray[Any, np.dtype[Any]]:
    """Return the first state that holds, per person."""
    counts = facts[["out", "back", "recent_out", "recent_in", "days"]].fillna(0)
    nothing = counts["days"] == 0
    one_way = (counts["out"] == 0) | (counts["back"] == 0)
    both_recent = (counts["recent_out"] > 0) & (counts["recent_in"] > 0)
    conditions = [
        facts["pinned"],
        ~facts["observable"],
        nothing,
        one_way,
        counts["days"] < few_days,
        both_recent,
    ]
    states = ["tended", "unobserved", "collected", "one_way", "occasional", "tended"]
    return np.select([condition.to_numpy(dtype=bool) for condition in conditions], states, default="dormant")


def _connected(seen: Network) -> set[str]:
    """Persons of whom ego has more than letters: a connection, a follower, an entry of an address book."""
    contacts = seen.contacts
    met = contacts[contacts["relation"].fillna("connection") != "correspondent"]
    return set(met["person_id"].dropna())


def _observable(seen: Network, since: pd.Timestamp) -> set[str]:
    """Persons with an account on which a file would have shown an exchange within the window."""
    windows = covering(seen)
    recent = windows[windows["observed_until"] > since]
    return set(recent["person_id"].dropna())


def covering(network: Network) -> pd.DataFrame:
    """Return the days on which a file would have shown an exchange with an account, a row an account and window.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        `person_id`, `contact_id`, `platform`, `observed_from`, `observed_until`. An entry of an address book is no
        account on which anything could be exchanged.

    Examples
    --------
    >>> import netanalysis as na
    >>> set(covering(na.load_sample())["platform"])
    {'linkedin'}
    """
    seen = windows(network.coverage, schema.STRENGTH_KINDS)
    seen = seen[["platform", "account", "observed_from", "observed_until"]].drop_duplicates()
    contacts = network.contacts[network.contacts["relation"].fillna("connection") != "address_book"]
    reached = contacts[["person_id", "contact_id", "platform", "account"]].merge(
        seen, on=["platform", "account"]
    )
    return reached.drop(columns="account")


def _shades(rows: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """Who begins, how regularly, how deliberately; a row a person with an exchange."""
    order = np.lexsort((rows["time"].dt.tz_localize(None), rows["person"]))
    ordered = rows[["person", "day", "direction"]].take(order)
    gap = _gaps(ordered)
    starts = ordered[(gap.isna() | (gap >= NEW_CONVERSATION)) & (ordered["direction"] != "both")]
    active = (starts["direction"] == "out").groupby(starts["person"]).mean()
    warm = rows["kind"].isin(DELIBERATE_KINDS) | (rows["n_chars"] >= PERSONAL_TEXT).fillna(value=False)
    by_person = days.sort_index()
    warm_days = pd.Series(np.bincount(rows["active_day"], weights=warm, minlength=len(days)) > 0)
    deliberate = warm_days.groupby(by_person["person"]).mean()
    return pd.DataFrame(
        {"active": active, "regular": _regularity(by_person), "deliberate": deliberate}
    ).astype("float64")


def _gaps(days: pd.DataFrame) -> pd.Series[Any]:
    """Days since the row before, missing where a person begins."""
    gaps: pd.Series[Any] = days["day"].diff().dt.days
    return gaps.where(days["person"] == days["person"].shift())


def _regularity(days: pd.DataFrame) -> pd.Series[Any]:
    """Minus the burstiness of the gaps between active days; missing where there are too few gaps."""
    gaps = _gaps(days).groupby(days["person"])
    n = gaps.count().astype("float64")
    n = n.where(n >= MIN_GAPS)
    ratio = gaps.std(ddof=0) / gaps.mean()
    more, less = np.sqrt(n + 1), np.sqrt(n - 1)
    regularity: pd.Series[Any] = -(more * ratio - less) / ((more - 2) * ratio + less)
    return regularity
