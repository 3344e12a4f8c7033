"""What was said: messages with everybody who has a class, group chats, the owner's own broadcasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from netanalysis.samples._days import Schedule, schedule
from netanalysis.samples._dice import between, chance, day, hexadecimal, moment, pick, some, stream, thread_id
from netanalysis.samples._model import AS_OF, ME, Message, Person
from netanalysis.samples._owner import OWNER_GIVEN, OWNER_NAME
from netanalysis.samples._pitches import pitch, search
from netanalysis.samples._plan import Plan
from netanalysis.samples._texts import PLACES, Voice, filled, letter, reply, subject

_WISHES_2022: Final = (
    "Liebe Weggefährten,\n\nein bewegtes Jahr geht zu Ende. Ich danke für das Vertrauen und wünsche frohe "
    "Weihnachten und ein gesundes Jahr 2023.\n\nHerzlich\nMartin Brückner"
)
_WISHES_2025: Final = (
    "Frohe Weihnachten und einen guten Rutsch! Auch 2026 bin ich für Sie da, wenn es im Einkauf oder in der "
    "Lieferkette klemmt.\n\nIhr Martin Brückner"
)
#: day, number of recipients and text of the Christmas mailings
CHRISTMAS: Final = (
    (date(2022, 12, 20), 25, _WISHES_2022),
    (date(2025, 12, 18), 40, _WISHES_2025),
)
_INVITED: Final = date(2024, 5, 14)
PARTY: Final = (
    "Liebe Kolleginnen und Kollegen,\n\nam 20. Juni lade ich zum Sommerfest der Interim-Runde nach Kassel "
    "ein. Wer kommt mit, wer bringt jemanden mit?\n\nMartin"
)
#: more recipients than this make a broadcast
BROADCAST: Final = 10
_QUIET: Final = "Hier in {place} ist nach {n} Terminen jetzt Ruhe."
_SAME_TEXT: Final = 4
_PAUSE: Final = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Story:
    """All that was exchanged with people who have a class, and when bursts of work began with whom."""

    messages: tuple[Message, ...]
    bursts: Mapping[str, tuple[date, ...]]


def story(plan: Plan, known: Sequence[Person]) -> Story:
    """Return the messages exchanged with the people, each conversation in order of time."""
    rng = stream(plan.seed, "story")
    talked = [
        person for person in known if person.linkedin and person.role not in {"collected", "unobserved"}
    ]
    planned = [(person, schedule(rng, person)) for person in talked]
    messages = [message for person, when in planned for message in _dialogue(rng, plan.seed, person, when)]
    if plan.has_story:
        messages += _greeting_of_the_last_day(plan.seed, known[0])
        messages += [
            *_groups(plan, known),
            *_mailings(plan, known),
            *_summer_party(plan, known),
            *_drafts(plan, known),
        ]
    return Story(tuple(messages), {person.key: when.bursts for person, when in planned if when.bursts})


def _dialogue(rng: Random, seed: int, person: Person, when: Schedule) -> Iterable[Message]:
    """Yield the messages of one tie: letters after a pause, answers otherwise, a bare file now and then."""
    threads = [thread_id(seed, person.key)] + (
        [thread_id(seed, f"{person.key}/2")] if chance(rng, 0.08) else []
    )
    folder = "ARCHIVE" if chance(rng, 0.3) else "INBOX"
    selling = when.side == "in" and chance(rng, 0.6)
    half = sorted(when.days)[len(when.days) // 2]
    last = date.min
    for on, n in when.days.items():
        thread = threads[-1] if on >= half else threads[0]
        for message in _day(rng, person, on, n, side=when.side, fresh=on - last > _PAUSE):
            text = _selling(rng, person) if selling else message.text
            yield replace(message, thread=thread, folder=folder, text=text)
        last = on


def _selling(rng: Random, person: Person) -> str:
    """Return what a contact writes who only wants to sell or to recruit."""
    text = search(rng, OWNER_NAME) if chance(rng, 0.3) else pitch(rng, OWNER_GIVEN, english=person.english)
    return f"{text}\n\n{person.name}"


def _day(rng: Random, person: Person, on: date, n: int, *, side: str, fresh: bool) -> Iterable[Message]:
    """Yield the messages of one day; two or more of a two-way tie come from both sides."""
    outgoing = chance(rng, 0.5) if side == "both" else side == "out"
    at = moment(rng, on, last_hour=13)
    for turn in range(n):
        voice = _voice(person, outgoing=outgoing)
        text = letter(rng, voice) if fresh and not turn else reply(rng, voice)
        titled = subject(rng, english=person.english) if fresh and not turn and chance(rng, 0.05) else ""
        yield _message(person, at, text, outgoing=outgoing, subject_line=titled)
        if n > 1 and chance(rng, 0.03):
            link = f"https://www.linkedin.com/dms/prv/doc/{hexadecimal(rng, 24)}"
            yield replace(_message(person, at + timedelta(minutes=1), "", outgoing=outgoing), attachment=link)
        at += timedelta(seconds=between(rng, 150, 4000))
        outgoing = not outgoing if side == "both" and (not turn or chance(rng, 0.85)) else outgoing


def _voice(person: Person, *, outgoing: bool) -> Voice:
    pair = (OWNER_GIVEN, person.given) if outgoing else (person.given, OWNER_GIVEN)
    return Voice(*pair, english=person.english)


def _message(person: Person, at: datetime, text: str, *, outgoing: bool, subject_line: str = "") -> Message:
    sender, to = (ME, person.key) if outgoing else (person.key, ME)
    return Message("", at, sender, (to,), text, subject=subject_line)


def _greeting_of_the_last_day(seed: int, hero: Person) -> list[Message]:
    """Return a word and its answer on the last day, so that the archives of two days in a row differ."""
    rng, thread = stream(seed, "last day"), thread_id(seed, hero.key)
    at = moment(rng, AS_OF, last_hour=9)
    said = letter(rng, _voice(hero, outgoing=True)), reply(rng, _voice(hero, outgoing=False))
    return [
        replace(_message(hero, at, said[0], outgoing=True), thread=thread),
        replace(_message(hero, at + timedelta(hours=2), said[1], outgoing=False), thread=thread),
    ]


def _groups(plan: Plan, known: Sequence[Person]) -> list[Message]:
    """Return a few chats of three to six people, all of them of the core."""
    rng, core = stream(plan.seed, "groups"), [person for person in known if person.role == "core"]
    chats = range(max(1, len(core) // 9))
    return [
        message for n in chats for message in _chat(rng, plan.seed, some(rng, core, between(rng, 2, 5)), n)
    ]


def _chat(rng: Random, seed: int, members: list[Person], number: int) -> Iterable[Message]:
    keys = [ME, *(person.key for person in members)]
    names = {person.key: person.given for person in members} | {ME: OWNER_GIVEN}
    title = f"{pick(rng, ('Stammtisch', 'Projektrunde', 'Interim-Runde'))} {pick(rng, PLACES)}"
    first = max(person.known_since for person in members)
    days = sorted(day(rng, first, date(2025, 12, 1)) for _ in range(between(rng, 4, 12)))
    for on in days:
        sender = pick(rng, keys)
        text = letter(rng, Voice(names[sender], "zusammen"))
        others = tuple(key for key in keys if key != sender)
        yield Message(thread_id(seed, f"group/{number}"), moment(rng, on), sender, others, text, title=title)


def _mailings(plan: Plan, known: Sequence[Person]) -> list[Message]:
    """Return the same Christmas text sent one by one to many; of the core some answer."""
    rng = stream(plan.seed, "christmas")
    return [
        message for on, n, text in CHRISTMAS for message in _mailing(rng, plan.seed, known, (on, n, text))
    ]


def _mailing(
    rng: Random, seed: int, known: Sequence[Person], what: tuple[date, int, str]
) -> Iterable[Message]:
    on, n, text = what
    chosen = some(rng, [person for person in known if _stands(person, on)], n)
    start = moment(rng, on, last_hour=10)
    for place, person in enumerate(chosen if len(chosen) > BROADCAST else []):
        at, thread = start + timedelta(seconds=70 * place), thread_id(seed, person.key)
        yield replace(_message(person, at, text, outgoing=True), thread=thread)
        if person.role == "core" and chance(rng, 0.5):
            thanks = filled(rng, f"Danke {OWNER_GIVEN}! {_QUIET}", english=False)
            yield replace(_message(person, at + timedelta(hours=3), thanks, outgoing=False), thread=thread)


def _stands(person: Person, on: date) -> bool:
    """Return whether somebody is connected on that day and will stay so."""
    account = person.linkedin
    lasts = account is not None and account.removed_on is None and account.closed_on is None
    return account is not None and lasts and account.connected(on)


def _summer_party(plan: Plan, known: Sequence[Person]) -> list[Message]:
    """Return one conversation with more than ten recipients; some of the core answer to all."""
    rng = stream(plan.seed, "party")
    guests = some(rng, [person for person in known if _stands(person, _INVITED)], 14)
    if len(guests) <= BROADCAST:
        return []
    keys, thread = tuple(person.key for person in guests), thread_id(plan.seed, "party")
    title, at = "Sommerfest Interim-Runde", moment(rng, _INVITED, last_hour=9)
    answers = [
        Message(thread, at + timedelta(minutes=31 * n), person.key, (ME,
        *(key for key in keys if key != person.key)),
                f"Ich komme gern, zu {between(rng, 1, 4)}. Gruß {person.given}", title=title)
        for n, person in enumerate((person for person in guests if person.role == "core"), start=1)
    ]  # fmt: skip
    return [Message(thread, at, ME, keys, PARTY, title=title), *answers]


def _drafts(plan: Plan, known: Sequence[Person]) -> list[Message]:
    """Return what was written and never sent."""
    rng = stream(plan.seed, "drafts")
    on = date(2024, 12, 9)
    people = some(rng, [person for person in known if person.role in {"collected", "core"} and _stands(person,
    on)],
                  max(1, plan.core // 5))  # fmt: skip
    return [
        replace(
            _message(person, moment(rng, on), letter(rng, _voice(person, outgoing=True)), outgoing=True),
            thread=thread_id(plan.seed, person.key),
            mark="draft",
        )
        for person in people
    ]


def varied(rng: Random, messages: Sequence[Message], *, but: frozenset[str]) -> list[Message]:
    """Return the messages, with a postscript where the same text would come more than four times.

    The texts in `but` stay as they are: those are broadcasts on purpose.
    """
    seen: Counter[str] = Counter()
    result = []
    for message in messages:
        body = max(message.text.split("\n"), key=len)
        seen[body] += 1
        again = seen[body] > _SAME_TEXT and message.text and message.text not in but and not message.mark
        extra = filled(rng, "\n\nPS: {place}, {day} {hour}:{minute}, Nr. {n}{n}, {topic}.", english=False)
        result.append(replace(message, text=message.text + extra) if again else message)
    return result
