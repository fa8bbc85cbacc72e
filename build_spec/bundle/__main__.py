"""`./run package`: the bundle in both flavours, and the installers made of it, into `dist/`."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from build_spec.bundle import archive, environment
from build_spec.bundle.contents import Flavour
from build_spec.bundle.environment import OUT, PROJECT, ROOT, NotPossibleError

CACHE: Final = Path("dist") / "environment"
SEEN_INSIDE: Final = (
    "build_spec",
    "hardware",
    "kiosk",
    "resources",
    "ui",
    "LICENSE",
    "pyproject.toml",
)
"""Of the checkout: what bundles are made of, and by."""
INSTALLERS: Final = ("debian", "windows")


@dataclass(frozen=True, slots=True)
class Source:
    """What is built. `at`: when it was committed, seconds since 1970: the time of every file."""

    version: str
    commit: str
    at: int


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run package", allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="the build system; kept")
    parser.add_argument("--flavour", type=Flavour, action="append", choices=list(Flavour))
    parser.add_argument("--vendor-key", type=Path, metavar="FILE", help="signs the release's files")
    parser.add_argument(
        "--release", default="", metavar="VERSION", help="else that of pyproject.toml"
    )
    parser.add_argument("--bundle-alone", action="store_true", help="no installers")
    asked = parser.parse_args(arguments)
    cache = (asked.cache or ROOT / CACHE).resolve()
    source = _source(asked.release)
    try:
        environment.prepare(cache)
        for flavour in asked.flavour or list(Flavour):
            folder = build(cache, flavour, source, asked.out.resolve())
            if asked.vendor_key is not None:
                sign(folder, asked.vendor_key, source.version)
            pack(folder, source, asked.out.resolve())
    except NotPossibleError as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"ended with {error.returncode}: {error.cmd[-1]}", file=sys.stderr)
        return 1
    return 0 if asked.bundle_alone else _installers(asked.out, source)


def build(cache: Path, flavour: Flavour, source: Source, out: Path) -> Path:
    """Make one flavour in the build system; its folder in `out`."""
    project = cache / PROJECT.relative_to("/")
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    leave = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in SEEN_INSIDE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, project / name, ignore=leave)
        else:
            shutil.copyfile(ROOT / name, project / name)
    made = cache / OUT.relative_to("/")
    shutil.rmtree(made, ignore_errors=True)
    command = [str(environment.python_of(flavour)), "-m", "build_spec.bundle.make", "--unpacked"]
    command += ["--flavour", flavour, "--version", source.version, "--commit", source.commit]
    command += ["--at", str(source.at), "--out", str(OUT)]
    environment.run(cache, ["env", "-C", str(PROJECT), *command])
    folder = f"{flavour}-{source.version}"
    out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(out / folder, ignore_errors=True)
    shutil.move(made / folder, out / folder)
    shutil.copyfile(made / f"{folder}.report.json", out / f"{folder}.report.json")
    return out / folder


def sign(folder: Path, key: Path, version: str) -> None:
    """Put the vendor's signature over the release's files beside them."""
    command = [sys.executable, "-m", "kiosk", "manifest", "--key", str(key)]
    subprocess.run(  # noqa: S603 - our own command
        [*command, "--root", str(folder), "--release", version], check=True, cwd=ROOT
    )


def pack(folder: Path, source: Source, out: Path) -> Path:
    """The packed release, beside its folder."""
    from kiosk.update.release import this_platform  # noqa: PLC0415 - the last thing needed

    packed = out / f"{folder.name}-{this_platform()}.tar.xz"
    archive.pack(folder, packed, at=source.at)
    print(f"{packed}: {packed.stat().st_size / 1e6:.1f} MB")
    return packed


def _source(version: str) -> Source:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Source(
        version or project["version"],
        _git("rev-parse", "HEAD"),
        int(_git("log", "-1", "--format=%ct")),
    )


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603, S607
    return done.stdout.strip()


def _installers(out: Path, source: Source) -> int:
    """Run those that make a package for a system out of the bundle."""
    bundle = out / f"{Flavour.KIOSK}-{source.version}"
    for name in INSTALLERS:
        if find_spec(f"build_spec.{name}.__main__") is None:
            continue
        command = [sys.executable, "-m", f"build_spec.{name}", "--out", str(out)]
        if name == "debian":
            command += ["--bundle", str(bundle)]
        done = subprocess.run(command, check=False, cwd=ROOT, env={**os.environ})  # noqa: S603 - our own modules
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
