"""From the bytes of a vCard file to its cards' properties: encodings, folding, parameters, broken lines.

Nothing here knows who a card is about; `vcard` puts the cards together.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Property(NamedTuple):
    """A property that is of use: its types in upper case, its value decoded but still escaped."""

    name: str
    types: frozenset[str]
    text: str


class RawCard(NamedTuple):
    """One card's properties, and what in its lines could not be used."""

    row: int
    properties: list[Property]
    problems: list[tuple[int, str]]
    is_card: bool  # false for a place in the file that belongs to no card


def raw_cards(content: bytes, encoding: str) -> Iterator[RawCard]:
    r"""Take a vCard file apart without interpreting it; no bytes raise an error.

    Parameters
    ----------
    content, encoding
        The whole file as `normalised` gives it.

    Yields
    ------
        Its cards, and the places between them where something else stands, in the order of the file.

    Examples
    --------
    >>> data = b"BEGIN:VCARD\nitem1.TEL;WORK;TYPE=cell:030\n 0000\nEND:VCARD"
    >>> (card,) = raw_cards(*normalised(data))
    >>> card.properties[0].name, sorted(card.properties[0].types), card.properties[0].text
    ('TEL', ['CELL', 'WORK'], '0300000')
    """
    for block in _blocks(_without_agents(_logical_lines(content))):
        yield _raw_card(block, encoding)


# --- bytes: encoding, line ends, unfolding ---------------------------------------------------------------

_UTF16 = {b"B\0E\0G\0": "utf-16-le", b"\0B\0E\0G": "utf-16-be"}  # without a byte order mark
_BEGIN, _END, _GLUED = b"BEGIN:VCARD", b"END:VCARD", b"END:VCARDBEGIN:VCARD"
_BLANKS_AND_MARK = b" \t\xef\xbb\xbf"  # the last three are a UTF-8 byte order mark
#: ways of saying quoted-printable and base64, in capitals, without hyphens and blanks, bare or behind ENCODING=
_QUOTED = re.compile(r"(?:(?:ENCODING|TYPE)=)?(?:QUOT\w*|QP)|ENCODING=Q")
_BASE64 = re.compile(r"(?:(?:ENCODING|TYPE)=)?BASE64|ENCODING=B")
_DECORATION = str.maketrans("", "", "-_\"' \t")
_LONGEST_HEAD = 400  # bytes of a line among which ENCODING= is looked for while unfolding


def normalised(data: bytes) -> tuple[bytes, str]:
    r"""Bring a file into a form in which ASCII is ASCII and lines end in a line feed.

    Parameters
    ----------
    data
        The whole file.

    Returns
    -------
        The bytes in that form, and the encoding of most of the file.

    Examples
    --------
    >>> normalised("BEGIN:VCARD\r\n".encode("utf-16"))
    (b'BEGIN:VCARD\n', 'utf-16')
    """
    encoding = ""
    if data.startswith(codecs.BOM_UTF8):
        encoding, data = "utf-8-sig", data.removeprefix(codecs.BOM_UTF8)
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding, data = "utf-16", data.decode("utf-16", "replace").encode()
    elif codec := _UTF16.get(data[:6].upper()):
        encoding, data = "utf-16", data.decode(codec, "replace").encode()
    for odd, plain in ((b"\0", b""), (b"\r\r\n", b"\n"), (b"\r\n", b"\n"), (b"\r", b"\n")):
        data = data.replace(odd, plain)
    return data, encoding or _guess_encoding(data)


def _guess_encoding(data: bytes) -> str:
    """Say UTF-8 when more of the lines that go beyond ASCII are valid UTF-8 than are not."""
    unfolded = data.replace(b"\n ", b"").replace(b"\n\t", b"")
    if _is_utf8(unfolded):
        return "utf-8"
    lines = [line for line in unfolded.split(b"\n") if not line.isascii()]
    valid = sum(_is_utf8(line) for line in lines)
    return "utf-8" if valid > len(lines) - valid else "cp1252"


def _is_utf8(data: bytes) -> bool:
    """Tell whether the bytes are strictly valid UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _logical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield unfolded lines, each with the number of the line it begins at; blank ones come as such."""
    row, parts = 1, [b""]
    for number, line in enumerate(data.split(b"\n"), start=1):
        more = _continuation(line, parts)
        if more is None:
            yield row, b"".join(parts)
            row, parts = number, [line]
        else:
            parts.append(more)
    yield row, b"".join(parts)


