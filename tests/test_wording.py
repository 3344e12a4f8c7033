"""Both languages say everything, with the same values; numbers and dates look as they do there."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

import netanalysis
from netanalysis import wording
from netanalysis.wording import SENTENCES, english, german
from netanalysis.wording.reasons import GERMAN_REASONS

KEYS = sorted(set(SENTENCES["en"]) | set(SENTENCES["de"]))
PACKAGE = Path(netanalysis.__file__).parent
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
READERS = "\n".join(
    path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if "wording" not in path.parts
)


def forms(lang: str, key: str) -> tuple[str, ...]:
    sentence = SENTENCES[lang][key]
    return sentence if isinstance(sentence, tuple) else (sentence,)


def placeholders(lang: str, key: str) -> set[str]:
    return {name for form in forms(lang, key) for _, name, _, _ in Formatter().parse(form) if name}


def test_each_sentence_is_there_in_both_languages_with_as_many_values() -> None:
    assert [key for key in KEYS if key not in SENTENCES["en"] or key not in SENTENCES["de"]] == []
    # German may need the bare number (`all`) where English takes the counted noun (`people`)
    assert [key for key in KEYS if len(placeholders("en", key)) != len(placeholders("de", key))] == []
    assert [key for key in KEYS if not all(forms(lang, key)[0] for lang in ("en", "de"))] == []


@pytest.mark.parametrize("language", [english, german])
def test_no_key_stands_in_two_topics(language: ModuleType) -> None:
    keys = Counter(key for topic in language.TOPICS for key in topic.SENTENCES)
    assert [key for key, n in keys.items() if n > 1] == []


def test_no_sentence_is_left_over() -> None:
    """Every key is used: as it stands, or as the end of a family such as `gap_…`."""
    families = set(re.findall(r'f"([a-z_]+_)\{', SOURCE))
    tails = set(re.findall(r'f"\{[^{}"]+\}(_[a-z_]+)"', SOURCE))
    used = [key for key in KEYS if f'"{key}"' in SOURCE.replace(f'"{key}":', "")]
    unused = [
        key
        for key in KEYS
        if key not in used
        and not any(key.startswith(family) for family in families)
        and not any(key.endswith(t) for t in tails)
    ]
    assert unused == []


def test_numbers_and_dates_by_language() -> None:
    assert wording.number("de", 1234567) == "1.234.567"
    assert wording.number("en", 1234.56, digits=1) == "1,234.6"
    assert wording.percent("de", 0.125, digits=1) == "12,5\xa0%"
    assert wording.day("de", datetime(2024, 3, 1, 12, 0)) == "01.03.2024"
    assert wording.month("de", date(2024, 3, 1)) == "März 2024"


def test_one_and_many() -> None:
    assert wording.say("en", "people", n=1) == "1 person"
    assert wording.say("en", "people", n=0) == "0 people"
    assert wording.say("de", "people", n=1234) == "1.234 Menschen"


def test_a_value_with_braces_is_no_template() -> None:
    assert "{evil}" in wording.say("en", "network_of", owner="{evil}", day=date(2024, 1, 1))


def test_every_reason_is_one_that_a_reader_gives() -> None:
    said = re.sub(r'"\s*\n\s*f?"', "", READERS)
    never = [
        reason
        for reason in GERMAN_REASONS
        if not all(part.strip() in said for part in reason.split("{}") if part.strip())
    ]
    assert never == []


def test_every_reason_has_a_german_form_alone_and_beside_another() -> None:
    for reason, said in GERMAN_REASONS.items():
        filled, wanted = reason.replace("{}", "7"), said.replace("{}", "7")
        assert wording.reason("de", filled) == wanted
        assert wording.reason("en", filled) == filled
        assert wording.reason("de", f"{filled}; no readable date") == f"{wanted}; kein lesbares Datum"


def test_carriers_without_a_name_of_their_own_are_named_in_the_reader_s_language() -> None:
    names = {
        lang: [wording.platform(name, lang=lang) for name in ("mail", "calendar", "phone", "xing", "chat")]
        for lang in ("en", "de")
    }  # type: ignore[arg-type]
    assert names["en"] == ["E-mail", "Calendar", "Phone", "XING", "Chat"]
    assert names["de"] == ["E-Mail", "Kalender", "Telefon", "XING", "Chat"]
