"""Which files the network comes from, what they can show, and which gaps they leave."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.describe.accounts import connections
from netanalysis.network import Network
from netanalysis.network.sight import shows_any

#: every gap that `gaps` can name, the gravest first
GAPS: Final = (
    "failed",
    "unknown",
    "no_exchange",
    "old_exchange",
    "old_contacts",
    "dropped",
    "undated",
    "nameless",
)

#: older than this, in days, an export says little about today
_OLD: Final = 180
#: a smaller share of dropped or undated rows is no gap
_SMALL: Final = 0.05
#: what files of contacts hold
_PEOPLE: Final = ("connections", "contacts")
_COUNTS: Final = ("rows", "read", "dropped", "undated", "nameless", "marked")


def sources(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return a row for each source file: what was read from it, and for which days it can show an exchange.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        The rows of `coverage`, counts of nothing being 0, with `exchange` added: whether the file can show an
        exchange. Files that were read come first, those with exchanges and with contacts before the others; ignored
        ones come last.

    Examples
    --------
    >>> import netanalysis as na
    >>> files = na.describe.sources(na.load_sample())
    >>> bool((files["read"] <= files["rows"]).all())
    True
    """
    files = network.as_of(as_of).coverage
    files["exchange"] = shows_any(files, schema.STRENGTH_KINDS)
    for name in _COUNTS:
        files[name] = files[name].fillna(0)
    place = files["status"].map({"read": 0, "failed": 1, "unknown": 2, "ignored": 3}).astype("int64")
    people = files["content"].isin(_PEOPLE)
    files["place"] = 3 * place - 2 * files["exchange"].astype("int64") - people.astype("int64")
    ordered = files.sort_values(["place", "rows", "file"], ascending=[True, False, True])
    return ordered.drop(columns="place").reset_index(drop=True)


def gaps(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Name what the files do not tell, the gravest gap first.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row a gap: `gap`, one of `GAPS`; `where`, the platform or file it lies in; `n`, the rows, accounts or days it
        is about; `of`, the number it is a part of, or missing; `reason`, where the reader gave one.

        - *failed*, *unknown*: a file that could not be read
        - *no_exchange*: a platform with contacts but without a file that shows exchanges; `n` accounts
        - *old_exchange*, *old_contacts*: a platform whose newest file ends `n` days before `as_of`
        - *dropped*: a file of which more than one row in twenty could not be used
        - *undated*, *nameless*: accounts of a platform without a date, without a name

    Examples
    --------
    >>> import netanalysis as na
    >>> found = na.describe.gaps(na.load_sample())
    >>> set(found["gap"]) <= set(na.describe.GAPS)
    True
    """
    seen = network.as_of(as_of)
    files = sources(seen)
    rows = [*_unread(files), *_dropped(files), *_platform_gaps(seen, files)]
    found = pd.DataFrame(rows, columns=["gap", "where", "n", "of", "reason"])
    found = found.astype(
        {"gap": "string", "where": "string", "n": "int64", "of": "Int64", "reason": "string"}
    )
    order = found["gap"].map({name: place for place, name in enumerate(GAPS)})
    found = found.assign(order=order).sort_values(["order", "n", "where"], ascending=[True, False, True])
    return found.drop(columns="order").reset_index(drop=True)


_Gap = tuple[str, str, int, int | None, str | None]


def _unread(files: pd.DataFrame) -> list[_Gap]:
    lost = files[files["status"].isin(["failed", "unknown"])]
    rows = lost.to_dict("records")
    return [(row["status"], row["file"], int(row["rows"]), None, _text(row["reason"])) for row in rows]


def _dropped(files: pd.DataFrame) -> list[_Gap]:
    lost = files[(files["status"] == "read") & (files["dropped"] > _SMALL * files["rows"])]
    return [("dropped", row["file"], int(row["dropped"]), int(row["rows"]), _text(row["reason"]))
            for row in lost.to_dict("records")]  # fmt: skip


def _platform_gaps(seen: Network, files: pd.DataFrame) -> list[_Gap]:
    """What each platform with contacts does not tell."""
    found: list[_Gap] = []
    linked = connections(seen)
    for platform, contacts in linked.groupby(linked["platform"].astype(object), sort=True):
        own = files[(files["platform"] == platform) & (files["status"] == "read")]
        found += _exchange_gap(str(platform), len(contacts), own, seen.date)
        found += _age_gap(str(platform), own, seen.date)
        missing = {"undated": contacts["connected_on"].isna(), "nameless": contacts["person_id"].isna()}
        found += [(name, str(platform), int(lost.sum()), len(contacts), None)
                  for name, lost in missing.items() if lost.sum() > _SMALL * len(contacts)]  # fmt: skip
    return found


def _exchange_gap(platform: str, n: int, own: pd.DataFrame, day: date) -> list[_Gap]:
    """Whether no file shows exchanges, or only up to long ago."""
    until = own.loc[own["exchange"], "observed_until"].max()
    if pd.isna(until):
        return [("no_exchange", platform, n, None, None)]
    age = (pd.Timestamp(day) - until).days
    return [("old_exchange", platform, int(age), None, None)] if age > _OLD else []


def _age_gap(platform: str, own: pd.DataFrame, day: date) -> list[_Gap]:
    """Whether the newest list of contacts is old."""
    newest: Any = own["snapshot_on"].max()
    age = 0 if pd.isna(newest) else (pd.Timestamp(day) - newest).days
    return [("old_contacts", platform, int(age), None, None)] if age > _OLD else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
