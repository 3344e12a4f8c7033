"""What people write to each other: put together from parts, so that hardly any two texts are alike."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from netanalysis.samples._dice import between, chance, pick

TOPICS: Final = (
    "Lieferantenaudit", "Werksverlagerung", "Working Capital", "ERP-Umstieg", "Nachfolge im Einkauf",
    "Schichtmodell", "Frachtkosten", "Vertriebsaufbau Polen", "Lieferkettengesetz", "Kurzarbeit",
    "Preisverhandlung Stahl", "Bestände", "Qualitätskosten", "Vakanz Werkleitung", "Carve-out",
    "Energiekosten", "Ausschussquote", "Engpass Halbleiter", "Budgetrunde", "Restrukturierung",
    "Projektbüro", "Verpackungsmaterial", "Instandhaltung", "Rahmenverträge", "Vorruhestand", "Betriebsrat",
    "Zollabwicklung", "Ersatzteillager", "Reklamationen", "Make or Buy", "Schulungsplan",
    "Liquiditätsplanung", "Standort Graz", "Tarifrunde", "Inventur", "Kanban", "Sanierungsgutachten",
    "Post-Merger", "Messeauftritt", "Tourenplanung",
)  # fmt: skip
_SUBJECTS: Final = (
    "supplier audit", "plant relocation", "working capital", "ERP migration", "procurement succession",
    "shift model", "freight cost", "sales in Poland", "supply chain act", "steel prices", "inventory",
    "cost of quality", "plant manager role", "carve-out", "energy cost", "scrap rate", "chip shortage",
    "budget round", "restructuring", "project office", "packaging", "maintenance", "frame contracts",
    "customs", "spare parts", "complaints", "make or buy", "cash forecast", "stock count",
    "post-merger work", "trade fair",
)  # fmt: skip
_DAYS: Final = (
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
)
PLACES: Final = (
    "Bielefeld", "Kassel", "Graz", "Leipzig", "Zug", "Ulm", "Bremen", "Linz", "Jena", "Siegen", "Passau",
    "Emden", "Halle", "Trier", "Worms", "Gera", "Aalen", "Kiel", "Bern", "Fulda",
)  # fmt: skip
_OPEN: Final = (
    "kurz zum Thema {topic}: die Zahlen aus {place} liegen vor, {n} Positionen sind offen.",
    "wie ist der Stand bei {topic}? {day} will der Vorstand {n} Punkte dazu hören.",
    "ich sitze gerade im Zug nach {place} und denke über {topic} nach.",
    "die Runde in {place} hat {n} Stunden gedauert, bei {topic} sind wir aber weiter.",
    "eine Bitte: kann jemand mit Erfahrung bei {topic} {day} nach {place} kommen?",
    "beim Kunden in {place} brennt es, Stichwort {topic}. {n} Leute warten auf eine Entscheidung.",
    "danke für den Hinweis von neulich, bei {topic} hat er uns {n} Wochen gespart.",
    "ich habe {day} einen Termin in {place}, es geht um {topic}. Lust auf einen Kaffee danach?",
    "bei uns in {place} wird über {topic} gestritten, {n} Meinungen bei {n} Leuten.",
    "der neue Kollege in {place} übernimmt ab {day} das Thema {topic}.",
    "wer kann in {place} bei {topic} einspringen, {n} Wochen, ab {day}?",
    "Zwischenstand {topic}: {n} von 40 Maßnahmen sind in {place} umgesetzt.",
    "ich lese gerade einen Artikel über {topic}, da steht nichts, was wir in {place} nicht schon wussten.",
    "gestern in {place}: {n} Lieferanten am Tisch, und keiner wollte über {topic} reden.",
)
_MIDDLE: Final = (
    "Die Unterlagen schicke ich bis {day}.",
    "In {place} sieht man das übrigens anders als wir.",
    "Der Betrag liegt bei rund {n}0 Tausend Euro im Monat.",
    "Am Ende hängt es an {n} Leuten und an gutem Willen.",
    "Der Beirat tagt erst in {n} Wochen wieder, bis dahin bleibt es vertraulich.",
    "Mit {topic} allein ist es nicht getan, fürchte ich.",
    "Das kennen wir ja noch aus {place}.",
    "Mein Vorschlag: erst die {n} größten Posten, dann der Rest.",
    "Die Bank hat {day} noch einmal nachgefragt.",
    "Und ja, der Kaffee in {place} ist immer noch schlecht.",
)
_CLOSE: Final = (
    "Passt {day} um {hour}:{minute} Uhr?",
    "Ich melde mich {day} gegen {hour} Uhr telefonisch.",
    "Bin bis {day} in {place}, danach wieder im Büro.",
    "Sag gern, wenn {n} Tage zu knapp sind.",
    "Wollen wir das {day} in {place} besprechen?",
    "Eine kurze Rückmeldung bis {day} genügt.",
    "Viele Grüße aus {place}, hier regnet es seit {n} Tagen.",
)
_REPLY: Final = (
    "{day} {hour}:{minute} Uhr passt, bis dann in {place}.",
    "Gute Idee. Bei {topic} brauche ich aber noch {n} Tage.",
    "Danke! {topic} nehme ich {day} mit in die Runde.",
    "Da bin ich in {place}, geht auch {day} gegen {hour} Uhr?",
    "Habe eben mit {place} telefoniert: {n} Stück sind freigegeben.",
    "Stimmt, {topic} hatte ich unterschätzt. Ich rechne es bis {day} neu.",
    "Nein, bei {topic} bleibe ich hart, {n} Prozent sind das Ende.",
    "Die Liste hat jetzt {n} Zeilen, {day} ist sie fertig.",
    "Gern, ich bringe {n} Beispiele aus {place} mit.",
    "Bin ab {hour} Uhr erreichbar, {topic} können wir dann klären.",
    "Das hat in {place} auch {n} Monate gebraucht, also Geduld.",
    "Ich frage {day} nach und sage Bescheid, wegen {topic}.",
)
_OPEN_EN: Final = (
    "quick one on the {topic}: the figures from {place} are in, {n} items open.",
    "how is the {topic} coming along? The board wants {n} points on {day}.",
    "on the train to {place} and still thinking about the {topic}.",
    "the meeting in {place} took {n} hours, but the {topic} moved.",
    "would anybody you know take over the {topic} in {place} for {n} weeks?",
    "thanks for the hint about the {topic}, it saved us {n} weeks in {place}.",
    "I am in {place} on {day} because of the {topic}. Coffee afterwards?",
    "{n} suppliers at the table in {place}, and nobody wanted to talk about the {topic}.",
)
_MIDDLE_EN: Final = (
    "I will send the papers by {day}.",
    "In {place} they see it differently.",
    "It comes to about {n}0 thousand a month.",
    "In the end it takes {n} people and some good will.",
    "The {topic} alone will not do, I am afraid.",
    "The bank asked again on {day}.",
)
_CLOSE_EN: Final = (
    "Would {day} at {hour}:{minute} suit you?",
    "I will ring on {day} around {hour}.",
    "In {place} until {day}, back in the office after that.",
    "A short word by {day} is enough.",
)
_REPLY_EN: Final = (
    "{day} {hour}:{minute} works, see you in {place}.",
    "Good idea. I need {n} more days for the {topic}.",
    "Thanks! I will take the {topic} along on {day}.",
    "I am in {place} then, how about {day} around {hour}?",
    "True, I had underrated the {topic}. New figures by {day}.",
    "Just spoke to {place}: {n} pieces are released.",
    "The list has {n} lines now, ready on {day}.",
)
_HELLO: Final = (
    ("Hallo {name},", "Hi {name},", "Guten Morgen {name},", "Servus {name},", "Moin {name},", "Tag {name},"),
    ("Hi {name},", "Hello {name},", "Dear {name},", "Good morning {name},"),
)  # fmt: skip
_BYE: Final = (
    ("Viele Grüße", "Beste Grüße", "Gruß", "Schöne Grüße", "Herzlich"),
    ("Best regards", "Best", "Cheers", "Kind regards"),
)
_PARTS: Final = (_OPEN, _MIDDLE, _CLOSE, _REPLY), (_OPEN_EN, _MIDDLE_EN, _CLOSE_EN, _REPLY_EN)
_PRAISE: Final = (
    "In {n} Wochen hat {name} das Thema {topic} in {place} gelöst.",
    "Mit {name} haben wir {topic} in {place} neu aufgestellt.",
    "{name} kam, als {topic} brannte, und blieb, bis {place} wieder lief.",
)
_PRAISE_AFTER: Final = (
    'Ehrlich, schnell, "unaufgeregt". Jederzeit wieder.',
    "Nach {n} Tagen kannte er jeden beim Namen.",
    "Absolute Empfehlung; wir waren {n} Prozent unter dem Budget.",
)
_SUBJECT_LINES: Final = (
    ("{topic} in {place}", "Rückfrage {topic}", "Termin {day}"),
    ("{topic}, {place}", "Question on {topic}"),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who writes to whom, by given names, and in which language."""

    writer: str
    reader: str
    english: bool = False


