"""How often a message gets its right class, by templates, and what the classes cost in seconds; prints every template missed.

    python benchmarks/messages.py [--speed]

`tests/literal/messages.toml` is the list from which the rules of `cost/classes.toml` were written; `messages_held_out.toml` was written
after them, and its first scores stand in `docs/noise.md`. Each template is filled thirty times with other names, firms, topics and
closings. The hard case: every message is the first of a stranger who is never answered, so that words alone decide. The usual case:
the personal ones come from people with whom ego is in conversation, the others from strangers.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd

from netanalysis import Network, message_classes
from netanalysis.cost import classify
from netanalysis.inference import share_interval

LISTS = Path(__file__).parents[1] / "tests" / "literal"
FILLINGS = 30
MESSAGES, PEOPLE = 500_000, 30_000
_GIVEN = (
    "Katrin",
    "Uwe",
    "Jörg",
    "Anna",
    "Elif",
    "Stefan",
    "Renate",
    "Łukasz",
    "Priya",
    "Tom",
    "Beate",
    "Ömer",
)
_FAMILY = ("Lenz", "Müller", "Kovač", "Sauer", "Huber", "Frey", "O’Neill", "von Au", "Groß", "Bianchi")
_FIRMS = (
    "Nordlicht Pumpen GmbH",
    "Zickzack Optik AG",
    "Querbeet Treuhand",
    "Mumpitz Stahl SE",
    "Ramba Möbel",
    "Kokolores KG",
)
_PLACES = ("Kassel", "Graz", "Zürich", "Göttingen", "Ulm", "Linz", "Bremen", "St. Gallen")
_TOPICS = (
    "Einkauf",
    "Lieferketten",
    "ERP-Einführung",
    "Working Capital",
    "Logistik",
    "Sanierung",
    "Bestände",
    "Digitalisierung",
)
_DAYS = ("Montag", "Dienstag", "den 14. Mai", "Thursday", "Freitag", "3 June")
_BYES = ("Viele Grüße", "Beste Grüße", "Gruß", "Kind regards", "Best", "Herzlich", "MfG", "")


def filled(template: str, rng: np.random.Generator) -> str:
    """Fill a template, and close it in one of several ways."""
    pick = {
        "name": _GIVEN, "me": ("Martin", "Brückner", "Herr Brückner"), "firm": _FIRMS, "place": _PLACES, "topic": _TOPICS, "day": _DAYS,
    }  # fmt: skip
    values = {key: str(rng.choice(pool)) for key, pool in pick.items()}
    text = template.format(**values, n=rng.integers(5, 60), link=f"https://example.org/{rng.integers(1e6):x}")
    return f"{text}\n\n{rng.choice(_BYES)}\n{rng.choice(_GIVEN)} {rng.choice(_FAMILY)} {rng.integers(100)}"


def messages(name: str) -> pd.DataFrame:
    """All fillings of a list: template, meant class and text."""
    listed = tomllib.loads((LISTS / name).read_text(encoding="utf-8"))["message"]
    rng = np.random.default_rng(7)
    rows = [
        (template, part["class"], filled(template, rng))
        for part in listed for template in part["texts"] for _ in range(FILLINGS)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["template", "meant", "text"])


def network(texts: pd.DataFrame, *, in_touch: bool) -> Network:
    """A network in which each message comes from somebody else; `in_touch`: ego wrote to who is personal two weeks before."""
    ids = [f"linkedin:s{n}" for n in range(len(texts))]
    common = {"platform": "linkedin", "account": "me"}
    contacts = pd.DataFrame(
        {
            "contact_id": ids,
            "name": [f"Name{n} Fremd" for n in range(len(ids))],
            "relation": "correspondent",
            **common,
        }
    )
    came = pd.DataFrame({
        "contact_id": ids, "time": "2025-03-03 09:00", "kind": "message", "direction": "in", "text": texts["text"],
        "n_chars": texts["text"].str.len(), "n_people": 1, **common,
    })  # fmt: skip
    sent = came[(texts["meant"] == "personal").to_numpy() & in_touch]
    sent = sent.assign(direction="out", time="2025-02-17 09:00", text=[f"Wort {n}" for n in range(len(sent))])
    return Network.from_tables(
        owner="Martin Brückner", contacts=contacts, interactions=pd.concat([came, sent])
    )


def score(name: str, *, in_touch: bool) -> None:
    """Print precision and recall of each class, the personal ones called noise, and the templates mostly missed."""
    texts = messages(name)
    found = classify(network(texts, in_touch=in_touch))
    texts = texts.assign(
        got=found["class"].to_numpy(dtype=object), because=found["because"].to_numpy(dtype=object)
    )
    case = "usual case" if in_touch else "hard case"
    print(f"\n{name}, {case}: {texts['template'].nunique()} templates, {len(texts)} messages")
    for each in [each for each in message_classes.CLASSES if (texts["meant"] == each).any()]:
        meant, got = texts["meant"] == each, texts["got"] == each
        both = int((meant & got).sum())
        precision = both / got.sum() if got.any() else float("nan")
        print(
            f"  {each:17} precision {precision:6.1%}  recall {both / meant.sum():6.1%}  ({texts.loc[meant, 'template'].nunique()} templates)"
        )
    personal = texts[texts["meant"] == "personal"]
    noisy = personal["got"] != "personal"
    missed = personal.loc[noisy, "template"].nunique()
    low, high = share_interval(missed, personal["template"].nunique())
    print(f"  personal called noise {noisy.mean():.2%} of messages; {missed} of {personal['template'].nunique()} templates ever "
          f"({low:.1%} to {high:.1%})")  # fmt: skip
    called = texts["got"] != "personal"
    print(f"  noise called noise of any class {called[texts['meant'] != 'personal'].mean():.1%}")
    sure = found["confidence"].to_numpy() == "sure"
    right = texts["got"] == texts["meant"]
    print(f"  right where sure {right[sure].mean():.1%}, elsewhere {right[~sure].mean():.1%}")
    for template, part in texts[~right].groupby("template", sort=False):
        if len(part) > FILLINGS / 2:
            got = Counter(part["got"]).most_common(1)[0][0]
            print(f"    {part['meant'].iloc[0]} -> {got}: {template[:90]} [{part['because'].iloc[0]}]")


def speed() -> None:
    """Time `classify` on half a million messages of some three hundred characters, no two alike."""
    rng = np.random.default_rng(1)
    pool = messages("messages.toml")["text"].tolist()
    ids = [f"linkedin:p{n}" for n in range(PEOPLE)]
    common = {"platform": "linkedin", "account": "me"}
    contacts = pd.DataFrame({"contact_id": ids, "name": [f"Vor{n} Nach{n}" for n in range(PEOPLE)], **common})
    who = rng.zipf(1.3, MESSAGES) % PEOPLE
    texts = [f"{pool[a]} {pool[b]} {n}" for n, (a, b) in enumerate(rng.integers(0, len(pool), (MESSAGES, 2)))]
    rows = pd.DataFrame({
        "contact_id": [ids[n] for n in who], "time": np.datetime64("2010-01-01") + rng.integers(0, 5000 * 86400, MESSAGES).astype("m8[s]"),
        "kind": "message", "direction": rng.choice(["in", "out"], MESSAGES), "text": texts, "n_chars": [len(text) for text in texts],
        "n_people": 1, **common,
    })  # fmt: skip
    made = Network.from_tables(owner="Ida Beispiel", contacts=contacts, interactions=rows)
    from netanalysis.ties import exchanges

    exchanges(made)
    start = time.process_time()
    found = classify(made)
    seconds = time.process_time() - start
    read = int((~found["reason"].isin(["reply"]) & found["has_text"]).sum())
    print(
        f"\nclasses of {MESSAGES} messages ({read} of them read, {sum(map(len, texts)) / MESSAGES:.0f} characters each): {seconds:.1f} s"
    )


if __name__ == "__main__":
    for listed in ("messages.toml", "messages_held_out.toml", "messages_unseen.toml"):
        for in_touch in (False, True):
            score(listed, in_touch=in_touch)
    if "--speed" in sys.argv:
        speed()
