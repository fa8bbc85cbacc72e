"""`yima codes decode`: the codes in image files, one JSON object a line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from hardware.decode.still import Reading, UnreadableImageError, read_image
from kiosk import console


def main(argv: Sequence[str]) -> int:
    """Print what each image holds; 2 when one of them could not be read as an image, else 0.

    With `--json` a line is `{"file", "texts", "ms", "decoder"}`, `decoder` null when nothing was
    found. What is no image has null for `ms` too, and a further member, `error`. Without `--json`
    the texts alone are printed, and errors to the standard error.
    """
    parser = argparse.ArgumentParser(
        prog="yima codes decode", description="Read the QR codes in image files."
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("images", nargs="+", metavar="IMAGE", help="PNG, JPEG, BMP or WebP")
    options = parser.parse_args(argv)
    return console.run(
        "yima codes decode", lambda: _print_all(options.images, as_json=options.json)
    )


def _print_all(paths: Sequence[str], *, as_json: bool) -> int:
    exit_code = console.DONE
    for path in paths:
        try:
            reading = read_image(path)
        except UnreadableImageError as error:
            exit_code = console.UNREADABLE
            _print_error(path, str(error), as_json=as_json)
        else:
            _print_reading(path, reading, as_json=as_json)
    return exit_code


def _print_reading(path: str, reading: Reading, *, as_json: bool) -> None:
    if as_json:
        found = {
            "file": path,
            "texts": reading.texts,
            "ms": round(reading.milliseconds, 2),
            "decoder": "+".join(reading.decoders) or None,
        }
        print(json.dumps(found), flush=True)
    else:
        for text in reading.texts:
            print(console.printable(text), flush=True)


def _print_error(path: str, error: str, *, as_json: bool) -> None:
    if as_json:
        nothing = {"texts": (), "ms": None, "decoder": None}
        print(json.dumps({"file": path, **nothing, "error": error}), flush=True)
    else:
        console.complain(f"{path}: {error}")
