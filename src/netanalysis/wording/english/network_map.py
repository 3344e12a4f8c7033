"""English sentences: the network map."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "map_title_tended": ("Of {people}, {n} is tended", "Of {people}, {n} are tended"),
    "map_title_none": "Of {people}, none is tended",
    "map_title_unobserved": "{people}, and no file shows which ties are tended",
    "map_title_only_tended": "The only person in the network is tended",
    "map_title_only": "The only person in the network is not tended",
    "map_title_group": "{first}; the largest group is {name} with\u00a0{n}",
    "map_title_star": "{first}; no file shows who knows whom",
    "map_around": "around {name}",
    "map_group": "{name}\u00a0·\u00a0{n}",
    "map_group_part": "{name}\n{n} of {all}",
    "map_block": "{n} without a known tie to others",
    "map_state": "{state} {n}",
    "map_evidenced": "evidenced tie",
    "map_inferred": "same employer",
    "map_drawn_all": ("The only person is drawn.", "All {people} are drawn."),
    "map_drawn_some": (
        "{n} of {people} is drawn: the tended, then the strongest ties, then the largest groups.",
        "{n} of {people} are drawn: the tended, then the strongest ties, then the largest groups.",
    ),
    "map_drawn_tended": (
        "{n} of {people} is drawn: the strongest of the {tended} tended.",
        "{n} of {people} are drawn: the strongest of the {tended} tended.",
    ),
    "map_drawn_strongest": (
        "{n} of {people} is drawn: the tended and the strongest ties.",
        "{n} of {people} are drawn: the tended and the strongest ties.",
    ),
    "map_ties": (
        "Ties among them: {evidenced} evidenced (group threads, meetings, …), {inferred} inferred from the same "
        "employer, drawn inside the circles."
    ),
    "map_circles": "A circle is a group: people tied to each other, or colleagues at a large firm. In the middle stand the groups with tended people, at the side those without a known tie.",
    "map_no_ties": "No tie among them is known.",
    "map_rings": "They stand on rings: the tended innermost, then by strength.",
    "map_nobody": "Nobody was in the network yet",
    "map_nobody_missing": "There is nobody to draw: every contact was made later; a later day shows them.",
    "map_area": "Area of a dot: strength of the tie.",
    "map_unseen": "No file would show an exchange with {people}.",
}
