"""Cells that hold more than a cell of their sort ever does: cut at one length, so that nothing takes long over them."""

from __future__ import annotations

from hashlib import blake2s
from typing import Final

from netanalysis.text import tidy

#: no name, firm, title or place has more characters; what is longer is a text pasted into the cell
LONGEST_FIELD: Final = 300
#: no id, address or URL of a person has more
LONGEST_KEY: Final = 600
#: the tags of a contact together, and what is noted of somebody, have no more
LONGEST_LIST: Final = 2000


def brief(text: str, *, longest: int = LONGEST_FIELD) -> str:
    """Return a name, firm, title or place, cut where it is longer than any is.

    Everything that takes such a cell apart reads no more of it, and so takes no longer however long the cell is.

    Parameters
    ----------
    text
        The cell.
    longest
        So many characters are kept.

    Returns
    -------
    str
        The cell itself, or the beginning of what can be seen of it.

    Examples
    --------
    >>> brief("Eva Muster"), len(brief("x" * 20_000))
    ('Eva Muster', 300)
    """
    if len(text) <= longest:
        return text
    shown = tidy(text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def brief_key(text: str) -> str:
    """Return an id or address, shortened where it is longer than any is; two of them stay two.

    Parameters
    ----------
    text
        The id.

    Returns
    -------
    str
        The id itself, or its beginning and a number made of all of it.

    Examples
    --------
    >>> brief_key("xing:eva"), len(brief_key("x" * 20_000)), brief_key("x" * 20_000) == brief_key("x" * 20_001)
    ('xing:eva', 600, False)
    """
    if len(text) <= LONGEST_KEY:
        return text
    mark = "~" + blake2s(text.encode(errors="surrogatepass"), digest_size=10).hexdigest()
    return text[: LONGEST_KEY - len(mark)] + mark
