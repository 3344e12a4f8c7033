"""What the platforms mailed between 2011 and 2014: in the busiest year one invitation for every hour of the working day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any, Final

from netanalysis.samples._dice import between, chance, hexadecimal, pick, stream, weighted
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_NAME
from netanalysis.samples.sources._cast import Cast
from netanalysis.samples.sources._clock import berlin, offset
from netanalysis.samples.sources._letters import Mail

#: invitations of a year in a network of 2500; 261 working days of ten hours make 2,610 hours in 2012
INVITATIONS: Final = MappingProxyType({2011: 1300, 2012: 2610, 2013: 2000, 2014: 1200})
#: notices that invite to nothing, for each hundred invitations
_OTHERS: Final = 12
_FIRST_HOUR, _LAST_HOUR = 8, 17
_SATURDAY: Final = 5
_EVENTS: Final = (
    "Businessfrühstück {place}", "XING Köln After Work", "Netzwerkabend Mittelstand", "Webinar: Mehr Umsatz mit Social Media",
    "Erfolgsseminar: Finanziell frei in 12 Monaten", "Unternehmerstammtisch {place}", "Vortrag: Einkauf 3.0",
    "Messe-Party Hannover", "Speed-Networking {place}", "Kostenloses Coaching-Schnupperseminar",
)  # fmt: skip
_GROUPS: Final = (
    "Netzwerk Mittelstand", "Interim Management DACH", "Einkäufer unter sich", "Passives Einkommen", "Regionalgruppe {place}",
    "Vertrieb & Verhandlung", "Gesund und erfolgreich", "Logistik heute",
)  # fmt: skip
_TOWNS: Final = ("Kassel", "Köln", "Göttingen", "Münster", "Graz", "Zürich", "Leipzig")
_XING: Final = ("XING", "mailrobot@mail.xing.com")
_FACEBOOK: Final = ("Facebook", "notification@facebookmail.com")


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of notice: platform, what it is, how often, who sends it under which subject, and further headers."""

    platform: str
    kind: str
    weight: float
    sender: Callable[[str], tuple[str, str]]
    subjects: tuple[str, ...]
    head: tuple[tuple[str, str], ...] = (("Precedence", "bulk"), ("Auto-Submitted", "auto-generated"))


