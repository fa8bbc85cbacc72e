"""What a bundle takes from the system it is installed on: libraries, and Debian's names for who has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

LIBRARIES: Final[Mapping[str, str]] = {
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libatomic.so.1": "libatomic1",
    "libbz2.so.1": "libbz2-1.0",
    "libbz2.so.1.0": "libbz2-1.0",
    "liblzma.so.5": "liblzma5",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libdrm.so.2": "libdrm2",
    "libgbm.so.1": "libgbm1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpulse.so.0": "libpulse0",
    "libudev.so.1": "libudev1",
    "libuuid.so.1": "libuuid1",
}
"""Each library that files of a bundle are linked to and that is not in it, by its Debian package. Ubuntu 24.04
has some under a new name that says it provides the old one (`libglib2.0-0t64`)."""

BESIDES: Final = ("fonts-noto-cjk", "fontconfig", "tzdata", "xkb-data")
"""Data that a terminal reads from the system. Noto CJK is 100 MB of fonts: systems have it, and update it."""

VOICE: Final = ("speech-dispatcher", "speech-dispatcher-espeak-ng", "espeak-ng")
"""Without these the terminal is silent, and works."""

OPTIONAL: Final = frozenset(
    {
        # Of FFmpeg's way to the graphics card: stubs that look for it only when a film is decoded there.
        "libva.so.2",
        "libva-drm.so.2",
        "libva-x11.so.2",
    }
)


def packages(libraries: Iterable[str]) -> list[str]:
    """The Debian packages that have these libraries, sorted. Raises LookupError: one is not known here."""
    names = sorted(set(libraries) - OPTIONAL)
    unknown = [name for name in names if name not in LIBRARIES]
    if unknown:
        raise LookupError(
            f"no package is named for {', '.join(unknown)}: see build_spec/bundle/system.py"
        )
    return sorted({LIBRARIES[name] for name in names})
