"""German sentences: which strategy works."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_strategies": "Strategien",
    "verdict_strategies_ranked": "Von {comparisons} Vergleichen sind {settled} entschieden; die übrigen können so oder so ausgehen.",
    "verdict_strategies_ranked_without_comparisons": (
        "Was Sie versucht haben, lässt sich noch nicht vergleichen: Es fehlen zwei Wege, von denen sich etwas zählen lässt."
    ),
    "figure_comparisons": "Vergleiche",
    "figure_settled": "Entschieden",
    "figure_accepted_with_note": "Angenommen von den Anfragen mit Text",
    "figure_accepted_without_note": "Angenommen von den Anfragen ohne Text",
    "figure_waiting_request": "Tage, nach denen eine Anfrage als nicht angenommen gilt",
    "figure_waiting_message": "Tage, nach denen eine Nachricht als unbeantwortet gilt",
    "need_strategies": (
        "Tragen Sie in strategies.csv ein, was Sie auf welchem Konto von wann bis wann versucht haben; netanalysis init schreibt eine "
        "Vorlage."
    ),
    "need_requests": (
        "Legen Sie das vollständige LinkedIn-Archiv in exports/: Invitations.csv zeigt, welche Anfragen Sie mit und ohne Text "
        "verschickt haben."
    ),
    "need_account_export": (
        "{n} Zeile in strategies.csv nennt ein Konto, das kein Export zeigt; ergänzen Sie dessen Archiv oder berichtigen Sie den Namen.",
        "{n} Zeilen in strategies.csv nennen ein Konto, das kein Export zeigt; ergänzen Sie dessen Archiv oder berichtigen Sie den Namen.",
    ),
    "need_second_arm": (
        "{n} Versuch hat in strategies.csv nur einen Weg; tragen Sie ein, was er abgelöst hat oder was daneben läuft.",
        "{n} Versuche haben in strategies.csv nur einen Weg; tragen Sie ein, was sie abgelöst haben oder was daneben läuft.",
    ),
    "need_second_archive": (
        "Fordern Sie in einem Jahr noch einmal ein Archiv bei X an: Erst zwei von einem Konto zeigen, wer dazukam und wer ging."
    ),
    "need_more_follow_backs": "Folgen Sie bis zu {n} weiteren Konten je Weg: {arms}.",
    "need_more_acceptance": "Verschicken Sie bis zu {n} weitere Anfragen je Weg: {arms}.",
    "need_more_acceptance_note": (
        "Verschicken Sie bis zu {n} weitere Anfragen mit Text und ebenso viele ohne, und werfen Sie jedes Mal eine Münze."
    ),
    "need_more_replies": "Beginnen Sie bis zu {n} weitere Gespräche mit einer Nachricht je Weg: {arms}.",
    "need_more_engaged": "Schreiben Sie bis zu {n} weitere Beiträge je Weg: {arms}.",
    "need_more_talks_begun": "Bleiben Sie {n} weitere Tage je Weg dabei: {arms}.",
    "need_more_followers_gained": "Bleiben Sie {n} weitere Tage je Weg dabei, mit einem Archiv davor und danach: {arms}.",
    "need_more_mentions_received": "Bleiben Sie {n} weitere Tage je Weg dabei: {arms}.",
    # what is counted
    "measure_follow_backs": "Gefolgte, die zurückfolgen",
    "measure_acceptance": "angenommene Anfragen",
    "measure_replies": "beantwortete Nachrichten",
    "measure_engaged": "Beiträge mit Like oder Weiterleitung",
    "measure_talks_begun": "von anderen begonnene Gespräche in 30 Tagen",
    "measure_followers_gained": "neue Follower in 30 Tagen",
    "measure_mentions_received": "Erwähnungen durch andere in 30 Tagen",
    "strategy_axis_share": "Anteil mit 95-%-Intervall; in Klammern die Zahl der Versuche",
    "strategy_axis_rate": "in 30 Tagen, mit 95-%-Intervall; in Klammern die Tage",
    "arm_quoted": "»{arm}«",
    "arm_with_note": "mit Text",
    "arm_without_note": "ohne Text",
    "arm_personal": "eigene Worte",
    "arm_template": "Vorlage {n}",
    "verdict_best": "sicher besser",
    "verdict_undecided": "unentschieden",
    "test_note": "Anfragen",
    "test_templates": "Nachrichtenvorlagen",
    "test_accounts": "Konten",
    "strategy_head": "{test} ({platform}): {measure}",
    "strategy_head_everywhere": "{test}: {measure}",
    # verdicts
    "strategy_best": "besser: {best} ({value}) als {second} ({other}), Wahrscheinlichkeit {p}",
    "strategy_best_of_many": "am besten: {best} ({value}), vor {second} ({other}), Wahrscheinlichkeit {p}",
    "strategy_open": "unentschieden: {best} ({value}) vor {second} ({other}), Wahrscheinlichkeit {p}. {more}",
    "strategy_more_seen": "Bei einem Unterschied wie dem beobachteten fehlen: {more}.",
    "strategy_more_relevant": "Bei einem Unterschied um die Hälfte fehlen: {more}.",
    "strategy_more_unknown": "Auf keinem Weg kam etwas heraus; wie viele Versuche fehlen, ist daher nicht zu sagen.",
    "strategy_more_endless": "Mehr, als man je versuchen könnte.",
    "strategy_more_part": "{n} {unit} ({arm})",
    "unit_follow_backs": "Gefolgte",
    "unit_acceptance": "Anfragen",
    "unit_replies": "Nachrichten",
    "unit_engaged": "Beiträge",
    "unit_talks_begun": "Tage",
    "unit_followers_gained": "Tage",
    "unit_mentions_received": "Tage",
    "strategies_title_best": "Was sich besser bewährt hat: {best}",
    "strategies_title_open": (
        "Was Sie versucht haben, macht noch keinen sicheren Unterschied",
        "Von {n} Versuchen macht noch keiner einen sicheren Unterschied",
    ),
    "strategies_title_missing": "Welche Strategie wirkt, ist nicht zu sagen: Noch wurde nichts auf zwei Wegen versucht",
    "strategies_best_part": "{best} ({test})",
    "strategies_best_part_accounts": "{best} ({test}, auf verschiedenen Konten)",
    "strategies_still_open": "; noch offen: {tests}",
    "strategies_missing": (
        "Zweierlei lässt sich vergleichen, sobald es da ist. Ihre Anfragen mit und ohne Text: Sie stehen in Invitations.csv des "
        "LinkedIn-Archivs (Einstellungen, Datenschutz, Kopie Ihrer Daten anfordern). Und was Sie gezielt versucht haben: Tragen Sie "
        "es in strategies.csv ein, eine Zeile je Konto und Zeitraum."
    ),
    "strategies_missing_caption": "Noch gibt es nichts zu vergleichen. {as_of}",
    "strategies_caption": (
        "{n_requests} Anfragen, {n_openings} Nachrichten, die ein Gespräch begannen, {n_followed} Gefolgte und {n_posts} Beiträge; "
        "{n_left_out} wurden nicht gezählt. {waiting} {differ} {as_of}"
    ),
    "strategies_waiting": "Was nach {requests} Tagen (Anfragen) oder {messages} Tagen (Nachrichten) offen war, gilt als unbeantwortet.",
    "differ_self_chosen": "Wer was bekam, haben Sie gewählt, nicht der Zufall.",
    "differ_accounts": "Konten unterscheiden sich in mehr als dem Versuch.",
    "differ_periods": "Was aufeinander folgte, fiel auch in andere Zeiten.",
    "panel_exploratory": "Nebenbei betrachtet ({n}, darum muss jedes sicherer sein)",
    "panel_strategy_needs": "Was die Frage klären würde",
    "strategies_none_besides": "Sonst lässt sich nichts vergleichen.",
    "strategies_more_rows": (
        "… und {n} weiterer in index.html.",
        "… und {n} weitere in index.html.",
    ),
    # tables
    "table_strategy_verdicts": "Was verglichen wurde und was herauskam",
    "table_strategy_arms": "Die Wege",
    "table_strategy_left_out": "Was nicht gezählt wurde",
    "table_strategy_columns": "Die Spalten von strategies.csv",
    "head_tried": "Versuch",
    "head_measure": "gemessen an",
    "head_role": "Rolle",
    "head_verdict": "Ergebnis",
    "head_arm": "Weg",
    "head_trials": "Versuche oder Tage",
    "head_p_best": "Wahrscheinlichkeit, der beste zu sein",
    "head_reason": "Grund",
    "role_primary": "entscheidet",
    "role_exploratory": "nebenbei betrachtet",
    "strategy_account": "das Konto, wie der Export es nennt (Ihr Name bei X), oder die Plattform: linkedin; nötig",
    "strategy_from": "der erste Tag; nötig",
    "strategy_to": "der letzte Tag; leer, solange es läuft",
    "strategy_arm": "was Sie getan haben, in Ihren Worten; nötig. Verglichen wird, was vor dem Doppelpunkt gleich ist: »Tweets: viele«, "
    "»Tweets: wenige«",
    "strategy_note": "was Sie sonst festhalten wollen",
    "left_request_nobody": "Anfragen, deren Empfänger nicht zu erkennen ist",
    "left_request_again": "weitere Anfragen an dieselbe Person",
    "left_request_pending": "Anfragen auf einer Plattform, die nur offene zeigt",
    "left_request_unseen": "Anfragen nach der letzten Kontaktliste",
    "left_request_undated": "Anfragen an Kontakte ohne Datum der Verbindung",
    "left_request_connected": "Anfragen an Personen, die schon verbunden waren",
    "left_request_young": "Anfragen, die zu jung sind, um als abgelehnt zu gelten",
    "left_message_young": "Nachrichten, die zu jung sind, um als unbeantwortet zu gelten",
    "left_post_young": "Beiträge, die beim Zählen der Likes noch keine Woche alt waren",
    "left_follow_undated": "Gefolgte in Archiven ohne Datum",
    "column_comparison": "Vergleich",
    "column_test": "Versuch",
    "column_written": "In strategies.csv",
    "column_events": "Ereignisse",
    "column_size": "Versuche oder Tage",
    "column_p_best": "Wahrscheinlichkeit, der beste zu sein",
    "column_more": "Fehlen noch",
    "column_primary": "Entscheidet",
    "column_verdict": "Ergebnis",
    "column_best": "Bester oder führender",
    "column_second": "Zweiter",
    "column_sure": "Verlangte Wahrscheinlichkeit",
    "column_needed": "Nötige Größe",
    "column_for_seen": "Für den beobachteten Unterschied",
    "column_differ": "Unterscheiden sich auch in",
}
