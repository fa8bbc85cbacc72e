"""`python -m build_spec.windows --out DIR [--bundle DIR]`: the installer for Windows.

`--bundle`: a release made on Windows by the same recipe as the others. Without one, files that start
nowhere stand in its place: the installer is whole, what it installs is not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from build_spec.windows import installer
from kiosk.trust.reading import Problem

ROOT = Path(__file__).parents[2]
_STAND_IN_VERSION = "0.0.1"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build_spec.windows", allow_abbrev=False)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="a release for Windows")
    parser.add_argument("--version", default=_STAND_IN_VERSION, help="of what stands in for one")
    parser.add_argument("--sign", default="", metavar="COMMAND", help="with %%1 for the file")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        payload = arguments.bundle
        if payload is None:
            payload = Path(scratch) / "release"
            installer.stand_in(payload, arguments.version)
        version = installer.version_of(payload)
        if isinstance(version, Problem):
            return _refused(f"{payload}: {version.what}")
        made = installer.compile_installer(
            payload, version, arguments.out, ROOT / "LICENSE", arguments.sign
        )
    if isinstance(made, Problem):
        return _refused(made.what)
    print(f"{made.path} ({made.size / 1e6:.1f} MB)")
    if arguments.bundle is None:
        print("what it installs starts nowhere: no --bundle was given")
    return 0


def _refused(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
