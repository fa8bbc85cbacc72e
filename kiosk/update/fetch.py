"""One run of the updater: ask for the plan, bring the release that it has for this terminal, stage it.

    FOLDER/unpacking/          a release being made, or one being removed; nothing in it is of use later
    FOLDER/trust/              for the updater alone
    FOLDER/downloads/          see `download`

What is in `releases` got there by a rename, whole and on the disk; killed at any point, the next run
goes on. `staged.json` is written last.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from tuf.api.exceptions import DownloadError, RepositoryError

from kiosk.journal import durable_file
from kiosk.trust.distribution import client
from kiosk.trust.distribution.cache import BusyError, TrustCache, remove
from kiosk.trust.distribution.fetcher import Fetcher
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.reading import Problem
from kiosk.update import in_use, offer, running
from kiosk.update.download import Downloads, Patience
from kiosk.update.offer import Offer, Packed, PlanError
from kiosk.update.outcome import AnyProblem, Outcome, RefusedRelease, Result, UpdateProblem
from kiosk.update.plan import Planned
from kiosk.update.refusals import Refusals
from kiosk.update.release import Release
from kiosk.update.rollout import Decision, Member, choose
from kiosk.update.running import Local
from kiosk.update.store import STAGED, ReleaseStore, Staged
from kiosk.update.unpack import unpack

_READABLE: Final = 0o755
_READ: Final = 0o644
_UNPACKED_PER_PACKED: Final = 8
"""Where nobody has signed how large a release is unpacked."""


class _StopError(Exception):
    def __init__(self, problem: AnyProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Update:
    """What a run is about.

    Args:
        folder: of the `[update]` settings.
        repository: where to ask.
        root_file: that this terminal was enrolled with.
        member: the terminal.
        moment: Unix seconds.
        patience: of downloads.
        keep_free: bytes that the disk is to have left.
        base: the release that the package brought.
        storage: the terminal's, which may not be readable.
        told: of the bytes that are there, now and then, and of how many in all.
    """

    folder: Path
    repository: Repository
    root_file: Path
    member: Member
    moment: int
    patience: Patience
    keep_free: int
    base: Path = running.BASE
    storage: Path | None = None
    told: Callable[[str, int, int], None] = lambda _version, _there, _all: None

    def run(self, cancelled: threading.Event) -> Outcome:
        """Raises nothing expected."""
        fetcher = Fetcher(self.repository, cancelled)
        downloads = Downloads(self.folder / "downloads", self.patience, cancelled)
        cache = TrustCache(self.folder / "trust")
        run = _Run(self, ReleaseStore(self.folder), cache, downloads, fetcher)
        with closing(fetcher):
            try:
                with cache.lock():
                    outcome = run.all_of_it()
            except BusyError:
                outcome = run.failed(RefreshProblem.BUSY)
            except _StopError as error:
                outcome = run.failed(error.problem)
            except PlanError:
                outcome = run.failed(UpdateProblem.PLAN)
            except (DownloadError, RepositoryError, OSError) as error:
                outcome = run.failed(client.problem_of(error))
        return replace(outcome, transferred=fetcher.transferred)


@dataclass(slots=True)
class _Run:
    """One run, under the lock."""

    update: Update
    store: ReleaseStore
    cache: TrustCache
    downloads: Downloads
    fetcher: Fetcher
    known: Outcome = field(default_factory=lambda: Outcome(Result.FAILED))

    def failed(self, problem: AnyProblem) -> Outcome:
        return replace(self.known, result=Result.FAILED, problem=problem, **self._staged())

    def all_of_it(self) -> Outcome:
        remove(self._making)
        local = running.look(self.store, self.update.base, self.update.storage)
        version = None if local.running is None else local.running.version
        self.known = replace(self.known, running=version)
        offered = offer.ask(
            self.cache, self.update.repository, self.fetcher, self._root(), self.update.moment
        )
        self.known = replace(self.known, plan=offered.version)
        refused: dict[str, str] = {}
        while True:
            planned = choose(
                offered.plan, self.update.member, version, local.refused | refused.keys()
            )
            self.known = replace(
                self.known,
                wanted=None if isinstance(planned, Decision) else planned.version,
                refused=tuple(RefusedRelease(*each) for each in refused.items()),
            )
            if isinstance(planned, Decision):
                return self._nothing(planned, local)
            why = self._have(offered, planned, local)
            if why is None:
                return self._stage(planned, local)
            refused[planned.version] = why

    def _root(self) -> bytes:
        try:
            return self.update.root_file.read_bytes()
        except FileNotFoundError:
            raise _StopError(RefreshProblem.NOT_ENROLLED) from None

    def _nothing(self, decision: Decision, local: Local) -> Outcome:
        self._unstage()
        if decision is Decision.PAUSED:  # what was begun is gone on with later
            return replace(self.known, result=Result.PAUSED)
        self.downloads.drop_all_but(None)
        self._tidy(local)
        return replace(self.known, result=Result.NONE)

    def _unstage(self) -> None:
        """There is nothing to go over to. Where it runs already, that changes nothing."""
        if (self.store.folder / STAGED).exists():
            (self.store.folder / STAGED).unlink()
            durable_file.sync_folder(self.store.folder)

    def _have(self, offered: Offer, planned: Planned, local: Local) -> str | None:
        """See to it that the release is there; or why this terminal cannot take it."""
        form = None if local.running is None else local.running.state_form
        there = self.store.read(planned.version)
        if there is not None or self._is_base(planned, local):
            self.downloads.drop_all_but(None)
            return None if there is None else _unfit(there, planned, form)
        packed = offered.packed(planned)
        if packed is None:
            raise _StopError(UpdateProblem.NOT_NAMED)
        refusals = Refusals(self.cache.folder / "refused.json")
        if (known := refusals.of(packed.file.sha256, form)) is not None:
            return known
        self._tidy(local)  # which may make the room that is needed
        place = self._bring(planned, packed)
        why = self._install(planned, place, form)
        if why is not None:
            refusals.add(packed.file.sha256, form, why)
        self.downloads.drop_all_but(None)
        return why

    def _bring(self, planned: Planned, packed: Packed) -> Path:
        file = packed.file
        unpacked = packed.unpacked or _UNPACKED_PER_PACKED * file.length
        self.downloads.drop_all_but(file)
        self._make_folders()
        need = self.downloads.left(file) + unpacked + self.update.keep_free
        if shutil.disk_usage(self.store.folder).free < need:
            raise _StopError(UpdateProblem.NO_ROOM)
        return self.downloads.bring(
            self.fetcher,
            file,
            lambda there: self.update.told(planned.version, there, file.length),
        )

    def _install(self, planned: Planned, packed: Path, form: int | None) -> str | None:
        """Unpack beside, look at it, and rename; or why not."""
        made = self._making / planned.version
        remove(self._making)
        self._making.mkdir(0o700)
        found = unpack(packed, made, planned.version)
        why = found.what if isinstance(found, Problem) else _unfit(found, planned, form)
        if why is None:
            self._put(made, self.store.folder_of(planned.version))
        remove(self._making)
        return why

    def _put(self, made: Path, place: Path) -> None:
        if place.exists():  # damaged, or it would not be fetched
            if in_use.is_held(place):
                raise _StopError(UpdateProblem.IN_USE)
            place.rename(self._making / "damaged")
        made.rename(place)
        durable_file.sync_folder(self.store.releases)

    def _stage(self, planned: Planned, local: Local) -> Outcome:
        if self._is_base(planned, local):
            self._unstage()
            self._tidy(local)
            return replace(self.known, result=Result.SAME)
        staged, new = self.store.staged(), Staged(planned.version, planned.forced)
        self._make_folders()
        if staged != new:
            durable_file.replace(self.store.folder / STAGED, new.to_bytes())
        (self.store.folder / STAGED).chmod(_READ)  # also where the run before did not get so far
        self._tidy(local)
        result = Result.SAME if staged == new else Result.STAGED
        return replace(self.known, result=result, **self._staged())

    def _is_base(self, planned: Planned, local: Local) -> bool:
        """Whether it is what the package brought, and what runs: there is nothing to go over to."""
        version = None if local.running is None else local.running.version
        return planned.version == version and self.store.read(planned.version) is None

    def _tidy(self, local: Local) -> None:
        """Away with releases that nobody runs from or would go back to."""
        staged = self.store.staged()
        kept = local.kept if staged is None else local.kept | {staged.version}
        for path in self.store.releases.iterdir() if self.store.releases.is_dir() else ():
            if path.name not in kept and not in_use.is_held(path):
                self._making.mkdir(0o700, exist_ok=True)
                path.rename(self._making / f"old-{path.name}")  # never half there
        remove(self._making)

    def _staged(self) -> dict[str, Any]:
        staged = self.store.staged()
        if staged is None:
            return {"staged": None, "forced": False}
        return {"staged": staged.version, "forced": staged.forced}

    @property
    def _making(self) -> Path:
        return self.store.folder / "unpacking"

    def _make_folders(self) -> None:
        self.store.releases.mkdir(_READABLE, exist_ok=True)
        for folder in (self.store.folder, self.store.releases):
            with suppress(PermissionError):  # whatever the umask: the terminal's user reads there
                folder.chmod(_READABLE)


def _unfit(found: Release, planned: Planned, form: int | None) -> str | None:
    """Why a whole release is none for this terminal, whose state has this form."""
    if found.platform != planned.platform:
        return "release.json: another platform"
    if form is not None and form not in found.reads:
        return f"does not read the state that is here (form {form})"
    return None
