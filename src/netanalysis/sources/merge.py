"""The same exchange in several exports counts once: Basic and Complete, or last year's beside this year's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

_SAME: Final = ["contact_id", "time", "platform", "kind", "direction", "words"]
_TWIN: Final = ["thread_id", "time", "platform", "kind", "direction", "words"]
#: how far an old export's local minute may lie from the UTC second of the same message in a newer one
_DRIFT: Final = pd.Timedelta(hours=26)


def without_repeats(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Drop interactions, links and activity that another export already gave.

    Two equal rows within one file are two exchanges; over several files each counts as often as in the file that has
    most of them. Texts are compared without their blanks, for line breaks changed from era to era. A member who hid
    between two exports is known from the older one.
    """
    links = tables["links"].sort_values(["time", "a", "b"], kind="stable")
    return {
        **tables,
        "interactions": _interactions(tables["interactions"]),
        "links": links.drop_duplicates(["a", "b", "kind", "time"], ignore_index=True),
        "activity": _activity(tables["activity"]),
    }


def _interactions(rows: pd.DataFrame) -> pd.DataFrame:
    keyed = rows.assign(words=_words(rows), marked=rows["mark"].notna())
    keyed = keyed[~_named_elsewhere(keyed)].sort_values("marked", kind="stable")
    nth = keyed.groupby([*_SAME, "source"], dropna=False, sort=False).cumcount()
    once = keyed[~keyed.assign(nth=nth).duplicated([*_SAME, "nth"])]
    once = once[~_coarse_repeats(once)]
    order = ["time", "contact_id", "direction", "kind", "thread_id", "words"]
    return once.sort_values(order, kind="stable", ignore_index=True).drop(columns=["words", "marked"])


def _words(rows: pd.DataFrame) -> pd.Series[Any]:
    """Texts with single blanks, where they decide: of exchanges at one time, and where times are known to the minute."""
    at_once = rows.duplicated(["time", "kind", "direction"], keep=False)
    coarse = rows["time_precision"] == "minute"
    alike = rows["contact_id"].isin(rows.loc[coarse, "contact_id"]) if coarse.any() else coarse
    decides = (at_once | alike).fillna(value=False).to_numpy(dtype=bool)
    words = rows["text"].astype(object).where(decides & rows["text"].notna(), "")
    return pd.Series([" ".join(text.split()) for text in words], index=rows.index, dtype="string")


def _named_elsewhere(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows without a counterpart whose message another export has with one."""
    nobody = rows["contact_id"].isna() & rows["thread_id"].notna()
    if not nobody.any() or nobody.all():
        return pd.Series(data=False, index=rows.index)
    named = rows.loc[rows["contact_id"].notna(), [*_TWIN, "source"]].drop_duplicates()
    pairs = rows.loc[nobody, [*_TWIN, "source"]].reset_index().merge(named, on=_TWIN, suffixes=("", "_named"))
    found = pairs.loc[pairs["source"] != pairs["source_named"], "index"]
    return pd.Series(rows.index.isin(found), index=rows.index)


def _coarse_repeats(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows known to the minute only, whose message another export has to the second."""
    coarse = (rows["time_precision"] == "minute") & (rows["words"] != "") & rows["contact_id"].notna()
    if not coarse.any() or coarse.all():
        return pd.Series(data=False, index=rows.index)
    key = ["contact_id", "platform", "kind", "direction", "words"]
    exact = rows.loc[rows["time_precision"] == "second", [*key, "time"]]
    pairs = rows.loc[coarse, [*key, "time"]].reset_index().merge(exact, on=key, suffixes=("", "_exact"))
    near = pairs.loc[(pairs["time"] - pairs["time_exact"]).abs() <= _DRIFT, "index"]
    return pd.Series(rows.index.isin(near), index=rows.index)


def _activity(rows: pd.DataFrame) -> pd.DataFrame:
    same = ["time", "platform", "account", "kind", "n_chars"]
    nth: pd.Series[Any] = rows.groupby([*same, "source"], dropna=False, sort=False).cumcount()
    kept = rows[~rows.assign(nth=nth).duplicated([*same, "nth"])]
    return kept.sort_values(["time", "kind"], kind="stable", ignore_index=True)
