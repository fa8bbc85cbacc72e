"""What the package says of itself: `control`, changelog, copyright."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from build_spec.bundle import system
from kiosk.update.release import Release

PACKAGE = "yima-kiosk"
ARCHITECTURE = "amd64"
MAINTAINER = "Yima maintainers <maintainers@yima.example>"

# Names that differ: Ubuntu 24.04 and Debian 13 renamed what changed with 64-bit times, UOS 20 has an older one.
_ALTERNATIVES = {
    "libc6": "libc6 (>= 2.28)",  # the first target's
    "libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64",
    "libgcc-s1": "libgcc-s1 | libgcc1",
    # Chinese, without which the screen is boxes.
    "fonts-noto-cjk": "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei",
}
_SYSTEM = ("libgl1-mesa-dri", "ca-certificates", "systemd (>= 241)", "udev", "passwd")

DEPENDS = tuple(
    _ALTERNATIVES.get(name, name)
    for name in (*sorted({*system.LIBRARIES.values(), *system.BESIDES}), *_SYSTEM)
)
"""What the bundle takes from the system, as it is built, and what the package's own scripts use."""

RECOMMENDS = (
    # What shows it: all three for Wayland, or an X server. Debian's cage wants Xwayland to start at all.
    "cage | xserver-xorg-core",
    "seatd | xserver-xorg-input-libinput",
    "xwayland | xauth",
    "fonts-noto-ui-core | fonts-noto-core",
    *system.VOICE,
    "chrony | time-daemon | systemd-timesyncd",
)
SUGGESTS = ("cups", "ipp-usb", "prometheus-node-exporter")

_DESCRIPTION = """self-service terminal for hospital lobbies
 Check-in, queue tickets, payment and reports with one code and one scan, on a
 terminal in a hospital's lobby. The program has the panel to itself; a terminal
 that is not enrolled shows how that is done, and offers no service.
 .
 The package brings users, units and rules of a terminal. Later releases come by
 the program's own signed updates."""

_REVISION = re.compile(r"[-+~][A-Za-z0-9.+~]{1,40}")


class WrongVersionError(Exception):
    """No version that this release can have as a package."""


def version_of(release: Release, wanted: str | None) -> str:
    """The package's: the release's, or that with a revision such as "1.4.0-2".

    Raises:
        WrongVersionError: `wanted` is another release's.
    """
    if wanted is None or wanted == release.version:
        return release.version
    rest = wanted.removeprefix(release.version)
    if rest == wanted or _REVISION.fullmatch(rest) is None:
        raise WrongVersionError(f"{wanted}: the bundle is {release.version}")
    return wanted


def control(version: str, installed_kib: int) -> str:
    fields = {
        "Package": PACKAGE,
        "Version": version,
        "Architecture": ARCHITECTURE,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(installed_kib),
        "Depends": ", ".join(DEPENDS),
        "Recommends": ", ".join(RECOMMENDS),
        "Suggests": ", ".join(SUGGESTS),
        "Section": "misc",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def changelog(version: str, commit: str, epoch: int) -> str:
    """`epoch`: Unix seconds."""
    # Not strftime: names of days and months are English whatever the builder speaks.
    moment = datetime.fromtimestamp(epoch, UTC)
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - reads as a calendar
    when = f"{day}, {moment:%d} {months[moment.month - 1]} {moment:%Y %H:%M:%S} +0000"
    return (
        f"{PACKAGE} ({version}) stable; urgency=medium\n\n"
        f"  * Release {version}, of commit {commit[:12]}.\n\n"
        f" -- {MAINTAINER}  {when}\n"
    )


COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Yima
Comment: The licences of everything that the program brings along are in
 /opt/yima-kiosk/base/licences, and listed in /opt/yima-kiosk/base/sbom.cdx.json.

Files: *
Copyright: 2026 Yima contributors
License: Apache-2.0
 On Debian systems, the text of the Apache License 2.0 is in
 /usr/share/common-licenses/Apache-2.0.
"""
