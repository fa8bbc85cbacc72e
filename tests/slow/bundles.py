"""The bundle of this checkout, for tests on clean systems: the one in `dist/`, made there if it is not."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from build_spec.bundle.contents import Flavour

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def bundle(flavour: Flavour) -> Path:
    """Its folder."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    folder = DIST / f"{flavour}-{version}"
    if not (folder / "release.json").is_file():
        command = [
            sys.executable,
            "-m",
            "build_spec.bundle",
            "--flavour",
            flavour,
            "--bundle-alone",
        ]
        subprocess.run(command, check=True, cwd=ROOT)
    return folder
