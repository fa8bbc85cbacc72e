"""What the suite looks at: each sample once, each screen in everything that a look is made of.

Out of the looks of `ui.gallery.covering`, which are `./run prove gallery --sample`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from tests.sampling import sampled
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
    """Another look for each sample in its turn, then what those have left out."""
    found = {name: [looks[turn % len(looks)]] for turn, (name, looks) in enumerate(all_of.items())}
    met = {part for looks in found.values() for look in looks for part in parts_of(look)}
    every = [(name, look) for name, looks in all_of.items() for look in looks]
    wanted = {part for _, look in every for part in parts_of(look)}
    while met != wanted:
        name, look = max(every, key=lambda each: len(parts_of(each[1]) - met))
        found[name].append(look)
        met |= parts_of(look)
    return found


def of_every_screen(names: Iterable[str], one_in: int) -> list[str]:
    """One in so many samples of each screen, at least one."""
    each = groupby(sorted(names, key=screen_of), screen_of)
    return [name for _, those in each for name in sampled(those, one_in)]
