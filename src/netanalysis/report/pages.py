"""The pages of the report, one function a page: figures of landscape A4, their findings in the margins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.graph import contact_graph
from netanalysis.plot import frame
from netanalysis.plot.companies import draw_companies
from netanalysis.plot.coverage import assign_rows, draw_coverage, draw_gaps
from netanalysis.plot.frame import Finding
from netanalysis.plot.growth import draw_growth, draw_yearly, n_years
from netanalysis.plot.overview import (
    big_numbers,
    draw_activity,
    draw_numbers,
    draw_strongest,
    overview_finding,
)
from netanalysis.plot.tending import draw_circles, draw_tending
from netanalysis.plot.ties import draw_days, draw_ranking
from netanalysis.questions import growth as growth_question
from netanalysis.questions import noise as noise_question
from netanalysis.questions import platforms as platforms_question
from netanalysis.questions import strategies as strategies_question
from netanalysis.questions import tending as tending_question
from netanalysis.questions import value as value_question
from netanalysis.report import answer_pages
from netanalysis.report.check import what_lacks
from netanalysis.report.noise_page import lay_out_noise
from netanalysis.report.one_person_page import lay_out_one_person
from netanalysis.report.person_page import lay_out_person
from netanalysis.report.phases_page import lay_out_phases
from netanalysis.report.platforms_page import lay_out_platforms
from netanalysis.report.rhythm_page import lay_out_rhythm
from netanalysis.report.sheet import new_page
from netanalysis.report.strategy_page import lay_out_strategies

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure

    from netanalysis.network import Network
    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: greatest number of rows: ties and firms on their pages, ties on the overview
TIES: Final = 22
FIRMS: Final = 22
PANEL_TIES: Final = 8
_FILES: Final = 12


@dataclass(frozen=True, eq=False)
class Results:
    """Everything the pages show, computed once.

    Attributes
    ----------
    measures
        Exchanges, tie strength and tending, as of the day.
    figures
        The headline figures.
    grown, undated
        Dated connections by month and platform, and undated ones by platform.
    firms, employed
        A row a firm, and how many people name one.
    lang, seed
        Language of the pages; seed of the map.

    The graph and the answers to the questions are computed once too, when a page first asks for them.

    Examples
    --------
    >>> import netanalysis as na
    >>> compute(na.load_sample(), lang="de").lang
    'de'
    """

    measures: describe.Measures
    figures: describe.Headline
    grown: pd.DataFrame
    undated: pd.Series[int]
    firms: pd.DataFrame
    employed: describe.Employment
    lang: Language
    seed: int

    @property
    def network(self) -> Network:
        """The network, seen as of the day."""
        return self.measures.network

    @cached_property
    def graph(self) -> nx.Graph[str]:
        """The contact graph, built when a page first needs it."""
        return contact_graph(self.network)

    @cached_property
    def worth(self) -> Answer:
        """Whether the large network pays, answered when a page first asks."""
        return value_question.answer(self.network)

    @cached_property
    def grown_how(self) -> Answer:
        """At what pace and in which phases the network grew, answered when a page first asks."""
        return growth_question.answer(self.network)

    @cached_property
    def tended_worth(self) -> Answer:
        """Whether tending pays, answered when a page first asks."""
        return tending_question.answer(self.network)

    @cached_property
    def platforms_compared(self) -> Answer:
        """Platform against platform, answered when a page first asks."""
        return platforms_question.answer(self.network)

    @cached_property
    def strategies_tried(self) -> Answer:
        """Which strategy works, answered when a page first asks."""
        return strategies_question.answer(self.network)

    @cached_property
    def noisy(self) -> Answer:
        """What noise costs and who causes it, answered when a page first asks."""
        return noise_question.answer(self.network)


def compute(
    network: Network, *, lang: Language | None = None, as_of: date | str | None = None, seed: int = 0
) -> Results:
    """Compute once what all pages show.

    Parameters
    ----------
    network
        The network.
    lang
        Language of the pages; left out, that of the network's settings.
    as_of
        Look no further than this day; left out, the network's own date.
    seed
        Seed of the map.

    Returns
    -------
    Results
        To be passed to each page.

    Examples
    --------
    >>> import netanalysis as na
    >>> results = compute(na.load_sample())
    >>> results.figures.people == results.employed.people
    True
    """
    measures = describe.measure(network, as_of=as_of)
    seen = measures.network
    return Results(
        measures=measures,
        figures=describe.headline(seen, measures=measures),
        grown=describe.growth(seen),
        undated=describe.undated_accounts(seen),
        firms=describe.companies(seen, measures=measures),
        employed=describe.employment(seen, measures=measures),
        lang=lang or network.settings.language,
        seed=seed,
    )


def overview(results: Results) -> Figure:
    """Return the page that shows the network at a glance: big numbers and four small pictures."""
    figure, lang, day = new_page(w_pad=0.13, h_pad=0.09), results.lang, results.figures.day
    axes = figure.subplot_mosaic(
        [["numbers", "numbers"], [[["growth"]], [["activity"]]], [[["states"]], [["ties"]]]],
        height_ratios=[0.62, 1.25, 1.5],
    )
    active = describe.activity(results.network, measures=results.measures)

    def draw() -> Finding:
        draw_numbers(axes["numbers"], big_numbers(results.figures, len(results.firms), lang))
        draw_growth(axes["growth"], results.grown, results.undated, day=day, lang=lang)
        draw_activity(axes["activity"], active, day=day, lang=lang)
        draw_tending(axes["states"], _states(results), results.figures, lang=lang, explain=False)
        draw_strongest(axes["ties"], _ranking(results, PANEL_TIES), lang=lang)
        for name in ("growth", "activity", "states", "ties"):
            axes[name].set_ylabel("")
            frame.entitle(axes[name], wording.say(lang, f"panel_{name}"))
        finding = overview_finding(results.figures, results.network.owner.name, lang)
        return answer_pages.headline(results.worth, finding, lang=lang)

    return _drawn(figure, draw)


def value(results: Results) -> Figure:
    """Return the page on whether the large network pays: the balance, whom outcomes are put down to, where they came from."""
    figure = new_page()
    return _drawn(figure, answer_pages.lay_out_value(figure, results.worth, lang=results.lang))


def tending_pays(results: Results) -> Figure:
    """Return the page on whether tending pays: rates by state, other comparisons, tended ties over time."""
    figure = new_page()
    return _drawn(figure, answer_pages.lay_out_tending(figure, results.tended_worth, lang=results.lang))


def surprises(results: Results) -> Figure:
    """Return the page on those who turned out to matter though nothing foretold it."""
    figure = new_page()
    return _drawn(figure, answer_pages.lay_out_surprises(figure, results.worth, lang=results.lang))


def pruning(results: Results) -> Figure:
    """Return the page on what a smaller network would have lost, what size adds, and what others found."""
    figure = new_page()
    return _drawn(figure, answer_pages.lay_out_pruning(figure, results.worth, lang=results.lang))


def strategies(results: Results) -> Figure:
    """Return the page on which strategy works: what judges each thing tried, and what was looked at besides."""
    figure = new_page()
    return _drawn(figure, lay_out_strategies(figure, results.strategies_tried, lang=results.lang))


def noise(results: Results) -> Figure:
    """Return the page on what comes in unasked: load, price, senders, and what came of one's own noise."""
    figure = new_page()
    return _drawn(figure, lay_out_noise(figure, results.noisy, lang=results.lang))


