"""Ask which doubtful pairs of accounts are one person, and add the answers to corrections.csv."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from netanalysis import wording
from netanalysis.ask.outcome import Ask, Say
from netanalysis.describe import doubtful_pairs
from netanalysis.errors import InputEnded, NetanalysisError
from netanalysis.network import Network
from netanalysis.settings import Language
from netanalysis.sources.own import append_row, row_as_text
from netanalysis.text import tidy

CORRECTIONS: Final = "corrections.csv"
_MEANINGS: Final = ("same_as", "not_same_as", "later", "quit")


def review_pairs(folder: Path, network: Network, *, lang: Language, ask: Ask, say: Say) -> None:
    """Put each doubtful pair to the user, and write every answer down at once.

    Parameters
    ----------
    folder
        The network folder; the answers go to `corrections.csv` in it.
    network
        What was read from it.
    lang
        Language of the questions.
    ask
        Puts a question and returns what was typed; raises `InputEnded` or `KeyboardInterrupt` where nobody answers any more.
    say
        Says a line.

    Raises
    ------
    NotWritten, UserFileError
        corrections.csv cannot take an answer; the row is said, so that it can be kept.

    Examples
    --------
    >>> import netanalysis as na
    >>> review_pairs(Path(), na.load_sample(), lang="en", ask=lambda _: "q", say=print)
    No pair is in doubt; there is nothing to ask.
    """
    pairs = doubtful_pairs(network)
    if not len(pairs):
        say(wording.say(lang, "review_none"))
        return
    say(wording.say(lang, "review_count", n=len(pairs)))
    written = 0
    try:
        for at, pair in enumerate(pairs.to_dict("records"), start=1):
            say(_shown_pair(pair, at, len(pairs), lang))
            answer = _answer(lang, ask, say)
            if answer == "quit":
                break
            if answer in ("same_as", "not_same_as"):
                row = {"person": str(pair["contact_a"]), answer: str(pair["contact_b"])}
                written += _append(folder / CORRECTIONS, row, lang, say)
    finally:
        say(wording.say(lang, "review_done", n=written))


def _append(file: Path, row: dict[str, str], lang: Language, say: Say) -> bool:
    """Write an answer down, or say it where that fails."""
    try:
        return append_row(file, "corrections", row)
    except NetanalysisError:
        say(wording.say(lang, "keep_row", file=file.name))
        say(row_as_text(file, "corrections", row))
        raise


def _shown_pair(pair: dict[Any, Any], at: int, n: int, lang: Language) -> str:
    """The two accounts of a pair, one below the other, and what speaks for and against one person."""
    chance = wording.percent(lang, min(pair["probability"], 0.999), digits=1)
    lines = ["", wording.say(lang, "review_pair", at=at, n=n, chance=chance)]
    for side in ("a", "b"):
        known = [pair[f"{column}_{side}"] for column in ("name", "position", "company")]
        told = ", ".join(tidy(cell) for cell in known if isinstance(cell, str))
        lines.append(f"  {pair[f'contact_{side}']}: {told}")
    return "\n".join([*lines, f"  {pair['evidence']}"])


def _answer(lang: Language, ask: Ask, say: Say) -> str:
    """Ask until the answer is one of the four; the end of the input is to quit."""
    meanings = dict(zip(wording.say(lang, "review_keys"), _MEANINGS, strict=True))
    while True:
        try:
            given = ask(wording.say(lang, "review_ask")).strip().casefold()
        except InputEnded:
            return "quit"
        if meaning := meanings.get(given[:1]):
            return meaning
        say(wording.say(lang, "review_again"))
