"""What the offline machine hands over, as the online machine judges it before it serves any of it."""

from __future__ import annotations

from dataclasses import dataclass

from tuf.api.metadata import Metadata, Root, Targets

from kiosk.trust import trust_list
from kiosk.trust.authority import continuity, issuers, metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import Layout
from kiosk.trust.reading import Problem
from kiosk.trust.trust_list import TrustList

CLOCK_TOLERANCE_SECONDS = 60
"""How far the offline machine's clock may be ahead. Terminals take `issued` for the earliest that it can
be, and one that is two minutes behind it holds its clock to be wrong."""


@dataclass(frozen=True, slots=True)
class Examined:
    """New roots in their order, and targets, all signed as they must be."""

    root: Root  # the newest
    roots: tuple[bytes, ...]
    targets: Metadata[Targets]
    targets_data: bytes


def examine(
    source: Layout, root: Metadata[Root], before: Metadata[Targets] | None, now: int
) -> Examined:
    """Judge the metadata of a bundle; its target files are judged as they are copied.

    Args:
        source: the bundle.
        root: the newest that this machine trusts.
        before: the targets metadata that it serves.
        now: Unix seconds.

    Raises:
        AuthorityError: something is missing, not signed, expired, or older than what is served.
    """
    newest, roots = _follow(source, root)
    versions = source.versions(Targets.type)
    if not versions:
        raise AuthorityError(f"{source.folder}: no bundle: there is no targets metadata in it")
    path = source.metadata(Targets.type, versions[-1])
    data = metadata.read_bytes(path)
    targets = metadata.parse(data, Targets, path)
    if not metadata.judge(newest.signed, targets):
        raise AuthorityError(f"{path}: not signed by the keys of root {newest.signed.version}")
    for signed in (newest.signed, targets.signed):
        if metadata.expired(signed, now):
            raise AuthorityError(f"{path}: {signed.type} {signed.version} has expired")
    if targets.signed.version != versions[-1]:
        raise AuthorityError(f"{path}: is version {targets.signed.version}")
    if issuers.TARGET not in targets.signed.targets:
        raise AuthorityError(f"{path}: names no {issuers.TARGET}")
    _compare(before, targets)
    return Examined(newest.signed, tuple(roots), targets, data)


def examine_files(place: Layout, before: Targets | None, targets: Targets, now: int) -> None:
    """Judge what the files of `targets` say; they are in `place`, and what was signed.

    Raises:
        AuthorityError: terminals would refuse the list of issuers, or parts of it; it is older than the
            one `before`; it was signed by a clock that is ahead; or a revoked card would be valid again.
    """
    listed = _read(place, targets)
    if listed.issued > now + CLOCK_TOLERANCE_SECONDS:
        raise AuthorityError(
            f"the list was signed {listed.issued - now} seconds in the future: one of the two "
            "machines' clocks is wrong"
        )
    if before is None:
        return
    if place.target(before.targets[issuers.TARGET]).is_file():
        previous = _read(place, before)
        if (listed.version, listed.issued) < (previous.version, previous.issued):
            raise AuthorityError(f"{issuers.TARGET}: older than the one served")
    continuity.check_revocations(place, before, targets, (key.kid for key in listed.keys))


def _follow(source: Layout, root: Metadata[Root]) -> tuple[Metadata[Root], list[bytes]]:
    """From `root` on, each next one that the one before agrees to."""
    roots: list[bytes] = []
    while (path := source.metadata(Root.type, root.signed.version + 1)).is_file():
        data = metadata.read_bytes(path)
        following = metadata.parse(data, Root, path)
        if not metadata.follows(root.signed, following):
            raise AuthorityError(f"{path}: not signed as it must be to follow the root before")
        roots.append(data)
        root = following
    return root, roots


def _compare(before: Metadata[Targets] | None, targets: Metadata[Targets]) -> None:
    if before is None:
        return
    old, new = before.signed.version, targets.signed.version
    if new < old:
        raise AuthorityError(f"the bundle has targets {new}, older than the {old} that is served")
    if new == old and targets.signed != before.signed:
        raise AuthorityError(f"the bundle has another targets {new} than the one that is served")


def _read(place: Layout, targets: Targets) -> TrustList:
    data = place.target(targets.targets[issuers.TARGET]).read_bytes()
    listed = trust_list.parse(data, fetched_at=0)
    if isinstance(listed, Problem):
        raise AuthorityError(f"{issuers.TARGET}: {listed.what}")
    if listed.remarks:
        raise AuthorityError(f"{issuers.TARGET}: {listed.remarks[0].what}")
    return listed
