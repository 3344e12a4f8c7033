"""What nobody asked for: pitches, recruiters, MLM, advertisements, and requests to connect."""

from __future__ import annotations

from random import Random
from typing import Final

from netanalysis.samples._dice import between, chance, pick
from netanalysis.samples._texts import filled

_GOODS: Final = (
    "Leadgenerierung", "Büroimmobilien", "E-Mail-Marketing", "Fördermittel", "Firmenfitness", "Vorsorge",
    "Videoproduktion", "Webdesign", "Datenräume", "Telefonakquise", "Leasing", "Coaching",
    "Bitcoin-Anlagen", "Suchmaschinen-Optimierung",
)  # fmt: skip
_WARES: Final = (
    "lead generation",
    "offshore developers",
    "video ads",
    "cold calling",
    "SEO packages",
    "tokens",
    "office space",
)
_HOOK: Final = (
    "Ihr Profil hat mich sofort angesprochen.",
    "wir sind ja beide im Netzwerk {place} unterwegs.",
    "ich helfe Unternehmen aus {place}, mit {goods} {n} % mehr Umsatz zu machen.",
    "schon {n} Führungskräfte aus {place} nutzen unser Angebot für {goods}.",
    "was wäre, wenn {goods} für Sie ab sofort {n} Stunden pro Woche sparen?",
)
_CLAIM: Final = (
    "Mit {goods} haben wir {n} Kunden in {n} Tagen auf das nächste Level gebracht.",
    "Unser System für {goods} läuft vollautomatisch, ab {n} Euro im Monat.",
    "In nur {n} Minuten zeige ich Ihnen, wie {goods} heute geht.",
    "Die ersten {n} Interessenten aus {place} bekommen {goods} kostenlos.",
)
_CALL: Final = (
    "Hier direkt einen Termin buchen: https://termin.example.com/{n}{m}",
    "Antworten Sie einfach mit JA. Infos: https://angebot.example.net/{n}{m}",
    "Wann haben Sie {n} Minuten? https://call.example.com/{m}",
)
_HOOK_EN: Final = (
    "I came across your profile and was impressed.",
    "we help companies in {place} with {goods}.",
    "{n} leaders near {place} already use our {goods}.",
)
_CLAIM_EN: Final = (
    "Our {goods} brought {n} clients to the next level in {m} days.",
    "With our {goods} you save {n} hours a week, from {m} EUR a month.",
)
_CALL_EN: Final = (
    "Grab a slot: https://slot.example.com/{n}{m}",
    "Just reply YES. https://offer.example.net/{n}{m}",
)
_SEARCH: Final = (
    "für einen Kunden bei {place} suche ich eine {role} ({n} Monate, Start {day}). {m} %. Interesse?",
    "wir besetzen exklusiv die Position {role} in {place}, Paket {m} Tausend Euro. Haben Sie {n} Minuten?",
    "Ihr Lebenslauf passt zu einer Vakanz: {role} in {place}. Bitte Profil bis {day}, Tagessatz bis {m}0.",
)
_ROLES: Final = (
    "Einkaufsleitung",
    "Werkleitung",
    "Projektleitung ERP",
    "Leitung Logistik",
    "kaufmännische Leitung",
    "PMO-Leitung",
)
MLM: Final = (
    "Hallo! Kennst du schon das Geheimnis passiven Einkommens? Ich arbeite mit einem jungen Team von zu "
    "Hause und suche genau 3 motivierte Menschen, die ihr Leben ändern wollen. Kein Verkauf, kein Risiko!\n\n"
    "Infos: https://freiheit.example.net/team"
)
_SPAM: Final = (
    "Dear friend, an inheritance of {n}.{m} million USD waits for you in {place}. Send your bank details.",
    "Your account {m}{n} is limited. Verify now: https://verify.example.net/{m}{n}",
    "Hot investment: {n} % per month guaranteed, only {m} seats in {place}. https://gold.example.net/{n}",
)
_ADVERT: Final = (
    ("Die Zukunft von {goods}", "entdecken Sie jetzt, wie {n} Unternehmen {goods} neu denken."),
    (
        "Einladung zum Webinar {goods}",
        "sichern Sie sich einen von {n} Plätzen. Thema: {goods}, live aus {place}.",
    ),
    ("Ihr MBA in {n} Monaten", "neben dem Beruf, mit Campus in {place}."),
    ("Whitepaper {goods}", "{n} Seiten, kostenlos, für Entscheider aus {place}."),
)
_PARAGRAPH: Final = '<p class="spinmail-quill-editor__spin-break">'
_REQUESTS: Final = (
    "Ich würde mich gern mit Ihnen vernetzen.",
    "gemeinsame Kontakte in {place}, lassen Sie uns netzwerken! Thema: {goods}",
    "spannendes Profil! Ich unterstütze bei {goods}, gern {n} Minuten telefonieren?",
    "ich baue gerade mein Netzwerk in {place} aus. {goods}?",
    "Hi, I'd like to add you to my network. We do {goods}.",
    'ich habe eine "einmalige" Gelegenheit für {n} Partner, {goods}.\nNur diese Woche!',
    "kennen Sie jemanden, der {goods} braucht? https://netz.example.com/{m}",
)


def pitch(rng: Random, name: str, *, english: bool = False) -> str:
    """Return a sales pitch."""
    hook, claim, call = (_HOOK_EN, _CLAIM_EN, _CALL_EN) if english else (_HOOK, _CLAIM, _CALL)
    hello = f"Hi {name}," if english else f"Hallo {name},"
    goods = pick(rng, _WARES if english else _GOODS)
    body = f"{pick(rng, hook)} {pick(rng, claim)}"
    return _filled(rng, f"{hello}\n\n{body}\n\n{pick(rng, call)}", goods, english=english)


def search(rng: Random, name: str) -> str:
    """Return what a recruiter writes."""
    text = pick(rng, _SEARCH).replace("{role}", pick(rng, _ROLES))
    return _filled(rng, f"Guten Tag {name},\n\n{text}", "", english=False)


def spam(rng: Random) -> str:
    """Return a text of the sort that lands in the spam folder."""
    return _filled(rng, pick(rng, _SPAM), "", english=True)


def advert(rng: Random) -> tuple[str, str]:
    """Return subject and HTML text of an advertisement, its gap for the name left unfilled."""
    subject, text = pick(rng, _ADVERT)
    goods = pick(rng, _GOODS)
    lines = (
        "Hallo %FIRSTNAME%,", "&nbsp;", text,
        f'<a href="https://ads.example.com/{between(rng, 1000, 9999)}">Mehr erfahren</a>',
    )  # fmt: skip
    html = "".join(f"{_PARAGRAPH}{line}</p>" for line in lines)
    return _filled(rng, subject, goods, english=False), _filled(rng, html, goods, english=False)


def request(rng: Random) -> str:
    """Return the text of a request to connect, often none."""
    return "" if chance(rng, 0.45) else _filled(rng, pick(rng, _REQUESTS), pick(rng, _GOODS), english=False)


def _filled(rng: Random, text: str, goods: str, *, english: bool) -> str:
    number = str(between(rng, 20, 99))
    return filled(rng, text.replace("{goods}", goods).replace("{m}", number), english=english)
