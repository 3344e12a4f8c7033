"""What somebody kept who asked XING's former API at the end of 2012: contacts, shared contacts, conversations, requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from netanalysis.samples._dice import between, chance, day, hexadecimal, moment, some, stream
from netanalysis.samples._model import Person, Xing
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_FAMILY, OWNER_GIVEN, OWNER_NAME, OWNER_XING
from netanalysis.samples._shapes import ascii_text
from netanalysis.samples._tables import zipped
from netanalysis.samples._texts import Voice, letter, reply, subject
from netanalysis.samples.sources._calls import national
from netanalysis.samples.sources._cast import Cast, Part, json_bytes

API_ZIP: Final = "xing-api-2012-12-15.zip"
_ON: Final = date(2012, 12, 15)
_ME: Final = "4711_a1b2c3"
_SHARING, _TALKING, _REQUESTS = 45, 40, 14
_COUNTRIES: Final = {
    "Deutschland": "DE", "Österreich": "AT", "Schweiz": "CH", "Großbritannien": "GB", "Polen": "PL", "Russland": "RU",
    "Niederlande": "NL",
}  # fmt: skip


def xing_api(cast: Cast) -> Part:
    """Return the answers in one zip, and who has which id there and who shares whom."""
    rng = stream(cast.seed, "xing api")
    held = [person for person in cast.people if person.xing and person.xing.since <= _ON]
    ids = {person.key: f"{300_000 + int(person.key[1:])}_{hexadecimal(rng, 6)}" for person in held}
    shared = _shared(rng, cast, held)
    talks = _talks(rng, cast, held, ids)
    asked = _requests(rng, cast)
    answers: dict[str, Any] = {
        "me.json": {"users": [_owner()]},
        "contacts.json": {
            "contacts": {"total": len(held), "users": [_user(person, ids[person.key]) for person in held]}
        },
        "conversations.json": {
            "conversations": {"total": len(talks), "items": [_summary(one) for one in talks]}
        },
        "contact_requests.json": {"contact_requests": asked},
    }
    for key, others in shared.items():
        users = [_brief(person, ids[person.key]) for person in others]
        answers[f"users/{ids[key]}/contacts/shared.json"] = {
            "shared_contacts": {"total": len(users), "users": users}
        }
    for one in talks:
        path = f"conversations/{one['id']}/messages.json"
        answers[path] = {"messages": {"total": len(one["all"]), "items": one["all"]}}
    rows = {path: _rows(content) for path, content in answers.items()}
    data = zipped({path: json_bytes(content) for path, content in sorted(answers.items())}, _ON)
    return Part({f"exports/xing/{API_ZIP}": data}, {API_ZIP: rows}, _truth(held, ids, shared, talks))


def _rows(content: Mapping[str, Any]) -> int:
    """Return the entries of an answer."""
    inner = next(iter(content.values()))
    return len(inner) if isinstance(inner, list) else len(inner.get("users", inner.get("items", [])))


def _truth(
    held: Sequence[Person],
    ids: Mapping[str, str],
    shared: Mapping[str, Sequence[Person]],
    talks: Sequence[Any],
) -> dict[str, Any]:
    keys = {number: key for key, number in ids.items()}
    return {
        "contacts": len(held),
        "people": ids,
        "shared": {key: [person.key for person in others] for key, others in shared.items()},
        "messages": sum(len(one["all"]) for one in talks),
        "messages_by_person": {keys[one["participants"][1]["id"]]: len(one["all"]) for one in talks},
    }


def _owner() -> dict[str, Any]:
    return {
        "id": _ME, "first_name": OWNER_GIVEN, "last_name": OWNER_FAMILY, "display_name": OWNER_NAME,
        "page_name": OWNER_XING.rpartition("/")[2], "permalink": OWNER_XING, "active_email": OWNER_EMAILS[0],
        "professional_experience": {"primary_company": {
            "name": "Brückner Interim", "title": "Interim Manager", "begin_date": "2006-01", "end_date": None,
            "until_now": True}},
    }  # fmt: skip


def _brief(person: Person, number: str) -> dict[str, Any]:
    card = person.xing
    return {"id": number, "display_name": _shown(person), "permalink": card.url if card else ""}


def _shown(person: Person) -> str:
    return f"{person.xing.given} {person.xing.family}" if person.xing else person.name


def _user(person: Person, number: str) -> dict[str, Any]:
    card, job = person.xing, person.job(_ON)
    if card is None:
        msg = "only XING contacts have a user"
        raise ValueError(msg)
    return {
        "id": number, "academic_title": card.prefix or None, "first_name": card.given, "last_name": card.family,
        "display_name": _shown(person), "page_name": card.page, "permalink": card.url,
        "employment_status": "EMPLOYEE", "gender": "f" if person.female else "m",
        "active_email": None, "time_zone": {"name": "Europe/Berlin", "utc_offset": 1.0}, "premium_services": [], "badges": [],
        "business_address": _address(card),
        "professional_experience": {"primary_company": {
            "name": job.firm.written("full"), "title": job.title, "begin_date": f"{job.since:%Y-%m}", "end_date": None,
            "until_now": True}},
    }  # fmt: skip


def _address(card: Xing) -> dict[str, Any]:
    phone = national(card.phones[0]) if card.phones else ""
    area = next((code for code in ("30", "69", "40", "221", "89", "171") if phone.startswith("0" + code)), "")
    return {
        "city": card.city, "country": _COUNTRIES.get(card.country, "DE"), "zip_code": None, "street": None,
        "phone": f"49|{area}|{phone[1 + len(area):]}" if phone else "||", "fax": "||", "province": None,
        "email": card.table_email or None, "mobile_phone": None,
    }  # fmt: skip


def _shared(rng: Random, cast: Cast, held: Sequence[Person]) -> dict[str, list[Person]]:
    """Return whom some contacts know as well: mostly people at the same firm or in the same town."""
    asked = some(rng, held, cast.scaled(_SHARING, 2))
    found = {}
    for person in asked:
        near = [other for other in held if other is not person and _near(person, other)]
        found[person.key] = some(
            rng, near or [other for other in held if other is not person], between(rng, 1, 12)
        )
    return {key: others for key, others in found.items() if others}


def _near(person: Person, other: Person) -> bool:
    mine, hers = person.job(_ON).firm, other.job(_ON).firm
    town = person.xing is not None and other.xing is not None and person.xing.city == other.xing.city
    return (bool(mine.domain) and mine == hers) or (
        town and int(other.key[1:]) % 5 == int(person.key[1:]) % 5
    )


def _talks(rng: Random, cast: Cast, held: Sequence[Person], ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return conversations with people who end up tended or dormant anyway and began no outcome, newest first."""
    begun = {person.key for outcome in cast.outcomes for person in outcome.chain[:1]}
    able = [
        person
        for person in held
        if person.role in {"core", "dormant"} and person.key not in begun and person.linkedin
    ]
    talks = [_talk(rng, person, ids[person.key]) for person in some(rng, able, cast.scaled(_TALKING, 2))]
    return sorted(talks, key=lambda one: (one["updated_at"], one["id"]), reverse=True)


