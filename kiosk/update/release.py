"""What a release says of itself: `release.json`, beside its executable.

{"form": "yima-release-1", "version": "1.4.0", "platform": "linux-x86_64", "commit": "0541a9f...",
 "state_form": 1, "reads": [1]}

`state_form` counts the forms of what a terminal keeps (its databases and files); `reads` are the
forms that this release can begin with. A release that writes a new form must not do so before it
has proven itself: until then its former release is to be able to go on with what is there.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kiosk.trust.reading import (
    NotThisFormError,
    Problem,
    load_object,
    need_integer,
    need_list,
    need_text,
)

FILE_NAME: Final = "release.json"
FORM: Final = "yima-release-1"
STATE_FORM: Final = 1
"""Of this program's storage folder."""
READS: Final = (1,)

_LARGEST: Final = 16_384  # bytes
_NUMBER: Final = "(0|[1-9][0-9]{0,5})"  # of one spelling only
_VERSION: Final = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")
_PLATFORM: Final = re.compile(r"[a-z0-9]{1,16}-[a-z0-9_]{1,16}")


@dataclass(frozen=True, slots=True)
class Release:
    """`version`: three numbers with dots. `platform`: as `this_platform` names it."""

    version: str
    platform: str
    commit: str
    state_form: int = STATE_FORM
    reads: tuple[int, ...] = READS

    @property
    def order(self) -> tuple[int, ...]:
        """Of versions: the later is the larger."""
        return version_order(self.version)

    def to_bytes(self) -> bytes:
        return (json.dumps({"form": FORM, **asdict(self)}, indent=1) + "\n").encode()


def version_order(version: str) -> tuple[int, ...]:
    """Numbers to compare. Raises NotThisFormError: it is no version of a release."""
    if _VERSION.fullmatch(version) is None:
        raise NotThisFormError("version: not three numbers")
    return tuple(int(each) for each in version.split("."))


def this_platform() -> str:
    """Such as "linux-x86_64" or "windows-amd64"."""
    system = "windows" if sys.platform == "win32" else sys.platform
    return f"{system}-{platform.machine().lower()}"


def parse(data: bytes) -> Release | Problem:
    """Read what `Release.to_bytes` wrote."""
    try:
        members = load_object(data)
        if members.get("form") != FORM:
            return Problem("form: another one")
        version = need_text(members.get("version"), "version")
        version_order(version)
        made_for = need_text(members.get("platform"), "platform")
        if _PLATFORM.fullmatch(made_for) is None:
            return Problem("platform: no such name")
        reads = need_list(members.get("reads"), "reads")
        return Release(
            version=version,
            platform=made_for,
            commit=need_text(members.get("commit"), "commit"),
            state_form=need_integer(members.get("state_form"), "state_form"),
            reads=tuple(need_integer(each, "reads") for each in reads),
        )
    except NotThisFormError as error:
        return Problem(str(error))


def read(folder: Path) -> Release | Problem:
    """Of the release unpacked in `folder`."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        return Problem(f"{FILE_NAME}: {error.strerror}")
    return parse(data) if len(data) <= _LARGEST else Problem(f"{FILE_NAME}: too large")
