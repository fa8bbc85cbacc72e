"""The dock on the screen: loads its QML, shows boards, hands taps on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui.demo.dock_choices import (
    IDENTITY_CARD,
    MANNERS,
    PHONES,
    Manner,
    PhoneCard,
    Words,
)
from ui.demo.dock_model import Board
from ui.demo.dock_payment import SCANS, WALLETS, ScanCard, WalletCard
from ui.demo.dock_places import Places
from ui.demo.dock_reports import RELEASES, REPORT_PHONES, Release
from ui.demo.dock_staff import BADGES, BadgeCard
from ui.demo.dock_switches import SWITCHES
from ui.view_props import camel_case

QML = Path(str(files("ui"))) / "demo" / "qml"


class DockWindow(QObject):
    """One window. `tapped(what, key)` is called as `Dock.tapped` has it."""

    def __init__(self, tapped: Callable[[str, str], None], *, real_camera: bool) -> None:
        super().__init__()
        self._board: Board | None = None
        self._window: QQuickWindow | None = None
        self._engine = QQmlApplicationEngine(self)
        self._engine.addImportPath(str(QML))
        self._played = cast("QObject", self._engine.singletonInstance("Dock", "Played"))
        cast("Any", self._played).tapped.connect(tapped)
        self._set("realCamera", real_camera)
        self._set("phones", [_card(card) for card in PHONES])
        self._set("identityCard", _card(IDENTITY_CARD))
        self._set("wallets", [_card(card) for card in WALLETS])
        self._set("badges", [_card(card) for card in BADGES])
        self._set("reportPhones", [_card(card) for card in REPORT_PHONES])
        self._set("scans", [_button(scan) for scan in SCANS])
        self._set("releases", [_button(release) for release in RELEASES])
        self._set("manners", [_manner(manner) for manner in MANNERS])
        for name, positions in SWITCHES.items():
            rows = [{"key": p.key, "fine": p.fine, **_words(p.title)} for p in positions]
            self._set(f"{camel_case(name)}Positions", rows)

    def load(self, board: Board, places: Places) -> QQuickWindow:
        """Open the window. Raises RuntimeError when the QML does not load."""
        self._set("zoom", places.zoom)
        self.show(board)
        self._engine.load(QUrl.fromLocalFile(str(QML / "DockWindow.qml")))
        if not self._engine.rootObjects():
            raise RuntimeError("DockWindow.qml does not load: see the log")
        window = cast("QQuickWindow", self._engine.rootObjects()[0])
        window.setGeometry(places.dock)
        window.show()
        self._window = window
        return window

    def hide(self) -> None:
        if self._window is not None:
            self._window.hide()

    def show(self, board: Board) -> None:
        """Show what is new on it."""
        values = asdict(board)
        known = asdict(self._board) if self._board else {}
        for name, value in values.items():
            if name not in known or known[name] != value:
                self._set(camel_case(name), value)
        self._board = board

    def tell(self, address: str) -> None:
        """Where the hospital is, for whoever wants to look at it with other tools."""
        self._set("address", address)

    def _set(self, name: str, value: object) -> None:
        if not self._played.setProperty(name, value):
            raise AttributeError(f"Played.qml has no {name}")


def _words(title: Words) -> dict[str, str]:
    return {"chinese": title.chinese, "english": title.english}


def _button(button: ScanCard | Release) -> dict[str, object]:
    return {"key": button.key, "outcome": button.outcome.value, **_words(button.title)}


def _card(card: PhoneCard | WalletCard | BadgeCard) -> dict[str, object]:
    return {
        "key": card.key,
        "outcome": card.outcome.value,
        "paper": card.paper,
        "thenChinese": card.then.chinese,
        "thenEnglish": card.then.english,
        **_words(card.title),
    }


def _manner(manner: Manner) -> dict[str, object]:
    situation = manner.situation
    return {"key": situation.name, "fine": situation.readable, **_words(manner.title)}