def _talk(rng: Random, person: Person, number: str) -> dict[str, Any]:
    since = person.xing.since if person.xing else _ON
    at = moment(rng, day(rng, max(since, date(2009, 1, 5)), _ON - timedelta(days=12)))
    mine, said = chance(rng, 0.5), []
    for turn in range(between(rng, 2, 6)):
        voice = Voice(OWNER_GIVEN, person.given) if mine else Voice(person.given, OWNER_GIVEN)
        sender = (
            {"id": _ME, "display_name": OWNER_NAME}
            if mine
            else {"id": number, "display_name": _shown(person)}
        )
        text = reply(rng, voice) if turn else letter(rng, voice)
        said.append(_message(rng, at, sender, text))
        at += timedelta(hours=between(rng, 1, 40))
        mine = not mine
    people = [{"id": _ME, "display_name": OWNER_NAME}, {"id": number, "display_name": _shown(person)}]
    newest = said[::-1]
    return {
        "id": f"{between(rng, 10_000, 99_999)}_{hexadecimal(rng, 6)}", "subject": subject(rng, english=False),
        "message_count": len(said), "unread_message_count": 0, "updated_at": newest[0]["created_at"], "read_only": False,
        "participants": people, "latest_messages": newest[:1], "all": newest,
    }  # fmt: skip


def _message(rng: Random, at: datetime, sender: Mapping[str, str], text: str) -> dict[str, Any]:
    return {
        "id": f"{between(rng, 100_000, 999_999)}_{hexadecimal(rng, 6)}", "created_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "content": text, "read": True, "sender": dict(sender), "attachments": [],
    }  # fmt: skip


def _summary(one: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name != "all"}


def _requests(rng: Random, cast: Cast) -> list[dict[str, Any]]:
    """Return requests that wait for an answer, from people who never became contacts."""
    return [
        {
            "sender_id": f"{800_000 + place}_{7919 * (place + 1):06x}",
            "sender": {
                "id": f"{800_000 + place}_{7919 * (place + 1):06x}", "display_name": name.text,
                "permalink": f"https://www.xing.com/profile/{ascii_text(name.text).replace(' ', '_').replace('-', '')}",
            },
            "message": "Ich würde mich freuen, Sie in meinem Netzwerk zu begrüßen." if chance(rng, 0.4) else "",
            "received_at": f"{moment(rng, day(rng, date(2012, 10, 1), _ON)):%Y-%m-%dT%H:%M:%SZ}",
        }
        for place, name in enumerate(cast.new["notices"][: cast.scaled(_REQUESTS, 2)])
    ]  # fmt: skip
