"""What the name of a folder or label says of the mail in it, as the mail programs name them in German and English."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources.mail.headers import Mail

_SENT: Final = frozenset(
    {"sent", "sent items", "sent mail", "sent messages", "gesendet", "gesendete objekte", "gesendete elemente",
     "gesendete nachrichten", "gesendete mails", "gesendete e-mails", "outbox", "postausgang"}
)  # fmt: skip
_SPAM: Final = frozenset(
    {
        "spam",
        "junk",
        "junk e-mail",
        "junk-e-mail",
        "junk mail",
        "bulk mail",
        "werbung",
        "unerwünscht",
        "unerwünschte werbung",
    }
)
_DRAFTS: Final = frozenset({"draft", "drafts", "entwurf", "entwürfe"})
#: endings of files and folders that hold mail
_ENDINGS: Final = (".mbox", ".mbx", ".sbd", ".eml", ".emlx")


def folder_names(path: str) -> frozenset[str]:
    """Names of the folders and the mailbox that a file lies in, in lower case and without the endings of mail programs.

    Examples
    --------
    >>> sorted(folder_names("Mail/Gesendet.mbox/mbox"))
    ['gesendet', 'mail', 'mbox']
    """
    parts = (part.lower() for part in PurePosixPath(path).parts)
    return frozenset(_bare(part) for part in parts)


def _bare(part: str) -> str:
    return next((part.removesuffix(end) for end in _ENDINGS if part.endswith(end)), part).lstrip(".")


def is_sent(mail: Mail, folders: frozenset[str]) -> bool:
    """Whether a mail lies where mail programs put what the owner sent."""
    return bool(_SENT & (mail.labels | folders)) and not mark_of(mail, folders)


def mark_of(mail: Mail, folders: frozenset[str]) -> str | None:
    """Why a mail never counts: it lies with the spam, or with the drafts."""
    if mail.labels & _SPAM or folders & _SPAM or "x-spam-flag: yes" in mail.signs:
        return "spam"
    return "draft" if mail.labels & _DRAFTS or folders & _DRAFTS else None
