"""From the words of a setting to a camera.

| name                     | camera                                                                  |
| ------------------------ | ----------------------------------------------------------------------- |
| `auto`                   | the first capture device that gives pictures, then that one             |
| `0`, `/dev/video0`       | a device by number; unplugged and back, it is found under its new number |
| `/dev/v4l/by-id/...`     | a device by the name that udev gives it                                 |
| `rtsp://...`, `http://...` | a network stream, through OpenCV                                      |
| `film.avi`               | a video file, over and over, through OpenCV                             |
| `opencv:NAME`            | any of the above, said in full                                          |
| `qt:`                    | the default camera through QtMultimedia                                 |
| `qt:ID`                  | a camera by QtMultimedia's id or its description                        |
| `qt:film.mp4`            | a video file, over and over, through QtMultimedia                       |
| `stand-in:127.0.0.1:4321` | a scene server                                                         |

Numbers are V4L2's on Linux and Media Foundation's on Windows. Windows does not tell OpenCV which
device has which number: to follow one camera of several there, name it with `qt:ID`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.camera.devices import VideoDevices
from hardware.camera.frames import Camera
from hardware.camera.opencv import OpenCvCamera
from hardware.camera.qt_devices import QtMemory
from hardware.camera.search import DeviceSearch, FoundCamera
from hardware.camera.standin import StandInCamera
from hardware.camera.wishes import CameraWishes

if TYPE_CHECKING:
    from hardware.camera.qt_multimedia import QtMultimediaCamera

STAND_IN, QT, OPENCV, AUTO = "stand-in:", "qt:", "opencv:", "auto"
_NODE = re.compile(r"/dev/video(\d+)")

CameraFactory = Callable[[], Camera]


def camera_factory(
    source: str, wishes: CameraWishes | None = None, *, devices: VideoDevices | None = None
) -> CameraFactory:
    """How to make the camera named by `source`, anew for each opening.

    The factory remembers which device it found; so use one for all openings. Raises ValueError for
    an empty name or a wrong stand-in address. `devices` are this machine's but for tests.
    """
    name = source.strip()
    if name.startswith(STAND_IN):
        address = name.removeprefix(STAND_IN)
        StandInCamera(address)  # a wrong address is found now, not at each opening
        return lambda: StandInCamera(address)
    wishes = wishes if wishes is not None else CameraWishes()
    if name.startswith(QT):
        return _qt_factory(name.removeprefix(QT).strip(), wishes)
    name = name.removeprefix(OPENCV).strip()
    if not name:
        raise ValueError("the camera has no name")
    node = _NODE.fullmatch(name)
    if name == AUTO or name.isdecimal() or node is not None:
        wanted = None if name == AUTO else int(node[1] if node is not None else name)
        search = DeviceSearch(wanted, devices if devices is not None else _this_machine())
        return lambda: FoundCamera(search, lambda found: OpenCvCamera(found, wishes))
    return lambda: OpenCvCamera(name, wishes)


def _this_machine() -> VideoDevices:
    # Elsewhere there is no sysfs, and this lists nothing; the numbers then count as they are.
    return VideoDevices(Path("/" if sys.platform.startswith("linux") else "/nowhere"))


def _qt_factory(wanted: str, wishes: CameraWishes) -> CameraFactory:
    memory = QtMemory()

    def make() -> Camera:
        # Loaded only here, so only if asked for, in the process that reads the camera; and by Qt's
        # own thread, which it then takes for the main one.
        from hardware.camera.qt_loop import qt_loop  # noqa: PLC0415

        loop = qt_loop()
        driver = loop.call(_qt_driver)
        return driver(loop, wanted, wishes, memory)

    return make


def _qt_driver() -> type[QtMultimediaCamera]:
    from hardware.camera.qt_multimedia import QtMultimediaCamera  # noqa: PLC0415 - see above

    return QtMultimediaCamera
