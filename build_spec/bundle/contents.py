"""What goes into a bundle, and what stays out: tables, and the rules that read them.

`yima-kiosk.spec` asks here. A file is known by where it will lie below `_internal`, with `/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from build_spec.bundle.places import BUILT

PACKAGES: Final = ("hardware", "kiosk", "ui")


class Flavour(StrEnum):
    """`DEMO` has the played hospital besides; it is shown and proven with, and never installed."""

    KIOSK = "yima-kiosk"
    DEMO = "yima-kiosk-demo"


# -- the program's own modules -----------------------------------------------------------------------

DEMO_ALONE: Final = (
    "hardware.identity.standin",
    "hardware.lamp.standin",
    "hardware.report_printer.standin",
    "hardware.scanner.standin",
    "hardware.scene",
    "hardware.ticket.standin",
    "kiosk.demo",
    "ui.demo",
)
"""Packages and modules that an installed terminal does not have."""

NEVER: Final = (
    "ui.gallery",
    "ui.inspection",
    "ui.lint",
    "ui.pseudo",
    "ui.samples",
    "ui.samples_*",
    "ui.translations",
    "ui.wording",
)
"""For a checkout: they look at sources, or start programs of the development kit."""


def own_modules(root: Path, flavour: Flavour) -> list[str]:
    """Names of the modules below `root` that belong into the bundle, sorted.

    All of them are named to PyInstaller, so that a command that is only found in a table as text, and
    what starts as a process of its own, are there without being listed a second time.
    """
    found = (_module_name(path.relative_to(root)) for path in _sources(root))
    return sorted(name for name in found if belongs(name, flavour))


def belongs(module: str, flavour: Flavour) -> bool:
    """Whether a module of the program is part of this flavour."""
    out = NEVER if flavour is Flavour.DEMO else (*NEVER, *DEMO_ALONE)
    parts = module.split(".")
    names = [".".join(parts[: end + 1]) for end in range(len(parts))]
    return not any(fnmatchcase(name, pattern) for name in names for pattern in out)


def own_data(root: Path, flavour: Flavour) -> Iterator[tuple[Path, str]]:
    """Files that are read and not imported: (source, folder below `_internal`), sorted.

    They lie as in a checkout, so that what looks beside its own `__file__` finds them.
    """
    for package in (*PACKAGES, "resources"):
        for path in sorted((root / package).rglob("*")):
            relative = path.relative_to(root)
            module = ".".join(relative.parent.parts)
            if not path.is_file() or path.suffix in {".py", ".pyc"}:
                continue
            if relative.is_relative_to("ui/qml/lint"):  # for qmllint
                continue
            if package == "resources" or belongs(module, flavour):
                yield path, relative.parent.as_posix()


def _sources(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from (root / package).rglob("*.py")


def _module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# -- modules of others -------------------------------------------------------------------------------

OTHERS_NEVER: Final = (
    "hatchling",
    "IPython",
    "lib2to3",
    "matplotlib",
    "numpy.f2py",
    "numpy.testing",
    "PIL.AvifImagePlugin",
    "PIL.ImageCms",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL.WebPImagePlugin",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._webp",
    "pip",
    "pkg_resources",
    "setuptools",
    "tkinter",
)
"""Found by PyInstaller beside what is used, and not used."""

KIOSK_NEVER: Final = ("multiprocessing", "numpy.random", "PySide6.QtTest", "PySide6.QtWidgets")
"""Of the demo alone: its processes, whose hook would cost every start of a terminal, its scenes, its fingers."""

# -- files of others -----------------------------------------------------------------------------------

QT: Final = "PySide6/Qt"
_QT_LIBRARY: Final = f"{QT}/lib/"

QT_PLUGINS: Final = (
    "egldeviceintegrations/libqeglfs-kms-integration.so",
    "egldeviceintegrations/libqeglfs-emu-integration.so",
    "generic/libqevdevtouchplugin.so",  # eglfs and linuxfb have no other source of touches
    "generic/libqevdevkeyboardplugin.so",
    "generic/libqevdevmouseplugin.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqpdf.so",  # of the demo, which looks at what was printed
    "imageformats/libqsvg.so",
    "multimedia/libffmpegmediaplugin.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforms/libqeglfs.so",
    "platforms/libqlinuxfb.so",
    "platforms/libqminimal.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland-egl.so",
    "platforms/libqwayland-generic.so",
    "platforms/libqxcb.so",
    "texttospeech/libqtexttospeech_speechd.so",
    "tls/libqopensslbackend.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libdmabuf-server.so",
    "wayland-graphics-integration-client/libdrm-egl-server.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-graphics-integration-client/libshm-emulation-server.so",
    "wayland-shell-integration/libfullscreen-shell-v1.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
)

QT_MODULES: Final = (
    "QtCore",
    "QtDBus",  # of QtGui, at start
    "QtGui",
    "QtMultimedia",
    "QtNetwork",
    "QtOpenGL",  # of QtQuick, at import
    "QtPdf",
    "QtQml",
    "QtQuick",
    "QtTest",  # of the demo, which taps with it
    "QtTextToSpeech",
    "QtWidgets",  # of QtTest, at import
)
"""PySide6's, of which the program imports some, and those others."""

