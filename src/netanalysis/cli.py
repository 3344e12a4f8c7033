"""The command line: one thin command a verb. Exit status 0, 1 for a user's mistake, 2 for wrong usage."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from netanalysis.errors import NetanalysisError, WouldOverwrite

if TYPE_CHECKING:
    from netanalysis.network import Network
    from netanalysis.settings import Language


class Lang(StrEnum):
    """Language of pages and messages."""

    en = "en"
    de = "de"


def _complain(message: str) -> None:
    """Say what went wrong; the name of a file, which anybody may have chosen, cannot steer the terminal."""
    from netanalysis.text import printable

    typer.echo(printable(message), err=True)


class _Plain(typer.core.TyperGroup):
    """Says a user's mistake in its own sentences, without a traceback, and exits with 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except NetanalysisError as error:
            _complain(str(error))
        except OSError as error:
            name = Path(str(error.filename)).name if error.filename else "the file"
            why = error.strerror or type(error).__name__
            _complain(f"{name} cannot be read or written: {why}; look at who may, or name another place.")
        raise typer.Exit(1)


app = typer.Typer(
    cls=_Plain,
    name="netanalysis",
    help="Does a large network pay? Reads your own XING and LinkedIn exports, on your own machine.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _day(value: str | None) -> str | None:
    """Check a date given on the command line."""
    from netanalysis.dates import as_day

    if value is None:
        return None
    try:
        return as_day(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


outcomes = typer.Typer(
    name="outcome",
    help="What came of your network: outcomes.csv.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(outcomes)

Where = Annotated[
    Path, typer.Argument(metavar="DIR", help="A network folder, or a zip, file or folder of exports.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", callback=_day, help="Look no further than this day.")
]
Language_ = Annotated[Lang | None, typer.Option("--lang", help="Language; else that of netanalysis.toml.")]
Me = Annotated[
    str | None, typer.Option("--owner", metavar="NAME", help="Who you are, where no export says it.")
]


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The network folder to make or to complete.")],
) -> None:
    """Write commented templates of your own files; what is there already stays as it is."""
    from netanalysis.sources.own import write_templates

    written, kept = write_templates(folder)
    for file in written:
        typer.echo(f"written  {file.name}")
    for file in kept:
        typer.echo(f"kept     {file.name}")
    typer.echo(
        f"Now put the zips from LinkedIn and XING into {folder / 'exports'} and run: netanalysis check {folder}"
    )


@app.command()
def check(where: Where, lang: Language_ = None, owner: Me = None) -> None:
    """Say what was read, how, what was not, and what to do about each gap."""
    network, language = _read(where, owner, lang)
    from netanalysis.report.check import check_text

    typer.echo(check_text(network, language))


@outcomes.command("add")
def add_outcome(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your network folder.")],
    lang: Language_ = None,
    owner: Me = None,
) -> None:
    """Ask about one outcome, cell by cell, and add it to outcomes.csv; a backup is kept."""
    from netanalysis import ask

    ask.check_folder(folder, lang.value if lang else "en")
    network, language = _read(folder, owner, lang)
    ask.add_outcome(folder, network, lang=language, ask=_prompt, say=typer.echo)


@app.command()
def report(
    where: Where,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the pages go.")] = Path(
        "report"
    ),
    lang: Language_ = None,
    as_of: AsOf = None,
    owner: Me = None,
) -> None:
    """Draw the report: numbered PNG pages, each with its text, and index.html with all of them."""
    _check_writable(out)
    network, language = _read(where, owner, lang)
    _check_folder(where, out)
    from netanalysis.report import save_report

    with _progress() as say:
        files = save_report(network, out, lang=language, as_of=as_of, progress=say)
    n_pages = sum(file.suffix == ".png" for file in files)
    typer.echo(
        f"{n_pages} pages in {out}; all of them in one file, to open or to mail: {out / files[-1].name}"
    )


@app.command()
def ties(
    where: Where,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="A file ending in .csv or .xlsx.")
    ] = Path("ties.csv"),
    lang: Language_ = None,
    as_of: AsOf = None,
    owner: Me = None,
) -> None:
    """Write one row a person: strength, its parts, and how the tie is tended."""
    from netanalysis.report.tables import FORMATS, save_table, ties_table

    _check_target(out, FORMATS)
    network, language = _read(where, owner, lang)
    table = ties_table(network, as_of=as_of)
    save_table(table, out, lang=language)
    typer.echo(f"Rows written to {out}: {len(table)}")


