"""What the updater knows of the program that runs, whose storage it cannot read as a rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.trust.reading import Problem
from kiosk.update import in_use, release
from kiosk.update.release import Release
from kiosk.update.selection import FILE_NAME, FOLDER, Selection, SelectionFile
from kiosk.update.store import ReleaseStore

BASE: Final = Path("/opt/yima-kiosk/base")
"""The release that the package brought."""

_KEPT_LAST: Final = 3


@dataclass(frozen=True, slots=True)
class Local:
    """`running`: what runs, as far as it can be told; else the newest that there is."""

    running: Release | None
    kept: frozenset[str]  # versions that are not to be removed
    refused: frozenset[str]  # versions that this terminal has tried and left


def look(store: ReleaseStore, base: Path, storage: Path | None) -> Local:
    """What there is. `storage`: of the terminal."""
    installed = store.installed()
    selection = _selection(storage)
    packaged = release.read(base)
    own = None if isinstance(packaged, Problem) else packaged
    held = [each for each in installed if in_use.is_held(store.folder_of(each.version))]
    if held:
        running: Release | None = held[-1]
    elif own is not None and in_use.is_held(base):
        running = own
    elif selection is not None:
        named = [each for each in installed if each.version == selection.current]
        running = named[0] if named else own
    else:
        running = max((*installed, *_some(own)), key=lambda each: each.order, default=None)
    kept = {each.version for each in held} | _kept_by(selection, store)
    refused = frozenset() if selection is None else frozenset(selection.refused)
    return Local(running, frozenset(kept), refused)


def _kept_by(selection: Selection | None, store: ReleaseStore) -> set[str]:
    """What the terminal may begin with; if that cannot be told, what was unpacked last."""
    if selection is not None:
        trial = selection.trial and selection.trial.version
        return {each for each in (selection.current, selection.former, trial) if each}
    unpacked = sorted(
        (each.version for each in store.installed()),
        key=lambda version: store.folder_of(version).stat().st_mtime_ns,
    )
    return set(unpacked[-_KEPT_LAST:])


def _selection(storage: Path | None) -> Selection | None:
    """The terminal's; None if it is not for this process to read."""
    if storage is None:
        return None
    try:
        (storage / FOLDER / FILE_NAME).open("rb").close()
    except OSError:
        return None
    return SelectionFile(storage).read()


def _some(found: Release | None) -> tuple[Release, ...]:
    return () if found is None else (found,)
