"""The options of `yima trust settings key | admit | publish`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

_MOST_DAYS = 3_650


def add_to(
    add: Callable[[str, str], argparse.ArgumentParser],
) -> tuple[argparse.ArgumentParser, ...]:
    """The three commands; `add` makes one with the options of all."""
    key = add("settings-key", "make a key that signs the settings of a site's terminals")
    key.add_argument("name", metavar="SITE")
    admit = add("settings-admit", "have a site sign settings, from the next publication on")
    admit.add_argument("entries", nargs="*", type=Path, metavar="ENTRY.json")
    admit.add_argument("--threshold", type=int, default=1, metavar="N", help="keys that must sign")
    admit.add_argument("--remove", metavar="SITE", help="in place of entries: no longer")
    publish = add("settings-publish", "sign the settings of a site, and serve them")
    publish.add_argument("name", metavar="SITE")
    publish.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="DIR",
        help="with site.toml, group-NAME.toml, terminal-ID.toml: all there is from now on",
    )
    publish.add_argument("--site", type=Path, required=True, metavar="DIR", help="that is served")
    publish.add_argument(
        "--days",
        type=days,
        default=90,
        metavar="N",
        help="until signed again (default: %(default)s)",
    )
    publish.add_argument("--empty", action="store_true", help="the site has no settings any more")
    return key, admit, publish


def days(text: str) -> int:
    """Of a signature. Raises ArgumentTypeError."""
    found = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= found <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"1 to {_MOST_DAYS}")
    return found
