"""What the vendor publishes: a plan, and the packed releases that it names.

Each is looked at as a terminal would: unpacked by the terminal's own code, and read. Packed releases
are hashed and copied in pieces; none is ever in memory as a whole.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from tuf.api.metadata import Snapshot, TargetFile, Targets

from kiosk.trust.authority import files
from kiosk.trust.authority.delegated import Delegated
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import sha256_of
from kiosk.trust.authority.release_keys import ROLE
from kiosk.trust.reading import Problem
from kiosk.update import plan
from kiosk.update.offer import UNPACKED
from kiosk.update.plan import Plan, Planned
from kiosk.update.unpack import LARGEST_PACKED, unpack

_CHUNK: Final = 1 << 20
_PLAN: Final = plan.TARGET.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class PackedRelease:
    """A file that terminals would take. Sizes in bytes; `unpacked` of all files in it."""

    path: Path
    length: int
    sha256: str
    unpacked: int


@dataclass(frozen=True, slots=True)
class ReleasePublication:
    """A plan and those of its releases that are at hand, by path in the repository."""

    plan: Plan
    plan_data: bytes
    packed: Mapping[str, PackedRelease]


def read_folder(folder: Path) -> ReleasePublication:
    """What is to be published.

    Raises:
        AuthorityError: terminals would refuse it, or there is something else in the folder.
    """
    plan_data = _read_plan(folder / _PLAN)
    read = plan.parse(plan_data)
    if isinstance(read, Problem):
        raise AuthorityError(f"{folder / _PLAN}: {read.what}")
    named = {each.target.rpartition("/")[2]: each for each in read.releases}
    packed = {}
    for path in sorted(folder.iterdir()):
        if path.name == _PLAN:
            continue
        if path.name not in named:
            raise AuthorityError(f"{path}: not named by the plan")
        planned = named[path.name]
        packed[planned.target] = _look_at(path, planned)
    return ReleasePublication(read, plan_data, packed)


def sign(
    delegated: Delegated,
    targets: Targets,
    publication: ReleasePublication,
    now: int,
    *,
    days: int,
    announced: Iterable[Snapshot] = (),
) -> None:
    """Sign the plan and all that it names, with what was published before. See `Delegated.sign`.

    Raises:
        AuthorityError: a release is neither at hand nor published, or was published otherwise.
    """
    before = delegated.newest(ROLE)
    known = {} if before is None else before.signed.targets
    named = {plan.TARGET: TargetFile.from_data(plan.TARGET, publication.plan_data, ["sha256"])}
    for planned in publication.plan.releases:
        named[planned.target] = _target(delegated, planned, publication, known)
    made = delegated.sign(
        targets,
        ROLE,
        named,
        now,
        who="the vendor",
        whose="the vendor's",
        days=days,
        announced=announced,
    )
    place = delegated.own.target(named[plan.TARGET])
    files.make_folder(place.parent)
    files.write(place, publication.plan_data)
    for path, packed in publication.packed.items():
        place = delegated.own.target(named[path])
        if not files.holds(place, length=packed.length, digest=packed.sha256):
            files.copy_checked(packed.path, place, length=packed.length, digest=packed.sha256)
    delegated.keep(ROLE, made)


def _target(
    delegated: Delegated,
    planned: Planned,
    publication: ReleasePublication,
    known: Mapping[str, TargetFile],
) -> TargetFile:
    path, packed = planned.target, publication.packed.get(planned.target)
    published = known.get(path)
    if packed is None:
        if published is None or not delegated.own.target(published).is_file():
            raise AuthorityError(
                f"{planned.version} for {planned.platform}: named by the plan, neither here nor published"
            )
        return published
    if published is not None and sha256_of(published) != packed.sha256:
        raise AuthorityError(
            f"{packed.path}: published before with other contents: take a new version"
        )
    custom = {"custom": {UNPACKED: packed.unpacked}}
    return TargetFile(packed.length, {"sha256": packed.sha256}, path, custom)


def _read_plan(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise AuthorityError(f"{path}: missing, or no file")
    with path.open("rb") as file:
        return file.read(plan.LARGEST + 1)


def _look_at(path: Path, planned: Planned) -> PackedRelease:
    if path.is_symlink() or not path.is_file():
        raise AuthorityError(f"{path}: no file")
    length = path.stat().st_size
    if length > LARGEST_PACKED:
        raise AuthorityError(f"{path}: larger than {LARGEST_PACKED} bytes")
    with tempfile.TemporaryDirectory(prefix="yima-release-") as folder:
        place = Path(folder) / "release"
        found = unpack(path, place, planned.version)
        unpacked = sum(
            each.lstat().st_size
            for each in place.rglob("*")
            if each.is_file() and not each.is_symlink()
        )
        shutil.rmtree(place)
    if isinstance(found, Problem):
        raise AuthorityError(f"{path}: {found.what}")
    if found.platform != planned.platform:
        raise AuthorityError(f"{path}: release.json: for {found.platform}")
    return PackedRelease(path, length, _digest(path), max(unpacked, 1))


def _digest(path: Path) -> str:
    seen = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
    return seen.hexdigest()
