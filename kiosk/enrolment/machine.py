"""What a machine says of itself before it is anybody's terminal: serial numbers, network cards, addresses.

Serial numbers in /sys are root's to read; the package opens them to the terminal's group at each start of the
system (tmpfiles). Where no package did, root may put copies elsewhere (`COPIED`, docs/enrolment.md). Raises nothing: a machine that says nothing is chosen by hand.
"""

from __future__ import annotations

import json
import os
import re
import socket
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.enrolment.states import Machine
from kiosk.maintenance.software import installed_version

SERIALS: Final = ("product_serial", "board_serial", "chassis_serial")
"""The first that is one counts."""
COPIED: Final = "run/yima-kiosk/machine"
"""A folder with those files, where root has put them for the terminal's user."""
NOTE: Final = "decommissioned.json"
"""Beside where the settings were: what this machine was, see `decommission`."""

SET_UP: Final = "enrol"
"""A folder beside terminal.toml. With a file in it, put there with the system's image, say, no
stick's settings and root count: whoever stands there cannot make the terminal somebody else's."""
SET_UP_FILES: Final = ("yima-enrol.toml", "root.json")

_NONE: Final = frozenset(
    {
        *("", "0", "none", "n/a", "na", "unknown", "empty", "invalid", "oem", "default string"),
        *("to be filled by o.e.m.", "not specified", "not applicable", "system serial number"),
        *("chassis serial number", "base board serial number", "serial number", "123456789"),
    }
)
"""What makers leave where a serial number belongs: two machines would have the same."""
_MAC: Final = re.compile(r"([0-9a-f]{2}:){5}[0-9a-f]{2}")
_LONGEST: Final = 200
_ADDRESS_OF: Final = 0x8915  # SIOCGIFADDR, netdevice(7)


def read_machine(settings: Path, root: Path = Path("/")) -> Machine:
    """`settings`: where terminal.toml is to be; `root`: "/" but for tests."""
    return Machine(
        serial=_serial(root),
        macs=_macs(root),
        addresses=_addresses(root),
        version=installed_version(),
        was=_was(settings.with_name(NOTE)),
        is_set_up=any(_is_there(settings.parent / SET_UP / name) for name in SET_UP_FILES),
    )


def serial_of(text: str) -> str:
    """As it is compared: without white space around it, in capitals; empty where it is none."""
    plain = " ".join(text.split())
    if plain.lower() in _NONE or not plain.strip("0. -xX") or len(plain) > _LONGEST:
        return ""
    return plain.upper()


def mac_of(text: str) -> str:
    """As it is compared, whether written with colons, hyphens or dots; empty: none, or nobody's own."""
    digits = re.sub(r"[^0-9a-f]", "", text.lower())
    mac = ":".join(digits[n : n + 2] for n in range(0, len(digits), 2))
    return mac if _MAC.fullmatch(mac) and mac not in {"00" + ":00" * 5, "ff" + ":ff" * 5} else ""


def _is_there(path: Path) -> bool:
    """What cannot be looked at is there: it was put so that nobody goes past it."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _serial(root: Path) -> str:
    for folder in (root / "sys/class/dmi/id", root / COPIED):
        for name in SERIALS:
            if found := serial_of(_text(folder / name)):
                return found
    return serial_of(_text(root / "sys/firmware/devicetree/base/serial-number").rstrip("\0"))


def _macs(root: Path) -> tuple[str, ...]:
    """Of network cards, that is: those of a device; no bridge, tunnel or container."""
    return tuple(
        mac
        for card in _cards(root)
        if (card / "device").exists() and (mac := mac_of(_text(card / "address")))
    )


def _addresses(root: Path) -> tuple[str, ...]:
    found = []
    for card in _cards(root):
        if card.name == "lo":
            continue
        if address := _address(card.name):
            found.append(address)
    return tuple(found)


def _address(card: str) -> str:
    """The IPv4 address that a card has; empty: none."""
    with suppress(OSError, ValueError, ImportError):
        import fcntl  # noqa: PLC0415 - not on Windows

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            request = struct.pack("256s", card.encode()[:15])
            answer = fcntl.ioctl(asking.fileno(), _ADDRESS_OF, request)
            return socket.inet_ntoa(answer[20:24])
    return ""


def _cards(root: Path) -> tuple[Path, ...]:
    with suppress(OSError):
        return tuple(sorted((root / "sys/class/net").iterdir()))
    return ()


def _was(note: Path) -> str:
    with suppress(OSError, ValueError, AttributeError):
        members = json.loads(note.read_bytes())
        parts = (members.get("terminal"), members.get("date"))
        return ", ".join(each for each in parts if isinstance(each, str))
    return ""


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_bytes()[: 2 * _LONGEST].decode("utf-8", "replace").strip()
    return ""
