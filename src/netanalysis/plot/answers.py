"""What the pictures of answers share: captions, what is missing, and the words for what outcomes are told apart by."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.plot import frame, naming, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: why an outcome does not count
_LEFT_OUT: Final = ("open", "lost", "outside", "undated")
#: columns of outcomes.csv, in the order of the file
COLUMNS: Final = (
    "title", "kind", "status", "first_touch", "won_on", "value", "cost", "hours", "chain", "origin", "note",
)  # fmt: skip


def has_outcomes(answer: Answer) -> bool:
    """Whether any outcome counts."""
    return answer.coverage["outcomes"] > 0


def left_out(answer: Answer, lang: Language) -> str:
    """List what was written down and does not count, or return nothing."""
    counts = {reason: int(answer.coverage.get(f"left_out_{reason}", 0)) for reason in _LEFT_OUT}
    return ", ".join(wording.say(lang, f"left_out_{reason}", n=n) for reason, n in counts.items() if n)


def not_counted(answer: Answer, lang: Language) -> str:
    """Say in a sentence what does not count, or nothing."""
    reasons = left_out(answer, lang)
    return wording.say(lang, "not_counted", reasons=reasons) if reasons else ""


def missing_sentence(answer: Answer, lang: Language) -> str:
    """Say why there is nothing to answer from, and how to get it."""
    reasons = left_out(answer, lang)
    counted = f" {wording.say(lang, 'missing_counted', reasons=reasons)}" if reasons else ""
    return wording.say(lang, "missing_outcomes") + counted


def missing_finding(answer: Answer, topic: str, lang: Language) -> Finding:
    """Return the finding where no outcome counts: that it cannot be told."""
    caption = wording.say(lang, "missing_caption", as_of=naming.as_of_text(lang, answer.as_of))
    return Finding(wording.say(lang, f"missing_{topic}_title"), caption)


def draw_missing(ax: Axes, answer: Answer, topic: str, lang: Language) -> Finding:
    """Say in place of a picture what is missing and how to get it."""
    frame.say_missing(ax, missing_sentence(answer, lang))
    return missing_finding(answer, topic, lang)


def draw_columns(ax: Axes, lang: Language) -> None:
    """Write what belongs into each column of outcomes.csv, a line each."""
    ax.set_axis_off()
    step = min(21.0, frame.inner_height(ax) / (len(COLUMNS) + 1))
    frame.write(ax, wording.say(lang, "table_outcome_columns"), size=frame.TEXT + 1, bold=True)
    for place, column in enumerate(COLUMNS, start=1):
        below = place * step + 6
        frame.write(ax, column, below=below, size=frame.TEXT, bold=True)
        meaning = wording.say(lang, f"outcome_{column}")
        frame.write(ax, meaning, indent=90, below=below, size=frame.TEXT, colour=frame.FAINT)


def change_sentence(answer: Answer, lang: Language) -> str:
    """Say what would change the answer: the time at which it turns, and what would settle it."""
    needs = " ".join(need.text(lang) for need in answer.needs)
    settle = wording.say(lang, "change_undecided", needs=needs) if needs else ""
    return " ".join(part for part in (_break_even(answer, lang), settle) if part)


def _break_even(answer: Answer, lang: Language) -> str:
    """Say how much of a working day the crowd is worth, and how much it takes; nothing where that is not known."""
    turn, takes = answer.figures.get("break_even"), answer.figures.get("price_minutes")
    if turn is None or takes is None or math.isnan(turn.value):
        return ""
    if turn.value <= 0:
        return wording.say(lang, "change_value_never")
    key = "change_value_unseen" if math.isnan(takes.value) else "change_value"
    return wording.say(lang, key, break_even=turn.text(lang), price_minutes=takes.text(lang))


def state_word(state: object, lang: Language) -> str:
    """Return the word for a state of a tie before an outcome."""
    return wording.say(lang, f"state_{state}")


def group_word(by: str, code: object, lang: Language) -> str:
    """Return the word for what outcomes are told apart by; the user's own words stay as they are."""
    if by == "corners":
        n = int(str(code))
        return wording.say(lang, "corners_many", n=n) if n else wording.say(lang, "corners_none")
    if by == "platform":
        words: Mapping[str, str] = {"journal": "platform_in_person", "unknown": "platform_not_known"}
        return wording.say(lang, words[str(code)]) if code in words else naming.platform_name(code, lang)
    if by == "came_about":
        return wording.say(lang, f"way_{code}")
    known = f"origin_{str(code).strip().lower().replace(' ', '_')}"
    return wording.say(lang, known) if known in wording.SENTENCES[lang] else style.label(str(code), width=28)
