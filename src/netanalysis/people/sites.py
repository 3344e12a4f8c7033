"""What surrounds a firm's name: "c/o", a former name in brackets, a branch, a department, a town."""

from __future__ import annotations

import re
from typing import Final

from netanalysis.cells import brief
from netanalysis.people.employment import employment_status
from netanalysis.people.vocabulary import BRANCHES, COUNTRY_FORMS, COUNTRY_WORDS, UNITS
from netanalysis.text import fold

_IN_FRONT: Final = re.compile(r"(?:[cC]/[oO]|bei|beim|at|@|Fa\.|Firma|Fa)\s+(?=\S{2})")
_CARE_OF: Final = re.compile(r"\s+c/o\s+.*", re.IGNORECASE)
_AT: Final = re.compile(r"\s(?:bei|beim|at|@)\s+(?:der\s+|dem\s+)?")
_FORMER_NAME: Final = re.compile(
    r"\s*[(\[]\s*(?:ehem|vorm|früher|formerly|ex[- ]|previously|a\.?k\.?a|vorher)[^)\]]*[)\]]?"
    r"|\s*[,–-]?\s+(?:ehemals|ehem\.|vormals|vorm\.|formerly)\s.*",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"(?:\s*[,|/–—]\s*|\s+-\s+|\s*\()(?=\w)|\s+(?=\w)")


def bare_firm(text: str) -> str:
    """Cut off what introduces a firm or tells what it was called before.

    Parameters
    ----------
    text
        What stands in the place of an employer.

    Returns
    -------
    str
        The name, with its legal form, branch and country.

    Examples
    --------
    >>> bare_firm("Freelancer bei Nordlicht GmbH"), bare_firm("c/o Nordlicht (vormals Südlicht AG)")
    ('Nordlicht GmbH', 'Nordlicht')
    """
    text = brief(text)
    found = _AT.search(text)
    if found is not None and employment_status(text[: found.start()]):
        text = text[found.end() :]
    text = _CARE_OF.sub("", _IN_FRONT.sub("", text, count=1) if _IN_FRONT.match(text) else text)
    return _FORMER_NAME.sub("", text).strip() or text


def split_unit(text: str, *, after_form: int) -> tuple[str, str]:
    """Split a firm's name from the branch, department or town behind it.

    Parameters
    ----------
    text
        The name as `bare_firm` leaves it.
    after_form
        Where the last legal form ends; 0 if there is none.

    Returns
    -------
    tuple of str
        The firm, and the part of it ("" if none). A country stays with the firm: a subsidiary is another firm.

    Notes
    -----
    Words such as "Niederlassung" are cut off wherever they stand behind the name; "Werk", "Abteilung" or "Institut" only
    behind a sign or a legal form; a town only behind a legal form and a sign.

    Examples
    --------
    >>> split_unit("Nordlicht GmbH, Werk Süd", after_form=14), split_unit("Universität Nord - Lehrstuhl X", after_form=0)
    (('Nordlicht GmbH', 'Werk Süd'), ('Universität Nord', 'Lehrstuhl X'))
    >>> split_unit("Nordlicht AG (Schweiz)", after_form=12)
    ('Nordlicht AG (Schweiz)', '')
    """
    text = brief(text)
    for found in _PART.finditer(text):
        if not found.start() or found.end() < after_form:
            continue
        behind = text[found.end() :]
        if _is_part(behind, signed=not found.group().isspace(), formed=0 < after_form == found.start()):
            return text[: found.start()], behind.rstrip(" )")
    return text, ""


def _is_part(text: str, *, signed: bool, formed: bool) -> bool:
    """Whether what stands behind a sign, a blank or a legal form is a part of the firm."""
    words = fold(text).split()
    if not words:
        return False
    if words[0] in BRANCHES or (words[0] in UNITS and (signed or formed)):
        return True
    return signed and formed and not COUNTRY_WORDS.keys() & set(words)


def country_hint(display: str, *, legal_form: str) -> str:
    """Guess the country of a firm from a country in its name, else from a legal form that one country has.

    Parameters
    ----------
    display
        The name without its legal form.
    legal_form
        The form as written.

    Returns
    -------
    str
        ISO 3166 code, `""` where nothing tells: GmbH and AG are German, Austrian or Swiss.

    Examples
    --------
    >>> country_hint("Nordlicht Schweiz", legal_form="GmbH"), country_hint("Nordlicht", legal_form="e.U.")
    ('CH', 'AT')
    >>> country_hint("Nordlicht", legal_form="GmbH")
    ''
    """
    words = fold(brief(display)).split()
    named = next((COUNTRY_WORDS[word] for word in reversed(words[1:]) if word in COUNTRY_WORDS), "")
    if named or not legal_form:
        return named
    legal_form = brief(legal_form)
    whole = fold(legal_form).replace(" ", "")
    parts = [fold(part).replace(" ", "") for part in legal_form.split()]
    if "a.g." in legal_form.casefold() and legal_form[0] == "a":
        return "DE"
    return next((COUNTRY_FORMS[form] for form in (whole, *parts) if form in COUNTRY_FORMS), "")
