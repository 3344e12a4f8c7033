"""What WhatsApp itself writes into a chat in place of a text, in the languages of its phones that are read here.

English, German, French, Spanish, Italian, Portuguese, Dutch. Nothing here knows who wrote or when. A text that only quotes
such words stays what it is: they stand alone on a line, or behind the mark with which an iPhone sets off its own.
"""

from __future__ import annotations

import re
from typing import Final

from netanalysis.sources.whatsapp.lines import INVISIBLE, MARK

#: within so many signs of its end a text holds the bracket of a mark
_ENDING: Final = 8
#: no line of the program's own is longer, but for notices and polls
_LONGEST: Final = 300
_UNSEEN: Final = str.maketrans({**dict.fromkeys(INVISIBLE), **dict.fromkeys("\u00a0\u2009\u202f", " ")})


def _words(*choices: str) -> re.Pattern[str]:
    return re.compile("|".join(choices), re.IGNORECASE)


# --- deletions

_BY: Final = r" .{1,100}"
_DELETED: Final = _words(
    r"(?:this )?message (?:was )?deleted(?: for everyone)?", rf"this message was deleted by{_BY}",
    rf"you deleted this message(?: (?:as|for){_BY})?",
    r"(?:diese )?nachricht (?:wurde )?(?:für alle )?gelöscht", rf"diese nachricht wurde von{_BY} gelöscht",
    r"(?:du hast|sie haben) diese nachricht (?:als .{1,20} |für alle )?gelöscht",
    r"(?:ce )?message (?:a été )?supprimé", rf"ce message a été supprimé par{_BY}",
    rf"(?:vous avez|tu as) supprimé ce message(?: (?:en|pour){_BY})?",
    r"(?:este )?mensaje (?:fue |ha sido )?eliminado", rf"este mensaje (?:fue |ha sido )eliminado por{_BY}",
    rf"se eliminó este mensaje(?: por{_BY})?", r"el admin.{1,100} eliminó este mensaje",
    rf"(?:eliminaste|has eliminado) este mensaje(?: (?:como|para){_BY})?",
    r"(?:questo )?messaggio (?:è stato )?eliminato", r"questo messaggio è stato eliminato da.{1,100}",
    rf"hai eliminato questo messaggio(?: (?:come|per|in){_BY})?",
    r"(?:(?:esta|essa) )?mensagem (?:foi )?(?:apagada|eliminada|excluída)",
    rf"(?:esta|essa) mensagem foi (?:apagada|eliminada|excluída) (?:por|pel[oa]){_BY}",
    rf"(?:você )?(?:apagou|eliminou|apagaste|eliminaste) (?:esta|essa) mensagem(?: (?:como|para){_BY})?",
    r"(?:dit )?bericht (?:is |werd )?verwijderd", rf"dit bericht (?:is|werd) verwijderd door{_BY}",
    rf"dit bericht (?:is|werd) door{_BY} verwijderd", r"(?:je|u|jij) (?:hebt|heeft) dit bericht (?:als .{1,20} )?verwijderd",
)  # fmt: skip

# --- media

