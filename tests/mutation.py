"""Mutations of real-format files: what a broken disk, an editor, a spreadsheet or a hurried person makes of an export.

Each takes the bytes of a file and a random number generator and gives other bytes; none knows whose file it is.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from fuzzing import CELLS

Mutation: TypeAlias = Callable[[bytes, random.Random], bytes]

#: letters of a huge cell
LONG = 20_000
#: what a huge cell is made of: words without end, blanks, signs that split or nest, marks, other scripts
FILLERS = (
    "x", "A", "9", "0", " ", ",", ";", ":", ".", "-", "(", ")", "[", "<", ">", "@", "/", "\\", "'", '""', "=", "+", "_", "#", "|",
    "&", "%", "\t", "\u00a0", "\u0301", "\u200b", "\u202e", "ä", "漢", "م", "🚀", "Ab ", "a, ", "a.", "a@", "a@b.org,", "A-", "(a", "ab;",
    "=?", "http://", "Dr. ", "von ", "GmbH ", "& ", "a/", "1:", "12.", "+49", "\\,", "\\n", "ü ", "Éa", "x\u0301",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "00", "1e400", "NaN", "Infinity", "3.7", "٣", "99999999999999999999", str(2**31), str(2**63), "1e9", "-0", "0x10", "1_000",
    "253402300800000", "-62135596801", "999999999999999",
)  # fmt: skip
DATES = (
    "0000-00-00", "9999-12-31", "0001-01-01", "2024-02-30", "31 Feb 2020", "00.00.00", "31.12.9999", "12/31/9999", "1582-10-10",
    "20240101T250000Z", "99991231T235959Z", "00010101T000000", "24:60", "1969-12-31T23:59:59Z", "Thu, 01 Jan 1970 00:00:00 -9999",
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
_WHOLE = re.compile(r"\d[\dT:./ -]{5,}\d")
_SEPARATORS = (
    ",",
    ";",
    "\t",
    ":",
    "=",
    "|",
    "\n",
    "\r",
    "\r\n",
    " ",
    '"',
    "'",
    "\\",
    "\0",
    "\x1a",
    "\u2028",
    "\x85",
    "\x1c",
    "\x0c",
)


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode(
        "utf-8", errors="surrogatepass" if re.search("[\ud800-\udb7f]", text) else "surrogateescape"
    )


def _place(text: str | bytes, rng: random.Random) -> int:
    return rng.randint(0, len(text))


# --- bytes ------------------------------------------------------------------------------------------------


def flip(data: bytes, rng: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 30))):
        if made:
            made[rng.randrange(len(made))] = rng.randrange(256)
    return bytes(made)


def cut_end(data: bytes, rng: random.Random) -> bytes:
    return data[: _place(data, rng)]


def cut_begin(data: bytes, rng: random.Random) -> bytes:
    return data[_place(data, rng) :]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    start = _place(data, rng)
    return data[:start] + data[start + rng.choice((1, 2, 10, 200)) :]


def repeat_block(data: bytes, rng: random.Random) -> bytes:
    start, size = _place(data, rng), rng.choice((1, 5, 50, 500))
    return data[:start] + data[start : start + size] * rng.choice((2, 3, 20)) + data[start:]


def insert_bytes(data: bytes, rng: random.Random) -> bytes:
    start = _place(data, rng)
    return data[:start] + rng.randbytes(rng.choice((1, 3, 40))) + data[start:]


def nuls(data: bytes, rng: random.Random) -> bytes:
    start = _place(data, rng)
    return data[:start] + b"\0" * rng.choice((1, 2, 100, 4096)) + data[start:]


def twice(data: bytes, rng: random.Random) -> bytes:
    return data + rng.choice((b"", b"\n", b"\0")) + data


def empty(data: bytes, rng: random.Random) -> bytes:
    return rng.choice((b"", b"\n", b" ", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"{}", b"[]", b"null"))


def recode(data: bytes, rng: random.Random) -> bytes:
    """Another encoding than the file had, or bytes read with the wrong one and saved."""
    text = data.decode("utf-8", errors="replace")
    codec = rng.choice(
        (
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "cp1252",
            "latin-1",
            "cp437",
            "utf-7",
            "moji",
            "odd",
        )
    )
    if codec == "moji":
        return text.encode().decode("latin-1").encode()
    if codec == "odd":
        return text.encode("utf-16")[:-1]
    return text.encode(codec, errors="replace")


# --- lines ------------------------------------------------------------------------------------------------


def swap_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def drop_line(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[rng.randrange(len(lines))]
    return b"\n".join(lines)


def repeat_line(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    lines[at:at] = [lines[at]] * rng.choice((1, 2, 30))
    return b"\n".join(lines)


def shuffle_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def other_ends(data: bytes, rng: random.Random) -> bytes:
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain.replace(
        b"\n",
        rng.choice((b"\r\n", b"\r", b"\n\n", b"\n\r", b"\r\r\n", b"\xe2\x80\xa8", b"\xc2\x85", b"", b"\x0b")),
    )


def mixed_ends(data: bytes, rng: random.Random) -> bytes:
    return b"".join(line + rng.choice((b"\n", b"\r\n", b"\r")) for line in data.splitlines())


def fold_lines(data: bytes, rng: random.Random) -> bytes:
    """Break lines and begin the next with a blank, as cards, calendars and mail headers do; anywhere."""
    made = data
    for _ in range(rng.choice((1, 3, 20))):
        at = _place(made, rng)
        made = made[:at] + rng.choice((b"\r\n ", b"\n ", b"\n\t", b"=\n", b"=\r\n")) + made[at:]
    return made


# --- cells ------------------------------------------------------------------------------------------------


def _replaced(data: bytes, rng: random.Random, pattern: re.Pattern[str], what: Callable[[str], str]) -> bytes:
    """Put something in the place of one thing a pattern finds, or of all that are spelt like it."""
    text = _text(data)
    found = list(pattern.finditer(text))
    if not found:
        return data
    one = rng.choice(found)
    return _bytes(text[: one.start()] + what(one.group()) + text[one.end() :])


def huge(data: bytes, rng: random.Random) -> bytes:
    """One cell of thousands of letters."""
    filler = rng.choice(FILLERS)
    return _replaced(data, rng, _TOKEN, lambda _: (filler * LONG)[:LONG])


def huge_own(data: bytes, rng: random.Random) -> bytes:
    """One word of the file, thousands of times."""
    joint = rng.choice(("", " ", ", ", "-", ".", ";", "@"))
    return _replaced(data, rng, _TOKEN, lambda word: ((word + joint) * LONG)[:LONG])


def odd_cell(data: bytes, rng: random.Random) -> bytes:
    return _replaced(data, rng, _TOKEN, lambda _: rng.choice(CELLS))


def odd_number(data: bytes, rng: random.Random) -> bytes:
    return _replaced(data, rng, _NUMBER, lambda _: rng.choice(NUMBERS))


def odd_date(data: bytes, rng: random.Random) -> bytes:
    return _replaced(data, rng, _WHOLE, lambda _: rng.choice(DATES))


def word_for_word(data: bytes, rng: random.Random) -> bytes:
    words = _TOKEN.findall(_text(data)) or [""]
    return _replaced(data, rng, _TOKEN, lambda _: rng.choice(words))


def drop_word(data: bytes, rng: random.Random) -> bytes:
    return _replaced(data, rng, _TOKEN, lambda _: "")


def other_case(data: bytes, rng: random.Random) -> bytes:
    text = _text(data)
    return _bytes(rng.choice((text.upper(), text.lower(), text.swapcase(), text.title())))


def separators(data: bytes, rng: random.Random) -> bytes:
    text, sign = _text(data), rng.choice(_SEPARATORS)
    for _ in range(rng.choice((1, 2, 10))):
        at = _place(text, rng)
        text = text[:at] + sign + text[at:]
    return _bytes(text)


def quotes(data: bytes, rng: random.Random) -> bytes:
    """Quotes around a word, once, twice, half, or nested."""
    shape = rng.choice(
        ('"{}', '{}"', '"{}"', '""{}""', '"""{}"""', '"{}""', '\\"{}\\"', "'{}'", '"{}","{}"', '"{}\n"')
    )
    return _replaced(data, rng, _TOKEN, lambda word: shape.format(*[word] * shape.count("{}")))


def swap_columns(data: bytes, rng: random.Random) -> bytes:
    """Two columns changed places: in all lines, or in the first alone."""
    text = _text(data)
    sign = max(",;\t", key=text.count)
    lines = text.split("\n")
    width = max((line.count(sign) for line in lines), default=0) + 1
    a, b = rng.randrange(width), rng.randrange(width)
    whole = rng.random() < 0.7
    for i, line in enumerate(lines):
        cells = line.split(sign)
        if max(a, b) < len(cells) and (whole or not i):
            cells[a], cells[b] = cells[b], cells[a]
            lines[i] = sign.join(cells)
    return _bytes("\n".join(lines))


def drop_column(data: bytes, rng: random.Random) -> bytes:
    text = _text(data)
    sign = max(",;\t", key=text.count)
    lines = [line.split(sign) for line in text.split("\n")]
    at = rng.randrange(max(map(len, lines)))
    for cells in lines:
        del cells[at : at + 1]
    return _bytes("\n".join(map(sign.join, lines)))


# --- structure --------------------------------------------------------------------------------------------

_ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1e308, 2**70, "", "x", [], {}, [None], [[]], [{}], {"": None}, {"x": {"x": []}}, "\ud83d", "\0",
    ["a", 1, None], "2024-99-99T99:99:99Z",
)  # fmt: skip


def json_value(data: bytes, rng: random.Random) -> bytes:
    """Another sort of value somewhere in a JSON file, a key that is gone, renamed or there twice; else an odd cell."""
    text = _text(data)
    start = re.search(r"[\[{]", text)
    if start is None:
        return odd_cell(data, rng)
    try:
        tree = json.loads(text[start.start() :].rstrip().rstrip(";"))
    except ValueError:
        return odd_cell(data, rng)
    holders = [node for node in _nodes(tree) if node]
    if not holders:
        return data
    holder = rng.choice(holders)
    key: Any = rng.choice(list(holder)) if isinstance(holder, dict) else rng.randrange(len(holder))
    _change(holder, key, rng)
    return (text[: start.start()] + json.dumps(tree)).encode("utf-8", errors="surrogatepass")


def _change(holder: Any, key: Any, rng: random.Random) -> None:
    """Change one entry of a list or a dictionary."""
    what = rng.choice(("odd", "odd", "wrap", "gone", "again", "rename", "long"))
    if what == "gone":
        del holder[key]
    elif what == "wrap":
        holder[key] = rng.choice(([holder[key]], {"value": holder[key]}))
    elif what == "rename" and isinstance(holder, dict):
        holder[f"{key}_2"] = holder.pop(key)
    elif what == "again" and isinstance(holder, list):
        holder.extend([holder[key]] * 20)
    elif what == "long":
        holder[key] = (rng.choice(FILLERS) * LONG)[:LONG]
    else:
        holder[key] = rng.choice(_ODD_VALUES)


def _nodes(tree: Any) -> list[Any]:
    """Every list and dictionary of a tree."""
    found, left = [], [tree]
    while left:
        node = left.pop()
        if isinstance(node, dict | list):
            found.append(node)
            left += node.values() if isinstance(node, dict) else node
    return found


def parameters(data: bytes, rng: random.Random) -> bytes:
    """A strange parameter behind the name of a field of a card, a calendar or a mail."""
    text = _text(data)
    found = list(re.finditer(r"(?m)^[A-Za-z-]+(?=[;:])", text))
    if not found:
        return separators(data, rng)
    odd = rng.choice((";X=", ";TZID=", ";TZID=Nowhere/City", ";ENCODING=BASE64", ";ENCODING=b", ";ENCODING=QUOTED-PRINTABLE", ";CHARSET=x-none",
                      ";CHARSET=utf-16", ";VALUE=DATE", ";VALUE=PERIOD", ';CN="', ";TYPE=,,,", ";;;", ";=", " ", ";RANGE=THISANDFUTURE", ";LANGUAGE=de"))  # fmt: skip
    one = rng.choice(found)
    return _bytes(text[: one.end()] + odd + text[one.end() :])


def other_field(data: bytes, rng: random.Random) -> bytes:
    """The value of one field in the place of another's, or its name."""
    lines = _text(data).split("\n")
    places = [i for i, line in enumerate(lines) if ":" in line]
    if len(places) < 2:
        return word_for_word(data, rng)
    a, b = rng.sample(places, 2)
    name, _, value = lines[a].partition(":")
    other, _, theirs = lines[b].partition(":")
    lines[a] = rng.choice((f"{name}:{theirs}", f"{other}:{value}", f"{name}:", f"{name}"))
    return _bytes("\n".join(lines))


MUTATIONS: tuple[Mutation, ...] = (
    flip, cut_end, cut_begin, cut_out, repeat_block, insert_bytes, nuls, twice, empty, recode, swap_lines, drop_line, repeat_line,
    shuffle_lines, other_ends, mixed_ends, fold_lines, huge, huge, huge, huge_own, odd_cell, odd_cell, odd_number, odd_date, word_for_word,
    drop_word, other_case, separators, quotes, swap_columns, drop_column, json_value, json_value, json_value, parameters, other_field,
)  # fmt: skip


def mutated(data: bytes, rng: random.Random) -> tuple[str, bytes]:
    """What was done to a file, and what it is now: one change mostly, up to three."""
    done = rng.choices(MUTATIONS, k=rng.choice((1, 1, 1, 2, 3)))
    for change in done:
        data = change(data, rng)
    return "+".join(change.__name__ for change in done), data
