"""Finds the device again that was in use, whatever number it has now, or any that gives pictures."""

from __future__ import annotations

import time
from collections.abc import Callable

from hardware.camera.devices import Identity, VideoDevices
from hardware.camera.frames import (
    Camera,
    CameraError,
    CameraLostError,
    CameraUnavailableError,
    Frame,
)
from hardware.camera.wishes import CameraMode

_NUMBERS = range(5)  # tried where the system does not list its devices
_LONGEST_SEARCH = 5.0  # seconds of one opening; the next goes on where this one ended
_FIRST_PICTURES = 12  # looked at before a device counts as black: exposure starts in the dark
_DARKEST = 24  # grey level of 255 that some part of a picture exceeds, or it shows nothing

Source = int | str


class DeviceSearch:
    """What is remembered of a device from one opening to the next.

    `wanted` is a device's number, or None for any device. A wanted number stands for the device that
    first gave pictures under it: unplugged and back under another number it is known again. Only
    when it is not there at all does the number itself count, for a camera that was exchanged.
    """

    def __init__(self, wanted: int | None, devices: VideoDevices) -> None:
        self._wanted = wanted
        self._devices = devices
        self._known: Identity | None = None
        self._last: Source | None = None
        self._tried: list[Source] = []  # in vain, since the last success

    @property
    def takes_any(self) -> bool:
        return self._wanted is None

    def candidates(self) -> list[Source]:
        """Devices to open, the best first; those that were tried in vain lately come last."""
        devices = self._devices.all()
        if not devices:
            numbers = list(_NUMBERS) if self._wanted is None else [self._wanted]
            return self._untried_first(sorted(numbers, key=lambda number: number != self._last))
        if self._wanted is None:
            devices.sort(key=lambda device: -self._likeness(device.identity))
            return self._untried_first([device.path for device in devices])
        same = [device for device in devices if self._likeness(device.identity)]
        same.sort(key=lambda device: -self._likeness(device.identity))
        if not same:
            same = [device for device in devices if device.number == self._wanted]
        return self._untried_first([device.path for device in same])

    def trying(self, source: Source) -> None:
        """Said before a device is opened: one that hangs must not be the first again."""
        if source in self._tried:
            self._tried.remove(source)
        self._tried.append(source)

    def found(self, source: Source) -> None:
        """It gives pictures."""
        self._tried.clear()
        self._last = source
        for device in self._devices.all():
            if device.path == source:
                self._known = device.identity

    def _likeness(self, identity: Identity) -> int:
        return 0 if self._known is None else self._known.likeness(identity)

    def _untried_first(self, sources: list[Source]) -> list[Source]:
        rank = {source: place for place, source in enumerate(self._tried, 1)}
        return sorted(sources, key=lambda source: rank.get(source, 0))


class FoundCamera:
    """A camera driver over the devices of a `DeviceSearch`."""

    def __init__(
        self,
        search: DeviceSearch,
        make: Callable[[Source], Camera],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._search = search
        self._make = make
        self._clock = clock
        self._camera: Camera | None = None
        self._source: Source | None = None
        self._mode = CameraMode("")

    @property
    def mode(self) -> CameraMode:
        return self._mode if self._camera is None else self._camera.mode

    def open(self) -> None:
        until = self._clock() + _LONGEST_SEARCH
        black: list[Source] = []
        for source in self._search.candidates():
            if self._clock() > until:
                break
            if not self._opened(source):
                continue
            if not self._search.takes_any or self._shows_something():
                return
            black.append(source)
            self.close()
        # Better a black picture than none: it may be the right device with a cover on it.
        for source in black[:1]:
            if self._opened(source):
                return
        raise CameraUnavailableError("no capture device gives pictures")

    def read(self) -> Frame | None:
        if self._camera is None:
            raise CameraLostError("the camera is closed")
        frame = self._camera.read()
        if frame is not None and self._source is not None:
            self._search.found(self._source)
            self._source = None
        return frame

    def close(self) -> None:
        camera, self._camera = self._camera, None
        if camera is not None:
            self._mode = camera.mode
            camera.close()

    def _opened(self, source: Source) -> bool:
        self._search.trying(source)
        camera = self._make(source)
        try:
            camera.open()
        except CameraError:
            camera.close()
            return False
        self._camera, self._source = camera, source
        return True

    def _shows_something(self) -> bool:
        """Whether one of the first pictures is not black; False too when none comes."""
        if self._camera is None:
            return False
        try:
            for _ in range(_FIRST_PICTURES):
                frame = self._camera.read()
                if frame is not None:
                    seen = bool((frame.image[::8, ::8] > _DARKEST).any())
                    frame.wipe()
                    if seen:
                        return True
        except CameraError:
            pass
        return False
