"""What a visit took goes back to the system after it, once."""

from __future__ import annotations

import ctypes
import os

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.session.screens import Attract, Checking, View
from ui.giving_back import GivesBack, trimmer


def test_it_trims_once_after_each_visit(qtbot: QtBot) -> None:
    trims: list[int] = []
    owner = QObject()
    gives = GivesBack(owner, trim=lambda: trims.append(1))
    gives.follow(View(Attract(), ()))
    qtbot.waitUntil(lambda: len(trims) == 1)
    gives.follow(View(Attract(degraded=True), ()))
    qtbot.wait(500)
    assert len(trims) == 1, "nobody was there"
    gives.follow(View(Checking(), ()))
    gives.follow(View(Attract(), ()))
    qtbot.waitUntil(lambda: len(trims) == 2)


@pytest.mark.skipif(os.name == "nt", reason="malloc_trim is glibc's")
def test_what_is_free_goes_back() -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("the C library is not glibc")
    page = os.sysconf("SC_PAGESIZE")

    def resident() -> int:
        with open("/proc/self/statm") as file:  # noqa: PTH123 - a file of the kernel's
            return int(file.read().split()[1]) * page

    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    pieces = [libc.malloc(64_000) for _ in range(1_000)]
    for piece in pieces:
        ctypes.memset(piece, 1, 64_000)
    last = libc.malloc(64_000)  # what is above them keeps glibc from giving them back by itself
    for piece in pieces:
        libc.free(piece)
    before = resident()
    trimmer()()
    assert resident() < before - 40_000_000
    libc.free(last)