_OMITTED: Final = (
    r"(?:omitted|excluded|not (?:included|revealed)|weggelassen|ausgelassen|ausgeschlossen|nicht (?:enthalten|verfügbar)"
    r"|omis(?:es|e)?|absente?s?|omitid[oa]s?|no (?:incluid[oa]s?|revelado)|omess[oiea]|non inclus[oaie]|ocult(?:ad)?[oa]s?"
    r"|não (?:incluíd|revelad)[oa]s?|ausentes?|weggelaten|niet (?:opgenomen|inbegrepen))"
)
_THING: Final = (
    r"(?:images?|photos?|pictures?|gifs?|stickers?|audios?|videos?(?: (?:note|message))?|voice (?:note|message)|documents?"
    r"|(?:contact )?cards?|contacts?|media|files?|locations?|(?:view once|product|list) .{1,30}"
    r"|bild|foto|video(?:nachricht|notiz)|sprachnachricht|dokument|kontakt(?:karte)?|medi(?:en|um)|datei|standort"
    r"|vidéo|(?:message|note) (?:vidéo|vocale?)|médias?|fichier|autocollant|(?:carte|fiche)(?: de)? contact"
    r"|imagen|v[ií]deo|(?:nota|mensaje) de (?:v[ií]deo|voz)|documento|multim[eé]dia|archivo|(?:tarjeta|cartão|ficha) (?:de|do) contac?to"
    r"|immagine|adesivo|scheda contatto|(?:nota|messaggio) (?:video|vocale)"
    r"|imagem|áudio|figurinha|autocolante|(?:arquivo de )?mídia|arquivo|ficheiro|mensagem de (?:vídeo|voz)"
    r"|afbeelding|video(?:bericht|notitie)|spraakbericht|contactkaart|bestand)"
)
_ATTACHED: Final = (
    r"(?:(?:file )?attached|attachment|anhang|(?:datei )?angehängt|pièce jointe|(?:(?:fichier|document) )?joint|(?:archivo )?adjunt(?:ad)?o"
    r"|(?:file )?allegato|anexo|(?:(?:arquivo|ficheiro) )?anexado|bijlage|(?:bestand )?bijgevoegd)"
)
#: a line that holds nothing of the sender: something left out in brackets, or an attached file by its name
_PLACEHOLDER: Final = _words(
    rf"< ?(?:[^<>:\n]{{1,60}} )?{_OMITTED} ?>\.?", rf"<{_ATTACHED} ?: ?[^<>\n]{{1,255}}>", rf".{{1,255}}\.\w{{1,8}} ?[(<] ?{_ATTACHED} ?[)>]",
)  # fmt: skip
#: the same without brackets
_BARE: Final = _words(
    rf"{_THING} {_OMITTED}\.?", rf".{{1,200}}\.\w{{1,8}}(?: ?• ?\d+ \w+)?(?: do[ck]ument\w?)? {_OMITTED}\.?"
)
#: what an iPhone sets off behind its mark, at the end of a text: in whatever words in brackets, or the words for something left out
_TAIL: Final = re.compile(
    rf"(?P<before>.*?)[ \t]*{MARK}[ \t{INVISIBLE}]*(?:<(?P<inside>[^<>\n]{{1,300}})>|(?P<bare>[^<>\n]{{0,80}}?\b(?:{_THING}|[^<>\s]{{1,100}}\.\w{{1,8}}) {_OMITTED}\.?))[\s{INVISIBLE}]*",
    re.IGNORECASE | re.DOTALL,
)
_PAGES: Final = re.compile(r".{1,255}\.\w{1,8} ?•.{0,20}")
_FILE: Final = re.compile(r".{1,255}\.\w{1,8}")
_EDITED: Final = re.compile(
    rf"[{INVISIBLE}\s]*<[{INVISIBLE}]*(?:this message was edited|(?:message )?edited|diese nachricht wurde bearbeitet|(?:nachricht )?bearbeitet"
    r"|ce message a été modifié|message modifié|se editó este mensaje|este mensaje fue editado|mensaje editado|editado"
    r"|questo messaggio è stato modificato|messaggio modificato|(?:esta )?mensagem (?:foi )?editada|editada|dit bericht is bewerkt"
    rf"|(?:bericht )?bewerkt)\.?[{INVISIBLE}]*>[{INVISIBLE}\s]*\Z",
    re.IGNORECASE,
)

# --- places, what can be seen once, what has not come yet, polls

_WORDLESS: Final = _words(
    r"(?:location|standort|localisation|position|emplacement|ubicación|posizione|localização|locatie) ?: ?https?://maps\.\S{1,200}",
    r".{1,200}: https?://(?:www\.)?foursquare\.com/v/\S{1,80}",
    r"live location shared\.?", r"live[- ]?standort wird geteilt\.?", r"(?:localisation|position) en (?:direct|temps réel) partagée\.?",
    r"ubicación en tiempo real compartida\.?", r"posizione (?:attuale|in tempo reale) condivisa\.?",
    r"localização (?:atual|em tempo real) (?:compartilhada|partilhada)\.?", r"live[- ]?locatie (?:wordt )?gedeeld\.?",
    r"(?:you (?:sent|received) an? )?view once .{1,150}", r"(?:foto|video|sprachnachricht|audio|medium|bild) zur einmaligen ansicht\b.{0,150}",
    r"du hast eine? .{1,40} zur einmaligen ansicht .{1,150}", r"waiting for this message\..{0,80}", r"warte[nt]? auf diese nachricht\..{0,80}",
    r"en attente de ce message\..{0,80}", r"esperando (?:el|este) mensaje\..{0,80}", r"in attesa d(?:el|i questo) messaggio\..{0,80}",
    r"aguardando (?:esta |a )?mensagem\..{0,80}", r"wachten op dit bericht\..{0,80}",
)  # fmt: skip
_LABEL: Final = re.compile(r"([^\W\d_]{3,20}) ?:(?: .*)?")
_VOTES: Final = re.compile(r"([^\W\d_]{3,20}) ?: .*\(\d+ [^()]{1,20}\)")

# --- notices

_SEALS: Final = _words(
    "encrypt",
    "verschlüssel",
    "chiffr[eé]",
    "cifrad[oa]s de extremo",
    "crittograf",
    "criptograf",
    "encriptad",
    "versleutel",
)
_SEALED: Final = _words(
    r"messages (?:and calls|to|you send)", r"nachrichten(?:,| und anrufe| in diesem| an diese)", "les messages", "los mensajes", "i messaggi",
    "as (?:suas )?mensagens", "(?:de )?berichten",
)  # fmt: skip
#: what only a group has
_OF_GROUP: Final = _words(
    "gruppe|group|grupo|gruppo|groep|communit|betreff|subject(?! to)|sujet|asunto|oggetto|assunto|onderwerp", "(?<!kontakt )hinzugefügt",
    r"\b(?:added|removed)\b(?!.{0,20}contact)", r"\b(?:left|joined|admins?)\b", "verlassen|beigetreten|quitté|rejoint|a ajouté|salió|añadi|agreg",
    r"aggiunt|\buscit[oa]\b|adicionou|\bsaiu\b|verlaten|toegevoegd",
)  # fmt: skip


