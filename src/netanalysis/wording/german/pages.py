"""German sentences: the pages of the report."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "state_tended": "gepflegt",
    "state_dormant": "eingeschlafen",
    "state_occasional": "gelegentlich",
    "state_one_way": "einseitig",
    "state_collected": "gesammelt",
    "state_unobserved": "nicht beobachtbar",
    "state_tended_means": "beide schrieben in 365 Tagen, oder angeheftet",
    "state_dormant_means": "beide Seiten schrieben, zuletzt nicht mehr beide",
    "state_occasional_means": "beide Seiten schrieben, insgesamt an 1 oder 2 Tagen",
    "state_one_way_means": "nur eine Seite schrieb je",
    "state_collected_means": "verbunden, nie ein Austausch",
    "state_unobserved_means": "keine Datei würde einen Austausch zeigen",
    "part_of": "{part} von {whole}",
    "other_platforms": "andere",
    "accounts_axis": "Konten",
    "people_axis": "Menschen",
    "new_axis": "neue Konten im Jahr",
    "people_month_axis": "Menschen im Monat",
    "undated_axis": "ohne Datum",
    "growth_missing": (
        "Kein Export enthält eine Kontaktliste. Im Datenarchiv von LinkedIn ist es Connections.csv; für "
        "XING genügen vCards der Kontakte."
    ),
    "growth_missing_title": "Wie das Netzwerk wuchs, lässt sich nicht sagen",
    "growth_no_dates": (
        "Seit wann, sagt keine Datei. LinkedIns Connections.csv nennt den Tag jeder Verbindung; für XING "
        "lässt sich der Tag des Kennenlernens in corrections.csv eintragen (met_on)."
    ),
    "growth_title": (
        "Seit {first} kamen {n} datierte Konten dazu; das stärkste Jahr war {best} mit {most} neuen"
    ),
    "growth_title_slow": "Seit {first} kamen {n} datierte Konten dazu, nie mehr als eines im Jahr",
    "growth_title_one_year": (
        "{n} datiertes Konto, entstanden {first}",
        "{n} datierte Konten, alle entstanden {first}",
    ),
    "growth_undated_title": (
        "{n} Konto ohne Datum: seit wann, ist nicht bekannt",
        "{n} Konten, keines mit Datum: wie das Netzwerk wuchs, lässt sich nicht sagen",
    ),
    "of_them_undated": ("{n} davon ohne Datum", "{n} davon ohne Datum"),
    "growth_caption": (
        "Verbindungen: {n}, {undated}. Mitglieder ohne Namen zählen mit, Adressbücher und bloße "
        "Briefpartner nicht. {as_of}"
    ),
    "growth_xing": "XINGs vCards nennen kein Datum der Verbindung; die Linie endet mit dem letzten, das bekannt ist.",
    "growth_caption_none": "Keine Verbindung ist bekannt. {as_of}",
    "yearly_title": "Neue Konten im Jahr",
    "ties_missing": (
        "Keine Datei zeigt einen Austausch. Im Datenarchiv von LinkedIn ist es messages.csv "
        "(Einstellungen, Datenschutz, Kopie der Daten anfordern); andere Gespräche lassen sich in "
        "journal.csv notieren."
    ),
    "ties_missing_title": (
        "{n} Mensch, und kein einziger Austausch ist belegt",
        "{n} Menschen, und kein einziger Austausch ist belegt",
    ),
    "ties_title": "Die {k} stärksten Beziehungen tragen {share} des gesamten Austauschs, allen voran {name}",
    "ties_title_few": (
        "Der ganze Austausch gilt {name}",
        "Der ganze Austausch gilt {n} Menschen, allen voran {name}",
    ),
    "ties_silent": (
        "{first}; 1 der {shown} gezeigten ist verstummt",
        "{first}; {n} der {shown} gezeigten sind verstummt",
    ),
    "ties_caption": (
        (
            "Die einzige Beziehung mit Austausch, in einem Netzwerk von {all} Menschen; {days} Tage mit "
            "Austausch bis {day}. Stärke: Tage mit Austausch, jüngere mehr, mal Logarithmus der Wochen. \u25b2 "
            "schweigt länger als 8 übliche Pausen."
        ),
        (
            "Die stärksten von {n} Beziehungen mit Austausch, in einem Netzwerk von {all} Menschen; {days} "
            "Tage mit Austausch, je Mensch gezählt, bis {day}. Stärke: Tage mit Austausch, jüngere mehr, "
            "mal Logarithmus der Wochen. \u25b2 schweigt länger als 8 übliche Pausen."
        ),
    ),
    "strength_head": "Stärke (ohne Einheit)",
    "state_head": "Zustand",
    "days_head": "Tage / Wochen",
    "last_head": "zuletzt",
    "reciprocity_head": "gegenseitig",
    "silence_head": "Stille / Pause",
    "strip_head": "Tage mit Austausch",
    "tending_title": "{never} Kontakten wurden nie genutzt; von {n} beurteilbaren {tended}",
    "tending_title_used": (
        "Der eine beurteilbare Kontakt wurde nicht nur gesammelt; davon gepflegt: {k}",
        "Keiner von {n} beurteilbaren Kontakten wurde nur gesammelt; davon gepflegt: {k}",
    ),
    "tending_title_unused": (
        "Der eine beurteilbare Kontakt wurde nie genutzt",
        "Von {n} beurteilbaren Kontakten wurde keiner je genutzt",
    ),
    "are_tended": ("wird {n} gepflegt", "werden {n} gepflegt"),
    "none_tended": "wird keiner gepflegt",
    "tending_unobserved_title": (
        "Ob der eine Kontakt gepflegt wird, zeigt keine Datei",
        "Welche der {n} Kontakte gepflegt werden, zeigt keine Datei",
    ),
    "tending_caption": (
        "{people}; Austausch im letzten Jahr ist mit {observable} davon beobachtbar ({share}). Anteile "
        "beziehen sich auf die beurteilbaren. {as_of}"
    ),
    "judged_pinned": (
        "{n} weiterer gilt als gepflegt, weil Sie ihn angeheftet haben.",
        "{n} weitere gelten als gepflegt, weil Sie sie angeheftet haben.",
    ),
    "circles_title": "Anteil an allen Tagen mit Austausch",
    "circles_few": (
        "Austausch gibt es nur mit {n} Menschen: nichts zu vergleichen.",
        "Austausch gibt es nur mit {n} Menschen: zu wenige für einen Vergleich.",
    ),
    "strongest": ("stärkste Beziehung", "{n} stärkste"),
    "all_ties": ("die einzige genutzte", "alle {n} mit Austausch"),
    "companies_missing": (
        "Kein Kontakt nennt einen Arbeitgeber. In LinkedIns Connections.csv und in XINGs vCards steht "
        "die Firma jedes Kontakts."
    ),
    "companies_missing_title": (
        "{n} Mensch, und kein Arbeitgeber ist bekannt",
        "{n} Menschen, und kein Arbeitgeber ist bekannt",
    ),
    "companies_title_untended": (
        "Kontakte gibt es bei {n} Firma: {name}; kein gepflegter Kontakt nennt sie",
        "Kontakte gibt es bei {n} Firmen, die meisten bei {name}: {most}; kein gepflegter nennt eine davon",
    ),
    "companies_title": (
        "Kontakte gibt es bei {n} Firma: {name}",
        "Kontakte gibt es bei {n} Firmen, gepflegte bei {tended}; die meisten bei {name}: {most}",
    ),
    "companies_caption": (
        (
            "Die einzige Firma; {employed} von {all} Menschen nennen eine Firma, {none} etwas, das keine "
            "ist, {unknown} nichts. Weitere vereinte Schreibweisen: {merged}. {as_of}"
        ),
        (
            "Die {n} Firmen mit den meisten Menschen; {employed} von {all} Menschen nennen eine Firma, "
            "{none} etwas, das keine ist, {unknown} nichts. Weitere vereinte Schreibweisen: {merged}. "
            "{as_of}"
        ),
    ),
    "companies_caption_none": (
        "Von {all} Menschen nennen {none} etwas, das keine Firma ist, und {unknown} nichts. {as_of}"
    ),
    "part_tended": "gepflegt",
    "part_two_way_before": "beidseitig, nicht gepflegt",
    "part_one_way": "einseitig",
    "part_collected": "gesammelt",
    "part_unobserved": "nicht beobachtbar",
    "tended_of_them": "{n} gepflegt",
    "coverage_missing": "Es gibt keine Liste der Quelldateien: Dieses Netzwerk entstand aus Tabellen.",
    "coverage_title": (
        (
            "{read} von {n} Datei wurde gelesen; Austausch ist mit {observable} von {all} Menschen "
            "beobachtbar ({share})"
        ),
        (
            "{read} von {n} Dateien wurden gelesen; Austausch ist mit {observable} von {all} Menschen "
            "beobachtbar ({share})"
        ),
    ),
    "coverage_caption": "{read} von {rows} Zeilen wurden gelesen. {as_of}",
    "coverage_hidden": ("{n} weitere Datei ist nicht gezeigt.", "{n} weitere Dateien sind nicht gezeigt."),
    "coverage_not_needed": (
        "{n} weitere Datei ist bekannt und wird nicht gebraucht.",
        "{n} weitere Dateien sind bekannt und werden nicht gebraucht.",
    ),
    "no_dates": "ohne Datum",
    "read_head": "gelesen",
    "dropped_head": "verworfen",
    "undated_head": "ohne Datum",
    "nameless_head": "namenlos",
    "marked_head": "zählt nie",
    "key_window": "Tage, an denen ein Austausch sichtbar wäre",
    "key_dates": "Daten in der Datei",
    "key_snapshot": "Tag des Exports",
    "gaps_title": "Was fehlt, und was zu tun ist",
    "no_gaps": "Es fehlt nichts, wonach netanalysis zu fragen wüsste.",
    "more_gaps": (
        "… und {n} weitere: netanalysis check ORDNER nennt alle.",
        "… und {n} weitere: netanalysis check ORDNER nennt alle.",
    ),
    "because": " ({reason})",
    "gap_failed": "{where} war nicht lesbar{because}: neu exportieren und daneben legen.",
    "gap_unknown": ("{where} kennt netanalysis nicht{because}."),
    "gap_no_exchange": (
        (
            "{where}: keine Datei zeigt Austausch mit dem {n} Konto, also weiß niemand, ob es gepflegt "
            "wird. {get}"
        ),
        (
            "{where}: keine Datei zeigt Austausch mit den {n} Konten, also weiß niemand, welche gepflegt "
            "werden. {get}"
        ),
    ),
    "gap_old_exchange": "{where}: die neuesten Nachrichten sind {n} Tage alt. {get}",
    "gap_old_contacts": (
        "{where}: die neueste Kontaktliste ist {n} Tage alt; Firmen und Positionen können sich geändert "
        "haben. {get}"
    ),
    "gap_dropped": "{where}: {n} Zeilen ({share}) waren nicht verwendbar{because}.",
    "gap_undated": (
        "{where}: Konten ohne Datum: {n} ({share}); sie fehlen daher in der Wachstumskurve; wann "
        "man sich traf, lässt sich in corrections.csv notieren (met_on)."
    ),
    "gap_nameless": (
        "{where}: Konten ohne Namen: {n} ({share}), weil die Plattform sie nicht nennt; dagegen hilft nichts."
    ),
    "get_linkedin": (
        "Bei LinkedIn das größere Datenarchiv anfordern: Einstellungen, Datenschutz, Kopie der Daten."
    ),
    "get_xing": (
        "XING exportiert keine Nachrichten; Auskunft nach Art. 15 DSGVO verlangen oder Gespräche in "
        "journal.csv notieren."
    ),
    "get_other": "Ein neuerer Export dieser Plattform hilft oder journal.csv.",
    "activity_missing_title": "Kein Austausch belegt",
    "activity_title": (
        "Austausch mit im Schnitt {mean} Menschen im Monat in den letzten 12 Monaten; am meisten waren "
        "es {n} im {month}"
    ),
    "activity_caption": "{n} Austausche an {days} Tagen, je Mensch gezählt, bis {day}.",
    "more_platforms": "; {n} weitere",
    "big_people": ("Mensch, Konten: {accounts}", "Menschen, mit den Konten {accounts}"),
    "big_touch": ("davon je mit Austausch, an {n} Tag", "davon je mit Austausch, an insgesamt {n} Tagen"),
    "big_tended": ("gepflegt, von {n}, der zu beurteilen ist", "gepflegt, von {n} beurteilbaren"),
    "big_share": (
        "des Austauschs trägt die eine Beziehung",
        "des Austauschs tragen die {n} stärksten Beziehungen",
    ),
    "big_firms": ("Firma, bei der man jemanden kennt", "Firmen, bei denen man jemanden kennt"),
    "overview_title": "{people}: {tended}, {unused}",
    "ties_tended": ("{n} Beziehung wird gepflegt", "{n} Beziehungen werden gepflegt"),
    "no_tie_tended": "keine Beziehung wird gepflegt",
    "were_unused": ("{n} wurde nie genutzt", "{n} wurden nie genutzt"),
    "none_unused": (
        "die eine beurteilbare wurde nicht nur gesammelt",
        "keine von {n} beurteilbaren wurde nur gesammelt",
    ),
    "overview_strangers": (
        "{n} Fremder, der nur eine Einladung oder Werbung schickte, zählt nicht.",
        "{n} Fremde, die nur Einladungen oder Werbung schickten, zählen nicht.",
    ),
    "overview_title_silent": "{people}, und kein einziger Austausch ist belegt",
    "overview_title_unobserved": "{people}, und keine Datei zeigt, welche Beziehungen gepflegt werden",
    "overview_caption": (
        "Netzwerk von {owner}. Austausch im letzten Jahr ist mit {n} Menschen beobachtbar ({share}); "
        "{undated} ohne Datum, {nameless}. {as_of}"
    ),
    "panel_growth": "Konten im Lauf der Zeit",
    "panel_activity": "Menschen mit Austausch, Monat für Monat",
    "panel_states": "Wie die Beziehungen gepflegt werden",
    "panel_ties": "Die stärksten Beziehungen",
    "page_overview": "Überblick",
    "page_growth": "Wachstum",
    "page_ties": "Beziehungen",
    "page_tending": "Pflege",
    "page_companies": "Firmen",
    "page_map": "Karte",
    "page_coverage": "Abdeckung",
    "page_foot": "{page}  ·  {place} von {of}",
}
