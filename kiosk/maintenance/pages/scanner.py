"""The page of the barcode scanner."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.devices import ScannerState
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.device_checks import judge_scanner
from kiosk.maintenance.pages.device_words import NO, PORT, YES, kind_row, state_row
from kiosk.maintenance.pages.trial import TrialPage
from kiosk.maintenance.sheet import PageId, Row
from kiosk.maintenance.trial_codes import fresh_code, printed_codes
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.sections import ScannerSettings

SECONDS: Final = 30.0

_CODE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Code on this page"))
_BAUD: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Line"))
_PREFIX: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Prefix"))
_SUFFIX: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Suffix"))
_AIM: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Sends the kind of code first (]Q1)"))
_DO: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Scan the code on this page, or the code on a printed test page. You have %1 seconds.",
    ),
    (f"{SECONDS:g}",),
)


class ScannerPage(TrialPage):
    """`picture_of`: a text as a QR code, a PNG as a data URL. `terminal`: its id, which printed pages bear.

    What is scanned comes in through `Bench.hand`.
    """

    PAGE: ClassVar = PageId.SCANNER
    CHECKS: ClassVar = (CheckId.SCANNER,)

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: ScannerSettings,
        terminal: str,
        state_now: Callable[[], ScannerState],
        picture_of: Callable[[str], str],
        seconds: float = SECONDS,
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._terminal = terminal
        self._state_now = state_now
        self._picture_of = picture_of
        self._seconds = seconds
        self._code = ""  # of the test that goes on

    def is_fitted(self) -> bool:
        return self._settings.kind != "none"

    def state(self) -> tuple[Row, ...]:
        state = state_row(self._state_now().value, CheckId.SCANNER)
        code = self._code
        return (state, Row(_CODE, code)) if code else (state,)

    def picture(self) -> str:
        code = self._code
        return self._picture_of(code) if code else ""

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        rows = [kind_row(at.kind)]
        if at.kind == "serial":
            line = f"{at.baud} {at.data_bits}{at.parity[0].upper()}{at.stop_bits}"
            rows += [Row(PORT, at.port), Row(_BAUD, line)]
        return (
            *rows,
            Row(_PREFIX, repr(at.prefix)),
            Row(_SUFFIX, repr(at.suffix)),
            Row(_AIM, YES if at.aim_identifier else NO),
        )

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._watch

    def _watch(self, trial: Trial) -> CheckResult:
        """Whatever comes is enough: what is not to the letter a test code fails, as a card's would."""
        self._code = code = fresh_code()
        try:
            trial.until(lambda: bool(trial.texts(by_hand=True)), self._seconds)
        finally:
            self._code = ""
        texts = [each.text for each in trial.texts(by_hand=True)]
        known = {code, *printed_codes(self._terminal)}
        wanted = next((text for text in texts if text in known), code)
        return judge_scanner(self._state_now(), texts, wanted)
