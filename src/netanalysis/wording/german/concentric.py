"""German sentences: the concentric view."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "field_management": "Geschäftsführung und Leitung",
    "field_sales": "Vertrieb",
    "field_marketing": "Marketing, Medien",
    "field_purchasing": "Einkauf, Logistik",
    "field_operations": "Produktion, Technik, Projekte",
    "field_it": "IT",
    "field_finance": "Finanzen",
    "field_hr": "Personal",
    "field_consulting": "Beratung, Interim",
    "field_other": "andere Berufe",
    "field_untitled": "ohne Berufsangabe",
    "sector_rest": "andere Gruppen",
    "sector_none": "in keiner Gruppe",
    "rank_list": "Die stärksten Beziehungen",
    "rank_title": (
        "Von den {k} stärksten Beziehungen wird {n} gepflegt",
        "Von den {k} stärksten Beziehungen werden {n} gepflegt",
    ),
    "rank_title_all": "Alle {k} stärksten Beziehungen werden gepflegt",
    "rank_title_none": "Von den {k} stärksten Beziehungen wird keine gepflegt",
    "rank_title_sector": "{first}; der größte Sektor, mit {m} von {k}, ist: {sector}",
    "rank_title_one": "Die einzige Beziehung mit Austausch wird gepflegt",
    "rank_title_one_not": "Die einzige Beziehung mit Austausch wird nicht gepflegt",
    "rank_drawn": (
        "{n} von {people} ist gezeichnet: der Mensch mit belegtem Austausch; {left} ohne Austausch fehlen.",
        "{n} von {people} sind gezeichnet: alle mit belegtem Austausch; {left} ohne Austausch fehlen.",
    ),
    "rank_rings": "Von innen nach außen: die 5, 15, 50 und 150 stärksten Beziehungen, dann alle übrigen; die Ringe sind festgelegt, nicht in den Daten gefunden.",
    "rank_by_field": "Sektoren: Arbeitsgebiet laut Berufsangabe.",
    "rank_by_group": "Sektoren: Gruppen von Menschen, die untereinander verbunden sind, oder Kollegen in einer großen Firma.",
    "page_circles": "Kreise",
}
