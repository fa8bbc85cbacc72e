"""`./run gallery [OPTIONS]`: every screen as a picture, and a page to look at them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from kiosk.session.preferences import ColourTheme
from ui.gallery.jobs import Seen, Wanted, see
from ui.gallery.looks import ELDER, LANGUAGES, PANELS, TEXTS, covering, everything, looks
from ui.gallery.page import write_page
from ui.pseudo import LONG, RIGHT_TO_LEFT
from ui.samples import samples

_LANGUAGES = {**{each: each for each in LANGUAGES}, "pseudo": LONG, "pseudo-rtl": RIGHT_TO_LEFT}
# Measured: of one core, and of one picture.
_SECONDS_EACH = 0.07
_BYTES_EACH = 65_000


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    wanted = wanted_by(chosen)
    if not wanted:
        sys.stderr.write("No sample is called so.\n")
        return 2
    minutes = ceil(len(wanted) * _SECONDS_EACH / chosen.jobs / 60)
    megabytes = ceil(len(wanted) * _BYTES_EACH / 1e6)
    sys.stdout.write(f"{len(wanted)} pictures: {minutes} min, {megabytes} MB\n")
    sys.stdout.flush()
    seen = list(see(wanted, chosen.jobs, chosen.out))
    write_page(chosen.out, _in_order(seen))
    faulty = sum(bool(each.findings) for each in seen)
    sys.stdout.write(f"{chosen.out / 'index.html'}: {faulty} pictures with findings\n")
    return 0


def wanted_by(chosen: argparse.Namespace) -> Wanted:
    """All there is, in the looks that were asked for."""
    texts = [*chosen.text_size, *([ELDER] if chosen.elder else [])]
    narrowed = bool(texts or chosen.theme or chosen.language or chosen.size)
    as_usual = () if chosen.lowered else (False,)
    low = (True,) if chosen.lowered or not narrowed else ()
    allowed = looks(
        panels=chosen.size or tuple(PANELS),
        languages=[_LANGUAGES[each] for each in chosen.language or _LANGUAGES],
        themes=[ColourTheme(each) for each in chosen.theme or ColourTheme],
        texts=texts or TEXTS,
        lowered=(*as_usual, *low),
    )
    if not chosen.sample:
        return everything(list(allowed), chosen.only)
    kept = set(allowed)
    return [(name, look) for name, look in covering(chosen.only) if look in kept]


def _in_order(seen: list[Seen]) -> list[Seen]:
    """As the samples are, and as the looks are listed."""
    order = {name: index for index, name in enumerate(samples())}
    every = {look: index for index, look in enumerate(looks())}
    return sorted(seen, key=lambda each: (order[each.name], every[each.look]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run gallery", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=Path("out/gallery"), help="folder, by default %(default)s"
    )
    parser.add_argument("--only", default="", help="samples whose name starts with this")
    parser.add_argument("--language", nargs="+", choices=list(_LANGUAGES), default=[])
    parser.add_argument("--size", nargs="+", choices=list(PANELS), default=[], help="of the panel")
    parser.add_argument("--theme", nargs="+", choices=[*map(str, ColourTheme)], default=[])
    parser.add_argument("--text-size", nargs="+", choices=TEXTS[:-1], default=[])
    parser.add_argument(
        "--normal", dest="text_size", action="store_const", const=["1"], help="--text-size 1"
    )
    parser.add_argument("--elder", action="store_true", help="elder mode")
    parser.add_argument("--lowered", action="store_true", help="with the controls low")
    parser.add_argument("--sample", action="store_true", help="a few looks of each sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
