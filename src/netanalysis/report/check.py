"""What `netanalysis check` says: what was read, how, and what to do about each gap."""

from __future__ import annotations

from netanalysis import describe, wording
from netanalysis.network import Network
from netanalysis.network.summary import summary_text
from netanalysis.plot import frame
from netanalysis.plot.coverage import gap_sentences
from netanalysis.settings import Language


def check_text(network: Network, lang: Language) -> str:
    """Return the coverage, how each file was read, and a sentence for each gap.

    Examples
    --------
    >>> import netanalysis as na
    >>> "journal.csv" in check_text(na.load_sample(), "en")
    True
    """
    lines = [summary_text(network, lang, how=True), "", wording.say(lang, "gaps_title")]
    lines += [f"  - {frame.plain(sentence)}" for sentence in what_lacks(network, lang)]
    return "\n".join(lines)


def what_lacks(network: Network, lang: Language) -> list[str]:
    """Say each gap of the files and of the ledger, or that there is none: what `check` and the report's page on files list.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> what_lacks(network, "en")[-1] == ledger_sentences(network, "en")[-1]
    True
    """
    found = [*gap_sentences(describe.gaps(network), lang), *ledger_sentences(network, lang)]
    return found or [wording.say(lang, "no_gaps")]


def ledger_sentences(network: Network, lang: Language) -> list[str]:
    """Say what the ledger lacks: outcomes, the price of an hour, the day it begins, values of what was won.

    Examples
    --------
    >>> import netanalysis as na
    >>> ledger_sentences(na.load_sample(), "en")[-1]
    '1 won outcome has no value: it counts as an outcome that brought nothing.'
    """
    outcomes, settings = network.outcomes, network.settings
    n = int(((outcomes["status"] == "won") & outcomes["value"].isna()).sum())
    lacking = {
        "no_outcomes": not len(outcomes),
        "no_hourly_cost": settings.hourly_cost is None,
        "no_from": len(outcomes) > 0 and settings.ledger_from is None,
        "no_value": n > 0,
    }
    return [wording.say(lang, f"ledger_{gap}", n=n) for gap, lacks in lacking.items() if lacks]
