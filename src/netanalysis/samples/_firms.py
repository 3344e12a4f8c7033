"""Invented firms, obviously so, in all their legal forms, and what people there call themselves."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from netanalysis.samples._dice import chance, pick, skewed, weighted
from netanalysis.samples._shapes import ascii_text

_INVENTED: Final = (
    "Firlefanz Mondkalb Zinnober Quarzblume Siebenstern Klabauter Wolpertinger Papperlapapp Larifari "
    "Tohuwabohu Krimskrams Kokolores Sausebraus Schnickschnack Hokuspokus Pustekuchen Kuddelmuddel "
    "Rumpelpumpel Nebelhorn Eulenspiegelei Fabelfroh Grünspecht Wackelpeter Zippelzapp Blaumeise "
    "Donnerlüttchen Heckmeck Holterdiepolter Kladderadatsch Mumpitz Pipapo Ramba Remmidemmi Rübenzahl "
    "Schlawiner Sammelsurium Trallafitti Tüdelüt Wirrwarr Zickzack Zauderberg Zwirbel Moosgeflüster "
    "Bimmelbahn Dingsbums Flitzpiepe Gänseblum Hasenfuß Knallerbse Lampenfieber Luftschloss Nachtigallen "
    "Plumpaquatsch Querbeet Ringelpiez Schabernack Tausendsassa Übermut Vogelwild Wünschelrute"
)
_WORDS: Final = tuple(_INVENTED.split())
_BRANCHES: Final = (
    "Pumpen", "Getriebe", "Logistik", "Verpackung", "Maschinenbau", "Armaturen", "Kunststofftechnik",
    "Energie", "Software", "Beratung", "Medizintechnik", "Lebensmittel", "Möbel", "Papier", "Stahlbau",
    "Sensorik", "Textil", "Bau", "Chemie", "Fahrzeugteile", "Werkzeuge", "Personal", "Immobilien", "Handel",
    "Messtechnik", "Gießerei", "Druck", "Consulting", "Optik", "Brauerei", "Spielwaren", "Treuhand",
)  # fmt: skip
_LEGAL: Final = (
    (" GmbH", 42.0), (" AG", 12.0), (" GmbH & Co. KG", 14.0), (" SE", 4.0), (" KG", 5.0), (", Inc.", 5.0),
    (" Ltd", 5.0), (" UG (haftungsbeschränkt)", 2.0), (" e.K.", 2.0), (" SE & Co. KG", 2.0),
    (" Aktiengesellschaft", 2.0), (" GesmbH", 3.0), (" S.A.", 2.0),
)  # fmt: skip
NO_FIRM: Final = ("freelance", "selbstständig", "-", "n/a", "Freiberufler", "Freelancer")


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm, or what people write who have none (`domain` is empty then)."""

    base: str
    legal: str = ""
    short: str = ""
    domain: str = ""

    def written(self, style: str) -> str:
        """Return the firm as somebody writes it: in full, bare of its legal form, or short."""
        if style == "full":
            return self.base + self.legal
        return self.short if style == "short" and self.short else self.base


_PLANTED: Final = (
    Firm("Firlefanz Getriebe", " GmbH", "FGG", "firlefanz-getriebe.example.org"),
    Firm("Nordlicht Pumpen", " GmbH & Co. KG", "NLP", "nordlicht-pumpen.example.org"),
    Firm("Fabrikalia Tools", ", Inc.", "", "fabrikalia-tools.example.com"),
    Firm('Zum "Alten Eisen"', " GmbH", "", "altes-eisen.example.org"),
    Firm("Mondkalb, Zinnober & Partner", " KG", "", "mondkalb-zinnober.example.org"),
)
ALIASES: Final = {firm.short: firm.base + firm.legal for firm in _PLANTED if firm.short}

_TITLES: Final = (
    ("Geschäftsführer", "Geschäftsführerin"), ("Leiter Einkauf", "Leiterin Einkauf"),
    ("Vertriebsleiter", "Vertriebsleiterin"), ("Head of Supply Chain", "Head of Supply Chain"),
    ("Projektleiter", "Projektleiterin"), ("Senior Consultant",) * 2, ("Werkleiter", "Werkleiterin"),
    ("CFO", "CFO"), ("Key Account Manager",) * 2, ("HR Business Partner",) * 2,
    ("Kaufmännischer Leiter", "Kaufmännische Leiterin"), ("Personalberater", "Personalberaterin"),
    ("CEO & Founder",) * 2, ("Assistent der Geschäftsführung", "Assistentin der Geschäftsführung"),
    ("Director Operations",) * 2, ("Produktmanager (m/w/d)", "Produktmanagerin"),
    ("Abteilungsleiter Logistik", "Abteilungsleiterin Logistik"), ("Managing Director",) * 2,
    ("Strategischer Einkäufer", "Strategische Einkäuferin"), ("IT-Leiter", "IT-Leiterin"),
    ("Prokurist", "Prokuristin"), ("Leiter Controlling", "Leiterin Controlling"),
    ("Business Development Manager",) * 2, ("stellv. Leiter Produktion", "stellv. Leiterin Produktion"),
    ("Talent Acquisition Partner",) * 2, ("Qualitätsmanager", "Qualitätsmanagerin"), ("COO", "COO"),
    ("Rechtsanwalt", "Rechtsanwältin"), ("Entwicklungsingenieur", "Entwicklungsingenieurin"),
    ("Marketingleiter", "Marketingleiterin"), ("Sachbearbeiter Einkauf", "Sachbearbeiterin Einkauf"),
    ("Aufsichtsrat", "Aufsichtsrätin"), ("Investment Manager",) * 2, ("Vice President Sales DACH",) * 2,
    ("Redakteur", "Redakteurin"), ("Werkstudent", "Werkstudentin"),
    ("ehem. Vorstand, im Ruhestand", "ehem. Vorständin, im Ruhestand"),
    ("Coach & Speaker", "Coach & Speakerin"),
)  # fmt: skip
_SOLO_TITLES: Final = (
    ("Interim Manager", "Interim Managerin"), ("Unternehmensberater", "Unternehmensberaterin"),
    ("Freiberuflicher Projektleiter", "Freiberufliche Projektleiterin"), ("Coach", "Coach"),
    ("Texter", "Texterin"),
)  # fmt: skip


def firms(rng: Random, n: int) -> tuple[Firm, ...]:
    """Return `n` firms, or as many as there are names for; the planted ones first."""
    made = {firm.base: firm for firm in _PLANTED}
    wanted = min(max(n, len(made)), len(_WORDS) * len(_BRANCHES) // 2)
    while len(made) < wanted:
        firm = _firm(rng)
        made.setdefault(firm.base, firm)
    return tuple(made.values())


def _firm(rng: Random) -> Firm:
    base, legal = f"{pick(rng, _WORDS)} {pick(rng, _BRANCHES)}", weighted(rng, _LEGAL)
    ending = "com" if legal in {", Inc.", " Ltd"} else "org"
    return Firm(base, legal, "", f"{ascii_text(base).lower().replace(' ', '-')}.example.{ending}")


def employment(rng: Random, known: tuple[Firm, ...], *, female: bool) -> tuple[Firm, str]:
    """Return a firm, the large ones more often, and a title there."""
    if chance(rng, 0.09):
        return Firm(pick(rng, NO_FIRM)), pick(rng, _SOLO_TITLES)[female]
    return skewed(rng, known), skewed(rng, _TITLES)[female]
