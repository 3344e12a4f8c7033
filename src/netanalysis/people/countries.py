"""Whether somebody is in Germany, Austria or Switzerland: from the address, the phone number, or the employer's name."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.people.companies import parse_company
from netanalysis.people.vocabulary import COUNTRIES, COUNTRY_WORDS
from netanalysis.text import fold

#: the countries taken together as D/A/CH
DACH: Final = frozenset({"DE", "AT", "CH"})
_PHONE: Final = ("+49", "+43", "+41")
#: legal forms that only firms of these countries have, in letters alone; a form that others have too tells nothing
_DACH_FORMS: Final = re.compile(r"gmbh|gesmbh|mbh|ag|aktiengesellschaft|kg|kgaa|ohg")
#: forms of firms elsewhere that do not say which country
_OTHER_FORMS: Final = re.compile(r"ltd|limited|llp|lp|plc")
_SIGNS: Final = re.compile(r"[^\w\s]|_")


def read_country(text: str) -> str:
    """Return the country that an address names.

    Parameters
    ----------
    text
        A country, or a place with its country behind it.

    Returns
    -------
    str
        ISO 3166 code, `""` where none is named.

    Examples
    --------
    >>> read_country("Deutschland"), read_country("Zürich, Switzerland"), read_country("AT"), read_country("Kassel")
    ('DE', 'CH', 'AT', '')
    """
    if text.strip() in COUNTRIES:
        return text.strip()
    return next((COUNTRY_WORDS[word] for word in reversed(fold(text).split()) if word in COUNTRY_WORDS), "")


def firm_in_dach(company: str) -> bool | None:
    """Say whether a firm is German, Austrian or Swiss by its name; none where that cannot be told.

    Parameters
    ----------
    company
        The employer as typed.

    Returns
    -------
    bool or None
        A country in the name decides, else the legal form: a GmbH and an AG are of the three.

    Examples
    --------
    >>> [firm_in_dach(name) for name in ("Nordlicht GmbH", "Nordlicht Inc.", "Nordlicht SE", "freelance")]
    [True, False, None, None]
    """
    firm = parse_company(company)
    if firm.country:
        return firm.country in DACH
    forms = [_SIGNS.sub("", form) for form in firm.legal_form.casefold().split()]
    if any(_DACH_FORMS.fullmatch(form) for form in forms):
        return True
    return False if any(_OTHER_FORMS.fullmatch(form) for form in forms) else None


def in_dach(contacts: pd.DataFrame, identifiers: pd.DataFrame) -> pd.DataFrame:
    """Say of each person whether she is in Germany, Austria or Switzerland, and whether that is told of herself.

    Parameters
    ----------
    contacts
        The table of that name.
    identifiers
        The table of that name, for phone numbers.

    Returns
    -------
    DataFrame
        Index `person_id`:

        - `in_dach`: 1 or 0, and missing where nothing tells. The country of the address decides, else its place, the phone
          number, the employer's name or legal form; where accounts disagree, the first that tells
        - `own`: whether address or phone number told it; a firm's name tells less, for a German legal form is easier to
          know than a foreign one

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> in_dach(network.contacts, network.identifiers).columns.tolist()
    ['in_dach', 'own']
    """
    phones = identifiers[identifiers["kind"] == "phone"].drop_duplicates("contact_id")
    number = (
        phones.set_index("contact_id")["value"].astype("string").reindex(pd.Index(contacts["contact_id"]))
    )
    called = number.str.startswith(_PHONE).astype("Float64").to_numpy(dtype="float64", na_value=np.nan)
    told = {
        "country": _each(contacts["country"], _named),
        "place": _each(contacts["location"], _named),
        "phone": called,
        "firm": _each(contacts["company"], _of_firm),
    }
    frame = pd.DataFrame({"person_id": contacts["person_id"].to_numpy(dtype=object), **told})
    by_person = frame.dropna(subset=["person_id"]).groupby("person_id", sort=True).first()
    own = by_person[["country", "place", "phone"]].bfill(axis=1)["country"]
    return pd.DataFrame({"in_dach": own.fillna(by_person["firm"]), "own": own.notna()})


def _each(texts: pd.Series[Any], read: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Read each distinct text once."""
    known = {text: read(text) for text in texts.dropna().unique()}
    return texts.astype(object).map(known).to_numpy(dtype="float64", na_value=np.nan)


def _named(text: str) -> float:
    country = read_country(text)
    return float(country in DACH) if country else np.nan


def _of_firm(text: str) -> float:
    told = firm_in_dach(text)
    return np.nan if told is None else float(told)
