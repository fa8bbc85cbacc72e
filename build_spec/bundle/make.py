"""Makes one bundle: PyInstaller, what a release says of itself, licences, checks, and the packed file.

Runs in the build system, in the virtual environment of its flavour:

    python -m build_spec.bundle.make --flavour yima-kiosk --version 1.4.0 --commit ... --out DIR
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from build_spec.bundle import archive, elf, icu, licences, parts, sbom, system
from build_spec.bundle.contents import QT, Flavour
from build_spec.bundle.places import PREFIX
from kiosk.update.release import FILE_NAME, Release, this_platform

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
SBOM: Final = "sbom.cdx.json"
LICENCES: Final = "licences"
REPORT: Final = "report.json"
_MEGABYTE: Final = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m build_spec.bundle.make", allow_abbrev=False)
    parser.add_argument("--flavour", type=Flavour, default=Flavour.KIOSK, choices=list(Flavour))
    parser.add_argument("--version", required=True)
    parser.add_argument("--commit", required=True)
    parser.add_argument("--at", type=int, required=True, metavar="SECONDS", help="since 1970")
    parser.add_argument("--libraries", type=Path, default=PREFIX / "lib", metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--unpacked", action="store_true", help="the folder alone, no .tar.xz")
    asked = parser.parse_args(arguments)
    release = Release(asked.version, this_platform(), asked.commit)
    asked.out.mkdir(parents=True, exist_ok=True)
    folder = freeze(asked.flavour, release, asked.libraries, asked.out, asked.at)
    found = complete(folder, release, asked.out / f"{asked.flavour}.parts.json", asked.at)
    if not asked.unpacked:
        packed = asked.out / f"{folder.name}-{release.platform}.tar.xz"
        archive.pack(folder, packed, at=asked.at)
        found["packed_mb"] = round(packed.stat().st_size / _MEGABYTE, 1)
    (asked.out / f"{folder.name}.{REPORT}").write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps({name: value for name, value in found.items() if name != "glibc"}))
    if found["too_new"]:
        print(f"needs more than the oldest terminals have: {found['too_new']}", file=sys.stderr)
    return 1 if found["too_new"] else 0


def freeze(flavour: Flavour, release: Release, libraries: Path, out: Path, at: int) -> Path:
    """Run PyInstaller; the folder of the release, named for it."""
    work = out / f"{flavour}.work"
    environment = {
        **os.environ,
        "YIMA_BUNDLE_FLAVOUR": flavour,
        "YIMA_BUNDLE_LIBRARIES": str(libraries),
        "YIMA_BUNDLE_PARTS": str(out / f"{flavour}.parts.json"),
        "SOURCE_DATE_EPOCH": str(at),
        "PYTHONHASHSEED": "0",  # orders of sets that get into files
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    command += [str(HERE / "yima-kiosk.spec")]
    subprocess.run(command, check=True, env=environment, cwd=ROOT)  # noqa: S603 - PyInstaller, our own spec
    folder = out / f"{flavour}-{release.version}"
    shutil.rmtree(folder, ignore_errors=True)
    (work / "dist" / flavour).rename(folder)
    shutil.rmtree(work)
    return folder


def complete(folder: Path, release: Release, parts_file: Path, at: int) -> dict[str, Any]:
    """Add what is read beside the program, and say what was found of the files."""
    of = parts.read(parts_file)
    for library in (folder / "_internal" / QT / "lib").glob("libicudata.so.*"):
        icu.shrink(library)
    elf.strip(folder / "_internal")
    (folder / FILE_NAME).write_bytes(release.to_bytes())
    silent = licences.gather(folder / LICENCES, of.python, of.natives, ROOT / "LICENSE")
    bill = sbom.make(
        version=release.version,
        commit=release.commit,
        distributions=of.python,
        natives=of.natives,
        files=folder / "_internal",
        at=at,
    )
    (folder / SBOM).write_bytes(bill)
    return {**examine(folder), "without_licence_text": silent}


def examine(folder: Path) -> dict[str, Any]:
    """Sizes; for each ELF file the newest glibc it needs; libraries and packages of the system.

    Raises LookupError: a library is wanted that no package is named for.
    """
    files = elf.of_folder(folder)
    links = (each.name for each in folder.rglob("*.so*"))
    wanted = elf.from_system(files, (*files, *links))
    size = sum(each.lstat().st_size for each in folder.rglob("*") if not each.is_dir())
    return {
        "unpacked_mb": round(size / _MEGABYTE, 1),
        "newest_glibc": _dotted(
            max((each.versions.get("GLIBC", ()) for each in files.values()), default=())
        ),
        "too_new": {name: _named(each.over()) for name, each in files.items() if each.over()},
        "system_packages": system.packages(wanted),
        "glibc": {name: _dotted(each.versions.get("GLIBC", ())) for name, each in files.items()},
    }


def _named(versions: dict[str, tuple[int, ...]]) -> dict[str, str]:
    return {family: _dotted(version) for family, version in versions.items()}


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


if __name__ == "__main__":
    sys.exit(main())
