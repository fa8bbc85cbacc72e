"""The page of sound and speech."""

from __future__ import annotations

from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.devices import VoiceState
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.device_checks import judge_sound
from kiosk.maintenance.pages.device_words import NO, YES, state_row
from kiosk.maintenance.pages.ports import Loudspeaker
from kiosk.maintenance.pages.trial import TrialPage
from kiosk.maintenance.sheet import PageId, Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.sections import VoiceSettings

STARTS: Final = 20.0  # seconds that a speech engine may take to start
SPEAKS: Final = 6.0  # seconds that the sentence takes

_VOLUME: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Volume in the settings"))
_EVERY_SCREEN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Reads every screen"))
_LACKING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Languages without a voice"))
_DO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Listen: a sentence is being said."))
_ASKS: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Did you hear the sentence, and could you understand it?")
)


class SoundPage(TrialPage):
    """`loudspeaker` None: speech is switched off in the settings."""

    PAGE: ClassVar = PageId.SOUND
    CHECKS: ClassVar = (CheckId.SOUND,)
    ASKS: ClassVar = _ASKS

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: VoiceSettings,
        loudspeaker: Loudspeaker | None,
        starts: float = STARTS,
        speaks: float = SPEAKS,
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._loudspeaker = loudspeaker
        self._starts = starts
        self._speaks = speaks

    def is_fitted(self) -> bool:
        return self._loudspeaker is not None

    def state(self) -> tuple[Row, ...]:
        if self._loudspeaker is None:
            return (state_row("none", CheckId.SOUND),)
        state = state_row(self._loudspeaker.state.value, CheckId.SOUND)
        lacking = ", ".join(sorted(self._loudspeaker.lacking))
        return (state, Row(_LACKING, lacking, Tone.WARN)) if lacking else (state,)

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        volume = Row(_VOLUME, f"{at.volume:.0%}")
        return volume, Row(_EVERY_SCREEN, YES if at.every_screen else NO)

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._say

    def judge(self, result: CheckResult, *, yes: bool) -> CheckResult:  # noqa: ARG002 - it holds no more
        state = VoiceState.SILENT if self._loudspeaker is None else self._loudspeaker.state
        return judge_sound(state, yes)

    def _say(self, trial: Trial) -> CheckResult:
        """An engine that had to be started first may have let the sentence go: it is told once more."""
        speaker = self._loudspeaker
        if speaker is None:
            return judge_sound(VoiceState.SILENT, None)
        was_ready = speaker.state is VoiceState.READY
        speaker.say()
        settled = {VoiceState.READY, VoiceState.SILENT}
        trial.wait(_TURN)  # of the screen's own thread, to start it
        trial.until(lambda: speaker.state in settled, self._starts)
        if speaker.state is VoiceState.READY:
            if not was_ready:
                speaker.say()
            trial.wait(self._speaks)
        if trial.stopped:
            speaker.hush()
        return judge_sound(speaker.state, None)


_TURN: Final = 0.5