QML_FOLDERS: Final = ("QtQml", "QtQml/Base", "QtQml/Models", "QtQml/WorkerScript", "QtQuick")
"""`import QtQuick` and what it imports by itself. Only the files of the folder, not what lies below."""

UNUSED: Final = (
    "*.pyi",
    "*.qmltypes",
    "PySide6/Qt/translations/*",
    "PySide6/Qt/resources/*",
    "PySide6/Qt/libexec/*",
    "PySide6/Qt/metatypes/*",
    "cv2/data/*",
    "cv2/qt/*",
    "numpy/*/tests/*",
    "numpy/*.pxd",
    "numpy/_core/include/*",
    "numpy/_core/lib/*",
    "stdnum/*.dat",
    "stdnum/*/*.dat",
    "barcode/fonts/*",
    "setuptools/*",
    "certifi/py.typed",
    "*/py.typed",
)
"""Files by their place that are left out, whatever asks for them."""

OURS: Final = (
    "libpython3.11.so*",
    "libcrypto.so*",
    "libssl.so*",
    "libsqlite3.so*",
    "libzbar.so*",
    "libffi.so*",
    "libspeechd.so*",
    "libxcb-cursor.so*",
    "libxcb-icccm.so*",
    "libxcb-image.so*",
    "libxcb-keysyms.so*",
    "libxcb-render-util.so*",
    "libxcb-render.so*",
    "libxcb-shape.so*",
    "libxcb-util.so*",
    "libxcb-xinerama.so*",
    "libxcb-xkb.so*",
)
"""Libraries of the build system that go into the bundle; every other is the terminal's own.

Not brought on purpose: glibc, libstdc++ and libgcc (the system's graphics drivers need theirs, and an older
one would be found first); libGL, libEGL, libdrm, libgbm, libwayland, libX11, libxcb and what Mesa shares with
Qt (one process, one copy, the drivers'); libglib, libdbus, libfontconfig, libxkbcommon (they read the system's
files or talk to its services); libz, liblzma, libbz2 (LLVM and libelf below Mesa use them too)."""


def is_wanted(place: str, *, from_wheels: bool) -> bool:
    """Whether a file of somebody else's goes into the bundle. `place`: below `_internal`.

    `from_wheels`: it came with a Python package, or with the interpreter's own modules.
    """
    if any(fnmatchcase(place, pattern) for pattern in UNUSED):
        return False
    name = place.rpartition("/")[2]
    if not from_wheels:
        return any(fnmatchcase(name, pattern) for pattern in OURS)
    if place.startswith(f"{QT}/plugins/"):
        return place.removeprefix(f"{QT}/plugins/") in QT_PLUGINS
    if place.startswith(f"{QT}/qml/"):
        return place.removeprefix(f"{QT}/qml/").rpartition("/")[0] in QML_FOLDERS
    if (module := re.fullmatch(r"PySide6/(Qt\w+)\.abi3\.so", place)) is not None:
        return module[1] in QT_MODULES
    return True


def built_instead(place: str, libraries: Path) -> Path | None:
    """What was built for the bundle (places.BUILT) and lies at `place` in the stead of a Python package's own."""
    name = place.rpartition("/")[2]
    if place.startswith(_QT_LIBRARY) and any(name in each for each in BUILT.values()):
        return libraries / name
    return None


# -- libraries that nothing kept asks for ----------------------------------------------------------------


def unreached(places: Iterable[str], needed: Mapping[str, Iterable[str]]) -> set[str]:
    """Qt's libraries that no file of the bundle is linked to, by a way of others.

    `places`: where each library and extension will lie. `needed`: what each asks the loader for, by
    name (DT_NEEDED). Whatever is no library in Qt's own folder is taken as used.
    """
    all_places = set(places)
    by_name = {place.rpartition("/")[2]: place for place in all_places}
    waiting = [place for place in all_places if not place.startswith(_QT_LIBRARY)]
    reached = set(waiting)
    while waiting:
        for name in needed.get(waiting.pop(), ()):
            place = by_name.get(name)
            if place is not None and place not in reached:
                reached.add(place)
                waiting.append(place)
    return all_places - reached