def _continuation(line: bytes, parts: list[bytes]) -> bytes | None:
    """Give what a physical line adds to the logical line before it; none if it begins one of its own."""
    if parts[-1].rstrip(b" \t").endswith(b"=") and _encoded(parts[0], _QUOTED) and not _mark(line):
        return b"\n" + line
    if line.startswith((b" ", b"\t")) and not _mark(parts[0]):
        return line[1:]
    if line and b":" not in line and _encoded(parts[0], _BASE64):
        return line
    return None


def _encoded(line: bytes, method: re.Pattern[str]) -> bool:
    """Tell whether the value that begins on this line is said to be in this transfer encoding."""
    _, *pieces = line[:_LONGEST_HEAD].partition(b":")[0].decode("latin-1").split(";")
    return any(method.fullmatch(_bare(piece)) for piece in pieces)


def _bare(piece: str) -> str:
    """Spell a parameter without what programs write in it now and then, and in capitals."""
    return piece.upper().translate(_DECORATION)


def _mark(line: bytes) -> bytes:
    """Free BEGIN:VCARD, END:VCARD or the two on one line of blanks and case; empty for any other line."""
    if line[:1] not in b"BbEe \t\xef" or len(line) > _LONGEST_HEAD:
        return b""
    word = line.translate(None, _BLANKS_AND_MARK).upper()
    return word if word in (_BEGIN, _END, _GLUED) else b""


# --- lines: cards and properties -------------------------------------------------------------------------

