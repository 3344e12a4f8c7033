"""Members as entries: users of the former API, and the contacts that other people's tools wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netanalysis.settings import Owner, Position
from netanalysis.sources.json_files import as_dict, as_list, as_text
from netanalysis.sources.model import Entry
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile, normal_profiles
from netanalysis.sources.xing.shapes import PLATFORM, native_id
from netanalysis.text import tidy

PROFILES: Final = "xing.com/profile/"
_ADDRESSES: Final = ("business_address", "private_address")
#: country, area and number, as the API wrote numbers
_PIPED: Final = re.compile(r"\+?(\d*)\|(\d*)\|([\d /-]*)")
_MONTH: Final = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: its list, its file and item, the day of its export, and the country of bare numbers."""

    list_name: str
    source: str
    snapshot_on: date | None
    country: str
    relation: str = "connection"


def entry_of_user(item: Any, place: Place) -> Entry | None:
    """Return a user of the API as an entry, or None where neither id nor name is told."""
    user = as_dict(item)
    given, family, shown = (as_text(user.get(key)) for key in ("first_name", "last_name", "display_name"))
    native, url = native_id(user.get("id")), _url(user)
    whole = tidy(f"{as_text(user.get('academic_title'))} {given} {family}") if given and family else shown
    if not (native or url or whole):
        return None
    addresses = [as_dict(user.get(key)) for key in _ADDRESSES]
    job = as_dict(as_dict(user.get("professional_experience")).get("primary_company"))
    urls = (url, *normal_profiles(_web_profiles(user)))
    return Entry(
        list_name=place.list_name, source=place.source, name=whole or tidy(f"{given} {family}"), given_name=given,
        family_name=family, company=as_text(job.get("name")), position=as_text(job.get("title")),
        location=_first(addresses, "city"), country=_first(addresses, "country"), snapshot_on=place.snapshot_on,
        relation=place.relation, native_id=native, url=url, urls=tuple(dict.fromkeys(text for text in urls if text)),
        emails=_emails((user.get("active_email"), *(address.get("email") for address in addresses))),
        phones=_phones((address.get(key) for address in addresses for key in ("phone", "mobile_phone")), place.country),
    )  # fmt: skip


def owner_of_user(item: Any, country: str) -> Owner:
    """Return what the owner's own user says of her."""
    user = as_dict(item)
    entry = entry_of_user(user, Place("", "", None, country))
    if entry is None:
        return Owner()
    shown = as_text(user.get("display_name")) or entry.name
    jobs = as_list(as_dict(user.get("professional_experience")).get("companies"))
    account = entry.url.rpartition("/")[2] or entry.native_id
    return Owner(
        names=(shown,) if shown else (), emails=entry.emails, phones=entry.phones,
        profile_urls=(entry.url,) if entry.url else (), accounts=((PLATFORM, account),) if account else (),
        positions=_positions(jobs, ("name", "title", "begin_date", "end_date")),
    )  # fmt: skip


def owner_of_resume(resume: Mapping[str, Any]) -> Owner:
    """Return what a resume made of the owner's own profile says of her."""
    basics = as_dict(resume.get("basics"))
    name = as_text(basics.get("name"))
    urls = normal_profiles(
        as_text(as_dict(profile).get("url")) for profile in as_list(basics.get("profiles"))
    )
    return Owner(
        names=(name,) if name else (), emails=_emails((basics.get("email"),)), profile_urls=urls,
        positions=_positions(as_list(resume.get("work")), ("name", "position", "startDate", "endDate")),
    )  # fmt: skip


def _positions(jobs: Iterable[Any], keys: tuple[str, str, str, str]) -> tuple[Position, ...]:
    cells = [[as_text(as_dict(job).get(key)) for key in keys] for job in jobs]
    return tuple(
        Position(company, title, _day(begun), _day(ended))
        for company, title, begun, ended in cells
        if company
    )


