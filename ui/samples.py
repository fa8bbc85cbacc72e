"""One view of every screen in each of its states, for the gallery and the tests.

Plainly synthetic: no person, hospital or appointment here exists.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kiosk.session.preferences import ColourTheme, Preferences, TextSize
from kiosk.session.screens import View
from ui.samples_enrol import enrol_samples
from ui.samples_frame import frame_samples
from ui.samples_identify import before_samples, proving_samples, trouble_samples
from ui.samples_pay import pay_samples
from ui.samples_reports import report_samples
from ui.samples_staff import staff_samples
from ui.samples_staff_manual import manual_samples
from ui.samples_visit import SIGNED_IN, appointment, done_samples, visit_samples

__all__ = ["HOSPITAL", "SIGNED_IN", "appointment", "as_seen", "samples"]

HOSPITAL = "示范医院"


def as_seen(
    view: View,
    *,
    language: str = "zh_CN",
    elder: bool = False,
    text_size: TextSize = TextSize.STANDARD,
    theme: ColourTheme = ColourTheme.LIGHT,
    lowered: bool = False,
) -> View:
    """The view as somebody has it who wants it so."""
    wanted = Preferences(language, text_size, theme, lowered=lowered)
    return replace(view, preferences=wanted.in_elder_mode(on=elder, house=wanted))


def samples() -> dict[str, View]:
    """All samples by name, "signed_in-no_ticket": the name of a picture in the gallery."""
    return dict(_made())


@cache
def _made() -> dict[str, View]:
    identified = {**before_samples(), **visit_samples(), **proving_samples()}
    visited = {**identified, **done_samples(), **trouble_samples()}
    framed = frame_samples(visited["offer"])
    return {
        **visited,
        **pay_samples(),
        **report_samples(),
        **framed,
        **staff_samples(),
        **manual_samples(),
        **enrol_samples(),
    }
