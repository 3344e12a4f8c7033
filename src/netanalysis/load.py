"""`load`: read every file under a path, find out who is who, and return one validated network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import pandas as pd

from netanalysis import schema
from netanalysis.errors import NothingToRead, NoUsableRows
from netanalysis.frames import conform, stack
from netanalysis.network import Network
from netanalysis.people.names import name_key
from netanalysis.people.own_rows import resolve_own_tables
from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import TABLES, Context, Extract, merge_owners
from netanalysis.sources.container import open_exports
from netanalysis.sources.merge import without_repeats
from netanalysis.sources.own import OwnFiles, is_network_folder, read_own_files
from netanalysis.sources.registry import read_exports

#: which relation says most, where several files speak of one account
_RANK: Final = {name: rank for rank, name in enumerate(schema.RELATIONS)}


def load(path: str | Path, *, owner: str | Owner | None = None) -> Network:
    """Read one's own exports and return the network they show.

    Parameters
    ----------
    path
        A network folder (with `exports/` and the user's own files), or a bare zip, file or folder of exports.
    owner
        Who "I" am, where neither `netanalysis.toml` nor the export says it: a name, or an `Owner`.

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
        There are messages, and nothing says which side of them is the owner's.
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
    root = Path(path)
    own = read_own_files(root) if is_network_folder(root) else OwnFiles(Settings(), Owner(), {}, ())
    told = Owner(names=(owner,)) if isinstance(owner, str) else owner or Owner()
    context = Context(own.settings, merge_owners(told, own.owner))
    where = root / "exports" if is_network_folder(root) and (root / "exports").is_dir() else root
    with open_exports(where) as exports:
        if not exports.members and not exports.unreadable:
            msg = f"There is nothing to read in {where.name!r}; put the zips the platforms gave you there."
            raise NothingToRead(msg)
        extracts = read_exports(exports, context)
    return _network(extracts, own, context)


def _network(extracts: Sequence[Extract], own: OwnFiles, context: Context) -> Network:
    """Join what the sources read with what the user wrote."""
    ego = merge_owners(context.owner, *(extract.owner for extract in extracts))
    tables = {name: stack((frame for e in extracts for frame in e.tables.get(name, ())), schema.TABLES[name]) for name in TABLES}
    tables = without_repeats(_without_ego(_one_row_each(tables), ego))
    coverage = pd.DataFrame([asdict(row) for e in (*extracts, Extract(coverage=own.coverage)) for row in e.coverage])
    tables["coverage"] = conform(coverage, schema.COVERAGE)
    _check_usable(tables)
    tables |= resolve_own_tables(own.tables, tables, own.settings)
    contacts = tables.pop("contacts")
    interactions = tables.pop("interactions")
    return Network.from_tables(owner=ego, contacts=contacts, interactions=interactions, settings=own.settings, **tables)


def _one_row_each(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Keep one row per account: the relation that says most, then the stronger row."""
    contacts = tables["contacts"]
    rank = contacts["relation"].map(_RANK).fillna(len(_RANK))
    best = contacts.assign(rank=rank).sort_values(["rank"], kind="stable").drop_duplicates("contact_id")
    best = best.drop(columns="rank").sort_values("contact_id", ignore_index=True)
    snapshots = tables["snapshots"].drop_duplicates(["contact_id", "snapshot_on"], keep="last", ignore_index=True)
    return {
        **tables,
        "contacts": best,
        "snapshots": snapshots,
        "identifiers": tables["identifiers"].drop_duplicates(["contact_id", "kind", "value"], ignore_index=True),
    }


def _without_ego(tables: Mapping[str, pd.DataFrame], ego: Owner) -> dict[str, pd.DataFrame]:
    """Leave the owner out of her own contacts: by URL, address or number, else by her name where there is none."""
    contacts, held = tables["contacts"], tables["identifiers"]
    own_values = {*ego.profile_urls, *ego.emails, *ego.phones}
    by_value = set(held.loc[held["value"].isin(own_values), "contact_id"])
    own_names = {name_key(name) for name in ego.names}
    bare = contacts[contacts["weak"] & contacts["name"].notna()]
    by_name = {contact for contact, name in zip(bare["contact_id"], bare["name"], strict=True) if name_key(name) in own_names}
    gone = by_value | by_name
    kept = {name: tables[name] for name in tables}
    for name, columns in (("contacts", ["contact_id"]), ("identifiers", ["contact_id"]), ("snapshots", ["contact_id"]),
                          ("interactions", ["contact_id"]), ("links", ["a", "b"])):  # fmt: skip
        for column in columns:
            kept[name] = kept[name][~kept[name][column].isin(gone)].reset_index(drop=True)
    return kept


def _check_usable(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise where nothing came out, and say what was found."""
    if len(tables["contacts"]):
        return
    coverage = tables["coverage"]
    shown = [
        f"{row['file']}: {row['reason'] if isinstance(row['reason'], str) else 'no rows'}"
        for row in coverage[coverage["status"] != "ignored"].head(5).to_dict("records")
    ]
    msg = "No contact could be read; found were " + ("; ".join(shown) or "only files that hold no contacts") + "."
    raise NoUsableRows(msg)
