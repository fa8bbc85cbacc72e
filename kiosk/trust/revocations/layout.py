"""Names: of a key's folder, of the files in it, and of the TUF targets that carry them."""

from __future__ import annotations

import re
from typing import Final

from kiosk.trust.revocation import CREDENTIAL_ID_SIZE
from kiosk.trust.trust_list import KID_SIZE

CTI_SIZE: Final = CREDENTIAL_ID_SIZE
SUFFIX: Final = ".bin"

ALL: Final = "all"
"""The shard that holds everything while that is little."""

LARGEST_RUN: Final = 10**10 - 1

_TARGET_FOLDER = "trust/revoked"
_SHARD = rf"all|(?:[0-9a-f]{{2}}){{1,{CTI_SIZE - 1}}}|run-[0-9]{{10}}"
_TARGET = re.compile(rf"{_TARGET_FOLDER}/([0-9a-f]{{{2 * KID_SIZE}}})/({_SHARD})\{SUFFIX}")
_FILE = re.compile(rf"({_SHARD})\{SUFFIX}")
_KEY_FOLDER = re.compile(rf"[0-9a-f]{{{2 * KID_SIZE}}}")
_RUN = "run-"


def target_path(kid: bytes, shard: str) -> str:
    """`trust/revoked/<kid>/<shard>.bin`.

    Args:
        kid: 8 bytes.
        shard: `all`, one to seven bytes in hexadecimal, or `run-` and ten digits.

    Raises:
        ValueError: either is of another form.
    """
    path = f"{_TARGET_FOLDER}/{kid.hex()}/{shard}{SUFFIX}"
    if not _TARGET.fullmatch(path):
        raise ValueError("not a kid of 8 bytes and the name of a shard")
    return path


def parse_target(path: str) -> tuple[bytes, str] | None:
    """The kid and the shard of a target that `target_path` could have made; None for all others."""
    match = _TARGET.fullmatch(path)
    return match and (bytes.fromhex(match[1]), match[2])


def parse_file(name: str) -> str | None:
    """The shard that a file of this name in a key's folder holds; None if it holds none."""
    match = _FILE.fullmatch(name)
    return match and match[1]


def parse_key_folder(name: str) -> bytes | None:
    """The kid whose folder has this name; None if it is no key's."""
    return bytes.fromhex(name) if _KEY_FOLDER.fullmatch(name) else None


def run_shard(number: int) -> str:
    """The run of a publication.

    Raises:
        ValueError: the number is not between 0 and `LARGEST_RUN`.
    """
    if not 0 <= number <= LARGEST_RUN:
        raise ValueError(f"a publication's number is between 0 and {LARGEST_RUN}")
    return f"{_RUN}{number:010}"


def is_run(shard: str) -> bool:
    return shard.startswith(_RUN)


def prefix(shard: str) -> bytes:
    """What all ctis of the shard begin with: nothing, unless it is one of the base."""
    return b"" if shard == ALL or is_run(shard) else bytes.fromhex(shard)


def base_shards(cti: bytes) -> list[str]:
    """The shards of the base that a cti can be in, whichever of them there are."""
    return [cti[:size].hex() for size in range(1, CTI_SIZE)]
