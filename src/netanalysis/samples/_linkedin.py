"""A LinkedIn archive of each day, put together from its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netanalysis.samples._linkedin_activity import activity_tables
from netanalysis.samples._linkedin_messages import Book, messages_table
from netanalysis.samples._linkedin_owner import interest_tables, owner_tables, rarely_read, searches_table
from netanalysis.samples._linkedin_ties import (
    address_book,
    connections_table,
    endorsement_tables,
    endorsements,
    invitations_table,
    notes_table,
    recommendation_tables,
    recommendations,
)
from netanalysis.samples._model import ERA_2022, Export, Invitation, Message, Person, Stranger
from netanalysis.samples._outcomes import Outcome
from netanalysis.samples._plan import Plan
from netanalysis.samples._tables import Table


@dataclass(frozen=True, slots=True)
class World:
    """Everything that ever happened; each export holds what had happened by its day."""

    plan: Plan
    people: tuple[Person, ...]
    strangers: tuple[Stranger, ...]
    messages: tuple[Message, ...]
    invitations: tuple[Invitation, ...]
    won: tuple[Outcome, ...]

    @property
    def book(self) -> Book:
        """Return everybody by key."""
        return {person.key: person for person in self.people} | {who.key: who for who in self.strangers}


def archive(world: World, export: Export) -> dict[str, Table]:
    """Return the files of one archive, by name, in alphabetical order."""
    plan, known, book = world.plan, world.people, world.book
    files = {
        "Connections.csv": connections_table(known, export),
        "messages.csv": messages_table(world.messages, export, book),
        "Invitations.csv": invitations_table(world.invitations, export, book),
    }
    files |= endorsement_tables(endorsements(plan, known), export)
    files |= owner_tables(plan, world.won, export) | interest_tables(plan, known, export)
    if export.complete:
        files |= _complete(world, known, export)
    return dict(sorted(files.items()))


def _complete(world: World, known: Sequence[Person], export: Export) -> dict[str, Table]:
    """Return what only the complete archive holds."""
    plan = world.plan
    files = activity_tables(plan, known, world.strangers, export) | address_book(plan, known, export)
    files |= recommendation_tables(recommendations(plan, known), export) | rarely_read(plan, export)
    files["SearchQueries.csv"] = searches_table(plan, known, export)
    return files if export.era == ERA_2022 else files | {"Notes.csv": notes_table(plan, known)}
