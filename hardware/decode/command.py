"""`yima codes decode`: the codes in image files, one JSON object a line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from hardware.decode.still import Reading, UnreadableImageError, read_image

_READ, _UNREADABLE = 0, 2


def main(argv: Sequence[str]) -> int:
    """Print what each image holds; 2 when one of them could not be read as an image, else 0.

    With `--json` a line is `{"file", "texts", "ms", "decoder"}`, `decoder` null when nothing was
    found, or `{"file", "error"}`. Without it the texts alone are printed.
    """
    parser = argparse.ArgumentParser(
        prog="yima codes decode", description="Read the QR codes in image files."
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("images", nargs="+", metavar="IMAGE", help="PNG, JPEG, BMP or WebP")
    options = parser.parse_args(argv)
    status = _READ
    for path in options.images:
        try:
            line = _found(path, read_image(path), as_json=options.json)
        except UnreadableImageError as error:
            status = _UNREADABLE
            line = json.dumps({"file": path, "error": str(error)})
        if line:
            print(line, flush=True)
    return status


def _found(path: str, reading: Reading, *, as_json: bool) -> str:
    if not as_json:
        return "\n".join(reading.texts)
    return json.dumps(
        {
            "file": path,
            "texts": reading.texts,
            "ms": round(reading.milliseconds, 2),
            "decoder": "+".join(reading.decoders) or None,
        }
    )
