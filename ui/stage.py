"""The glass from Python's side: loads Main.qml, shows views, hands taps back.

Everything here runs on the GUI thread. It decides nothing: `show` is given a view, `tapped` says
what a hand did.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.session.screens import View
from ui.languages import SOURCE_LANGUAGE, Languages
from ui.mirror import CameraFeed, register_mirror
from ui.view_props import Props, name_of, props_of

QML = Path(__file__).with_name("qml")


class Stage(QObject):
    """One window and what is on it."""

    tapped = Signal(str, str)  # value of Action, argument
    broken = Signal(str)  # a screen does not load: a bug, in Qt's words

    def __init__(self, hospital_name: str, px_per_mm: float) -> None:
        super().__init__()
        self.feed = CameraFeed(self)
        self._values: dict[str, object] = {}  # what is on the glass now, no longer
        self._revision = 0
        self._languages = Languages()
        self._engine = QQmlApplicationEngine(self)
        self._engine.addImportPath(str(QML))
        register_mirror()
        self._terminal = cast("QObject", self._engine.singletonInstance("Yima", "Terminal"))
        self._set("hospitalName", hospital_name)
        self._set("pxPerMm", px_per_mm)
        self._set("camera", self.feed)
        terminal = cast("Any", self._terminal)  # its signals are declared in QML
        terminal.tapped.connect(self.tapped)
        terminal.broken.connect(self.broken)
        self.window: QQuickWindow | None = None

    @property
    def engine(self) -> QQmlApplicationEngine:
        return self._engine

    def load(self, view: View) -> QQuickWindow:
        """Show the window with its first view. Raises RuntimeError when the QML does not load."""
        self.show(view)
        self._engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        roots = self._engine.rootObjects()
        if not roots:
            raise RuntimeError("Main.qml does not load: see the log")
        self.window = cast("QQuickWindow", roots[0])
        return self.window

    def show(self, view: View) -> None:
        """Put `view` on the glass; what has not changed is not touched."""
        changed = self._languages.use(view.language)
        self._set("language", view.language)
        if changed:
            self._engine.retranslate()
        self._set("elder", view.elder)
        self._set("actions", [str(action) for action in view.actions])
        self._set("idleSeconds", view.idle_seconds)
        self._show_screen(name_of(view.screen), props_of(view.screen, view.language))

    def _show_screen(self, name: str, props: Props) -> None:
        before = self._values.get("screen"), self._values.get("props")
        if before == (name, props):
            return
        self._set("props", props)
        self._set("screen", name)
        self._revision += 1
        self._set("revision", self._revision)

    def offer_languages(self, languages: Sequence[str]) -> None:
        """The languages that the button in the top bar offers ("zh_CN", "en"); by default both."""
        self._set("languages", list(languages))

    def show_clock(self, text: str) -> None:
        """`text`: "9:42"."""
        self._set("clockText", text)

    def set_scale(self, px_per_mm: float) -> None:
        """Dots per millimetre of the panel the window is on."""
        self._set("pxPerMm", px_per_mm)

    def set_animated(self, *, animated: bool) -> None:
        """Off for pictures and tests: nothing on the glass moves by itself."""
        self._set("animated", animated)

    def close(self) -> None:
        """Take everything off the glass: the window, the camera picture, the words."""
        self.feed.clear()
        if self.window is not None:
            self.window.close()
        self._languages.use(SOURCE_LANGUAGE)

    def _set(self, name: str, value: object) -> None:
        if name not in self._values or self._values[name] != value:
            self._values[name] = value
            self._terminal.setProperty(name, value)
