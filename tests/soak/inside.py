"""What can be counted inside of the soaked terminal alone: objects of Python and Qt, and who made them."""

from __future__ import annotations

import ctypes
import gc
import sys
import tracemalloc
from collections import Counter
from typing import Any, Final

from PySide6.QtQuick import QQuickItem

from ui.app import App

MOST: Final = 15  # sites or types that are told


class Inside:
    """Counts of one terminal. On the GUI thread."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._before: tracemalloc.Snapshot | None = None
        self._types: Counter[str] = Counter()

    def census(self) -> dict[str, Any]:
        """`objects` that Python's collector knows; `items` on the glass, seen or not; `heap`: MiB that C and
        C++ have allocated and not freed, `blocks` of memory likewise by Python: what a leak adds to,
        without what the allocators hold in reserve.
        """
        return {
            "objects": len(gc.get_objects()),
            "items": _items(self._app.window.contentItem()),
            "heap": heap(),
            "blocks": sys.getallocatedblocks(),
        }

    def traced(self) -> dict[str, Any]:
        """What has grown since the last time: `sites` by memory, where that is traced, and `types` by number.

        What is garbage already is collected before.
        """
        gc.collect()
        return {"sites": self._sites(), "types": self._grown_types()}

    def _sites(self) -> list[str]:
        if not tracemalloc.is_tracing():
            return []
        ours = tracemalloc.Filter(inclusive=False, filename_pattern=tracemalloc.__file__)
        now = tracemalloc.take_snapshot().filter_traces([ours])
        before, self._before = self._before, now
        if before is None:
            return []
        grown = now.compare_to(before, "traceback")[:MOST]
        return [
            f"{each.size_diff / 1024:+.1f} KiB, {each.count_diff:+} blocks: {_where(each.traceback)}"
            for each in grown
            if each.size_diff > 0
        ]

    def _grown_types(self) -> list[str]:
        now = Counter(
            f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects()
        )
        grown = (now - self._types).most_common(MOST) if self._types else []
        self._types = now
        return [f"{count:+} {name}" for name, count in grown]


class _Mallinfo2(ctypes.Structure):
    """glibc's, of all arenas: mallinfo(3)."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def heap() -> float:
    """MiB that C and C++ have allocated and not freed; 0 where the C library does not tell."""
    asked = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if asked is None:
        return 0.0
    asked.restype = _Mallinfo2
    told = asked()
    return float(told.uordblks + told.hblkhd) / (1 << 20)


def _items(root: QQuickItem) -> int:
    return 1 + sum(_items(each) for each in root.childItems())


def _where(trace: tracemalloc.Traceback) -> str:
    """Newest call first, files by the end of their path."""
    calls = [f"{'/'.join(each.filename.split('/')[-3:])}:{each.lineno}" for each in reversed(trace)]
    return " < ".join(calls)
