"""The glass from Python's side: loads Main.qml, shows views, hands taps back.

Everything here runs on the GUI thread. It decides nothing: `show` is given a view, `tapped` says
what a hand did.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from ui.art import register_art
from ui.languages import SOURCE_LANGUAGE, Languages
from ui.mirror import CameraFeed, register_mirror
from ui.qr import register_qr
from ui.shown_pictures import ShownPictures, register_shown

if TYPE_CHECKING:
    from kiosk.session.screens import View

Props = dict[str, Any]
QML = Path(__file__).with_name("qml")
# The attract screen's properties while nothing is known yet.
_FIRST: Props = {
    "degraded": False,
    "noTickets": False,
    "cameraReady": False,
    "reader": False,
    "staffNote": "none",
    "daysLeft": 0,
    "hint": "none",
    "scanner": False,
    "openOrders": 0,
    "doubtfulPrints": 0,
    "notices": [],
    "picture": "",
}


class Stage(QObject):
    """One window and what is on it."""

    tapped = Signal(str, str)  # value of Action, argument
    broken = Signal(str)  # a screen does not load: a bug, in Qt's words
    said = Signal(str, str)  # words of the screen to be said aloud, "" for silence; their language
    repeated = Signal(str, str)  # likewise, once more: the patient asked for it

    def __init__(self, hospital_name: str, px_per_mm: float) -> None:
        super().__init__()
        self._speaks, self._unspoken, self._voice_wanted = True, frozenset[str](), False
        self.values: dict[str, object] = {}  # what is on the glass now, no longer
        self._revision = 0
        self._languages = Languages()
        self._engine = QQmlApplicationEngine(self)
        # The engine's child, so that the mirrors on the glass go before what they show.
        self.feed = CameraFeed(self._engine)
        self._engine.addImportPath(str(QML))
        register_mirror()
        register_qr()
        register_art(self._engine)
        self.pictures = ShownPictures()
        register_shown(self._engine, self.pictures)
        self._terminal = cast("QObject", self._engine.singletonInstance("Yima", "Terminal"))
        self._set("hospitalName", hospital_name)
        self._set("pxPerMm", px_per_mm)
        self._set("camera", self.feed)
        terminal = cast("Any", self._terminal)  # its signals are declared in QML
        terminal.tapped.connect(self.tapped)
        terminal.broken.connect(self.broken)
        terminal.said.connect(self._say)
        terminal.repeated.connect(self._repeat)
        self.window: QQuickWindow | None = None

    @property
    def engine(self) -> QQmlApplicationEngine:
        return self._engine

    @property
    def languages(self) -> Languages:
        """What the words of this glass come from."""
        return self._languages

    def load(self, view: View) -> QQuickWindow:
        """Show the window with its first view. Raises RuntimeError when the QML does not load."""
        self.show(view)
        return self._load()

    def load_attract(
        self,
        actions: Sequence[str],
        language: str,
        services: Sequence[str] = ("checkin",),
        codes: Sequence[str] = ("offline_code",),
    ) -> QQuickWindow:
        """The window with the attract screen before there is a terminal to say so.

        What a view is made of is not imported for it: a start waits for this frame alone.
        """
        self._use_language(language)
        self._set("actions", list(actions))
        promised = {"services": list(services), "codes": list(codes)}
        self._show_screen("Attract", _FIRST | promised)
        return self._load()

    def _load(self) -> QQuickWindow:
        self._engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        roots = self._engine.rootObjects()
        if not roots:
            raise RuntimeError("Main.qml does not load: see the log")
        self.window = cast("QQuickWindow", roots[0])
        return self.window

    def show(self, view: View) -> None:
        """Put `view` on the glass; what has not changed is not touched."""
        from ui.view_props import (  # noqa: PLC0415 - after the first frame
            name_of,
            preferences_of,
            props_of,
        )

        wanted = preferences_of(view)
        self._use_language(wanted.language)
        self._set("elder", wanted.elder)
        self.set_look(wanted.theme, wanted.text_size)
        self._voice_wanted = wanted.voice
        self._show_voice()
        self._set("volume", wanted.volume)
        self._set("lowered", wanted.lowered)
        self._set("panel", str(view.panel))
        self._set("cover", str(view.cover))
        self._set("actions", [str(action) for action in view.actions])
        self._set("idleSeconds", view.idle_seconds)
        self._set("recording", view.recording)
        self._show_screen(name_of(view.screen), props_of(view.screen, wanted.language))

    def _show_voice(self) -> None:
        speaks = self._speaks and self._languages.current not in self._unspoken
        self._set("speaks", speaks)
        self._set("voice", speaks and self._voice_wanted)

    def _use_language(self, language: str) -> None:
        changed = self._languages.use(language)
        self._set("language", language)
        if changed:
            self._engine.retranslate()

    def _show_screen(self, name: str, props: Props) -> None:
        before = self.values.get("screen"), self.values.get("props")
        if before == (name, props):
            return
        self._set("props", props)
        self._set("screen", name)
        self._revision += 1
        self._set("revision", self._revision)

    def offer_languages(self, languages: Sequence[str]) -> None:
        """The languages that the top bar offers ("zh_CN", "en", "ar"); by default the first two."""
        self._set("languages", list(languages))

    def set_hospital(self, name: str) -> None:
        """The name in the top bar."""
        self._set("hospitalName", name)

    def show_clock(self, text: str) -> None:
        """`text`: "9:42"."""
        self._set("clockText", text)

    def set_speaking(self, *, speaks: bool, without: frozenset[str] = frozenset()) -> None:
        """Whether this terminal has a voice, and for which languages it has none.

        Where it has none there is nothing to switch on.
        """
        self._speaks, self._unspoken = speaks, without
        self._show_voice()

    def set_private_voice(self, *, private: bool) -> None:
        """Only the patient hears the voice, by headphones or a handset: it may say what is theirs."""
        self._set("privateVoice", private)

    def set_look(self, theme: str, text_size: int) -> None:
        """`theme`: "light", "high_contrast" or "dark"; `text_size`: 1 to 4."""
        self._set("theme", str(theme))
        self._set("textSize", int(text_size))

    def set_scale(self, px_per_mm: float) -> None:
        """Dots per millimetre of the panel the window is on."""
        self._set("pxPerMm", px_per_mm)

    def set_animated(self, *, animated: bool) -> None:
        """Off for pictures and tests: nothing on the glass moves by itself."""
        self._set("animated", animated)

    def set_settling(self, milliseconds: int) -> None:
        """How long touches do nothing after the glass has changed; 0 for hands that only hammer."""
        self._set("settling", milliseconds)

    def close(self) -> None:
        """Take everything off the glass, and the glass away: the last call to this object.

        What Qt owns goes here, windows before what they show. Python's collector, left to do it,
        goes in any order and on any thread, and Qt does not survive that.
        """
        self.feed.clear()
        self._set("ending", value=True)
        if self.window is not None:
            self.window.close()
            self.window = None
        self._languages.use(SOURCE_LANGUAGE)
        delete(self._engine)

    def _say(self, words: str) -> None:
        self.said.emit(words, self._languages.current)

    def _repeat(self, words: str) -> None:
        self.repeated.emit(words, self._languages.current)

    def _set(self, name: str, value: object) -> None:
        if name not in self.values or self.values[name] != value:
            self.values[name] = value
            self._terminal.setProperty(name, value)
