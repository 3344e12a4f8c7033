"""Worlds whose truth is known: networks of days and positions, without files, and outcomes planted into them.

`honesty.py` asks of each world how often the verdicts err, and how often they find what is there. A world goes to the very functions
that count the ledger of a network (`ledger.at_risk`, `ledger.lags`), so that hundreds of networks take a minute.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from netanalysis.ledger.at_risk import Grid, contact_years, first_days, not_begun
from netanalysis.ledger.lags import LAGS, Sides, sides_of
from netanalysis.ties.over_time import BEFORE, NEVER, Trace, state_codes

Array = np.ndarray
#: days of the ledger, counted from 1970: eight years from 2014 on
FIRST, LAST = 16071, 16071 + 8 * 365
TENDED, OBSERVED = 0, 5
PEOPLE = 600
DATA = Path(__file__).parents[2] / "shared" / "data"
IN, OUT, BOTH = 0, 1, 2


@dataclass(frozen=True)
class World:
    """Contacts since when, days of exchange (who, when, which way), and outcomes by first link and first touch."""

    since: Array
    who: Array
    day: Array
    way: Array
    person: Array
    touched: Array

    def trace(self) -> Trace:
        """Days with an exchange, as a network's own are collected."""
        keys, place = np.unique(self.who.astype(np.int64) * 100_000 + self.day, return_inverse=True)
        came, went = np.zeros(keys.size, dtype=bool), np.zeros(keys.size, dtype=bool)
        came[place[self.way != OUT]] = True
        went[place[self.way != IN]] = True
        ever = np.full(keys.size, NEVER)
        sides = (np.where(flags, NEVER, BEFORE) for flags in (went, came))
        return Trace(pd.RangeIndex(self.since.size), keys // 100_000, keys % 100_000, ever, *sides)


def generated(random: np.random.Generator, people: int = PEOPLE) -> World:
    """Contacts made over years; a bit more than half of them ever write, each for a part of the time, few of them often."""
    since = FIRST - 730 + random.integers(-800, 2600, people)
    often = np.where(random.random(people) < 0.45, 0.0, random.gamma(0.35, 6.0, people))
    who = np.repeat(np.arange(people), random.poisson(often * (LAST - since) / 365.25))
    awake = random.beta(1, 1.2, people) * 0.9 + 0.1
    begins = since + (LAST - since) * random.random(people) * (1 - awake)
    day = (begins[who] + random.random(who.size) * ((LAST - since) * awake)[who]).astype(int)
    nothing = np.empty(0, dtype=int)
    return World(since, who, day, random.integers(0, 3, who.size), nothing, nothing)


def logged(random: np.random.Generator, log: pd.DataFrame) -> World:
    """A real log as somebody's network: one of its busier people, her days stretched to ten years, four silent contacts to each."""
    ego = random.choice(log.attrs["egos"])
    rows = log[(log["src"] == ego) | (log["dst"] == ego)]
    out = (rows["src"] == ego).to_numpy()
    alter = pd.factorize(np.where(out, rows["dst"], rows["src"]))[0]
    time = rows["time"].to_numpy(dtype=float)
    day = (FIRST - 730 + (time - log.attrs["first"]) / log.attrs["span"] * (LAST - FIRST + 730)).astype(int)
    talking = alter.max() + 1
    since = np.concatenate([np.full(talking, NEVER), FIRST - 730 + random.integers(0, 2600, 4 * talking)])
    np.minimum.at(since, alter, day)
    nothing = np.empty(0, dtype=int)
    return World(since, alter, day, np.where(out, OUT, IN), nothing, nothing)


def read_log(name: str, folder: Path = DATA) -> pd.DataFrame | None:
    """Messages of a real log with the people who have forty partners or more; none where the data are not there."""
    files = {
        "CollegeMsg": ("collegemsg/CollegeMsg.txt", ["src", "dst", "time"]),
        "manufacturing": ("manufacturing_email/radoslaw_email.txt", ["src", "dst", "weight", "time"]),
    }
    path, names = files[name]
    if not (folder / path).exists():
        return None
    log = pd.read_csv(folder / path, sep=r"\s+", names=names, comment="#", header=None)
    log = log[pd.to_numeric(log["src"], errors="coerce").notna()].astype(float).astype(int)
    log = log[log["src"] != log["dst"]]
    pairs = pd.concat(
        [log[["src", "dst"]], log[["dst", "src"]].set_axis(["src", "dst"], axis=1)]
    ).drop_duplicates()
    partners = pairs.groupby("src").size()
    egos = partners.index[partners >= 40].to_numpy()
    log.attrs.update(egos=egos, first=log["time"].min(), span=log["time"].max() - log["time"].min() + 1)
    return log


def with_outcomes(
    random: np.random.Generator, world: World, n: int, *, ratio: float = 1.0, luck: Array | None = None
) -> World:
    """Let so many outcomes begin, with tended ties (90 days before) so many times as often as with others; talks follow each."""
    grid = Grid.of(FIRST, LAST)
    there = world.since[:, None] <= (grid.days - LAGS[0])[None, :]
    codes = state_codes(world.trace(), world.since, there, grid.days - LAGS[0])
    hazard = np.where(codes == TENDED, ratio, 1.0) * (codes >= 0) * grid.lengths
    hazard = hazard if luck is None else hazard * luck[:, None]
    drawn = random.choice(hazard.size, n, p=hazard.ravel() / hazard.sum())
    person, month = np.divmod(drawn, grid.days.size)
    touched = np.clip(grid.days[month] + random.integers(-14, 15, n), FIRST, LAST)
    return replace(world, person=person, touched=touched)


def talked(random: np.random.Generator, world: World, early: Array | None = None) -> World:
    """Let both sides write from each first touch on, or from so many days before it, for as long as it takes to win."""
    ahead = np.zeros(world.person.size, dtype=int) if early is None else early
    begins = world.touched - ahead
    times = random.integers(4, 12, world.person.size)
    link = np.repeat(np.arange(world.person.size), times)
    day = (begins[link] + random.random(link.size) * (ahead[link] + 90)).astype(int)
    day[np.concatenate([[0], np.cumsum(times)[:-1]])] = begins
    return replace(
        world, who=np.concatenate([world.who, world.person[link]]), day=np.concatenate([world.day, day]),
        way=np.concatenate([world.way, np.full(link.size, BOTH)]),
    )  # fmt: skip


def plain(random: np.random.Generator, world: World, n: int, ratio: float = 1.0) -> World:
    """Outcomes on anybody, or on tended ties so many times as often."""
    return talked(random, with_outcomes(random, world, n, ratio=ratio))


def lucky(random: np.random.Generator, world: World, n: int) -> World:
    """No effect, but people differ in luck."""
    luck = random.gamma(0.3, 1.0, world.since.size)
    return talked(random, with_outcomes(random, world, n, luck=luck))


def early_talks(random: np.random.Generator, world: World, n: int, share: float) -> World:
    """No effect, but a share of the talks began 110 to 300 days before the first touch that was noted."""
    begun = with_outcomes(random, world, n)
    ahead = np.where(random.random(n) < share, random.integers(110, 301, n), 0)
    return talked(random, begun, ahead)


def returning(random: np.random.Generator, world: World, n: int) -> World:
    """No effect, but one in three outcomes is a new client's and the others are theirs who came before."""
    begun = with_outcomes(random, world, max(2, n // 3))
    person, touched = list(begun.person), [*(FIRST + (begun.touched - FIRST) // 2)]
    touched = [max(when, world.since[who] + LAGS[0]) for who, when in zip(person, touched, strict=True)]
    for _ in range(20 * n):
        if len(person) == n:
            break
        who = person[random.integers(0, len(begun.person))]
        again = max(day for one, day in zip(person, touched, strict=True) if one == who) + random.integers(
            120, 500
        )
        if again <= LAST:
            person.append(who)
            touched.append(again)
    return talked(random, replace(world, person=np.array(person), touched=np.array(touched)))


def one_client(random: np.random.Generator, world: World, n: int) -> World:
    """No effect, but half of all outcomes come from one client."""
    begun = with_outcomes(random, world, n - n // 2)
    first = int(begun.touched.argmin())
    since = begun.touched[first]
    again = since + (random.random(n // 2) * (LAST - since)).astype(int)
    person = np.concatenate([begun.person, np.full(n // 2, begun.person[first])])
    return talked(random, replace(world, person=person, touched=np.concatenate([begun.touched, again])))


def by_lag(world: World) -> dict[int, Sides]:
    """First outcomes and contact-years of the tended and of the rest, as `ledger.tended_throughout` counts a network's."""
    grid, trace = Grid.of(FIRST, LAST), world.trace()
    order = np.argsort(world.touched, kind="stable")
    firsts = order[np.sort(np.unique(world.person[order], return_index=True)[1])]
    codes, links = {}, {}
    for lag in LAGS:
        codes[lag], links[lag] = _codes(world, trace, grid, lag, firsts)
    free = not_begun(first_days(world.person, world.touched, world.since.size), grid.days)
    return sides_of(codes, links, free, grid.lengths)


def all_outcomes(world: World) -> Sides:
    """Every outcome at the usual lag alone, nobody leaving: the rule that took repeat business for new."""
    grid = Grid.of(FIRST, LAST)
    codes, links = _codes(world, world.trace(), grid, LAGS[0], np.arange(world.person.size))
    years = contact_years(codes, grid.lengths)
    events = (int((links == TENDED).sum()), int(((links > TENDED) & (links < OBSERVED)).sum()))
    return Sides(events, (float(years[TENDED]), float(years[TENDED + 1 : OBSERVED].sum())))


def _codes(world: World, trace: Trace, grid: Grid, lag: int, outcomes: Array) -> tuple[Array, Array]:
    """States on the days of the grid, and of the first links before these outcomes."""
    days, place = np.unique(np.concatenate([grid.days, world.touched[outcomes]]) - lag, return_inverse=True)
    codes = state_codes(trace, world.since, world.since[:, None] <= days[None, :], days)
    return codes[:, place[: grid.days.size]], codes[world.person[outcomes], place[grid.days.size :]]
