"""messages.csv of each era, and its sister files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from netanalysis.samples._model import ERA_2022, ERA_2024, ERA_2026, ME, Export, Message, Person, Stranger
from netanalysis.samples._owner import OWNER_BARE, OWNER_NAME, OWNER_URL
from netanalysis.samples._shapes import plain
from netanalysis.samples._tables import Row, Table, table

Book = Mapping[str, Person | Stranger]

MEMBER: Final = "LinkedIn Member"
_HEADERS: Final = {
    ERA_2022: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
    ERA_2024: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
    ERA_2026: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS",
}
_SISTER: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER"
)
#: one in so many of the owner's messages spells him without the umlaut
_BARE_EVERY: Final = 11
_COACHED: Final = (
    ("2025-06-03 07:12:44", False, "Welcome! What would you like to practise today?"),
    ("2025-06-03 07:13:20", True, "A difficult talk with a supplier."),
    ("2025-06-03 07:13:41", False, "Let's begin.\nHow do you open the conversation?"),
    ("2025-06-03 07:15:02", True, "With the figures."),
)


def in_archive(messages: Sequence[Message], export: Export) -> list[Message]:
    """Return the messages an archive holds: conversations newest first, and newest first within each.

    Drafts are there only where the format has a column for them.
    """
    seen = [message for message in messages if message.at <= export.until and _shown(message, export)]
    newest: dict[str, datetime] = {}
    for message in seen:
        newest[message.thread] = max(message.at, newest.get(message.thread, message.at))
    return sorted(
        seen, key=lambda message: (newest[message.thread], message.thread, message.at), reverse=True
    )


def _shown(message: Message, export: Export) -> bool:
    return message.mark != "draft" or export.era == ERA_2024


def messages_table(messages: Sequence[Message], export: Export, book: Book) -> Table:
    """Return messages.csv."""
    rows = tuple(_row(message, export, book) for message in in_archive(messages, export))
    return replace(table(_HEADERS[export.era], rows), quote_all=export.era == ERA_2026)


def counts(messages: Sequence[Message], export: Export, book: Book) -> dict[str, int]:
    """Return how many rows an archive has, and of what sort; a row counts under the first sort that applies.

    The order is sponsored, spam, draft, linkedin_member.
    """
    held = in_archive(messages, export)
    sorts = Counter(_sort(message, export, book) for message in held)
    return {"rows": len(held)} | {
        name: sorts[name] for name in ("sponsored", "spam", "draft", "linkedin_member")
    }


def _sort(message: Message, export: Export, book: Book) -> str:
    if message.mark:
        return message.mark
    if message.folder == "SPAM":
        return "spam"
    return "linkedin_member" if party(message.sender, export.on, book)[0] == MEMBER else ""


def _row(message: Message, export: Export, book: Book) -> Row:
    name, url = _spelled(message, party(message.sender, export.on, book))
    others = [party(key, export.on, book) for key in message.to]
    receivers = [_spelled(message, other) for other in others]
    to, urls = ", ".join(name for name, _ in receivers), ",".join(url for _, url in receivers if url)
    front = (message.thread, message.title, name, url, to)
    what = (f"{plain(message.at)} UTC", message.subject, _content(message, export), message.folder)
    if export.era == ERA_2022:
        return front + what
    if export.era == ERA_2024:
        return (*front, urls, *what, "Yes" if message.mark == "draft" else "No", "No")
    return (*front, urls, *what, message.attachment)


def party(key: str, on: date, book: Book) -> tuple[str, str]:
    """Return name and profile URL of somebody as shown on a day; closed accounts have neither."""
    if key == ME:
        return OWNER_NAME, OWNER_URL
    who = book.get(key)
    if who is None:
        return key or MEMBER, ""
    if isinstance(who, Stranger):
        return who.name, who.url
    account = who.linkedin
    if account is None or account.closed(on):
        return MEMBER, ""
    return " ".join(account.name(on)), account.url


def _spelled(message: Message, who: tuple[str, str]) -> tuple[str, str]:
    """Return the party, the owner now and then without his umlaut."""
    bare = who[1] == OWNER_URL and message.at.second % _BARE_EVERY == 0
    return (OWNER_BARE, who[1]) if bare else who


def _content(message: Message, export: Export) -> str:
    """Return the text; before 2026 every line break comes out as two spaces."""
    return message.text if export.era == ERA_2026 else re.sub(r"\n+", "  ", message.text)


def sister_tables(export: Export) -> dict[str, Table]:
    """Return the files that look like messages and are none."""
    if export.era == ERA_2022:
        return {}
    coached = list(_coached()) if export.era == ERA_2026 else []
    return {
        "guide_messages.csv": table(_SISTER, []),
        "learning_coach_messages.csv": table(_SISTER, coached),
        "learning_role_play_messages.csv": table(_SISTER, []),
    }


def _coached() -> Iterable[Row]:
    for at, mine, text in _COACHED[::-1]:
        sender = (
            (OWNER_NAME, OWNER_URL, "Learning Coach", "")
            if mine
            else ("Learning Coach", "", OWNER_NAME, OWNER_URL)
        )
        yield ("coach-1", "", *sender, f"{at} UTC", "", text, "")
