"""Which files the network comes from, which days each can show, and what to do about the gaps."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

_NAME: Final = 34
_COLUMNS: Final = ("read", "dropped", "undated", "nameless", "marked")
_PAD: Final = 14.0
#: the years take at least so many points
_SHORTEST: Final = 120.0
#: the member's number that LinkedIn writes behind some names of files
_NUMBER: Final = re.compile(r"[-_]\d{5,}(?=\.\w+$)")


def coverage(
    network: Network, *, n: int = 16, as_of: date | str | None = None, lang: Language | None = None,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw each source file with its rows read, dropped, undated, nameless and marked, and the days it covers.

    A thick bar spans the days on which the file would have shown an exchange, a thin line the dates that stand in it, a
    diamond the day of the export.

    Parameters
    ----------
    network
        The network.
    n
        How many files at most; files that are known and not needed are only counted.
    as_of
        Look no further than this day; left out, the network's own date.
    lang
        Language of the words; left out, that of the network's settings.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the finding.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> ax = na.plot.coverage(na.load_sample(), n=5)
    >>> len(ax.get_yticks()) <= 5
    True
    """
    measures = describe.measure(network, as_of=as_of)
    seen = measures.network
    files = describe.sources(seen)
    axes = frame.new_axes(ax, width=11.0, height=2.4 + 0.27 * max(min(n, len(files)), 3))
    figures = describe.headline(seen, measures=measures)
    words = lang or seen.settings.language
    return frame.present(axes, lambda bare: draw_coverage(bare, files, figures, n=n, lang=words))


def draw_coverage(
    ax: Axes, files: pd.DataFrame, figures: describe.Headline, *, n: int, lang: Language
) -> Finding:
    """Draw a row a file, or a row for all exports of one sort of file, on bare axes and return what they say."""
    wanted = assign_rows(files[files["status"] != "ignored"], n)
    top = wanted[wanted["row"] < n]
    finding = _finding(files, len(wanted) - len(top), figures, lang)
    if not len(top):
        frame.say_missing(ax, wording.say(lang, "coverage_missing"))
        return finding
    scales.clear_axes(ax)
    names = row_labels(top, lang)
    ax.set_yticks(range(len(names)), names)
    width = frame.inner_width(ax, max(frame.text_width(text, frame.TEXT) for text in names))
    left = _draw_counts(ax, top.groupby("row")[list(_COLUMNS)].sum(), lang)
    width = max(width, left + _SHORTEST)
    ax.set_xlim(0, width)
    ax.set_ylim(len(names) - 0.4, -1.6)
    ax.hlines([row + 0.5 for row in range(len(names))], 0, width, color="#EDEDED", linewidth=0.7, zorder=0)
    _Timeline(ax, top, figures.day, left + 26, width - 8, lang).draw()
    return finding


def assign_rows(files: pd.DataFrame, n: int) -> pd.DataFrame:
    """Say in which `row` each file is drawn: its own, or one with its like from other exports where there are many."""
    own = pd.Series(range(len(files)), index=files.index)
    if len(files) <= n:
        return files.assign(row=own)
    names = ("platform", "content", "parser", "exchange")
    sort = files[list(names)].astype("string").fillna("").agg("|".join, axis=1)
    alone = (files["status"] != "read") | files["content"].isna()
    return files.assign(row=pd.factorize(sort.mask(alone, files["file"]))[0])


def row_labels(files: pd.DataFrame, lang: Language) -> list[str]:
    """Name each row by its file: with the day of the export where two are alike, with their number where it holds many.

    Examples
    --------
    >>> import pandas as pd
    >>> files = pd.DataFrame({"file": ["a.zip/Shares_48151623.csv", "b.zip/Shares.csv"], "row": 0})
    >>> files["snapshot_on"] = pd.NaT
    >>> row_labels(files, "en")
    ['Shares.csv × 2']
    """
    labels = []
    names = files["file"].str.replace("\\", "/").str.rstrip("/").str.split("/")
    first = files.assign(folder=names.str[:-1].str.join("/"), name=names.str[-1]).groupby("row").head(1)
    twice = first["name"].duplicated(keep=False)
    for file, again, k in zip(first.to_dict("records"), twice, files.groupby("row").size(), strict=True):
        if k > 1:
            labels.append(
                f"{style.label(_NUMBER.sub('', file['name']), width=_NAME - 5)} × {wording.number(lang, k)}"
            )
        else:
            labels.append(_file_label(file, lang) if again else style.label(file["name"], width=_NAME))
    return labels


