"""What was found on a stick, or put on this terminal beforehand, as enrolment needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiosk.enrolment import enrol_file, sheet
from kiosk.enrolment.enrol_file import EnrolFile
from kiosk.enrolment.machine import SET_UP
from kiosk.enrolment.place import Place, UnreadableError
from kiosk.enrolment.states import Finding, Machine, Root, Stick, Trouble
from kiosk.maintenance.usb import UsbProblem, UsbVolume, UsbVolumes
from kiosk.trust.distribution.enrolment import LARGEST_ROOT, read_root
from kiosk.trust.reading import Problem

_STICKS: Final[Mapping[UsbProblem, Trouble]] = {
    UsbProblem.NO_VOLUME: Trouble.NO_STICK,
    UsbProblem.SEVERAL_VOLUMES: Trouble.SEVERAL_STICKS,
    UsbProblem.UNSAFE_MOUNT: Trouble.UNSAFE_STICK,
}


def find(settings: Path, volumes: UsbVolumes, machine: Machine, now: float) -> Stick:
    """What is on this terminal beforehand, else on the one stick that is plugged in.

    `settings`: where terminal.toml is to be; `now`: Unix seconds.
    """
    if machine.is_set_up:
        return read(Place(settings.parent / SET_UP), machine, now)
    volume = the_stick(volumes)
    if isinstance(volume, Finding):
        return Stick(findings=(volume,))
    return read(Place.of(volume), machine, now)


def the_stick(volumes: UsbVolumes, *, to_write: bool = False) -> UsbVolume | Finding:
    volume = volumes.the_one(to_write=to_write)
    if isinstance(volume, UsbProblem):
        unwritten = Trouble.STICK_NOT_WRITTEN if to_write else Trouble.STICK_UNREADABLE
        return Finding(_STICKS.get(volume, unwritten))
    return volume


def read(place: Place, machine: Machine, now: float, file_name: str = enrol_file.NAME) -> Stick:
    """All that is there for this machine."""
    try:
        data = place.read(file_name, enrol_file.LARGEST)
        root = place.read(enrol_file.ROOT, LARGEST_ROOT)
        file = None if data is None else enrol_file.parse(data)
        found = Stick() if file is None else _of_file(place, file, machine)
    except UnreadableError as error:
        return Stick(findings=(Finding(Trouble.STICK_UNREADABLE, detail=str(error)),))
    return _with_root(found, root, "" if file is None else file.root_sm3, now)


def _of_file(place: Place, file: EnrolFile, machine: Machine) -> Stick:
    """Raises UnreadableError. A file with a mistake anywhere is not used: it was not looked at."""
    if file.mistakes:
        return Stick(findings=(Finding(Trouble.FILE_WRONG, detail=str(file.mistakes[0])),))
    rows = file.rows_for(machine)
    if len(rows) > 1:
        lines = " and ".join(str(row.line) for row in rows[:2])
        return Stick(findings=(Finding(Trouble.MACHINE_TWICE, detail=f"lines {lines}"),))
    row = rows[0] if rows else None
    tables = file.tables(row)
    unknown = Finding(Trouble.MACHINE_UNKNOWN, detail=machine.serial)
    return Stick(
        tables=tables,
        files=place.read_all(set(sheet.brought(tables).values()) - sheet.RESERVED),
        client=file.client,
        is_row=row is not None,
        findings=(unknown,) if file.rows and row is None else (),
    )


def _with_root(stick: Stick, data: bytes | None, sm3: str, now: float) -> Stick:
    if data is None:
        wrong = Finding(Trouble.ROOT_MISSING)
        return replace(stick, findings=(*stick.findings, wrong)) if sm3 else stick
    root = root_of(data, now, sm3)
    if isinstance(root, Finding):
        return replace(stick, findings=(*stick.findings, root))
    late = (Finding(Trouble.ROOT_EXPIRED),) if root.is_expired else ()
    return replace(stick, root=root, findings=(*stick.findings, *late))


def root_of(data: bytes, now: float, sm3: str = "") -> Root | Finding:
    """A root file. `sm3`: that it has to have; empty: people compare it."""
    read_as = read_root(data)
    if isinstance(read_as, Problem):
        return Finding(Trouble.ROOT_WRONG, detail=read_as.what)
    if sm3 and read_as.sm3 != sm3:
        return Finding(Trouble.ROOT_DIFFERS)
    return Root(
        data=data,
        version=read_as.version,
        expires=read_as.expires,
        is_expired=read_as.expires <= now,
        sm3=read_as.sm3,
        sha256=read_as.sha256,
        is_vouched=bool(sm3),
    )
