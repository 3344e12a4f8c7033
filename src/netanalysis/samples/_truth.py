"""truth.json: who everybody is and what is in every file, to check what a reader makes of the exports."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from netanalysis.samples._accounts import pace_changes
from netanalysis.samples._folder import namesakes
from netanalysis.samples._linkedin import World
from netanalysis.samples._linkedin_messages import counts
from netanalysis.samples._linkedin_ties import nameless
from netanalysis.samples._model import (
    AS_OF,
    EXPORTS,
    INDISCRIMINATE_FROM,
    XING_CARDS,
    XING_CARDS_LABEL,
    XING_TABLE,
    XING_TABLE_LABEL,
    XING_TABLE_UNTIL,
    Export,
    Person,
)
from netanalysis.samples._outcomes import Outcome
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_NAME, OWNER_SLUG, OWNER_URL, OWNER_XING
from netanalysis.samples._targets import platform_truth, targets
from netanalysis.samples._xing import card_files


def truth_text(
    world: World,
    made: Sequence[Outcome],
    files: Mapping[str, Mapping[str, int]],
    more: Mapping[str, Mapping[str, Any]],
) -> str:
    """Return the truth as JSON, people on a line each; `more` is what the sources beside LinkedIn and XING hold."""
    known, book = world.people, world.book
    files_of = card_files(known)
    heard = {key for message in world.messages for key in (message.sender, *message.to)}
    people = [_person(person, files_of, heard=person.key in heard) for person in known]
    shown = [person for person in people if person["in_exports"] or person["linkedin"]]
    ids = {person["id"] for person in shown}
    content: dict[str, Any] = {
        "seed": world.plan.seed,
        "contacts": world.plan.xing,
        "as_of": AS_OF.isoformat(),
        "indiscriminate_from": INDISCRIMINATE_FROM,
        "pace_changes": pace_changes(),
        "owner": {
            "name": OWNER_NAME,
            "linkedin": OWNER_SLUG,
            "profile_urls": [OWNER_URL, OWNER_XING],
            "emails": list(OWNER_EMAILS),
        },
        "exports": {export.label: export.name for export in EXPORTS}
        | {XING_TABLE_LABEL: XING_TABLE, XING_CARDS_LABEL: XING_CARDS},
        "files": files,
        "messages": {export.name: counts(world.messages, export, book) for export in EXPORTS},
        "nameless": {export.name: nameless(known, export) for export in EXPORTS},
        "outcomes": _outcomes(made),
        **(
            {"platforms": platform_truth(targets(world.plan.seed, known), made)}
            if world.plan.has_story
            else {}
        ),
        "namesakes": [[one.key, two.key] for one, two in namesakes(known) if {one.key, two.key} <= ids],
        "shared_addresses": _shared(known),
    }
    body = json.dumps(content, ensure_ascii=False, indent=1)[:-2]
    strangers = [{"linkedin": who.slug, "name": who.name, "kind": who.kind} for who in world.strangers]
    return f'{body},\n{_sources(world, more)} "strangers": {_lines(strangers)},\n "people": {_lines(shown)}\n}}\n'


def _sources(world: World, more: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the truth of the further sources and who changed jobs, a line for each thing told, or nothing."""
    if not more:
        return ""
    told = {"job_changes": job_changes(world.people)} | dict(more)
    blocks = (f"  {json.dumps(name)}: {{{_told(content)}\n  }}" for name, content in told.items())
    return ' "sources": {\n' + ",\n".join(blocks) + "\n },\n"


def _told(content: Mapping[str, Any]) -> str:
    pairs = (
        (json.dumps(key), json.dumps(value, ensure_ascii=False, separators=(",", ":")))
        for key, value in content.items()
    )
    return ",".join(f"\n   {key}: {value}" for key, value in pairs)


def job_changes(known: Sequence[Person]) -> dict[str, list[str]]:
    """Return whose company or position changed from one LinkedIn archive to the next, by the days of the two."""
    return {
        f"{one.label}/{two.label}": [person.key for person in known if _changed(person, one, two)]
        for one, two in pairwise(EXPORTS)
    }


def _changed(person: Person, one: Export, two: Export) -> bool:
    account = person.linkedin
    seen = account is not None and all(
        account.connected(export.on) and not account.closed(export.on) for export in (one, two)
    )
    return seen and account is not None and account.shows_job and person.job(one.on) != person.job(two.on)


def _lines(rows: Sequence[Mapping[str, Any]]) -> str:
    texts = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "[" + ",".join(f"\n  {text}" for text in texts) + "\n ]"


def _person(person: Person, files_of: Mapping[str, str], *, heard: bool) -> dict[str, Any]:
    account = person.linkedin
    named = [
        export
        for export in EXPORTS
        if account and account.connected(export.on) and not account.closed(export.on)
    ]
    spoke = heard and account is not None and not account.closed(EXPORTS[0].on)
    slug = account.slug if account and (spoke or any(export.has_urls for export in named)) else None
    since = account.connected_on if account else None
    exports = [export.label for export in named]
    if person.xing:
        exports += [XING_TABLE_LABEL] if person.xing.since <= XING_TABLE_UNTIL else []
        exports.append(XING_CARDS_LABEL)
    return {
        "id": person.key,
        "name": person.name,
        "class": person.role,
        "linkedin": slug,
        "linkedin_connected_on": since.isoformat() if since else None,
        "xing": _xing(person, files_of),
        "in_exports": exports,
        **_fate(person),
    }


def _fate(person: Person) -> dict[str, str]:
    """Return what happened to an account, where something did: these are the hard cases."""
    account = person.linkedin
    if account is None:
        return {}
    days = {
        "closed_on": account.closed_on,
        "removed_on": account.removed_on,
        "renamed_on": account.renamed_on,
    }
    return {name: on.isoformat() for name, on in days.items() if on is not None}


def _xing(person: Person, files_of: Mapping[str, str]) -> dict[str, Any] | None:
    card = person.xing
    if card is None:
        return None
    return {
        "profile": card.page if card.shows_page else None,
        "email": card.email or None,
        "card": files_of[person.key],
    }


def _shared(known: Sequence[Person]) -> list[str]:
    """Return the addresses that stand on the cards of more than one person."""
    bearers = Counter(person.xing.email for person in known if person.xing and person.xing.email)
    return sorted(mail for mail, n in bearers.items() if n > 1)


def _outcomes(made: Sequence[Outcome]) -> dict[str, Any]:
    """Return the sums; `by_basis` goes by the state of the first tie 90 days before the first touch."""
    won = [outcome for outcome in made if outcome.kind == "project" and outcome.status == "won"]
    by_basis: dict[str, int] = {}
    for outcome in won:
        by_basis[outcome.basis] = by_basis.get(outcome.basis, 0) + outcome.value
    return {
        "rows": len(made),
        "won_projects": len(won),
        "won_value": sum(outcome.value for outcome in won),
        "won_value_by_basis": by_basis,
        "by_title": {
            outcome.title: {"basis": outcome.basis, "chain": [person.key for person in outcome.chain]}
            for outcome in made
        },
    }
