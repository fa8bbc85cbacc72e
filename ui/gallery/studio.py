"""Where samples are drawn and looked at: one stage, drawn by the processor, nothing moving."""

from __future__ import annotations

from pathlib import Path

import PySide6.QtQuick  # noqa: F401 - before the application, so that windows have their type
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtQml import QQmlError
from PySide6.QtQuick import QQuickWindow

from kiosk.session.screens import View
from ui.fonts import use_house_font
from ui.gallery.looks import LANGUAGES, Look
from ui.inspection import findings
from ui.pseudo import teach
from ui.samples import HOSPITAL
from ui.stage import Stage
from ui.view_props import is_for_staff

# Names of samples that show a camera picture begin so; the others show the placeholder. After a refusal
# the mirror is there only while the camera is, and a hint is about what the camera sees.
_LIVE = ("attract-degraded", "attract-hint", "pay_ways-hint", "refused-")
_LIVE_ALONE = ("enrol_camera",)  # of these no other that begins so


class Studio:
    """Needs a QGuiApplication. `close` is the last call."""

    def __init__(self) -> None:
        use_house_font()
        self.look = Look()
        self.stage = Stage(HOSPITAL, self.look.px_per_mm)
        self.stage.set_animated(animated=False)
        self.stage.show_clock("9:42")
        self.stage.offer_languages(LANGUAGES)
        teach(self.stage)
        self._said: list[str] = []
        self._for_staff = False
        self.stage.engine.warnings.connect(self._hear)
        self._window: QQuickWindow | None = None

    @property
    def window(self) -> QQuickWindow:
        """Raises RuntimeError before anything was shown."""
        if self._window is None:
            raise RuntimeError("nothing was shown yet")
        return self._window

    def show(self, name: str, view: View, look: Look) -> None:
        """Put a sample on the glass, as it looks."""
        self._said.clear()
        seen = look.of(view)
        self._for_staff = is_for_staff(view.screen)
        show_camera_picture(self.stage, shown=name.startswith(_LIVE) or name in _LIVE_ALONE)
        self.stage.set_scale(look.px_per_mm)
        if self._window is None:
            self._window = self.stage.load(seen)
        else:
            self.stage.show(seen)
        self._window.resize(*map(int, look.panel.split("x")))
        self.look = look

    def picture(self) -> QImage:
        """Lowered, the screen finds its place while it is drawn."""
        if self.look.lowered:
            picture_of(self.window)
        return picture_of(self.window)

    def findings(self, picture: QImage) -> list[str]:
        """What breaks a rule on what is shown, and what Qt warned of; `picture` is of it."""
        look = self.look
        found = findings(
            self.window,
            picture,
            look.px_per_mm,
            text_size=look.text_size,
            theme=look.theme,
            for_staff=self._for_staff,
        )
        return [*found, *self._said]

    def _hear(self, warnings: list[QQmlError]) -> None:
        # Not by a handler of Qt's messages: those may come from threads that this one waits for.
        told = (f"{Path(each.url().path()).name}: {each.description()}" for each in warnings)
        self._said += [f"Qt warns: {words}" for words in told]

    def close(self) -> None:
        self.stage.close()
        _settle()


def picture_of(window: QQuickWindow) -> QImage:
    """What the window shows once everything that is due has happened."""
    _settle()
    return window.grabWindow()


def _settle() -> None:
    for _ in range(3):
        QGuiApplication.processEvents()
        # Outside of a running event loop, what is to be deleted later waits for this.
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def show_camera_picture(stage: Stage, *, shown: bool) -> None:
    """Put a made-up camera frame into the mirror, or none."""
    stage.feed.clear()
    if not shown:
        return
    frame = QImage(1280, 720, QImage.Format.Format_RGB888)
    painter = QPainter(frame)
    light = QLinearGradient(QPointF(0, 0), QPointF(300, 720))
    light.setColorAt(0, QColor("#b9c6c9"))
    light.setColorAt(1, QColor("#5d6f74"))
    painter.fillRect(frame.rect(), light)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(640, 380)
    painter.rotate(4)
    painter.setBrush(QColor("#0b1419"))
    painter.drawRoundedRect(QRectF(-130, -240, 260, 520), 34, 34)
    painter.fillRect(QRectF(-114, -222, 228, 484), QColor("#f4f4f2"))
    painter.fillRect(QRectF(-84, -100, 168, 168), QColor("#26333a"))
    painter.end()
    stage.feed.show_frame(frame.constBits(), frame.width(), frame.height(), frame.bytesPerLine())