@app.command()
def graph(
    where: Where,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="A file ending in .gexf or .graphml.")
    ] = Path("network.gexf"),
    as_of: AsOf = None,
    owner: Me = None,
) -> None:
    """Write the contact graph for Gephi (GEXF) or for yEd, igraph and R (GraphML)."""
    from netanalysis.convert import FORMATS, save_graph

    _check_target(out, FORMATS)
    network, _ = _read(where, owner, None)
    from netanalysis.graph import contact_graph

    G = contact_graph(network, as_of=as_of)
    save_graph(G, out)
    typer.echo(f"Written to {out}: nodes {G.number_of_nodes()}, ties {G.number_of_edges()}")


@app.command()
def changes(
    where: Where,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", callback=_day, help="Compare with the export of that day, or the last before it."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Also write all of them to a .csv or .xlsx file.")
    ] = None,
    lang: Language_ = None,
    owner: Me = None,
) -> None:  # fmt: skip
    """Say who is new, who left, and who has another employer or title since the export before the newest."""
    from netanalysis.report.changes import changes_text
    from netanalysis.report.tables import FORMATS, save_table

    if out is not None:
        _check_target(out, FORMATS)
    network, language = _read(where, owner, lang)
    from netanalysis.describe import changes as list_changes

    found = list_changes(network, since=since)
    typer.echo(changes_text(network, found, since=since, lang=language))
    if out is not None:
        save_table(found, out, lang=language)
        typer.echo(f"Rows written to {out}: {len(found)}")


@app.command()
def review(where: Where, lang: Language_ = None, owner: Me = None) -> None:
    """Ask which doubtful pairs of accounts are one person, and add the answers to corrections.csv."""
    from netanalysis import wording
    from netanalysis.describe import doubtful_pairs
    from netanalysis.errors import UserFileError
    from netanalysis.sources.own import append_row, is_network_folder

    if not is_network_folder(where):
        raise UserFileError(wording.say(lang.value if lang else "en", "review_folder", name=where.name))
    network, language = _read(where, owner, lang)
    pairs = doubtful_pairs(network)
    if not len(pairs):
        typer.echo(wording.say(language, "review_none"))
        return
    typer.echo(wording.say(language, "review_count", n=len(pairs)))
    written = 0
    for at, pair in enumerate(pairs.to_dict("records"), start=1):
        typer.echo(_shown_pair(pair, at, len(pairs), language))
        answer = _answer(language)
        if answer == "quit":
            break
        if answer in ("same_as", "not_same_as"):
            row = {"person": pair["contact_a"], answer: pair["contact_b"]}
            written += append_row(where / "corrections.csv", "corrections", row)
    typer.echo(wording.say(language, "review_done", n=written))


def _shown_pair(pair: dict[Any, Any], at: int, n: int, language: Language) -> str:
    """The two accounts of a pair, one below the other, and what speaks for and against one person."""
    from netanalysis import wording
    from netanalysis.text import tidy

    chance = wording.percent(language, min(pair["probability"], 0.999), digits=1)
    lines = ["", wording.say(language, "review_pair", at=at, n=n, chance=chance)]
    for side in ("a", "b"):
        known = [pair[f"{column}_{side}"] for column in ("name", "position", "company")]
        told = ", ".join(tidy(cell) for cell in known if isinstance(cell, str))
        lines.append(f"  {pair[f'contact_{side}']}: {told}")
    return "\n".join([*lines, f"  {pair['evidence']}"])


