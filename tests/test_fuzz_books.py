"""Address books, circles, call lists and chats survive whatever stands in their rows, and their coverage adds up."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzzing import any_bytes, cells, encoded, examples, lines, outcome, read_codecs, written
from test_call_list import NEWER
from test_google import CIRCLE, NEW, OLD
from test_outlook import ENGLISH, GERMAN
from test_whatsapp import ANDROID_DE, IPHONE_EN

TABLES = {
    "contacts.csv": NEW.splitlines()[0],
    "old.csv": OLD.splitlines()[0],
    "Takeout/Google+ Kreise/Freunde.csv": CIRCLE.splitlines()[0],
    "outlook.csv": GERMAN,
    "outlook-en.csv": ENGLISH,
}
CALL_HEADER = NEWER.splitlines()[1].split(";")


@pytest.mark.parametrize("name", TABLES)
@examples(3)
@given(st.lists(st.lists(cells, max_size=30), max_size=4), st.lists(lines, max_size=3), read_codecs)
def test_address_books(name: str, rows: list[list[str]], raw: list[str], codec: str) -> None:
    text = f"{TABLES[name]}\n{written(rows)}" + "\n".join(raw)
    outcome({name: encoded(text, codec), "andere.csv": "Vorname;Nachname\nEva;Muster\n"})


@examples(8)
@given(st.lists(st.lists(cells, min_size=8, max_size=8), max_size=5), read_codecs)
def test_call_lists(rows: list[list[str]], codec: str) -> None:
    text = "sep=;\n" + written([CALL_HEADER, *rows], ";")
    outcome({"calls.csv": encoded(text, codec), "andere.csv": "Vorname;Nachname\nEva;Muster\n"})


@examples(12)
@given(
    st.sampled_from([ANDROID_DE, IPHONE_EN, ""]),
    st.lists(
        st.tuples(st.sampled_from(["1/2/20, 10:00 - ", "[01.02.20, 10:00:00] ", "99.99.99, 99:99 - ", ""]), cells, cells), max_size=6
    ),
    read_codecs,
    st.sampled_from(["Ida Beispiel", None]),
)  # fmt: skip
def test_chats(chat: str, said: list[tuple[str, str, str]], codec: str, owner: str | None) -> None:
    text = chat + "\n".join(f"{stamp}{name}: {words}" for stamp, name, words in said)
    outcome(
        {"WhatsApp Chat mit Eva Müster.txt": encoded(text, codec), "a.csv": "Vorname;Nachname\nEva;Muster\n"},
        owner=owner,
    )


@examples(4)
@given(
    st.recursive(cells | st.none() | st.integers(), lambda inner: st.lists(inner, max_size=3), max_leaves=5)
)
def test_circles_as_json(people: object) -> None:
    files = {"Takeout/Google+ Kreise/a.json": json.dumps({"name": "A", "person": people}),
             "Takeout/Google+ Kreise/b.json": json.dumps(people)}  # fmt: skip
    outcome({**files, "a.csv": "Vorname;Nachname\nEva;Muster\n"})


@pytest.mark.parametrize(
    "name", ["Takeout/Kontakte/a.csv", "Takeout/Kontakte/a.vcf", "Takeout/Google+ Kreise/a.json", "_chat.txt"]
)
@examples(4)
@given(any_bytes)
def test_any_bytes(name: str, data: bytes) -> None:
    outcome({name: data, "a.csv": "Vorname;Nachname\nEva;Muster\n"})
