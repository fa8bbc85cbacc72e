"""What several screens of a first start are made of: heads, lines of values, buttons."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from kiosk.enrolment.states import EnrolState, Field, Finding, Step, Trouble, Work
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.session.enrol_screens import EnrolButton, EnrolHead
from ui.enrol.troubles import notices
from ui.enrol.words import FIELDS, STEPS, TITLES, WORKING

GO_ON: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Go on"))
NONE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "None"))
STICK_AGAIN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Read the USB stick again"))
_TO_BE_TYPED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Still to be typed"))
_MAY_BE_EMPTY: Final = frozenset({Field.SITE, Field.GROUPS, Field.REPORT_URI})
_BESIDE: Final = 34
"""Characters that stand beside their name; longer values stand below it."""


def head(state: EnrolState, *works: Work) -> EnrolHead:
    """Of the step it is at. `works`: that are told while they go on."""
    words = TITLES[state.step]
    busy = next((WORKING[work] for work in works if state.is_working(work)), None)
    return EnrolHead(
        Said(words.title),
        Said(words.onward),
        words.icon,
        STEPS.index(state.step) + 1,
        len(STEPS),
        notices(state.findings),
        busy,
    )


def onward(*, on: bool = True) -> EnrolButton:
    """What leads to the next step."""
    return EnrolButton("onward", GO_ON, primary=True, on=on)


def value_row(state: EnrolState, of: Field) -> Row:
    """A value, as a line that opens the keys; what was put here beforehand is only told."""
    label, value = Said(FIELDS[of].label), state.value(of)
    tone = _tone(state.findings, of)
    if not value:
        is_optional = of in _MAY_BE_EMPTY
        missing = Tone.PLAIN if is_optional else Tone.WARN
        return Row(label, NONE if is_optional else _TO_BE_TYPED, tone or missing, opens=of)
    return told(label, value, tone or Tone.PLAIN, opens="" if state.is_fixed(of) else of)


def told(label: Said | str, value: str, tone: Tone = Tone.PLAIN, opens: str = "") -> Row:
    """A value beside its name, or below it where it is long."""
    if len(value) > _BESIDE:
        return Row(label, "", tone, value, opens)
    return Row(label, value, tone, opens=opens)


def _tone(findings: tuple[Finding, ...], of: Field) -> Tone | None:
    about = [each for each in findings if each.field is of]
    if not about:
        return None
    missing = all(each.is_warning or each.trouble is Trouble.VALUE_MISSING for each in about)
    return Tone.WARN if missing else Tone.BAD


def day(at: int) -> str:
    """`at`: Unix seconds; a day as it is written on certificates."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d}"


def is_counted(step: Step) -> bool:
    return step in STEPS
