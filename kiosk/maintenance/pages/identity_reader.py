"""The page of the reader of identity cards. Whose card it read never comes here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.devices import ReaderState
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.device_checks import judge_identity_reader
from kiosk.maintenance.pages.device_words import ADDRESS, PORT, state_row
from kiosk.maintenance.pages.trial import TrialPage
from kiosk.maintenance.sheet import PageId, Row
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.sections import IdentityReaderSettings

SECONDS: Final = 30.0

_DO: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Lay an identity card on the reader. Nothing of it is shown or kept."
    )
)


class IdentityReaderPage(TrialPage):
    """`state_now`: what the reader said last; `forget`: drops what it keeps of a card. From any thread.

    That a card was read comes in through `Bench.document_read`.
    """

    PAGE: ClassVar = PageId.IDENTITY_READER
    CHECKS: ClassVar = (CheckId.IDENTITY_READER,)

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: IdentityReaderSettings,
        state_now: Callable[[], ReaderState],
        forget: Callable[[], None],
        seconds: float = SECONDS,
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._state_now = state_now
        self._forget = forget
        self._seconds = seconds

    def is_fitted(self) -> bool:
        return bool(self._settings.host)

    def state(self) -> tuple[Row, ...]:
        return (state_row(self._state_now().value, CheckId.IDENTITY_READER),)

    def settings(self) -> tuple[Row, ...]:
        return Row(ADDRESS, self._settings.host), Row(PORT, str(self._settings.port))

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._watch

    def _watch(self, trial: Trial) -> CheckResult:
        self._forget()  # a card that lies there already is read as new
        try:
            read = trial.until(lambda: trial.documents > 0, self._seconds)
        finally:
            self._forget()
        return judge_identity_reader(self._state_now(), read=read)
