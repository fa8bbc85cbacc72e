"""Which of QtMultimedia's cameras is meant. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QtDevice:
    """A QCameraDevice. On Linux the id is `/dev/video<number>`, on Windows it stays with the device."""

    id: str
    description: str
    is_default: bool = False


@dataclass(slots=True)
class QtMemory:
    """The device that was in use, from one opening to the next."""

    last: QtDevice | None = None


def choose(devices: Sequence[QtDevice], wanted: str, memory: QtMemory) -> QtDevice | None:
    """The device for `wanted`: an id, a description, or "" for whichever there is.

    One that was in use is known again by its description under another id, also where another device
    has its id now.
    """
    last = memory.last
    if last is not None:
        again = [device for device in devices if device.description == last.description]
        if again:
            return next((device for device in again if device.id == last.id), again[0])
    if wanted:
        named = [device for device in devices if wanted in (device.id, device.description)]
        return named[0] if named else None
    return next(
        (device for device in devices if device.is_default), devices[0] if devices else None
    )
