"""`./run lock`: resolve the dependencies of pyproject.toml into lock files with hashes.

Needs `uv` (`pip install uv`), which is no dependency of the product. Lock files name no index.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = {
    "kiosk.txt": (),
    "demo.txt": ("demo",),
    "test.txt": ("demo", "test"),
}


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write("uv is not there: pip install uv\n")
        return 2
    for name, extras in LOCKS.items():
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
        command += ["build_spec/locks/build.in", "pyproject.toml"]
        for extra in extras:
            command += ["--extra", extra]
        command += ["-o", f"build_spec/locks/{name}"]
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - uv, by its full path
    return 0


if __name__ == "__main__":
    sys.exit(main())
