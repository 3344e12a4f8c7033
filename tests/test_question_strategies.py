"""Which strategy works: planted arms are found, equal ones stay undecided, and a young request is no refusal."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pytest

import netanalysis as na
from builders import cases_by_language, contact, message, network
from netanalysis import wording
from netanalysis.questions import Answer, strategies
from netanalysis.questions.strategies.plan import written_tests
from netanalysis.report import pages
from netanalysis.report.rows import TABLES
from netanalysis.report.strategy_page import lay_out_strategies
from test_report import problems

LANGUAGES = ("en", "de")


def of(answer: Answer, **wanted: Any) -> dict[str, Any]:
    """Return the one comparison with these cells."""
    table = answer.tables["comparisons"]
    for name, value in wanted.items():
        table = table[table[name] == value]
    assert len(table) == 1, wanted
    row = table.iloc[0].to_dict()
    return {**row, "place": table.index[0]}


def arms_of(answer: Answer, place: int) -> dict[str, tuple[float, float]]:
    """Events and trials of each arm of a comparison."""
    arms = answer.tables["arms"]
    rows = arms[arms["comparison"] == place].to_dict("records")
    return {row["arm"]: (row["events"], row["size"]) for row in rows}


def request(contact_id: str, day: str, *, note: str = "", **more: Any) -> dict[str, Any]:
    row = message(contact_id, f"{day} 12:00", "out", kind="invitation", n_chars=len(note), **more)
    return {**row, "text": note or None}


def asked(
    *, with_note: Sequence[int], without: Sequence[int], late: Sequence[str] = (), wait: int = 3
) -> na.Network:
    """A network of requests: (accepted, sent) with and without a note in 2023, and further ones on the days `late`."""
    contacts, rows = [], []
    sides = (("a", "Guten Tag", *with_note), ("b", "", *without))
    for name, note, accepted, sent in sides:
        for n in range(sent):
            made = (
                {"connected_on": str(pd.Timestamp("2023-03-01") + pd.Timedelta(days=wait))[:10]}
                if n < accepted
                else {}
            )
            relation = "connection" if made else "correspondent"
            contacts.append(
                contact(f"linkedin:{name}{n}", f"Eva Muster{n} {name}", relation=relation, **made)
            )
            rows.append(request(f"linkedin:{name}{n}", "2023-03-01", note=note))
    for n, day in enumerate(late):
        contacts.append(contact(f"linkedin:late{n}", f"Jan Probe{n}", relation="correspondent"))
        rows.append(request(f"linkedin:late{n}", day))
    contacts.append(contact("linkedin:known", "Udo Klein", connected_on="2020-01-01"))
    contacts.append(contact("xing:known", "Udo Klein"))
    shots = [
        {"contact_id": "linkedin:known", "snapshot_on": "2024-06-30", "present": True},
        {"contact_id": "xing:known", "snapshot_on": "2024-07-31", "present": True},
    ]
    return network(contacts, rows, snapshots=shots)


def test_a_better_arm_is_found_by_hand_made_figures() -> None:
    found = strategies.answer(asked(with_note=(30, 40), without=(12, 40)))
    row = of(found, test="note")
    assert (row["verdict"], row["best"], row["primary"], row["differ"]) == (
        "best",
        "with_note",
        True,
        "self_chosen",
    )
    assert arms_of(found, row["place"]) == {"with_note": (30, 40), "without_note": (12, 40)}
    share = found.figures["accepted_with_note"]
    assert (share.value, share.n) == (0.75, 40)
    assert (share.low, share.high) == pytest.approx((0.588, 0.873), abs=1e-3)  # Clopper and Pearson's tables
    assert not [need for need in found.needs if need.key.startswith("need_more")]


def test_equal_arms_are_undecided_and_say_how_many_more() -> None:
    found = strategies.answer(asked(with_note=(12, 40), without=(12, 40)))
    row = of(found, test="note")
    assert row["verdict"] == "undecided"
    assert not row["for_seen"]
    more = found.tables["arms"]["more"].max()
    assert more == row["needed"] - 40 > 0
    need = next(need for need in found.needs if need.key == "need_more_acceptance_note")
    assert need.text("en").startswith(f"Send up to {more:,.0f} more requests")
    assert f"{int(more):,}" in need.text("en")


def test_a_young_request_is_not_a_refusal() -> None:
    """Accepted requests took three days, so a week is waited; the last list is of 30 June."""
    late = ("2024-06-20", "2024-06-23", "2024-06-24", "2024-06-29", "2024-07-02")
    found = strategies.answer(asked(with_note=(30, 40), without=(12, 40), late=late))
    assert found.table().loc["waiting_request", "value"] == 7
    left = found.tables["left_out"]["n"]
    assert left["request_young"] == 2
    assert left["request_unseen"] == 1
    assert arms_of(found, of(found, test="note")["place"])["without_note"] == (12, 42)


def test_a_request_accepted_later_than_others_counts_as_they_do() -> None:
    """Older requests had more time; only what came within the waiting time is an acceptance."""
    made = asked(with_note=(30, 40), without=(12, 40))
    contacts = made.contacts.drop(columns="person_id")
    contacts.loc[contacts["contact_id"] == "linkedin:b39", ["connected_on", "relation"]] = [
        pd.Timestamp("2024-01-01"),
        "connection",
    ]
    again = network(
        contacts.to_dict("records"), made.interactions.to_dict("records"), snapshots=made.snapshots
    )
    assert arms_of(strategies.answer(again), 0)["without_note"] == (12, 40)


def test_requests_whose_answer_cannot_be_seen_are_out_and_counted() -> None:
    made = asked(with_note=(30, 40), without=(12, 40))
    more = [
        contact("linkedin:undated", "Ada Undatiert"),
        contact("linkedin:before", "Bea Vorher", connected_on="2022-01-01"),
        contact("facebook:open", "Cara Offen", relation="correspondent"),
    ]
    rows = [request(one["contact_id"], "2023-03-01") for one in more]
    rows.append(request("linkedin:a0", "2023-05-01"))
    tables = [
        made.contacts.drop(columns="person_id").to_dict("records"),
        made.interactions.to_dict("records"),
    ]
    found = strategies.answer(network([*tables[0], *more], [*tables[1], *rows], snapshots=made.snapshots))
    left = found.tables["left_out"]["n"]
    expected = {"request_undated": 1, "request_connected": 1, "request_pending": 1, "request_again": 1}
    assert {name: left[name] for name in expected} == expected
    assert found.coverage["requests"] == 80


def test_nothing_later_is_seen() -> None:
    late = strategies.answer(asked(with_note=(30, 40), without=(12, 40)), as_of="2023-03-02")
    assert not late.coverage["requests"]
    assert late.tables["comparisons"].empty


# follows


def follows(account: str, day: str, *, back: int, followed: int, first: int = 0) -> list[dict[str, Any]]:
    """A list of followed accounts, so many of whom follow back."""
    return [
        {"contact_id": f"x:{account}{n}", "platform": "x", "account": account, "snapshot_on": day,
         "relation": "mutual" if n < back else "follows"}
        for n in range(first, followed)
    ]  # fmt: skip


def tried(*rows: Sequence[str]) -> list[dict[str, Any]]:
    return [
        dict(zip(("account", "from", "to", "arm"), (*row, None)[:4] if len(row) == 4 else row, strict=True))
        for row in rows
    ]


def posts(account: str, n: int, liked: int, *, since: str = "2020-01-02") -> list[dict[str, Any]]:
    """Posts, one a day, the first so many of them liked."""
    days = pd.date_range(since, periods=n, freq="D").strftime("%Y-%m-%d 09:00")
    return [
        {"time": day, "platform": "x", "account": account, "kind": "post", "n_chars": 50, "n_responses": int(at < liked),
         "counted_on": "2024-06-30"}
        for at, day in enumerate(days)
    ]  # fmt: skip


ARMS = tried(
    ("careful", "2020-01-01", "", "follows: selective"), ("wild", "2020-01-01", "", "follows: at random"),
    ("@Careful", "2020-01-01", "", "tweets: many"), ("wild", "2020-01-01", "", "tweets: few"),
    ("nobody", "2020-01-01", "", "tweets: none"), ("wild", "2020-01-01", "", "bio: funny"),
)  # fmt: skip


def on_x(
    lists: Sequence[Mapping[str, Any]],
    activity: Sequence[Mapping[str, Any]],
    arms: Sequence[Mapping[str, Any]] = ARMS,
) -> na.Network:
    ids = dict.fromkeys((row["contact_id"], row["account"]) for row in lists)
    contacts = [contact(one, None, account=account, weak=True, relation="follows") for one, account in ids]
    frame = pd.DataFrame(list(arms)).replace("", None)
    return network(
        [contact("x:eva"), *contacts], follows=list(lists), activity=list(activity),
        strategies=frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("from", "to")}),
    )  # fmt: skip


@pytest.fixture(scope="module")
def accounts() -> na.Network:
    lists = [
        *follows("careful", "2024-06-30", back=40, followed=200),
        *follows("wild", "2024-06-30", back=40, followed=600),
    ]
    return on_x(lists, [*posts("careful", 300, 120), *posts("wild", 60, 24)])


def test_the_planted_arm_is_better_and_the_equal_pair_undecided(accounts: na.Network) -> None:
    found = strategies.answer(accounts)
    better = of(found, test="follows", measure="follow_backs")
    assert (better["verdict"], better["best"], better["primary"]) == ("best", "selective", True)
    assert arms_of(found, better["place"]) == {"selective": (40, 200), "at random": (40, 600)}
    equal = of(found, test="tweets", measure="engaged")
    assert (equal["verdict"], equal["primary"], equal["differ"]) == ("undecided", False, "accounts")
    assert arms_of(found, equal["place"]) == {"many": (120, 300), "few": (24, 60)}
    assert found.coverage["unknown_accounts"] == 1
    assert found.coverage["single_arms"] == 1  # bio: funny has nothing to be compared with
    keys = [need.key for need in found.needs]
    assert keys[:3] == ["need_requests", "need_account_export", "need_second_arm"]


def test_of_many_comparisons_each_must_be_surer(accounts: na.Network) -> None:
    table = strategies.answer(accounts).tables["comparisons"]
    others = table[~table["primary"]]
    assert set(table.loc[table["primary"], "sure"]) == {0.975}
    assert others["sure"].tolist() == pytest.approx([1 - 0.025 / len(others)] * len(others))


def test_what_followed_one_upon_the_other_is_told_by_days() -> None:
    """Follows have no date: those of an archive count where one arm held from the archive before, or the first trace."""
    arms = tried(
        ("me", "2020-01-01", "2021-12-31", "wild"), ("me", "2022-01-01", "", "careful"), ("me", "2023-06-01", "2023-06-30", "wild"),
    )  # fmt: skip
    lists = [
        *follows("me", "2021-12-31", back=10, followed=100),
        *follows("me", "2023-05-31", back=40, followed=200, first=0),
        *follows("me", "2024-06-30", back=40, followed=230, first=0),
    ]
    made = on_x(lists, posts("me", 1200, 600), arms)
    (test,), unknown, single = written_tests(made)
    assert (test.arms, test.overlapping, unknown, single) == (("wild", "careful"), 30, 0, 0)
    found = strategies.answer(made)
    row = of(found, measure="follow_backs", written=True)
    assert row["differ"] == "periods"
    # the first hundred were followed wildly, the second carefully, the last thirty in between and so by neither
    assert arms_of(found, row["place"]) == {"wild": (40, 100), "careful": (0, 100)}
    gained = of(found, measure="followers_gained", written=True) if len(_gained(found)) else None
    assert gained is None  # before the first archive nothing was counted, and one stretch holds both arms


def _gained(found: Answer) -> pd.DataFrame:
    table = found.tables["comparisons"]
    return table[table["measure"] == "followers_gained"]


def test_followers_are_gained_between_archives_of_one_account() -> None:
    def followers(account: str, day: str, n: int) -> list[dict[str, Any]]:
        return [{**row, "relation": "followed_by"} for row in follows(account, day, back=0, followed=n)]

    lists = [*followers("careful", "2023-07-01", 10), *followers("careful", "2024-06-30", 83),
             *followers("wild", "2023-07-01", 50), *followers("wild", "2024-06-30", 62)]  # fmt: skip
    found = strategies.answer(on_x(lists, [*posts("careful", 9, 3), *posts("wild", 9, 3)]))
    row = of(found, test="follows", measure="followers_gained")
    assert arms_of(found, row["place"]) == {"selective": (73, 365), "at random": (12, 365)}
    arms = found.tables["arms"]
    value = arms.loc[(arms["comparison"] == row["place"]) & (arms["arm"] == "selective"), "value"]
    assert value.tolist() == pytest.approx([6.0])  # in 30 days
    earlier = strategies.answer(on_x(lists, posts("careful", 9, 3)), as_of="2024-01-01")
    assert _gained(earlier).empty
    assert math.isnan(earlier.figures["accepted_with_note"].value)


def test_likes_counted_later_are_not_seen(accounts: na.Network) -> None:
    earlier = strategies.answer(accounts, as_of="2023-01-01")
    assert earlier.coverage["posts"] == earlier.coverage["followed"] == 0


# messages


def talk(who: str, day: str, text: str, *, answered: bool) -> list[dict[str, Any]]:
    sent = message(f"linkedin:{who}", f"{day} 09:00", "out", text=text, n_chars=len(text))
    return (
        [sent, message(f"linkedin:{who}", f"{day} 18:00", "in", text="Gern!", n_chars=5)]
        if answered
        else [sent]
    )


@pytest.fixture(scope="module")
def talks() -> na.Network:
    """Twelve got a text that is the same up to the name, thirty words of their own; one talk began too late."""
    names = {f"c{n}": f"Frau{n} Muster{n}" for n in range(12)} | {
        f"p{n}": f"Herr{n} Probe{n}" for n in range(31)
    }
    rows: list[dict[str, Any]] = []
    for n in range(12):
        text = f"Sehr geehrte Frau Muster{n}, kennen Sie schon unser neues Angebot?"
        rows += talk(f"c{n}", "2023-05-02", text, answered=n < 1)
    for n in range(30):
        rows += talk(
            f"p{n}",
            "2023-05-03",
            f"Wie war es in der Stadt Nummer {n}, und was macht das Werk?",
            answered=n < 24,
        )
    rows += talk("p30", "2023-06-29", "Wie geht es?", answered=False)
    rows.append(message("linkedin:p0", "2023-06-30 09:00", "in"))
    # what is no opening: the next word of the same talk
    rows.append(message("linkedin:c5", "2023-05-03 09:00", "out", text="Noch da?", n_chars=8))
    arms = tried(("linkedin", "2023-05-01", "2023-05-02", "offer"), ("linkedin", "2023-05-03", "", "ask"))
    frame = pd.DataFrame(arms).replace("", None)
    return network([contact(f"linkedin:{key}", name) for key, name in names.items()], rows,
                   strategies=frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("from", "to")}))  # fmt: skip


def test_a_text_equal_up_to_the_name_is_a_template(talks: na.Network) -> None:
    found = strategies.answer(talks)
    row = of(found, test="templates")
    assert arms_of(found, row["place"]) == {"personal": (24, 30), "template_1": (1, 12)}
    assert (row["verdict"], row["best"]) == ("best", "personal")
    assert found.tables["left_out"]["n"]["message_young"] == 1
    assert not found.tables["arms"]["arm"].str.contains("Angebot").any()  # texts never leave the network


def test_a_whole_platform_is_an_account_too(talks: na.Network) -> None:
    found = strategies.answer(talks)
    row = of(found, test="linkedin", measure="replies")
    assert (row["best"], row["primary"], row["differ"]) == ("ask", True, "periods")


def test_talks_begun_by_others_are_those_that_were_answered() -> None:
    """Pitches that nobody answered are no success of a strategy."""
    contacts = [contact(f"linkedin:{n}", f"Eva Muster{n}") for n in range(30)]
    rows = []
    for n in range(30):
        day = pd.Timestamp("2023-01-01") + pd.Timedelta(days=5 * n)
        rows.append(message(f"linkedin:{n}", str(day)))
        if n < 20:
            rows.append(message(f"linkedin:{n}", str(day + pd.Timedelta(days=1)), "out"))
    rows.append(message("linkedin:0", "2023-12-31 12:00"))
    arms = pd.DataFrame(
        tried(("linkedin", "2023-01-01", "2023-02-19", "a"), ("linkedin", "2023-02-20", None, "b"))
    )
    dated = arms.assign(**{name: pd.to_datetime(arms[name]) for name in ("from", "to")})
    found = strategies.answer(network(contacts, rows, strategies=dated))
    row = of(found, measure="talks_begun")
    # windows end a month before the last day, for a talk begun may wait so long for its answer
    assert arms_of(found, row["place"]) == {"a": (10, 50), "b": (10, 285)}


# the sample, and where there is nothing


def test_what_is_planted_in_the_sample_comes_out(sample: na.Network, truth: dict[str, Any]) -> None:
    found = strategies.answer(sample)
    planted = truth["sources"]["x"]["strategies"]
    for test, better, other, measure in planted["better"]:
        row = of(found, test=test, measure=measure)
        assert (row["verdict"], row["best"], row["second"]) == ("best", better, other)
    for test, one, other, measure in planted["undecided"]:
        row = of(found, test=test, measure=measure)
        assert row["verdict"] == "undecided"
        assert {row["best"], row["second"]} == {one, other}
    accounts = truth["sources"]["x"]["accounts"]
    arms = arms_of(found, of(found, test="accounts", measure="follow_backs")["place"])
    assert arms == {name: (told["mutual"], told["following"]) for name, told in accounts.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_with_nothing_tried_the_page_says_where_to_get_it(lang: Any) -> None:
    made = network([contact("xing:1")])
    found = strategies.answer(made)
    assert [need.key for need in found.needs] == ["need_strategies", "need_requests"]
    assert math.isnan(found.figures["comparisons"].value)
    assert found.sentence(lang) == wording.say(lang, "verdict_strategies_ranked_without_comparisons")
    results = pages.compute(made, lang=lang)
    figure = pages.strategies(results)
    assert problems(figure) == []
    said = " ".join(text.get_text().replace("\n", " ") for ax in figure.axes for text in ax.texts)
    assert "Invitations.csv" in said
    assert "strategies.csv" in said
    assert TABLES["strategies"](results)[0].title == wording.say(lang, "table_strategy_columns")


@pytest.fixture(scope="module")
def answers(sample: na.Network, accounts: na.Network) -> dict[str, Answer]:
    made = {"sample": sample, "accounts": accounts, "small": na.load_sample()}
    return {name: strategies.answer(one) for name, one in made.items()}


@pytest.mark.parametrize(("case", "lang"), cases_by_language(["sample", "accounts", "small"]))
def test_the_page_is_legible(case: str, lang: Any, answers: dict[str, Answer]) -> None:
    figure = pages.new_page()
    pages._drawn(figure, lay_out_strategies(figure, answers[case], lang=lang))
    assert problems(figure) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_comparison_and_arm_stands_in_the_tables(lang: Any, accounts: na.Network) -> None:
    results = pages.compute(accounts, lang=lang)
    answer = results.strategies_tried
    verdicts, arms, *_ = TABLES["strategies"](results)
    assert len(verdicts.rows) == len(answer.tables["comparisons"])
    assert len(arms.rows) == len(answer.tables["arms"])
    assert not re.search(r"\bnan\b", f"{verdicts} {arms}")


def test_a_picture_of_one_comparison(accounts: na.Network) -> None:
    found = strategies.answer(accounts)
    place = of(found, test="follows", measure="follow_backs")["place"]
    ax = na.plot.strategies(found, comparison=place, lang="en")
    assert "selective" in ax.get_title(loc="left")
    assert len(ax.get_yticks()) == 2
    with pytest.raises(ValueError, match="comparisons"):
        na.plot.strategies(found, comparison=99)
    empty = strategies.answer(network([contact("xing:1")]))
    assert "Invitations.csv" in " ".join(
        text.get_text().replace("\n", " ") for text in na.plot.strategies(empty).texts
    )


def test_arms_without_a_single_success_are_undecided_and_ask_for_nothing_that_cannot_be_told() -> None:
    found = strategies.answer(asked(with_note=(0, 30), without=(0, 40)))
    assert found.verdict is None or found.verdict == "undecided"
    assert "inf" not in str(found)


def test_arms_after_all_messages_are_not_compared() -> None:
    shown = {"file": "x", "status": "read", "platform": "linkedin", "account": "me", "shows": "message",
             "observed_from": "2020-01-01", "observed_until": "2022-06-30"}  # fmt: skip
    plans = pd.DataFrame({"account": "linkedin", "from": ["2023-01-01", "2023-07-01"], "to": ["2023-06-30", "2023-12-31"],
                          "arm": ["many", "few"]})  # fmt: skip
    made = network([contact("linkedin:1")], [message("linkedin:1", "2022-03-01 10:00", "out")],
                   coverage=[shown], strategies=plans)  # fmt: skip
    assert not len(strategies.answer(made, as_of="2023-12-31").tables["comparisons"])
