"""Writing to a USB stick from a page: what came of it, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.maintenance.sheet import Done
from kiosk.maintenance.usb import (
    MOUNT_WITH,
    FileKind,
    UsbProblem,
    UsbVolumes,
    Written,
    write_file,
)
from kiosk.maintenance.wording import USB
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

_WRITTEN: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "On the USB stick: %1 (%2 kB). You may pull it out."
)
_UNSAFE: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "The USB stick is not mounted safely. The IT department mounts it with: %1"
)
_THOUSAND: Final = 1_000


def written(name: str, size: int) -> Done:
    """`size`: bytes."""
    return Done(Said(_WRITTEN, (name, f"{-(-size // _THOUSAND):,}")))


def problem(why: UsbProblem) -> Done:
    if why is UsbProblem.UNSAFE_MOUNT:
        return Done(Said(_UNSAFE, (MOUNT_WITH,)), good=False)
    return Done(Said(USB[why]), good=False)


def put(
    volumes: UsbVolumes,
    stem: str,
    kind: FileKind,
    most_bytes: int,
    fill: Callable[[Callable[[bytes], object]], None],
) -> Done:
    """One file, by `usb.write_file`."""
    volume = volumes.the_one()
    if isinstance(volume, UsbProblem):
        return problem(volume)
    made = write_file(volume, stem, most_bytes, fill, kind=kind)
    return written(made.name, made.size) if isinstance(made, Written) else problem(made)
