"""What a session may have left: in objects that can be reached, in QML, in files."""

from __future__ import annotations

import gc
import linecache
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtQml import QJSValue
from sortedcontainers import SortedList, SortedSet

from kiosk.demo.phones import Phone
from tests.qt_properties import kind_of
from ui.demo.recorder import Recorder

UNMISTAKABLE = 9  # characters: shorter texts of bills are common words


CONTAINERS = (set, frozenset, list, tuple, dict, SortedSet, SortedList)
TEXTUAL = {"QString", "QStringList", "QVariant", "QVariantMap", "QVariantList", "QJSValue"}


def needles(world: Any, phone: Phone) -> list[str]:
    """What would name the patient: full and masked name, card id, and the code's first half."""
    secret = [*world.identity_of(phone.value), world.code_of(phone.value)[:150]]
    return [each[::-1] for each in secret]


def leaves(value: object) -> Iterator[str]:
    """Text in one object: itself, or what a container or instance holds directly."""
    for each in (value, *gc.get_referents(value)):
        if isinstance(each, str):
            yield each
        elif isinstance(each, bytes | bytearray) and len(each) < 1_000_000:
            yield each.decode("utf-8", "replace")


def of_hypothesis() -> set[int]:
    """Where hypothesis, in a test before this one, has put the constants of all sources: the demo's
    price list, too.
    """
    providers = sys.modules.get("hypothesis.internal.conjecture.providers")
    if providers is None:
        return set()
    providers.CONSTANTS_CACHE.cache.clear()
    keeper = "hypothesis.internal.constants_ast"
    theirs = [thing for thing in gc.get_objects() if type(thing).__module__ == keeper]
    found: set[int] = set()
    for _depth in range(6):  # of a sorted set's lists of lists
        theirs = [each for each in gc.get_referents(*theirs) if isinstance(each, CONTAINERS)]
        found |= {id(each) for each in theirs}
    return found


def reachable(hidden: list[str]) -> list[str]:
    """Types of objects that hold a needle."""
    linecache.clearcache()  # of the demo's source, which has its price list
    gc.collect()
    found = []
    theirs = of_hypothesis()
    for thing in gc.get_objects():
        if str(type(thing).__module__).startswith("kiosk.demo."):
            continue  # of a test of the demo hospital in this process; no terminal knows the types
        if id(thing) in theirs:
            continue
        for text in leaves(thing):
            backwards = text[::-1]
            if any(needle in backwards for needle in hidden):
                found.append(type(thing).__name__)
    return found


def left_in_qml(lobby: Any, hidden: list[str]) -> list[str]:
    """Properties of any QObject of the window or of the terminal singleton."""
    found = []
    for root in (lobby.app.stage.engine.singletonInstance("Yima", "Terminal"), lobby.app.window):
        for each in (root, *root.findChildren(QObject)):
            kind = kind_of(each)
            for name, written_as in kind.properties:
                if written_as not in TEXTUAL:
                    continue
                value = each.property(name)
                text = str(value.toVariant() if isinstance(value, QJSValue) else value)[::-1]
                if any(needle in text for needle in hidden):
                    found.append(f"{kind.name}.{name}")
    return found


def left_in_files(folder: Path, hidden: list[str]) -> list[Path]:
    held = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        text = path.read_bytes().decode("utf-8", "replace")[::-1]
        if any(needle in text for needle in hidden):
            held.append(path)
    return held


def still_there(lobby: Any, hidden: list[str]) -> list[str]:
    """What holds a needle after a moment: workers let go of the last answer just after it was posted, QML
    of the last screen a frame on.
    """
    found: list[str] = []

    def is_gone() -> bool:
        found[:] = [*reachable(hidden), *left_in_qml(lobby, hidden)]
        return not found

    Recorder.wait_until(is_gone, 10)
    return found


def nothing_left(lobby: Any, folder: Path, hidden: list[str]) -> None:
    lobby.world.put_away()
    lobby.recorder.forget()
    assert still_there(lobby, hidden) == []
    assert left_in_files(folder, hidden) == []
    assert lobby.app.assembly.terminal.state.person is None


def of_bills(lobby: Any) -> list[str]:
    """What the bills on the screen are for, and their numbers."""
    cards = [bill for group in lobby.screen.groups for bill in group.bills]
    texts = {line.text for bill in cards for line in bill.lines}
    hidden = [text[::-1] for text in texts if len(text) >= UNMISTAKABLE]
    # Whatever was drawn for this bill, it has a number: of some bills all lines are common words.
    numbers = [bill.number[::-1] for bill in cards if bill.number != bill.id]
    assert hidden or numbers
    return [*hidden, *numbers]
