"""`./run prove gallery [--sample] [--only PREFIX] [--jobs N]`: every screen in every look, inspected."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from time import monotonic

from ui.gallery.jobs import Seen, see
from ui.gallery.looks import covering, everything, looks

_LENGTH = re.compile(r"-?\d+(\.\d+)?(?= mm| x)|(?<=contrast of )\d+\.\d")

_QUOTED = re.compile(r"'.*'|\".*\"")
_SHOWN = 4  # of each rule on each screen


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run prove gallery", allow_abbrev=False)
    parser.add_argument("--only", default="", help="samples whose name starts with this")
    parser.add_argument("--sample", action="store_true", help="a few looks of each sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    chosen = parser.parse_args(arguments)
    wanted = covering(chosen.only) if chosen.sample else everything(list(looks()), chosen.only)
    sys.stdout.write(f"{len(wanted)} looks at {len({name for name, _look in wanted})} samples\n")
    sys.stdout.flush()
    began = monotonic()
    seen = list(see(wanted, chosen.jobs))
    sys.stdout.writelines(f"{line}\n" for line in told(seen))
    faulty = sum(bool(each.findings) for each in seen)
    sys.stdout.write(f"{faulty} of {len(seen)} with findings, {monotonic() - began:.0f} s\n")
    return 1 if faulty or not seen else 0


def told(seen: Iterable[Seen]) -> Iterator[str]:
    """By screen and by rule: how many, and the first few in words."""
    screens: dict[str, dict[str, dict[str, list[Seen]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for each in seen:
        for finding in each.findings:
            rule = _QUOTED.sub("...", _LENGTH.sub("N", finding))
            screens[each.name.partition("-")[0]][rule][finding].append(each)
    for screen, rules in sorted(screens.items()):
        yield f"\n{screen}"
        for rule, found in rules.items():
            yield f"  {sum(map(len, found.values()))} x {rule}"
            for finding, where in sorted(found.items(), key=lambda each: -len(each[1]))[:_SHOWN]:
                yield f"      {len(where)} x {finding} ({where[0].name} {where[0].look.folder})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
