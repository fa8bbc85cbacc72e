"""Writing an enrolment: nothing counts until terminal.toml is there, and that comes last.

A terminal that is killed in between is not enrolled, and is enrolled anew over what was left; one that
has its terminal.toml has all that goes with it, on the disk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

from kiosk.enrolment import sheet
from kiosk.enrolment.machine import NOTE
from kiosk.enrolment.sheet import CERTIFICATE_FILE, KEY_FILE
from kiosk.enrolment.states import Plan
from kiosk.journal import durable_file
from kiosk.payment.process_lock import ProcessLock
from kiosk.settings.reading import SettingsError
from kiosk.trust.distribution.cache import TRUST_FOLDER, BusyError, TrustCache
from kiosk.trust.distribution.enrolment import RootFile, enrol, read_root

ROOT_FILE: Final = "root.json"
"""Beside terminal.toml, for the updater, which has a trust of its own."""
REQUEST_FILE: Final = "client.csr"
DRAFT: Final = "draft.json"
ENROLLED: Final = "enrolment.json"
"""In the storage folder: which machine became which terminal, when, by whom."""
LOCK: Final = ".enrol.lock"
UNDONE: Final = "decommissioning.json"
"""Beside terminal.toml while a decommission is under way (`wipe`)."""

_FOR_GROUP: Final = 0o640
"""Of what the updater reads: it is in the terminal's group."""
_EMPTY: Final = frozenset({TRUST_FOLDER, ENROLLED, "lost+found"})
"""What may be in the storage folder of a terminal that is not enrolled."""


class NotApplied(StrEnum):
    """Why nothing was enrolled."""

    ALREADY_ENROLLED = auto()
    UNDER_WAY = auto()  # somebody else does it at this moment
    BEING_WIPED = auto()  # a decommission was cut off: `yima decommission` ends it
    STORAGE_IN_USE = auto()  # orders and prints of a terminal are in there
    SETTINGS_WRONG = auto()
    ROOT_WRONG = auto()
    DISK = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """`detail`: one line, without secrets."""

    why: NotApplied
    detail: str = ""


def is_enrolled(settings: Path) -> bool:
    """`settings`: where terminal.toml is, or is to be."""
    return os.path.lexists(settings)


def apply(settings: Path, plan: Plan, now: float) -> Refusal | None:
    """Make this machine the terminal of the plan. None: it is one, on the disk.

    `now`: Unix seconds, for the record.
    """
    if is_enrolled(settings):
        return Refusal(NotApplied.ALREADY_ENROLLED)
    if os.path.lexists(settings.with_name(UNDONE)):
        return Refusal(NotApplied.BEING_WIPED)
    lock = ProcessLock(settings.with_name(LOCK))
    try:
        settings.parent.mkdir(0o750, parents=True, exist_ok=True)
        if not lock.take():
            return Refusal(NotApplied.UNDER_WAY)
        return _refusal(settings, plan) or _write(settings, plan, now)
    except BusyError:
        return Refusal(NotApplied.UNDER_WAY)
    except OSError as error:
        return Refusal(NotApplied.DISK, error.strerror or type(error).__name__)
    finally:
        lock.release()


def _refusal(settings: Path, plan: Plan) -> Refusal | None:
    if is_enrolled(settings):  # meanwhile
        return Refusal(NotApplied.ALREADY_ENROLLED)
    problems = sheet.problems(plan.tables, plan.files)
    if problems:
        return Refusal(NotApplied.SETTINGS_WRONG, problems[0])
    if not isinstance(read_root(plan.root), RootFile):
        return Refusal(NotApplied.ROOT_WRONG)
    storage = storage_of(settings, plan.tables)
    if not is_apart(storage, settings.parent):
        return Refusal(NotApplied.SETTINGS_WRONG, "storage.folder: a folder of its own is needed")
    # A power cut leaves a half of what was being written (`durable_file`).
    names = (name for name in _names(storage) if not name.startswith(f".{ENROLLED}."))
    found = sorted(set(names) - _EMPTY)
    return Refusal(NotApplied.STORAGE_IN_USE, found[0]) if found else None


def storage_of(settings: Path, tables: Mapping[str, Mapping[str, object]]) -> Path:
    return settings.parent / str(tables["storage"]["folder"])


def is_apart(storage: Path, own: Path) -> bool:
    """All of both folders goes, one day."""
    one, other = storage.resolve(), own.resolve()
    return not (one.is_relative_to(other) or other.is_relative_to(one)) and len(one.parts) > 2  # noqa: PLR2004 - not /var


def _names(folder: Path) -> list[str]:
    try:
        return [each.name for each in folder.iterdir()]
    except FileNotFoundError:
        return []


def _write(settings: Path, plan: Plan, now: float) -> Refusal | None:
    """Raises OSError, BusyError."""
    own, storage = settings.parent, storage_of(settings, plan.tables)
    shared = {
        value for name, value in sheet.brought(plan.tables).items() if name.endswith("ca_file")
    }
    for name, data in plan.files.items():
        _put(own / name, data, 0o640 if name in shared else 0o600)
    _put_certificate(own, plan.certificate)
    try:
        sheet.settings(plan.tables, own)
    except SettingsError as error:
        return Refusal(NotApplied.SETTINGS_WRONG, error.problems[0])
    storage.mkdir(0o700, parents=True, exist_ok=True)
    durable_file.sync_folder(storage.parent)
    durable_file.replace(storage / ENROLLED, _record(plan, now))
    root = read_root(plan.root)
    if not isinstance(root, RootFile):
        return Refusal(NotApplied.ROOT_WRONG)
    cache = TrustCache(storage / TRUST_FOLDER)
    cache.folder.mkdir(0o700, exist_ok=True)
    enrol(cache, root, replace=True)  # of an enrolment that was cut off
    durable_file.sync_folder(storage)
    _put(own / ROOT_FILE, plan.root, _FOR_GROUP)
    if not _appear(settings, sheet.text(plan.tables)):
        return Refusal(NotApplied.ALREADY_ENROLLED)
    for name in (DRAFT, REQUEST_FILE, NOTE):
        with suppress(OSError):  # no harm in them
            (own / name).unlink(missing_ok=True)
    return None


def _put_certificate(own: Path, certificate: bytes | None) -> None:
    if certificate is not None:
        _put(own / CERTIFICATE_FILE, certificate, 0o600)
        return
    for name in (CERTIFICATE_FILE, KEY_FILE):  # of another try, or of a former life
        (own / name).unlink(missing_ok=True)


def _put(path: Path, data: bytes, mode: int) -> None:
    durable_file.replace(path, data)
    if mode != 0o600:  # noqa: PLR2004 - as `durable_file` makes them
        path.chmod(mode)


def _appear(settings: Path, text: bytes) -> bool:
    """Have terminal.toml there at once, whole and readable to whom it should be; False: it is already."""
    part = settings.with_name(f".{settings.name}.new")
    _put(part, text, _FOR_GROUP)
    try:
        os.link(part, settings)
    except FileExistsError:
        return False
    finally:
        part.unlink(missing_ok=True)
    durable_file.sync_folder(settings.parent)
    return True


def _record(plan: Plan, now: float) -> bytes:
    terminal = plan.tables["terminal"]
    members = {
        "terminal": terminal["id"],
        "at": datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"),
        "by": plan.by,
        "serial": plan.machine.serial,
        "macs": list(plan.machine.macs),
        "version": plan.machine.version,
    }
    return (json.dumps(members, indent=1, ensure_ascii=False) + "\n").encode()
