"""`python -m build_spec.debian --bundle DIR_OR_TAR --out dist [--version V]`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from build_spec.debian.bundle import NotABundleError
from build_spec.debian.control import WrongVersionError
from build_spec.debian.pack import NotPackedError, pack

_FALLBACK_EPOCH = 1_704_067_200
"""The first day of 2024, where SOURCE_DATE_EPOCH is not set: any moment, but always the same."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m build_spec.debian",
        allow_abbrev=False,
        description="Make the Debian package.",
    )
    parser.add_argument("--bundle", type=Path, required=True, metavar="DIR_OR_TAR")
    parser.add_argument("--out", type=Path, default=Path("dist"), metavar="DIR")
    parser.add_argument("--version", metavar="V", help="with a revision: 1.4.0-2")
    given = parser.parse_args(arguments)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        print(
            pack(
                given.bundle,
                given.out,
                given.version,
                int(epoch) if epoch.isdecimal() else _FALLBACK_EPOCH,
            )
        )
    except (NotABundleError, WrongVersionError, NotPackedError, OSError) as error:
        print(f"build_spec.debian: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
