"""The class of each message that came in, why, and how sure that is: structure first, words second, the user's word above all."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import message_classes, schema
from netanalysis.cost.words import Words, read_words
from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.settings import LANGUAGES
from netanalysis.text import fold
from netanalysis.ties.exchanges import exchanges
from netanalysis.wording import say

#: why a row has its class, the strongest reason first
REASONS: Final = (
    "corrected", "mark", "machine", "kind", "crowd", "reply", "words", "copies", "answered", "no_rule", "unanswered", "unseen",
)  # fmt: skip
CONFIDENCES: Final = ("sure", "likely", "unsure")
#: a message within so many days after a word of ego's is a reply, whatever its words
REPLY_DAYS: Final = 60
#: points that words need: from somebody ego never wrote to before, and from somebody ego did write to
NEEDED, NEEDED_KNOWN = 4, 6
#: so many points more than needed make the words sure
_MORE: Final = 2
#: the same text from so many senders is a copy; a shorter one (»Frohe Weihnachten!«) may come from many by itself
COPIES, COPIED_CHARS = 3, 100
_KINDS: Final = ("message", "mail", *schema.NOISE_KINDS)
_INVITING: Final = tuple(kind for kind in schema.NOISE_KINDS if kind.endswith("invitation"))
_MARKS: Final = ("sponsored", "spam", "hidden_sender")
_COLUMNS: Final = (
    "time", "day", "person_id", "platform", "kind", "class", "reason", "confidence", "because", "has_text", "noise",
)  # fmt: skip


def classify(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Give each message, mail, invitation and notice that came in a class, with reason and confidence.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date. What is computed from behaviour (answered, the same
        text from many) uses rows up to it only.

    Returns
    -------
    DataFrame
        A row each, in the order of `interactions`: `time`, `day` (local), `person_id` (may be missing), `platform`, `kind`, and

        - `class`: one of `message_classes.CLASSES`
        - `reason`: the first of `REASONS` that holds: the sender's `kind_of_contact` in `corrections.csv` names a class; a mark; a
          machine sent it; its kind; more than ten people; it came within 60 days after a word of ego's; its words; the same
          text from three senders; ego wrote to the sender at some time; no rule fits its words; or it has none at hand and
          was never answered, or answers could not be seen
        - `confidence`: `sure`, `likely`, `unsure`
        - `because`: the phrases of the rules that stand in the text
        - `has_text`: whether there were words to read
        - `noise`: whether it counts as a demand on attention: all but the personal, and what may have been answered unseen

    Notes
    -----
    Words are weighed by the rules of `cost/classes.toml`. They decide only where they reach four points, or six where ego had
    written to the sender before; a web address from a stranger and a text that came from several senders give a point each.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = classify(na.load_sample())
    >>> bool((found.loc[found["class"] == "personal", "noise"]).any())
    False
    """
    return network.as_of(as_of).derive(_classify)


def _classify(seen: Network) -> pd.DataFrame:
    rows = _incoming(seen)
    said, points, because, link = _words_of(rows)
    copied = _copied(rows)
    points = points + copied + (link & ~rows["knew"])
    needed = np.where(rows["knew"], NEEDED_KNOWN, NEEDED)
    worded = (said != "") & (points >= needed)
    mlm = worded & (said == "mlm")
    inviting = rows["kind"].isin(_INVITING)
    conditions = {
        "corrected": rows["corrected"].notna(),
        "mark": rows["mark"].isin(["sponsored", "spam"]),
        "machine": rows["automatic"] | (rows["kind"] == "notification"),
        "kind": inviting & ~mlm,
        "crowd": rows["crowded"] & ~inviting,
        "reply": rows["reply"] & ~inviting,
        "words": worded,
        "copies": copied,
        "answered": rows["answered"],
        "no_rule": rows["has_text"],
        "unanswered": ~rows["unseen"],
    }
    classes = {
        "corrected": rows["corrected"].astype(object), "mark": rows["mark"].astype(object), "machine": "notification",
        "kind": rows["kind"].astype(object), "crowd": "bulk", "reply": "personal", "words": said, "copies": "bulk",
        "answered": "personal", "no_rule": "personal", "unanswered": "unclear",
    }  # fmt: skip
    tests = [np.asarray(held, dtype=bool) for held in conditions.values()]
    chosen = [np.broadcast_to(np.asarray(classes[name], dtype=object), len(rows)) for name in conditions]
    found = np.select(tests, chosen, default="unclear")
    reason = np.select(tests, list(conditions), default="unseen")
    sure = np.isin(reason, REASONS[:6]) | ((reason == "words") & (points >= needed + _MORE))
    confidence = np.select(
        [sure, np.isin(reason, ("words", "copies", "answered"))], CONFIDENCES[:2], CONFIDENCES[2]
    )
    return rows.assign(
        **{"class": pd.Series(found, index=rows.index, dtype="string")},
        reason=pd.Series(reason, index=rows.index, dtype="string"),
        confidence=pd.Series(confidence, index=rows.index, dtype="string"),
        because=pd.Series(np.where(reason == "words", because, ""), index=rows.index, dtype="string"),
        noise=(found != "personal") & (reason != "unseen"),
    )[list(_COLUMNS)].reset_index(drop=True)


