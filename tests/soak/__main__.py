"""`./run soak MINUTES [--sessions N] [--out DIR] [--seed N] [--every N] [--trace]`.

Exit codes: 0 all went as it must and nothing grows; 1 something did not, or does; 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.soak import chart, gauge
from tests.soak.growth import BY_DESIGN, LEAST, PER, Verdict, verdicts
from tests.soak.pace import ENVIRONMENT, FILM_EVERY, GLASS, KEPT_SESSIONS_A_DAY
from tests.soak.play import Result, Soak
from tests.soak.remote import RemoteTerminal
from tests.soak.terminal import TRACE
from ui.demo.world import start_world, use_time_zone

BEGINS = "08:32"
"""The played day's: hours before it ends, with patients at any of them."""

DRAWN_EVERY = 100
"""Sessions between two plots of a soak that is not over."""


def main(argv: Sequence[str] | None = None) -> int:
    """Soak as `argv` asks for; the exit code."""
    options = _arguments(argv)
    out: Path = options.out or Path(tempfile.mkdtemp(prefix="yima-soak-"))
    out.mkdir(parents=True, exist_ok=True)
    _say(f"seed {options.seed}; results go to {out}")
    until = time.monotonic() + 60 * options.minutes
    most: float = math.inf if options.sessions is None else options.sessions

    def more(result: Result) -> bool:
        return result.sessions < most and time.monotonic() < until

    def keep(result: Result) -> None:
        """So that a long soak can be looked at before it is over."""
        write_samples(result, out)
        if result.sessions % DRAWN_EVERY == 0:
            chart.draw(result.samples, result.faults, out / "soak.png")

    result, databases = soak(
        more, seed=options.seed, every=options.every, traced=options.trace, tell=_say, keep=keep
    )
    return conclude(result, databases, out)


def soak(
    more: Callable[[Result], bool],
    *,
    seed: int,
    every: int,
    traced: bool = False,
    tell: Callable[[str], None] = lambda _: None,
    keep: Callable[[Result], None] = lambda _: None,
) -> tuple[Result, dict[str, float]]:
    """A world, a terminal and its patients while `more` says so; and KiB of its databases."""
    use_time_zone()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    with tempfile.TemporaryDirectory(prefix="yima-soak-") as name:
        folder = Path(name)
        (folder / "tmp").mkdir()
        manager, world = start_world(folder, at=BEGINS, film_every=FILM_EVERY)
        try:
            environment = {**ENVIRONMENT, "TMPDIR": str(folder / "tmp")}
            environment |= {TRACE: "1"} if traced else {}
            settings_file = world.write_settings(GLASS)
            ahead = world.get_clock_offset()
            with RemoteTerminal(folder, settings_file, ahead, environment) as terminal:
                player = Soak(
                    *(terminal, world, folder),
                    seed=seed,
                    every=every,
                    traced=traced,
                    tell=tell,
                    keep=keep,
                )
                result = player.run(more)
            return result, gauge.database_sizes(folder / "state")
        finally:
            world.stop()
            manager.shutdown()


def conclude(result: Result, databases: dict[str, float], out: Path) -> int:
    """Write samples, summary and plot, say what came of it; the exit code."""
    found = verdicts(result.samples)
    write_samples(result, out)
    summary = _summary(result, found, databases)
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1))
    if result.samples:
        chart.draw(result.samples, result.faults, out / "soak.png")
    for each in found:
        _say(_told(each))
    if not found:
        _say("too few samples for slopes")
    elif result.samples[-1].session < LEAST:
        _say(f"fewer than {LEAST:,} sessions: growth fails only where it is certain")
    for wrong in result.wrong:
        _say(f"WRONG: {wrong}")
    failed = bool(result.wrong) or any(each.fails for each in found)
    rate = 60 * result.sessions / max(result.seconds, 1)
    _say(
        f"{result.sessions:,} sessions, {rate:.0f} a minute, {len(result.faults)} faults,"
        f" {result.lines:,} log entries, {len(result.wrong)} unexplained; see {out}"
    )
    return 1 if failed else 0


def write_samples(result: Result, out: Path) -> None:
    with (out / "samples.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(gauge.COLUMNS)
        writer.writerows(each.row() for each in result.samples)


def _told(verdict: Verdict) -> str:
    slope = verdict.slope
    said = f"{verdict.name:15} {slope.per_thousand:+9.3f} per {PER:,}"
    said += f"  (95 %: {slope.low:+.3f} to {slope.high:+.3f})"
    if verdict.limit is None:
        a_day = slope.per_thousand * KEPT_SESSIONS_A_DAY / PER
        why = (
            "FAILS: over its ceiling" if verdict.fails else f"by design, {BY_DESIGN[verdict.name]}"
        )
        return f"{said}  {why}; {a_day:,.0f} KiB a day"
    return f"{said}  limit {verdict.limit:g}  {'FAILS' if verdict.fails else 'ok'}"


def _summary(result: Result, found: list[Verdict], databases: dict[str, float]) -> dict[str, Any]:
    slopes = {
        each.name: {
            "per_thousand": each.slope.per_thousand,
            "interval": [each.slope.low, each.slope.high],
            "limit": each.limit,
            "fails": each.fails,
        }
        for each in found
    }
    return {
        "sessions": result.sessions,
        "seconds": round(result.seconds),
        "new_days": result.new_days,
        "log_entries": result.lines,
        "slopes": slopes,
        "wrong": [str(each) for each in result.wrong],
        "faults": result.faults,
        "ends": dict(sorted(result.ends.items())),
        "databases_kib": databases,
        "grown": result.grown,
    }


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run soak", allow_abbrev=False)
    parser.add_argument("minutes", type=float, metavar="MINUTES")
    parser.add_argument("--sessions", type=int, metavar="N", help="end after so many, if sooner")
    parser.add_argument("--out", type=Path, metavar="DIR", help="for samples, summary and plot")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="who comes, what breaks")
    parser.add_argument("--every", type=int, default=10, metavar="N", help="sessions a sample")
    parser.add_argument("--trace", action="store_true", help="tell what grows, by allocation site")
    return parser.parse_args(argv)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":  # children of a spawning process import this module too
    sys.exit(main())
