"""Where a refresh of the trust puts this terminal's fleet settings: looked at whole, then in force.

What does not go with the terminal's own file, or with what its engineers have set, is refused as a
whole: the set before stays, and staff are told by `yima settings check` and `FleetStatus`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

from msgspec import structs

from kiosk.journal import durable_file
from kiosk.settings import fleet, layers, proving
from kiosk.settings.fleet_store import FleetFile, FleetSet, FleetStore, Refusal
from kiosk.settings.layers import Layer, Level, level_of
from kiosk.settings.reading import Settings, SettingsError, overlaid, validated
from kiosk.settings.site import SETTINGS_FOLDER, role_of
from kiosk.settings.state import locked, read_bytes, read_object
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.site_port import Publication

_ATTEMPT: Final = "attempt.json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FleetStatus:
    """For staff and metrics. Moments are Unix seconds."""

    version: int | None  # of the site's settings in force; None: none are
    taken_at: int | None
    asked_at: int | None  # the last time that the repository was asked
    problem: RefreshProblem | None  # and how that ended
    refused: Refusal | None  # the newest set, if it is not the one in force
    unproven: bool  # this terminal has not come up with what is in force


class FleetInbox:
    """A `SiteFiles` for the terminal with this own file.

    Args:
        path: of the own file.
        environment: over it.
        settings: as they count now.
        on_new: called by the refreshing thread with the settings as they are from now on, whenever
            other files are in force. `differences.difference` says what is to be done about it.
    """

    largest: Final = fleet.LARGEST

    def __init__(
        self,
        path: Path,
        environment: Mapping[str, str],
        settings: Settings,
        on_new: Callable[[Settings], None] = lambda _: None,
    ) -> None:
        self._path = path
        self._environment = environment
        self._on_new = on_new
        self._folder = settings.storage.folder / SETTINGS_FOLDER
        self._store = FleetStore(self._folder)
        self.role = role_of(settings.fleet.site)
        self.targets = settings.fleet.targets(settings.terminal.id)

    @classmethod
    def of(
        cls,
        path: Path,
        environment: Mapping[str, str],
        settings: Settings,
        on_new: Callable[[Settings], None] = lambda _: None,
    ) -> Self | None:
        """None for a terminal of no site."""
        return cls(path, environment, settings, on_new) if settings.fleet.site else None

    @property
    def status(self) -> FleetStatus:
        held, attempt = self._store.in_force(), read_object(self._store.folder / _ATTEMPT) or {}
        unproven = proving.read(self._folder)
        problem = None
        with suppress(ValueError):
            problem = RefreshProblem(attempt["problem"]) if attempt.get("problem") else None
        at = attempt.get("at")
        return FleetStatus(
            version=None if held is None else held.version,
            taken_at=None if held is None else held.taken_at,
            asked_at=at if isinstance(at, int) else None,
            problem=problem,
            refused=self._store.refused(),
            unproven=unproven is not None and unproven.fleet,
        )

    def newest(self) -> Publication | None:
        """Of the set in force; one that was refused binds nobody to its version."""
        held = self._store.in_force()
        if held is None or held.targets != self.targets:
            return None
        digests = {file.target: file.sha256 for file in held.files}
        refused = self._store.refused()
        gone_back = refused is not None and not refused.came_up
        return Publication(held.version, held.keys, {} if gone_back else digests)

    def content(self, digest: str) -> bytes | None:
        with suppress(OSError, ValueError):
            data = read_bytes(self._store.folder / f"{digest}.toml")
            if data is not None and sha256(data).hexdigest() == digest:
                return data
        return None

    def take(self, new: Publication, contents: Mapping[str, bytes], moment: int) -> None:
        files = tuple(
            FleetFile(path, new.digests[path]) for path in self.targets if path in new.digests
        )
        made = FleetSet(self.targets, files, new.version, new.keys, moment)
        with locked(self._folder):
            settings = self._take(made, contents, moment)
        if settings is not None:
            self._on_new(settings)

    def note(self, problem: RefreshProblem | None, moment: int) -> None:
        if problem not in {None, self.status.problem}:
            _log.warning("fleet settings: %s", problem)
        with suppress(OSError):  # told by the refresh itself, if it matters
            self._store.folder.mkdir(0o700, parents=True, exist_ok=True)
            content = json.dumps({"at": moment, "problem": problem}).encode()
            durable_file.replace(self._store.folder / _ATTEMPT, content)

    def _take(self, made: FleetSet, contents: Mapping[str, bytes], moment: int) -> Settings | None:
        """The settings with the set, if it is in force now and was not before."""
        held, refused = self._store.in_force(), self._store.refused()
        if refused is not None and refused.digest == made.digest and not refused.came_up:
            return None  # this terminal did not come up with it
        tried = self._tried(made, contents)
        if isinstance(tried, tuple):
            if refused is None or (refused.digest, refused.problems) != (made.digest, tried):
                _log.warning("fleet settings: version %d refused", made.version)
                self._store.refuse(Refusal(made.digest, made.version, moment, tried))
            return None
        if held is not None and held.digest == made.digest:
            again = structs.replace(made, taken_at=held.taken_at)
            if again != held or refused is not None or self._is_damaged(held):
                self._store.keep(again, contents, proven=True)
            return None
        waiting = proving.read(self._folder)
        proving.note_fleet(self._folder)
        self._store.keep(made, contents, proven=waiting is None or not waiting.fleet)
        return tried

    def _tried(self, made: FleetSet, contents: Mapping[str, bytes]) -> Settings | tuple[str, ...]:
        """The settings that the set would make of this terminal's; or what is wrong with it."""
        new, problems = [], []
        for file in made.files:
            parsed = fleet.parse(contents[file.sha256])
            name = file.target.rpartition("/")[2]
            if isinstance(parsed, tuple):
                problems += [f"{name}: {problem}" for problem in parsed]
            else:
                new.append(Layer(level_of(file.target), parsed, file.target))
        if problems:
            return tuple(problems)
        try:
            now = layers.read(self._path, self._environment)
            chosen = (
                *(each for each in now.layers if each.level is Level.FILE),
                *new,
                *(each for each in now.layers if each.level is Level.LOCAL),
            )
            tables = overlaid(layers.merged(chosen), self._environment)
            return validated(tables, self._path.parent)
        except SettingsError as error:
            return error.problems

    def _is_damaged(self, held: FleetSet) -> bool:
        return isinstance(self._store.tables(held), str)
