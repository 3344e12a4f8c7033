"""HTML for notebooks: escaped, semantic, and without colours of its own, so that it suits a light and a dark theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from netanalysis.text import tidy

#: longer texts than this are cut; the table itself holds them whole
LONGEST: Final = 80
_TEXT: Final = ' style="text-align:left"'
_NUMBER: Final = ' style="text-align:right"'
_AMOUNT: Final = ' style="text-align:right;white-space:nowrap"'


def shorten(text: str, *, width: int = LONGEST) -> str:
    r"""Return a text on one line, without what cannot be seen, cut where it is too long.

    Examples
    --------
    >>> shorten("one\ntwo three", width=8)
    'one two…'
    """
    line = tidy(text[: 20 * width])
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def plain(text: str, *, width: int = LONGEST) -> str:
    """Return a text as HTML that can neither be run nor turn the direction of what stands beside it.

    Examples
    --------
    >>> plain("<script>")
    '<bdi>&lt;script&gt;</bdi>'
    """
    return f"<bdi>{escape(shorten(text, width=width))}</bdi>"


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: Sequence[bool],
    heads: int,
    caption: str = "",
    width: int = LONGEST,
) -> str:
    """Return a table with headings for columns and rows, as screen readers need them; numbers stand to the right.

    Parameters
    ----------
    headings
        A heading for each column.
    rows
        Cells as they are to be read.
    numeric
        Whether each column holds numbers.
    heads
        So many columns on the left name the row.
    caption
        What the table shows, or how much of it.
    width
        Longer cells than this are cut.

    Examples
    --------
    >>> table(["name", "n"], [["Eva", "2"]], numeric=[False, True], heads=1).count("scope=")
    3
    """
    title = f"<caption>{plain(caption)}</caption>" if caption else ""
    head = "".join(
        f'<th scope="col"{_NUMBER if right else _TEXT}>{plain(heading)}</th>'
        for heading, right in zip(headings, numeric, strict=True)
    )
    styles = [_AMOUNT if right else _TEXT for right in numeric]
    body = "".join(f"<tr>{_cells(row, styles, heads, width)}</tr>" for row in rows)
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[str], styles: Sequence[str], heads: int, width: int) -> str:
    """Cells of one row; those that name it are its headings."""
    tags = ['th scope="row"' if place < heads else "td" for place in range(len(row))]
    return "".join(
        f"<{tag}{style}>{plain(cell, width=width)}</{tag.partition(' ')[0]}>"
        for tag, style, cell in zip(tags, styles, row, strict=True)
    )
