"""What changed between two exports: who is new, who left, who has another employer or title; per person, not per account."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis import wording
from netanalysis.dates import as_day
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.people.companies import employer_key, parse_employers
from netanalysis.people.titles import title_key
from netanalysis.settings import Language

#: what may have changed, in the order in which tables show it
CHANGES: Final = ("new", "left", "employer", "title")
COLUMNS: Final = ("person_id", "name", "change", "before", "after", "from", "to", "platform")
#: exports of one platform so close to the newest are of one request: LinkedIn sends its archive in two parts, a day apart
SAME_ROUND: Final = pd.Timedelta(days=7)


def changes(network: Network, *, since: date | str | None = None) -> pd.DataFrame:
    """List who is new, who left, and who has another employer or title, from one dated export to the newest.

    Parameters
    ----------
    network
        The network.
    since
        The day to compare with: the newest export up to it counts, platform by platform. Left out, the export before the
        newest; exports within a week of the newest are taken as one with it.

    Returns
    -------
    DataFrame
        A row a change, by kind of change, then by name. Columns:

        - `person_id`, `name`: who
        - `change`: `new` (a contact on the platform that was none), `left` (no longer in a complete list), `employer`
          (another firm, or a state of life in the place of one) or `title` (other words in the title)
        - `before`, `after`: employer or title as written; for who is new or left, the other platforms on which she is
          a contact, missing where there are none
        - `from`, `to`: days between which it changed; the day of the connection twice where it is known
        - `platform`: whose exports show it

    Notes
    -----
    Who is new and who left needs two complete lists of a platform; employers and titles are compared wherever two exports
    name the same account. Spellings, legal forms, `[aliases]`, and feminine or masculine forms of a title are no change,
    nor is a cell that became empty. `untold_changes` says what cannot be told.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = na.changes(na.load_sample())
    >>> sorted(set(found["change"]))
    ['employer', 'left', 'new', 'title']
    """
    lists = compared(network, since=since)
    told = _told(network)
    pairs = lists.to_dict("records")
    rows = [change for pair in pairs for change in _moves(told, pair, since)]
    rows += [change for pair in pairs if pd.notna(pair["from"]) for change in _rewritten(network, told, pair)]
    found = pd.DataFrame(rows, columns=[*COLUMNS, "key"], dtype=object)
    found = found.sort_values(["to", "platform"], kind="stable").drop_duplicates(
        ["person_id", "change", "key"]
    )
    persons = network.persons.set_index("person_id")
    found = _with_others(found, persons, lang=network.settings.language).assign(
        name=look_up(found["person_id"], persons["name"])
    )
    ordered = found.assign(place=found["change"].map(CHANGES.index)).sort_values(
        ["place", "name", "person_id", "platform"]
    )
    texts = dict.fromkeys(("person_id", "name", "change", "before", "after", "platform"), "string")
    days = dict.fromkeys(("from", "to"), "datetime64[us]")
    return ordered[list(COLUMNS)].astype({**texts, **days}).reset_index(drop=True)


def compared(network: Network, *, since: date | str | None = None) -> pd.DataFrame:
    """Name the exports that are compared, platform by platform, and what the comparison cannot tell.

    Parameters
    ----------
    network
        The network.
    since
        As for `changes`.

    Returns
    -------
    DataFrame
        A row a platform that lists contacts. Columns: `platform`; `from` and `to`, the days of the two exports, `from`
        missing where there is none; `untold`: missing where all can be told, else `undated` (no export bears a day), `single`
        (one export only), `before` (none as old as `since`) or `partial` (the lists are parts, so that nobody can be said to
        be new or gone).

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.compared(na.load_sample()).set_index("platform")["untold"].dropna().to_dict()
    {'xing': 'single'}
    """
    snapshots = network.snapshots
    platforms = look_up(snapshots["contact_id"], network.contacts.set_index("contact_id")["platform"])
    rows = [
        {"platform": name, **_pair(group, since)}
        for name, group in snapshots.groupby(platforms.astype("string"), sort=True)
    ]
    frame = pd.DataFrame(rows, columns=["platform", "from", "to", "untold"])
    return frame.astype({"platform": "string", "from": "datetime64[us]", "to": "datetime64[us]", "untold": "string"})  # fmt: skip


def untold_changes(
    network: Network, *, since: date | str | None = None, lang: Language | None = None
) -> tuple[str, ...]:
    """Say what `changes` cannot tell, and what to do about it: a sentence a platform.

    Parameters
    ----------
    network
        The network.
    since
        As for `changes`.
    lang
        Language of the sentences; left out, that of the network's settings.

    Returns
    -------
    tuple of str
        Nothing where all can be told.

    Examples
    --------
    >>> import netanalysis as na
    >>> print(na.describe.untold_changes(na.load_sample())[0])
    XING: there is only one dated export, so nothing can be compared; put the next one beside it into exports/.
    """
    words = lang or network.settings.language
    lists = compared(network, since=since)
    if not len(lists):
        return (wording.say(words, "untold_nothing"),)
    return tuple(
        wording.say(
            words, f"untold_{row['untold']}", platform=wording.platform(str(row["platform"]), lang=words)
        )
        for row in lists[lists["untold"].notna()].to_dict("records")
    )


def former_employers(network: Network) -> pd.DataFrame:
    """List the firms at which earlier exports saw people who are elsewhere now.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        A row a person and firm, by name, the latest first. Columns: `person_id`, `name`, `company` as last written, `from` and
        `to`, the days of the first and the last export that named it, `platforms` that did.

    Notes
    -----
    A firm that the newest list of any platform still names for her is no former one; neither is another spelling of it.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.former_employers(na.load_sample()).columns.tolist()
    ['person_id', 'name', 'company', 'from', 'to', 'platforms']
    """
    told = _told(network)
    said = told[told["present"] & told["company"].notna()]
    firms = parse_employers(said["company"].unique(), aliases=network.settings.aliases)
    said = said[said["company"].isin(list(firms))]
    keys = said["company"].map({name: firm.key for name, firm in firms.items()})
    said = said.assign(key=keys.astype("string")).sort_values(["snapshot_on", "contact_id"])
    newest = told.groupby("platform")["snapshot_on"].max()
    now = said[said["snapshot_on"] == look_up(said["platform"], newest)]
    persons = network.persons.dropna(subset=["company"])
    current = set(zip(now["person_id"], now["key"], strict=True))
    current |= {
        (person, firms[name].key)
        for person, name in zip(persons["person_id"], persons["company"], strict=True)
        if name in firms
    }
    pairs = zip(said["person_id"], said["key"], strict=True)
    gone = pd.Series([pair not in current for pair in pairs], index=said.index, dtype=bool)
    past = said[gone].groupby(["person_id", "key"], sort=True)
    frame = past.agg(
        company=("company", "last"), first=("snapshot_on", "min"), to=("snapshot_on", "max"),
        platforms=("platform", lambda names: ", ".join(sorted(set(names)))),
    ).reset_index()  # fmt: skip
    frame["name"] = look_up(frame["person_id"], network.persons.set_index("person_id")["name"])
    frame = frame.rename(columns={"first": "from"})
    ordered = frame.sort_values(["name", "person_id", "to", "key"], ascending=[True, True, False, True])
    columns = ["person_id", "name", "company", "from", "to", "platforms"]
    return ordered[columns].astype({"company": "string", "platforms": "string"}).reset_index(drop=True)


def _told(network: Network) -> pd.DataFrame:
    """What dated exports said of people, with `person_id`, `platform` and `connected_on`; empty texts are missing."""
    rows = network.snapshots.dropna(subset=["snapshot_on"])
    contacts = network.contacts.set_index("contact_id")
    for name in ("person_id", "platform", "connected_on"):
        rows = rows.assign(**{name: look_up(rows["contact_id"], contacts[name])})
    texts = {name: rows[name].where(rows[name].str.strip() != "") for name in ("company", "position")}
    return rows.assign(**texts).dropna(subset=["person_id"])


def _pair(snapshots: pd.DataFrame, since: date | str | None) -> dict[str, Any]:
    """The days of the two exports of a platform to compare, and what they cannot tell."""
    days = pd.DatetimeIndex(snapshots["snapshot_on"].dropna().unique()).sort_values()
    if not len(days):
        return {"from": pd.NaT, "to": pd.NaT, "untold": "undated"}
    newest = days[-1]
    if since is None:
        old = days[days < newest - SAME_ROUND]
        old = old if len(old) else days[:-1]
    else:
        old = days[(days <= pd.Timestamp(as_day(since))) & (days < newest)]
    if not len(old):
        return {"from": pd.NaT, "to": newest, "untold": "single" if len(days) == 1 else "before"}
    whole = _is_complete(snapshots, old[-1]) and _is_complete(snapshots, newest)
    return {"from": old[-1], "to": newest, "untold": None if whole else "partial"}


def _is_complete(snapshots: pd.DataFrame, day: pd.Timestamp) -> bool:
    """Whether a day's list says of everybody whom an earlier one named that she is there or gone."""
    earlier = set(snapshots.loc[snapshots["snapshot_on"] < day, "contact_id"])
    return earlier <= set(snapshots.loc[snapshots["snapshot_on"] == day, "contact_id"])


