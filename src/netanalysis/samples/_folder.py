"""The owner's own files beside the exports: settings, outcomes, journal, corrections, strategies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from netanalysis.samples._diary import CATS_ON, Cells, Entry, pinned
from netanalysis.samples._firms import ALIASES
from netanalysis.samples._linkedin_owner import mandate_end
from netanalysis.samples._model import LINKEDIN_FROM, Person
from netanalysis.samples._outcomes import LEDGER_FROM, LEDGER_UNTIL, Outcome
from netanalysis.samples._owner import (
    DAY_RATE,
    HOURLY_COST,
    OWNER_EMAILS,
    OWNER_NAME,
    OWNER_PHONE,
    OWNER_URL,
    OWNER_XING,
)
from netanalysis.samples._shapes import ascii_text, fit, german_day
from netanalysis.samples._tables import Row, Table, table

_SECONDS: Final = {"invitation": 15, "message": 25, "sponsored": 4, "spam": 3, "notification": 5}
_STRATEGIES: Final = (
    ("2012-01-01", "2017-12-31", "accept everybody", "jede Anfrage angenommen"),
    ("2018-01-01", "2020-12-31", "many posts", "fast jede Woche ein Beitrag"),
    ("2021-01-01", "2023-12-31", "few posts", ""),
    ("2024-01-01", "", "select", "nur noch mit persönlichem Text"),
)
_MET: Final = ("mandate", "trade fair", "recommended", "online")
_MET_EVERY: Final = 6


def settings_text(known: Sequence[Person], won: Sequence[Outcome], wanted: Sequence[str]) -> str:
    """Return netanalysis.toml."""
    lines = [
        'time_zone = "Europe/Berlin"', 'country = "DE"', 'language = "en"', 'currency = "EUR"',
        f"hourly_cost = {HOURLY_COST}",
        f"day_rate = {DAY_RATE}", f"ledger_from = {LEDGER_FROM}", f"ledger_until = {LEDGER_UNTIL}",
        *(["target_companies = [", *(f"  {_text(name)}," for name in wanted), "]"] if wanted else []), "",
        "[me]",
        f"names = {_listed((OWNER_NAME, ascii_text(OWNER_NAME)))}", f"emails = {_listed(OWNER_EMAILS)}",
        f"phones = {_listed((OWNER_PHONE,))}", f"profile_urls = {_listed((OWNER_URL, OWNER_XING))}",
        "positions = [", *(f"  {line}," for line in _positions(won)), "]", "", "[seconds_per]",
        *(f"{kind} = {seconds}" for kind, seconds in _SECONDS.items()), "", "[aliases]",
        *(f"{_text(short)} = {_text(firm)}" for short, firm in (ALIASES if known else {}).items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _positions(won: Sequence[Outcome]) -> Iterable[str]:
    yield '{company = "Brückner Interim", title = "Interim Manager", from = "2006-01"}'
    for outcome in won:
        if outcome.won_on is not None:
            span = f'from = "{outcome.won_on:%Y-%m}", until = "{mandate_end(outcome):%Y-%m}"'
            title = _text(outcome.title.partition(",")[0])
            yield f"{{company = {_text(outcome.firm)}, title = {title}, {span}}}"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(values: Sequence[str]) -> str:
    return f"[{', '.join(_text(value) for value in values)}]"


def outcomes_table(made: Sequence[Outcome], named: Cells) -> Table:
    """Return outcomes.csv, oldest first."""
    rows = [
        (
            outcome.title, outcome.kind, outcome.status, outcome.first_touch.isoformat(),
            _iso(outcome.won_on),
            str(outcome.value) if outcome.value else "", str(outcome.cost) if outcome.cost else "",
            str(outcome.hours),
            " > ".join(named.best(person) for person in outcome.chain), outcome.origin, outcome.note,
        )
        for outcome in made
    ]  # fmt: skip
    return table("title,kind,status,first_touch,won_on,value,cost,hours,chain,origin,note", rows)


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def journal_table(entries: Sequence[Entry]) -> Table:
    """Return journal.csv as a German Excel writes it: semicolons, cp1252, CRLF, 31.12.2024."""
    rows = [
        (
            german_day(entry.on),
            entry.cell,
            str(entry.minutes),
            entry.kind,
            entry.topic,
            fit(entry.note, "cp1252"),
        )
        for entry in entries
    ]
    return replace(
        table("date,person,minutes,kind,topic,note", rows), delimiter=";", line_end="\r\n", encoding="cp1252"
    )


def corrections_table(known: Sequence[Person], named: Cells) -> Table:
    """Return corrections.csv: pins, two accounts of one woman, two people of one name, how some were met."""
    header = "person,same_as,not_same_as,met,met_on,tags,pin,kind_of_contact"
    return table(header, [*_pins(known, named), *_same(known), *_not_same(known), *_met(known, named)])


def _pins(known: Sequence[Person], named: Cells) -> Iterable[Row]:
    for place, person in enumerate(pinned(known)):
        if person.linkedin:
            yield named.best(person), "", "", "event", CATS_ON.isoformat(), "Katzen; Einkauf", "yes", ""
        else:
            yield named.best(person), "", "", "mandate", "", "", "yes", "client" if place else ""


def _same(known: Sequence[Person]) -> Iterable[Row]:
    """Yield one pair of accounts that share no name: a woman who married."""
    for person in known:
        if (
            person.linkedin
            and person.xing
            and person.xing.family != person.family
            and person.linkedin.connected_on
        ):
            yield person.linkedin.url, person.xing.url, "", "", "", "", "", ""
            return


def _not_same(known: Sequence[Person]) -> Iterable[Row]:
    """Yield pairs of same-named strangers, one on each platform."""
    for first, second in namesakes(known):
        if first.linkedin and second.xing and not second.linkedin:
            yield first.linkedin.url, "", second.xing.url, "", "", "", "", ""


def _met(known: Sequence[Person], named: Cells) -> Iterable[Row]:
    core = [person for person in known if person.role == "core" and person.linkedin][1:]
    for place, person in enumerate(core[::_MET_EVERY]):
        how = _MET[place % len(_MET)]
        yield (
            named.best(person),
            "",
            "",
            how,
            max(person.known_since, LINKEDIN_FROM).isoformat(),
            "Kunde",
            "",
            "client",
        )


def namesakes(known: Sequence[Person]) -> list[tuple[Person, Person]]:
    """Return the pairs of people who share a name and nothing else."""
    first: dict[str, Person] = {}
    pairs = []
    for person in known:
        if person.name in first:
            pairs.append((first[person.name], person))
        first.setdefault(person.name, person)
    return pairs


def strategies_table(known: Sequence[Person], more: Sequence[Row]) -> Table:
    """Return strategies.csv: what was tried on LinkedIn, one after the other, and `more` beside it."""
    rows = [*(("linkedin", *row) for row in _STRATEGIES), *more]
    return table("account,from,to,arm,note", rows if known else [])
