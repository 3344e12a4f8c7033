"""Why accounts are one person, in plain sentences and as a table: what joined them, what is in doubt, what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from netanalysis import wording
from netanalysis.describe.explain import Explanation
from netanalysis.describe.person import find_person
from netanalysis.network import Network
from netanalysis.people.identity import Evidence, Link
from netanalysis.settings import Language
from netanalysis.text import tidy

_LONGEST = 60
#: chances above are not told apart
_SURE = 0.999


def doubtful_pairs(network: Network) -> pd.DataFrame:
    """List the pairs of accounts of which it is open whether they are one person, the likeliest first.

    They stay two people until corrections.csv says `same_as` or `not_same_as`; `netanalysis review` asks one by one.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    pandas.DataFrame
        A row a pair: `contact_a`, `contact_b`, and of both `name_…`, `company_…` and `position_…`; `weight` (bits),
        `probability` (0 to 1), `why` it is in doubt (`below` the threshold, `no_evidence` besides the name, `contradicted` by
        the employer, `other_name`, `ambiguous`: another account fits as well) and `evidence`, a text.

    Notes
    -----
    The weight is the sum of log-likelihood ratios that `netanalysis.people.identity.weigh` explains.

    Examples
    --------
    >>> import netanalysis as na
    >>> pairs = na.doubtful_pairs(na.load_sample())
    >>> bool((pairs["probability"] >= 0.8).all())
    True
    """
    contacts = network.contacts.set_index("contact_id")
    rows = [_row(link, contacts, network.settings.language) for link in network.identity.doubtful]
    sides = [f"{column}_{side}" for column in ("name", "company", "position") for side in ("a", "b")]
    columns = ["contact_a", "contact_b", *sides, "weight", "probability", "why", "evidence"]
    return pd.DataFrame(rows, columns=columns)


def _row(link: Link, contacts: pd.DataFrame, lang: Language) -> dict[str, Any]:
    sides = {
        f"{column}_{side}": contacts[column].get(contact, pd.NA)
        for column in ("name", "company", "position")
        for side, contact in (("a", link.a), ("b", link.b))
    }
    return {
        "contact_a": link.a, "contact_b": link.b, **sides, "weight": link.weight, "probability": link.probability,
        "why": link.why, "evidence": evidence_text(link, lang),
    }  # fmt: skip


def evidence_text(link: Link, lang: Language) -> str:
    """Say what speaks for and against one person, field by field, with its weight in bits.

    Parameters
    ----------
    link
        Two accounts and their evidence.
    lang
        Language of the sentence.

    Returns
    -------
    str
        What each field says, joined by `; `.

    Examples
    --------
    >>> from netanalysis.people.identity import Evidence, Link
    >>> evidence_text(Link("a", "b", "names", (Evidence("firm", "equal", 8.5, "nordlichtpumpen"),), 8.5), "en")
    'firm: the same (nordlichtpumpen), +8.5'
    """
    return "; ".join(_said(part, lang) for part in link.evidence)


def _said(part: Evidence, lang: Language) -> str:
    """One field in words."""
    name = wording.say(lang, f"evidence_{part.field}")
    level = wording.say(lang, f"level_{part.level}") if part.level else ""
    shown = part.value if part.value != "=" else wording.say(lang, "own_firm")
    value = f" ({shown[:_LONGEST]})" if shown else ""
    bits = ""
    if not pd.isna(part.bits):
        sign = "+" if part.bits > 0 else "−" if part.bits < 0 else "±"
        bits = f", {sign}{wording.number(lang, abs(part.bits), digits=1)}"
    return f"{name}: {level}{value}{bits}" if level else f"{name}{bits}"


def explain_person(network: Network, person: str, *, lang: Language | None = None) -> Explanation:
    """Say in plain sentences why the accounts of a person are taken for one, what is in doubt and what was refused.

    Parameters
    ----------
    network
        The network.
    person
        A contact id, person id, profile URL, e-mail address or a name that only she has.
    lang
        Language of the sentences; left out, that of the network's settings.

    Returns
    -------
    Explanation
        Frozen; `print` shows it, a notebook too, and its `sentences` are pairs of a topic and a text.

    Raises
    ------
    UnknownPerson
        Nobody, or more than one person, answers to `person`; the candidates are named.

    Notes
    -----
    Who is one person with whom is timeless: all exports count, whatever day the network is seen as of.

    Examples
    --------
    >>> import netanalysis as na
    >>> why = na.explain_person(na.load_sample(), "Katja Lenz")
    >>> why.sentences[0][0]
    'Accounts'
    """
    words = lang or network.settings.language
    person_id = find_person(network, person)
    contacts = network.contacts.set_index("contact_id")
    names = {str(contact): tidy(str(name))[:_LONGEST] for contact, name in contacts["name"].dropna().items()}
    of = network.identity.person_of
    mine = sorted(contact for contact, owner in of.items() if owner == of.get(person_id, person_id))
    name = names.get(person_id, person_id)
    listed = "; ".join(_account(contact, names, words) for contact in mine)
    sentences = [(wording.say(words, "topic_accounts"), f"{listed}.")]
    for topic, links in (("one", network.identity.links), ("doubtful", network.identity.doubtful), ("refused", network.identity.refused)):  # fmt: skip
        hers = [link for link in links if link.a in mine or link.b in mine]
        sentences += [
            (wording.say(words, f"topic_{topic}"), _sentence(link, topic, names, words)) for link in hers
        ]
    if len(sentences) == 1:
        sentences.append((wording.say(words, "topic_one"), wording.say(words, "person_alone")))
    headline = wording.say(words, "person_head", name=name, n=len(mine))
    return Explanation(person_id, name, network.date, headline, tuple(sentences))


def _account(contact: str, names: Mapping[str, str], lang: Language) -> str:
    """An account by platform, id and name."""
    platform, _, own = contact.partition(":")
    return (
        f"{wording.platform(platform, lang=lang)} {own} (»{names[contact]}«)"
        if contact in names
        else f"{wording.platform(platform, lang=lang)} {own}"
    )


def _sentence(link: Link, topic: str, names: Mapping[str, str], lang: Language) -> str:
    """One link: who, on what grounds, how sure, and what stands against it."""
    pair = {"a": _account(link.a, names, lang), "b": _account(link.b, names, lang)}
    evidence = evidence_text(link, lang)
    if link.decided_by == "corrections":
        said = wording.say(lang, "link_corrections", **pair)
    elif link.decided_by == "identifier":
        said = wording.say(lang, "link_identifier", **pair, evidence=evidence)
    else:
        chance = wording.percent(lang, min(link.probability, _SURE), digits=1)
        said = wording.say(lang, "link_names", **pair, chance=chance, evidence=evidence)
    if topic != "one":
        return f"{said} " + wording.say(lang, f"why_{link.why}")
    elsewhere = any((part.field, part.level) == ("firm", "different") for part in link.evidence)
    return f"{said} " + wording.say(lang, "link_moved") if elsewhere else said
