"""What the crowd beyond the core brings a year: how often somebody of it begins an outcome, times how much, with all that is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.inference import ValuePrior, gain_share_draws, rate_draws, value_draws
from netanalysis.inference.bayes import Draws
from netanalysis.inference.rates import Verdict
from netanalysis.ledger import OBSERVED, Ledger
from netanalysis.ties.over_time import Undated

#: a network pays, or does not, from this probability on
SURE: Final = 0.975
#: distinct first links with a stated value without which there is no verdict
FEWEST: Final = 3
#: a typical interim mandate, in day rates, for the prior of a value
_MANDATE: Final = 30
_NEXT: Final = 100
_MOST_LOG: Final = 300.0


@dataclass(frozen=True, slots=True)
class Side:
    """What came of the core, or of the crowd, as it was seen.

    Attributes
    ----------
    outcomes
        Outcomes that began on this side.
    sums
        What each distinct first link brought in all; missing where no outcome of hers has a value.
    years
        Contact-years.
    """

    outcomes: int
    sums: tuple[float, ...]
    years: float

    @property
    def known(self) -> list[float]:
        """The sums that are known."""
        return [total for total in self.sums if not np.isnan(total)]

    @property
    def gains(self) -> int:
        """How many first links brought something."""
        return sum(total > 0 for total in self.known)

    @property
    def money(self) -> float:
        """What this side brought in all; missing where no value is stated."""
        return sum(self.known) if self.known else float("nan")


@dataclass(frozen=True, eq=False)
class Crowd:
    """Draws of what the contacts beyond the core bring.

    Attributes
    ----------
    outcomes
        Expected distinct first links a year.
    money
        Expected contribution a year.
    value
        Expected contribution of one first link.
    contacts
        Mean number of contacts in the crowd over the ledger.
    core, crowd
        What was seen on either side.
    """

    outcomes: Draws
    money: Draws
    value: Draws
    contacts: float
    core: Side
    crowd: Side

    def of_next(self, draws: Draws) -> Draws:
        """Scale draws of the whole crowd to 100 contacts like it; nothing where there is no crowd."""
        scaled: Draws = draws * (_NEXT / self.contacts) if self.contacts else np.zeros_like(draws)
        return scaled

    def chance(self, price: float | Draws) -> float:
        """Return the probability that the crowd brings more than its price: an amount, or draws of it, as many as there are here."""
        return float((self.money > price).mean())

    def verdict(self, price: float | Draws) -> Verdict:
        """Return yes from 97.5 per cent on, no up to 2.5, else undecided; and undecided where too few outcomes stand behind it.

        Yes needs three distinct first links of the crowd that brought something, no three of the whole ledger with a value: what the
        crowd has not brought in is judged by what the core did, but not by belief alone.
        """
        chance = self.chance(price)
        if chance >= SURE and self.crowd.gains >= FEWEST:
            return "yes"
        seen = len(self.crowd.known) + len(self.core.known)
        return "no" if chance <= 1 - SURE and seen >= FEWEST else "undecided"


def sides(book: Ledger, bound: Undated) -> tuple[Side, Side]:
    """Return what came of the core and of the crowd beyond it.

    Parameters
    ----------
    book
        The ledger.
    bound
        Whether undated connections are taken early or late.

    Returns
    -------
    tuple of Side
        Core and crowd. Who could not be observed, or was no contact yet, belongs to neither.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> core, crowd = sides(ledger(na.load_sample()), "early")
    >>> core.years < crowd.years
    True
    """
    before = book.won["state_before" if bound == "early" else "state_before_late"].isin(OBSERVED)
    in_core = book.won["in_core"].astype(bool)
    beyond = float(book.crowd_years.loc[list(OBSERVED), bound].sum())
    whole = float(book.contact_years.loc[list(OBSERVED), bound].sum())
    return _side(book.won[before & in_core], whole - beyond), _side(book.won[before & ~in_core], beyond)


def _side(won: pd.DataFrame, years: float) -> Side:
    sums = won.groupby("first_link")["contribution"].sum(min_count=1)
    return Side(len(won), tuple(float(total) for total in sums.astype("float64")), years)


def without_largest(side: Side) -> Side:
    """Leave out the first link that brought most."""
    known = side.known
    if not known:
        return side
    kept = list(side.sums)
    kept.remove(max(known))
    return Side(side.outcomes - 1, tuple(kept), side.years)


def draw(
    core: Side, crowd: Side, *, years: float, prior: ValuePrior | None = None, n: int = 20_000, seed: int = 0
) -> Crowd:
    r"""Draw what the crowd beyond the core brings a year.

    Parameters
    ----------
    core, crowd
        What was seen on either side.
    years
        Length of the ledger.
    prior
        What is believed of a value beforehand; left out, `ValuePrior()`.
    n
        How many draws.
    seed
        The same seed gives the same draws.

    Returns
    -------
    Crowd
        Draws; medians and quantiles of them exist, their mean does not.

    Notes
    -----
    Counted are distinct first links, each with all that she brought: repeat business makes a value larger, not the outcomes more
    certain. Rates of both sides are hierarchical Gamma–Poisson per contact-year. A value is log-normal, its place partially pooled over
    both sides; what the crowd brings a year is the rate times :math:`e^{\mu + \sigma^2/2}` at the share of gains, a Beta
    distribution, less the mean loss at the share of losses. First links without a stated value count and bring nothing.

    Examples
    --------
    >>> core = Side(8, (25_000.0,) * 8, 1500.0)
    >>> draw(core, Side(0, (), 20_000.0), years=10.0).verdict(20_000.0)
    'no'
    """
    exposures = [core.years, crowd.years]
    contacts = crowd.years / years
    expected, paid = (
        rate_draws(counts, exposures, n=n, seed=seed)[:, 1] * contacts
        for counts in ([len(core.sums), len(crowd.sums)], [len(core.known), len(crowd.known)])
    )
    value = _expected(crowd.known, core.known, prior, n, seed + 1)
    return Crowd(expected, paid * value, value, contacts, core, crowd)


def value_prior(book: Ledger) -> ValuePrior:
    """Believe an outcome to be worth thirty day rates, where a day rate is stated."""
    rate = book.network.settings.day_rate
    return ValuePrior(typical=_MANDATE * rate) if rate else ValuePrior()


def _expected(
    values: Sequence[float], others: Sequence[float], prior: ValuePrior | None, n: int, seed: int
) -> Draws:
    """Draws of the expected value of a first link: of a gain at its share, less the mean loss at the share of losses."""
    gains, losses = [value for value in values if value > 0], [value for value in values if value <= 0]
    mu, sigma = value_draws(
        gains, others=[value for value in others if value > 0], prior=prior, n=n, seed=seed
    )
    share = gain_share_draws(len(gains), len(losses), n=n, seed=seed + 1)
    loss = -sum(losses) / len(losses) if losses else 0.0
    # with few values the spread may be anything: beyond this the figure is only ever »more than any price«
    drawn: Draws = share * np.exp(np.minimum(mu + sigma**2 / 2, _MOST_LOG)) - (1 - share) * loss
    return drawn
