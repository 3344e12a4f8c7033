"""JSON as people hold it: any encoding, a document a line, and nothing in it that does harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netanalysis.sources.container import MIB, Member
from netanalysis.sources.json_files import (
    as_dict,
    as_list,
    as_prose,
    as_text,
    as_whole,
    looks_like_json,
    parse_json,
    read_json,
)


def member(data: bytes, *, size: int | None = None) -> Member:
    def read() -> bytes:
        return data

    return Member("", "a.json", len(data) if size is None else size, None, read)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_every_encoding_gives_the_same_document(encoding: str, shown: str) -> None:
    found = read_json(member('{"name": "Jörg Süß"}'.encode(encoding)))
    assert (found.values, found.read_as) == (({"name": "Jörg Süß"},), f"{shown}, JSON")
    assert bool(found.warnings) == (encoding == "cp1252")


def test_lines_of_documents_are_read_each_alone() -> None:
    found = parse_json('\n{"id": 1}\r\n\n{"id": 2\n[3]\n')
    assert (found.values, found.broken, found.read_as) == (({"id": 1}, [3]), 1, "JSON lines")
    assert found.warnings == ("1 lines could not be read",)


def test_of_a_doubled_key_the_last_counts_and_that_is_told() -> None:
    found = parse_json('[{"a": 1, "a": 2}, {"b": 1}]')
    assert (found.values, found.warnings) == (
        ([{"a": 2}, {"b": 1}],),
        ("1 objects hold a key twice; the last value counts",),
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "-" + "9" * 5000])
def test_what_no_number_can_hold_is_none(number: str) -> None:
    assert parse_json(f"[{number}, 12345678901234567890]").values == ([None, 12345678901234567890],)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        (" \n\ufeff", "the file is empty"),
        ("Name;Firma\nEva;Bau AG\n", "the file is no JSON, or was not saved completely"),
        ('{"contacts": {"users": [{"id": "1"}', "the file is no JSON, or was not saved completely"),
        ('"a text"', "the file is no JSON, or was not saved completely"),
        ("[" * 100_000, "its values are nested too deeply for any export"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "its values are nested too deeply for any export"),
    ],
)
def test_what_is_no_document_has_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_json(text)


def test_too_large_a_file_is_not_even_read_and_a_lie_about_its_size_does_not_help() -> None:
    reason = "it is larger than 1 MiB, which no known export file is"
    with pytest.raises(ValueError, match=reason):
        read_json(member(b"[]", size=2 * MIB), largest=MIB)
    with pytest.raises(ValueError, match=reason):
        read_json(member(b"[" + b" " * MIB + b"]", size=10), largest=MIB)


def test_the_top_of_a_file_tells() -> None:
    assert looks_like_json(b"\xef\xbb\xbf\n {")
    assert looks_like_json("[".encode("utf-16"))
    assert not any(map(looks_like_json, (b"", b"BEGIN:VCARD")))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(anything)
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("take", [as_dict, as_list, as_text, as_prose, as_whole])
def test_values_of_any_sort_are_taken_without_a_word(take: Callable[[object], object], value: object) -> None:
    taken = take(value)
    if isinstance(taken, str):
        taken.encode("utf-8")


@given(st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_documents_or_a_reason(data: bytes) -> None:
    looks_like_json(data)
    with suppress(ValueError):
        assert read_json(member(data)).values
