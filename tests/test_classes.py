"""Classes of message: structure, words, the user's own word; nothing foreseen, and texts of strangers break nothing."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from builders import contact, message, network
from netanalysis import Network, message_classes, wording
from netanalysis.cost import classify
from netanalysis.cost.classes import COPIES, REASONS, REPLY_DAYS
from netanalysis.cost.words import read_words

LISTS = Path(__file__).parent / "literal"
MLM = "Kennst du das Geheimnis passiven Einkommens? Finanzielle Freiheit, nebenberuflich: https://frei.example.net"
PITCH = "Ihr Profil hat mich angesprochen. Wir helfen Unternehmen bei der Neukundengewinnung, unverbindlich."
PERSONAL = "Danke für das gute Gespräch gestern, die Unterlagen schicke ich bis Montag."


def came(text: str | None, **more: Any) -> dict[str, Any]:
    more = {"time": "2024-03-04 09:00", "n_chars": len(text) if text else None, **more}
    return message("x:1", more.pop("time"), "in", text=text, **more)


def one(*rows: dict[str, Any], **tables: Any) -> dict[str, Any]:
    """The last row of a network in which somebody wrote."""
    found = classify(network([contact("x:1"), contact("x:2", "Uwe Frey")], rows, **tables))
    last: dict[str, Any] = found.to_dict("records")[-1]
    return last


@pytest.mark.parametrize(
    ("row", "expected", "reason"),
    [
        (came(PERSONAL), "personal", "no_rule"),
        (came(PITCH), "pitch", "words"),
        (came(MLM), "mlm", "words"),
        (came(None), "unclear", "unanswered"),
        (came(PITCH, mark="spam"), "spam", "mark"),
        (came(PERSONAL, mark="sponsored"), "sponsored", "mark"),
        (came(PERSONAL, mark="hidden_sender"), "personal", "no_rule"),
        (came(PERSONAL, automatic=True), "notification", "machine"),
        (came(None, kind="notification"), "notification", "machine"),
        (came(PITCH, kind="invitation"), "invitation", "kind"),
        (came(MLM, kind="event_invitation"), "mlm", "words"),
        (came(PERSONAL, n_people=30), "bulk", "crowd"),
    ],
)
def test_a_class_has_a_reason(row: dict[str, Any], expected: str, reason: str) -> None:
    found = one(row)
    assert (found["class"], found["reason"]) == (expected, reason)
    assert found["noise"] == (expected != "personal")
    assert reason in REASONS
    assert bool(found["because"]) == (reason == "words")


def test_a_reply_is_personal_whatever_its_words() -> None:
    asked = message("x:1", "2024-03-01 09:00", "out", text="Was halten Sie von Network Marketing?")
    assert one(asked, came(MLM))["reason"] == "reply"
    late = str(pd.Timestamp("2024-03-01 10:00") + pd.Timedelta(days=REPLY_DAYS))
    assert one(asked, came(f"{MLM} Zusatzeinkommen im Network Marketing!", time=late))["class"] == "mlm"


def test_words_must_weigh_more_from_somebody_ego_wrote_to() -> None:
    asked = message("x:1", "2020-03-01 09:00", "out", text="Danke!")
    weak = "Wir helfen Unternehmen wie Ihrem, die Kosten zu senken: https://example.org"
    assert one(came(weak))["class"] == "pitch"
    assert one(asked, came(weak))["reason"] == "answered"


def test_the_same_text_from_several_strangers_is_a_copy() -> None:
    text = "Der Verein lädt ein, beim Aufräumen des Parks zu helfen, und bringt Schaufeln, Säcke und Kuchen für alle mit, die kommen."
    people = [contact(f"x:{n}", f"Vor{n} Nach{n}") for n in range(COPIES)]
    rows = [message(f"x:{n}", "2024-03-04 09:00", "in", text=text, n_chars=len(text)) for n in range(COPIES)]
    assert set(classify(network(people, rows))["reason"]) == {"copies"}
    assert set(classify(network(people, rows[:-1]))["reason"]) == {"no_rule"}


@pytest.mark.parametrize(
    "word", ["newsletter", "Newsletter", "persönlich", "personal", "Verkaufsangebote", "sales pitches"]
)
def test_the_users_word_wins_in_either_language(word: str) -> None:
    rows = [{"person_id": "x:1", "kind_of_contact": word}]
    found = one(came(MLM), corrections=rows)
    meant = {"newsletter": "newsletter", "pers": "personal", "verk": "pitch", "sale": "pitch"}
    assert found["class"] == next(name for start, name in meant.items() if word.lower().startswith(start))
    assert found["confidence"] == "sure"


def test_a_kind_of_contact_that_is_no_class_decides_nothing() -> None:
    assert one(came(MLM), corrections=[{"person_id": "x:1", "kind_of_contact": "client"}])["class"] == "mlm"


def test_nothing_is_foreseen() -> None:
    later = message("x:1", "2025-01-01 09:00", "out", text="Doch, gern.")
    made = network([contact("x:1")], [came(None), later])
    assert classify(made)["class"].tolist() == ["personal"]
    assert classify(made, as_of="2024-12-31")["class"].tolist() == ["unclear"]


def test_what_only_a_platforms_mail_tells_may_have_been_answered_unseen() -> None:
    shown = {"file": "box", "status": "read", "platform": "x", "content": "notices", "shows": "message"}
    found = one(came(None, source="box"), coverage=[shown])
    assert (found["class"], found["reason"], found["noise"]) == ("unclear", "unseen", False)


def test_each_class_has_a_word_in_both_languages() -> None:
    for lang in wording.LANGUAGES:
        words = [wording.say(lang, f"class_{name}") for name in message_classes.CLASSES]
        assert len(set(words)) == len(message_classes.CLASSES)


def test_the_lists_are_read_as_they_are_told_to_be() -> None:
    """No personal message of any list is taken for noise, even from a stranger who is never answered."""
    texts = [
        text.format(name="Katrin", me="Martin", firm="Ramba GmbH", place="Ulm", topic="Einkauf", day="Montag", n=7, link="https://example.org/a")
        for name in ("messages.toml", "messages_held_out.toml", "messages_unseen.toml")
        for part in tomllib.loads((LISTS / name).read_text(encoding="utf-8"))["message"]
        if part["class"] == "personal"
        for text in part["texts"]
    ]  # fmt: skip
    people = [contact(f"x:{n}", f"Vor{n} Nach{n}") for n in range(len(texts))]
    rows = [
        message(f"x:{n}", "2024-03-04 09:00", "in", text=text, n_chars=len(text))
        for n, text in enumerate(texts)
    ]
    found = classify(network(people, rows))
    assert len(texts) > 100
    assert found.loc[found["class"] != "personal", "because"].tolist() == []


def test_hostile_texts_cost_no_more_than_their_length() -> None:
    texts = [
        "a" * 400_000,
        "passiv " * 60_000,
        "\x00\u202e" * 10_000,
        "ihr profil " * 40_000,
        "ß" * 100_000,
        "*.(?+" * 9_000,
        " ",
    ]
    start = time.process_time()
    found = [read_words(text) for text in texts]
    assert time.process_time() - start < 1.0
    assert [each.says for each in found[:2]] == ["", ""]


def test_without_rows_there_are_no_classes() -> None:
    empty: Network = network([contact("x:1")])
    assert len(classify(empty)) == 0
