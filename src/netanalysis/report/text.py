"""The pages in words: what each says and shows, for screen readers, and for whoever cannot see the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netanalysis import wording
from netanalysis.plot import frame
from netanalysis.report.files import MAKER
from netanalysis.report.rows import TABLES
from netanalysis.report.words import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netanalysis.report.pages import Results
    from netanalysis.settings import Language


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in words.

    Attributes
    ----------
    name
        Name of the page, as in its file.
    heading
        What the page is about.
    finding, caption
        What stands above and below the picture.
    missing
        What data the picture lacks and where to get them, a sentence or two each.
    tables
        The figures the picture shows.
    """

    name: str
    heading: str
    finding: str
    caption: str
    missing: tuple[str, ...]
    tables: tuple[Table, ...]


def describe_page(results: Results, name: str, figure: Figure) -> PageText:
    """Put a page into words: its sentences as they are drawn, its figures from the results it was drawn from."""
    finding = frame.finding_on(figure)
    tables = [*TABLES[name](results), *_named_parts(figure, results.lang)]
    return PageText(
        name=name,
        heading=wording.say(results.lang, f"page_{name}"),
        finding=finding.title,
        caption=finding.caption,
        missing=tuple(frame.missing_on(figure)),
        tables=tuple(table for table in tables if table.rows),
    )


def _named_parts(figure: Figure, lang: Language) -> Iterator[Table]:
    """Titles within the picture: the groups of the map, the sectors of the concentric view."""
    titles = [
        frame.unbroken(text)
        for ax in figure.axes
        for text in ax.texts
        if text.get_gid() in ("title", "sector")
    ]
    yield Table(wording.say(lang, "table_groups"), (), tuple((title,) for title in titles))


def page_as_text(page: PageText, place: int, *, of: int, lang: Language) -> str:
    """Write a page as plain text: who made it, the finding, the figures, a line each, and the caption."""
    first = wording.say(lang, "text_first_line", maker=MAKER, page=page.heading, place=place, of=of)
    blocks = [first, page.finding, *page.missing]
    blocks += ["\n".join([table.title, *_lines(table)]) for table in page.tables]
    return "\n\n".join(part for part in [*blocks, page.caption] if part) + "\n"


def _lines(table: Table) -> Iterator[str]:
    """Write each row as a line that is understood without the head of the table."""
    for row in table.rows:
        named = [
            f"{head}: {cell}"
            for head, cell in zip(table.head[1:], row[1:], strict=True)
            if cell not in ("", "–")
        ]
        yield "- " + "; ".join([row[0], *named])
