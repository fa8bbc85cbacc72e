"""One appointment, several, and the number: what is largest, what else waits, what is the patient's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.session.preferences import TextSize
from kiosk.session.screens import Offer, SignedIn
from tests.sampling import sampled
from ui.gallery import PANELS
from ui.inspection import targets_on, words_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

SAMPLES = samples()
NUMBERED = sorted(
    name
    for name, view in SAMPLES.items()
    if isinstance(view.screen, SignedIn) and view.screen.number
)
Open = Callable[..., Any]


def named(glass: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(glass.window)]


def heard(glass: Any) -> list[str]:
    """What is said from now on to whoever has headphones."""
    words: list[str] = []
    glass.stage.set_private_voice(private=True)
    glass.stage.said.connect(lambda text, _language: words.append(text))
    return words


@pytest.mark.parametrize("sample", ["offer-everything", "choice-6-everything"])
@pytest.mark.parametrize(
    ("target", "tap"),
    [("dues", ("pay", "")), ("reports", ("reports", "")), ("services", ("services", ""))],
)
def test_what_else_waits_is_one_touch(
    glass: Open, sample: str, target: str, tap: tuple[str, str]
) -> None:
    shown = glass(SAMPLES[sample])
    shown.click(target)
    assert shown.meant() == [tap]


@pytest.mark.parametrize("panel", PANELS)
def test_keys_come_by_what_is_likeliest_first(glass: Open, panel: str) -> None:
    shown = glass(SAMPLES["offer-everything"], panel)
    walked = []
    for _ in range(5):
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
        shown.settle()
        walked.append(shown.window.activeFocusItem().objectName())
    assert walked == ["signIn", "dues", "reports", "services", "action_elder_mode"]


@pytest.mark.parametrize(
    ("count", "words"), [(-1, "报告"), (0, "报告"), (1, "新报告"), (12, "新报告")]
)
def test_new_reports_are_counted_where_that_is_known(glass: Open, count: int, words: str) -> None:
    view = SAMPLES["offer-reports"]
    assert isinstance(view.screen, Offer)
    shown = glass(replace(view, screen=replace(view.screen, new_reports=count)))
    assert words in shown.texts()
    assert (f"{count} 份" in shown.texts()) == (count > 0)


@pytest.mark.parametrize(
    "sample", ["offer-everything", "choice-6-everything", "signed_in-everything"]
)
def test_elder_mode_has_one_way_to_all_else(glass: Open, sample: str) -> None:
    shown = glass(as_seen(SAMPLES[sample], elder=True))
    assert "services" in named(shown)
    assert not {"dues", "reports"} & set(named(shown))


def test_elder_mode_hides_nothing_that_cannot_be_had_elsewhere(glass: Open) -> None:
    shown = glass(as_seen(SAMPLES["offer-dues-reports"], elder=True))
    assert {"dues", "reports"} <= set(named(shown))


@pytest.mark.parametrize("panel", PANELS)
def test_the_button_is_where_the_dots_come(glass: Open, panel: str) -> None:
    """Touched, the button becomes the work: the card does not move away from under the finger."""
    shown = glass(SAMPLES["offer"], panel)
    before = shown.corner("panel")
    shown.show(SAMPLES["signing_in"])
    assert (shown.corner("panel") - before).manhattanLength() <= 1


@pytest.mark.parametrize(("panel", "sample"), sampled(product(PANELS, NUMBERED), one_in=4))
def test_nothing_is_larger_than_the_number(glass: Open, sample: str, panel: str) -> None:
    shown = glass(SAMPLES[sample], panel)
    for size in (TextSize.STANDARD, TextSize.LARGE, TextSize.LARGEST):
        for language in ("zh_CN", "en"):
            shown.show(as_seen(SAMPLES[sample], language=language, text_size=size))
            words = words_on(shown.window)
            number = next(each for each in words if each.item.objectName() == "number")
            others = [each.capitals for each in words if each.item.objectName() != "number"]
            assert number.capitals >= max(others), (size, language)


@pytest.mark.parametrize(
    ("sample", "private"),
    [("signed_in", "A 017"), ("signed_in", "门诊楼 3 层"), ("offer", "心内科")],
)
def test_what_is_the_patients_own_is_said_in_private(
    glass: Open, sample: str, private: str
) -> None:
    shown = glass(SAMPLES["attract"])
    words = heard(shown)
    shown.show(as_seen(SAMPLES[sample], elder=True))
    assert private in " ".join(words)
