"""The gallery, walked by a program: every sample, language, panel and mode, against UX.md's rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ui.gallery import LANGUAGES, PANELS
from ui.inspection import findings
from ui.samples import samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_every_screen_keeps_the_rules(
    glass: Callable[..., Any], panel: str, language: str, *, elder: bool
) -> None:
    shown = glass(samples()["attract"], panel)
    found = {}
    for name, view in samples().items():
        shown.show(replace(view, language=language, elder=elder))
        broken = findings(shown.window, shown.picture(), PANELS[panel], elder=elder)
        if broken:
            found[name] = broken
    assert found == {}
