"""What is on the glass of a first start beside the flow's own state, and what a tap on it means. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.enrolment.events import (
    Back,
    CertificateWanted,
    CheckWanted,
    Compared,
    Continued,
    EnrolEvent,
    Entered,
    GoneTo,
    Left,
    RequestWanted,
    StickWanted,
    TrialWanted,
)
from kiosk.enrolment.states import Client, EnrolState, Field, Step
from kiosk.session.screens import Action
from ui.enrol.words import FIELDS

CHOSEN: Final = "="
"""Between a field and the value that a line of a list stands for: "camera.source=/dev/video2"."""


LEFT_SECONDS: Final = 600
"""Without a touch: whoever was at it has gone. Long enough to have somebody fetched to the telephone."""
LINE: Final = ">"
"""After a step that a line leads to, before what tells the lines apart: "camera>"."""


@dataclass(frozen=True, slots=True)
class Pad:
    """A value is being typed, from what it was."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`pad`: the keys lie over the step. `is_code`: the request is shown as a code. `seconds_left`: until the
    terminal starts, once it is enrolled; -1: it does not count. `untouched`: seconds; they change no screen.
    """

    state: EnrolState = field(default_factory=EnrolState)
    language: str = "zh_CN"
    pad: Pad | None = None
    is_code: bool = False
    seconds_left: int = -1
    untouched: int = field(default=0, compare=False)

    def now(self, state: EnrolState) -> Shown:
        """The flow has gone on: what lay over another step is gone."""
        if state.step is self.state.step:
            return replace(self, state=state)
        return replace(self, state=state, pad=None, is_code=False)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a tap did: to the glass, and to the flow."""

    shown: Shown
    events: tuple[EnrolEvent, ...] = ()
    is_over: bool = False  # whoever reads that it is enrolled wants it to start


_BUTTONS: Final[dict[str, EnrolEvent]] = {
    "begin": Continued(),
    "onward": Continued(),
    "enrol": Continued(),
    "stick": StickWanted(),
    "same": Compared(same=True),
    "different": Compared(same=False),
    "check": CheckWanted(),
    "request": RequestWanted(),
    "import": CertificateWanted(),
    "ticket": TrialWanted(Field.TICKET_HOST),
    "report": TrialWanted(Field.REPORT_URI),
}


def meant(shown: Shown, action: str, argument: str) -> Meant:
    """By a tap as the glass tells it. What has no meaning where it is now does nothing."""
    shown = replace(shown, untouched=0)
    if action == Action.LANGUAGE:
        return Meant(replace(shown, language=argument))
    if shown.pad is not None:
        return _typed(shown, shown.pad, action, argument)
    if action == Action.BACK:
        return Meant(replace(shown, is_code=False), () if shown.is_code else (Back(),))
    if action == Action.OPEN_ITEM:
        return _opened(shown, argument)
    if action == Action.CHOOSE:
        return _chosen(shown, argument)
    return Meant(shown)


def after_a_second(shown: Shown) -> Meant:
    """What the time does: it starts the terminal once that is enrolled, and ends what was left standing."""
    if shown.seconds_left >= 0:
        left = max(0, shown.seconds_left - 1)
        return Meant(replace(shown, seconds_left=left), is_over=shown.seconds_left == 0)
    if shown.untouched + 1 < LEFT_SECONDS:
        return Meant(replace(shown, untouched=shown.untouched + 1))
    return Meant(Shown(shown.state), (Left(),))


def _chosen(shown: Shown, button: str) -> Meant:
    if button == "start":
        return Meant(shown, is_over=shown.state.step is Step.DONE)
    if button in {"code", "close"}:
        has = shown.state.request is not None
        return Meant(replace(shown, is_code=has and button == "code"))
    event = _BUTTONS.get(button)
    return Meant(shown, () if event is None else (event,))


def _opened(shown: Shown, item: str) -> Meant:
    """A line: a step to go to, a value to be typed, or one of a list."""
    name, sign, value = item.partition(CHOSEN)
    if name in set(Field) and not sign and shown.state.is_fixed(Field(name)):
        return Meant(shown)
    if name in set(Field) and sign:
        return Meant(shown, (Entered(Field(name), value),))
    step, leads, _of = item.partition(LINE)
    if leads:
        return Meant(shown, (GoneTo(Step(step)),) if step in set(Step) else ())
    if name not in set(Field):
        return Meant(shown)
    return Meant(replace(shown, pad=Pad(Field(name), shown.state.value(Field(name)))))


def _typed(shown: Shown, pad: Pad, action: str, argument: str) -> Meant:
    if action == Action.TYPE and argument.isprintable():
        text = (pad.text + argument)[: FIELDS[pad.field].longest]
        return Meant(replace(shown, pad=replace(pad, text=text)))
    if action == Action.ERASE:
        return Meant(replace(shown, pad=replace(pad, text=pad.text[:-1])))
    if action == Action.CONFIRM:
        return Meant(replace(shown, pad=None), (Entered(pad.field, pad.text.strip()),))
    return Meant(replace(shown, pad=None) if action == Action.BACK else shown)


def of_value(of: Field, value: str | Client) -> str:
    """The line that stands for a value of a list."""
    return f"{of}{CHOSEN}{value}"
