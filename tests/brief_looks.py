"""What the suite looks at: each sample on each panel, each screen in everything that a look is made of.

Out of the looks of `ui.gallery.covering`, which are `./run prove gallery --sample`: a third of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from ui.gallery import Look, covering

Part = tuple[str, str]


def screen_of(name: str) -> str:
    """Of a sample's name: "paid" of "paid-no_receipt"."""
    return name.partition("-")[0]


def parts_of(look: Look) -> set[Part]:
    return {
        ("panel", look.panel),
        ("language", look.language),
        ("theme", look.theme),
        ("text", look.text),
        ("lowered", str(look.lowered)),
    }


def brief() -> dict[str, list[Look]]:
    """The looks of each sample; the same ones each time."""
    all_of: dict[str, list[Look]] = defaultdict(list)
    for name, look in covering():
        all_of[name].append(look)
    found: dict[str, list[Look]] = {}
    for _, names in groupby(sorted(all_of), screen_of):
        found |= _of_a_screen({name: all_of[name] for name in names})
    return found


def _of_a_screen(all_of: dict[str, list[Look]]) -> dict[str, list[Look]]:
    found = {
        name: _one_on_each_panel(each, turn) for turn, (name, each) in enumerate(all_of.items())
    }
    met = {part for looks in found.values() for look in looks for part in parts_of(look)}
    for name, looks in all_of.items():  # a screen of few samples: what those have left out
        for look in looks:
            if not parts_of(look) <= met:
                found[name].append(look)
                met |= parts_of(look)
    return found


def _one_on_each_panel(looks: list[Look], turn: int) -> list[Look]:
    """Another for each sample of a screen in its turn."""
    on: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        on[look.panel].append(look)
    return [those[turn % len(those)] for those in on.values()]
