"""How to get the exports of Facebook and X."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "get_facebook": (
        "Ask Facebook for your information as JSON: Settings, Accounts Centre, Your information and permissions, Export your "
        "information; encrypted chats are a second download, from Messenger."
    ),
    "get_x": "Ask X for your archive: Settings and privacy, Your account, Download an archive of your data.",
}
