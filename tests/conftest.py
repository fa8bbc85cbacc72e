"""For every test: Qt without a display, QML drawn by the processor, a GUI application without widgets."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Final

import pytest

pytest_plugins = ["tests.house"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# What takes long is begun first, so that no worker is left with it when the others are done. Within a
# group, and of all else, the order is random.
LONG_FIRST: Final = (
    "tests/fuzz/test_fuzz.py",
    "tests/faults/",
    "tests/soak/",
    "tests/fleet/",
    "tests/integration/",
    "tests/kiosk/demo/",
    "tests/qml/",
    "tests/accessibility/",
    "tests/hardware/vision/",
    "tests/hardware/scanning_scenes/",
    "tests/hardware/decode/",
    "tests/flows/",
)

# Qt's objects may go on the main thread alone. Left to itself, the collector runs on whichever
# thread allocates next, and in these tests each terminal leaves its objects to the next one's.
gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    first = (turn for turn, begin in enumerate(LONG_FIRST) if item.nodeid.startswith(begin))
    return next(first, len(LONG_FIRST))


def pytest_collection_finish() -> None:
    # The modules and tests stay until the end: no collection need look through them again.
    gc.collect()
    gc.freeze()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is None or nextitem.path != item.path:
        gc.collect()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The slow tests (`./run test --slow`) only where they are named: they make systems, as root."""
    if collection_path != Path(__file__).with_name("slow"):
        return None
    return None if any("tests/slow" in argument for argument in config.args) else True


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """pytest-qt makes this kind of application."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - most tests need no Qt

    return QGuiApplication
