"""Fetching a site's own files, once a refresh of the trust is done. Imported with the first one."""

from __future__ import annotations

import logging
from hashlib import sha256
from typing import Final

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    LengthOrHashMismatchError,
    RepositoryError,
)
from tuf.api.metadata import TargetFile

from kiosk.trust.distribution import client
from kiosk.trust.distribution.cache import TrustCache, remove
from kiosk.trust.distribution.client import Client
from kiosk.trust.distribution.fetcher import FetchError
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.site_port import Publication, SiteFiles

_UNFINISHED: Final = "site_file"

_log = logging.getLogger(__name__)


def bring(tuf: Client, wanted: SiteFiles, cache: TrustCache, moment: int) -> None:
    """Have `wanted` take what the repository has for it. Raises nothing: the trust is in force.

    Args:
        tuf: after its `refresh`.
        wanted: who wants which files.
        cache: of the trust, locked.
        moment: Unix seconds.
    """
    problem: RefreshProblem | None
    try:
        _bring(tuf, wanted, cache, moment)
        problem = None
    except (DownloadError, RepositoryError, OSError) as error:
        problem = client.problem_of(error)
    except Exception:  # noqa: BLE001 - a bug here must not hold up the trust
        _log.exception("site files")
        problem = RefreshProblem.FAULT
    finally:
        remove(cache.folder / _UNFINISHED)
    wanted.note(problem, moment)


def _bring(tuf: Client, wanted: SiteFiles, cache: TrustCache, moment: int) -> None:
    found = tuf.delegated(wanted.role)
    client.sync(cache.metadata)
    if found is None:
        raise FetchError(RefreshProblem.NOT_PUBLISHED)
    role, metadata = found
    named = {
        path: metadata.targets[path]
        for path in wanted.targets
        if path in metadata.targets and role.is_delegated_path(path)
    }
    digests = {path: _digest_of(target, wanted.largest) for path, target in named.items()}
    new = Publication(metadata.version, tuple(role.keyids), digests)
    check_order(wanted.newest(), new)
    contents: dict[str, bytes] = {}
    for path, target in named.items():
        kept = wanted.content(digests[path])
        contents[digests[path]] = _download(tuf, target, cache) if kept is None else kept
    wanted.take(new, contents, moment)


def _digest_of(target: TargetFile, largest: int) -> str:
    if "sha256" not in target.hashes:
        raise RepositoryError("a target without SHA-256")
    if target.length > largest:
        raise FetchError(RefreshProblem.TOO_LARGE)
    return target.hashes["sha256"]


def check_order(before: Publication | None, new: Publication) -> None:
    """Raise RepositoryError for what is older than `before`: TUF's own folder may have been lost."""
    if before is None or not set(before.keys) & set(new.keys):
        return
    if new.version < before.version:
        raise BadVersionNumberError("site")
    same_places = before.digests.keys() & new.digests.keys()
    if new.version == before.version and any(
        before.digests[path] != new.digests[path] for path in same_places
    ):
        raise LengthOrHashMismatchError("two of one version")


def _download(tuf: Client, target: TargetFile, cache: TrustCache) -> bytes:
    place = cache.folder / _UNFINISHED
    remove(place)
    tuf.download_target(target, str(place))
    data = place.read_bytes()
    if sha256(data).hexdigest() != target.hashes["sha256"]:
        raise OSError("not what was written a moment ago")
    return data
