"""What staff set by hand, kept over restarts and power cuts: out of service, volume, brightness.

{"form": "yima-house-1", "closure": {"why": "paper", "since": 1800000000, "until": null},
"volume": 3, "brightness": 100}
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kiosk.journal import durable_file
from kiosk.maintenance.backlight import LEAST_PERCENT, Backlight
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import Closed
from kiosk.runner import Handler, Lane
from kiosk.session.effects import Effect
from kiosk.session.events import StorageChanged
from kiosk.session.preferences import LEAST_VOLUME, MOST_VOLUME
from kiosk.session.staff_effects import Closure, House, KeepCheck, KeepHouse

FILE_NAME: Final = "house.json"
_FORM: Final = "yima-house-1"
_LARGEST: Final = 4_096  # bytes
_LATEST: Final = (
    1 << 37
)  # Unix seconds: what is later was never written here, and may be no date at all

_log = logging.getLogger(__name__)


class HouseFile:
    """In `folder`, which is made if need be."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> House | None:
        """What is kept, as it is set at first where nothing is. None: the file is damaged."""
        try:
            with self._path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except FileNotFoundError:
            return House()
        except OSError:
            return None
        return _house(content)

    def keep(self, house: House) -> bool:
        """Whether it is on the disk."""
        content = json.dumps({"form": _FORM, **asdict(house)}).encode() + b"\n"
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable_file.replace(self._path, content)
        except OSError as error:
            _log.warning("what staff have set is not kept: %s", error.strerror)
            return False
        return True


class HouseHandlers:
    """`backlight` None: nobody can tell this panel how bright to be."""

    def __init__(self, file: HouseFile, backlight: Backlight | None, checks: CheckRecord) -> None:
        self._file = file
        self._backlight = backlight
        self._checks = checks

    def keep(self, effect: KeepHouse) -> StorageChanged | None:
        """The panel follows whether or not the disk takes it."""
        if self._backlight is not None:
            self._backlight.set(effect.house.brightness)
        return None if self._file.keep(effect.house) else StorageChanged(writable=False)

    def keep_check(self, effect: KeepCheck) -> None:
        self._checks.keep([effect.result])

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            KeepHouse: self.keep,
            KeepCheck: self.keep_check,
        }
        return Lane("house", handlers)


def _house(content: bytes) -> House | None:
    """None for anything that `keep` does not write: half of it would be a guess."""
    try:
        members = json.loads(content) if len(content) <= _LARGEST else {}
        if members["form"] != _FORM:
            return None
        return House(
            _closure(members["closure"]),
            _within(members["volume"], LEAST_VOLUME, MOST_VOLUME),
            _within(members["brightness"], LEAST_PERCENT, 100),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _closure(members: Any) -> Closure | None:
    if members is None:
        return None
    until = members["until"]
    return Closure(
        Closed(members["why"]),
        _within(members["since"], 0, _LATEST),
        None if until is None else _within(until, 0, _LATEST),
    )


def _within(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError("not as it was written")
    return value
