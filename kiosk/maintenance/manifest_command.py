"""`yima manifest`: at the vendor's, signs the files of a release as they are installed.

Exit codes: 0 it is written; 2 the key or a file cannot be read, or wrong arguments.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.codes.key_file import KeyFileError
from kiosk.codes.sm2_signing import SigningKey
from kiosk.journal import durable_file
from kiosk.maintenance.software import (
    MANIFEST,
    installed_version,
    manifest,
    package_digest,
    package_root,
)
from kiosk.maintenance.vendor_key import read_vendor_private

_NAME: Final = "yima manifest"


def main(argv: Sequence[str]) -> int:
    """Run `yima manifest ARGV...`; the exit code."""
    parser = argparse.ArgumentParser(prog=_NAME, allow_abbrev=False)
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help="64 hex digits")
    parser.add_argument("--root", type=Path, default=package_root(), metavar="DIR")
    parser.add_argument("--release", default=installed_version(), metavar="VERSION")
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    return console.run(_NAME, lambda: _sign(arguments))


def _sign(arguments: argparse.Namespace) -> int:
    try:
        key = SigningKey.from_bytes(read_vendor_private(arguments.key))
    except KeyFileError as error:
        console.complain(f"{_NAME}: {error}")
        return console.UNREADABLE
    digest, files = package_digest(arguments.root)
    path = arguments.root / MANIFEST
    durable_file.replace(path, manifest(key, arguments.release, digest))
    path.chmod(0o644)  # there is nothing in it to hide, and the terminal's user has to read it
    sys.stdout.write(console.printable(f"{path}: {files} files, SM3 {digest}\n"))
    return console.DONE
