"""German sentences: the network map."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "map_title_tended": ("Von {people} wird {n} gepflegt", "Von {people} werden {n} gepflegt"),
    "map_title_none": "Von {people} wird niemand gepflegt",
    "map_title_unobserved": "{people}, und keine Datei zeigt, wer gepflegt wird",
    "map_title_only_tended": "Der einzige Mensch im Netzwerk wird gepflegt",
    "map_title_only": "Der einzige Mensch im Netzwerk wird nicht gepflegt",
    "map_title_group": "{first}; die größte Gruppe ist {name} mit\u00a0{n}",
    "map_title_star": "{first}; keine Datei zeigt, wer wen kennt",
    "map_around": "um {name}",
    "map_group": "{name}\u00a0·\u00a0{n}",
    "map_group_part": "{name}\n{n} von {all}",
    "map_block": "{n} ohne bekannte Verbindung zu anderen",
    "map_state": "{state} {n}",
    "map_evidenced": "belegte Verbindung",
    "map_inferred": "gleiche Firma",
    "map_drawn_all": ("Der einzige Mensch ist gezeichnet.", "Alle {people} sind gezeichnet."),
    "map_drawn_some": (
        "{n} von {people} ist gezeichnet: die gepflegten, dann die stärksten Beziehungen, dann die größten Gruppen.",
        "{n} von {people} sind gezeichnet: die gepflegten, dann die stärksten Beziehungen, dann die größten Gruppen.",
    ),
    "map_drawn_tended": (
        "{n} von {people} ist gezeichnet: die stärkste der {tended} gepflegten Beziehungen.",
        "{n} von {people} sind gezeichnet: die stärksten der {tended} gepflegten Beziehungen.",
    ),
    "map_drawn_strongest": (
        "{n} von {people} ist gezeichnet: die gepflegten und die stärksten Beziehungen.",
        "{n} von {people} sind gezeichnet: die gepflegten und die stärksten Beziehungen.",
    ),
    "map_ties": (
        "Verbindungen unter ihnen: {evidenced} belegt (Gruppenchats, Treffen, …), {inferred} aus gleicher Firma "
        "erschlossen und innerhalb der Kreise gezeichnet."
    ),
    "map_circles": "Ein Kreis ist eine Gruppe: Menschen, die untereinander verbunden sind, oder Kollegen in einer großen Firma. In der Mitte stehen die Gruppen mit gepflegten Menschen, am Rand alle ohne bekannte Verbindung.",
    "map_no_ties": "Keine Verbindung unter ihnen ist bekannt.",
    "map_rings": "Sie stehen auf Ringen: innen die gepflegten, dann nach Stärke.",
    "map_nobody": "Noch war niemand im Netzwerk",
    "map_nobody_missing": "Es gibt niemanden zu zeichnen: Alle Kontakte kamen später; ein späterer Tag zeigt sie.",
    "map_area": "Fläche eines Punkts: Stärke der Beziehung.",
    "map_unseen": "Mit {people} würde keine Datei einen Austausch zeigen.",
}
