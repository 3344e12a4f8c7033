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
    gaps = gap_sentences(describe.gaps(network), lang)
    lines = [summary_text(network, lang, how=True), "", wording.say(lang, "gaps_title")]
    lines += [f"  - {frame.plain(sentence)}" for sentence in gaps or [wording.say(lang, "no_gaps")]]
    return "\n".join(lines)
