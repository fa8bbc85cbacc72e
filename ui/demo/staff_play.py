"""The part of the headless play about staff: an operator comes in, looks at the paper, takes the terminal out
of service and back, and goes.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.demo.staff import PIN
from kiosk.maintenance.sheet import PageId, Task
from kiosk.session.staff_screens import SignInPhase
from kiosk.staff.gesture import TOUCHES
from ui.demo.recorder import ScreenTimeoutError

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from ui.demo.player import Player

_OPERATOR: Final = "DEMO-OPERATOR-1"


def play_staff(player: Player) -> None:
    """From the first screen, and back there. Raises ScreenTimeoutError as `Player.play` does."""
    player.screen("staff sign-in", "StaffSignIn", since=_touch_the_name(player))
    held = time.monotonic()
    player.world.hold_up_badge(_OPERATOR)
    player.screen("badge read", "StaffSignIn", phase=SignInPhase.PIN, since=held)
    player.world.put_away()
    for digit in PIN:
        player.tap(f"key_{digit}")
    player.screen("staff menu", "StaffMenu", since=player.tap("confirm"))

    paper = player.screen("paper", "StaffPage", since=_open(player, PageId.PAPER))
    player.tap("action_back")
    player.screen("staff menu again", "StaffMenu", since=paper.at)

    _open(player, PageId.SERVICE)
    _choose(player, Task.CLOSE)
    closed = player.tap("confirm")  # until somebody opens it by hand
    player.expect("it is out of service", lambda: player.app.assembly.terminal.state.is_closed)
    player.screen("out of service", "OutOfService", since=player.tap("action_sign_out"))
    player.timeline.add("taken out of service", closed, time.monotonic())

    player.screen("sign-in while closed", "StaffSignIn", since=_touch_the_name(player))
    player.world.hold_up_badge(_OPERATOR)
    player.expect("the badge is read", lambda: player.shown.phase is SignInPhase.PIN)
    player.world.put_away()
    for digit in PIN:
        player.tap(f"key_{digit}")
    player.screen("menu while closed", "StaffMenu", since=player.tap("confirm"))
    _open(player, PageId.SERVICE)
    _choose(player, Task.OPEN)
    player.expect("it is in service", lambda: not player.app.assembly.terminal.state.is_closed)
    player.screen("back in service", "Attract", since=player.tap("action_sign_out"))


def _open(player: Player, page: PageId) -> float:
    at = player.tap(f"page_{page}")
    player.expect(
        f"the page {page} is there",
        lambda: getattr(player.shown, "page", "") == page and bool(player.shown.sections),
    )
    return at


def _choose(player: Player, task: Task) -> None:
    """The first button of the page that does it."""
    for number, section in enumerate(player.shown.sections):
        for each, choice in enumerate(section.choices):
            if choice.task is task:
                player.tap(f"choice_{number}_{each}")
                return
    raise ScreenTimeoutError(f"there is no button for {task}")


def _touch_the_name(player: Player) -> float:
    """Of the hospital, as often as it takes, one touch after the other."""
    from ui.demo.player import settle  # noqa: PLC0415 - which imports this

    window = player.app.window
    settle(window)
    name = _saying(window.contentItem(), str(player.app.stage.values["hospitalName"]))
    if name is None:
        raise ScreenTimeoutError("the hospital's name is not on the screen")
    # Its end: where it begins, a corner of the glass may reach.
    at = name.mapToScene(QPointF(name.width() * 0.9, name.height() / 2)).toPoint()
    began = time.monotonic()
    for _ in range(TOUCHES):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    return began


def _saying(item: QQuickItem, words: str) -> QQuickItem | None:
    if not item.isVisible():
        return None
    if item.property("text") == words:
        return item
    found = (_saying(child, words) for child in item.childItems())
    return next((each for each in found if each is not None), None)