def growth(results: Results) -> Figure:
    """Return the page on how the network grew: curves above, new accounts a year below."""
    figure, lang, day = new_page(), results.lang, results.figures.day
    above, below = (
        figure.subplots(2, 1, height_ratios=[2.2, 1])
        if n_years(results.grown) > 1
        else (figure.subplots(), None)
    )

    def draw() -> Finding:
        finding = draw_growth(above, results.grown, results.undated, day=day, lang=lang)
        if below is not None:
            title = draw_yearly(below, results.grown, limits=above.get_xlim(), lang=lang).title
            below.set_ylabel("")
            frame.entitle(below, title)
        return finding

    return _drawn(figure, draw)


def phases(results: Results) -> Figure:
    """Return the page on the pace of growth: its changes on each platform, and how long new contacts took to be of use."""
    figure = new_page()
    return _drawn(figure, lay_out_phases(figure, results.grown_how, lang=results.lang))


def platforms(results: Results) -> Figure:
    """Return the page on the platforms: every measure with its interval, and what the essay says of each."""
    figure = new_page()
    return _drawn(figure, lay_out_platforms(figure, results.platforms_compared, lang=results.lang))


def ties(results: Results) -> Figure:
    """Return the page on the strongest ties: the parts of their scores, and the days with an exchange."""
    figure, lang = new_page(), results.lang
    top = _ranking(results, TIES)
    left, right = figure.subplots(1, 2, width_ratios=[4, 1]) if len(top) else (figure.subplots(), None)

    def draw() -> Finding:
        if right is not None:
            draw_days(
                right, top, results.measures.exchanges, day=results.figures.day, lang=lang, least=TIES + 0.8
            )
        return draw_ranking(left, top, results.figures, lang=lang, least=TIES + 0.8)

    return _drawn(figure, draw)