def _moves(told: pd.DataFrame, pair: dict[Any, Any], since: date | str | None) -> list[dict[str, Any]]:
    """Who is new on a platform, and who left it."""
    here = told[(told["platform"] == pair["platform"]) & told["present"]]
    now = set(here.loc[here["snapshot_on"] == pair["to"], "person_id"])
    made = here.groupby("person_id")["connected_on"].min()
    if pd.isna(pair["from"]) or pair["untold"] == "partial":
        if since is None or pair["untold"] == "partial":
            return []
        late = made[made > pd.Timestamp(as_day(since))]
        return [_move("new", person, pair, (day, day)) for person, day in late.items() if person in now]
    then = set(here.loc[here["snapshot_on"] == pair["from"], "person_id"])
    known = set(made.index[made <= pair["from"]])
    days = here.groupby("person_id")["snapshot_on"].agg(lambda seen: tuple(sorted(set(seen))))
    lists = sorted(told.loc[told["platform"] == pair["platform"], "snapshot_on"].unique())
    found: list[dict[Any, Any]] = []
    for person in sorted(now - then - known):
        first = next(day for day in days[person] if day > pair["from"])
        span = (pair["from"], first) if pd.isna(made[person]) else (made[person], made[person])
        found.append(_move("new", person, pair, span))
    for person in sorted(then - now):
        last = days[person][-1]
        found.append(_move("left", person, pair, (last, next(day for day in lists if day > last))))
    return found


