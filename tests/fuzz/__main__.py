"""`./run fuzz SECONDS [TARGET...]`: looks for inputs that break what reads codes and issuers.json.

One JSON object a target on standard output. Exit codes: 0 nothing found; 1 something was, and is in
files that are named; 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.campaign import Campaign, as_line, engine_here
from tests.fuzz.gauge import Report
from tests.fuzz.planted import find
from tests.fuzz.targets import TARGETS


def main(argv: Sequence[str] | None = None) -> int:
    """Run the campaign that `argv` asks for; the exit code."""
    arguments = _arguments(argv)
    engine = arguments.engine or engine_here()
    if engine == "random" and not arguments.engine:
        _say("atheris cannot be loaded here: a random walk instead, guided by nothing")
    findings = arguments.out or Path(tempfile.mkdtemp(prefix="fuzz-findings-"))
    findings.mkdir(parents=True, exist_ok=True)
    reports: list[Report] = []
    with tempfile.TemporaryDirectory(prefix="fuzz-") as working:
        campaign = Campaign(
            arguments.targets or [target.name for target in TARGETS],
            arguments.seconds,
            findings,
            Path(working),
            engine,
            arguments.seed,
            arguments.first,
        )
        for report in campaign.run():
            reports.append(report)
            print(json.dumps(as_line(report)), flush=True)  # noqa: T201 - a command prints
    return _conclude(reports, findings, keep=arguments.out is not None)


def _conclude(reports: Sequence[Report], findings: Path, *, keep: bool) -> int:
    found = [finding for report in reports for finding in report.findings]
    for finding in found:
        _say(f"{finding['what']}: {finding['file']}")
    _say(f"{sum(report.inputs for report in reports):,} inputs, {len(found)} findings")
    if not found and not keep:
        findings.rmdir()
    return 1 if found else 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run fuzz", allow_abbrev=False)
    parser.add_argument("seconds", type=_seconds, metavar="SECONDS", help="for all together")
    names = ", ".join(target.name for target in TARGETS)
    parser.add_argument("targets", nargs="*", type=_target, metavar="TARGET", help=names)
    parser.add_argument("--out", type=Path, metavar="DIR", help="for inputs that found something")
    parser.add_argument("--engine", choices=("atheris", "random"))
    parser.add_argument("--seed", type=int, metavar="N", help="default: another each time")
    parser.add_argument("--first", action="store_true", help="end a target at its first finding")
    return parser.parse_intermixed_args(argv)


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError("not a time")
    return value


def _target(text: str) -> str:
    try:
        return find(text).name
    except LookupError:
        raise argparse.ArgumentTypeError("no such target") from None


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - a command prints


if __name__ == "__main__":
    sys.exit(main())
