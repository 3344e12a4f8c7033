"""The same exchange in several exports counts once: Basic and Complete, or last year's beside this year's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.late_texts import LateTexts

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
    rows = rows.reset_index(drop=True)
    tied = rows.duplicated("time", keep=False)
    may_repeat = tied | _alike(rows)  # few: a time that occurs once, known to the second, repeats nothing
    loose = rows[may_repeat]
    at_once = loose.duplicated(["time", "kind", "direction"], keep=False)
    keyed = loose.assign(words=_words(loose, at_once))
    once = pd.concat([keyed[~at_once], _once(keyed[at_once])])
    once = once[~_coarse_repeats(once)]
    order = ["time", "contact_id", "direction", "kind", "thread_id", "words"]
    once = once.sort_values(order, kind="stable")
    kept = np.concatenate([np.flatnonzero(~may_repeat), once.index])
    by_time = rows["time"].take(kept).argsort(kind="stable").to_numpy()
    once = rows.take(kept[by_time]).reset_index(drop=True)
    texts = once["text"].array
    return once.assign(text=texts.compact()) if isinstance(texts, LateTexts) else once


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    """Exchanges at one time, those left out that another export already gave."""
    kept = rows[~_named_elsewhere(rows)].assign(marked=rows["mark"].notna())
    kept = kept.sort_values("marked", kind="stable").drop(columns="marked")
    nth = kept.groupby([*_SAME, "source"], dropna=False, sort=False).cumcount()
    return kept[~kept.assign(nth=nth).duplicated([*_SAME, "nth"])]


def _words(rows: pd.DataFrame, at_once: pd.Series[bool]) -> pd.Series[Any]:
    """Texts with single blanks, where they decide: of exchanges at one time, and where times are known to the minute."""
    decides = (at_once | _alike(rows)).to_numpy(dtype=bool)
    words = np.full(len(rows), "", dtype=object)
    texts = rows["text"].array[decides].astype("string").fillna("").tolist()
    words[decides] = [" ".join(text.split()) for text in texts]
    return pd.Series(words, index=rows.index, dtype="string")


def _alike(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows of a contact and a kind of which some times are known to the minute only, and others more exactly."""
    minute = (rows["time_precision"] == "minute").fillna(value=False)
    kinds = set(rows.loc[minute, "kind"].tolist()) & set(rows.loc[~minute, "kind"].tolist())
    alike = rows["kind"].isin(kinds)
    contacts = rows.loc[alike & minute, "contact_id"].unique()
    return alike & rows.loc[alike, "contact_id"].isin(contacts).reindex(rows.index, fill_value=False)


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
    exact = rows.loc[(rows["time_precision"] == "second") & _alike(rows), [*key, "time"]]
    pairs = rows.loc[coarse, [*key, "time"]].reset_index().merge(exact, on=key, suffixes=("", "_exact"))
    near = pairs.loc[(pairs["time"] - pairs["time_exact"]).abs() <= _DRIFT, "index"]
    return pd.Series(rows.index.isin(near), index=rows.index)


def _activity(rows: pd.DataFrame) -> pd.DataFrame:
    same = ["time", "platform", "account", "kind", "n_chars"]
    nth: pd.Series[Any] = rows.groupby([*same, "source"], dropna=False, sort=False).cumcount()
    kept = rows[~rows.assign(nth=nth).duplicated([*same, "nth"])]
    return kept.sort_values(["time", "kind"], kind="stable", ignore_index=True)
