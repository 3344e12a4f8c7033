"""Phone numbers as people write them, made comparable."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=100_000)
def to_e164(number: str, country: str) -> str:
    """Write a phone number in E.164, or nothing where it is no possible number.

    Examples
    --------
    >>> to_e164("(030) 23125-123", "DE"), to_e164("0041 44 668 18 00", "DE"), to_e164("Zentrale", "DE")
    ('+493023125123', '+41446681800', '')
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
