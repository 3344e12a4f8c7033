"""What the crowd beyond the tended core brings a year: how often, times how much, with all that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from netanalysis.inference import ValuePrior, rate_draws, value_draws
from netanalysis.inference.bayes import Draws
from netanalysis.inference.rates import Verdict
from netanalysis.ledger import Ledger
from netanalysis.ties import STATES

#: states that can be compared, the tended first
OBSERVED: Final = STATES[:-1]
#: a network pays, or does not, from this probability on
SURE: Final = 0.975
#: a typical interim mandate, in day rates, for the prior of a value
_MANDATE: Final = 30
_NEXT: Final = 100
_MOST_LOG: Final = 300.0

Bound = Literal["early", "late"]


@dataclass(frozen=True, eq=False)
class Crowd:
    """Draws of what the contacts beyond the tended core bring.

    Attributes
    ----------
    outcomes
        Expected outcomes a year.
    money
        Expected contribution a year.
    contacts
        Mean number of contacts in the crowd over the ledger.
    n_outcomes, n_valued
        Outcomes seen, and those of them with a value.
    """

    outcomes: Draws
    money: Draws
    contacts: float
    n_outcomes: int
    n_valued: int

    def of_next(self, draws: Draws) -> Draws:
        """Scale draws of the whole crowd to 100 contacts like it; nothing where there is no crowd."""
        scaled: Draws = draws * (_NEXT / self.contacts) if self.contacts else np.zeros_like(draws)
        return scaled

    def chance(self, price: float | Draws) -> float:
        """Return the probability that the crowd brings more than its price: an amount, or draws of it, as many as there are here."""
        return float((self.money > price).mean())


def verdict_of(chance: float) -> Verdict:
    """Return yes from 97.5 per cent on, no up to 2.5, else undecided."""
    if chance >= SURE:
        return "yes"
    return "no" if chance <= 1 - SURE else "undecided"


def crowd(
    book: Ledger, bound: Bound, *, without_largest: bool = False, n: int = 20_000, seed: int = 0
) -> Crowd:
    r"""Draw what the crowd beyond the tended core brings a year.

    Parameters
    ----------
    book
        The ledger.
    bound
        Whether undated connections are taken early or late.
    without_largest
        Leave out the crowd's largest outcome.
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
    Rates of the states are hierarchical Gamma–Poisson per contact-year, times the mean number of contacts in each state
    over the ledger. The value of an outcome is log-normal; what the crowd brings a year is expected outcomes times
    :math:`e^{\mu + \sigma^2/2}`, less the mean loss of those that lost money, at their share. Outcomes without a stated
    value count as outcomes and bring nothing.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> drawn = crowd(ledger(na.load_sample()), "early", n=500)
    >>> drawn.money.shape
    (500,)
    """
    states = book.won["state_before" if bound == "early" else "state_before_late"]
    contributions = book.won["contribution"]
    beyond = states.isin(OBSERVED[1:])
    dropped = (
        contributions.where(beyond).idxmax()
        if without_largest and contributions[beyond].notna().any()
        else None
    )
    kept = book.won.index != dropped
    years = book.contact_years.loc[list(OBSERVED), bound].to_numpy(dtype="float64")
    contacts = years / book.years
    counts = [int(((states == state) & kept).sum()) for state in OBSERVED]
    known = contributions.notna()
    valued = [int(((states == state) & kept & known).sum()) for state in OBSERVED]
    expected, paid = (
        rate_draws(events, years.tolist(), n=n, seed=seed)[:, 1:] @ contacts[1:]
        for events in (counts, valued)
    )
    value = _expected(contributions[beyond & kept & known].tolist(), _prior(book), n, seed + 1)
    return Crowd(expected, paid * value, float(contacts[1:].sum()), sum(counts[1:]), sum(valued[1:]))


def _prior(book: Ledger) -> ValuePrior:
    """Believe an outcome to be worth thirty day rates, where a day rate is stated."""
    rate = book.network.settings.day_rate
    return ValuePrior(typical=_MANDATE * rate) if rate else ValuePrior()


def _expected(values: list[float], prior: ValuePrior, n: int, seed: int) -> Draws:
    """Draws of the expected value of an outcome: of a gain at its share, less the mean loss at the share of losses."""
    gains, losses = [value for value in values if value > 0], [value for value in values if value <= 0]
    mu, sigma = value_draws(gains, prior=prior, n=n, seed=seed)
    share = len(gains) / len(values) if values else 1.0
    loss = -sum(losses) / len(losses) if losses else 0.0
    # with few values the spread may be anything: beyond this the figure is only ever »more than any price«
    drawn: Draws = share * np.exp(np.minimum(mu + sigma**2 / 2, _MOST_LOG)) - (1 - share) * loss
    return drawn
