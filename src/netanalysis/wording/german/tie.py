"""German sentences: why a tie is what it is."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "tie_head": "{name}: {state}, Stand {day}",
    "tie_head_stranger": "{name}: keine Beziehung, Stand {day}",
    "topic_tending": "Pflege",
    "topic_strength": "Stärke",
    "topic_exchange": "Austausch",
    "topic_silence": "Stille",
    "topic_sides": "Beide Seiten",
    "topic_shades": "Art und Weise",
    "topic_left_out": "Nicht gezählt",
    "topic_outcomes": "Geschäfte",
    "topic_accounts": "Konten",
    "topic_coverage": "Abdeckung",
    # the rule that gave the state
    "rule_stranger": (
        "Kein Zustand: {name} ist weder mit {owner} verbunden, noch gab es je einen Austausch, der zählt; es besteht "
        "keine Beziehung."
    ),
    "rule_pinned": "Gepflegt, weil {name} in corrections.csv angeheftet ist; das geht allem vor, was die Dateien zeigen.",
    "rule_tended": (
        "Gepflegt, weil in den {window} Tagen bis {day} von beiden Seiten etwas kam: von {owner} zuletzt am {out}, von "
        "{name} zuletzt am {back}."
    ),
    "rule_dormant": (
        "Eingeschlafen, weil zwar von beiden Seiten etwas kam, aber nicht von beiden in den {window} Tagen bis {day}: "
        "von {owner} zuletzt am {out}, von {name} zuletzt am {back}."
    ),
    "rule_occasional": (
        "Gelegentlich, weil zwar von beiden Seiten etwas kam, aber nur an einem Tag; für mehr braucht es {few}.",
        "Gelegentlich, weil zwar von beiden Seiten etwas kam, aber nur an {n} Tagen; für mehr braucht es {few}.",
    ),
    "rule_one_way": "Einseitig, weil immer nur {one} schrieb; von {other} zeigt keine Datei etwas, das zählt.",
    "rule_collected": (
        "Gesammelt, weil es nie einen Austausch gab, obwohl eine Datei ihn in den {window} Tagen bis {day} gezeigt hätte."
    ),
    "rule_unobserved": (
        "Nicht beobachtbar, weil keine Datei einen Austausch über {platforms} in den {window} Tagen bis {day} zeigen "
        "würde und auch sonst keiner belegt ist: Ob die Beziehung gepflegt wird, kann niemand sagen."
    ),
    "rule_address_book": (
        "Nicht beobachtbar, weil {name} nur aus einem Adressbuch bekannt ist und dazu keine Datei einen Austausch zeigt: "
        "Ob die Beziehung gepflegt wird, kann niemand sagen."
    ),
    # strength and its parts
    "strength_missing": "Unbekannt, nicht null: Es ist kein Austausch belegt.",
    "strength_rank": (
        "{strength} (ohne Einheit), die einzige Beziehung mit Austausch; was sie wert ist, sagt das nicht.",
        (
            "{strength} (ohne Einheit), Rang {rank} von {n} Beziehungen mit Austausch, Perzentil {percentile}; was sie wert ist, "
            "sagt das nicht."
        ),
    ),
    "tie_weeks": ("{n} Woche", "{n} Wochen"),
    "tie_days": ("{n} Tag", "{n} Tage"),
    "tie_days_exact": ("{n} Tag", "{n} Tage"),
    "days_and_weeks": (
        "An einem Tag, dem {first}: {kinds}.",
        "An {n} Tagen in {weeks}, vom {first} bis zum {last}: {kinds}.",
    ),
    "last_contact": (
        "Letzter Kontakt am {last}, {n} Tag vor dem {day}",
        "Letzter Kontakt am {last}, {n} Tage vor dem {day}",
    ),
    "last_contact_today": "Letzter Kontakt am {last}, genau am Stichtag",
    "silence_unknown": "{since}; eine übliche Pause lässt sich erst ab zwei Tagen mit Austausch angeben.",
    "silence_usual": "{since}; übliche Pause: {gap}. Die Stille dauert das {ratio}-Fache, auffällig über dem {limit}-Fachen.",
    "silence_alarm": "{since}; übliche Pause: {gap}. Die Stille dauert das {ratio}-Fache: auffällig, da über dem {limit}-Fachen.",
    "silence_few": "{since}; übliche Pause: {gap}. Die Stille dauert das {ratio}-Fache; bei weniger als {few} Tagen mit Austausch gilt das nie als auffällig.",
    "tie_sides": "Von {owner} {out}, von {name} {back}: Gegenseitigkeit {share}.",
    "tie_sides_both": (
        "{n} davon, ein Gespräch, zählt für beide.",
        "{n} davon, Gespräche, zählen für beide.",
    ),
    "shade_active": "Aktiv {share}: So viele der Gespräche, nach zwei Wochen Stille neu gezählt, begann {owner}.",
    "shade_regular": "Regelmäßig {value}; −1 heißt alles auf einmal, 0 zufällig, 1 wie ein Uhrwerk.",
    "shade_regular_missing": "Regelmäßigkeit lässt sich aus weniger als 5 Pausen nicht angeben.",
    "shade_deliberate": "Bewusst {share} der Tage: Treffen, Telefonat, Journaleintrag oder mehr als eine Zeile Text.",
    # what did not count
    "left_out": "Ausgelassen: {list}.",
    "left_out_nothing": "Nichts wurde ausgelassen.",
    "shown_apart": "Gesondert gezeigt, denn ein Klick ist kein Austausch: {list}.",
    "n_message": ("{n} Nachricht", "{n} Nachrichten"),
    "n_mail": ("{n} E-Mail", "{n} E-Mails"),
    "n_call": ("{n} Telefonat", "{n} Telefonate"),
    "n_meeting": ("{n} Treffen", "{n} Treffen"),
    "n_journal": ("{n} weiteres Gespräch im Journal", "{n} weitere Gespräche im Journal"),
    "n_mention": ("{n} öffentliche Erwähnung", "{n} öffentliche Erwähnungen"),
    "n_invitation": ("{n} Kontaktanfrage", "{n} Kontaktanfragen"),
    "n_event_invitation": ("{n} Einladung zu einer Veranstaltung", "{n} Einladungen zu Veranstaltungen"),
    "n_group_invitation": ("{n} Einladung in eine Gruppe", "{n} Einladungen in Gruppen"),
    "n_notification": ("{n} Hinweis einer Plattform", "{n} Hinweise einer Plattform"),
    "n_endorsement": ("{n} bestätigte Kenntnis", "{n} bestätigte Kenntnisse"),
    "n_recommendation": ("{n} Empfehlung", "{n} Empfehlungen"),
    "n_reaction": ("{n} Reaktion", "{n} Reaktionen"),
    "n_sponsored": ("{n} gesponserte Nachricht", "{n} gesponserte Nachrichten"),
    "n_spam": ("{n} Nachricht im Spam-Ordner", "{n} Nachrichten im Spam-Ordner"),
    "n_draft": ("{n} nie gesendeter Entwurf", "{n} nie gesendete Entwürfe"),
    "n_hidden_sender": ("{n} Nachricht eines verborgenen Absenders", "{n} Nachrichten verborgener Absender"),
    "n_missed": ("{n} Anruf, den niemand annahm", "{n} Anrufe, die niemand annahm"),
    "n_automatic": ("{n} Nachricht einer Maschine", "{n} Nachrichten einer Maschine"),
    "n_group": ("{n} Nachricht unter mehr als zehn Menschen", "{n} Nachrichten unter mehr als zehn Menschen"),
    "n_broadcast": (
        "{n} Nachricht, deren Text an mehr als zehn Menschen ging",
        "{n} Nachrichten, deren Texte an mehr als zehn Menschen gingen",
    ),
    # outcomes
    "in_outcomes": (
        "Teil der Kette zu {n} Geschäft: {list}.",
        "Teil der Ketten zu {n} Geschäften: {list}.",
    ),
    "earlier_outcomes": ("{n} früheres", "{n} frühere"),
    "status_won": "gewonnen",
    "status_lost": "verloren",
    "status_open": "offen",
    # accounts and what their files can show
    "tie_account_dated": "{platform} (verbunden am {day})",
    "tie_account": "{platform} ({relation})",
    "relation_connection": "verbunden, Datum unbekannt",
    "relation_follows": "wird gefolgt",
    "relation_followed_by": "folgt",
    "relation_mutual": "folgen einander",
    "relation_address_book": "Eintrag eines Adressbuchs",
    "relation_correspondent": "nicht verbunden, nur Schriftverkehr",
    "tie_span": "vom {first} bis zum {last}",
    "covered": "{platform}: Die Dateien zeigen Austausch {spans}.",
    "covered_never": (
        "{platform}: Keine Datei zeigt Austausch; was dort geschrieben wurde, ist unbekannt, nicht nichts. {get}"
    ),
    "covered_elsewhere": "Telefonate und Treffen zeigen sich nur, wo journal.csv sie festhält.",
    "tie_list_and": "{first} und {last}",
    "tie_list_or": "{first} oder {last}",
}
