"""What the profile in a download says of its owner."""

from __future__ import annotations

from typing import Any

from netanalysis.settings import Owner, Position
from netanalysis.sources.facebook.shapes import entries_of, line, moment
from netanalysis.sources.json_files import as_dict, as_list
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile


def owner_of_profile(document: Any, country: str) -> Owner:
    """Names, addresses, numbers, profile and positions that a profile tells; nothing where it is none."""
    top = as_dict(document)
    profile = next((as_dict(value) for key, value in top.items() if key.partition("_v")[0] == "profile"), {})
    name = as_dict(profile.get("name"))
    emails = as_dict(profile.get("emails"))
    addresses = [
        line(one).lower() for key in ("emails", "previous_emails") for one in as_list(emails.get(key))
    ]
    numbers = [line(as_dict(one).get("phone_number")) for one in as_list(profile.get("phone_numbers"))]
    earlier = [line(as_dict(one).get("name")) for one in as_list(profile.get("previous_names"))]
    full = line(name.get("full_name")) or " ".join(
        filter(None, (line(name.get("first_name")), line(name.get("last_name"))))
    )
    url = normal_profile(line(profile.get("profile_uri")))
    return Owner(
        names=tuple(one for one in (full, *earlier) if one), emails=tuple(one for one in addresses if "@" in one),
        phones=tuple(number for number in (to_e164(one, country) for one in numbers) if number),
        profile_urls=(url,) if url else (),
        positions=tuple(filter(None, map(_position, entries_of(profile, ["work_experiences"])))),
    )  # fmt: skip


def _position(entry: Any) -> Position | None:
    work = as_dict(entry)
    company = line(work.get("employer"))
    began, ended = moment(work.get("start_timestamp")), moment(work.get("end_timestamp"))
    if not company:
        return None
    return Position(
        company, line(work.get("title")), began.date() if began else None, ended.date() if ended else None
    )
