"""Clean Debian systems to try packages on, in the cache of the slow tests; each is made once.

Made by debootstrap, as root, from the mirror that this machine's own package lists name. What a test does
to one goes to a folder of the test's: an overlay over the clean system, mounted for one command in
a namespace of its own, so that nothing is left mounted whatever becomes of the test.
"""

from __future__ import annotations

import fcntl
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from build_spec.bundle.mirror import of_this_machine
from build_spec.debian import control

SUITES = ("bullseye", "bookworm")
_FORM = 5
"""Of a clean system: with another number it is made anew."""
_ALWAYS = (
    "systemd-sysv dbus python3-minimal strace xvfb xauth init-system-helpers e2fsprogs".split()  # noqa: SIM905
)
_WAYLAND = {"bullseye": (), "bookworm": ("cage", "seatd", "xwayland")}
_TOOLS = ("lintian", "shellcheck")


def cache() -> Path:
    folder = os.environ.get("YIMA_SLOW_CACHE")
    return Path(folder) if folder else Path(tempfile.gettempdir(), "yima-slow")


def mirror() -> str:
    """Of this machine's own Debian packages."""
    found = of_this_machine()
    assert found is not None, "no package list of Debian's is here: run apt-get update"
    return found.main


def clean_system(suite: str) -> Path:
    """A system with what the package depends on, and nothing of the package."""
    depends = [re.split(r" [|(]", each)[0] for each in control.DEPENDS]
    return _system(suite, suite, [*depends, *_ALWAYS, *_WAYLAND[suite]])


def tools_system() -> Path:
    """A system with what looks at packages."""
    return _system("tools", SUITES[-1], _TOOLS)


def _system(name: str, suite: str, packages: Sequence[str]) -> Path:
    folder = cache() / f"deb-{name}-{_FORM}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            part = folder.with_suffix(".part")
            _run("rm", "-rf", "--one-file-system", str(part))
            _run("debootstrap", "--variant=minbase", suite, str(part), mirror())
            _furnish(part, packages)
            part.rename(folder)
    return folder


def _furnish(root: Path, packages: Sequence[str]) -> None:
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    wanted = shlex.join(packages)
    _run(
        *(
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "chroot",
            str(root),
            "sh",
            "-ec",
        ),
        "mount -t proc proc /proc; export DEBIAN_FRONTEND=noninteractive;"
        "printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d;"
        f"apt-get update -qq; apt-get install -qq --no-install-recommends {wanted}; apt-get clean;"
        "rm -f /usr/sbin/policy-rc.d",
    )


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    said: str


@dataclass(slots=True)
class Machine:
    """A system over a clean one. `disk`: an image on which all its writes go, if they are to be limited."""

    clean: Path
    own: Path
    disk: Path | None = None
    mounts: list[str] = field(default_factory=list)

    def run(self, script: str, environment: Mapping[str, str] | None = None) -> Done:
        """A shell's script, as root in the system, with processes of its own."""
        done = subprocess.run(
            self.command(["chroot", "merged", "/bin/sh", "-c", script]),
            cwd=self.own,
            env={
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LC_ALL": "C.UTF-8",
                "DEBIAN_FRONTEND": "noninteractive",
                **(environment or {}),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return Done(done.returncode, done.stdout + done.stderr)

    def ok(self, script: str) -> str:
        done = self.run(script)
        assert done.code == 0, f"{script}: {done.code}: {done.said}"
        return done.said.strip()

    def command(self, inner: Sequence[str], *flags: str) -> list[str]:
        """`inner` in namespaces of its own, in a folder with the system at `merged`."""
        before = [
            f"mount -o loop {shlex.quote(str(self.disk))} disk" if self.disk else ":",
            "mkdir -p disk/upper disk/work merged",
            f"mount -t overlay overlay -o lowerdir={self.clean},upperdir=disk/upper,workdir=disk/work merged",
            "mount -t proc proc merged/proc",
            "mount --bind /dev/null merged/dev/null",
            *self.mounts,
        ]
        script = f"set -e; mkdir -p disk; {'; '.join(before)}; exec {shlex.join(inner)}"
        return [
            *("unshare", "--mount", "--propagation", "private", "--pid", "--fork"),
            *("--kill-child", *flags, "sh", "-c", script),
        ]

    def copy(self, to: Path) -> Machine:
        """Another one, as this one is now."""
        to.mkdir(parents=True)
        if self.disk is None:
            _run("cp", "-a", str(self.own / "disk"), str(to / "disk"))
            return Machine(self.clean, to)
        _run("cp", "--sparse=always", str(self.disk), str(to / self.disk.name))
        return Machine(self.clean, to, to / self.disk.name)

    def bring(self, file: Path) -> str:
        """Its path inside, under /srv."""
        self.ok("mkdir -p /srv")
        with file.open("rb") as data:
            subprocess.run(
                self.command(["sh", "-c", f"cat >merged/srv/{file.name}"]),
                cwd=self.own,
                stdin=data,
                check=True,
            )
        return f"/srv/{file.name}"


def limited_disk(folder: Path, megabytes: int) -> Path:
    """An image with an empty file system of this size."""
    image = folder / "disk.img"
    with image.open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    _run("mkfs.ext4", "-q", "-m", "0", "-O", "^has_journal", str(image))
    return image


@contextmanager
def machine(suite: str, folder: Path, megabytes: int = 0) -> Iterator[Machine]:
    folder.mkdir(parents=True, exist_ok=True)
    disk = limited_disk(folder, megabytes) if megabytes else None
    try:
        yield Machine(clean_system(suite), folder, disk)
    finally:
        # Overlays leave a folder that its owner cannot enter; pytest's cleaning stumbles over it.
        _run("rm", "-rf", "--one-file-system", str(folder))
