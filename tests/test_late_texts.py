"""A column of texts that nobody has read yet behaves as one of the same texts that are read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netanalysis as na
from netanalysis.late_texts import InBytes, LateTexts
from netanalysis.network.rows import unread

TEXTS = [
    "Grüße aus Gera",
    "",
    'sie sagt "nein"',
    "😀",
    "Grüße aus Gera",
    '"',
    "a  b",
    "zwölf Boxkämpfer jagen Viktor quer",
]


def in_bytes(texts: list[str]) -> LateTexts:
    """The texts as a table holds them: one behind the other, quotes doubled."""
    raw = [text.replace('"', '""').encode() for text in texts]
    bounds = np.cumsum([0, *map(len, raw)])
    doubled = np.array(['"' in text for text in texts], dtype=bool)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    return LateTexts.in_bytes(InBytes(b"".join(raw), bounds[:-1], bounds[1:], doubled, lengths))


def strings(texts: list[str]) -> pd.Series:  # type: ignore[type-arg]
    return pd.Series([text or None for text in texts], dtype="string")


@pytest.fixture(params=[in_bytes, LateTexts.of], ids=["in bytes", "read"])
def late(request: pytest.FixtureRequest) -> LateTexts:
    column: LateTexts = request.param(TEXTS)
    return column


def test_texts_are_read_when_asked_for(late: LateTexts) -> None:
    pd.testing.assert_series_equal(pd.Series(late).astype("string"), strings(TEXTS))
    assert [late[place] for place in (0, 2, -1)] == [TEXTS[0], TEXTS[2], TEXTS[-1]]
    assert late[1] is pd.NA
    assert late.astype(object).tolist()[4] == TEXTS[4]
    assert (late == TEXTS[0]).tolist() == [True, pd.NA, False, False, True, False, False, False]


def test_few_of_many_texts_are_read_alone() -> None:
    late = in_bytes(TEXTS)
    assert late[[5]].astype("string").tolist() == ['"']
    assert late[[5, 7]].astype("string").tolist() == ['"', TEXTS[7]]
    assert late.astype("string").tolist() == strings(TEXTS).tolist()


def test_lengths_and_beginnings_are_those_of_the_texts(late: LateTexts) -> None:
    assert late.lengths().tolist() == [len(text) for text in TEXTS]
    assert late.isna().tolist() == [text == "" for text in TEXTS]
    assert late.begin_with('sie sagt "').tolist() == [text.startswith('sie sagt "') for text in TEXTS]
    assert late.begin_with("Gr").tolist() == [text.startswith("Gr") for text in TEXTS]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet='aä" \n\u00a0\u2003\u3000„😀', max_size=60), min_size=2, max_size=12))
def test_texts_that_differ_in_blanks_and_quotes_alone_open_alike(texts: list[str]) -> None:
    def bare(text: str) -> str:
        return "".join(text.split()).replace('"', "")

    read, unread = LateTexts.of(texts).openings(), in_bytes(texts).openings()
    assert read.tolist() == unread.tolist()
    for (one, left), (other, right) in pairwise(zip(texts, unread, strict=True)):
        if bare(one) == bare(other):
            assert left == right


def test_a_difference_within_the_first_words_tells_texts_apart() -> None:
    openings = in_bytes(
        ["Hallo Eva, sehr gern gesehen", "Hallo Eva, sehr groß gesehen", "Hallo  Eva,\nsehr gern gesehn"]
    ).openings()
    assert openings[0] == openings[2] != openings[1]


def is_unread(column: Any) -> bool:
    """Whether nobody has read the texts of a column."""
    return isinstance(column, LateTexts) and all(table._raw is not None for table in column._passages)


def test_what_needs_no_text_reads_none() -> None:
    late = in_bytes(TEXTS)
    late.lengths(), late.begin_with("Gr"), late.openings(), late.isna(), late[1:3].compact()
    table = pd.concat([pd.DataFrame({"n": 1, "text": late}), pd.DataFrame({"n": 2, "text": late[::-1]})])
    rest = table.sort_values("n").take([3, 1, 0])
    assert is_unread(rest["text"].array)
    rest["text"].astype("string")
    assert not is_unread(rest["text"].array)


def test_scores_and_the_summary_leave_the_messages_unread(export: Path) -> None:
    network = na.load(export, owner="Ida Beispiel")
    na.tie_strength(network), na.tending(network), str(network), na.contact_graph(network)
    assert is_unread(unread(network, ["text"])["text"].array)
    assert "Wie geht es?" in network.interactions["text"].tolist()
    assert network.interactions["text"].dtype == "string"
    assert not is_unread(unread(network, ["text"])["text"].array)


def test_texts_that_another_export_already_gave_are_let_go(export: Path) -> None:
    (export.parent / "zwei").mkdir()
    (export.parent / "zwei" / "messages.csv").write_bytes((export / "messages.csv").read_bytes())
    network = na.load(export.parent, owner="Ida Beispiel")
    column = unread(network, ["text"])["text"].array
    assert isinstance(column, LateTexts)
    assert len(column) == 8
    assert len(column._passages) == 1


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Eight messages between two people."""
    folder = tmp_path / "eins"
    folder.mkdir()
    head = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT"
    eva, ida = ("Eva Muster,https://www.linkedin.com/in/eva", "Ida Beispiel,https://www.linkedin.com/in/ida")
    rows = [
        f'c1,{ida if n % 2 else eva},{eva if n % 2 else ida},2024-05-0{n + 1} 09:00:0{n} UTC,"{text}"'
        for n, text in enumerate(
            ["Wie geht es?", "Gut, danke.", "Fein.", "Ja.", "Bis bald!", "Eben.", "Oh.", "Aha."]
        )
    ]
    (folder / "messages.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return folder


def test_a_table_keeps_them_late_through_all_it_does_with_its_rows(late: LateTexts) -> None:
    table = pd.DataFrame({"n": range(len(TEXTS)), "text": late})
    plain = pd.DataFrame({"n": range(len(TEXTS)), "text": strings(TEXTS)})
    more = pd.DataFrame({"n": [9, 10], "text": pd.Series(["neu", None], dtype="string")})

    def worked(frame: pd.DataFrame) -> pd.DataFrame:
        stacked = pd.concat(
            [frame.iloc[3:], more, frame[frame["n"] < 2], frame.take([5, 5])], ignore_index=True
        )
        ordered = stacked.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)
        return ordered[ordered["text"].notna()].assign(x=1).copy()

    found = worked(table)
    assert found["text"].dtype == late.dtype
    pd.testing.assert_frame_equal(found.assign(text=found["text"].astype("string")), worked(plain))


