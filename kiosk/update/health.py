"""What of a terminal works: remembered of the release that makes way, and asked of the one on trial.

`update/health.json` in the terminal's storage, for one trial: {"form": "yima-health-1", "for": "1.5.0",
"works": ["attract", "camera", "hospital"]}.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

from kiosk.devices import CameraState, PrinterState, ReaderState, ScannerState
from kiosk.journal import durable_file
from kiosk.payment.progress import CashierState
from kiosk.session.state import Equipment
from kiosk.settings.state import read_object
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import TrustState

FILE_NAME: Final = "health.json"
_FORM: Final = "yima-health-1"


class Sign(StrEnum):
    """A sign of health. Those that this terminal has not, or that the former release lacked, are not asked for."""

    ATTRACT = auto()  # the attract screen, patients invited
    CAMERA = auto()  # gives pictures
    SCANNER = auto()
    DOCUMENT_READER = auto()
    TICKET_PRINTER = auto()
    REPORT_PRINTER = auto()
    HOSPITAL = auto()
    GATEWAY = auto()
    CASHIER = auto()
    TRUST_LIST = auto()
    TRUST_SERVER = auto()  # refreshes, as far as there were any, did not fail


Signs = frozenset[Sign]

LEAST: Final = frozenset({Sign.ATTRACT})
"""What is asked of a release where nothing is known of the former one."""

_TRUSTED: Final = (TrustState.FRESH, TrustState.AGEING)


def of_equipment(known: Equipment, trust: DistributionStatus) -> Signs:
    """Devices, cashier and trust list."""
    works = {
        Sign.CAMERA: known.camera is CameraState.RUNNING,
        Sign.SCANNER: known.scanner is ScannerState.READY,
        Sign.DOCUMENT_READER: known.reader is ReaderState.READY,
        Sign.TICKET_PRINTER: known.printer in {PrinterState.READY, PrinterState.PAPER_LOW},
        Sign.REPORT_PRINTER: known.report_printer.prints,
        Sign.CASHIER: known.payments is CashierState.READY,
        Sign.TRUST_LIST: trust.state in _TRUSTED,
        Sign.TRUST_SERVER: trust.failures == 0,
    }
    return frozenset(sign for sign, holds in works.items() if holds)


def remember(folder: Path, version: str, signs: Collection[Sign]) -> bool:
    """What `version` is to show on its trial. Whether the disk has it."""
    members = {"form": _FORM, "for": version, "works": sorted(signs)}
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        durable_file.replace(folder / FILE_NAME, json.dumps(members).encode() + b"\n")
    except OSError:
        return False
    return True


def wanted_of(folder: Path, version: str) -> Signs:
    """What was remembered for this version's trial; `LEAST` if nothing was."""
    members = read_object(folder / FILE_NAME) or {}
    works = members.get("works")
    if members.get("form") != _FORM or members.get("for") != version or not isinstance(works, list):
        return LEAST
    return frozenset(Sign(each) for each in works if each in tuple(Sign))
