"""German sentences: at what pace the network grew, in which phases, and how long new contacts took to be of use."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_phases": "Tempo und Phasen",
    # the answer
    "verdict_growth_ranked": (
        "Tempowechsel: {pace_changes}; in den letzten zwei Jahren kamen {pace_ratio}-mal so viele Verbindungen hinzu wie in den zwei "
        "Jahren davor; binnen eines Jahres kam mit {used_in_1} der neuen Kontakte ein Austausch in beide Richtungen zustande"
    ),
    "verdict_growth_ranked_without_pace_changes": (
        "In welchem Tempo das Netzwerk wuchs, lässt sich nicht sagen: Verbindungen mit Datum {n_dated}, ohne Datum {n_undated}"
    ),
    "verdict_growth_ranked_without_pace_ratio": (
        "Tempowechsel: {pace_changes}; wie es zuletzt war, lässt sich nicht sagen"
    ),
    "verdict_growth_ranked_without_used_in_1": (
        "Tempowechsel: {pace_changes}; in den letzten zwei Jahren kamen {pace_ratio}-mal so viele Verbindungen hinzu wie in den zwei "
        "Jahren davor"
    ),
    "figure_pace_changes": "Tempowechsel",
    "figure_pace_ratio": "Verbindungen der letzten zwei Jahre im Verhältnis zu den zwei Jahren davor",
    "figure_requests_accepted": "Anteil angenommener Anfragen",
    "figure_used_in_1": "Neue Kontakte mit Austausch in beide Richtungen binnen eines Jahres",
    "figure_used_in_5": "… binnen fünf Jahren",
    "figure_used_ratio": "Anteil binnen eines Jahres, spätere Hälfte der Kontakte im Verhältnis zur früheren",
    "figure_outcome_in_5": "Neue Kontakte mit einem Geschäft binnen fünf Jahren, von 1.000",
    # what would tell more
    "need_growth_dates": (
        "Tage der Verbindung: Die Archive von LinkedIn (Connections.csv) und Facebook enthalten sie, XINGs vCards nicht; ab zwölf vollen "
        "Monaten und zwanzig datierten Verbindungen lässt sich das Tempo beurteilen."
    ),
    "need_growth_exchange": (
        "Austausch: Mit dem Archiv der Nachrichten, mit Mails oder einem Tagebuch zeigt sich, wie lange es dauert, bis ein Kontakt etwas nützt."
    ),
    "need_growth_requests": (
        "Anfragen: LinkedIns vollständiges Archiv (Invitations.csv) und die Mails der Plattformen zeigen, wer wen gefragt hat."
    ),
    "need_growth_outcomes": "Geschäfte: Notieren Sie in outcomes.csv, was aus Ihren Kontakten wurde.",
    # the picture of a stream
    "month_axis": "Verbindungen im Monat",
    "asked_i_asked": "ich fragte an ({n})",
    "asked_they_asked": "sie fragten an ({n})",
    "asked_unknown": "nicht belegt ({n})",
    "pace_a_month": "{pace} im Monat",
    "phase_selective": "wählerisch",
    "phase_indiscriminate": "wahllos",
    "phase_unknown": "nicht zu sagen",
    "phases_title_more": (
        "Auf {platform} kamen ab {month} {after} Verbindungen im Monat hinzu statt {before}",
        "Auf {platform} kamen ab {month} {after} Verbindungen im Monat hinzu statt {before}, der größte von {n} Tempowechseln",
    ),
    "phases_title_less": (
        "Auf {platform} kamen ab {month} nur noch {after} Verbindungen im Monat hinzu statt {before}",
        "Auf {platform} kamen ab {month} nur noch {after} Verbindungen im Monat hinzu statt {before}, der größte von {n} Tempowechseln",
    ),
    "phases_steady_title": "Auf {platform} ist kein Tempowechsel vom Zufall zu unterscheiden",
    "phases_missing_title": "In welchen Phasen das Netzwerk wuchs, lässt sich nicht sagen",
    "phases_caption": (
        "Verbindungen mit Datum: {n_dated}, ohne: {n_undated}; Anfrage belegt bei {n_asked}. Orange Linien: Tempowechsel, unten sein "
        "95-%-Bereich; gleichmäßiges Wachstum zeigt höchstens in 5 % der Fälle einen. Wählerisch, wahllos: gegenüber den anderen Phasen "
        "der Plattform, wo angenommene Anfragen oder späterer Austausch es zeigen. Auf Austausch beobachtet: {n_watched} von {n_people} Personen. {as_of}"
    ),
    "phases_caption_none": "Verbindungen mit Datum: {n_dated}, ohne: {n_undated}. {as_of}",
    # cohorts
    "panel_stream": "{platform}: Verbindungen im Monat",
    "panel_exchange": "Im Austausch miteinander, nach Jahr der Verbindung",
    "panel_outcome": "In der Kette eines Geschäfts, nach Jahr der Verbindung",
    "panel_saturation": "Binnen eines Jahres im Austausch, nach Zahl der Kontakte",
    "cohorts_exchange_title": "Binnen eines Jahres kam mit {used_in_1} der neuen Kontakte ein Austausch in beide Richtungen zustande",
    "cohorts_outcome_title": "Von 1.000 neuen Kontakten standen {outcome_in_5} binnen fünf Jahren in der Kette eines Geschäfts",
    "cohorts_caption": (
        "Nach Jahren der Verbindung, in Klammern wie viele beobachtet; schattiert: 95-%-Bereich zu jedem Zeitpunkt (Kaplan-Meier). Vom Tag der "
        "Verbindung an beobachtet: {watched} von {people} Personen mit Datum. {as_of}"
    ),
    "exchange_missing": (
        "Niemand ist vom Tag der Verbindung an zu beobachten: Ein Archiv mit Verbindungen und Nachrichten würde es zeigen."
    ),
    "outcome_missing": "Im Zeitraum der Geschäfte kam niemand hinzu; outcomes.csv sagt, was aus wem wurde.",
    "cohort_label": "{years} ({n})",
    "waited_axis": "Jahre seit der Verbindung",
    "further_axis": "Kontakte bis dahin und Jahr; beobachtet in jeder Gruppe: {n}",
    # tables
    "table_phases": "Phasen",
    "table_pace_changes": "Tempowechsel",
    "table_cohorts": "Jahrgänge nach Jahr der Verbindung",
    "head_span": "von – bis",
    "head_pace": "Verbindungen im Monat",
    "head_named": "wie angenommen",
    "head_accepted": "angenommene Anfragen",
    "head_used": "binnen eines Jahres im Austausch",
    "head_own_field": "in einem meiner Arbeitsgebiete",
    "head_known_firm": "bei einer schon bekannten Firma",
    "head_change_month": "erster Monat des neuen Tempos",
    "head_pace_before": "im Monat davor",
    "head_pace_after": "im Monat danach",
    "head_cohort": "Jahr",
    "head_watched": "beobachtet",
    "head_unwatched": "nicht beobachtet",
    "head_in_1": "binnen 1 Jahr",
    "head_in_3": "binnen 3 Jahren",
    "head_in_5": "binnen 5 Jahren",
    "head_with_outcome": "mit Geschäft",
    "named_by": "{name} (nach {by})",
    "by_accepted": "angenommenen Anfragen",
    "by_used": "späterem Austausch",
    "by_own_field": "Arbeitsgebiet",
    # columns of the answer's tables
    "column_begins": "Beginn",
    "column_ends": "Ende",
    "column_connections": "Verbindungen",
    "column_per_month": "Im Monat",
    "column_full_months": "Volle Monate",
    "column_long_enough": "Lang genug",
    "column_changes": "Tempowechsel",
    "column_way": "Wer anfragte",
    "column_phase": "Wie angenommen",
    "column_by": "Nach",
    "column_share_accepted": "Angenommene Anfragen",
    "column_share_used": "Binnen eines Jahres im Austausch",
    "column_share_own_field": "In einem meiner Arbeitsgebiete",
    "column_share_known_firm": "Bei einer schon bekannten Firma",
    "column_cohort": "Jahr der Verbindung",
    "column_exchange_watched": "Beobachtet",
    "column_exchange_unobservable": "Nicht zu beobachten",
    "column_share_exchange_1": "Im Austausch binnen 1 Jahr",
    "column_share_exchange_3": "… 3 Jahren",
    "column_share_exchange_5": "… 5 Jahren",
    "column_outcome_happened": "Mit Geschäft",
    "column_watched": "Beobachtet",
    "column_ratio_low": "Von",
    "column_ratio_high": "Bis",
    "column_share_low": "Von",
    "column_share_high": "Bis",
}
