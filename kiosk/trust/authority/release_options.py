"""The options of `yima trust releases key | admit | publish`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from kiosk.trust.authority.site_options import days


def add_to(
    add: Callable[[str, str], argparse.ArgumentParser],
) -> tuple[argparse.ArgumentParser, ...]:
    """The three commands; `add` makes one with the options of all."""
    key = add("releases-key", "make a key of the vendor's, that signs releases of the program")
    key.add_argument(
        "name", nargs="?", default="releases", metavar="NAME", help="where there are several"
    )
    admit = add("releases-admit", "have these keys sign releases, from the next publication on")
    admit.add_argument("entries", nargs="*", type=Path, metavar="ENTRY.json")
    admit.add_argument("--threshold", type=int, default=1, metavar="N", help="keys that must sign")
    admit.add_argument("--remove", action="store_true", help="in place of entries: nobody any more")
    publish = add("releases-publish", "sign a plan and its releases, and serve them")
    publish.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="DIR",
        help="with plan.json, and the packed releases that are not published yet",
    )
    publish.add_argument("--site", type=Path, required=True, metavar="DIR", help="that is served")
    publish.add_argument(
        "--days",
        type=days,
        default=30,
        metavar="N",
        help="until signed again (default: %(default)s)",
    )
    return key, admit, publish