def _move(change: str, person: Any, pair: dict[Any, Any], span: tuple[Any, Any]) -> dict[str, Any]:
    """One who is new or left."""
    return {
        "person_id": person, "change": change, "before": None, "after": None, "from": span[0], "to": span[1],
        "platform": pair["platform"], "key": pair["platform"],
    }  # fmt: skip


def _with_others(found: pd.DataFrame, persons: pd.DataFrame, *, lang: Language) -> pd.DataFrame:
    """Beside who is new or left, the other platforms on which she is a contact."""
    known = look_up(found["person_id"], persons["platforms"]).fillna("")
    others = [
        ", ".join(
            wording.platform(name, lang=lang) for name in names.split(", ") if name and name != platform
        )
        or None
        for names, platform in zip(known, found["platform"], strict=True)
    ]
    elsewhere = pd.Series(others, index=found.index, dtype=object)
    return found.assign(
        before=found["before"].mask(found["change"] == "new", elsewhere),
        after=found["after"].mask(found["change"] == "left", elsewhere),
    )


def _rewritten(network: Network, told: pd.DataFrame, pair: dict[Any, Any]) -> list[dict[Any, Any]]:
    """Whose employer or title on a platform is another one than at the day compared with."""
    here = told[(told["platform"] == pair["platform"]) & told["present"]]
    aliases = network.settings.aliases
    firms = {name: employer_key(name, aliases=aliases) for name in here["company"].dropna().unique()}
    titles = {name: title_key(name) for name in here["position"].dropna().unique()}
    found: list[dict[Any, Any]] = []
    for change, column, key_of in (("employer", "company", firms), ("title", "position", titles)):
        keys = here[column].map(key_of)
        said = here.assign(written=here[column], key=keys)[keys.notna() & (keys != "")]
        said = said.sort_values(["contact_id", "snapshot_on"])
        last = said.drop_duplicates("contact_id", keep="last").set_index("contact_id")["key"]
        old = said[said["snapshot_on"] <= pair["from"]].drop_duplicates("contact_id", keep="last")
        moved = old.loc[look_up(old["contact_id"], last).to_numpy() != old["key"].to_numpy(), "contact_id"]
        rows = said[said["contact_id"].isin(moved)]
        found += (
            _new_words(rows, old, pair["from"])
            .assign(change=change, platform=pair["platform"])
            .to_dict("records")
        )
    return found


def _new_words(rows: pd.DataFrame, old: pd.DataFrame, since: pd.Timestamp) -> pd.DataFrame:
    """One change a contact of what is written: the last word before it, and the first day of the newest word."""
    after = rows.drop_duplicates("contact_id", keep="last").set_index("contact_id")
    newest = look_up(rows["contact_id"], after["key"])
    later = rows[(rows["snapshot_on"] > since) & (rows["key"] == newest)]
    first = later.groupby("contact_id")["snapshot_on"].min().reindex(after.index)
    earlier = rows[rows["snapshot_on"] < look_up(rows["contact_id"], first)]
    return pd.DataFrame(
        {
            "person_id": after["person_id"],
            "before": old.set_index("contact_id")["written"].reindex(after.index),
            "after": after["written"],
            "from": earlier.groupby("contact_id")["snapshot_on"].max().reindex(after.index),
            "to": first,
            "key": after["key"],
        }
    )
