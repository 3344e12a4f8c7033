"""English sentences, a module a topic."""

from __future__ import annotations

from typing import Final

from netanalysis.wording.english import (
    answers,
    ask,
    changes,
    concentric,
    identity,
    network,
    network_map,
    noise,
    pages,
    pays,
    phases,
    platforms,
    report_text,
    rhythm,
    social,
    strategies,
    structure,
    tables,
    terminal,
    tie,
    titles,
)

TOPICS: Final = (
    answers,
    ask,
    changes,
    concentric,
    identity,
    network,
    network_map,
    noise,
    pages,
    pays,
    phases,
    platforms,
    report_text,
    rhythm,
    social,
    strategies,
    structure,
    tables,
    terminal,
    tie,
    titles,
)
ENGLISH: Final[dict[str, str | tuple[str, str]]] = {
    key: sentence for topic in TOPICS for key, sentence in topic.SENTENCES.items()
}
