"""Where the parts of the build system lie, as `inside.sh` makes them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PREFIX: Final = Path("/opt/bundle")
"""What was built there: CPython, OpenSSL, SQLite, libzbar, FFmpeg, OpenCV."""
MARKS: Final = Path("/var/lib/bundle")
"""One file for each step that is done, the versions built, and the list of packages."""
COPYRIGHTS: Final = PREFIX / "share" / "doc"
"""`<source package>/copyright` of what was built."""
BUILT: Final = {
    "ffmpeg": (
        "libavcodec.so.61",
        "libavformat.so.61",
        "libavutil.so.59",
        "libswresample.so.5",
        "libswscale.so.8",
    ),
    "openssl": ("libcrypto.so.3", "libssl.so.3"),
    "python3.11": ("libpython3.11.so.1.0",),
    "sqlite3": ("libsqlite3.so.0",),
    "zbar": ("libzbar.so.0",),
}
"""Source packages that are built, of Debian 12 and FFmpeg of 13, and their libraries in the bundle.

A library that a Python package brings too is taken from here (FFmpeg's, of PySide6)."""
