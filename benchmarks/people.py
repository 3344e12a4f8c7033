"""How often names of firms and job titles are read right, on lists written by hand, with every miss; and how fast.

    python benchmarks/people.py

The lists stand in `tests/literal/`: `titles.csv` and `companies.csv` were written before the rules, the rules were then
tuned on them; the files `*_held_out.csv` were written after the rules and scored before the rules followed them too
(the first scores stand in `docs/people.md`); no rule was ever changed for `titles_unseen.csv`.
"""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Callable
from pathlib import Path

from netanalysis.people.companies import parse_company
from netanalysis.people.name_keys import name_keys
from netanalysis.people.titles import parse_title

LISTS = Path(__file__).parents[1] / "tests" / "literal"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one list."""
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def titles(name: str) -> None:
    """Accuracy of function, seniority and kind, and all three at once."""
    rows = rows_of(name)
    parts = ("function", "seniority", "kind")
    misses = []
    right = dict.fromkeys((*parts, "all three"), 0)
    for row in rows:
        read = parse_title(row["title"], company=row["company"])
        wrong = [part for part in parts if getattr(read, part) != row[part]]
        for part in parts:
            right[part] += part not in wrong
        right["all three"] += not wrong
        misses += [
            f"  {row['title']} | {row['company']}: {part} {getattr(read, part)}, meant {row[part]} {read.because}"
            for part in wrong
        ]
    print(
        f"{name}: {len(rows)} titles, "
        + ", ".join(f"{part} {n / len(rows):.1%}" for part, n in right.items())
    )
    print("\n".join(misses))


def firms(name: str) -> None:
    """Accuracy of grouping (all pairs of firms), legal form, country and status."""
    rows = rows_of(name)
    read = [parse_company(row["name"]) for row in rows]
    for part in ("legal_form", "country", "status"):
        wrong = [(row, got) for row, got in zip(rows, read, strict=True) if getattr(got, part) != row[part]]
        print(f"{name}: {len(rows)} names, {part} {1 - len(wrong) / len(rows):.1%}")
        print(
            "\n".join(
                f"  {row['name']}: {part} {getattr(got, part)!r}, meant {row[part]!r}" for row, got in wrong
            )
        )
    employers = [(row, got) for row, got in zip(rows, read, strict=True) if row["group"]]
    misses = []
    for i, (row, got) in enumerate(employers):
        for other, firm in employers[i + 1 :]:
            if (row["group"] == other["group"]) != (
                got.key == firm.key and got.is_employer and firm.is_employer
            ):
                misses.append(f"  {row['name']} ({got.key}) and {other['name']} ({firm.key})")
    n_pairs = len(employers) * (len(employers) - 1) // 2
    print(f"{name}: {n_pairs} pairs of firms, {1 - len(misses) / n_pairs:.2%} grouped right")
    print("\n".join(misses[:40]))


def speed(what: str, read: Callable[[str], object], texts: list[str]) -> None:
    """Processor seconds for that many distinct texts."""
    start = time.process_time()
    for text in texts:
        read(text)
    print(f"{len(texts)} distinct {what}: {time.process_time() - start:.2f} s")


def distinct(rows: list[str], n: int) -> list[str]:
    """As many distinct texts as asked for, made of the listed ones."""
    dice = random.Random(0)  # noqa: S311
    letters = "bdfgklmnprst"
    made: set[str] = set()
    while len(made) < n:
        made.add(f"{dice.choice(rows)} {''.join(dice.choices(letters, k=4)).title()}")
    return sorted(made)


if __name__ == "__main__":
    for file in sorted(LISTS.glob("titles*.csv")):
        titles(file.name)
    for file in sorted(LISTS.glob("companies*.csv")):
        firms(file.name)
    some = [row["title"] for row in rows_of("titles.csv")]
    speed("titles", parse_title, distinct(some, 30_000))
    speed(
        "firms",
        parse_company,
        distinct([row["name"] for row in rows_of("companies.csv") if row["group"]], 30_000),
    )
    first = [
        "Eva",
        "Hans-Peter",
        "Dr. Karl",
        "Anna Maria",
        "Thomas",
        "Jörg",
        "Dipl.-Ing. (FH) Ute",
        "Sepp",
        "K.",
    ]
    speed("names", name_keys, [f"{text.rpartition(' ')[2]}, {text.rpartition(' ')[0]}" if i % 7 == 0 else text
                               for i, text in enumerate(distinct(first, 30_000))])  # fmt: skip
