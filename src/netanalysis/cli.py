"""The command line: one thin command a verb. Exit status 0, 1 for a user's mistake, 2 for wrong usage."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netanalysis.terminal import (
    Plain,
    be_quiet,
    check_folder,
    check_place,
    check_target,
    complain,
    note_folder,
    note_language,
    progress,
    prompt,
    say,
    show,
    stoppable,
    talk,
)

if TYPE_CHECKING:
    from netanalysis.network import Network
    from netanalysis.settings import Language


class Lang(StrEnum):
    """Language of pages and messages."""

    en = "en"
    de = "de"


app = typer.Typer(
    cls=Plain,
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
    Path,
    typer.Argument(
        metavar="DIR", help="A network folder, or a zip, file or folder of exports.", callback=note_folder
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", callback=_day, help="Look no further than this day.")
]
Language_ = Annotated[
    Lang | None,
    typer.Option("--lang", help="Language; else that of netanalysis.toml.", callback=note_language),
]
Me = Annotated[
    str | None, typer.Option("--owner", metavar="NAME", help="Who you are, where no export says it.")
]


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The network folder to make or to complete.")],
) -> None:
    """Write commented templates of your own files; what is there already stays as it is."""
    from netanalysis.sources.own import OWN_NAMES, write_templates

    with stoppable(*(folder / name for name in OWN_NAMES if "." in name)):
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
    with progress() as tell:
        tell("…")
        from netanalysis.load import load_despite_mistakes

        network, mistakes = load_despite_mistakes(where, owner=owner)
    from netanalysis.report.check import check_text

    typer.echo(check_text(network, lang.value if lang else network.settings.language))
    if mistakes:
        complain("\n".join(["", say("mistakes_head"), *mistakes]))
        raise typer.Exit(1)


@outcomes.command("add")
def add_outcome(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your network folder.", callback=note_folder)],
    lang: Language_ = None,
    owner: Me = None,
) -> None:
    """Ask about one outcome, cell by cell, show it, and add it to outcomes.csv; what was there before is kept."""
    from netanalysis import ask

    ask.check_folder(folder, talk.language())
    ask.try_outcome(folder)
    network, language = _read(folder, owner, lang)
    with stoppable(folder / ask.FILE):
        ask.add_outcome(folder, network, lang=language, ask=prompt, say=show)


@outcomes.command("undo")
def undo_outcome(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your network folder.", callback=note_folder)],
    lang: Language_ = None,
) -> None:
    """Take the last row of outcomes.csv out again; what was there before is kept."""
    from netanalysis import ask

    language = lang.value if lang else talk.language()
    ask.check_folder(folder, language)
    with stoppable(folder / ask.FILE):
        ask.undo_outcome(folder, lang=language, say=show)


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
    check_place(out)
    network, language = _read(where, owner, lang)
    check_folder(where, out)
    from netanalysis.report import report_files, save_report

    with stoppable(*report_files(out)), progress() as tell:
        files = save_report(network, out, lang=language, as_of=as_of, progress=tell)
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

    check_target(out, FORMATS)
    network, language = _read(where, owner, lang)
    table = ties_table(network, as_of=as_of)
    with stoppable(out):
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

    check_target(out, FORMATS)
    network, _ = _read(where, owner, None)
    from netanalysis.graph import contact_graph

    G = contact_graph(network, as_of=as_of)
    with stoppable(out):
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
        check_target(out, FORMATS)
    network, language = _read(where, owner, lang)
    from netanalysis.describe import changes as list_changes

    found = list_changes(network, since=since)
    typer.echo(changes_text(network, found, since=since, lang=language))
    if out is not None:
        with stoppable(out):
            save_table(found, out, lang=language)
        typer.echo(f"Rows written to {out}: {len(found)}")


@app.command()
def review(where: Where, lang: Language_ = None, owner: Me = None) -> None:
    """Ask which doubtful pairs of accounts are one person, and add the answers to corrections.csv."""
    from netanalysis import ask
    from netanalysis.errors import UserFileError
    from netanalysis.sources.own import is_network_folder, try_append

    if not is_network_folder(where):
        raise UserFileError(say("review_folder", name=where.name))
    try_append(where / ask.CORRECTIONS, "corrections", ("person", "same_as", "not_same_as"))
    network, language = _read(where, owner, lang)
    ask.review_pairs(where, network, lang=language, ask=prompt, say=show)


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")],
    contacts: Annotated[int, typer.Option(min=1, max=30_000, help="Contacts on XING.")] = 2500,
    seed: Annotated[int, typer.Option(help="The same seed gives the same files.")] = 0,
) -> None:
    """Write an invented network folder with native export files and its truth beside them."""
    from netanalysis.samples import sample as write_sample

    with stoppable(folder):
        write_sample(folder, contacts=contacts, seed=seed)
    typer.echo(f"An invented network is in {folder}. Next: netanalysis report {folder}")


@app.command()
def notebook(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your network folder.")],
) -> None:
    """Put the notebooks beside your data and open them in Jupyter Lab, on this machine only."""
    from netanalysis.notebook import FOLDER, copy_notebooks, open_jupyter, originals

    with stoppable(*(folder / FOLDER / name for name in originals())):
        written, kept = copy_notebooks(folder)
    for file in written:
        typer.echo(f"written  {file.name}")
    for file in kept:
        typer.echo(f"kept     {file.name}")
    if kept:
        typer.echo("What was kept is as you left it; rename or delete it to get a fresh copy.")
    if open_jupyter(folder) != 0:
        raise typer.Exit(1)


def _read(where: Path, owner: str | None, lang: Lang | None) -> tuple[Network, Language]:
    """Load the network, with a word on what takes time."""
    with progress() as tell:
        tell("…")
        from netanalysis.load import load

        network = load(where, owner=owner)
    return network, lang.value if lang else network.settings.language


def main() -> None:
    """Run the command line."""
    # tables and figures are millions of objects, hardly any of them garbage: look for it less often than every 700
    gc.set_threshold(100_000, 50, 50)
    be_quiet()
    app()
