"""The interactions of a network: with their texts read, or as they were left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from netanalysis import schema
from netanalysis.late_texts import LateTextsDtype

if TYPE_CHECKING:
    from netanalysis.network.core import Network

#: pandas 3 copies on write, so a shallow copy protects the network; pandas 2 needs a deep one
DEEP: Final = int(pd.__version__.partition(".")[0]) < 3  # noqa: PLR2004


def unread(network: Network, columns: Sequence[str]) -> pd.DataFrame:
    """Return some columns of the interactions, `text` as it was left: perhaps as `LateTexts`, which nobody has read yet.

    Examples
    --------
    >>> import netanalysis as na
    >>> unread(na.load_sample(), ["kind", "direction"]).columns.tolist()
    ['kind', 'direction']
    """
    rows = network._tables["interactions"]
    return pd.DataFrame({name: rows[name] for name in columns}, copy=DEEP)


def read(network: Network) -> pd.DataFrame:
    """Return the interactions with their texts, which are read when somebody first asks for them."""
    rows = network._tables["interactions"]
    return (
        network.derive(_with_texts)
        if isinstance(rows["text"].dtype, LateTextsDtype)
        else rows.copy(deep=DEEP)
    )


def _with_texts(network: Network) -> pd.DataFrame:
    rows = network._tables["interactions"].copy(deep=False)
    rows["text"] = rows["text"].astype(schema.DTYPES["text"])
    return rows
