"""Compiling the installer: `makensis` over `yima-kiosk.nsi`, and what it is given."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_spec.windows.bundle import EXECUTABLE, SESSION
from kiosk.trust.reading import Problem
from kiosk.update import release

HERE: Final = Path(__file__).parent
SCRIPT: Final = HERE / "yima-kiosk.nsi"
WORDS: Final = {
    "SIMPCHINESE": HERE / "words-simpchinese.nsh",
    "ENGLISH": HERE / "words-english.nsh",
}
PLATFORM: Final = "windows-amd64"
_STAND_IN: Final = (
    b"This stands in the place of the program, so that the installer can be compiled.\n"
)
_LONGEST: Final = 600.0  # seconds; LZMA takes its time over a whole bundle


@dataclass(frozen=True, slots=True)
class Compiled:
    """`warnings`: none, or it would not have been made."""

    path: Path
    size: int  # bytes


def name_of(version: str) -> str:
    return f"yima-kiosk-{version}-{PLATFORM}.exe"


def stand_in(folder: Path, version: str) -> None:
    """A release in `folder` that starts nowhere, of the names that a bundle has."""
    (folder / "_internal" / "resources").mkdir(parents=True)
    for name in (EXECUTABLE, SESSION):
        (folder / name).write_bytes(_STAND_IN)
    (folder / "_internal" / "resources" / "stand-in.txt").write_bytes(_STAND_IN)
    made = release.Release(version, PLATFORM, commit="0" * 40)
    (folder / release.FILE_NAME).write_bytes(made.to_bytes())


def version_of(bundle: Path) -> str | Problem:
    """Of a release in a folder, if it is one for Windows."""
    found = release.read(bundle)
    if isinstance(found, Problem):
        return found
    if found.platform != PLATFORM:
        return Problem(f"made for {found.platform}")
    lacking = [name for name in (EXECUTABLE, SESSION) if not (bundle / name).is_file()]
    if lacking:
        return Problem(f"lacks {', '.join(lacking)}")
    return found.version


def compile_installer(
    payload: Path, version: str, out: Path, licence: Path, sign: str = ""
) -> Compiled | Problem:
    """Write `out`/name_of(version). `sign`: a command with %1 for the file, "" for none."""
    makensis = shutil.which("makensis")
    if makensis is None:
        return Problem("makensis is not there: install NSIS")
    out.mkdir(parents=True, exist_ok=True)
    path = (out / name_of(version)).resolve()
    defined = {
        "VERSION": version,
        "PAYLOAD": str(payload.resolve()),
        "SCRIPTS": str(HERE),
        "LICENCE": str(licence.resolve()),
        "OUT": str(path),
        **({"SIGN": sign} if sign else {}),
    }
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in defined.items()]
    done = subprocess.run(  # noqa: S603 - NSIS, by its full path
        [*command, str(SCRIPT)], capture_output=True, check=False, timeout=_LONGEST
    )
    if done.returncode != 0:
        path.unlink(missing_ok=True)
        said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
        return Problem(f"makensis: {said}")
    return Compiled(path, path.stat().st_size)


def words(file: Path) -> dict[str, str]:
    """What `file` says, by name."""
    return dict(_entries(file.read_text(encoding="utf-8").splitlines()))


def _entries(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        found = re.fullmatch(r'LangString (\w+) \$\{LANG_(\w+)\} "(.*)"', line)
        if found is not None:
            yield found[1], found[3]