def plain(text: str) -> str:
    r"""Return a text without what nobody sees, and with ordinary blanks.

    Examples
    --------
    >>> plain("\u200eVoice call. \u200e5\u00a0min ")
    'Voice call. 5 min'
    """
    return (text if text.isascii() else text.translate(_UNSEEN)).strip()


def is_deleted(text: str) -> bool:
    """Whether a plain text stands where a message was deleted: by its sender, by oneself, by an administrator.

    Examples
    --------
    >>> is_deleted("Diese Nachricht wurde von Admin Eva Muster gelöscht."), is_deleted("I deleted this message")
    (True, False)
    """
    return len(text) <= _LONGEST and _DELETED.fullmatch(text.rstrip(".")) is not None


def is_sealed(text: str) -> bool:
    """Whether a plain text is the notice that a chat is encrypted.

    Examples
    --------
    >>> is_sealed("Messages and calls are end-to-end encrypted."), is_sealed("Is this chat encrypted?")
    (True, False)
    """
    return _SEALED.match(text) is not None and _SEALS.search(text[:_LONGEST]) is not None


def is_of_group(text: str) -> bool:
    """Whether a notice says something that only a group has.

    Examples
    --------
    >>> is_of_group("Eva Muster left"), is_of_group("Eva Muster is a contact.")
    (True, False)
    """
    head = text[:_LONGEST]
    return _OF_GROUP.search(head) is not None and _SEALS.search(head) is None


def own_words(text: str, *, by_words: bool) -> str | None:
    r"""Return what of a text is the sender's, or None where all of it is.

    Parameters
    ----------
    text
        What stands behind the sender's name.
    by_words
        Whether words without brackets and without the iPhone's mark count as the program's.

    Examples
    --------
    >>> own_words("Sommer\n<Media omitted>", by_words=True), own_words("Hallo \u200e<Diese Nachricht wurde bearbeitet.>", by_words=False)
    ('Sommer', 'Hallo')
    >>> own_words("Why does it say <Media omitted> here?", by_words=True) is None
    True
    """
    left = text
    edited = _EDITED.search(left, max(len(left) - _LONGEST, 0)) if ">" in left[-_ENDING:] else None
    if edited is not None:
        left = left[: edited.start()]
    left = _without_tail(left)
    if _is_wordless(left, by_words=by_words):
        left = ""
    lines = left.split("\n")
    kept = [
        line
        for place, line in enumerate(lines)
        if place not in (0, len(lines) - 1) or not _is_empty(line, by_words=by_words)
    ]
    return "\n".join(kept) if len(kept) < len(lines) or left != text else None


def _without_tail(text: str) -> str:
    """Leave out what an iPhone set off at the end of a text, and the name of the document before it."""
    start = text.rfind("\n") + 1
    is_short = len(text) - start <= 2 * _LONGEST
    found = _TAIL.fullmatch(text, start) if is_short and text.find(MARK, start) >= 0 else None
    if found is None:
        return text
    name = plain(found["before"])
    file = (found["inside"] or "").rpartition(": ")[2]
    is_document = _PAGES.fullmatch(name) or (_FILE.fullmatch(name) and (file.endswith(name) or found["bare"]))
    return text[:start].rstrip("\n") if is_document else text[:start] + found["before"]


def _is_empty(line: str, *, by_words: bool) -> bool:
    """Whether a line stands for something that is no text."""
    if len(line) > _LONGEST:
        return False
    words = plain(line)
    if words.endswith((">", ">.", ")")):
        return _PLACEHOLDER.fullmatch(words) is not None
    return (by_words or line.startswith(MARK)) and _BARE.fullmatch(words) is not None


def _is_wordless(text: str, *, by_words: bool) -> bool:
    """Whether a text is a place, a poll or something that cannot be seen any more."""
    lines = text.split("\n", 3)
    if len(lines) == 1:
        is_own = by_words or text.startswith(MARK)
        return is_own and len(text) <= _LONGEST and _WORDLESS.fullmatch(plain(text)) is not None
    return is_labelled(text) and _is_poll([plain(line) for line in text.split("\n")])


def is_labelled(text: str) -> bool:
    r"""Whether a text begins with a label in capitals, as polls and appointments do in all languages.

    Examples
    --------
    >>> is_labelled("EVENT:\nTITLE: Summer"), is_labelled("Eva: Hello")
    (True, False)
    """
    found = _LABEL.fullmatch(plain(text.partition("\n")[0][:_LONGEST]))
    return found is not None and found[1].isupper()


def _is_poll(lines: list[str]) -> bool:
    """Whether lines are a poll: behind the question, choices with labels in capitals, each with its votes."""
    choices = [_VOTES.fullmatch(line) for line in lines[1:]]
    first = next((n for n, choice in enumerate(choices) if choice), len(choices))
    labels = {choice[1] if choice else "" for choice in choices[first:]}
    return len(labels) == 1 and all(name.isupper() for name in labels)
