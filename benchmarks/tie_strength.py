"""How well tie strength ranks who will be in touch again, on two real message logs, beside simpler scores.

    python benchmarks/tie_strength.py [FOLDER]

FOLDER holds `collegemsg/CollegeMsg.txt` (SNAP, Panzarasa et al. 2009) and `manufacturing_email/radoslaw_email.txt` (KONECT,
Michalski et al. 2011); neither may be shipped with the project. Protocol: each log is cut at 65 % of its time; scores see what
came before; the label is any message between the two after it. Reported is the AUC within each ego who has at least ten
past contacts, averaged over egos, with a 95 % bootstrap interval over egos of the difference to message count.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

import netanalysis as na
from netanalysis.settings import Settings

DAY = 86_400
CUT = 0.65
MIN_CONTACTS = 10
HALF_LIFE = 30.0
DEFAULT = Path(__file__).parents[2] / "shared" / "data"


def college(folder: Path) -> pd.DataFrame:
    """Private messages of students, the first 100 days."""
    log = pd.read_csv(folder / "collegemsg" / "CollegeMsg.txt", sep=" ")
    return log[log["time"] < log["time"].min() + 100 * DAY]


def manufacturing(folder: Path) -> pd.DataFrame:
    """E-mails within a manufacturer, nine months."""
    file = folder / "manufacturing_email" / "radoslaw_email.txt"
    return pd.read_csv(file, sep=r"\s+", comment="%", names=["src", "dst", "weight", "time"]).drop(
        columns="weight"
    )


def both_sides(log: pd.DataFrame) -> pd.DataFrame:
    """Each message as seen by its sender and by its receiver."""
    log = log[log["src"] != log["dst"]]
    sent = log.rename(columns={"src": "ego", "dst": "alter"}).assign(direction="out")
    got = log.rename(columns={"dst": "ego", "src": "alter"}).assign(direction="in")
    rows = pd.concat([sent, got], ignore_index=True)
    return rows.assign(tie="log:" + rows["ego"].astype(str) + "-" + rows["alter"].astype(str))


def scores(past: pd.DataFrame, cut: float) -> pd.DataFrame:
    """All scores of all ties, a column each; index tie."""
    grouped = past.groupby("tie")
    age = (cut - past["time"]) / DAY
    return pd.DataFrame(
        {
            "tie strength": strength(past, cut),
            "message count": grouped.size().astype(float),
            "recency": grouped["time"].max().astype(float),
            "decay, 30 days": (0.5 ** (age / HALF_LIFE)).groupby(past["tie"]).sum(),
        }
    )


def strength(past: pd.DataFrame, cut: float) -> pd.Series:
    """The library's own score, every pair of ego and alter being one person."""
    contacts = pd.DataFrame({"contact_id": past["tie"].unique(), "platform": "log", "account": "me"})
    rows = past[["tie", "direction"]].rename(columns={"tie": "contact_id"})
    rows = rows.assign(
        time=pd.to_datetime(past["time"], unit="s", utc=True), platform="log", account="me", kind="message"
    )
    network = na.Network.from_tables(
        owner="everybody",
        contacts=contacts.assign(name=contacts["contact_id"]),
        interactions=rows,
        settings=Settings(time_zone="UTC"),
    )
    return na.tie_strength(network, as_of=pd.Timestamp(cut, unit="s").date())["strength"]


def auc(values: pd.Series, label: pd.Series) -> float:
    """Probability that a tie that goes on scores higher than one that does not; ties count half."""
    ranks, n = values.rank(), int(label.sum())
    return float((ranks[label].sum() - n * (n + 1) / 2) / (n * (len(label) - n)))


def evaluate(log: pd.DataFrame) -> pd.DataFrame:
    """AUC of each score within each ego; egos are rows."""
    rows = both_sides(log)
    cut = rows["time"].min() + CUT * (rows["time"].max() - rows["time"].min())
    past, future = rows[rows["time"] <= cut], rows[rows["time"] > cut]
    table = scores(past, cut)
    table["again"] = table.index.isin(future["tie"])
    table["ego"] = past.drop_duplicates("tie").set_index("tie")["ego"]
    found = {
        ego: {name: auc(group[name], group["again"]) for name in table.columns[:4]}
        for ego, group in table.groupby("ego")
        if len(group) >= MIN_CONTACTS and 0 < group["again"].sum() < len(group)
    }
    return pd.DataFrame.from_dict(found, orient="index")


def interval(differences: pd.Series, seed: int = 0) -> tuple[float, float]:
    """95 % bootstrap interval of a mean over egos."""
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(differences), (2000, len(differences)))
    low, high = np.quantile(differences.to_numpy()[picks].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    logs: dict[str, Callable[[Path], pd.DataFrame]] = {"CollegeMsg": college, "manufacturing": manufacturing}
    for name, read in logs.items():
        try:
            log = read(folder)
        except FileNotFoundError:
            print(f"{name}: skipped: no data")
            continue
        found = evaluate(log)
        print(f"{name}: {len(found)} egos, macro AUC (difference to message count, 95 % interval)")
        for column in found:
            low, high = interval(found[column] - found["message count"])
            print(f"  {column:16} {found[column].mean():.3f}   [{low:+.3f}, {high:+.3f}]")


if __name__ == "__main__":
    main()