def _file_label(file: dict[Any, Any], lang: Language) -> str:
    """Name a file that has a namesake."""
    where = file["folder"] if pd.isna(file["snapshot_on"]) else wording.day(lang, file["snapshot_on"])
    short = style.label(file["name"], width=_NAME - 15)
    return f"{short} ({style.label(where, width=13)})" if where else short


def _draw_counts(ax: Axes, top: pd.DataFrame, lang: Language) -> float:
    """Write the columns of counts and return where the last one ends; a column of nothing but 0 is left out."""
    x = 0.0
    for name in _COLUMNS:
        if name != "read" and not top[name].any():
            continue
        head = wording.say(lang, f"{name}_head")
        cells = [wording.number(lang, int(n)) if n else "–" for n in top[name]]
        x += max(frame.text_width(text, frame.TEXT) for text in [head, *cells]) + (_PAD if x else 4)
        ax.text(x, -1, head, ha="right", va="center_baseline", fontsize=frame.SMALL, color=frame.FAINT)
        for row, cell in enumerate(cells):
            ax.text(x, row, cell, ha="right", va="center_baseline", fontsize=frame.TEXT, color=style.INK)
    return x


class _Timeline:
    """The right part of the picture: days, mapped to the points of the axes."""

    def __init__(
        self, ax: Axes, top: pd.DataFrame, day: date, left: float, right: float, lang: Language
    ) -> None:
        self.ax, self.top, self.left, self.right, self.lang = ax, top, left, right, lang
        days = pd.concat([top[name] for name in ("first_on", "observed_from", "snapshot_on")]).dropna()
        self.dated = bool(len(days))
        self.last = pd.Timestamp(day)
        self.first = min(days.min(), self.last - pd.Timedelta(days=60)) if self.dated else self.last

    def x(self, day: Any) -> float:
        """Place of a day."""
        share = (min(pd.Timestamp(day), self.last) - self.first) / (self.last - self.first)
        return float(self.left + share * (self.right - self.left))

    def draw(self) -> None:
        """Draw the bar, the line and the diamond of each file, or why it was not read."""
        for file in self.top.to_dict("records"):
            if file["status"] != "read":
                self._say_unread(file["row"], file)
            elif self.dated:
                self._draw_file(file["row"], file)
        self._draw_axis()

    def _say_unread(self, row: int, file: dict[Any, Any]) -> None:
        words = wording.say(self.lang, f"coverage_{file['status']}")
        reason = f": {wording.reason(self.lang, file['reason'])}" if isinstance(file["reason"], str) else ""
        room = int((self.right - self.left) / frame.text_width("n", frame.SMALL))
        text = style.label(words + reason, width=max(room, 12))
        self.ax.text(self.left, row, text, va="center_baseline", fontsize=frame.SMALL,
                     color=style.VERMILION)  # fmt: skip

    def _draw_file(self, row: int, file: dict[Any, Any]) -> None:
        if all(pd.isna(file[name]) for name in ("first_on", "observed_from", "snapshot_on")):
            self.ax.text(self.left, row, wording.say(self.lang, "no_dates"), va="center_baseline", fontsize=frame.SMALL,
                         color=frame.FAINT)  # fmt: skip
        if pd.notna(file["observed_from"]) and pd.notna(file["observed_until"]):
            start, end = self.x(file["observed_from"]), self.x(file["observed_until"])
            colour = style.SKY if file["exchange"] else style.PALE
            self.ax.barh(row, max(end - start, 2), left=start, height=0.5, color=colour)
        if pd.notna(file["first_on"]) and pd.notna(file["last_on"]):
            ends = [self.x(file["first_on"]), self.x(file["last_on"])]
            self.ax.plot(ends, [row, row], color=style.INK, linewidth=1.3, solid_capstyle="butt",
                         marker="|" if ends[1] - ends[0] < 1 else "")  # fmt: skip
        if pd.notna(file["snapshot_on"]):
            self.ax.plot(
                self.x(file["snapshot_on"]), row, "D", color=style.VERMILION, markersize=4.5, clip_on=False
            )

    def _draw_axis(self) -> None:
        """Name the years and what bar, line and diamond mean."""
        if not self.dated:
            self.ax.set_xticks([])
            return
        days = scales.tick_days(self.first.date(), self.last.date(), width=self.right - self.left)
        names = scales.day_names(days, self.lang)
        self.ax.set_xticks([self.x(day) for day in days], names)
        lines = [self.x(day) for day in days]
        self.ax.vlines(lines, -0.5, self.top["row"].max() + 0.6, color="#E6E6E6", linewidth=0.7, zorder=0)
        self._draw_key()

    def _draw_key(self) -> None:
        from matplotlib.lines import Line2D
        from matplotlib.patches import Patch

        shown = self.top["exchange"] & self.top["observed_from"].notna()
        keys: list[tuple[str, Any]] = [("key_window", Patch(color=style.SKY))] if shown.any() else []
        keys.append(("key_dates", Line2D([], [], color=style.INK, linewidth=1.3)))
        keys.append(
            ("key_snapshot", Line2D([], [], color=style.VERMILION, marker="D", markersize=4.5, linewidth=0))
        )
        names = [wording.say(self.lang, key) for key, _ in keys]
        self.ax.legend([handle for _, handle in keys], names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3,
                       frameon=False, fontsize=frame.SMALL, handlelength=1.6, columnspacing=1.6, borderaxespad=0,
                       borderpad=0.1)  # fmt: skip


