"""Ask at the terminal about one outcome, cell by cell, and add it to outcomes.csv."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from netanalysis import wording
from netanalysis.errors import UnknownPerson, UserFileError
from netanalysis.network import Network
from netanalysis.people.lookup import Lookup, build_lookup
from netanalysis.people.own_rows import ARROW
from netanalysis.settings import Language
from netanalysis.sources.own import is_network_folder
from netanalysis.sources.own.append import append_row
from netanalysis.sources.own.models import OutcomeRow, sentences
from netanalysis.text import drawable

FILE: Final = "outcomes.csv"
_COLUMNS: Final = tuple(OutcomeRow.model_fields)
#: a row without a mistake, in which one cell after the other is tried
_VALID: Final = {"title": "-", "kind": "project", "status": "won", "first_touch": "2000-01-01"}
#: what a contact id in a sentence is made of
_WORD: Final = re.compile(r"[^\s,;()»«]+")

#: asks one question and returns the answer
Ask = Callable[[str], str]
#: says one line
Say = Callable[[str], None]


def check_folder(folder: Path, lang: Language) -> None:
    """Raise where there is no network folder whose outcomes could be written down."""
    if not is_network_folder(folder):
        raise UserFileError(wording.say(lang, "ask_folder", name=folder.name))


def add_outcome(folder: Path, network: Network, *, lang: Language, ask: Ask, say: Say) -> bool:
    """Ask for one outcome, each cell until it can be read, and add it to outcomes.csv.

    Parameters
    ----------
    folder
        The network folder.
    network
        What was read from it: the people of the chain are looked up there at once.
    lang
        Language of the questions.
    ask
        Puts a question and returns what was typed.
    say
        Says a line.

    Returns
    -------
    bool
        Whether a row was written; the very same row is not written twice.

    Raises
    ------
    UserFileError
        outcomes.csv cannot take the row.

    Examples
    --------
    >>> import tempfile
    >>> import netanalysis as na
    >>> typed = iter(["Interim CFO", "project", "won", "2024-03-01", "", "30000", "", "", "Katja Lenz", ""])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     done = add_outcome(
    ...         Path(folder), na.load_sample(), lang="en", ask=lambda _: next(typed), say=lambda _: None
    ...     )
    >>> done
    True
    """
    lookup = build_lookup(
        network.contacts,
        network.identifiers,
        dict(network.contacts[["contact_id", "person_id"]].dropna().itertuples(index=False)),
    )
    say(wording.say(lang, "ask_head"))
    row: dict[str, str] = {}
    for column in _COLUMNS:
        if _is_asked(column, row, network.settings.language):
            row[column] = _cell(column, row, network, lookup, lang=lang, ask=ask, say=say)
    file = folder / FILE
    existed = file.is_file()
    written = append_row(file, "outcomes", row, language=network.settings.language)
    said = ("ask_written" if existed else "ask_begun") if written else "ask_known"
    say(wording.say(lang, said, file=FILE))
    read = OutcomeRow.model_validate(row, context={"language": network.settings.language})
    if (read.won_on or read.first_touch) > network.date:
        say(wording.say(lang, "ask_later", day=network.date))
    return written


def _is_asked(column: str, row: dict[str, str], language: Language) -> bool:
    """The day of winning is asked of what was won, the origin of what no contact began."""
    if column == "won_on":
        return OutcomeRow.model_validate(row, context={"language": language}).status == "won"
    return column != "origin" or not row["chain"]


def _cell(
    column: str, row: dict[str, str], network: Network, lookup: Lookup, *, lang: Language, ask: Ask, say: Say
) -> str:
    """Ask for one cell until it can be read."""
    question = wording.say(lang, f"ask_{column}", currency=network.settings.currency)
    while True:
        cell = ask(question).strip()
        wrong = _mistake(column, cell, row, network.settings.language, lang)
        if not wrong and column == "chain":
            wrong, cell = _chain(cell, network, lookup, lang, say)
        if not wrong:
            return cell
        say(wrong)


def _mistake(column: str, cell: str, row: dict[str, str], language: Language, lang: Language) -> str:
    """Say in one sentence what is wrong with a cell, or nothing."""
    if column == "title" and cell.startswith("#"):
        return wording.say(lang, "ask_remark")
    try:
        read = OutcomeRow.model_validate({**_VALID, **row, column: cell}, context={"language": language})
    except ValidationError as error:
        return sentences(error, FILE)[0]
    won: date | None = read.won_on
    if column == "won_on" and won is not None and won < read.first_touch:
        return wording.say(lang, "ask_before")
    return ""


def _chain(cell: str, network: Network, lookup: Lookup, lang: Language, say: Say) -> tuple[str, str]:
    """Find everybody in a chain: what is wrong, or nothing, and the chain as it is written down."""
    parts = [part.strip() for part in ARROW.split(cell) if part.strip()]
    names: dict[Any, Any] = network.contacts.set_index("contact_id")["name"].to_dict()
    try:
        found = [lookup.find(part) for part in parts]
    except UnknownPerson as error:
        return "\n".join([f"{error}.", *_candidates(str(error), network, lang)]), cell
    if found:
        say(
            wording.say(
                lang, "ask_resolved", names=" > ".join(drawable(str(names[one]), width=60) for one in found)
            )
        )
    return "", " > ".join(parts)


def _candidates(sentence: str, network: Network, lang: Language) -> list[str]:
    """Tell the people apart whose ids a sentence names."""
    people = network.contacts[network.contacts["contact_id"].isin(_WORD.findall(sentence))]
    rows = people[["contact_id", "name", "position", "company"]].to_dict("records")
    return [
        wording.say(lang, "ask_candidate", contact=str(row["contact_id"]),
                    told=", ".join(drawable(str(row[name]), width=60) for name in ("name", "position", "company")
                                   if isinstance(row[name], str)))
        for row in rows
    ]  # fmt: skip
