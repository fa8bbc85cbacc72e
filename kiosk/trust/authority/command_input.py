"""What the commands read from files and options: an issuer's entry, and the ctis of cancelled cards."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.reading import NotThisFormError, load_object, need_hex
from kiosk.trust.revocations.layout import CTI_SIZE

_MEMBERS = ("kid", "issuer", "name", "public_key", "sm2_id", "not_before", "not_after", "usage")
_LARGEST_ENTRY = 64 << 10


def entry_of(arguments: argparse.Namespace) -> Mapping[str, Any]:
    """The members given in the file `arguments.entry` and as options; an option wins.

    Raises:
        AuthorityError: the file cannot be read, or nothing was given.
    """
    members: dict[str, Any] = {}
    if arguments.entry is not None:
        try:
            with arguments.entry.open("rb") as file:
                members |= load_object(file.read(_LARGEST_ENTRY))
        except OSError as error:
            raise AuthorityError(f"{arguments.entry}: {error.strerror}") from None
        except NotThisFormError as error:
            raise AuthorityError(f"{arguments.entry}: {error}") from None
    given = {name: getattr(arguments, name) for name in _MEMBERS}
    members |= {name: value for name, value in given.items() if value is not None}
    if not members:
        raise AuthorityError("no issuer given: a file with its entry, or options")
    return members


def read_ctis(path: Path) -> list[bytes]:
    """The ctis in a file: 8 bytes each in `*.bin`, else hexadecimal, one a line.

    Raises:
        AuthorityError: it cannot be read, or holds something else; says which line, not what is on it.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}") from None
    if path.suffix == ".bin":
        if len(content) % CTI_SIZE:
            raise AuthorityError(f"{path}: not a multiple of {CTI_SIZE} bytes")
        return [content[at : at + CTI_SIZE] for at in range(0, len(content), CTI_SIZE)]
    try:
        lines = content.decode("ascii").splitlines()
        return [
            need_hex(line.strip(), f"line {number}", CTI_SIZE)
            for number, line in enumerate(lines, 1)
            if line.strip()
        ]
    except UnicodeDecodeError:
        raise AuthorityError(f"{path}: not hexadecimal; *.bin holds 8 bytes each") from None
    except NotThisFormError as error:
        raise AuthorityError(f"{path}: {error}") from None
