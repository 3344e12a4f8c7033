"""From the records of one platform to its canonical tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

import pandas as pd

from netanalysis import schema
from netanalysis.ingest.accounts import Accounts, build_accounts
from netanalysis.ingest.coverage import coverage_of
from netanalysis.ingest.exchange import (
    Exchanged,
    Met,
    interaction_frame,
    link_frame,
    met_frames,
    read_exchanges,
)
from netanalysis.ingest.large_owner import exports_of, find_large_ego
from netanalysis.ingest.large_tables import large_frames
from netanalysis.ingest.owner import Ego, find_ego
from netanalysis.ingest.presence import follows_of, relations_of, snapshots_of, with_gone
from netanalysis.sources.base import Context, Extract, Referral
from netanalysis.sources.listed import canonical, contact_ids
from netanalysis.sources.model import Post, Records, Shared, Who

_NO_SUCH_CONTACT: Final = "notes on a name that nobody, or several people, among the contacts carry"


def decide(read: Iterable[Records | Extract], context: Context) -> list[Extract]:
    """Decide what each source's records mean, one platform at a time."""
    return [one if isinstance(one, Extract) else extract_of(one, context) for one in read]


def extract_of(records: Records, context: Context) -> Extract:
    """Decide what the records of one platform mean.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    ego = (find_large_ego if records.large else find_ego)(records, context.owner)
    for file in records.files:
        file.account = file.account or ego.account
    listed, booked = _lists(records, ego)
    accounts = build_accounts(records, ego, listed)
    _note(records, accounts, listed)
    found = read_exchanges(records, ego, accounts)
    frames: dict[str, list[pd.DataFrame]] = {name: [*made] for name, made in records.tables.items()}
    frames |= large_frames(records, ego) if records.large else {}
    for tables in (listed, booked, _tables(records, found, accounts, listed)):
        for name, frame in tables.items():
            frames.setdefault(name, []).append(frame)
    zone = context.settings.time_zone
    coverage = [coverage_of(file, ego.account, zone) for file in records.files]
    coverage += [row.but(account=row.account or ego.account) for row in records.covered]
    return Extract(frames, ego.owner, tuple(coverage), exports_of(records), _referrals(records))


def _lists(records: Records, ego: Ego) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Contacts of the platform's own lists, and of address books that were uploaded to it."""
    of = {"platform": records.platform, "account": ego.account}
    listed = dict(canonical(records.entries, relation=records.relation, **of))
    if listed:
        listed["snapshots"] = with_gone(listed["snapshots"], records.whole_lists)
    booked = dict(canonical(records.address_book, relation="address_book", weak="book~", **of))
    booked.pop("snapshots", None)
    return listed, booked


def _tables(
    records: Records, found: Exchanged, accounts: Accounts, listed: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """Frames of everything but the lists of contacts; who stands in one is a contact already."""
    _enrol(records, found)
    known = {*listed["contacts"]["contact_id"]} if listed else set()
    met = {contact: one for contact, one in found.met.items() if contact not in known}
    aliases = accounts.aliases() if records.names_alone else ()
    people = met_frames(met, records.platform, aliases)
    people["identifiers"] = pd.concat([people["identifiers"], _profile_frame(records, accounts, found)])
    links = [link_frame(found), _shared_frame(records.shared, accounts, {*known, *met})]
    return {
        **people,
        "interactions": interaction_frame(found, records.platform),
        "links": pd.concat([frame for frame in links if len(frame)]) if any(map(len, links)) else links[0],
        "activity": _post_frame(records.posts, records.platform),
        "snapshots": snapshots_of(records.rolls, records.platform),
        "follows": follows_of(records.rolls, records.platform),
    }


def _enrol(records: Records, found: Exchanged) -> None:
    """Add those in lists that hold ids alone, with what is known of these ids elsewhere."""
    for one, (account, relation) in relations_of(records.rolls).items():
        met = found.met.setdefault(f"{records.platform}:{one}", Met(account, "", has_id=True))
        met.account, met.relation = account, relation
        met.add(records.known.get(one, Who(id=one)))


def _note(records: Records, accounts: Accounts, listed: dict[str, pd.DataFrame]) -> None:
    """Write each note to the one contact whose name it bears; where that is nobody, or several, it is dropped."""
    if not records.notes:
        return
    known = {*listed["contacts"]["contact_id"]} if listed else set()
    notes: dict[str, list[str]] = {}
    for file, who, text in records.notes:
        contact = accounts.of(who)
        if contact in known:
            notes.setdefault(contact, []).append(text)
        else:
            file.drop(_NO_SUCH_CONTACT)
    if notes:
        contacts = listed["contacts"]
        told = contacts["contact_id"].map(
            {contact: "\n".join(dict.fromkeys(texts)) for contact, texts in notes.items()}
        )
        both = (
            contacts["note"]
            .astype("string")
            .fillna("")
            .str.cat(told.astype("string").fillna(""), sep="\n")
            .str.strip()
        )
        listed["contacts"] = contacts.assign(note=both)


def _shared_frame(shared: Sequence[Shared], accounts: Accounts, known: Set[str]) -> pd.DataFrame:
    """Links that files state outright, between two whom some file names: what is shared with a stranger links nobody."""
    rows = []
    for one in shared:
        a, b = sorted((accounts.of(one.a), accounts.of(one.b)))
        if a != b and a in known and b in known:
            rows.append(
                {"a": a, "b": b, "kind": one.kind, "time": pd.NaT, "n_people": 2, "source": one.file.label}
            )
    return pd.DataFrame(rows)


def _post_frame(posts: Sequence[Post], platform: str) -> pd.DataFrame:
    """Rows of `schema.ACTIVITY`; one that several files hold counts once."""
    once = {one.key or str(number): one for number, one in reversed(list(enumerate(posts)))}
    rows = [
        (
            one.time,
            platform,
            one.file.account,
            one.kind,
            one.n_chars,
            one.n_responses,
            one.counted_on,
            one.file.label,
        )
        for one in reversed(once.values())
    ]
    return pd.DataFrame(rows, columns=list(schema.ACTIVITY.names))


def _profile_frame(records: Records, accounts: Accounts, found: Exchanged) -> pd.DataFrame:
    """Profile URLs that a file tells of people who are known otherwise and have no namesake."""
    known = {*found.met, *accounts.by_name.values()}
    urls = {(accounts.of(who), url): None for who, url in records.profiles if accounts.of(who) in known}
    rows = [(contact, "profile_url", url) for contact, url in urls]
    return pd.DataFrame(rows, columns=["contact_id", "kind", "value"], dtype=object)


def _referrals(records: Records) -> tuple[Referral, ...]:
    """Who recommended whom, as the entries of lists say it."""
    if not any(entry.introduced_by for entry in records.entries):
        return ()
    ids = contact_ids(records.entries, platform=records.platform)
    return tuple(
        Referral(contact, entry.introduced_by, entry.list_name)
        for entry, contact in zip(records.entries, ids, strict=True)
        if entry.introduced_by
    )
