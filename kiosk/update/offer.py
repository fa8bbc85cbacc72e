"""What the vendor offers, by the trust repository: the plan and the signed names of the releases.

trust/metadata/          TUF's own, as in a terminal's cache (`kiosk.trust.distribution.cache`)
trust/publication.json   the newest that was believed: nothing older is, whatever becomes of the rest
trust/plan.part          the plan, while it is fetched
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import DelegatedRole, TargetFile, Targets

from kiosk.journal import durable_file
from kiosk.trust.distribution import client, enrolment
from kiosk.trust.distribution.cache import TrustCache, remove
from kiosk.trust.distribution.client import Client
from kiosk.trust.distribution.fetcher import Fetcher, FetchError
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.site_files import check_order
from kiosk.trust.distribution.site_port import Publication
from kiosk.trust.reading import (
    NotThisFormError,
    Problem,
    load_object,
    need_integer,
    need_list,
    need_text,
)
from kiosk.update import plan
from kiosk.update.download import Wanted
from kiosk.update.plan import Plan, Planned
from kiosk.update.unpack import LARGEST_PACKED

UNPACKED: Final = "unpacked"
"""In a target's `custom`: bytes that the release takes unpacked."""


class PlanError(Exception):
    """It is signed, and not of the form that is expected."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A packed release as the vendor has signed it."""

    file: Wanted
    unpacked: int  # bytes; 0: not told


@dataclass(frozen=True, slots=True)
class Offer:
    """The newest plan, and the files that it goes with. `version`: of the vendor's metadata."""

    plan: Plan
    version: int
    targets: Mapping[str, TargetFile]
    targets_url: str

    def packed(self, planned: Planned) -> Packed | None:
        """None: the plan names it, the metadata does not.

        Raises:
            FetchError: it is larger than a terminal takes.
            RepositoryError: it has no SHA-256.
        """
        target = self.targets.get(planned.target)
        if target is None:
            return None
        digest = _digest_of(target, LARGEST_PACKED)
        folder, _, name = planned.target.rpartition("/")
        url = f"{self.targets_url}{folder}/{digest}.{name}"
        custom = target.unrecognized_fields.get("custom")
        told = custom.get(UNPACKED) if isinstance(custom, dict) else None
        size = told if type(told) is int and told > 0 else 0
        return Packed(Wanted(url, target.length, digest), size)


def ask(
    cache: TrustCache, repository: Repository, fetcher: Fetcher, root: bytes, now: int
) -> Offer:
    """Refresh, and read the plan.

    Args:
        cache: the updater's own, locked.
        repository: where to ask.
        fetcher: asks.
        root: that this terminal was enrolled with.
        now: Unix seconds.

    Raises:
        DownloadError, RepositoryError, OSError: as `client.problem_of` knows them.
        PlanError: see there.
    """
    if isinstance(enrolment.read_root(root), Problem):
        raise FetchError(RefreshProblem.ENROLMENT_DAMAGED)
    believed = cache.folder / "publication.json"
    root_digest = sha256(root).hexdigest()
    if (before := _read(believed)) is not None and before[0] != root_digest:
        remove(cache.metadata)  # another enrolment: it begins anew
        remove(believed)
        before = None
    tuf, role, signed = _refresh(cache, repository, fetcher, root, now)
    targets = {
        path: target for path, target in signed.targets.items() if role.is_delegated_path(path)
    }
    if plan.TARGET not in targets:
        raise FetchError(RefreshProblem.NOT_PUBLISHED)
    digest = _digest_of(targets[plan.TARGET], plan.LARGEST)
    new = Publication(signed.version, tuple(role.keyids), {plan.TARGET: digest})
    check_order(None if before is None else before[1], new)
    found = plan.parse(_download(tuf, targets[plan.TARGET], cache))
    if isinstance(found, Problem):
        raise PlanError(found.what)
    durable_file.replace(believed, _to_bytes(root_digest, new))
    return Offer(found, signed.version, targets, repository.targets_url)


def _refresh(
    cache: TrustCache, repository: Repository, fetcher: Fetcher, root: bytes, now: int
) -> tuple[Client, DelegatedRole, Targets]:
    client.heal(cache.metadata)
    try:
        tuf = Client(cache.metadata, repository, fetcher, root=root, now=now)
        tuf.refresh()
        found = tuf.delegated(plan.FOLDER)
    finally:
        client.sync(cache.metadata)
    if found is None:
        raise FetchError(RefreshProblem.NOT_PUBLISHED)
    return tuf, *found


def _download(tuf: Client, target: TargetFile, cache: TrustCache) -> bytes:
    place = cache.folder / "plan.part"
    remove(place)
    try:
        tuf.download_target(target, str(place))
        return place.read_bytes()
    finally:
        remove(place)


def _digest_of(target: TargetFile, largest: int) -> str:
    if "sha256" not in target.hashes:
        raise RepositoryError("a target without SHA-256")
    if target.length > largest:
        raise FetchError(RefreshProblem.TOO_LARGE)
    return target.hashes["sha256"]


def _to_bytes(root_digest: str, publication: Publication) -> bytes:
    members = {
        "root": root_digest,
        "version": publication.version,
        "keys": publication.keys,
        "plan": publication.digests[plan.TARGET],
    }
    return json.dumps(members).encode()


def _read(path: Path) -> tuple[str, Publication] | None:
    """The digest of the root, and what was believed under it; None if there is none that can be read."""
    try:
        members = load_object(path.read_bytes())
        keys = tuple(need_text(each, "keys") for each in need_list(members.get("keys"), "keys"))
        digests = {plan.TARGET: need_text(members.get("plan"), "plan")}
        version = need_integer(members.get("version"), "version")
        return need_text(members.get("root"), "root"), Publication(version, keys, digests)
    except (OSError, NotThisFormError):
        return None