def _answer(language: Language) -> str:
    """Ask until the answer is one of the four; the end of the input is to quit."""
    from netanalysis import wording

    meanings = dict(
        zip(wording.say(language, "review_keys"), ("same_as", "not_same_as", "later", "quit"), strict=True)
    )
    while True:
        try:
            given = (
                str(typer.prompt(wording.say(language, "review_ask"), prompt_suffix=" ")).strip().casefold()
            )
        except typer.Abort:
            return "quit"
        if meaning := meanings.get(given[:1]):
            return meaning
        typer.echo(wording.say(language, "review_again"))


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")],
    contacts: Annotated[int, typer.Option(min=1, max=30_000, help="Contacts on XING.")] = 2500,
    seed: Annotated[int, typer.Option(help="The same seed gives the same files.")] = 0,
) -> None:
    """Write an invented network folder with native export files and its truth beside them."""
    from netanalysis.samples import sample as write_sample

    write_sample(folder, contacts=contacts, seed=seed)
    typer.echo(f"An invented network is in {folder}. Next: netanalysis report {folder}")


@app.command()
def notebook(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your network folder.")],
) -> None:
    """Put the notebooks beside your data and open them in Jupyter Lab, on this machine only."""
    from netanalysis.notebook import copy_notebooks, open_jupyter

    written, kept = copy_notebooks(folder)
    for file in written:
        typer.echo(f"written  {file.name}")
    for file in kept:
        typer.echo(f"kept     {file.name}")
    if kept:
        typer.echo("What was kept is as you left it; rename or delete it to get a fresh copy.")
    if open_jupyter(folder) != 0:
        raise typer.Exit(1)


def _prompt(question: str) -> str:
    """Put a question; the answer may be empty."""
    return str(typer.prompt(question, default="", show_default=False, prompt_suffix=" "))


def _check_writable(out: Path) -> None:
    """Refuse a folder that may not be written into, before any work is done."""
    nearest = next(parent for parent in (out.absolute(), *out.absolute().parents) if parent.exists())
    if nearest.is_dir() and not os.access(nearest, os.W_OK):
        msg = f"Nothing may be written into {nearest.name!r}; give another folder with -o."
        raise typer.BadParameter(msg)


def _check_folder(where: Path, out: Path) -> None:
    """Refuse to write pages among the exports, where the next run would take them for data."""
    exports = where / "exports" if (where / "exports").is_dir() else where
    if out.exists() and not out.is_dir():
        msg = f"{out.name} is a file, not a folder; give the name of a folder with -o."
        raise WouldOverwrite(msg)
    if exports.is_dir() and out.resolve().is_relative_to(exports.resolve()):
        msg = f"{out.name} lies among the exports, which stay untouched; give another folder with -o."
        raise WouldOverwrite(msg)


def _check_target(out: Path, formats: tuple[str, ...]) -> None:
    """Refuse a file with an unknown ending, or one that stands there already, before any work is done."""
    if out.suffix.lower() not in formats:
        msg = f"{out.name} has no ending that says the format; end it in {' or '.join(formats)}."
        raise typer.BadParameter(msg)
    if not out.parent.is_dir():
        msg = f"There is no folder {out.parent.name!r} to write {out.name} into; make it first, or give another name."
        raise typer.BadParameter(msg)
    if out.exists():
        msg = f"{out.name} is there already and is not overwritten; give another name with -o, or delete it first."
        raise WouldOverwrite(msg)


def _read(where: Path, owner: str | None, lang: Lang | None) -> tuple[Network, Language]:
    """Load the network, with a word on what takes time."""
    with _progress() as say:
        say("…")
        from netanalysis.load import load

        network = load(where, owner=owner)
    return network, lang.value if lang else network.settings.language


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done; nothing where the output is no terminal."""
    if not sys.stderr.isatty():
        yield _say_nothing
        return
    from rich.console import Console
    from rich.live import Live

    # refreshed only when there is something new: a thread that does it would keep the report from using a second core
    with Live("…", console=Console(stderr=True), auto_refresh=False, transient=True) as line:
        yield lambda text: line.update(text, refresh=True)


def _say_nothing(_: str) -> None:
    """Where the output is no terminal, progress is noise."""


def main() -> None:
    """Run the command line."""
    # tables and figures are millions of objects, hardly any of them garbage: look for it less often than every 700
    gc.set_threshold(100_000, 50, 50)
    app()
