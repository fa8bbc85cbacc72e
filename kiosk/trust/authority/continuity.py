"""Nothing that is revoked becomes valid again by a publication, whatever happened to the offline home.

An offline machine that was restored from a backup signs, with the right keys, a list that lacks what was
cancelled since. Its number may even be the next one. The online machine has the list before, and looks.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from tuf.api.metadata import TargetFile, Targets

from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import Layout, sha256_of
from kiosk.trust.revocations import layout

_CTI = "Q"  # 8 bytes; as what number they are read is all the same


def check_revocations(
    place: Layout, before: Targets, after: Targets, kids: Iterable[bytes]
) -> None:
    """Whether all that `before` has cancelled of the keys `kids` is cancelled in `after`.

    Reads the files that went, and those that could have what was in them: two seconds for ten million cards.

    Args:
        place: has the files of `after`. One of `before` that is missing cannot be looked into.
        before: what is served.
        after: what is to be served.
        kids: of the keys in the list of issuers.

    Raises:
        AuthorityError: something is not, or a file is damaged.
    """
    for kid in set(kids):
        old, new = _by_digest(before, kid), _by_digest(after, kid)
        lost: set[int] = set()
        for digest in old.keys() - new.keys():
            lost.update(_read(place, old[digest]))
        for digest in sorted(new, key=old.__contains__):  # those that came, first
            if not lost:
                break
            lost.difference_update(_read(place, new[digest]))
        if lost:
            raise AuthorityError(
                f"{len(lost)} revoked cards of key {kid.hex()} would be valid again: the files of the "
                f"publication before, in {place.folder}, name them for `revoke --file`"
            )


def _by_digest(targets: Targets, kid: bytes) -> dict[str, TargetFile]:
    return {
        sha256_of(target): target
        for name, target in targets.targets.items()
        if (parsed := layout.parse_target(name)) and parsed[0] == kid
    }


def _read(place: Layout, target: TargetFile) -> array[int]:
    ctis: array[int] = array(_CTI)
    try:
        ctis.frombytes(place.target(target).read_bytes())
    except FileNotFoundError:
        pass
    except ValueError:
        raise AuthorityError(f"{target.path}: not a whole number of ctis") from None
    return ctis
