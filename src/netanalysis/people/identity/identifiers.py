"""Links by personal identifiers, and which identifiers belong to a house rather than to a person."""

from __future__ import annotations

from itertools import combinations, groupby
from operator import itemgetter
from typing import Any, Final

import pandas as pd

from netanalysis.frames import quick_to_walk
from netanalysis.people.identity.result import Evidence, Link
from netanalysis.people.name_keys import names_agree

#: local parts that belong to a house, not to a person
ROLE_MAILBOXES: Final = frozenset(
    {
        "admin", "anfrage", "anfragen", "bewerbung", "buchhaltung", "buero", "contact", "einkauf", "empfang",
        "hallo", "hello", "hr", "info", "invoice", "jobs", "kanzlei", "karriere", "kontakt", "mail",
        "marketing", "newsletter", "no-reply", "noreply", "office", "post", "praxis", "press", "presse",
        "reception", "rechnung", "sales", "sekretariat", "service", "support", "team", "vertrieb", "verwaltung",
        "webmaster", "zentrale"
    }
)  # fmt: skip
#: the stronger the evidence, the earlier it merges; the weaker link is the one that a conflict cuts
STRENGTH: Final = ("profile_url", "native_id", "email", "phone")


def identifier_links(identifiers: pd.DataFrame, names: pd.Series[Any]) -> tuple[list[Link], int]:
    """Link accounts that hold the same personal identifier, the strongest first; also how many identifiers are shared."""
    held = identifiers[identifiers["kind"] != "alias"].drop_duplicates(["contact_id", "kind", "value"])
    held = held[held["contact_id"].isin(names.index)]
    several = held[held.duplicated(["kind", "value"], keep=False)]
    links: list[Link] = []
    shared = 0
    rows = sorted(quick_to_walk(several[["kind", "value", "contact_id"]]).itertuples(index=False, name=None))
    name_of = dict(zip(names.index, names, strict=True))
    for (kind, value), group in groupby(rows, key=itemgetter(0, 1)):
        ids = [contact for _, _, contact in group]
        if _is_shared(kind, value, [name_of[contact] for contact in ids]):
            shared += 1
        else:
            evidence = (Evidence(kind, "equal", float("nan"), value),)
            links += [Link(ids[0], other, "identifier", evidence, float("nan")) for other in ids[1:]]
    return sorted(links, key=lambda link: (STRENGTH.index(link.evidence[0].field), link.a, link.b)), shared


def _is_shared(kind: str, value: str, names: list[str]) -> bool:
    """Whether an identifier belongs to a house or to several people rather than to one person."""
    if kind not in ("email", "phone"):
        return False
    if kind == "email" and value.partition("@")[0] in ROLE_MAILBOXES:
        return True
    return not all(names_agree(a, b) for a, b in combinations(sorted(set(names)), 2))