def letter(rng: Random, voice: Voice) -> str:
    """Return a message that opens a conversation: greeting, matter, request, signature, in paragraphs."""
    opening, middle, closing, _ = _PARTS[voice.english]
    parts = [pick(rng, opening)]
    parts += [pick(rng, middle)] if chance(rng, 0.6) else []
    parts += [pick(rng, closing)] if chance(rng, 0.7) else []
    body = _about(rng, parts, english=voice.english)
    hello = pick(rng, _HELLO[voice.english]).format(name=voice.reader)
    if chance(rng, 0.25):
        return f"{hello} {body}"
    return f"{hello}\n\n{body}\n\n{pick(rng, _BYE[voice.english])}\n{voice.writer}"


def reply(rng: Random, voice: Voice) -> str:
    """Return an answer: a sentence or two, mostly without ceremony."""
    _, middle, _, answers = _PARTS[voice.english]
    parts = [pick(rng, answers)]
    parts += [pick(rng, middle)] if chance(rng, 0.3) else []
    body = _about(rng, parts, english=voice.english)
    if chance(rng, 0.3):
        return f"{pick(rng, _HELLO[voice.english]).format(name=voice.reader)}\n{body}\n{voice.writer}"
    return body


def praise(rng: Random, name: str) -> str:
    """Return what somebody writes to recommend somebody."""
    text = f"{pick(rng, _PRAISE)}\n{pick(rng, _PRAISE_AFTER)}"
    return filled(rng, text.replace("{name}", name), english=False)


def _about(rng: Random, parts: list[str], *, english: bool) -> str:
    """Return the sentences filled, all of them about one topic."""
    topic = pick(rng, _SUBJECTS if english else TOPICS)
    return " ".join(filled(rng, part.replace("{topic}", topic), english=english) for part in parts)


def subject(rng: Random, *, english: bool) -> str:
    """Return a subject line."""
    return filled(rng, pick(rng, _SUBJECT_LINES[english]), english=english)


def filled(rng: Random, text: str, *, english: bool) -> str:
    """Return the text with its gaps filled, each by chance."""
    return text.format(
        topic=pick(rng, _SUBJECTS if english else TOPICS),
        place=pick(rng, PLACES),
        day=pick(rng, _DAYS[english]),
        n=between(rng, 2, 39),
        hour=between(rng, 8, 18),
        minute=pick(rng, ("00", "15", "30", "45")),
    )
