"""The capture devices of a Linux machine, and how to know one again that was plugged in anew.

A number (`/dev/video2`) is given out anew at each plugging in. What stays is in sysfs: the model and
serial number that the device tells of itself, the socket it sits in, and its name. Read from there
and not from `/dev/v4l/by-id`, which udev makes of the same facts where udev runs.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_CLASS = "sys/class/video4linux"
_LEVELS = 4  # of sysfs, from an interface up to the USB device that it belongs to

# struct v4l2_capability: driver, card, bus_info, version, capabilities, device_caps, reserved.
_CAPABILITY = struct.Struct("16s32s32s3I12x")
_VIDIOC_QUERYCAP = 2 << 30 | _CAPABILITY.size << 16 | ord("V") << 8  # _IOR('V', 0, ...)
_DEVICE_CAPS = 0x80000000
_CAPTURE = 0x00000001 | 0x00001000  # V4L2_CAP_VIDEO_CAPTURE, ..._MPLANE


@dataclass(frozen=True, slots=True)
class Identity:
    """What a device is known by. Empty where sysfs says nothing."""

    model: str = ""  # "idVendor:idProduct:serial" of a USB device
    socket: str = ""  # the sysfs path of what it hangs on
    name: str = field(default="", kw_only=True)  # what its driver calls it
    index: int = field(default=0, kw_only=True)  # which of the nodes of one device

    def likeness(self, other: Identity) -> int:
        """0: another device; the more, the surer it is the same one."""
        if self.index != other.index or self.name != other.name or self.model != other.model:
            return 0
        return 2 if self.socket == other.socket else 1


@dataclass(frozen=True, slots=True)
class VideoDevice:
    """A node that gives pictures, `/dev/video<number>`."""

    path: str
    number: int
    identity: Identity


def gives_pictures(path: str) -> bool | None:
    """Whether the driver says that this node captures video; None where it cannot be asked.

    The second node of most USB cameras gives metadata only, and codecs are video nodes too.
    """
    import fcntl  # noqa: PLC0415 - not on Windows

    answer = bytearray(_CAPABILITY.size)
    try:
        node = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.ioctl(node, _VIDIOC_QUERYCAP, answer)
        finally:
            os.close(node)
    except OSError:
        return None
    _, _, _, _, physical, of_node = _CAPABILITY.unpack(answer)
    return bool((of_node if physical & _DEVICE_CAPS else physical) & _CAPTURE)


class VideoDevices:
    """Reads the tree below `root`, which is "/" but for tests."""

    def __init__(
        self,
        root: Path = Path("/"),
        *,
        probe: Callable[[str], bool | None] = gives_pictures,
    ) -> None:
        self._root = root
        self._probe = probe

    def all(self) -> list[VideoDevice]:
        """Every node that captures pictures, by number. Empty where there is no sysfs."""
        try:
            names = [entry.name for entry in (self._root / _CLASS).iterdir()]
        except OSError:
            return []
        found = [self._device(name) for name in names if name.removeprefix("video").isdecimal()]
        return sorted(
            (device for device in found if self._captures(device)), key=lambda one: one.number
        )

    def _device(self, node: str) -> VideoDevice:
        folder = self._root / _CLASS / node
        index = _text(folder / "index")
        hardware = Path(os.path.realpath(folder / "device"))
        identity = Identity(
            _model(hardware),
            str(hardware) if hardware.is_dir() else "",
            name=_text(folder / "name"),
            index=int(index) if index.isdecimal() else 0,
        )
        return VideoDevice(
            str(self._root / "dev" / node), int(node.removeprefix("video")), identity
        )

    def _captures(self, device: VideoDevice) -> bool:
        answer = self._probe(device.path)
        # A node that may not be opened now is counted by its place: the first one gives the pictures.
        return device.identity.index == 0 if answer is None else answer


def _model(hardware: Path) -> str:
    for folder in (hardware, *hardware.parents[:_LEVELS]):
        vendor = _text(folder / "idVendor")
        if vendor:
            return f"{vendor}:{_text(folder / 'idProduct')}:{_text(folder / 'serial')}"
    return ""


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("utf-8", "replace").strip()
    return ""