def _day(text: str) -> date | None:
    """First day of a month or year."""
    found = _MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2] or 1), 1) if found else None


def entry_of_console(item: Any, place: Place) -> Entry | None:
    """Return a contact that a script in the browser's console listed."""
    return _entry(place, as_dict(item))


def entry_of_spider(item: Any, place: Place) -> Entry | None:
    """Return a contact as XING's own pages loaded it, and as a spider kept it."""
    row = as_dict(item)
    details = as_dict(row.get("contactDetails"))
    ways = [as_dict(details.get(key)) for key in ("business", "private")]
    texts = {
        "given_name": row.get("first_name"), "family_name": row.get("last_name"), "company": row.get("occupation_org")
    }  # fmt: skip
    return _entry(
        place, texts, url=_url(row), emails=_emails(way.get("email") for way in ways),
        phones=_phones((way.get(key) for way in ways for key in ("phone", "mobile")), place.country),
    )  # fmt: skip


def entry_of_profile_list(item: Any, place: Place) -> Entry | None:
    """Return a row of the list of profiles that Apify's actor makes."""
    row = as_dict(item)
    texts = {
        "name": row.get("fullName"), "position": row.get("jobTitle"), "location": row.get("city"),
        "country": row.get("countryCode"),
    }  # fmt: skip
    url = normal_profile(as_text(row.get("profileUrl")))
    return _entry(place, texts, url=url if url.startswith(PROFILES) else "")


def _entry(
    place: Place,
    texts: Mapping[str, Any],
    *,
    url: str = "",
    emails: tuple[str, ...] = (),
    phones: tuple[str, ...] = (),
) -> Entry | None:
    """Return an entry of texts as they stand, by our names, or None where it has neither name nor address."""
    told = {name: as_text(value) for name, value in texts.items()}
    given, family = told.get("given_name", ""), told.get("family_name", "")
    name = told.get("name") or tidy(f"{given} {family}")
    if not (name or url or emails):
        return None
    return Entry(
        list_name=place.list_name, source=place.source, name=name, given_name=given, family_name=family,
        company=told.get("company", ""), position=told.get("position", ""), location=told.get("location", ""),
        country=told.get("country", ""), snapshot_on=place.snapshot_on, relation=place.relation,
        url=url, urls=(url,) if url else (), emails=emails, phones=phones,
    )  # fmt: skip


def _url(user: Mapping[str, Any]) -> str:
    """Profile URL of a user, normalised."""
    page = as_text(user.get("page_name"))
    found = normal_profile(as_text(user.get("permalink"))) or (
        normal_profile(PROFILES + page) if page else ""
    )
    return found if found.startswith(PROFILES) else ""


def _web_profiles(user: Mapping[str, Any]) -> list[str]:
    """URLs elsewhere that a user tells; one on XING would be somebody's, not surely hers."""
    told = (as_text(url) for urls in as_dict(user.get("web_profiles")).values() for url in as_list(urls))
    return [url for url in told if not normal_profile(url).startswith(PROFILES)]


def _first(addresses: Iterable[Mapping[str, Any]], key: str) -> str:
    return next((text for text in (as_text(address.get(key)) for address in addresses) if text), "")


def _emails(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mail for mail in (as_text(value).lower() for value in values) if "@" in mail))


def _phones(values: Iterable[Any], country: str) -> tuple[str, ...]:
    numbers = (to_e164(_number(as_text(value)), country) for value in values)
    return tuple(dict.fromkeys(number for number in numbers if number))


def _number(text: str) -> str:
    """Write `49|40|1234567` as a number is dialled; an area code keeps no 0 behind a country code."""
    piped = _PIPED.fullmatch(text)
    if piped is None:
        return text
    country, area, number = piped[1], piped[2], piped[3].strip()
    if not number:
        return ""
    return f"+{country} {area.lstrip('0')} {number}" if country else f"{area} {number}"
