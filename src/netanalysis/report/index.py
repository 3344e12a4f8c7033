"""`index.html`: all pages in one file that works offline, when mailed alone, printed, or read aloud."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.network.summary import headline
from netanalysis.report.files import MAKER
from netanalysis.report.text import PageText

if TYPE_CHECKING:
    from netanalysis.report.pages import Results
    from netanalysis.settings import Language

_TEMPLATE: Final = "index.html.jinja"


def index_page(results: Results, pages: Sequence[tuple[PageText, bytes]]) -> str:
    """Return the HTML of all pages, each with its picture as PNG inside; what came from an export is escaped."""
    from jinja2 import Environment, StrictUndefined

    source = files("netanalysis.report").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    lang = results.lang
    return environment.from_string(source).render(
        lang=lang,
        maker=MAKER,
        title=headline(results.network, lang),
        pages=[(page, b64encode(picture).decode("ascii")) for page, picture in pages],
        say={
            key: wording.say(lang, key)
            for key in ("index_pages", "index_figures", "index_private", "index_skip", "index_top")
        },
    )


def unfinished_page(lang: Language) -> str:
    """Return what stands in place of the index until every page is there: that the report is unfinished, and what to do.

    Examples
    --------
    >>> "Run the same command again" in unfinished_page("en")
    True
    """
    title, said = wording.say(lang, "index_unfinished"), wording.say(lang, "index_again")
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="generator" content="{MAKER}">\n<title>{title}</title>\n</head>\n'
        f"<body>\n<h1>{title}</h1>\n<p>{said}</p>\n</body>\n</html>\n"
    )
