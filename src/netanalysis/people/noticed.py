"""Who is meant by the names in a platform's own mails, and which of these mails an export of the platform makes needless."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from netanalysis.people.name_keys import name_key

#: what coverage says a file of such mails holds
_NOTICES: Final = "notices"
#: end of an id made of a name that cannot be told from its namesakes
_NOBODY: Final = "~0"


def settle_notices(tables: Mapping[str, pd.DataFrame], coverage: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give the rows of notices to the accounts they name, and leave out what the platform's own export tells.

    Within one platform a name that one account alone carries finds that account; a name of nobody, or of several, stays a
    stranger. A notice of a kind that another file of the platform shows for that day would count the same exchange twice.
    """
    sources = set(coverage.loc[coverage["content"] == _NOTICES, "file"].dropna())
    contacts, rows = tables["contacts"], tables["interactions"]
    noticed = contacts["source"].isin(sources)
    if not sources or not noticed.any():
        return dict(tables)
    renamed = _accounts(contacts[noticed], contacts[~noticed])
    kept = rows[~(rows["source"].isin(sources) & _told_elsewhere(rows, coverage))]
    strangers = contacts[noticed].assign(contact_id=contacts.loc[noticed, "contact_id"].map(renamed))
    strangers = strangers[~strangers["contact_id"].isin(contacts.loc[~noticed, "contact_id"])]
    kept = kept.assign(
        contact_id=kept["contact_id"]
        .map(lambda one: renamed.get(one, one), na_action="ignore")
        .astype("string")
    )
    strangers = strangers[strangers["contact_id"].isin(kept["contact_id"].dropna())].drop_duplicates(
        "contact_id"
    )
    return {
        **tables,
        "contacts": pd.concat([contacts[~noticed], strangers.astype(contacts.dtypes)], ignore_index=True),
        "interactions": kept.reset_index(drop=True),
    }


def _accounts(strangers: pd.DataFrame, others: pd.DataFrame) -> dict[str, str]:
    """Account of each stranger: the one of her name on the platform, else her own, numbered 0 where several carry the name."""
    carriers: dict[tuple[str, str], set[str]] = {}
    on_platform = others[others["platform"].isin(strangers["platform"]) & others["name"].notna()]
    for contact, platform, name in on_platform[["contact_id", "platform", "name"]].itertuples(index=False):
        carriers.setdefault((platform, name_key(name)), set()).add(contact)
    found: dict[str, str] = {}
    for contact, platform, name in strangers[["contact_id", "platform", "name"]].itertuples(index=False):
        accounts = carriers.get((platform, name_key(name)), set())
        alone = contact.removesuffix(_NOBODY) if not accounts else contact
        found[contact] = next(iter(accounts)) if len(accounts) == 1 else alone
    return found


def _told_elsewhere(rows: pd.DataFrame, coverage: pd.DataFrame) -> pd.Series[bool]:
    """Rows of a kind and day that a file other than notices shows."""
    days = rows["time"].dt.tz_localize(None).dt.normalize()
    told: pd.Series[Any] = pd.Series(data=False, index=rows.index)
    files = coverage[
        (coverage["content"] != _NOTICES) & coverage["shows"].notna() & coverage["observed_from"].notna()
    ]
    for platform, shows, since, until in files[
        ["platform", "shows", "observed_from", "observed_until"]
    ].itertuples(index=False):
        told |= (
            (rows["platform"] == platform) & rows["kind"].isin(shows.split(", ")) & days.between(since, until)
        )
    return told
