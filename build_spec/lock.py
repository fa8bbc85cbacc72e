"""`./run lock`: resolve the dependencies of pyproject.toml into lock files with hashes.

Needs `uv` (`pip install uv`), which is no dependency of the product. Lock files name no index.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parents[1]
LOCKS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "kiosk.txt": ((), ()),
    "demo.txt": ((), ("demo",)),
    "test.txt": (("package.in",), ("demo", "test")),
    "package.txt": (("package.in",), ()),
    "package-demo.txt": (("package.in",), ("demo",)),
}
"""Each with what it names beside the product, and the extras it takes. The later are held to what the
first chose, so that a bundle has the versions that were tested."""


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write("uv is not there: pip install uv\n")
        return 2
    for name, (besides, extras) in LOCKS.items():
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
        command += ["build_spec/locks/build.in", "pyproject.toml"]
        command += [f"build_spec/locks/{each}" for each in besides]
        if name.startswith("package"):
            command += ["--constraint", "build_spec/locks/test.txt"]
        for extra in extras:
            command += ["--extra", extra]
        command += ["-o", f"build_spec/locks/{name}"]
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - uv, by its full path
    return 0


if __name__ == "__main__":
    sys.exit(main())
