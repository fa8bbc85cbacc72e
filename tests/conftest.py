"""For every test: Qt without a display, QML drawn by the processor, a GUI application without widgets."""

from __future__ import annotations

import os

import pytest

pytest_plugins = ["tests.house"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """pytest-qt makes this kind of application."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - most tests need no Qt

    return QGuiApplication
