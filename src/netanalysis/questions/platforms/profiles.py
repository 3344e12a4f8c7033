"""Who the people of each platform are: business contacts, deciders, in D/A/CH, at firms one would like to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.inference import Share
from netanalysis.people.companies import CompanyName, parse_company, parse_employers
from netanalysis.people.countries import in_dach
from netanalysis.people.titles import read_titles
from netanalysis.questions.platforms.axis import Axis

#: what stands in the place of an employer and shows that somebody does business, or does none
_WORKING: Final = frozenset({"self_employed", "freelance", "several"})
_PRIVATE: Final = frozenset({"retired", "student", "private"})
_PAST: Final = ("student", "retired")
#: kinds of title that say nothing by themselves
_NO_KIND: Final = ("other", "unknown")


def profiles(found: Axis) -> pd.DataFrame:
    """Say of everybody what title, employer and address tell.

    Parameters
    ----------
    found
        The axis of persons.

    Returns
    -------
    DataFrame
        A row a person, by position; 1, 0 or missing where nothing tells:

        - `business`: a firm, work of one's own, or a title of working life; not students, pensioners, private persons and
          network marketers
        - `decider`: `people.titles.Title.decider`, where the title names a function or a level
        - `dach`: in Germany, Austria or Switzerland; `dach_own`: whether address or phone number told it

            - `employed`: whether anything stands in the place of an employer

        and `firm`, the key of the employer.
    """
    persons = found.network.persons.set_index("person_id").reindex(found.people)
    titles = read_titles(persons["position"], companies=persons["company"])
    speaks = (
        (titles["function"] != "unknown")
        | (titles["seniority"] != "unknown")
        | ~titles["kind"].isin(_NO_KIND)
    )
    titled = speaks & persons["position"].notna()
    names = persons["company"].dropna().unique()
    employers = parse_employers(names, aliases=found.network.settings.aliases)
    works = persons["company"].astype(object).map({name: _works(parse_company(name)) for name in names})
    outside = titles["seniority"].isin(_PAST) | (titles["kind"] == "network_marketing")
    business = np.select([outside, works == 0.0, titled | (works == 1.0)], [0.0, 0.0, 1.0], default=np.nan)
    dach = in_dach(found.network.contacts, found.network.identifiers).reindex(found.people)
    return pd.DataFrame(
        {
            "business": business,
            "decider": np.where(titled, titles["decider"].astype("float64"), np.nan),
            "dach": dach["in_dach"].to_numpy(),
            "dach_own": dach["own"].fillna(value=False).to_numpy(dtype="float64"),
            "employed": persons["company"].notna().to_numpy(dtype="float64"),
            "firm": persons["company"].astype(object).map({name: firm.key for name, firm in employers.items()}).to_numpy(),
        }
    )  # fmt: skip


def _works(firm: CompanyName) -> float:
    """1 for a firm or work of one's own, 0 for a private life, missing where nothing is said."""
    if firm.is_employer or firm.status in _WORKING:
        return 1.0
    return 0.0 if firm.status in _PRIVATE else np.nan


def share_of(found: Axis, people: pd.DataFrame, platform: str, column: str) -> Share:
    """Return how many of the people of a platform are such, of those of whom it is known."""
    values = people[column].to_numpy()[found.members(platform)]
    known = values[~np.isnan(values)]
    return Share(int(known.sum()), len(known))


def target_table(found: Axis, people: pd.DataFrame, targets: Sequence[str]) -> pd.DataFrame:
    """Look for the firms one would like to know among today's employers.

    Parameters
    ----------
    found
        The axis of persons.
    people
        What `profiles` returned.
    targets
        Names of the firms as typed; spellings and `[aliases]` of one firm are one.

    Returns
    -------
    DataFrame
        A row a firm, as typed: `people` known there, `deciders` among them, `platforms` on which they are and
        `decider_platforms`, joined by `, `.
    """
    firms = parse_employers(targets, aliases=found.network.settings.aliases)
    keys = {firm.key: name for name, firm in reversed(firms.items())}
    at = people[people["firm"].isin(list(keys))]
    rows = found.accounts[found.accounts["person"].isin(at.index)]
    rows = rows.assign(
        firm=people["firm"].to_numpy()[rows["person"]], decides=people["decider"].to_numpy()[rows["person"]] == 1.0
    )  # fmt: skip
    table = pd.DataFrame(
        {
            "people": at["firm"].value_counts(),
            "deciders": at.loc[at["decider"] == 1.0, "firm"].value_counts(),
            "platforms": _joined(rows),
            "decider_platforms": _joined(rows[rows["decides"]]),
        }
    ).reindex(list(dict.fromkeys(firm.key for firm in firms.values())))
    counts = table[["people", "deciders"]].fillna(0).astype("int64")
    texts = table[["platforms", "decider_platforms"]].astype(object).fillna("").astype("string")
    names = pd.Index([keys[key] for key in table.index], name="company", dtype=object)
    return counts.join(texts).set_axis(names)


def _joined(rows: pd.DataFrame) -> pd.Series[Any]:
    """Platforms of each firm, joined by commas."""
    pairs = rows[["firm", "platform"]].drop_duplicates().sort_values(["firm", "platform"])
    return pairs.groupby("firm")["platform"].agg(", ".join).astype(object)


def hits(table: pd.DataFrame, platform: str, *, deciders: bool = False) -> Share:
    """Return at how many of the targets somebody, or a decider, is known on a platform."""
    cells = table["decider_platforms" if deciders else "platforms"]
    return Share(sum(platform in str(cell).split(", ") for cell in cells), len(table))
