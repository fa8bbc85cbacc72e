"""The package's files, laid out as they will stand on a terminal; owners are root's at packing."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from build_spec.debian import control
from build_spec.debian.bundle import Bundle, walk

FILES = Path(__file__).with_name("files")
DOCS = Path(__file__).parents[2] / "docs"
BASE = "opt/yima-kiosk/base"
MAINTAINER_SCRIPTS = ("preinst", "postinst", "prerm", "postrm")

_UNITS = "usr/lib/systemd/system"
_DOC = "usr/share/doc/yima-kiosk"
_PROGRAM, _PLAIN = 0o755, 0o644
_INCLUDE = re.compile(r"^#@include (\S+)$", re.MULTILINE)
_KIB = 1_024


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of `FILES`, and where it goes."""

    source: str
    target: str
    mode: int = _PLAIN


PLACED = (
    Placed("scripts/yima-kiosk", "usr/bin/yima-kiosk", _PROGRAM),
    *(
        Placed(f"scripts/{name}", f"usr/lib/yima-kiosk/{name}", _PROGRAM)
        for name in ("after-session", "last-screen", "stick", "xserver-cookie", "xserver-ready")
    ),
    Placed("system/sysusers.conf", "usr/lib/sysusers.d/yima-kiosk.conf"),
    Placed("system/tmpfiles.conf", "usr/lib/tmpfiles.d/yima-kiosk.conf"),
    Placed("system/sysctl.conf", "usr/lib/sysctl.d/60-yima-kiosk.conf"),
    Placed("system/journald.conf", "usr/lib/systemd/journald.conf.d/60-yima-kiosk.conf"),
    # After Debian's own 50 and 60, which say by what a device is known; before 73, which hands out seats.
    Placed("system/udev.rules", "usr/lib/udev/rules.d/70-yima-kiosk.rules"),
    Placed("system/xorg.conf", "usr/share/yima-kiosk/xorg.conf"),
    Placed("system/lintian-overrides", "usr/share/lintian/overrides/yima-kiosk"),
    *(
        Placed(f"units/{path.name}", f"{_UNITS}/{path.name}")
        for path in sorted((FILES / "units").iterdir())
        if path.suffix != ".hardening"
    ),
)


def text_of(source: str, version: str = "") -> str:
    """A file of `FILES` with what it includes, and the package's version where it asks for that."""
    path = FILES / source

    def included(found: re.Match[str]) -> str:
        return text_of(str(path.with_name(found[1]).relative_to(FILES)), version).strip("\n")

    return _INCLUDE.sub(included, path.read_text(encoding="utf-8")).replace("@VERSION@", version)


def lay_out(bundle: Bundle, root: Path, version: str, epoch: int) -> None:
    """Fill `root`, which is there and empty. `epoch`: Unix seconds, of the changelog."""
    root.chmod(0o755)
    shutil.copytree(bundle.folder, root / BASE, symlinks=True)
    for placed in PLACED:
        _write(root / placed.target, text_of(placed.source, version).encode(), placed.mode)
    _documents(root, bundle, version, epoch)
    _plain_modes(root)
    _say_what_it_is(root, version)


def _documents(root: Path, bundle: Bundle, version: str, epoch: int) -> None:
    folder = root / _DOC
    log = control.changelog(version, bundle.release.commit, epoch)
    # A native package's, or that of a package with a revision of its own.
    name = "changelog.Debian.gz" if "-" in version else "changelog.gz"
    _write(folder / name, _packed(log.encode()))
    _write(folder / "copyright", control.COPYRIGHT.encode())
    _write(folder / "packaging-deb.md", (DOCS / "packaging-deb.md").read_bytes())
    manual = _packed(text_of("system/yima-kiosk.1", version).encode())
    _write(root / "usr/share/man/man1/yima-kiosk.1.gz", manual)


def _say_what_it_is(root: Path, version: str) -> None:
    """DEBIAN/, once everything else is there."""
    files = [path for path in walk(root) if path.is_file() and not path.is_symlink()]
    sums = "".join(f"{_md5(path)}  {path.relative_to(root)}\n" for path in files)
    folder = root / "DEBIAN"
    _write(folder / "control", control.control(version, _installed_kib(root)).encode())
    _write(folder / "md5sums", sums.encode())
    for name in MAINTAINER_SCRIPTS:
        _write(folder / name, text_of(f"maintainer/{name}", version).encode(), _PROGRAM)
    folder.chmod(_PROGRAM)


def _plain_modes(root: Path) -> None:
    """What the builder's umask made of them is no matter; who could execute a file before still can."""
    for path in walk(root):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(_PROGRAM if runs else _PLAIN)


def _installed_kib(root: Path) -> int:
    """As dpkg-gencontrol counts: files in whole KiB, anything else as one."""
    return sum(
        -(-path.stat().st_size // _KIB) if path.is_file() and not path.is_symlink() else 1
        for path in walk(root)
    )


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _md5(path: Path) -> str:
    """Dpkg's own check of what lies on a disk; it guards against no one."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _write(path: Path, data: bytes, mode: int = _PLAIN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)
