"""The terminal's voice for whoever tests it: from any thread, a sentence in the house's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.devices import VoiceState
from ui.voice import Voice

SENTENCES: Final[Mapping[str, str]] = {
    "zh_CN": "这是语音测试。请把手机上的健康卡条码对准扫描窗口。请到三楼十二诊室候诊。",
    "en": "This is a test of the voice. Please hold your health card code up to the camera.",
}


class SpokenTest(QObject):
    """A `kiosk.maintenance.pages.ports.Loudspeaker`; to be made on the voice's thread."""

    _told = Signal(bool)

    def __init__(self, voice: Voice, language: str) -> None:
        """`language`: of the house; one that has no sentence here is tested in English."""
        super().__init__()
        self._voice = voice
        self._language = language if language in SENTENCES else "en"
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> VoiceState:
        return self._voice.state

    @property
    def lacking(self) -> frozenset[str]:
        return self._voice.lacking

    def say(self) -> None:
        self._told.emit(True)  # noqa: FBT003 - a signal's argument

    def hush(self) -> None:
        self._told.emit(False)  # noqa: FBT003 - likewise

    def _tell(self, speak: bool) -> None:  # noqa: FBT001 - likewise
        if speak:
            self._voice.say_again(SENTENCES[self._language], self._language)
        else:
            self._voice.silence()
