"""The suite's own choice of looks leaves out no screen, panel, language, theme, text size or place."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from tests.brief_looks import Part, brief, parts_of, screen_of
from ui.gallery import PANELS, covering
from ui.samples import samples


def test_every_sample_is_seen_and_every_screen_on_every_panel() -> None:
    assert brief().keys() == samples().keys()
    on: dict[str, set[str]] = defaultdict(set)
    for name, looks in brief().items():
        assert looks
        on[screen_of(name)] |= {look.panel for look in looks}
    assert {screen for screen, panels in on.items() if panels != set(PANELS)} == set()


def test_every_screen_meets_all_that_a_look_is_made_of() -> None:
    met: dict[str, set[Part]] = defaultdict(set)
    for name, looks in brief().items():
        for look in looks:
            met[screen_of(name)] |= parts_of(look)
    wanted = {part for _, look in covering() for part in parts_of(look)}
    assert {screen: wanted - parts for screen, parts in met.items() if parts != wanted} == {}


def test_all_together_meet_every_two_at_once() -> None:
    def pairs(looks: set[frozenset[Part]]) -> set[frozenset[Part]]:
        return {frozenset(pair) for look in looks for pair in combinations(look, 2)}

    chosen = {frozenset(parts_of(look)) for looks in brief().values() for look in looks}
    assert pairs(chosen) == pairs({frozenset(parts_of(look)) for _, look in covering()})


def test_it_is_brief_and_the_same_each_time() -> None:
    looks = [(name, look) for name, each in brief().items() for look in each]
    assert len(looks) == len(set(looks)) < len(covering()) / 6
    assert brief() == brief()
