"""No answer as of a day depends on what came after it: random networks, each with and without a future."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from builders import contact, message
from netanalysis import Network, questions
from netanalysis.questions import Answer
from netanalysis.settings import Settings

START, CUT, END = pd.Timestamp("2016-01-01"), date(2020, 12, 31), pd.Timestamp("2023-12-31")
N_PEOPLE = 8
QUESTIONS = sorted(
    module.name for module in pkgutil.iter_modules(questions.__path__) if module.name != "shape"
)
SETTINGS = Settings(hourly_cost=80.0)
BEFORE = (pd.Timestamp(CUT) - START).days
AFTER = (END - START).days
SHOWN = {
    "file": "x", "status": "read", "platform": "x", "account": "me", "shows": "message, invitation",
    "observed_from": str(START.date()), "observed_until": str(END.date()), "snapshot_on": str(END.date()),
}  # fmt: skip
TEXTS = (
    "Ihr Weg zum passiven Einkommen: https://example.org",
    "Danke, bis Donnerstag um neun im Werk!",
    None,
)


def on(day: int) -> str:
    return str((START + pd.Timedelta(days=day)).date())


def exchanges(first: int, last: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    def row(who: int, day: int, way: str, kind: str, text: str | None) -> dict[str, Any]:
        chars = len(text) if text else None
        thread = f"t{who}"
        return message(
            f"x:{who}", f"{on(day)} 12:00", way, kind=kind, text=text, n_chars=chars, thread_id=thread
        )

    who, day = st.integers(0, N_PEOPLE - 1), st.integers(first, last)
    kinds = st.sampled_from(["message", "message", "message", "invitation", "event_invitation"])
    rows = st.builds(row, who, day, st.sampled_from(["in", "out"]), kinds, st.sampled_from(TEXTS))
    return st.lists(rows, min_size=4, max_size=25)


def outcomes(first: int, last: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    def row(who: int, touched: int, after: int, value: float) -> dict[str, Any]:
        won = min(touched + after, last)
        return {
            "title": f"Projekt {who} {touched} {value:.0f}", "kind": "project", "status": "won", "chain": f"x:{who}",
            "first_touch": on(touched), "won_on": on(won), "value": value,
        }  # fmt: skip

    values = st.sampled_from([0.0, 900.0, 20_000.0, 3e5])
    return st.lists(
        st.builds(row, st.integers(0, N_PEOPLE - 1), st.integers(first, last), st.integers(0, 200), values),
        max_size=5,
    )


def built(rows: list[dict[str, Any]], came: list[dict[str, Any]], latecomers: int) -> Network:
    people = [
        contact(
            f"x:{i}", f"Carl Nummer{i}", connected_on=on(90 * i), company=f"Firma {i % 3}", position="CFO"
        )
        for i in range(N_PEOPLE)
    ]
    late = [
        contact(f"x:late{i}", f"Lena Spaet{i}", connected_on=on(BEFORE + 5 + i)) for i in range(latecomers)
    ]
    jobs = [
        {
            "contact_id": "x:0",
            "snapshot_on": on(100),
            "company": "Firma 0",
            "position": "CFO",
            "present": True,
        }
    ]
    if latecomers:
        jobs += [
            {**jobs[0], "snapshot_on": on(AFTER), "company": "Spaete Firma AG", "position": "Einkaufsleiter"}
        ]
        people[0] |= {name: jobs[1][name] for name in ("company", "position")}
    tables: dict[str, Any] = {"outcomes": pd.DataFrame(came)} if came else {}
    return Network.from_tables(
        owner="Ida Beispiel", contacts=pd.DataFrame(people + late), interactions=pd.DataFrame(rows),
        coverage=pd.DataFrame([SHOWN]), snapshots=pd.DataFrame(jobs), settings=SETTINGS, **tables,
    )  # fmt: skip


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Network, Network]:
    """A network, and the same one with a future behind the cut."""
    rows, came = draw(exchanges(0, BEFORE)), draw(outcomes(0, BEFORE))
    future, later = draw(exchanges(BEFORE + 1, AFTER)), draw(outcomes(BEFORE + 1, AFTER))
    return built(rows, came, 0), built(rows + future, came + later, draw(st.integers(0, 2)))


def everything(answer: Answer) -> dict[str, Any]:
    return {
        "verdict": answer.verdict, "coverage": dict(answer.coverage), "sentence": answer.sentence(),
        "needs": [need.text("en") for need in answer.needs],
        **{f"table {name}": table for name, table in answer.tables.items()}, "figures": answer.table(),
    }  # fmt: skip


def assert_same(found: Any, expected: Any, what: str) -> None:
    if isinstance(expected, pd.DataFrame):
        pd.testing.assert_frame_equal(found, expected, obj=what)
    else:
        assert repr(found) == repr(expected), what


def asker(question: str) -> Callable[..., Answer]:
    found: Callable[..., Answer] = importlib.import_module(f"netanalysis.questions.{question}").answer
    return found


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=5, phases=[Phase.generate])
@given(pair=pairs())
def test_the_future_changes_no_answer_as_of_before(question: str, pair: tuple[Network, Network]) -> None:
    answer = asker(question)
    alone, with_future = (everything(answer(one, as_of=CUT)) for one in pair)
    assert with_future.keys() == alone.keys()
    for what, expected in alone.items():
        assert_same(with_future[what], expected, what)


def test_a_future_would_show_without_the_cut() -> None:
    rows = [message("x:1", f"{on(day)} 12:00", way) for day in range(0, BEFORE, 200) for way in ("in", "out")]
    late = [{"title": "Spät", "kind": "project", "status": "won", "chain": "x:1", "first_touch": on(BEFORE + 20),
             "won_on": on(BEFORE + 40), "value": 9e4}]  # fmt: skip
    value = asker("value")
    assert value(built(rows, late, 1)).coverage["outcomes"] == 1
    assert value(built(rows, late, 1), as_of=CUT).coverage["outcomes"] == 0