_NOT_CLOSED = "the card is not closed by END:VCARD"
_OUTSIDE = "lines outside of any card"
_AGENT = re.compile(rb"AGENT(?:;[^:]*)?:\s*(BEGIN:VCARD)?\s*", re.IGNORECASE)
_READ = frozenset(
    (
        *("VERSION", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "FN", "N", "ORG", "TITLE", "ROLE"),
        *("EMAIL", "TEL", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", "ADR", "CATEGORIES", "NOTE"),
        *("UID", "REV", "PRODID"),
    )
)
_TRACES = ("X-AB", "X-MS-OL")  # names that betray the program; their values are not read
_NAME = re.compile(r"[A-Z0-9_-]+")
_QUOTED_HEAD = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_PIECE = re.compile(r'(?:[^;"]++|"[^"]*+"|")++')


class _Block(NamedTuple):
    """The lines of a card, or a place in the file that belongs to no card."""

    row: int
    lines: list[tuple[int, bytes]]
    problem: str


def _without_agents(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Leave out blank lines and cards nested in an AGENT property; BEGIN and END come in their plain form."""
    depth, opens = 0, False
    for row, written in lines:
        if not written or written.isspace():
            continue
        line = _mark(written) or written
        if opens and line == _BEGIN:
            depth += 1
        elif depth == 0 or line in (_BEGIN, _GLUED):
            depth = 0
            yield row, line
        elif line == _END:
            depth -= 1
        agent = line[:1] in b"Aa" and _AGENT.fullmatch(line)
        opens = bool(agent and not agent[1])
        depth += bool(agent and agent[1])


def _blocks(lines: Iterable[tuple[int, bytes]]) -> Iterator[_Block]:
    """Cut the file into cards and the places between them where something else stands."""
    card: _Block | None = None
    stray = False
    for row, line in lines:
        if line in (_BEGIN, _GLUED) or (card and line == _END):
            if card:
                yield card if line == _BEGIN else card._replace(problem="")
            card, stray = None if line == _END else _Block(row, [], _NOT_CLOSED), False
        elif card:
            card.lines.append((row, line))
        elif not stray:
            yield _Block(row, [], _OUTSIDE)
            stray = True
    if card:
        yield card


def _raw_card(block: _Block, encoding: str) -> RawCard:
    """Read the lines of a block one by one."""
    properties, problems = [], [(block.row, block.problem)] if block.problem else []
    for row, line in block.lines:
        found, problem = _parse(line, encoding)
        if found:
            properties.append(found)
        if problem:
            problems.append((row, problem))
    return RawCard(block.row, properties, problems, is_card=block.problem != _OUTSIDE)


def _parse(line: bytes, encoding: str) -> tuple[Property | None, str]:
    """Read one line: a property, or none where it is not needed, and what was wrong."""
    head, value = _head_and_value(line)
    if value is None:
        return None, "a line without a colon"
    first, *pieces = (_PIECE.findall(head) if '"' in head else head.split(";")) or [""]
    name = first.rpartition(".")[2].strip().upper()
    if name not in _READ:
        kept = Property(name, frozenset(), "") if name.startswith(_TRACES) else None
        return kept, "" if _NAME.fullmatch(name) else "a line that is not a vCard property"
    types, method, charset = _parameters(pieces)
    text, problem = _text(value, method, charset=charset, encoding=encoding)
    if name == "EMAIL" and text.strip() and "@" not in text:
        problem = "an e-mail field without an @"
    return Property(name, types, text), problem


def _head_and_value(line: bytes) -> tuple[str, bytes | None]:
    """Part a line at the first colon that does not stand between quotation marks; no value without one."""
    head, colon, value = line.partition(b":")
    if b'"' in head and (match := _QUOTED_HEAD.match(line)):
        head, value = line[: match.end() - 1], line[match.end() :]
    return head.decode("latin-1"), value if colon else None


def _parameters(pieces: Iterable[str]) -> tuple[frozenset[str], str, str]:
    """Collect types, transfer encoding and character set; a bare word, as in version 2.1, is a type."""
    types: list[str] = []
    method = charset = ""
    for piece in pieces:
        key, equals, value = (part.strip('" ') for part in piece.upper().partition("="))
        if _QUOTED.fullmatch(bare := _bare(piece)):
            method = "QUOTED-PRINTABLE"
        elif _BASE64.fullmatch(bare):
            method = "BASE64"
        elif not equals:
            types.append(key)
        elif key == "TYPE":
            types += [word.strip('" ') for word in value.split(",")]
        elif key == "CHARSET":
            charset = value
    return frozenset(types), method, charset


# --- values: transfer encodings and character sets -------------------------------------------------------

_UTF8 = ("utf-8",)
_WESTERN = "utf8 ascii usascii iso88591 latin1 cp1252 ansi"
_OTHER = (
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-7 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-16 "
    "cp437 cp850 cp852 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8-r koi8-u mac-roman "
    "shift_jis euc-jp euc-kr gb2312 gbk gb18030 big5"
)
_CHARSETS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_WESTERN.split(), _UTF8),
    **{re.sub("[-_]", "", codec): (codec, "utf-8") for codec in _OTHER.split()},
    "iso885915": ("utf-8", "iso8859-15"),
    "latin9": ("utf-8", "iso8859-15"),
}
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def _text(value: bytes, method: str, *, charset: str, encoding: str) -> tuple[str, str]:
    """Decode a value, and say what was wrong with it."""
    raw = _transferred(value, method) if method else value
    if raw is None:
        return "", "a value that is not base64"
    order = known = _codecs_of(charset) if charset else _UTF8
    if raw is value and encoding in {"utf-8-sig", "utf-16"}:  # what the file itself says comes first
        order = (*_UTF8, *known)
    text, codec = _decode(raw, order or _UTF8)
    if not known:
        return text, "an unknown character set"
    odd = raw is value and not charset and codec == "cp1252" != encoding
    return text, "a value that is not UTF-8, read as cp1252" if odd else ""


def _transferred(value: bytes, method: str) -> bytes | None:
    """Undo quoted-printable or base64; the very same object where there is neither, none if it is broken."""
    if method == "QUOTED-PRINTABLE":
        soft = re.sub(rb"(?<![ \t])[ \t]+\n", b"\n", value) if b"\n" in value else value
        return binascii.a2b_qp(soft)
    try:
        return base64.b64decode(value + b"===")
    except binascii.Error:
        return None


def _codecs_of(charset: str) -> tuple[str, ...]:
    """List the codecs to try for a declared character set, in order; empty if it is not known."""
    name = re.sub("[-_ ]", "", charset.lower())
    return _CHARSETS.get(name.replace("windows", "cp").replace("macintosh", "macroman"), ())


def _decode(value: bytes, order: Sequence[str]) -> tuple[str, str]:
    """Decode with the first codec that fits, and name it; cp1252, with Latin-1 for its gaps, if none does."""
    for codec in order:
        try:
            return value.decode(codec).replace("\0", ""), codec
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1").translate(_CP1252).replace("\0", ""), "cp1252"
