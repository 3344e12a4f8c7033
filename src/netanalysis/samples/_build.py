"""A whole invented network on disk, its truth beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netanalysis.errors import WouldOverwrite
from netanalysis.samples._diary import Cells, Entry, acquainted, cells, exchange_days, journal, with_journal
from netanalysis.samples._dice import stream
from netanalysis.samples._folder import (
    corrections_table,
    journal_table,
    outcomes_table,
    settings_text,
    strategies_table,
)
from netanalysis.samples._linkedin import World, archive
from netanalysis.samples._model import EXPORTS, XING_CARDS, XING_CARDS_ON, XING_TABLE
from netanalysis.samples._noise import invitations, unasked
from netanalysis.samples._outcomes import Outcome, outcomes
from netanalysis.samples._people import people, strangers
from netanalysis.samples._pitches import MLM
from netanalysis.samples._plan import plan
from netanalysis.samples._story import CHRISTMAS, PARTY, story, varied
from netanalysis.samples._tables import Row, Table, table_bytes, zipped
from netanalysis.samples._targets import targets
from netanalysis.samples._truth import truth_text
from netanalysis.samples._xing import cards, contact_table
from netanalysis.samples.sources import PARTS, Part, cast, parts, strategy_rows
from netanalysis.writing import is_unfinished, write_tree

MOST: Final = 30_000
#: the columns of the owner's files in which somebody is named
_NAMING: Final = frozenset({"person", "same_as", "not_same_as", "chain"})
#: the sources beside LinkedIn and XING that a sample holds
WRITTEN: Final[tuple[str, ...]] = tuple(PARTS)


@dataclass(frozen=True, slots=True)
class _Network:
    """The world and what the owner wrote down about it."""

    world: World
    outcomes: tuple[Outcome, ...]
    entries: tuple[Entry, ...]
    named: Cells


def sample(folder: str | Path, *, contacts: int = 2500, seed: int = 0) -> Path:
    """Write an invented network as a folder of exports, to try things on and to check answers against.

    The folder looks like one's own: LinkedIn archives of four days (2022, 2024 and two of 2026), a XING
    contact table of 2013 and a XING card for each contact, answers of XING's API, a Facebook download, archives of three
    X accounts, address books of Google and Outlook, mail, calendars, calls and chats, in the formats of their
    time, the archive of a colleague, and the owner's own files beside them. The owner is an interim manager who has collected contacts indiscriminately since 2012,
    tends a small core and lets the rest sleep. People, firms, addresses and texts are made up.

    Parameters
    ----------
    folder
        Where to write; made if it is not there, and left alone if anything is in it.
    contacts
        XING contacts, 1 to 30,000. LinkedIn gets 0.72 times as many connections; every fifth XING contact is
        on both. Below 20 there are contacts but hardly any story: the owner's files hold headers only, and there are no
        sources beside LinkedIn's archives and XING's cards and table.
    seed
        The same seed gives the same files, byte for byte once unpacked, on every Python.

    Returns
    -------
    Path
        The folder. `truth.json` in it says who everybody is and what every file holds:

        - `exports`: a short label for each export file, as used in `in_exports`
        - `files`: data rows of every CSV file of every export, and the number of cards
        - `messages`: rows of every messages.csv, and how many of them are sponsored, spam, draft or from a
          »LinkedIn Member«; a row counts under the first of these, in this order, that applies
        - `nameless`: rows of every Connections.csv that bear a date only
        - `people`: contacts and correspondents, each with a `class` as of `as_of`. On LinkedIn it follows
          from what was exchanged there: two-way on fewer than 3 days is occasional, both sides within the
          last 365 days is core, two-way before is dormant. On XING alone it is unobserved, but for those the
          journal or a pin knows. Broadcasts, drafts and chats of more than ten never count. `linkedin` is
          missing where no file shows the profile URL; `closed_on`, `removed_on`, `renamed_on` mark hard cases
        - `strangers`: who wrote, invited or is followed and is no contact; they have no class
        - `sources`: for each source beside LinkedIn's archives and XING's cards what is planted in it: who is who there
          (`people`), messages, mails, meetings and calls with each, the platforms' notices by kind, year, day and hour,
          followers gained and lost, whom the colleague shares; and `job_changes` from one archive to the next.
          Exchange there falls on days on which both wrote on LinkedIn as well, so that it changes no class
        - `outcomes`: sums, and for each title the chain and the state of its first tie 90 days before
        - `platforms`: which target firms are known on XING and on LinkedIn, and which platform is planted `above` another
          in a measure, or `equal` to it
        - `namesakes`, `shared_addresses`: what must not be merged

    Raises
    ------
    WouldOverwrite
        Something is in the folder, and it is no sample whose writing was interrupted.
    NotWritten
        The disk is full, or it may not be written there; then nothing is left of it.
    ValueError
        There are fewer than 1 or more than 30,000 contacts.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     folder = sample(Path(place, "my-network"), contacts=20)
    ...     sorted(path.name for path in folder.glob("*.csv"))
    ['corrections.csv', 'journal.csv', 'outcomes.csv', 'strategies.csv']
    """
    return write_sample(Path(folder), contacts=contacts, seed=seed, names=WRITTEN)


def write_sample(target: Path, *, contacts: int, seed: int, names: Iterable[str]) -> Path:
    """Write a sample with those of the sources beside LinkedIn and XING; without a story there are none."""
    _refuse(target, contacts)
    network, wanted = _network(contacts, seed), tuple(names)
    own = _own_tables(network, strategy_rows() if "x" in wanted else [])
    people = cast(network.world, network.outcomes, _cells(own))
    more = parts(people, wanted) if network.world.plan.has_story else {}
    files, rows = _exports(network.world)
    files |= _own_files(network, own)
    for part in more.values():
        files |= part.files
        rows |= part.rows
    files["truth.json"] = truth_text(network.world, network.outcomes, rows, _told(more)).encode()
    write_tree(target, files)
    return target


def _told(more: Mapping[str, Part]) -> dict[str, Mapping[str, object]]:
    """Return what is planted in each of the further sources."""
    return {name: part.truth for name, part in more.items()}


def _refuse(target: Path, contacts: int) -> None:
    if not 1 <= contacts <= MOST:
        msg = f"A sample has 1 to {MOST} contacts, not {contacts}; give another number of contacts."
        raise ValueError(msg)
    if target.exists() and (not target.is_dir() or any(target.iterdir())) and not is_unfinished(target):
        msg = f"Something is in '{target.name}', which a sample never overwrites; name a new or empty folder."
        raise WouldOverwrite(msg)


def _network(contacts: int, seed: int) -> _Network:
    """Return the whole story: people, what they said, what the owner noted and what came of it."""
    heads = plan(contacts, seed)
    first_known = people(heads)
    others = strangers(heads, first_known)
    tale = story(heads, first_known)
    named = cells(first_known, others)
    known = acquainted(heads, first_known, named)
    shouted = frozenset({PARTY, MLM, *(text for _, _, text in CHRISTMAS)})
    messages = varied(stream(seed, "varied"), [*tale.messages, *unasked(heads, others)], but=shouted)
    entries = journal(heads, known, named, messages)
    made = outcomes(heads, known, with_journal(exchange_days(messages), entries), tale.bursts)
    won = tuple(outcome for outcome in made if outcome.kind == "project" and outcome.status == "won")
    world = World(heads, known, others, tuple(messages), invitations(heads, known, others), won)
    return _Network(world, made, entries, named)


def _exports(world: World) -> tuple[dict[str, bytes], dict[str, Mapping[str, int]]]:
    """Return the export files by path, and the data rows of everything in them."""
    files: dict[str, bytes] = {}
    rows: dict[str, Mapping[str, int]] = {}
    for export in EXPORTS:
        tables = archive(world, export)
        files[f"exports/{export.name}"] = zipped(
            {name: table_bytes(content) for name, content in tables.items()}, export.on
        )
        rows[export.name] = {name: len(content.rows) for name, content in tables.items()}
    contact_rows, vcards = contact_table(world.people), cards(world.people)
    files[f"exports/xing/{XING_TABLE}"] = table_bytes(contact_rows)
    files[f"exports/xing/{XING_CARDS}"] = zipped(vcards, XING_CARDS_ON)
    return files, rows | {
        XING_TABLE: {XING_TABLE: len(contact_rows.rows)},
        XING_CARDS: {"*.vcf": len(vcards)},
    }


def _own_tables(network: _Network, tried: Sequence[Row]) -> dict[str, Table]:
    """Return the owner's tables by file name."""
    known, named = network.world.people, network.named
    story_told = known if network.world.plan.has_story else ()
    return {
        "outcomes.csv": outcomes_table(network.outcomes, named),
        "journal.csv": journal_table(network.entries),
        "corrections.csv": corrections_table(story_told, named),
        "strategies.csv": strategies_table(story_told, tried),
    }


def _cells(own: Mapping[str, Table]) -> list[str]:
    """Return every cell in which the owner names somebody."""
    found = []
    for content in own.values():
        places = [place for place, column in enumerate(content.header) if column in _NAMING]
        found += [part for row in content.rows for place in places for part in row[place].split(" > ")]
    return found


def _own_files(network: _Network, own: Mapping[str, Table]) -> dict[str, bytes]:
    known = network.world.people if network.world.plan.has_story else ()
    wanted = targets(network.world.plan.seed, known).names
    settings = settings_text(known, network.world.won, wanted).encode()
    return {"netanalysis.toml": settings} | {name: table_bytes(content) for name, content in own.items()}
