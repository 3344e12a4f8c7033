"""Calls in a chat, in the words of WhatsApp: taken, missed, unanswered, turned away, silenced, of two or of a group.

An iPhone writes `Voice call. 5 min` or `Videoanruf, Keine Antwort`, Android `null`, which tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 200
_ENGLISH: Final = (
    r"(?:you )?(?:(?:missed|silenced|declined|rejected|unanswered|cancell?ed|failed|incoming|outgoing|ongoing) )?(?:an? )?"
    r"(?:group )?(?:voice |video |audio )?call"
)
_GERMAN: Final = (
    r"(?:du hast (?:einen|den) )?"
    r"(?:(?:verpasst|stumm ?geschaltet|lautlos gestellt|abgelehnt|unbeantwortet|abgebrochen|eingehend|ausgehend)e[rns] )?"
    r"(?:gruppen[- ]?)?(?:(?:sprach|video|audio)[- ]?)?anruf(?: (?:verpasst|abgelehnt|abgebrochen|stummgeschaltet))?"
)
_FRENCH: Final = (
    r"appel(?: vocal| vidéo| audio| de groupe)*(?: manqué| silencieux| refusé| annulé| (?:mis )?en sourdine)?"
)
_SPANISH: Final = (
    r"(?:video)?llamada(?: de voz| de v[ií]deo| de audio| de grupo| en grupo| grupal)*"
    r"(?: perdida| silenciada| rechazada| cancelada)?"
)
_ITALIAN: Final = (
    r"(?:video)?chiamata(?: vocale| video| audio| di gruppo)*(?: persa| silenziata| rifiutata| annullata)?"
)
_PORTUGUESE: Final = (
    r"(?:video)?(?:chamada|ligação)(?: de voz| de v[ií]deo| de grupo| em grupo)*"
    r"(?: perdida| não atendida| silenciada| recusada)?"
)
_DUTCH: Final = (
    r"(?:(?:gemiste|gedempte|geweigerde|inkomende|uitgaande) )?(?:groeps[- ]?)?(?:(?:spraak|video|audio)[- ]?)?"
    r"(?:oproep|gesprek)(?: gemist)?"
)
_HEAD: Final = "|".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH))
#: alone, or with a length, anybody may write these
_PLAIN_HEADS: Final = frozenset(
    {"call", "anruf", "appel", "llamada", "chiamata", "chamada", "ligação", "oproep", "gesprek"}
)
_CLOCK: Final = (
    r"(?: (?:at|um|à|a las|alle|às|om) \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?(?: uhr)?)?"
)
_CALL: Final = re.compile(rf"(?P<head>{_HEAD}){_CLOCK}(?: ?[.,:•·–-] ?(?P<more>.+?))?\.?", re.IGNORECASE)
_MISSED: Final = re.compile(
    r"missed|silenced|declined|rejected|unanswered|no answer|not answered|cancell?ed|failed|\bbusy|call back"
    r"|verpasst|keine antwort|nicht (?:angenommen|beantwortet|erreicht)|unbeantwortet|abgelehnt|abgebrochen|fehlgeschlagen"
    r"|stumm|lautlos|besetzt|zurückrufen"
    r"|manqué|(?:sans|pas de|aucune) réponse|refusé|annulé|échou|sourdine|silenci|rappeler"
    r"|perdida|(?:sin|sem) (?:respuesta|resposta)|no contest|rechazada|cancelada|ocupad|devolver la llamada"
    r"|\bpersa|(?:nessuna|senza) risposta|rifiutata|annullata|silenziata|richiamare"
    r"|não atendida|recusada|retornar|gemist|geen antwoord|onbeantwoord|geweiger|gedempt|terug ?(?:te )?bellen",
    re.IGNORECASE,
)
#: why a telephone kept silent
_SILENT: Final = re.compile(
    r"focus(?: mode)?|do not disturb|unknown (?:caller|number)|fokus|nicht stören|unbekannte .{1,20}",
    re.IGNORECASE,
)
#: letters of »Tap to«, »Zum … tippen«, »Toque para … a chamada« around the word that tells
_SPARE: Final = 24
_UNIT: Final = r"(?:hours?|hrs?|heures?|horas?|h|stunden?|std|or[ae]|uur|uren|u|min\w{0,5}|m|sec\w{0,6}|sek\w{0,6}|seg\w{0,6}|s)\b"
_LASTED: Final = re.compile(rf"(\d{{1,4}}) ?({_UNIT})", re.IGNORECASE)
_DURATION: Final = re.compile(
    rf"\d{{1,4}} ?{_UNIT}\.?(?:,? (?:(?:and|und|et|y|e|en) )?\d{{1,4}} ?{_UNIT}\.?)*", re.IGNORECASE
)
_MINUTES: Final = {"h": 60.0, "o": 60.0, "u": 60.0, "m": 1.0, "s": 1 / 60}


@dataclass(frozen=True, slots=True)
class Call:
    """A call: whether nobody took it, and how many minutes it lasted, where that is told."""

    missed: bool
    minutes: float | None = None
    is_told: bool = True  #: whether the file says at all what became of it


#: what Android writes of any call
NULL: Final = "null"
UNTOLD: Final = Call(missed=True, is_told=False)


def call_in(text: str, *, is_marked: bool) -> Call | None:
    """Read a call from a text without invisible signs.

    Without the iPhone's mark only what nobody would write counts: that a call was missed or how long it took, and no more.

    Examples
    --------
    >>> call_in("Sprachanruf. 1 Std. 5 Min.", is_marked=False)
    Call(missed=False, minutes=65.0, is_told=True)
    >>> call_in("Video call, no answer", is_marked=False), call_in("Video call, later?", is_marked=False)
    (Call(missed=True, minutes=None, is_told=True), None)
    """
    found = _CALL.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    more = found["more"] or ""
    lasted = _DURATION.match(more)
    missed = not lasted and _MISSED.search(text) is not None
    if not is_marked and not _is_sure(found["head"].lower(), more, lasted, missed=missed):
        return None
    minutes = [int(n) * _minutes(unit) for n, unit in _LASTED.findall(lasted[0])] if lasted else []
    return Call(missed, sum(minutes) if minutes else None)


def _is_sure(head: str, more: str, lasted: re.Match[str] | None, *, missed: bool) -> bool:
    """Whether nobody would write it so."""
    if lasted is not None:
        return (
            head not in _PLAIN_HEADS
            and re.fullmatch(r"|[.,]| ?[•·,] ?.{1,40}", more[lasted.end() :]) is not None
        )
    if more:
        known = _SILENT.fullmatch(more) or (
            _MISSED.search(more) and len(_MISSED.sub("", more, count=1)) <= _SPARE
        )
        return missed and known is not None and known is not False
    return _MISSED.search(head) is not None


def _minutes(unit: str) -> float:
    """Minutes in a unit of time, by its first letters: `Std.` and `Sek.` begin alike."""
    name = unit.lower()
    return _MINUTES["h" if name.startswith("st") else name[0]]