def test_what_is_no_text_is_refused() -> None:
    late = LateTexts.of(["one", "two"])
    assert pd.Series(late).map(len).tolist() == [3, 3]
    with pytest.raises(TypeError, match="only texts"):
        pd.Series([1, 2]).astype(late.dtype)
    with pytest.raises(ValueError, match="read the texts first"):
        late.take([0, -1], allow_fill=True, fill_value="three")


def test_texts_can_be_counted_and_compared(late: LateTexts) -> None:
    codes, distinct = pd.factorize(pd.Series(late))
    assert codes.tolist() == [0, -1, 1, 2, 0, 3, 4, 5]
    assert distinct.tolist() == [TEXTS[0], *TEXTS[2:4], *TEXTS[5:]]


def test_positions_that_are_not_there_are_missing() -> None:
    late = in_bytes(TEXTS)
    assert late.take([0, -1], allow_fill=True).isna().tolist() == [False, True]
    assert late.take([0, -1])[1] == TEXTS[-1]
    assert pd.Series(late).reindex([7, 99]).isna().tolist() == [False, True]


def test_stacked_with_itself_a_column_holds_its_texts_once() -> None:
    late = in_bytes(TEXTS)
    both = pd.concat([pd.Series(late[:3]), pd.Series(late[3:])]).array
    assert isinstance(both, LateTexts)
    assert both.astype("string").tolist() == strings(TEXTS).tolist()
    assert len(both._passages) == 1


def test_no_text_at_all() -> None:
    assert LateTexts.of([]).astype("string").tolist() == []
    assert in_bytes([]).openings().tolist() == []
    assert LateTexts.of(["", None, pd.NA, 3]).isna().all()
