"""`yima enrol --check`: all rows of a file, at the desk, before anybody goes round with it."""

from __future__ import annotations

from pathlib import Path

from kiosk.enrolment import enrol_file, sheet
from kiosk.enrolment.enrol_file import EnrolFile, Mistake
from kiosk.enrolment.place import Place, UnreadableError
from kiosk.enrolment.states import Client, Finding
from kiosk.enrolment.stick import root_of
from kiosk.trust.distribution.enrolment import LARGEST_ROOT


def mistakes(path: Path, now: float) -> tuple[EnrolFile, tuple[Mistake, ...]] | str:
    """The file, and all that is wrong with it, in the order of its lines; or why it cannot be read.

    `now`: Unix seconds.
    """
    place = Place(path.parent)
    try:
        data = place.read(path.name, enrol_file.LARGEST)
        if data is None:
            return "missing"
        file = enrol_file.parse(data)
        found = (*file.mistakes, *_root(place, file, now), *_settings(place, file))
    except UnreadableError as error:
        return str(error)
    return file, tuple(sorted(set(found), key=lambda each: (each.line, each.what)))


def _root(place: Place, file: EnrolFile, now: float) -> tuple[Mistake, ...]:
    """Raises UnreadableError."""
    data = place.read(enrol_file.ROOT, LARGEST_ROOT)
    if data is None:
        return (Mistake(0, f"{enrol_file.ROOT}: is not beside this file"),)
    root = root_of(data, now, file.root_sm3)
    if isinstance(root, Finding):
        return (Mistake(0, f"{enrol_file.ROOT}: {root.trouble.value} {root.detail}".strip()),)
    if root.is_expired:
        return (Mistake(0, f"{enrol_file.ROOT}: expired; take the newest"),)
    why = "without it somebody compares the root at every terminal"
    return () if root.is_vouched else (Mistake(0, f"root_sm3: missing; {why}: {root.sm3}"),)


def _settings(place: Place, file: EnrolFile) -> tuple[Mistake, ...]:
    """Each row's whole terminal.toml. What is wrong with all of them alike is said once."""
    client = file.client or Client.NONE
    whole = [(row, sheet.completed(file.tables(row), client)) for row in file.rows]
    names = {name for _, tables in whole for name in sheet.brought(tables).values()}
    files = {name for name in names if "/" not in name and place.read(name) is not None}
    found = [(row, set(sheet.problems(tables, files))) for row, tables in whole]
    common = set.intersection(*(each for _, each in found)) if len(found) > 1 else set()
    return (
        *(Mistake(0, f"all rows: {what}") for what in common),
        *(Mistake(row.line, what) for row, each in found for what in each - common),
    )
