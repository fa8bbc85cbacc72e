"""From a bundle to a `.deb`, the same bytes from the same bundle."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from build_spec.debian import control
from build_spec.debian.bundle import open_bundle
from build_spec.debian.tree import lay_out


class NotPackedError(Exception):
    """dpkg-deb is not there, or has refused."""


def pack(source: Path, out: Path, wanted: str | None, epoch: int) -> Path:
    """The package's path. `wanted`: its version; `epoch`: Unix seconds that every file is of at the latest.

    Raises:
        NotABundleError: `source` is none.
        WrongVersionError: `wanted` is not the bundle's.
        NotPackedError: see there.
    """
    program = shutil.which("dpkg-deb")
    if program is None:
        raise NotPackedError(
            "dpkg-deb is not there: it comes with Debian and Ubuntu (package dpkg)"
        )
    with tempfile.TemporaryDirectory(prefix="yima-deb-") as folder:
        unpacked, root = Path(folder, "bundle"), Path(folder, "root")
        unpacked.mkdir()
        root.mkdir()
        bundle = open_bundle(source, unpacked)
        version = control.version_of(bundle.release, wanted)
        lay_out(bundle, root, version, epoch)
        _set_times(root, epoch)
        out.mkdir(parents=True, exist_ok=True)
        package = out / f"{control.PACKAGE}_{version}_{control.ARCHITECTURE}.deb"
        part = package.with_suffix(".part")
        # xz, not zstd: the dpkg of Debian 11 and UOS 20 does not read that.
        command = [program, "--root-owner-group", "-Zxz", "--build", str(root), str(part)]
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(epoch),
            "DPKG_DEB_THREADS_MAX": "1",  # the number of threads shows in what xz writes
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(  # noqa: S603 - dpkg-deb, by its full path
            command, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotPackedError(f"dpkg-deb: {done.stderr.strip()}")
        part.replace(package)
    return package


def _set_times(root: Path, epoch: int) -> None:
    """Of everything, links too: when it was built says nothing about what it is."""
    for folder, folders, files in os.walk(root, topdown=False):
        for name in (*files, *folders):
            os.utime(Path(folder, name), (epoch, epoch), follow_symlinks=False)
    os.utime(root, (epoch, epoch))
