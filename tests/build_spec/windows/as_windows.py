"""Imports every module that is meant for Windows, where nothing that only POSIX has can be imported.

`sys.platform` is "win32" only while the program's own modules are imported: libraries that are installed here
were made for this system, and were loaded before. Prints one line for each module that does not come.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path

from build_spec.windows import portable

ROOT = Path(__file__).parents[3]
OWN = ("hardware", "kiosk", "ui", "resources")
# Looks for modules of its own by the platform when it is first used.
LIBRARIES = [
    "argon2",
    "asyncio",
    "cv2",
    "escpos.printer",
    "filelock",
    "gmssl",
    "gmssl_pyx",
    "jinja2",
    "multiprocessing",
    "numpy",
    "PIL.Image",
    "prometheus_client",
    "pyipp",
    "pyzbar.pyzbar",
    "requests",
    "securesystemslib.signer",
    "serial",
    "stdnum",
    "tempfile",
    "tenacity",
    "tuf.ngclient",
    "uuid",
    "zxingcpp",
    "ctypes.wintypes",
    "subprocess",
    "getpass",
    "reedsolo",
    "cryptography.x509",
    "PySide6.QtCore",
    "PySide6.QtGui",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtMultimedia",
    "PySide6.QtPdf",
    "multiprocessing.connection",
    "multiprocessing.pool",
    "concurrent.futures.process",
    "PySide6.QtTextToSpeech",
    "PySide6.QtSvg",
    "PySide6.QtTest",
]


class NotOnWindows(MetaPathFinder):
    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        if name in portable.MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def modules() -> list[str]:
    found = []
    for package in ("kiosk", "hardware", "ui"):
        for path in (ROOT / package).rglob("*.py"):
            place = path.relative_to(ROOT)
            if portable.is_for_windows(place.as_posix()) and path.name != "__main__.py":
                parts = place.with_suffix("").parts
                found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return sorted(found)


def main() -> int:
    for library in LIBRARIES:
        importlib.import_module(library)
    for name in portable.MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, NotOnWindows())
    sys.platform = "win32"
    failed = 0
    names = modules()
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001 - whatever it is, it is told
            failed += 1
            print(name, traceback.format_exc(limit=-1).replace("\n", " | "))  # noqa: T201 - to the test
    print(f"{len(names)} modules, {failed} failed")  # noqa: T201 - likewise
    return failed


if __name__ == "__main__":
    sys.exit(main() != 0)