_INVITING: Final = (
    Kind("xing", "invitation", 44.0, lambda _: _XING,
         ("{name} möchte Sie als Kontakt hinzufügen", "Neue Kontaktanfrage von {name}")),
    Kind("xing", "event_invitation", 26.0, lambda name: (f"{name} via XING", _XING[1]),
         ("{name} lädt Sie zum Event ein: {event}", "Einladung von {name} zum Event {event}")),
    Kind("xing", "group_invitation", 12.0, lambda _: _XING,
         ("{name} lädt Sie in die Gruppe \"{group}\" ein", "{name} lädt Sie ein, der Gruppe \"{group}\" beizutreten")),
    Kind("linkedin", "invitation", 12.0, lambda name: (f"{name} via LinkedIn", "invitations@linkedin.com"),
         ("{name} möchte sich mit Ihnen vernetzen", "Invitation to connect on LinkedIn", "Join my network on LinkedIn")),
    Kind("facebook", "invitation", 3.0, lambda _: _FACEBOOK,
         ("{name} möchte mit dir auf Facebook befreundet sein",), (("X-Facebook-Notify", "friend"),)),
    Kind("facebook", "event_invitation", 3.0, lambda _: _FACEBOOK,
         ("{name} hat dich zur Veranstaltung \"{event}\" eingeladen",), (("X-Facebook-Notify", "event_invite"),)),
)  # fmt: skip
_TELLING: Final = (
    Kind("xing", "message", 5.0, lambda _: _XING, ("Neue Nachricht von {name}", "{name} hat Ihnen eine Nachricht geschickt")),
    Kind("linkedin", "message", 2.0, lambda _: ("LinkedIn", "messages-noreply@linkedin.com"),
         ("{name} hat Ihnen eine Nachricht gesendet",)),
    Kind("facebook", "message", 1.0, lambda _: _FACEBOOK,
         ("{name} hat dir eine Nachricht gesendet",), (("X-Facebook-Notify", "msg"),)),
    Kind("xing", "notification", 3.0, lambda _: ("XING", "news@mail.xing.com"),
         ("Neues aus Ihrem Netzwerk", "Ihre Profilbesucher der Woche")),
    Kind("linkedin", "notification", 1.0, lambda _: ("LinkedIn", "notifications-noreply@linkedin.com"),
         ("Neuigkeiten aus Ihrem LinkedIn Netzwerk",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, the mail that brought it, and whom it names."""

    kind: Kind
    mail: Mail
    name: str


def notices(cast: Cast) -> list[Notice]:
    """Return all notices, oldest first."""
    rng = stream(cast.seed, "notices")
    strangers = [name.text for name in cast.new["notices"]]
    joined = {
        year: [
            person.xing.full_name
            for person in cast.unquoted
            if person.xing and person.xing.since.year == year
        ]
        for year in INVITATIONS
    }
    made = [
        _notice(rng, at, kinds, names)
        for year, n in INVITATIONS.items()
        for kinds, share in ((_INVITING, 100), (_TELLING, _OTHERS))
        for at in _moments(rng, year, cast.scaled(n * share // 100, 4))
        for names in [_names(rng, kinds, joined[year], strangers)]
    ]
    return sorted(made, key=lambda notice: (notice.mail.at, notice.mail.number))


def _names(
    rng: Random, kinds: Sequence[Kind], joined: Sequence[str], strangers: Sequence[str]
) -> Sequence[str]:
    """Return who may have asked: a fifth are contacts of that year; messages come from strangers, to change no class."""
    return joined if joined and kinds is _INVITING and chance(rng, 0.2) else strangers


def _moments(rng: Random, year: int, n: int) -> Iterable[datetime]:
    """Yield `n` moments (UTC) of the year's working hours, each hour taken once before any is taken again."""
    days = [on for on in (date(year, 1, 1) + timedelta(days=d) for d in range(366)) if on.year == year]
    worked = [on for on in days if on.weekday() < _SATURDAY]
    hours = [(on, hour) for on in worked for hour in range(_FIRST_HOUR, _LAST_HOUR + 1)]
    for place in range(n):
        on, hour = hours[place * len(hours) // n if n <= len(hours) else place % len(hours)]
        local = datetime(on.year, on.month, on.day, hour) + timedelta(seconds=between(rng, 0, 3599))
        yield local - timedelta(hours=offset(local - timedelta(hours=1)))


def _notice(rng: Random, at: datetime, kinds: Sequence[Kind], names: Sequence[str]) -> Notice:
    kind = weighted(rng, [(kind, kind.weight) for kind in kinds])
    name, place = pick(rng, names), pick(rng, _TOWNS)
    subject = pick(rng, kind.subjects).format(
        name=name, event=pick(rng, _EVENTS).format(place=place), group=pick(rng, _GROUPS).format(place=place)
    )
    mail = Mail(
        at, kind.sender(name), ((OWNER_NAME, OWNER_EMAILS[0]),), subject, f"{subject}.", hexadecimal(rng, 12),
        labels="Posteingang,Ungelesen" if chance(rng, 0.5) else "Posteingang,Geöffnet", head=dict(kind.head),
    )  # fmt: skip
    return Notice(kind, mail, name)


def notices_truth(made: Sequence[Notice]) -> dict[str, Any]:
    """Return what was planted: by year, platform and kind, and the invitations by local day and hour."""
    by_year: dict[str, Counter[str]] = {}
    for notice in made:
        year = str(berlin(notice.mail.at).year)
        by_year.setdefault(year, Counter())[f"{notice.kind.platform} {notice.kind.kind}"] += 1
    asked = [berlin(notice.mail.at) for notice in made if notice.kind.kind.endswith("invitation")]
    hours: dict[str, Counter[int]] = {}
    for at in asked:
        hours.setdefault(str(at.year), Counter())[at.hour] += 1
    return {
        "by_year": {year: dict(sorted(found.items())) for year, found in sorted(by_year.items())},
        "invitations_by_year": dict(sorted(Counter(str(at.year) for at in asked).items())),
        "invitations_by_hour": {
            year: {str(h): n for h, n in sorted(found.items())} for year, found in hours.items()
        },
        "invitations_by_day": dict(sorted(Counter(f"{at:%Y-%m-%d}" for at in asked).items())),
        "invitations_per_working_hour": {
            year: round(sum(found.values()) / _working_hours(int(year)), 3) for year, found in hours.items()
        },
    }


def _working_hours(year: int) -> int:
    days = [date(year, 1, 1) + timedelta(days=d) for d in range(366)]
    return sum(on.year == year and on.weekday() < _SATURDAY for on in days) * (_LAST_HOUR - _FIRST_HOUR + 1)
