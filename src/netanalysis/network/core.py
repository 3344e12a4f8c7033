"""`Network`: the one value that every later step takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

import pandas as pd

from netanalysis import schema
from netanalysis.dates import as_day
from netanalysis.errors import NoUsableRows
from netanalysis.frames import conform, empty, encodable
from netanalysis.network.assemble import Note, add_persons, default_coverage, notes_of
from netanalysis.network.day import default_date, with_later
from netanalysis.network.history import restrict
from netanalysis.network.rows import DEEP, read
from netanalysis.network.summary import summary_html, summary_text
from netanalysis.network.validate import check_tables
from netanalysis.people.identity import Identity, Weighed, weigh
from netanalysis.settings import Owner, Settings

Tables = Mapping[str, pd.DataFrame]
Made = TypeVar("Made")


class _TableView:
    """A table of the network as an attribute: a copy each time, so nobody changes the network by accident."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        self.__doc__ = f"`{name}`: a row is {schema.TABLES[name].row}; columns in `netanalysis.schema`."

    def __get__(self, network: Network | None, owner: type) -> pd.DataFrame:
        if network is None:
            return empty(schema.TABLES[self._name])
        if self._name == "interactions":
            return read(network)
        return network._tables[self._name].copy(deep=DEEP)


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """The tables of one owner's network, read, resolved and validated; frozen, and seen as of one day.

    Build it with `load` from exports or with `Network.from_tables` from frames of your own. Each table is an
    attribute (`network.contacts`, `network.interactions`, …) and a fresh copy whenever it is asked for; what its
    columns mean stands in `netanalysis.schema`. `print(network)` says what was read and what was not.

    Attributes
    ----------
    owner
        Ego: names, addresses, accounts, positions. Never one of the contacts.
    settings
        What `netanalysis.toml` set.
    date
        The day the network is seen as of: that of the newest export, told by its name or else by its newest row.
    notes
        What the user should know besides: pairs of a sentence's key in `wording` and its number.
    identity
        Which accounts are one person and by which links, the pairs in doubt, and what was refused; timeless.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> network.date
    datetime.date(2026, 3, 2)
    >>> network.contacts.columns[:3].tolist()
    ['contact_id', 'person_id', 'platform']
    """

    owner: Owner
    settings: Settings
    date: dt.date
    notes: tuple[Note, ...]
    identity: Identity
    _all: Tables
    _tables: Tables
    _derived: dict[Callable[[Network], Any], Any] = field(default_factory=dict, init=False)

    contacts = _TableView()
    identifiers = _TableView()
    snapshots = _TableView()
    follows = _TableView()
    interactions = _TableView()
    links = _TableView()
    activity = _TableView()
    persons = _TableView()
    outcomes = _TableView()
    journal = _TableView()
    corrections = _TableView()
    strategies = _TableView()
    coverage = _TableView()

    @classmethod
    def from_tables(
        cls,
        *,
        owner: str | Owner,
        contacts: pd.DataFrame,
        interactions: pd.DataFrame | None = None,
        settings: Settings | None = None,
        **others: pd.DataFrame,
    ) -> Network:
        """Build a network from anybody's frames.

        Parameters
        ----------
        owner
            Ego's name, or an `Owner`.
        contacts
            A row for each account of somebody else; needed are `contact_id`, `platform`, `account` and `name`.
        interactions
            A row for each dated exchange; needed are `contact_id`, `time`, `platform`, `account`, `kind` and
            `direction`. Times without a zone are UTC.
        settings
            Time zone, country, language …; the defaults otherwise.
        **others
            Further tables of `netanalysis.schema` by name: `identifiers`, `snapshots`, `links`, `outcomes`, ….

        Returns
        -------
        Network
            Frozen and validated, its persons resolved by identifiers, and by names that other evidence supports.

        Raises
        ------
        TableError
            The tables break the schema; all problems are named, a sentence each.
        NoUsableRows
            There is not one contact.

        Examples
        --------
        >>> import pandas as pd
        >>> contacts = pd.DataFrame({"contact_id": ["chat:1"], "platform": ["chat"], "account": ["me"],
        ...                          "name": ["Eva Muster"]})
        >>> exchanges = pd.DataFrame({"contact_id": ["chat:1"], "time": ["2024-05-02 09:00"], "platform": ["chat"],
        ...                           "account": ["me"], "kind": ["message"], "direction": ["in"]})
        >>> Network.from_tables(owner="Ida Beispiel", contacts=contacts, interactions=exchanges).date
        datetime.date(2024, 5, 2)
        """
        given = {"contacts": contacts, **others}
        if interactions is not None:
            given["interactions"] = interactions
        given = {
            name: encodable(frame) if isinstance(frame, pd.DataFrame) else frame
            for name, frame in given.items()
        }
        check_tables(given)
        if not len(contacts):
            msg = "The table of contacts has no rows; a network needs at least one contact."
            raise NoUsableRows(msg)
        ego = Owner(names=(owner,)) if isinstance(owner, str) else owner
        tables = whole({name: conform(frame, schema.TABLES[name]) for name, frame in given.items()})
        weighed = weigh(tables["contacts"], tables["identifiers"], tables["snapshots"])
        return network_of(ego, settings or Settings(), tables, weighed)

    def as_of(self, day: dt.date | str | None = None) -> Network:
        """Return the network as it could have been seen at the end of a day.

        Exchanges, links, activity, journal and snapshots after that local day are left out, contacts made later too,
        but who had written by then stays, as a correspondent; company and position are those of the newest snapshot up to then; an outcome not yet won is open. Who is one
        person with whom stays: identity is timeless.

        Parameters
        ----------
        day
            A date, or text as YYYY-MM-DD; left out, the network's own date.

        Returns
        -------
        Network
            The same network, seen earlier or later.

        Examples
        --------
        >>> import netanalysis as na
        >>> network = na.load_sample()
        >>> len(network.as_of("2015-12-31").interactions) < len(network.interactions)
        True
        """
        if day is None or as_day(day) == self.date:
            return self
        seen = restrict(self._all, as_day(day), self.settings.time_zone)
        return replace(self, date=as_day(day), _tables=MappingProxyType(seen))

    def derive(self, make: Callable[[Network], Made]) -> Made:
        """Return what a function makes of this network, made once, for a frozen network always gives the same.

        Parameters
        ----------
        make
            A function of the network alone.

        Returns
        -------
        DataFrame or other
            What `make` returned when it was first asked for: of a frame a fresh copy each time; anything else is handed
            out as it is, and should be frozen.

        Examples
        --------
        >>> import netanalysis as na
        >>> def names(network):
        ...     return network.persons[["name"]]
        >>> len(na.load_sample().derive(names)) == len(na.load_sample().persons)
        True
        """
        if make not in self._derived:
            self._derived[make] = make(self)
        made: Made = self._derived[make]
        return made.copy(deep=DEEP) if isinstance(made, pd.DataFrame) else made

    @property
    def n_later(self) -> int:
        """Exchanges that lie after `date` and are therefore not looked at."""
        return len(self._all["interactions"]) - len(self._tables["interactions"])

    @property
    def n_later_connections(self) -> int:
        """Connections made after `date`, which are therefore not looked at."""
        return int((self._all["contacts"]["connected_on"] > pd.Timestamp(self.date)).sum())

    def __str__(self) -> str:
        """Say what was read and what was not, in the language of the settings."""
        return summary_text(self, self.settings.language)

    def __repr__(self) -> str:
        """Return one line: whose network, as of when, how large."""
        n_people, n_rows = len(self._tables["persons"]), len(self._tables["interactions"])
        return f"<Network as of {self.date}: {n_people} persons, {n_rows} interactions>"

    def _repr_html_(self) -> str:
        return summary_html(self)


def whole(given: Tables) -> Tables:
    """Return all tables of the schema, those that are not given empty."""
    return {name: given[name] if name in given else empty(table) for name, table in schema.TABLES.items()}


def network_of(owner: Owner, settings: Settings, tables: Tables, weighed: Weighed) -> Network:
    """Build a network of whole tables that `check_tables` finds in order, in the shape that `frames.conform` gives them.

    `weighed` are the pairs of contacts that `weigh` found by their names.
    """
    resolved, identity = add_persons(tables, weighed)
    if not len(resolved["coverage"]):
        resolved["coverage"] = default_coverage(resolved)
    day = default_date(resolved, settings.time_zone)
    resolved["coverage"] = with_later(resolved, day, settings.time_zone)
    seen = restrict(resolved, day, settings.time_zone)
    everything = MappingProxyType(resolved)
    return Network(owner, settings, day, notes_of(identity), identity, everything, MappingProxyType(seen))