def _incoming(seen: Network) -> pd.DataFrame:
    """Rows that came in, with person, local day, and what ego had to do with the sender."""
    rows = seen.interactions
    came = (
        rows["kind"].isin(_KINDS)
        & (rows["direction"] == "in")
        & (rows["mark"].isna() | rows["mark"].isin(_MARKS))
    )
    rows = rows[came]
    person_of = seen.contacts.set_index("contact_id")["person_id"]
    person = look_up(rows["contact_id"], person_of)
    wrote = exchanges(seen)
    wrote = wrote.loc[wrote["direction"].isin(["out", "both"]), ["person_id", "time"]]
    first = look_up(person, wrote.groupby("person_id")["time"].min())
    notices = seen.coverage.loc[seen.coverage["content"] == "notices", "file"]
    return rows.assign(
        person_id=person,
        day=local_days(rows["time"], seen.settings.time_zone),
        has_text=rows["text"].notna(),
        crowded=(rows["n_people"] > schema.BROADCAST).fillna(value=False).astype(bool),
        answered=first.notna(),
        knew=(first < rows["time"]).fillna(value=False).astype(bool),
        reply=_replies(person, rows["time"], wrote),
        unseen=rows["source"].isin(notices),
        corrected=look_up(person, _corrections(seen)),
    )


def _replies(person: pd.Series[Any], time: pd.Series[Any], wrote: pd.DataFrame) -> pd.Series[Any]:
    """Whether ego had written to the sender within the days before."""
    people = pd.Index(wrote["person_id"].unique())
    asked = pd.DataFrame(
        {"who": people.get_indexer(pd.Index(person.astype(object))), "time": time, "row": range(len(time))}
    )
    asked = asked[asked["who"] >= 0].sort_values("time", kind="stable")
    told = pd.DataFrame(
        {"who": people.get_indexer(pd.Index(wrote["person_id"])), "time": wrote["time"], "told": True}
    )
    within = pd.Timedelta(days=REPLY_DAYS)
    met = pd.merge_asof(asked, told.sort_values("time", kind="stable"), on="time", by="who", tolerance=within)
    found = np.zeros(len(time), dtype=bool)
    found[met.loc[met["told"].notna(), "row"].to_numpy()] = True
    return pd.Series(found, index=time.index)


def _corrections(seen: Network) -> pd.Series[Any]:
    """Class of each person whose `kind_of_contact` names one, in either language."""
    rows = seen.corrections.dropna(subset=["kind_of_contact"])
    meant = rows["kind_of_contact"].map(lambda cell: _by_word().get(fold(cell)))
    named = (
        rows.assign(meant=meant.astype("string"))
        .dropna(subset=["meant"])
        .drop_duplicates("person_id", keep="last")
    )
    return named.set_index("person_id")["meant"]


def _by_word() -> dict[str, str]:
    """Class by its name and by its word in each language."""
    words = {fold(say(lang, f"class_{name}")): name for name in message_classes.CLASSES for lang in LANGUAGES}
    return words | {fold(name): name for name in message_classes.CLASSES}


def _words_of(rows: pd.DataFrame) -> tuple[np.ndarray[Any, Any], ...]:
    """What the words of each row say, its points, phrases and whether there is a link; each distinct text is read once."""
    read = (
        rows["has_text"]
        & ~rows["reply"]
        & ~rows["automatic"]
        & rows["corrected"].isna()
        & ~rows["mark"].isin(_MARKS[:2])
    )
    codes, texts = pd.factorize(rows["text"].where(read).astype(object))
    words = [*(read_words(text) for text in texts), Words()]  # -1 is the last: no text
    said = np.array([each.says for each in words], dtype=object)
    because = np.array([each.because for each in words], dtype=object)
    points, link = np.array([each.points for each in words]), np.array([each.link for each in words])
    return said[codes], points[codes], because[codes], link[codes]


def _copied(rows: pd.DataFrame) -> np.ndarray[Any, Any]:
    """Whether the same text came from several senders."""
    long = rows.loc[
        (rows["n_chars"] >= COPIED_CHARS).fillna(value=False) & rows["has_text"], ["text", "contact_id"]
    ]
    pairs = long.drop_duplicates()
    often = pairs["text"].value_counts()
    copied: np.ndarray[Any, Any] = rows["text"].isin(often.index[often >= COPIES]).to_numpy()
    return copied
