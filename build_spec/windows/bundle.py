"""Which files of others go into a bundle on Windows. `build_spec/bundle/yima-kiosk.spec` asks here.

Wheels for Windows lay Qt out in another way than those for Linux: libraries straight in `PySide6/`,
plugins and QML in `PySide6/plugins/` and `PySide6/qml/`. Which modules of Qt the program needs is the
same on both, and said in `build_spec/bundle/contents.py`.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Final

from build_spec.bundle import contents

EXECUTABLE: Final = "yima-kiosk.exe"
"""For a console: every command."""
SESSION: Final = "yima-kiosk-session.exe"
"""The same without a console, so that no window of one stands on the glass: what the shell starts."""

QT_PLUGINS: Final = (
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "multimedia/ffmpegmediaplugin.dll",  # cameras by `qt:`
    "platforms/qminimal.dll",
    "platforms/qoffscreen.dll",
    "platforms/qwindows.dll",
    "texttospeech/qtexttospeech_sapi.dll",
    "texttospeech/qtexttospeech_winrt.dll",
    "tls/qschannelbackend.dll",
)

QT_LIBRARIES: Final = (
    *contents.QT_MODULES,
    "QtConcurrent",  # of the multimedia plugin
    "QtQmlMeta",
    "QtQmlModels",
    "QtQmlWorkerScript",
    "QtSvg",  # of the image plugin
)
"""Qt's own, of which some are only asked for by others."""

UNUSED: Final = (
    "PySide6/opengl32sw.dll",  # 20 MB; Qt Quick draws by Direct3D 11, and without a card by its WARP
    "PySide6/translations/*",
    "PySide6/resources/*",
    "PySide6/metatypes/*",
    "PySide6/*.exe",
    "cv2/opencv_videoio_ffmpeg*.dll",  # network streams and films; a terminal's camera is by MSMF
    "pyzbar/tests/*",
)

_PLUGINS, _QML = "PySide6/plugins/", "PySide6/qml/"
_MODULE: Final = re.compile(r"PySide6/(Qt[A-Z0-9]\w*)\.pyd")
_LIBRARY: Final = re.compile(r"PySide6/Qt6(\w+)\.dll")


def is_wanted(place: str) -> bool:
    """`place`: below `_internal`, with `/`."""
    if any(fnmatchcase(place, pattern) for pattern in (*contents.UNUSED, *UNUSED)):
        return False
    if place.startswith(_PLUGINS):
        return place.removeprefix(_PLUGINS) in QT_PLUGINS
    if place.startswith(_QML):
        return place.removeprefix(_QML).rpartition("/")[0] in contents.QML_FOLDERS
    if (module := _MODULE.fullmatch(place)) is not None:
        wanted = module[1] in contents.QT_MODULES
        return wanted and f"PySide6.{module[1]}" not in contents.KIOSK_NEVER
    if (library := _LIBRARY.fullmatch(place)) is not None:
        return f"Qt{library[1]}" in QT_LIBRARIES
    return True
