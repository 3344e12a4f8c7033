"""Addresses and names as mail headers write them, and the words in them that are written as =?utf-8?q?…?=; in linear time.

`email` would read them as well, but takes minutes for a long text without a blank, and a hundred times as long for a short one.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from netanalysis.text import tidy

#: no address is longer
_LONGEST: Final = 512
#: a field longer than this is read anew each time
_KEPT: Final = 1_000
_LETTER: Final = r"[^\s<>()\[\]:;,\"\\@]"
#: begins where no address can have begun before, else a long text would be gone through again from each of its letters
_ADDRESS: Final = re.compile(rf"(?<!{_LETTER}){_LETTER}{{1,{_LONGEST}}}@{_LETTER}{{1,{_LONGEST}}}")
#: quoted text (to the end where nobody closes it), a remark, an address in brackets, an encoded word, what divides, and the rest
_PIECE: Final = re.compile(
    r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|\([^()]*\)|<[^<>]*>|=\?[^?\s]+\?[bq]\?[^?]*\?=|[,;:]|[^"(<,;:=]+|.',
    re.DOTALL | re.IGNORECASE,
)
_WORD: Final = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_SIGN: Final = re.compile(rb"=([0-9a-f]{2})", re.IGNORECASE)
_NOT_BASE64: Final = re.compile(r"[^A-Za-z0-9+/]+")
#: encodings of host names, which take long for long texts and are none of mail
_NONE_OF_MAIL: Final = ("punycode", "idna")

#: an address in lower case and the name beside it, which may be empty
Person = tuple[str, str]


def people_of(value: str) -> tuple[Person, ...]:
    """Read the addresses of a field with their names; those without a domain and repeated ones are left out.

    Examples
    --------
    >>> people_of('=?utf-8?q?M=C3=BCller=2C_Eva?= <Eva@Example.org>, undisclosed-recipients:;')
    (('eva@example.org', 'Müller, Eva'),)
    >>> people_of('Eva Muster <eva@example.org')
    (('eva@example.org', 'Eva Muster'),)
    """
    return _kept(value) if len(value) <= _KEPT else _read(value)


def is_address(text: str) -> bool:
    """Whether a text is an address with a domain, and nothing else.

    Examples
    --------
    >>> is_address("eva@example.org"), is_address("eva@localhost"), is_address("Eva <eva@example.org>")
    (True, False, False)
    """
    return len(text) <= _LONGEST and bool(_ADDRESS.fullmatch(text)) and "." in text.rpartition("@")[2][1:-1]


def _read(value: str) -> tuple[Person, ...]:
    found: dict[str, str] = {}
    pieces = _PIECE.findall(value)
    if pieces and pieces[-1].startswith('"') and (len(pieces[-1]) == 1 or not pieces[-1].endswith('"')):
        pieces = _PIECE.findall(value.replace('"', " "))  # a quote that nobody closes quotes nothing
    read = [(address, name) for address, name in _entries(pieces) if "@" in address]
    for written, name in read or [(address, "") for address in _ADDRESS.findall(value)]:
        address = written.strip().strip("<>'\"").lower()
        if is_address(address):
            found[address] = found.get(address) or _name(name, address)
    return tuple(found.items())


_kept = lru_cache(maxsize=65_536)(_read)


def _entries(pieces: list[str]) -> Iterator[Person]:
    """Give each entry of a list: what stands in the place of an address, and the name before it or the remark behind it."""
    name: list[str] = []
    remark = ""
    bracket: list[str] | None = None
    for piece in [*pieces, ","]:
        if piece in (",", ";"):
            yield _entry("".join(name), bracket, remark)
            name, bracket, remark = [], None, ""
        elif piece.startswith("<"):
            bracket = [piece[1:].removesuffix(">")]
        elif bracket is not None:
            bracket += [] if bracket[0] else [piece]  # nobody closes it, or it opens twice
        elif piece == ":":
            name = []  # what stands before is the name of a group
        elif piece.startswith("(") and piece != "(":
            remark = piece[1:-1]
        else:
            name.append(_ESCAPED.sub(r"\1", piece[1:-1]) if piece.startswith('"') else piece)


def _entry(name: str, bracket: list[str] | None, remark: str) -> Person:
    if bracket is not None:
        return "".join(bracket).rpartition(":")[2], name
    return next((word for word in name.split() if "@" in word), ""), remark


def _name(name: str, address: str) -> str:
    """Return a display name, unless it only repeats the address."""
    bare = tidy(decoded(name).strip().strip("'\"").strip())
    return "" if bare.lower() == address or ("@" in bare and " " not in bare) else bare


def decoded(value: str) -> str:
    """Decode the words of a field that are written as =?utf-8?…?=; a letter may be divided between two of them.

    Examples
    --------
    >>> decoded("=?UTF-8?Q?Ge=C3=B6ffnet,Kunden?=")
    'Geöffnet,Kunden'
    >>> decoded("=?utf-8?q?J=C3?= =?utf-8?q?=BCrgen?= Probe")
    'Jürgen Probe'
    """
    if "=?" not in value:
        return tidy(value)
    parts: list[str] = []
    held: list[bytes] = []
    charset, at = "", 0
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        apart = bool(between.strip()) or not at
        if apart or word[1].lower() != charset:
            parts += [_text(held, charset), between if apart else ""]
            held, charset = [], word[1].lower()
        held.append(_bytes(word[3], base64=word[2] in "bB"))
        at = word.end()
    return tidy("".join([*parts, _text(held, charset), value[at:]])) or tidy(value)


def _bytes(text: str, *, base64: bool) -> bytes:
    if not base64:
        plain = text.replace("_", " ").encode("utf-8", errors="replace")
        return _SIGN.sub(lambda sign: bytes([int(sign[1], 16)]), plain)
    signs = _NOT_BASE64.sub("", text)
    signs = signs[: len(signs) - (len(signs) % 4 == 1)]
    return binascii.a2b_base64(signs + "=" * (-len(signs) % 4))


def _text(pieces: list[bytes], charset: str) -> str:
    data = b"".join(pieces)
    try:
        return data.decode("utf-8" if charset in _NONE_OF_MAIL else charset or "ascii", errors="replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", errors="replace")
