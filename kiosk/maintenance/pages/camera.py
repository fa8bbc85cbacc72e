"""The page of the camera: its picture while somebody looks at it, what is measured of it, and three tests.

What is in the picture may be somebody who passes by: it goes into the sheet, and nowhere else.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import ClassVar, Final
from urllib.parse import urlsplit

from kiosk.clock import Clock
from kiosk.devices import CameraState
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.camera import CardSeen, judge_camera, judge_focus, reaches_usual
from kiosk.maintenance.checks import CheckId, CheckResult, Fact
from kiosk.maintenance.pages.device_words import (
    ADDRESS,
    AUTOMATIC,
    NO,
    YES,
    fact_row,
    state_row,
)
from kiosk.maintenance.pages.ports import CameraBench
from kiosk.maintenance.pages.trial import WHILE_TESTED, TrialPage
from kiosk.maintenance.read_trial import ALLOWED, WANTED, ReadTrial
from kiosk.maintenance.sheet import Choice, PageId, Row, Task
from kiosk.maintenance.trial_codes import CARD, printed_codes
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.sections import CameraSettings

WATCHES: Final = 3.0  # seconds that pictures are measured for a result
BEGINS: Final = 5.0  # seconds until the first is measured
MOVES: Final = 30.0  # seconds for moving the test card
BRINGS: Final = 30.0  # seconds for bringing a code up
_LATELY: Final = 60  # pictures that the page's own figures are of
_LOOKS: Final = 0.5
_DATA: Final = "data:image/png;base64,"
_LIVE: Final = (
    Fact.WIDTH,
    Fact.HEIGHT,
    Fact.FRAMES_PER_SECOND,
    Fact.SHARPNESS,
    Fact.BRIGHTNESS,
    Fact.DARK_SHARE,
    Fact.BRIGHT_SHARE,
)

_WISHED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Wanted picture"))
_AUTOFOCUS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Autofocus"))
_EXPOSURE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Exposure"))
_GAIN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Gain"))
_MEASURES: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The picture is being measured. Nobody need do anything.")
)
_MOVE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Move the printed test card slowly from the camera to 25 cm away, and back."
    )
)
_MOVED: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Move the test card to and fro. Read so far: %1 to %2 mm away."
    )
)
_HOLD: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Hold up the code of the test card or of a printed test page, and keep still.",
    )
)
_HELD: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Keep still. Read %1 of %2 times."))
_RECORD: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Record pictures"))
_RECORD_NO_MORE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Stop recording"))
_RECORD_SURE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Pictures of the next minute are recorded, encrypted for the vendor. Does everybody in the picture agree?",
    )
)


class CameraPage(TrialPage):
    """`state_now`: what the camera's process said last. `terminal`: its id, which printed pages bear.

    What is read comes in through `Bench.hand`.
    """

    PAGE: ClassVar = PageId.CAMERA
    CHECKS: ClassVar = (CheckId.CAMERA_PICTURE, CheckId.CAMERA_FOCUS, CheckId.DECODING)

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: CameraSettings,
        terminal: str,
        camera: CameraBench,
        state_now: Callable[[], CameraState],
        records: bool,
    ) -> None:
        """`records`: there is somebody to encrypt pictures for; without, none are kept."""
        super().__init__(bench, clock)
        self._records = records
        self._settings = settings
        self._terminal = terminal
        self._camera = camera
        self._state_now = state_now
        bench.at_end(camera.drop)

    def is_fitted(self) -> bool:
        return True

    def state(self) -> tuple[Row, ...]:
        """The figures are those by which it would be judged."""
        state = self._state_now()
        row = state_row(state.value, CheckId.CAMERA_PICTURE)
        facts = judge_camera(self._camera.pictures()[-_LATELY:], state).facts
        live = (
            fact_row(name, facts[name], CheckId.CAMERA_PICTURE) for name in _LIVE if name in facts
        )
        return row, *live

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        wanted = f"{at.width} × {at.height}, {at.frames_per_second:g} /s"
        exposure = (
            AUTOMATIC if at.exposure_seconds is None else f"{1_000 * at.exposure_seconds:g} ms"
        )
        return (
            Row(ADDRESS, without_secrets(at.source)),
            Row(_WISHED, wanted),
            Row(_AUTOFOCUS, YES if at.autofocus else NO),
            Row(_EXPOSURE, exposure),
            Row(_GAIN, AUTOMATIC if at.gain is None else f"{at.gain:g}"),
        )

    def refresh(self, *, tested: bool) -> float:  # noqa: ARG002 - the picture goes on
        return WHILE_TESTED

    def picture(self) -> str:
        """To ask for it is what keeps it coming."""
        self._camera.examine()
        still = self._camera.still()
        return _DATA + base64.b64encode(still).decode("ascii") if still else ""

    def more(self) -> tuple[Choice, ...]:
        return (
            Choice(Task.RECORD_FRAMES, _RECORD, "on", sure=_RECORD_SURE, on=self._records),
            Choice(Task.RECORD_FRAMES, _RECORD_NO_MORE, "off"),
        )

    def test(self, check: CheckId) -> tuple[Said, Work]:
        match check:
            case CheckId.CAMERA_PICTURE:
                return _MEASURES, self._measure
            case CheckId.CAMERA_FOCUS:
                return _MOVE, self._focus
            case _:
                return _HOLD, self._decode

    def _measure(self, trial: Trial) -> CheckResult:
        state = self._state_now()
        if state is not CameraState.RUNNING:
            return judge_camera((), state)
        self._camera.examine()
        self._camera.begin()
        trial.until(lambda: bool(self._camera.pictures()), BEGINS)
        self._camera.begin()
        self._camera.examine()
        trial.wait(WATCHES)
        return judge_camera(self._camera.pictures(), self._state_now())

    def _focus(self, trial: Trial) -> CheckResult:
        """Over as soon as it was read over all of the usual distances."""
        self._camera.begin()
        ends = self._clock.monotonic() + MOVES
        cards: tuple[CardSeen, ...] = ()
        looked_at = 0
        while not reaches_usual(cards) and self._clock.monotonic() < ends:
            self._camera.examine(card=True)
            if not trial.wait(_LOOKS):
                break
            cards, looked_at = self._camera.cards()
            trial.doing = _told_of(cards)
        return judge_focus(cards, looked_at)

    def _decode(self, trial: Trial) -> CheckResult:
        """Counted from the first read on, of whichever test code is held up first."""
        known = printed_codes(self._terminal)

        def counted() -> ReadTrial:
            reads = trial.texts(by_hand=False)
            code = next((each.text for each in reads if each.text in known), CARD)
            counting = ReadTrial(code)
            for each in reads:
                counting.add(each.text, each.at)
            return counting

        def tell() -> int:
            read = int(counted().result(self._clock.monotonic()).facts[Fact.READ])
            if read:
                trial.doing = Said(_HELD.words, (str(read), str(WANTED)))
            return read

        if trial.until(lambda: tell() > 0, BRINGS):
            trial.until(lambda: tell() >= WANTED, 2 * ALLOWED)
        return counted().result(self._clock.monotonic())


def _told_of(cards: tuple[CardSeen, ...]) -> Said:
    if not cards:
        return _MOVE
    distances = [each.millimetres for each in cards]
    return Said(_MOVED.words, (f"{min(distances):.0f}", f"{max(distances):.0f}"))


def without_secrets(source: str) -> str:
    """A camera's name as of the settings; of a network address no more than kind, host and port."""
    if "://" not in source:
        return source
    parts = urlsplit(source.removeprefix("opencv:"))
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return f"{parts.scheme}://"
    return f"{parts.scheme}://{parts.hostname or ''}{port}"
