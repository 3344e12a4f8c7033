"""`load`: read every file under a path, find out who is who, and return one validated network."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

import pandas as pd

from netanalysis import schema
from netanalysis.errors import NetanalysisError, NothingToRead, NoUsableRows, UserFileError
from netanalysis.frames import quick_to_walk, stack
from netanalysis.ingest.build import decide
from netanalysis.ingest.colleagues import Colleague, read_colleagues
from netanalysis.ingest.long_cells import cut_long_cells
from netanalysis.ingest.merge import without_repeats
from netanalysis.network import Network
from netanalysis.network.core import network_of, whole
from netanalysis.network.validate import check_tables
from netanalysis.people.colleagues import add_colleagues
from netanalysis.people.identity import weigh
from netanalysis.people.name_keys import name_key, names_agree
from netanalysis.people.noticed import settle_notices
from netanalysis.people.own_rows import resolve_own_tables
from netanalysis.people.owners import check_one_owner
from netanalysis.people.referred import settle_referrals, with_unknown
from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import TABLES, Context, Coverage, Extract, Source, merge_owners
from netanalysis.sources.container import open_exports, path_exists
from netanalysis.sources.own import (
    EXPORTS,
    MISTAKEN,
    OWN_FILE,
    OWN_NAMES,
    OwnFiles,
    is_network_folder,
    read_despite_mistakes,
)
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.sources.registry import SOURCES, read_exports
from netanalysis.text import spellings
from netanalysis.writing import is_ours

#: which relation says most, where several files speak of one account
_RANK: Final = {name: rank for rank, name in enumerate(schema.RELATIONS)}


def load(path: str | Path, *, owner: str | Owner | None = None, sources: Sequence[Source] = ()) -> Network:
    """Read one's own exports and return the network they show.

    Parameters
    ----------
    path
        A network folder (with `exports/` and the user's own files), or a bare zip, file or folder of exports.
    owner
        Who "I" am, where neither `netanalysis.toml` nor the export says it: a name, or an `Owner`.
    sources
        Readers of your own, asked before the built-in ones (`netanalysis.sources.Source`; docs/own-source.md).

    Returns
    -------
    Network
        Read, resolved and validated; `print` it to see what was read and what was not.

    Raises
    ------
    NothingToRead
        There is no such path, or nothing in it.
    NoUsableRows
        Files were found, yet not one contact could be read from them.
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's; or the exports are of two people.
    UserFileError
        The user's own files hold mistakes; all of them are named.

    Examples
    --------
    >>> import tempfile, netanalysis as na
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     network = na.load(na.sample(folder + "/me", contacts=20, seed=1))
    >>> network.owner.name
    'Martin Brückner'
    """
    network, mistakes = load_despite_mistakes(path, owner=owner, sources=sources)
    if mistakes:
        raise UserFileError("\n".join(mistakes))
    return network


def load_despite_mistakes(
    path: str | Path, *, owner: str | Owner | None = None, sources: Sequence[Source] = ()
) -> tuple[Network, tuple[str, ...]]:
    """Do the same as `load`, but leave out what holds a mistake in the user's own files, and return a sentence for each.

    Raises
    ------
    NothingToRead, NoUsableRows, OwnerUnknown
        As `load`.
    UserFileError
        The exports cannot be read, and the user's own files hold mistakes too: all of it is said.

    Examples
    --------
    >>> import tempfile, netanalysis as na
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     network, mistakes = load_despite_mistakes(na.sample(folder + "/me", contacts=20, seed=1))
    >>> network.owner.name, mistakes
    ('Martin Brückner', ())
    """
    root = Path(path)
    with _collector_at_rest():
        is_network = is_network_folder(root)
        own = read_despite_mistakes(root) if is_network else OwnFiles(Settings(), Owner(), {}, ())
        try:
            return _load(root, own, owner, sources)
        except NetanalysisError as error:
            if not own.problems:
                raise
            raise UserFileError("\n".join([*own.problems, str(error)])) from error


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the collector of cycles rest: reading makes millions of objects and hardly a cycle, and it would go through all of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(
    root: Path, own: OwnFiles, owner: str | Owner | None, sources: Sequence[Source]
) -> tuple[Network, tuple[str, ...]]:
    if path_exists(root) and not (root.is_dir() or root.is_file()):
        msg = f"{root.name} is neither a folder nor a file; give a network folder, or a zip, file or folder of exports."
        raise NothingToRead(msg)
    is_network = is_network_folder(root)
    context = Context(own.settings, merge_owners(_normal(owner, own.settings.country), own.owner))
    has_exports = is_network and (root / EXPORTS).is_dir()
    where = root / EXPORTS if has_exports else root
    with open_exports(where, leave_out=_own_names(root) if is_network and not has_exports else ()) as exports:
        if not exports.members and not exports.unreadable:
            msg = f"There is nothing to read in {_typed(where)!r}; put the zips the platforms gave you there."
            raise NothingToRead(msg)
        extracts = decide(read_exports(exports, context, sources=(*sources, *SOURCES)), context)
    for extract in extracts:  # a platform at a time: on Facebook many go by another name
        check_one_owner(extract.owners, context.owner)
    colleagues, rows = read_colleagues(root, own.settings) if is_network else ((), ())
    return _network([*extracts, Extract(coverage=rows)], colleagues, own, context)


def _own_names(root: Path) -> set[str]:
    """What lies in a network folder without a folder of exports and is none."""
    return {*OWN_NAMES, *(one.name for one in root.iterdir() if is_ours(one.name))}


def _typed(where: Path) -> str:
    """A folder as the user knows it: its name, below the network folder's where it is its part."""
    place = where.resolve()
    return f"{place.parent.name}/{place.name}" if where.name == EXPORTS else place.name


def _normal(owner: str | Owner | None, country: str) -> Owner:
    """Return the owner as told, with addresses, numbers and URLs as the tables write them."""
    if not isinstance(owner, Owner):
        return Owner(names=(owner,)) if owner else Owner()
    return replace(
        owner,
        emails=tuple(email.strip().lower() for email in owner.emails),
        phones=tuple(to_e164(phone, country) or phone for phone in owner.phones),
        profile_urls=tuple(normal_profile(url) or url for url in owner.profile_urls),
    )


def _network(
    extracts: Sequence[Extract], colleagues: Sequence[Colleague], own: OwnFiles, context: Context
) -> tuple[Network, tuple[str, ...]]:
    """Join what the sources read with what colleagues lent and what the user wrote."""
    ego = merge_owners(context.owner, *(extract.owner for extract in extracts))
    tables = {
        name: stack((frame for e in extracts for frame in e.tables.get(name, ())), schema.TABLES[name])
        for name in TABLES
    }
    covered = [row for e in (*extracts, Extract(coverage=own.coverage)) for row in e.coverage]
    tables, covered = cut_long_cells(tables, covered)
    tables = settle_notices(_one_row_each(tables), _coverage(covered))
    tables = without_repeats(_without_ego(tables, ego))
    tables["links"], unknown = settle_referrals([one for e in extracts for one in e.referrals], tables)
    tables["coverage"] = _coverage(with_unknown(covered, unknown))
    _check_usable(tables)
    tables |= add_colleagues(tables, colleagues, ego)
    weighed = weigh(tables["contacts"], tables["identifiers"], tables["snapshots"])
    resolved = resolve_own_tables(own.tables, tables, own.settings, weighed)
    tables |= resolved.tables
    if resolved.dropped:
        covered = [_without(row, resolved.dropped.get(row.file, 0)) for row in covered]
        tables["coverage"] = _coverage(with_unknown(covered, unknown))
    check_tables(tables)
    return network_of(ego, own.settings, whole(tables), weighed), (*own.problems, *resolved.problems)


def _without(row: Coverage, n: int) -> Coverage:
    """The coverage of one of the user's own files, so many rows of which name nobody."""
    if not n or row.parser != OWN_FILE:
        return row
    return row.but(read=(row.read or 0) - n, dropped=(row.dropped or 0) + n, reason=MISTAKEN)


def _coverage(rows: Sequence[Coverage]) -> pd.DataFrame:
    """One row a file; files of one name in different places are numbered."""
    frame = stack([pd.DataFrame([asdict(row) for row in rows])], schema.COVERAGE)
    nth = frame.groupby("file").cumcount() + 1
    return frame.assign(file=frame["file"].where(nth == 1, frame["file"] + " (" + nth.astype("string") + ")"))


def _one_row_each(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Keep one row per account: the one whose relation says most."""
    contacts = tables["contacts"]
    rank = contacts["relation"].map(_RANK).fillna(len(_RANK))
    best = contacts.assign(rank=rank).sort_values(["rank"], kind="stable").drop_duplicates("contact_id")
    best = best.drop(columns="rank").sort_values("contact_id", ignore_index=True)
    snapshots = tables["snapshots"].drop_duplicates(
        ["contact_id", "snapshot_on"], keep="last", ignore_index=True
    )
    return {
        **tables,
        "contacts": best,
        "snapshots": snapshots,
        "follows": tables["follows"].drop_duplicates(
            list(schema.FOLLOWS.key), keep="last", ignore_index=True
        ),
        "identifiers": tables["identifiers"].drop_duplicates(
            ["contact_id", "kind", "value"], ignore_index=True
        ),
    }


def _without_ego(tables: Mapping[str, pd.DataFrame], ego: Owner) -> dict[str, pd.DataFrame]:
    """Leave the owner out of her own contacts."""
    gone = _ego_ids(tables["contacts"], tables["identifiers"], ego)
    kept = dict(tables)
    for name, columns in (("contacts", ["contact_id"]), ("identifiers", ["contact_id"]), ("snapshots", ["contact_id"]),
                          ("follows", ["contact_id"]), ("interactions", ["contact_id"]), ("links", ["a", "b"])):  # fmt: skip
        for column in columns:
            of_ego = kept[name][column].isin(gone)
            kept[name] = kept[name][~of_ego].reset_index(drop=True) if of_ego.any() else kept[name]
    return kept


def _ego_ids(contacts: pd.DataFrame, held: pd.DataFrame, ego: Owner) -> set[str]:
    """Accounts that are the owner's: by URL, by address or number unless shared, else by name alone."""
    contacts = quick_to_walk(contacts)
    names = dict(zip(contacts["contact_id"], contacts["name"].fillna(""), strict=True))
    by_url = set(held.loc[held["value"].isin(ego.profile_urls), "contact_id"])
    by_value = set(held.loc[held["value"].isin([*ego.emails, *ego.phones]), "contact_id"])
    by_value = {contact for contact in by_value if _may_be(names.get(contact, ""), ego)}
    own_names = {key for name in ego.names for key in _keys(name)} - {""}
    weak = contacts.loc[contacts["weak"], "contact_id"]
    return by_url | by_value | {contact for contact in weak if own_names & _keys(names[contact])}


def _may_be(name: str, ego: Owner) -> bool:
    """Whether a name may be the owner's: a partner who shares the owner's telephone stays a contact."""
    return not ego.names or any(names_agree(name, own) for own in ego.names)


def _keys(name: str) -> set[str]:
    """Every spelling of a name's key."""
    return {name_key(name), *spellings(name)}


def _check_usable(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise where nothing came out, and say what was found."""
    if len(tables["contacts"]):
        return
    coverage = tables["coverage"]
    shown = [
        f"{row['file']}: {row['reason'] if isinstance(row['reason'], str) else 'no rows'}"
        for row in coverage[(coverage["status"] != "ignored") | coverage["reason"].notna()]
        .head(5)
        .to_dict("records")
    ]
    msg = (
        "No contact could be read; found were "
        + ("; ".join(shown) or "only files that hold no contacts")
        + "."
    )
    raise NoUsableRows(msg)
