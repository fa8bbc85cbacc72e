"""For every test: Qt without a display, QML drawn by the processor, a GUI application without widgets."""

from __future__ import annotations

import gc
import os

import pytest

pytest_plugins = ["tests.house"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Qt's objects may go on the main thread alone. Left to itself, the collector runs on whichever
# thread allocates next, and in these tests each terminal leaves its objects to the next one's.
gc.disable()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is None or nextitem.path != item.path:
        gc.collect()


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """pytest-qt makes this kind of application."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - most tests need no Qt

    return QGuiApplication
