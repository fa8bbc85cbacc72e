"""The audit log and its heads onto a USB stick, as `yima audit export` packs them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.audit.export import EVENTS, pack
from kiosk.audit.keeper import FOLDER, HEADS_FILE
from kiosk.maintenance.pages import stick
from kiosk.maintenance.sheet import Done
from kiosk.maintenance.usb import FileKind, UsbVolumes

_SPARE: Final = 1_048_576  # bytes besides the files of log and heads


def export_audit(
    storage: Path, public: bytes | None, volumes: UsbVolumes, stem: str
) -> Done | None:
    """Write it. None: the log cannot be read; nothing is left on the stick then.

    It is not encrypted: nobody is named in it, and the hospital verifies and keeps it as it is.
    """
    heads, failed = storage / FOLDER / HEADS_FILE, False
    try:
        size = sum(path.stat().st_size for path in (storage / EVENTS).iterdir())
    except OSError:
        return None
    with suppress(OSError):
        size += heads.stat().st_size

    def fill(write: Callable[[bytes], object]) -> None:
        nonlocal failed
        sink = _Sink(write)
        try:
            pack(storage, sink, public)
        except OSError:
            failed = not sink.failed
            raise

    done = stick.put(volumes, stem, FileKind.AUDIT, size + _SPARE, fill)
    return None if failed else done


class _Sink:
    """Hands on what is written, and knows whether that was what failed."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.failed = False

    def write(self, data: bytes, /) -> int:
        try:
            self._write(data)
        except OSError:
            self.failed = True
            raise
        return len(data)

    def flush(self) -> None:
        """The stick's file is flushed once it is whole."""
