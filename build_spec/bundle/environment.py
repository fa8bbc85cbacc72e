"""The build system of the bundle: a Debian 11 in a folder, made from nothing and kept.

    python -m build_spec.bundle.environment --cache DIR [--mirror ADDRESS] [--security ADDRESS]

Why so old: a program runs on the glibc it was linked on and on later ones. Needs root, and debootstrap.
What is in the folder follows from `inside.sh`, `oldest_glibc.h` and the lock files; a step whose mark is there
is not done again. To begin anew, remove the folder.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from build_spec.bundle import mirror, opencv, wheels
from build_spec.bundle.contents import Flavour
from build_spec.bundle.mirror import Mirrors
from build_spec.bundle.places import MARKS, PREFIX

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
RELEASE: Final = "bullseye"
NEWER: Final = "bookworm"
LOCKS: Final = {Flavour.KIOSK: "package.txt", Flavour.DEMO: "package-demo.txt"}
PROJECT: Final = Path("/usr/src/yima")
"""Where the checkout is seen inside, always: paths get into compiled files."""
OUT: Final = Path("/usr/src/out")
WHEELS: Final = Path("/var/cache/bundle/wheels")
SOURCES: Final = Path("/var/cache/bundle/sources")
OPENCV: Final = PREFIX / "opencv"
"""The package `cv2` as it was built."""
_SCRIPTS: Final = Path("/usr/share/bundle")
_BARE: Final = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
}
_HANDED_ON: Final = ("http_proxy", "https_proxy", "no_proxy")


class NotPossibleError(Exception):
    """What is missing on this machine, in words for who builds."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m build_spec.bundle.environment", allow_abbrev=False
    )
    parser.add_argument("--cache", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--mirror", default="", metavar="ADDRESS", help="of Debian; else as apt has it here"
    )
    parser.add_argument("--security", default="", metavar="ADDRESS", help="of Debian's fixes")
    asked = parser.parse_args(arguments)
    try:
        prepare(asked.cache, Mirrors(asked.mirror, asked.security) if asked.mirror else None)
    except NotPossibleError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def prepare(folder: Path, mirrors: Mirrors | None = None) -> None:
    """Bring the build system in `folder` to what the sources say. Raises NotPossibleError."""
    if os.geteuid() != 0:
        raise NotPossibleError("the bundle is built as root: its build system is a chroot")
    if not (folder / "etc" / "debian_version").exists():
        debootstrap(RELEASE, folder, mirrors)
    _copy_scripts(folder)
    # Names are looked up as this machine does.
    shutil.copyfile("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    run(folder, ["bash", str(_SCRIPTS / "inside.sh")])
    for flavour in Flavour:
        _install_locked(folder, flavour)


def debootstrap(
    release: str, folder: Path, mirrors: Mirrors | None = None, *options: str
) -> Mirrors:
    """A bare Debian with its lists of sources. Raises NotPossibleError."""
    if shutil.which("debootstrap") is None:
        raise NotPossibleError("debootstrap is not there: apt-get install debootstrap")
    found = mirrors or mirror.of_this_machine()
    if found is None:
        raise NotPossibleError("apt of this machine knows no Debian: name one with --mirror")
    folder.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", *options, release, str(folder), found.main]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - Debian's own
    except subprocess.CalledProcessError as error:
        raise NotPossibleError(
            f"debootstrap of {release} failed; see {folder}/debootstrap"
        ) from error
    sources = folder / "etc" / "apt" / "sources.list"
    sources.write_text("".join(f"{line}\n" for line in _sources(release, found)))
    return found


def _sources(release: str, mirrors: Mirrors) -> list[str]:
    lines = [f"deb {mirrors.main} {release} main"]
    if mirrors.security:
        lines.append(f"deb {mirrors.security} {release}-security main")
    if release == RELEASE:
        lines.append(f"deb-src {mirrors.main} {NEWER} main")
        if mirrors.security:
            lines.append(f"deb-src {mirrors.security} {NEWER}-security main")
    return lines


def _copy_scripts(folder: Path) -> None:
    target = _inside(folder, _SCRIPTS)
    target.mkdir(parents=True, exist_ok=True)
    for name in ("inside.sh", "opencv.sh", "oldest_glibc.h"):
        shutil.copyfile(HERE / name, target / name)


def _install_locked(folder: Path, flavour: Flavour) -> None:
    """A virtual environment for the flavour, of what its lock file names."""
    lock = ROOT / "build_spec" / "locks" / LOCKS[flavour]
    mark = _inside(folder, MARKS) / f"{flavour}.lock"
    digest = hashlib.sha256(
        lock.read_bytes() + (HERE / "opencv.py").read_bytes() + _opencv_digest(lock).encode()
    ).hexdigest()
    if mark.exists() and mark.read_text() == digest:
        return
    venv = python_of(flavour).parents[1]
    run(
        folder,
        [str(PREFIX / "bin" / "python3.11"), "-m", "venv", "--clear", "--without-pip", str(venv)],
    )
    packages = _inside(folder, venv) / "lib" / f"python{wheels.PYTHON}" / "site-packages"
    wheels.install(lock, _inside(folder, WHEELS), packages)
    _put_opencv(folder, lock, python_of(flavour), packages)
    mark.write_text(digest)


def _put_opencv(folder: Path, lock: Path, python: Path, packages: Path) -> None:
    """OpenCV of the locked sources in the place of the wheel's; built once for all flavours."""
    archive = opencv.sources(lock.read_text(encoding="utf-8"), _inside(folder, SOURCES))
    mark = _inside(folder, MARKS) / "opencv"
    digest = _opencv_digest(lock)
    if not mark.exists() or mark.read_text() != digest:
        words = [str(_SCRIPTS / "opencv.sh"), str(SOURCES / archive.name), str(python), str(OPENCV)]
        run(folder, ["bash", *words])
        mark.write_text(digest)
    opencv.put(_inside(folder, OPENCV), packages, opencv.digest(archive))


def _opencv_digest(lock: Path) -> str:
    """Of what decides how OpenCV is built."""
    lines = opencv.locked_lines(lock.read_text(encoding="utf-8"))
    script = (HERE / "opencv.sh").read_text(encoding="utf-8")
    return hashlib.sha256(f"{lines}{script}".encode()).hexdigest()


def python_of(flavour: Flavour) -> Path:
    """The interpreter of the flavour's virtual environment, as seen inside."""
    return PREFIX / "environments" / flavour / "bin" / "python"


def run(
    folder: Path,
    command: Sequence[str],
    *,
    binds: Mapping[Path, Path] | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a command inside, with mounts that end with it. `binds`: what is seen inside, by where.

    Raises subprocess.CalledProcessError.
    """
    mounts = [("/dev", "/dev", "rw")] + [
        (str(own), str(inside), "rw") for inside, own in (binds or {}).items()
    ]
    lines = ["set -e", f"mount -t proc proc {_quoted(folder)}/proc"]
    for own, inside, _ in mounts:
        target = _inside(folder, Path(inside))
        target.mkdir(parents=True, exist_ok=True)
        lines.append(f"mount --rbind {_quoted(Path(own))} {_quoted(target)}")
    lines.append(f'exec chroot {_quoted(folder)} "$@"')
    words = {
        **_BARE,
        **{name: os.environ[name] for name in _HANDED_ON if name in os.environ},
        **(environment or {}),
    }
    command_line = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    command_line += ["bash", "-c", "\n".join(lines), "-", *command]
    subprocess.run(command_line, check=True, env=words)  # noqa: S603 - our own words


def _inside(folder: Path, path: Path) -> Path:
    return folder / path.relative_to("/")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"


if __name__ == "__main__":
    sys.exit(main())
