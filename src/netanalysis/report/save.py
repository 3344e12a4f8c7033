"""Write the report: numbered PNG pages, each with a text beside it, and an index that holds them all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from netanalysis import wording, writing
from netanalysis.report.files import MAKER, refuse_strangers
from netanalysis.report.index import index_page, unfinished_page
from netanalysis.report.pages import PAGES, Results, compute
from netanalysis.report.sheet import DPI, fix_layout, number_page
from netanalysis.report.text import PageText, describe_page, page_as_text
from netanalysis.report.two_cores import map_on_two_cores

if TYPE_CHECKING:
    from netanalysis.network import Network
    from netanalysis.settings import Language


def save_report(
    network: Network,
    folder: str | Path,
    *,
    lang: Language | None = None,
    as_of: date | str | None = None,
    seed: int = 0,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the report into a folder: a PNG a page, each with its text beside it, and `index.html` with all of them.

    The text says in words what the picture shows, for screen readers. `index.html` holds every page and works when it is
    mailed alone: nothing in it is fetched from anywhere. The folder is made where it is missing, and other files in it
    stay. Nothing is replaced before everything is drawn and written beside its place; then the files of an earlier report
    are replaced, each at once and whole. Until the last one is, `index.html` says that the report is unfinished; the next
    run completes it. The same network, day, language and seed give the same bytes.

    Parameters
    ----------
    network
        The network.
    folder
        Where the files go: `01-overview.png`, `01-overview.txt` and so on, `index.html`.
    lang
        Language of the pages; left out, that of the network's settings.
    as_of
        Look no further than this day; left out, the network's own date.
    seed
        Seed of the map.
    progress
        Called with the title of each page.

    Returns
    -------
    list of Path
        The files written: picture and text of each page, in order, and the index last.

    Raises
    ------
    WouldOverwrite
        A file that stands in the way was not written by netanalysis; then nothing is written at all.
    NotWritten
        The disk is full, it may not be written there, or another run is writing; what stood there is as it was.

    Examples
    --------
    >>> import tempfile
    >>> import netanalysis as na
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = na.save_report(na.load_sample(), folder)
    >>> [file.name for file in (files[0], files[1], files[-1])]
    ['01-overview.png', '01-overview.txt', 'index.html']
    """
    target = Path(folder)
    paths = report_files(target)
    refuse_strangers(paths)
    results = compute(network, lang=lang, as_of=as_of, seed=seed)

    def announce(nth: int) -> None:
        if progress is not None:
            progress(wording.say(results.lang, f"page_{PAGES[nth][0]}"))

    pages = map_on_two_cores(lambda nth: _render(results, nth), range(len(PAGES)), begin=announce)
    contents: list[bytes] = []
    for place, (text, picture) in enumerate(pages, start=1):
        contents += [picture, page_as_text(text, place, of=len(PAGES), lang=results.lang).encode()]
    contents.append(index_page(results, pages).encode())
    files = [(path.name, content) for path, content in zip(paths, contents, strict=True)]
    _write(target, [(paths[-1].name, unfinished_page(results.lang).encode()), *files])
    return paths


def report_files(folder: Path) -> list[Path]:
    """Return the files of a report in that folder: picture and text of each page, in order, and the index last.

    Examples
    --------
    >>> [file.name for file in report_files(Path("report"))[-2:]]
    ['19-coverage.txt', 'index.html']
    """
    stems = [f"{place:02}-{name}" for place, (name, _) in enumerate(PAGES, start=1)]
    return [folder / f"{stem}.{kind}" for stem in stems for kind in ("png", "txt")] + [folder / "index.html"]


def _write(target: Path, files: list[tuple[str, bytes]]) -> None:
    """Put the files into the folder, and leave no empty folder behind where none can be."""
    made = writing.make_folder(target)
    try:
        with writing.only_writer(target):
            refuse_strangers(target / name for name, _ in files)
            writing.put(target, files)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _render(results: Results, nth: int) -> tuple[PageText, bytes]:
    """Draw a page with matplotlib's own defaults, whatever the user has set; return it in words and as PNG."""
    import matplotlib.style
    from matplotlib.image import imsave

    name, draw = PAGES[nth]
    with matplotlib.style.context("default"):
        figure = draw(results)
        text = describe_page(results, name, figure)
        number_page(figure, text.heading, nth + 1, of=len(PAGES), lang=results.lang)
        fix_layout(figure)
        figure.canvas.draw()
    buffer = BytesIO()
    pixels = figure.canvas.buffer_rgba()  # type: ignore[attr-defined]
    imsave(buffer, pixels, format="png", dpi=DPI, metadata={"Software": MAKER})
    return text, buffer.getvalue()
