"""One refresh: fetch by TUF, build the next generation, put it in force. Imported when first done."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    LengthOrHashMismatchError,
    RepositoryError,
)
from tuf.api.metadata import TargetFile, Targets

from kiosk.trust.distribution import client, enrolment, site_files
from kiosk.trust.distribution.brought import Brought, BroughtFetcher
from kiosk.trust.distribution.cache import BusyError, TrustCache, remove
from kiosk.trust.distribution.client import Client
from kiosk.trust.distribution.fetcher import Fetcher, FetchError
from kiosk.trust.distribution.generation import Generation
from kiosk.trust.distribution.manifest import ISSUERS, FileFacts, Vouchers
from kiosk.trust.distribution.outcome import RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.repository import LARGEST_TARGET, LARGEST_WHOLE, Repository
from kiosk.trust.distribution.site_port import SiteFiles
from kiosk.trust.distribution.staging import Staging
from kiosk.trust.reading import Problem
from kiosk.trust.revocations import layout

Source: TypeAlias = Repository | Brought

_ISSUERS_TARGET: Final = f"trust/{ISSUERS}"


@dataclass(frozen=True, slots=True)
class Refresh:
    """What one refresh is about.

    `moment` is the terminal's clock, Unix seconds. With `clock_suspect` a list that is in force does
    not become fresher by it. `thorough`: read every byte of what is in force, and mend it.
    `site_files`: of a site's own, fetched once the trust is done with, and no part of it.
    """

    cache: TrustCache
    repository: Source
    moment: int
    clock_suspect: bool = False
    thorough: bool = True
    site_files: SiteFiles | None = None

    def run(self, cancelled: threading.Event) -> tuple[RefreshOutcome, Generation | None]:
        """Refresh, and say how it ended and what is in force now. Raises nothing expected."""
        before: Generation | None = None
        with closing(_fetcher(self.repository, cancelled)) as fetcher:
            try:
                with self.cache.lock():
                    before = self.cache.in_force()
                    tuf, after = self._refresh(fetcher, before)
                    self.cache.tidy(after, None if after.folder == _folder(before) else before)
                    if self.site_files is not None:
                        site_files.bring(tuf, self.site_files, self.cache, self.moment)
            except BusyError:
                return RefreshOutcome(RefreshProblem.BUSY), self.cache.in_force()
            except _NotEnrolledError as error:
                return RefreshOutcome(error.problem), before
            except (DownloadError, RepositoryError, OSError) as error:
                return _failed(error, fetcher), before
        changed = after.folder != _folder(before)
        return RefreshOutcome(None, changed, fetcher.transferred, fetcher.asked), after

    def _refresh(self, fetcher: _Fetcher, before: Generation | None) -> tuple[Client, Generation]:
        root = self._root()
        tuf = self._update(fetcher, root)
        wanted = _wanted(tuf.target_files)
        vouchers = Vouchers(
            root_sha256=hashlib.sha256(root).hexdigest(),
            root_version=tuf.root.version,
            targets_version=tuf.targets_version,
            targets_keys=tuple(tuf.root.roles[Targets.type].keyids),
        )
        if before is not None:
            _check_order(before, vouchers, wanted)
            same = before.manifest.targets == wanted and before.manifest.vouchers == vouchers
            if same and (not self.thorough or before.intact()):
                remove(self.cache.staging)
                return tuf, before.confirm(self._fetched_at(before))
        return tuf, self._build(tuf, before, wanted, vouchers)

    def _root(self) -> bytes:
        data = self.cache.read_root()
        if data is None:
            raise _NotEnrolledError(RefreshProblem.NOT_ENROLLED)
        if isinstance(enrolment.read_root(data), Problem):
            raise _NotEnrolledError(RefreshProblem.ENROLMENT_DAMAGED)
        return data

    def _update(self, fetcher: _Fetcher, root: bytes) -> Client:
        folder = self.cache.metadata
        client.heal(folder)
        try:
            tuf = Client(folder, self.repository, fetcher, root=root, now=self.moment)
            tuf.refresh()
        finally:
            client.sync(folder)
        return tuf

    def _build(
        self,
        tuf: Client,
        before: Generation | None,
        wanted: Mapping[str, FileFacts],
        vouchers: Vouchers,
    ) -> Generation:
        staging = Staging(self.cache.staging, before)

        def download(path: str, place: Path) -> None:
            tuf.download_target(tuf.target_files[f"trust/{path}"], str(place))

        staging.fill(wanted, download)
        problem = staging.finish(wanted, vouchers, self._fetched_at(before))
        if problem is not None:
            raise RepositoryError(problem.what)
        built = self.cache.commit()
        if isinstance(built, Problem):
            raise OSError(built.what)  # it was right a moment ago
        return built

    def _fetched_at(self, before: Generation | None) -> int:
        if before is not None and self.clock_suspect:
            return before.trust.fetched_at
        return self.moment


_Fetcher: TypeAlias = Fetcher | BroughtFetcher


def _fetcher(source: Source, cancelled: threading.Event) -> _Fetcher:
    if isinstance(source, Brought):
        return BroughtFetcher(source, cancelled)
    return Fetcher(source, cancelled)


class _NotEnrolledError(Exception):
    def __init__(self, problem: RefreshProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def _wanted(targets: Mapping[str, TargetFile]) -> dict[str, FileFacts]:
    """The files of a generation among the targets, by path in it. Others are not for terminals.

    Raises:
        RepositoryError: there is no list of issuers, or a file has no SHA-256.
        FetchError: more than a terminal takes.
    """
    wanted: dict[str, FileFacts] = {}
    for path, target in targets.items():
        if path != _ISSUERS_TARGET and layout.parse_target(path) is None:
            continue
        if "sha256" not in target.hashes:
            raise RepositoryError("a target without SHA-256")
        if target.length > LARGEST_TARGET:
            raise FetchError(RefreshProblem.TOO_LARGE)
        facts = FileFacts(target.length, target.hashes["sha256"])
        wanted[path.removeprefix("trust/")] = facts
    if ISSUERS not in wanted:
        raise RepositoryError("no list of issuers")
    if sum(facts.length for facts in wanted.values()) > LARGEST_WHOLE:
        raise FetchError(RefreshProblem.TOO_LARGE)
    return wanted


def _check_order(before: Generation, now: Vouchers, wanted: Mapping[str, FileFacts]) -> None:
    """Refuse what is older than the generation in force, whatever became of TUF's own folder.

    A root that replaces every key of the role "targets" begins a new count: so an authority gets
    out again once a stolen key has signed the highest version there is (TUF 5.3.11 is of the same
    mind). No version of the old count can be signed by it.
    """
    then = before.manifest.vouchers
    if now.root_version < then.root_version:
        raise BadVersionNumberError("root")
    if not set(now.targets_keys) & set(then.targets_keys):
        return
    if now.targets_version < then.targets_version:
        raise BadVersionNumberError("targets")
    if now.targets_version == then.targets_version and wanted != before.manifest.targets:
        raise LengthOrHashMismatchError("two targets of one version")


def _failed(error: Exception, fetcher: _Fetcher) -> RefreshOutcome:
    status = error.status_code if isinstance(error, DownloadHTTPError) else None
    return RefreshOutcome(
        client.problem_of(error),
        transferred=fetcher.transferred,
        file=fetcher.asked,
        http_status=status,
    )


def _folder(generation: Generation | None) -> Path | None:
    return None if generation is None else generation.folder
