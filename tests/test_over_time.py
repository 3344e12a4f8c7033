"""What is computed for many days at once is what `tending` and `tie_strength` say of each day alone."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import netanalysis as na
from builders import contact, message, network
from netanalysis import Network
from netanalysis.ties import STATES
from netanalysis.ties.over_time import ABSENT, states_over_time, strength_over_time

WISH = "Frohe Weihnachten und ein gutes neues Jahr!"


def coverage(first: str, last: str, platform: str = "x") -> dict[str, object]:
    return {
        "file": f"{platform}-{first}", "status": "read", "platform": platform, "account": "me", "shows": "message",
        "observed_from": first, "observed_until": last, "snapshot_on": last,
    }  # fmt: skip


def as_codes(made: Network, day: date | str) -> pd.Series:
    """What `tending` says on a day, as codes."""
    found = na.tending(made, as_of=day)["tending"].map({state: code for code, state in enumerate(STATES)})
    return found.reindex(sorted(made.persons["person_id"])).fillna(ABSENT).astype(int)


rows = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.integers(0, 900),
        st.sampled_from(["in", "out", "both"]),
        st.sampled_from([WISH, "kurz", None]),
    ),
    max_size=60,
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    start = pd.Timestamp("2020-01-01")
    people = [
        contact(
            f"x:{i}",
            f"Person {i}",
            connected_on=str((start + pd.Timedelta(days=draw(st.integers(0, 900)))).date()),
        )
        for i in range(13)
    ]
    said = [
        message(
            f"x:{i}",
            f"{(start + pd.Timedelta(days=on)).date()} 12:00",
            way,
            text=text,
            n_chars=len(text or ""),
        )
        for i, on, way, text in draw(rows)
    ]
    first, length = draw(st.integers(0, 500)), draw(st.integers(1, 500))
    shown = [
        coverage(
            str((start + pd.Timedelta(days=first)).date()),
            str((start + pd.Timedelta(days=first + length)).date()),
        )
    ]
    return network(people, said, coverage=shown)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True)
@given(networks(), st.lists(st.integers(0, 1000), min_size=1, max_size=3))
def test_many_days_at_once_are_each_day_alone(made: Network, offsets: list[int]) -> None:
    days = sorted({date(2020, 1, 1) + pd.Timedelta(days=offset).to_pytimedelta() for offset in offsets})
    days = [day for day in days if day <= made.date] or [made.date]
    states, strengths = states_over_time(made, days), strength_over_time(made, days)
    for column, day in enumerate(days):
        expected = as_codes(made, day)
        assert states.codes[:, column].tolist() == [
            expected.get(person, ABSENT) if person in na.tending(made, as_of=day).index else ABSENT
            for person in states.people
        ]
        alone = na.tie_strength(made, as_of=day)["strength"].reindex(strengths.index)
        np.testing.assert_allclose(strengths.iloc[:, column].to_numpy(), alone.to_numpy(dtype=float))


def test_the_sample_on_a_few_days() -> None:
    made = na.load_sample()
    pinned = set(made.persons.loc[made.persons["pinned"], "person_id"])
    days = [date(2016, 5, 1), date(2022, 9, 14), made.date]
    states, strengths = states_over_time(made, days), strength_over_time(made, days)
    dated = made.contacts.groupby("person_id")["connected_on"].apply(lambda days: days.notna().all())
    plain = [person for person in states.people if person not in pinned and dated.get(person)]
    for column, day in enumerate(days):
        expected = as_codes(made, day).reindex(states.people).fillna(ABSENT)
        found = pd.Series(states.codes[:, column], index=states.people)
        assert (found[plain] == expected[plain]).all()
        alone = na.tie_strength(made, as_of=day)["strength"].reindex(strengths.index)
        np.testing.assert_allclose(strengths.iloc[:, column].to_numpy(), alone.to_numpy(dtype=float))


def test_a_pin_says_nothing_of_the_past() -> None:
    made = network(
        [contact("x:1", connected_on="2020-01-01")], corrections=[{"person_id": "x:1", "pin": True}]
    )
    assert na.tending(made)["tending"].tolist() == ["tended"]
    assert states_over_time(made, [made.date]).of("x:1", made.date) == "unobserved"


@pytest.mark.parametrize(("undated", "first"), [("early", "2015-06-01"), ("late", "2019-03-01")])
def test_an_undated_contact_enters_early_or_late(undated: str, first: str) -> None:
    made = network(
        [contact("x:1", "A B", connected_on="2015-06-01"), contact("x:2", "C D")],
        snapshots=[{"contact_id": "x:2", "snapshot_on": "2019-03-01", "present": True}],
        coverage=[coverage("2014-01-01", "2020-01-01")],
    )
    before = pd.Timestamp(first) - pd.Timedelta(days=1)
    states = states_over_time(made, [before, pd.Timestamp(first)], undated=undated)  # type: ignore[arg-type]
    assert states.of("x:2", before) is None
    assert states.of("x:2", pd.Timestamp(first)) == "collected"


def test_who_wrote_before_she_was_a_connection_is_known_by_then() -> None:
    made = network(
        [contact("x:1", connected_on="2020-06-01")],
        [message("x:1", "2020-01-05 12:00", "in"), message("x:1", "2021-01-05 12:00", "in")],
    )
    assert na.tending(made, as_of="2020-02-01")["tending"].tolist() == ["one_way"]
    assert states_over_time(made, [date(2020, 2, 1)]).of("x:1", date(2020, 2, 1)) == "one_way"
    early = made.as_of("2020-02-01").contacts
    assert early["connected_on"].isna().all()
    assert early["relation"].tolist() == ["correspondent"]
    assert made.as_of("2020-01-04").contacts.empty