def _finding(files: pd.DataFrame, hidden: int, figures: describe.Headline, lang: Language) -> Finding:
    """What the rows say: how many files were read, and for how many people exchange is observable."""
    status = files["status"].value_counts()
    wanted = len(files) - int(status.get("ignored", 0))
    title = wording.say(
        lang, "coverage_title", read=int(status.get("read", 0)), n=wanted, observable=figures.observable,
        people=wording.say(lang, "people", n=figures.people), all=figures.people,
        share=naming.share_text(lang, figures.observable_share),
    )  # fmt: skip
    parts = [
        wording.say(lang, "coverage_caption", rows=int(files["rows"].sum()), read=int(files["read"].sum()),
                    as_of=naming.as_of_text(lang, figures.day))
    ]  # fmt: skip
    parts += [wording.say(lang, "coverage_hidden", n=hidden)] if hidden else []
    ignored = int(status.get("ignored", 0))
    parts += [wording.say(lang, "coverage_not_needed", n=ignored)] if ignored else []
    return Finding(title, " ".join(parts))


def draw_gaps(ax: Axes, sentences: list[str], *, lang: Language) -> None:
    """Write on a page what is missing and what to do about it, as many sentences as there is room for."""
    ax.set_axis_off()
    width, height = frame.page_width(ax) - 12, frame.inner_height(ax)
    texts = [frame.wrap(text, width, size=frame.TEXT) for text in sentences]
    y, line = 0.0, frame.TEXT * 1.36
    for place, text in enumerate(texts):
        needed = (text.count("\n") + 1) * line + 6
        if y + needed + (line if place < len(texts) - 1 else 0) > height:
            frame.write(ax, wording.say(lang, "more_gaps", n=len(texts) - place), below=y, colour=frame.FAINT)
            return
        frame.write(ax, "\u2022", below=y, colour=style.VERMILION)
        frame.write(ax, text, below=y, indent=12)
        y += needed


def gap_sentences(found: pd.DataFrame, lang: Language) -> list[str]:
    """Say each gap and what to do about it, a sentence or two each."""
    return [_gap_sentence(row, lang) for row in found.to_dict("records")]


def _gap_sentence(row: dict[Any, Any], lang: Language) -> str:
    in_file = row["gap"] in ("failed", "unknown", "dropped")
    name = str(row["where"])
    where = style.label(name.rsplit("/", 1)[-1], width=48) if in_file else naming.platform_name(name, lang)
    share = naming.share_text(lang, int(row["n"]) / int(row["of"])) if pd.notna(row["of"]) else ""
    reason = (
        style.label(wording.reason(lang, row["reason"]), width=120) if isinstance(row["reason"], str) else ""
    )
    because = wording.say(lang, "because", reason=reason) if reason else ""
    platform = row["where"] if f"get_{row['where']}" in wording.SENTENCES[lang] else "other"
    return wording.say(
        lang, f"gap_{row['gap']}", where=where, n=int(row["n"]), share=share, because=because,
        get=wording.say(lang, f"get_{platform}"),
    )  # fmt: skip
