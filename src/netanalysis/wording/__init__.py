"""What the project says to its users, in English and German, with numbers and dates as they are written there.

Every sentence stands in `english/` and `german/`, a module a topic, under the same key; a test holds both complete. A
sentence that depends on a number has two forms, one and many, chosen by its value `n`.
"""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from netanalysis.settings import LANGUAGES, Language
from netanalysis.wording.english import ENGLISH
from netanalysis.wording.german import GERMAN
from netanalysis.wording.mistakes import mistake
from netanalysis.wording.reasons import reason

SENTENCES: Final = {"en": ENGLISH, "de": GERMAN}
#: how the platforms write themselves; what has no name of its own is named in the reader's language (`carrier_…`)
PLATFORMS: Final = MappingProxyType(
    {"linkedin": "LinkedIn", "xing": "XING", "facebook": "Facebook", "x": "X", "google": "Google", "googleplus": "Google+",
     "outlook": "Outlook", "whatsapp": "WhatsApp"}
)  # fmt: skip
_LOCALES: Final = {"en": "en", "de": "de_DE"}
_DAYS: Final = {"en": "d MMM yyyy", "de": "dd.MM.yyyy"}
_MONTHS: Final = {"en": "MMM yyyy", "de": "MMM yyyy"}

Value = str | int | float | date


def say(lang: Language, key: str, /, **values: Value) -> str:
    """Return the sentence of that key in that language, its values filled in.

    Whole numbers are grouped, fractions get one digit, dates are written the local way.

    Examples
    --------
    >>> say("de", "people", n=2500)
    '2.500 Menschen'
    >>> say("en", "people", n=1)
    '1 person'
    """
    sentence = SENTENCES[lang][key]
    if isinstance(sentence, tuple):
        sentence = sentence[0] if values["n"] == 1 else sentence[1]
    return sentence.format_map({name: _show(lang, value) for name, value in values.items()})


def number(lang: Language, value: float, *, digits: int = 0) -> str:
    """Write a number with grouped thousands and a fixed number of digits.

    Examples
    --------
    >>> number("de", 1234.5, digits=1), number("en", 1234)
    ('1.234,5', '1,234')
    >>> number("de", -0.5, digits=1)
    '−0,5'
    """
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _with_minus(format_decimal(value, format=pattern, locale=_LOCALES[lang]))


def percent(lang: Language, share: float, *, digits: int = 0) -> str:
    r"""Write a share between 0 and 1 as per cent.

    Examples
    --------
    >>> percent("en", 0.25)
    '25%'
    >>> percent("de", 0.25)
    '25\xa0%'
    """
    from babel.numbers import format_percent

    base = "#,##0" + ("." + "0" * digits if digits else "")
    pattern = base + ("%" if lang == "en" else "\xa0%")
    return _with_minus(format_percent(share, format=pattern, locale=_LOCALES[lang]))


def money(lang: Language, value: float, *, currency: str = "EUR") -> str:
    r"""Write an amount without its cents.

    Examples
    --------
    >>> money("de", 12345.6), money("en", -12)
    ('12.346\xa0€', '−€12')
    """
    from babel.numbers import format_currency

    pattern = "¤#,##0" if lang == "en" else "#,##0\xa0¤"
    return _with_minus(
        format_currency(value, currency, format=pattern, locale=_LOCALES[lang], currency_digits=False)
    )


def _with_minus(number: str) -> str:
    """Write a minus sign where the locale has a hyphen: as wide as a digit, and no line is broken behind it."""
    return number.replace("-", "\N{MINUS SIGN}")


def day(lang: Language, value: date) -> str:
    """Write a calendar day.

    Examples
    --------
    >>> from datetime import date
    >>> day("de", date(2024, 3, 1)), day("en", date(2024, 3, 1))
    ('01.03.2024', '1 Mar 2024')
    """
    return _date(lang, value, _DAYS[lang])


def month(lang: Language, value: date) -> str:
    """Write a month.

    Examples
    --------
    >>> from datetime import date
    >>> month("en", date(2024, 3, 1))
    'Mar 2024'
    """
    return _date(lang, value, _MONTHS[lang])


def month_name(lang: Language, value: date) -> str:
    """Write the name of a month in short.

    Examples
    --------
    >>> from datetime import date
    >>> month_name("de", date(2024, 3, 1)), month_name("en", date(2024, 9, 1))
    ('Mär', 'Sep')
    """
    return _date(lang, value, "LLL")


def weekday_name(lang: Language, weekday: int) -> str:
    """Write the name of a weekday in short, 0 being Monday.

    Examples
    --------
    >>> weekday_name("de", 0), weekday_name("en", 6)
    ('Mo', 'Sun')
    """
    return _date(lang, date(2024, 1, 1 + weekday), "EEE").rstrip(".")


def platform(name: str, *, lang: Language) -> str:
    """Write a platform as it writes itself; telephone, mail and calendar in the reader's language.

    Examples
    --------
    >>> platform("xing", lang="de"), platform("phone", lang="de"), platform("chat", lang="de")
    ('XING', 'Telefon', 'Chat')
    """
    if f"carrier_{name}" in SENTENCES[lang]:
        return say(lang, f"carrier_{name}")
    return PLATFORMS.get(name) or name[:1].upper() + name[1:]


def _date(lang: Language, value: date, pattern: str) -> str:
    from babel.dates import format_date

    plain = value.date() if isinstance(value, datetime) else value
    return format_date(plain, format=pattern, locale=_LOCALES[lang])


def _show(lang: Language, value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return day(lang, value)
    if isinstance(value, float) and not value.is_integer():
        return number(lang, value, digits=1)
    return number(lang, value)


__all__ = [
    "LANGUAGES",
    "PLATFORMS",
    "SENTENCES",
    "Language",
    "Value",
    "day",
    "mistake",
    "money",
    "month",
    "month_name",
    "number",
    "percent",
    "platform",
    "reason",
    "say",
    "weekday_name",
]