def tending(results: Results) -> Figure:
    """Return the page on how the ties are kept, and how exchange spreads over the strongest."""
    figure, lang = new_page(), results.lang
    left, right = figure.subplots(1, 2, width_ratios=[3, 1])

    def draw() -> Finding:
        frame.entitle(right, draw_circles(right, results.figures, lang=lang).title)
        return draw_tending(left, _states(results), results.figures, lang=lang)

    return _drawn(figure, draw)


def rhythm(results: Results) -> Figure:
    """Return the page on when exchange takes place: day by day, and by hour of the week."""
    figure = new_page()
    return _drawn(figure, lay_out_rhythm(figure, results.measures, lang=results.lang))


def person(results: Results) -> Figure:
    """Return the page on the strongest tie: its timeline, and why it is what it is."""
    figure = new_page()
    return _drawn(figure, lay_out_person(figure, results.measures, lang=results.lang))


def companies(results: Results) -> Figure:
    """Return the page on the firms at which somebody is known."""
    figure, day, lang = new_page(), results.figures.day, results.lang
    ax = figure.subplots()
    return _drawn(
        figure, lambda: draw_companies(ax, results.firms, results.employed, n=FIRMS, day=day, lang=lang)
    )


def one_person(results: Results) -> Figure:
    """Return the page on who is who across platforms, and on what changed since the last export."""
    figure = new_page()
    return _drawn(figure, lay_out_one_person(figure, results.network, lang=results.lang))


def network_map(results: Results) -> Figure:
    """Return the page with the map of the network."""
    from netanalysis.plot.network_map import network_map as draw_map

    figure = new_page()
    draw_map(results.network, graph=results.graph, lang=results.lang, seed=results.seed, ax=figure.subplots())
    return figure


def circles(results: Results) -> Figure:
    """Return the page with the concentric view: the strongest ties innermost, sectors by field of work."""
    from netanalysis.plot.concentric import concentric

    figure = new_page()
    concentric(results.network, graph=results.graph, lang=results.lang, ax=figure.subplots())
    return figure


def coverage(results: Results) -> Figure:
    """Return the page on the files: what was read, which days they cover, what to do about the gaps."""
    figure, lang = new_page(), results.lang
    files, lacking = describe.sources(results.network), what_lacks(results.network, lang)
    n = min(int(assign_rows(files[files["status"] != "ignored"], _FILES)["row"].nunique()), _FILES)
    above, below = figure.subplots(2, 1, height_ratios=[2.5 + n, max(17 - n, 6)])

    def draw() -> Finding:
        draw_gaps(below, lacking, lang=lang)
        below.set_title(" ", pad=14)
        frame.write(below, wording.say(lang, "gaps_title"), below=-24, size=frame.TEXT + 1, bold=True)
        return draw_coverage(above, files, results.figures, n=_FILES, lang=lang)

    return _drawn(figure, draw)


#: the pages in order: name of the file and of its title, and what draws it
PAGES: Final[tuple[tuple[str, Callable[[Results], Figure]], ...]] = (
    ("overview", overview),
    ("value", value),
    ("tending_pays", tending_pays),
    ("surprises", surprises),
    ("pruning", pruning),
    ("noise", noise),
    ("growth", growth),
    ("phases", phases),
    ("platforms", platforms),
    ("strategies", strategies),
    ("ties", ties),
    ("tending", tending),
    ("rhythm", rhythm),
    ("person", person),
    ("companies", companies),
    ("one_person", one_person),
    ("map", network_map),
    ("circles", circles),
    ("coverage", coverage),
)


def _states(results: Results) -> pd.DataFrame:
    return describe.states(results.network, measures=results.measures)


def _ranking(results: Results, n: int) -> pd.DataFrame:
    return describe.ranking(results.network, n=n, measures=results.measures)


def _drawn(figure: Figure, draw: Callable[[], Finding]) -> Figure:
    """Draw a page twice: only once it is laid out is it known how much room there is between the labels."""
    frame.put_on_page(figure, draw())
    frame.lay_out(figure)
    for ax in figure.axes:
        ax.clear()
    frame.put_on_page(figure, draw())
    return figure
