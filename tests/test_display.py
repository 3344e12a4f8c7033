"""Tables as people read them: headings with units, numbers and dates by language; escaped; nothing changed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import netanalysis as na
from builders import contact, message, network
from netanalysis import markup, schema, wording
from netanalysis.display import cells
from netanalysis.settings import Settings

TIES = pd.DataFrame(
    {
        "strength": [1234.56, None],
        "active_days": pd.array([1200, None], dtype="Int64"),
        "last_contact": pd.to_datetime(["2024-03-01", None]),
        "active": [0.25, None],
        "alarm": [True, False],
        "tending": pd.array(["one_way", None], dtype="string"),
        "mine": ["<b>", None],
    },
    index=pd.Index(["x:1", "x:2"], name="person_id"),
)


class _Structure(HTMLParser):
    """Collect tags, and see that each one is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        self.opened.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def tags_of(html: str) -> list[str]:
    parser = _Structure()
    parser.feed(html)
    assert parser.opened == []
    return parser.tags


def test_german_as_a_german_writes_it() -> None:
    shown = na.show(TIES, lang="de")
    assert shown.headings == (
        "Person", "Stärke (ohne Einheit)", "Tage mit Austausch", "Letzter Kontakt", "Von mir begonnen", "Alarm",
        "Zustand", "mine",
    )  # fmt: skip
    assert shown.rows[0] == ("x:1", "1.234,6", "1.200", "01.03.2024", "25\xa0%", "ja", "einseitig", "<b>")
    assert shown.rows[1] == ("x:2", "–", "–", "–", "–", "nein", "–", "–")


def test_english_where_nothing_else_is_said() -> None:
    shown = na.show(TIES)
    assert shown.lang == "en"
    assert shown.rows[0] == ("x:1", "1,234.6", "1,200", "1 Mar 2024", "25%", "yes", "one-way", "<b>")


def test_the_network_gives_language_names_currency_and_time_zone() -> None:
    made = network(
        [contact("x:1", "Eva Muster"), contact("x:2", "Udo Beispiel"), contact("x:3", "Udo Beispiel")],
        [message("x:1", "2024-06-30 22:01")],
        settings=Settings(language="de", currency="CHF"),
    )
    assert [row[0] for row in na.show(na.tie_strength(made), network=made).rows] == [
        "Eva Muster", "Udo Beispiel (x:2)", "Udo Beispiel (x:3)",
    ]  # fmt: skip
    moment = na.show(made.interactions[["time", "direction", "platform"]], network=made)
    assert moment.rows == (("01.07.2024, 00:01", "an mich", "X"),)
    assert na.show(pd.DataFrame({"value": [1234.5]}), network=made).headings == ("Wert (CHF)",)
    assert na.show(TIES, network=made, lang="en").lang == "en"
    assert na.show(na.tending(made).loc[["x:2"]], network=made).rows[0][0] == "Udo Beispiel"


def test_counts_name_their_rows_and_platforms_write_themselves() -> None:
    made = network([contact("linkedin:1"), contact("xing:1")])
    counted = made.contacts.groupby(["platform", "relation"]).size().rename("count")
    shown = na.show(counted)
    assert (shown.headings, shown.heads) == (("Platform", "Relation", "Number"), 2)
    assert shown.rows == (("LinkedIn", "connection", "1"), ("XING", "connection", "1"))
    months = pd.Series([2], index=pd.PeriodIndex(["2024-03"], freq="M", name="month"), name="people")
    assert na.show(months, lang="de").rows == (("März 2024", "2"),)
    assert na.show(pd.DataFrame({"one_way": [1], "xing": [2]})).headings == ("One-way", "XING")


def test_only_so_many_rows_and_it_says_so() -> None:
    many = pd.DataFrame({"n": range(1500)})
    shown = na.show(many, lang="de", rows=2)
    assert (len(shown.rows), shown.note) == (2, "2 von 1.500 Zeilen")
    assert str(shown).splitlines()[-1] == "2 von 1.500 Zeilen"
    assert na.show(many.head(2)).note == ""
    assert na.show(many.head(0)).note == "no rows"
    with pytest.raises(ValueError, match="at least 1"):
        na.show(many, rows=0)


def test_text_is_aligned() -> None:
    table = pd.DataFrame({"name": ["Eva", "山田太郎"], "n": [1, 1000]})
    assert str(na.show(table)).splitlines() == ["Name      Number", "Eva            1", "山田太郎   1,000"]


def test_html_is_closed_escaped_and_has_headings_for_rows_and_columns() -> None:
    html = na.show(TIES)._repr_html_()
    tags = tags_of(html)
    assert (tags.count("table"), tags.count("tr")) == (1, 3)
    assert html.count('scope="col"') == 8
    assert html.count('scope="row"') == 2
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert html.startswith('<div lang="en">')


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=1>',
        "\u202egnp.exe",
        "a\x00b\x1b[31m",
        "x" * 10_000,
        "&amp;",
    ],
)
def test_hostile_cells_and_headings_do_no_harm(hostile: str) -> None:
    table = pd.DataFrame({hostile: [hostile]}, index=pd.Index([hostile], name=hostile))
    html, text = na.show(table)._repr_html_(), str(na.show(table))
    assert set(tags_of(html)) == {"div", "table", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert len(html) < 2_000
    for shown in (html, text):
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", shown)


def test_no_number_is_rounded_to_nothing() -> None:
    small = pd.DataFrame({"constraint": [0.000193, 0.0, -0.004, 0.005], "share": [0.5, 0.0, 0.25, 1.0]})
    assert [row[0] for row in na.show(small).rows] == ["0.0002", "0.000", "−0.004", "0.005"]


def test_numbers_of_any_sort() -> None:
    odd = pd.DataFrame({"n": [float("inf"), -float("inf"), float("nan")], "o": [1, 2.5, pd.NA]})
    assert na.show(odd, lang="de").rows == (("∞", "1"), ("−∞", "2,50"), ("–", "–"))


def test_neither_the_table_nor_an_option_of_pandas_is_changed() -> None:
    before, options = TIES.copy(), pd.get_option("display.max_columns")
    na.show(TIES, network=na.load_sample())._repr_html_()
    pd.testing.assert_frame_equal(TIES, before)
    assert pd.get_option("display.max_columns") == options


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_column_and_code_of_ours_has_a_word(lang: wording.Language) -> None:
    sample = na.load_sample()
    results = (
        na.tie_strength(sample),
        na.tending(sample),
        na.describe.states(sample),
        na.describe.gaps(sample),
    )
    names = {column.name for table in schema.TABLES.values() for column in table.columns}
    names |= {name for result in results for name in result.columns}
    assert {name for name in names if f"column_{name}" not in wording.SENTENCES[lang]} == set()
    codes = {code for table in schema.TABLES.values() for column in table.columns for code in column.choices}
    codes |= set(na.describe.GAPS)
    assert {code for code in codes if f"word_{code}" not in wording.SENTENCES[lang]} == set()


def test_units_of_the_schema_stand_in_the_headings() -> None:
    """Where the heading itself is no noun that counts, its unit stands beside it."""
    for table in schema.TABLES.values():
        for column in table.columns:
            if column.unit and not column.unit.startswith("currency"):
                assert column.unit in cells.heading(column.name, "en").lower(), column.name


def test_no_colour_is_fixed() -> None:
    html = na.show(TIES)._repr_html_() + na.load_sample()._repr_html_()
    assert not re.search(r"color|background|#[0-9a-f]{3}|<style|class=", html)


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert markup.shorten("word " * 100, width=12) == "word word w…"
