"""Mail that no person wrote to a person: lists, no-reply addresses, answers of machines, notes of absence."""

from __future__ import annotations

import re
from typing import Final

from netanalysis.sources.mail.headers import Mail

#: words of the local part of an address that never answers
_MACHINES: Final = re.compile(
    r"(?:^|[._+\-])(?:no|not|do[._-]?not|don[._-]?t|nicht|keine?)[._-]?(?:reply|replies|antwort|antworten|respond)(?:$|[._+\-\d])"
    r"|^(?:mailer-daemon|postmaster|bounces?|newsletter|news|notifications?|notify|benachrichtigung(?:en)?|mailrobot|automailer"
    r"|auto-?confirm|alerts?|listserv|majordomo)(?:$|[._+\-\d])"
    r"|[._\-](?:noreply|bounces?|notifications?|newsletter)(?:$|[._+\-\d])"
)
#: how notes of absence and other answers of machines begin, German and English
_ABSENT: Final = re.compile(
    r"^(?:(?:re|aw|antwort|fwd?|wg)\s*:\s*)*"
    r"(?:out[ -]of[ -](?:the[ -])?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response|antwort)|autoresponder"
    r"|automatische (?:antwort|abwesenheit|r[üu]ckantwort|eingangsbest[äa]tigung)|automatisch generierte|abwesenheit"
    r"|(?:ich bin )?(?:nicht im b[üu]ro|abwesend|außer haus|im urlaub)\b|vacation reply"
    r"|undeliver(?:able|ed)|delivery (?:status notification|failure)|mail delivery (?:failed|subsystem)|unzustellbar"
    r"|returned mail|failure notice|read:|gelesen:|(?:un)?gelesen gel[öo]scht:)",
    re.IGNORECASE,
)
_BULK: Final = ("bulk", "list", "junk", "auto_reply", "auto-reply")


def is_no_reply(address: str) -> bool:
    """Whether nobody reads what is sent to an address.

    Examples
    --------
    >>> is_no_reply("messages-noreply@example.org"), is_no_reply("nora.reply@example.org")
    (True, False)
    """
    return bool(_MACHINES.search(address.partition("@")[0]))


def is_automatic(mail: Mail) -> bool:
    """Whether a mail was sent by a machine, or to a list."""
    return is_no_reply(mail.sender[0]) or bool(_ABSENT.match(mail.subject)) or any(map(_speaks, mail.signs))


def _speaks(sign: str) -> bool:
    """Whether a field says that no person wrote to a person."""
    name, _, value = sign.partition(": ")
    if name == "auto-submitted":
        return value.strip() not in ("", "no")
    if name in ("precedence", "x-precedence"):
        return value.strip() in _BULK
    if name == "return-path":
        return value.strip() == "<>"
    return name != "x-spam-flag"
