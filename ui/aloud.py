"""The voice of a glass: what the screens say, heard; as loud as whoever is here wants it."""

from __future__ import annotations

from kiosk.devices import VoiceState
from kiosk.session.preferences import Preferences
from kiosk.settings.sections import VoiceSettings
from ui.stage import Stage
from ui.voice import Voice


class Aloud:
    """`follow` before each view is shown; `close` is the last call to this object."""

    def __init__(self, stage: Stage, settings: VoiceSettings, voice: Voice | None = None) -> None:
        """`voice`: another than the terminal's own."""
        self._session = 0
        self.voice = voice or Voice(settings.volume)
        stage.set_private_voice(private=settings.private)
        stage.said.connect(self.voice.say)
        stage.repeated.connect(self.voice.say_again)
        self._stage = stage
        self.voice.state_changed.connect(self._offer)
        self.voice.without.connect(self._offer)
        self._offer()

    def follow(self, session: int, wanted: Preferences) -> None:
        """What the last patient heard falls silent and is forgotten, however the next one wants it."""
        if session != self._session:
            self._session = session
            self.voice.silence()
        self.voice.suit(wanted)

    def close(self) -> None:
        self.voice.close()

    def _offer(self, _change: object = None) -> None:
        """Where nothing can be heard, the glass does not promise it."""
        silent = self.voice.state is VoiceState.SILENT
        self._stage.set_speaking(speaks=not silent, without=self.voice.lacking)
