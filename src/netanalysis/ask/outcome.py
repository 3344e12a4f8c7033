"""Ask at the terminal about one outcome, cell by cell, and add it to outcomes.csv."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from netanalysis import wording
from netanalysis.describe.person import exchange_days
from netanalysis.errors import InputEnded, NetanalysisError, UnknownPerson, UserFileError
from netanalysis.network import Network
from netanalysis.people.lookup import Lookup, build_lookup
from netanalysis.people.own_rows import ARROW
from netanalysis.settings import Language
from netanalysis.sources.own import is_network_folder
from netanalysis.sources.own.append import append_row, columns_of, row_as_text, try_append, undo_row
from netanalysis.sources.own.models import OutcomeRow, sentences
from netanalysis.text import drawable

FILE: Final = "outcomes.csv"
TABLE: Final = "outcomes"
_COLUMNS: Final = tuple(OutcomeRow.model_fields)
#: a row without a mistake, in which one cell after the other is tried
_VALID: Final = {"title": "-", "kind": "project", "status": "won", "first_touch": "2000-01-01"}
_NEEDED: Final = tuple(name for name, info in OutcomeRow.model_fields.items() if info.is_required())
_WIDE: Final = 200

#: asks one question and returns the answer
Ask = Callable[[str], str]
#: says one line
Say = Callable[[str], None]


def check_folder(folder: Path, lang: Language) -> None:
    """Raise where there is no network folder whose outcomes could be written down."""
    if not is_network_folder(folder):
        raise UserFileError(wording.say(lang, "ask_folder", name=folder.name))


def try_outcome(folder: Path) -> None:
    """Find out before anything is read or asked whether outcomes.csv can take a row.

    Raises
    ------
    UserFileError, NotWritten, WouldOverwrite
        It cannot: it lacks a column, the disk is full, or it may not be written there.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     try_outcome(Path(folder))
    """
    try_append(folder / FILE, TABLE, _NEEDED)


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
        Whether a row was written: it was confirmed, and the very same row does not stand there already.

    Raises
    ------
    UserFileError, NotWritten
        outcomes.csv cannot take the row, which is then said, so that it can be kept; `try_outcome` finds most causes before.
    InputEnded
        Nobody answers any more.

    Examples
    --------
    >>> import tempfile
    >>> import netanalysis as na
    >>> typed = iter(["Interim CFO", "project", "won", "2024-03-01", "", "30000", "", "", "Katja Lenz", "", "y"])
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
        interactions=lambda: exchange_days(network),
        language=lang,
    )
    file = folder / FILE
    form = _Form(file, network, lookup, lang, ask, say)
    say(wording.say(lang, "ask_head"))
    for column in _COLUMNS:
        if _is_asked(column, form.row, network.settings.language):
            form.row[column] = _cell(form, column)
    if not _is_meant(form):
        say(wording.say(lang, "ask_dropped"))
        return False
    existed = file.is_file()
    written = _append(form)
    say(wording.say(lang, ("ask_written" if existed else "ask_begun") if written else "ask_known", file=FILE))
    if written:
        say(wording.say(lang, "ask_undo", folder=folder.name))
    read = OutcomeRow.model_validate(form.row, context={"language": network.settings.language})
    if (read.won_on or read.first_touch) > network.date:
        say(wording.say(lang, "ask_later", day=network.date))
    return written


def undo_outcome(folder: Path, *, lang: Language, say: Say) -> bool:
    """Take the last row of outcomes.csv out again, and say which it was.

    Returns
    -------
    bool
        Whether there was one.

    Raises
    ------
    NotWritten, UserFileError
        outcomes.csv cannot be changed, or cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     done = undo_outcome(Path(folder), lang="en", say=print)
    outcomes.csv holds no row; nothing was changed.
    """
    gone = undo_row(folder / FILE, TABLE)
    say(wording.say(lang, "undo_done" if gone else "undo_nothing", file=FILE))
    if gone:
        say(f"  {drawable(gone, width=_WIDE)}")
    return bool(gone)


@dataclass(frozen=True)
class _Form:
    """What is asked and what was answered so far."""

    file: Path
    network: Network
    lookup: Lookup
    lang: Language
    ask: Ask
    say: Say
    row: dict[str, str] = field(default_factory=dict)


def _is_meant(form: _Form) -> bool:
    """Show the row, column by column, and ask once whether it is to be written; the end of the input is no answer."""
    form.say(wording.say(form.lang, "ask_shown", file=FILE))
    for column, cell in form.row.items():
        if cell:
            form.say(f"  {column}: {drawable(cell, width=_WIDE)}")
    yes, no = (*wording.say(form.lang, "ask_keys"),)
    while True:
        try:
            given = form.ask(wording.say(form.lang, "ask_confirm")).strip().casefold()[:1]
        except (InputEnded, KeyboardInterrupt):
            _say_to_keep(form)
            raise
        if given in ("", yes, no):
            return given != no
        form.say(wording.say(form.lang, "ask_confirm_again"))


def _append(form: _Form) -> bool:
    """Write the row down, or say it where that fails."""
    try:
        return append_row(form.file, TABLE, form.row, language=form.network.settings.language)
    except NetanalysisError:
        _say_to_keep(form)
        raise


def _say_to_keep(form: _Form) -> None:
    """Say the row as it would stand in the file, so that no answer is lost."""
    form.say(wording.say(form.lang, "keep_row", file=FILE))
    form.say(row_as_text(form.file, TABLE, form.row))


def _is_asked(column: str, row: dict[str, str], language: Language) -> bool:
    """The day of winning is asked of what was won, the origin of what no contact began."""
    if column == "won_on":
        return OutcomeRow.model_validate(row, context={"language": language}).status == "won"
    return column != "origin" or not row["chain"]


def _cell(form: _Form, column: str) -> str:
    """Ask for one cell until it can be read."""
    question = wording.say(form.lang, f"ask_{column}", currency=form.network.settings.currency)
    while True:
        cell = form.ask(question).strip()
        wrong = _mistake(form, column, cell)
        if not wrong and column == "chain":
            wrong, cell = _chain(form, cell)
        if not wrong:
            return cell
        form.say(wrong)


def _mistake(form: _Form, column: str, cell: str) -> str:
    """Say in one sentence what is wrong with a cell, or nothing."""
    if column == "title" and cell.startswith("#"):
        return wording.say(form.lang, "ask_remark")
    if cell and column not in columns_of(form.file, TABLE):
        return wording.say(form.lang, "ask_no_column", file=FILE, column=column)
    try:
        read = OutcomeRow.model_validate(
            {**_VALID, **form.row, column: cell}, context={"language": form.network.settings.language}
        )
    except ValidationError as error:
        return wording.mistake(form.lang, sentences(error, FILE)[0])
    won: date | None = read.won_on
    if column == "won_on" and won is not None and won < read.first_touch:
        return wording.say(form.lang, "ask_before")
    return ""


def _chain(form: _Form, cell: str) -> tuple[str, str]:
    """Find everybody in a chain: what is wrong, or nothing, and the chain as it is written down."""
    parts = [part.strip() for part in ARROW.split(cell) if part.strip()]
    try:
        found = [form.lookup.find(part) for part in parts]
    except UnknownPerson as error:
        return f"{error}.", cell
    if found:
        names = " > ".join(form.lookup.told(one) for one in found)
        form.say(wording.say(form.lang, "ask_resolved", names=names))
    return "", " > ".join(form.lookup.lasting(part, one) for part, one in zip(parts, found, strict=True))
