"""Text as people type it, made comparable, readable, drawable and safe for a spreadsheet.

Names and firms come from many hands: decomposed umlauts from a Mac, direction marks copied from a web page,
rockets behind a surname. Each use needs a form of its own, so there is one function for each. All are
pure and quick enough to run over every distinct string of an export.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORDS = re.compile(r"[a-z0-9]+")
_WRITTEN_OUT = re.compile("([aou])e")  # an umlaut as two letters

# Control and format characters that show nothing: bidi marks, zero-width characters, BOM, soft hyphen, tags.
# Lone surrogates and the two noncharacters are among them because no file can be written with them.
_NOTHING = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_NOTHING}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# White space that moves a cursor or that XML and spreadsheets change on the way; line breaks stay.
_MOVES = re.compile("\r\n?|[\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# Characters that look like a blank although Unicode calls them letters or symbols.
_FILLERS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]+")

# What DejaVu Sans has a glyph for and a label may need: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and
# Georgian letters, punctuation, currency signs, minus. Arrows, dingbats and pictures stay out on purpose.
_NO_GLYPH = re.compile(
    "[^ -~\u00a1-\u02e9\u0300-\u034e\u0370-\u0377\u037a-\u037d\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0525"
    "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0621-\u063a\u0640-\u0655\u10d0-\u10f0\u1e00-\u1efb"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20b5\u20bd\u2116\u2122\u2212]"
)

# Marks that are set above or below a letter; letters of living languages carry two at most.
_MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f]"
_STACKED = re.compile(f"({_MARK}{{2}}){_MARK}+")

_FORMULA = re.compile(rf"[\s{_NOTHING}]*(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|(?<=[\t\r\n]))")


def fold(text: str) -> str:
    """Return the key under which spellings of the same words meet.

    Lower-case ASCII words with one blank between them. German umlauts become ae, oe, ue and ß becomes ss,
    however they were encoded; other scripts are transliterated; everything that is neither letter nor digit
    only separates words. A text of emoji alone has no key and gives ``""``.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The key: letters a to z, digits and single blanks. Folding it again changes nothing.

    Examples
    --------
    >>> fold("  Jörg GROẞMANN-Łukasik 🚀 ")
    'joerg grossmann lukasik'
    >>> fold("🚀")
    ''
    """
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    return _ascii_words(_composed(text).translate(_UMLAUTS))


def fold_plain(text: str) -> str:
    """Return the same key as `fold`, but with umlauts written a, o, u.

    Some people type Mueller, others Muller; both keys together find either.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The key: letters a to z, digits and single blanks.

    Examples
    --------
    >>> fold_plain("Jörg Müller"), fold("Jörg Müller")
    ('jorg muller', 'joerg mueller')
    """
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    return _ascii_words(_composed(text))


def spellings(name: str) -> frozenset[str]:
    """Return the keys under which the spellings of one person's name meet, whoever wrote her umlauts how.

    A title behind a comma is left out of one of them, so that a name with it and without it share a key.

    Examples
    --------
    >>> [bool(spellings("Eva Kölle") & spellings(other)) for other in ("Eva Koelle", "eva kolle", "Eva Kölle, MBA", "Eva Kalle")]
    [True, True, True, False]
    >>> bool(spellings("Eva Koelle") & spellings("Eva Kolle"))
    True
    """
    bare = name.partition(", ")[0]
    names = (name, bare) if " " in bare.strip() else (name,)
    keys = {key for text in names for key in (fold(text), fold_plain(text))}
    return frozenset({*keys, *(_WRITTEN_OUT.sub(r"\1", key) for key in keys)} - {""})


def tidy(text: str) -> str:
    r"""Return a one-line field without what cannot be seen.

    Composed Unicode (NFC); control characters, direction marks, zero-width characters, byte order marks and
    soft hyphens removed; every kind of white space one blank; no blanks at the ends. Visible characters,
    emoji among them, stay.

    Parameters
    ----------
    text
        A name, a firm, a title: anything that belongs on one line.

    Returns
    -------
    str
        The tidy text; tidying it again changes nothing.

    Examples
    --------
    >>> tidy("\ufeffAnna\u00a0 Ber\u00adger\u200b\n")
    'Anna Berger'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = _FILLERS.sub(" ", _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def printable(text: str) -> str:
    r"""Return a text that cannot steer a terminal and that every kind of file can hold; lines and blanks stay.

    Control characters (escape sequences begin with one), direction marks, zero-width characters, lone surrogates and
    noncharacters are removed; a tab becomes a blank, a carriage return a plain line break.

    Parameters
    ----------
    text
        Any text, of one line or several.

    Returns
    -------
    str
        The text; made printable again it stays the same.

    Examples
    --------
    >>> printable("odd\x1b[31m\u202e.csv\n  two\tlines")
    'odd[31m.csv\n  two lines'
    """
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", _MOVES.sub(_plain_break, text))


def without_surrogates(text: str) -> str:
    r"""Return a text that can be encoded: halves of characters, as broken JSON holds them, become U+FFFD.

    Examples
    --------
    >>> without_surrogates("Eva \ud83d") == "Eva \ufffd"
    True
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def drawable(text: str, *, width: int = 40) -> str:
    """Return a label that the font of the pictures can show.

    Emoji, pictograms and private signs are dropped; letters of scripts that DejaVu Sans lacks (Chinese,
    Devanagari …) are transliterated, so that nobody is left without a name; of marks stacked on a letter two are kept, lest
    they reach into the next line; a long text ends in "…".

    Parameters
    ----------
    text
        Any text.
    width
        Greatest number of characters, at least 1.

    Returns
    -------
    str
        The label, never longer than `width`.

    Raises
    ------
    ValueError
        `width` is below 1.

    Notes
    -----
    Dollar signs stay. Matplotlib takes what stands between two of them for a formula, so whoever draws the
    label has to escape them.

    Examples
    --------
    >>> drawable("Thomas Müller 🚀 Interim Manager", width=20)
    'Thomas Müller Inter…'
    """
    if width < 1:
        msg = f"width is {width}, but a label needs at least 1 character; pass a larger width"
        raise ValueError(msg)
    shown = tidy(text)
    if not shown.isascii():
        shown = " ".join(_NO_GLYPH.sub(_stand_in, _STACKED.sub(r"\1", shown)).split())
    return shown if len(shown) <= width else shown[: width - 1].rstrip() + "…"


def escape_formula(text: str) -> str:
    r"""Return a cell that no spreadsheet takes for a formula.

    A cell that begins with ``=``, ``+``, ``-`` or ``@`` (also full-width, also behind blanks or invisible
    characters), or with a tab or a line break, gets a leading apostrophe. Only text belongs here: "-5" and
    "+49 30 1" are escaped as well.

    Parameters
    ----------
    text
        The text of one cell.

    Returns
    -------
    str
        The text, with an apostrophe in front where it could be run.

    Examples
    --------
    >>> escape_formula('=HYPERLINK("https://example.org")')
    '\'=HYPERLINK("https://example.org")'
    >>> escape_formula("Anna Berger")
    'Anna Berger'
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _plain_break(match: re.Match[str]) -> str:
    """Give a plain line break for one that came as CR or CR LF, and a blank for all else that moves."""
    return "\n" if match.group().startswith("\r") else " "


def _composed(text: str) -> str:
    """Case-folded NFC, so that an umlaut is one character whichever way it was typed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _ascii_words(text: str) -> str:
    """Transliterate character by character and keep the words."""
    return " ".join(_WORDS.findall("".join(map(_letter, text)).lower()))


@lru_cache(maxsize=8192)
def _letter(char: str) -> str:
    """Give the ASCII form of one letter, digit or mark; a blank for all else."""
    if char.isascii():
        return char
    kind = unicodedata.category(char)
    if kind in {"Cf", "Cc"} and not char.isspace():
        return ""
    return anyascii(char) if kind[0] in "LNM" else " "


def _stand_in(match: re.Match[str]) -> str:
    """Give what is drawn for a character without a glyph."""
    char = match.group()
    kind = unicodedata.category(char)[0]
    if kind == "M":
        return ""
    return anyascii(char) if kind in "LN" else " "
