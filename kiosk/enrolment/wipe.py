"""Undoing a terminal: all of its storage, and its files beside terminal.toml; keys first.

terminal.toml goes right after the mark `decommissioning.json`, so that no terminal starts from half of what it
had; from then on there is no way back, only onward: whatever cuts it off, the same again goes on. A mark beside
terminal.toml is none: the terminal may have worked on, and is asked anew.

Overwriting is worth what the disk makes of it. A flash drive writes elsewhere and may keep the old block
for years; what is sealed (journals, outbox) is lost with the installation's key only as far as that is.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.enrolment import sheet
from kiosk.enrolment.apply import LOCK, UNDONE
from kiosk.enrolment.machine import NOTE, SET_UP
from kiosk.journal import durable_file

_KEYS: Final = (".key", ".secret")
"""Ends of the names of what is overwritten before anything else goes."""
_CHUNK: Final = 1024 * 1024
_LARGEST: Final = 64 * _CHUNK
"""Bytes that are overwritten of a file; what follows is only let go of."""
_LARGEST_MARK: Final = 16_384
_OPEN: Final = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_OURS: Final = frozenset((sheet.RESERVED - {NOTE}) | {LOCK, SET_UP})
"""Enrolment's own, whatever the settings name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose end it is. `storage`: the folder, whole; `date`: ISO 8601.

    `files`: the terminal's, beside terminal.toml, by their names; nothing else in that folder is touched.
    """

    terminal: str
    storage: str
    files: tuple[str, ...]
    date: str
    by: str
    second: str = ""
    lost: bool = False


def read_mark(settings: Path) -> Mark | None:
    """None: no decommission is under way. `settings`: where terminal.toml is, or was."""
    members = _members(settings.with_name(UNDONE))
    try:
        return None if members is None else Mark(**{**members, "files": tuple(members["files"])})
    except (TypeError, KeyError):
        return None


def read_note(settings: Path) -> Mapping[str, Any] | None:
    """What a decommission leaves: which terminal this was."""
    return _members(settings.with_name(NOTE))


def begin(settings: Path, mark: Mark) -> None:
    """Before the point of no return, which is `finish`. Raises OSError: it is not certain to be on the disk."""
    durable_file.replace(settings.with_name(UNDONE), _text(asdict(mark)))


def finish(settings: Path, mark: Mark) -> tuple[str, ...]:
    """Wipe, and leave a note of it.

    Returns:
        What is left all the same, by its path: another disk mounted in there, what may not be removed.
        Then the mark stays as well, and the same again tries again.

    Raises:
        OSError: terminal.toml is not certain to be gone, and nothing else is; or no note could be left.
    """
    own, storage = settings.parent, Path(mark.storage)
    settings.unlink(missing_ok=True)  # or nothing goes: a terminal that starts has all that it had
    durable_file.sync_folder(own)
    names = {*mark.files, *_OURS}
    parts = (part for name in names for part in own.glob(f".{name}.*") if _is_part(part))
    named = (own / name for name in sorted(names))
    beside = (*(place for place in named if os.path.lexists(place)), *sorted(parts))
    places = (storage, *beside)
    for path in sorted((path for place in places for path in _files(place)), key=_is_key)[::-1]:
        _remove(path)
    _remove_folders(storage)
    for place in beside:
        _remove_folders(place)
        with suppress(OSError):
            place.rmdir()
    with suppress(OSError):
        durable_file.sync_folder(storage)
    left = (*_left(storage), *(str(place) for place in beside if os.path.lexists(place)))
    if not left:
        kept = {key: each for key, each in asdict(mark).items() if key not in {"storage", "files"}}
        durable_file.replace(settings.with_name(NOTE), _text(kept))
        settings.with_name(UNDONE).unlink(missing_ok=True)
        durable_file.sync_folder(own)
    return left


def _files(folder: Path) -> Iterator[Path]:
    """All in there that is no folder, on the same disk, or the one file; links are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        yield folder
        return
    device = _device(folder)
    for above, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if _device(Path(above, each)) == device]
        linked = [each for each in folders if Path(above, each).is_symlink()]
        yield from (Path(above, each) for each in (*names, *linked))


def _is_part(path: Path) -> bool:
    """What a cut-off left of a file that was being written (`durable_file`, `apply`)."""
    return path.suffix in {".part", ".new"}


def _is_key(path: Path) -> bool:
    return path.name.endswith(_KEYS)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if stat.S_ISREG(path.lstat().st_mode):
            _overwrite(path)
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    """Best effort; raises OSError."""
    descriptor = os.open(path, _OPEN)
    try:
        left = min(os.fstat(descriptor).st_size, _LARGEST)
        while left > 0:
            left -= os.write(descriptor, secrets.token_bytes(min(left, _CHUNK)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_folders(folder: Path) -> None:
    """All but the folder itself, which is the package's."""
    for above, folders, _ in os.walk(folder, topdown=False):
        for each in folders:
            with suppress(OSError):
                Path(above, each).rmdir()


def _left(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(str(each) for each in folder.iterdir()))
    except FileNotFoundError:
        return ()
    except OSError:
        return (str(folder),)


def _device(folder: Path) -> int | None:
    try:
        return folder.lstat().st_dev
    except OSError:
        return None


def _members(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            members = json.loads(file.read(_LARGEST_MARK))
    except (OSError, ValueError):
        return None
    return members if isinstance(members, dict) else None


def _text(members: Mapping[str, Any]) -> bytes:
    return (json.dumps(members, indent=1, ensure_ascii=False) + "\n").encode()
