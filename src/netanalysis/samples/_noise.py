"""What strangers and machines send: pitches, searches, MLM, spam, advertisements, and requests to connect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from netanalysis.samples._dice import between, chance, dated, day, moment, some, stream, thread_id
from netanalysis.samples._model import AS_OF, LINKEDIN_FROM, ME, Invitation, Message, Person, Stranger
from netanalysis.samples._owner import OWNER_GIVEN, OWNER_NAME
from netanalysis.samples._pitches import MLM, advert, pitch, request, search, spam
from netanalysis.samples._plan import Plan

_YEARS: Final = (
    (2014, 1.0), (2015, 1.5), (2016, 2.0), (2017, 3.0), (2018, 4.0), (2019, 5.0), (2020, 7.0), (2021, 8.0),
    (2022, 8.0), (2023, 9.0), (2024, 11.0), (2025, 13.0), (2026, 2.5),
)  # fmt: skip
_INVITED_SINCE: Final = date(2020, 1, 1)
_INVITING: Final = (
    (2020, 5.0),
    (2021, 6.0),
    (2022, 7.0),
    (2023, 8.0),
    (2024, 10.0),
    (2025, 12.0),
    (2026, 2.5),
)
_PSEUDO_SENDERS: Final = ("LinkedIn Talent Solutions", "LinkedIn for Learning")
_SHOUTING: Final = "mlm"


def unasked(plan: Plan, strangers: Sequence[Stranger]) -> list[Message]:
    """Return the messages nobody asked for, none of them answered."""
    rng = stream(plan.seed, "noise")
    mute = {"invitation", "followed"}
    messages = [
        message for who in strangers if who.kind not in mute for message in _from(rng, plan.seed, who)
    ]
    adverts = [_advert(rng, plan.seed, n) for n in range(plan.strangers // 4 if plan.has_story else 0)]
    return (
        messages
        + adverts
        + [_notice(rng, plan.seed, name) for name in (_PSEUDO_SENDERS if plan.has_story else ())]
    )


def _from(rng: Random, seed: int, who: Stranger) -> Iterable[Message]:
    """Yield what one stranger writes: once, or again and again."""
    first = dated(rng, _YEARS, first=LINKEDIN_FROM, last=AS_OF - timedelta(days=1))
    often = 1 if who.kind in {_SHOUTING, "spam"} else between(rng, 1, 3)
    for n in range(often):
        on = min(first + timedelta(days=7 * n + between(rng, 0, 3)), AS_OF)
        text = _words(rng, who)
        yield Message(
            thread=thread_id(seed, who.key),
            at=moment(rng, on) + timedelta(minutes=n),
            sender=who.key,
            to=(ME,),
            text=text,
            subject="Kurze Frage" if not n and chance(rng, 0.4) else "",
            folder="SPAM" if who.kind == "spam" else ("ARCHIVE" if chance(rng, 0.4) else "INBOX"),
        )


def _words(rng: Random, who: Stranger) -> str:
    if who.kind == _SHOUTING:
        return MLM
    if who.kind == "spam":
        return spam(rng)
    if who.kind == "recruiter":
        return search(rng, OWNER_NAME) + f"\n\n{who.name}"
    return pitch(rng, OWNER_GIVEN, english=chance(rng, 0.3)) + f"\n\n{who.name}"


def _advert(rng: Random, seed: int, number: int) -> Message:
    """Return an advertisement delivered as a message from nobody."""
    subject, html = advert(rng)
    at = moment(
        rng, day(rng, _INVITED_SINCE, AS_OF) if chance(rng, 0.4) else day(rng, date(2024, 1, 1), AS_OF)
    )
    folder = "ARCHIVE" if chance(rng, 0.3) else "INBOX"
    thread = thread_id(seed, f"advert/{number}")
    return Message(thread, at, "", (ME,), html, "Sponsored Conversation", subject, folder, mark="sponsored")


def _notice(rng: Random, seed: int, name: str) -> Message:
    """Return a word from the platform itself."""
    text = (
        f"Hallo {OWNER_GIVEN}, {name} stellt neue Funktionen vor. Mehr dazu unter https://www.example.com/neu"
    )
    return Message(thread_id(seed, name), moment(rng, date(2021, 11, 3)), name, (ME,), text)


def invitations(plan: Plan, known: Sequence[Person], strangers: Sequence[Stranger]) -> tuple[Invitation, ...]:
    """Return requests to connect since 2020, of strangers and of those who became connections."""
    rng = stream(plan.seed, "invitations")
    asking = [
        who for who in strangers if who.kind == "invitation" or (who.kind == "pitch" and chance(rng, 0.5))
    ]
    received = [
        _invitation(rng, who.key, dated(rng, _INVITING, first=_INVITED_SINCE, last=AS_OF)) for who in asking
    ]
    if received and plan.has_story:
        received[0] = _invitation(rng, received[0].key, AS_OF)
    return (*received, *_sent_in_vain(rng, asking), *_accepted(rng, known))


def _invitation(rng: Random, key: str, on: date, *, outgoing: bool = False) -> Invitation:
    text = "" if outgoing and chance(rng, 0.7) else request(rng)
    return Invitation(moment(rng, on, last_hour=19), key, outgoing, text)


def _sent_in_vain(rng: Random, strangers: Sequence[Stranger]) -> list[Invitation]:
    """Return requests of the owner that nobody answered: to people who had asked him before."""
    return [
        _invitation(rng, who.key, day(rng, _INVITED_SINCE, AS_OF), outgoing=True)
        for who in some(rng, strangers, len(strangers) // 12)
    ]


def _accepted(rng: Random, known: Sequence[Person]) -> Iterable[Invitation]:
    """Yield the requests behind half of the connections made since 2020."""
    for person in known:
        since = person.linkedin.connected_on if person.linkedin else None
        if since is not None and since > _INVITED_SINCE + timedelta(days=12) and chance(rng, 0.5):
            on = since - timedelta(days=between(rng, 0, 10))
            yield _invitation(rng, person.key, on, outgoing=chance(rng, 0.4))
