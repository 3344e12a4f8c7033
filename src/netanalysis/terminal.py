"""What all commands share at the terminal: one sentence a mistake, in the user's language; questions; what was stopped."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer
import typer.core

from netanalysis.errors import InputEnded, NetanalysisError, WouldOverwrite

if TYPE_CHECKING:
    from netanalysis.settings import Language

#: exit status of who was stopped, as the shells have it
STOPPED: Final = 130


class _Talk:
    """In which language this run speaks: the one asked for, else that of the folder's settings."""

    given: Language | None = None
    folder: Path | None = None

    def begin(self) -> None:
        """Forget what an earlier run in this process was told."""
        self.given = self.folder = None

    def language(self) -> Language:
        """Return the language; English where nothing says another."""
        if self.given is None and self.folder is not None:
            from netanalysis.sources.own import language_in

            self.given = language_in(self.folder)
        return self.given or "en"


talk: Final = _Talk()


def note_language(value: Any) -> Any:
    """Keep the language that was asked for."""
    talk.given = value.value if value else None
    return value


def note_folder(value: Path) -> Path:
    """Keep the folder whose settings name a language."""
    talk.folder = value
    return value


def say(key: str, **values: Any) -> str:
    """Return a sentence in the language of this run."""
    from netanalysis import wording

    return wording.say(talk.language(), key, **values)


def complain(message: str) -> None:
    """Say what went wrong; the name of a file, which anybody may have chosen, cannot steer the terminal."""
    from netanalysis import wording
    from netanalysis.text import printable

    typer.echo(printable(wording.mistake(talk.language(), message)), err=True)


def show(line: str) -> None:
    """Say a line."""
    from netanalysis.text import printable

    typer.echo(printable(line))


class Plain(typer.core.TyperGroup):
    """Says a user's mistake in its own sentences, without a traceback, and exits with 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        talk.begin()
        try:
            return super().invoke(ctx)
        except NetanalysisError as error:
            complain(str(error))
        except KeyboardInterrupt:
            complain(say("stopped_nothing"))
            raise typer.Exit(STOPPED) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output has seen enough
                raise
            name = Path(str(error.filename)).name if error.filename else "the output"
            why = error.strerror or type(error).__name__
            complain(f"{name} cannot be read or written: {why}; look at who may, or name another place.")
        raise typer.Exit(1)


@contextmanager
def stoppable(*paths: Path, said: Callable[[], str] | None = None) -> Iterator[None]:
    """Say in one line, where Ctrl-C stops a command, which of its files are written and which are not."""
    before = [_state(path) for path in paths]
    try:
        yield
    except KeyboardInterrupt:
        done = sum(_state(path) not in (None, was) for path, was in zip(paths, before, strict=True))
        complain(said() if said else _stopped(paths, done))
        raise typer.Exit(STOPPED) from None


def _stopped(paths: tuple[Path, ...], done: int) -> str:
    """The line for so many of the files written."""
    if not done:
        return say("stopped_nothing")
    if done == len(paths):
        return say("stopped_written", file=paths[-1].name)
    return say("stopped_part", n=done, total=len(paths), folder=paths[-1].parent.name)


def _state(path: Path) -> tuple[int, int] | None:
    """What tells a file from the one that replaces it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def prompt(question: str) -> str:
    """Put a question; the answer may be empty.

    Raises
    ------
    InputEnded
        There is nobody to answer: the input has ended, or there is none.
    """
    try:
        return input(f"{question} ")
    except (EOFError, OSError, RuntimeError, ValueError) as error:
        raise InputEnded(say("input_ended")) from error


def check_place(folder: Path) -> None:
    """Refuse a folder that cannot be written into, before any work is done; one that is not there yet will be made."""
    from netanalysis.writing import try_out

    nearest = next(one for one in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(one))
    if nearest.is_dir():
        try_out(nearest)


def check_folder(where: Path, out: Path) -> None:
    """Refuse to write pages among the exports, where the next run would take them for data."""
    exports = where / "exports" if (where / "exports").is_dir() else where
    if os.path.lexists(out) and not out.is_dir():
        msg = f"{out.name} is a file, not a folder; give the name of a folder with -o."
        raise WouldOverwrite(msg)
    if exports.is_dir() and out.resolve().is_relative_to(exports.resolve()):
        msg = f"{out.name} lies among the exports, which stay untouched; give another folder with -o."
        raise WouldOverwrite(msg)


def check_target(out: Path, formats: tuple[str, ...]) -> None:
    """Refuse a file with an unknown ending, one that stands there already, or one that cannot be written, before any work is done."""
    if out.suffix.lower() not in formats:
        msg = f"{out.name} has no ending that says the format; end it in {' or '.join(formats)}."
        raise typer.BadParameter(msg)
    if not out.parent.is_dir():
        msg = f"There is no folder {out.parent.name!r} to write {out.name} into; make it first, or give another name."
        raise typer.BadParameter(msg)
    if os.path.lexists(out):
        msg = f"{out.name} is there already and is not overwritten; give another name with -o, or delete it first."
        raise WouldOverwrite(msg)
    check_place(out.parent)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done; nothing where the output is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _say_nothing
        return
    from rich.console import Console
    from rich.live import Live

    # refreshed only when there is something new: a thread that does it would keep the report from using a second core
    with Live("…", console=Console(stderr=True), auto_refresh=False, transient=True) as line:
        yield lambda text: line.update(text, refresh=True)


def _say_nothing(_: str) -> None:
    """Where the output is no terminal, progress is noise."""


def be_quiet() -> None:
    """Keep to our own sentences: no library's warning, with its paths, and no letter that the terminal cannot show."""
    import logging
    import warnings

    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
