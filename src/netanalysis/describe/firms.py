"""At which firms ego knows somebody, legal forms and spellings merged, and how these ties are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from netanalysis.describe.measures import Measures, measured
from netanalysis.network import Network
from netanalysis.people.companies import parse_employers
from netanalysis.ties import STATES

#: states in which both sides wrote
TWO_WAY: Final = ("tended", "dormant", "occasional")


@dataclass(frozen=True, slots=True)
class Employment:
    """How many people name an employer.

    Attributes
    ----------
    employed
        People at a firm.
    no_employer
        People who wrote something that is no firm: freelance, retired, n/a.
    unknown
        People of whom no firm is known.

    Examples
    --------
    >>> Employment(employed=8, no_employer=1, unknown=1).people
    10
    """

    employed: int
    no_employer: int
    unknown: int

    @property
    def people(self) -> int:
        """All of them."""
        return self.employed + self.no_employer + self.unknown


def employment(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> Employment:
    """Count who names an employer, who names something that is none, and who names nothing.

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
    Employment
        Three counts that add up to all people to whom there is a tie.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> na.describe.employment(network).people == na.describe.headline(network).people
    True
    """
    known = measured(network, as_of, measures)
    named = known.people["company"]
    employed = len(_employees(known))
    return Employment(employed, int(named.notna().sum()) - employed, int(named.isna().sum()))


def companies(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.DataFrame:
    """List the firms at which ego knows somebody, one row a firm.

    Spellings that differ in legal form or case are one firm, and so are those that `[aliases]` of `netanalysis.toml`
    joins. What is no employer (»freelance«, »n/a«) is left out; `employment` counts it.

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
    DataFrame
        Index `company_key`; most people first, then most tended, then by key. Columns:

        - `company`: the firm as most of them write it, without its legal form; or its alias
        - `people`: people there, of whom `tended`, `dormant`, `occasional`, `one_way`, `collected`, `unobserved`
        - `two_way`: those of them with whom both sides wrote: tended, dormant or occasional
        - `spellings`: how many ways of writing the firm were merged

    Examples
    --------
    >>> import netanalysis as na
    >>> firms = na.describe.companies(na.load_sample())
    >>> bool((firms["people"] >= firms["two_way"]).all())
    True
    """
    known = measured(network, as_of, measures)
    people = _employees(known)
    people["tending"] = people["person_id"].map(known.tending["tending"])
    by_firm = people.groupby("company_key", sort=True)
    counts = pd.crosstab(people["company_key"], people["tending"].astype(object))
    counts = counts.reindex(columns=list(STATES), fill_value=0).astype("int64")
    firms = pd.DataFrame({"company": _display(people), "people": by_firm.size()}).join(counts)
    firms["two_way"] = firms[list(TWO_WAY)].sum(axis=1)
    firms["spellings"] = by_firm["written"].nunique()
    ordered = firms.reset_index().sort_values(
        ["people", "tended", "company_key"], ascending=[False, False, True]
    )
    return ordered.set_index("company_key")


def _employees(known: Measures) -> pd.DataFrame:
    """People with an employer: `person_id`, the firm as `written`, `display`, `company_key`."""
    persons = known.people.loc[lambda frame: frame["company"].notna(), ["person_id", "company"]]
    resolved = parse_employers(persons["company"], aliases=known.network.settings.aliases)
    kept = persons[persons["company"].isin(list(resolved))]
    return pd.DataFrame(
        {
            "person_id": kept["person_id"].astype(object),
            "written": kept["company"].astype(object),
            "display": [resolved[name].display for name in kept["company"]],
            "company_key": [resolved[name].key for name in kept["company"]],
        }
    )


def _display(people: pd.DataFrame) -> pd.Series[str]:
    """Return how each firm is written most often, the alphabet deciding a draw; a row a firm."""
    used = people.groupby(["company_key", "display"]).size().rename("n").reset_index()
    used = used.sort_values(["company_key", "n", "display"], ascending=[True, False, True])
    return used.drop_duplicates("company_key").set_index("company_key")["display"]
