"""`python -m tests.faults.prove_pay kill | many`: the proofs of PAYMENTS.md in full.

Figures on standard output as they come, one JSON object at the end. Exit code 0: all books agree.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.faults.pay_kill import SCENARIOS, KillCampaign, Killed
from tests.faults.pay_many import PATIENCE, ManyCampaign
from tests.faults.pay_terminal import PowerSupply
from tests.faults.pay_world import PayWorld


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.prove_pay")
    proofs = parser.add_subparsers(dest="proof", required=True)
    kill = proofs.add_parser("kill", help="killed at every write and every call of a payment")
    kill.add_argument("--every", type=int, default=1, help="only each n-th point")
    kill.add_argument("--seed", type=int, default=1)
    many = proofs.add_parser("many", help="many orders, terminals and failures")
    many.add_argument("--orders", type=int, default=10_000)
    many.add_argument("--seconds", type=float, default=1_800.0, help="at most")
    many.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="yima-pay-") as place:
        folder = Path(place)
        if given.proof == "kill":
            return prove_kill(folder, every=given.every, seed=given.seed)
        return prove_many(folder, given.orders, seconds=given.seconds, seed=given.seed)


def prove_kill(folder: Path, *, every: int, seed: int) -> int:
    began, done = time.monotonic(), []
    _say(f"{'payment':52}{'points':>8}{'killed':>8}{'again':>7}  orders")
    with PayWorld(folder) as world, PowerSupply() as power:
        campaign = KillCampaign(world, power, seed=seed)
        for number, scenario in enumerate(SCENARIOS):
            killed = campaign.run(scenario, slice(number % every, None, every))
            done.append(killed)
            _say(_line(killed))
        books = campaign.books()
    wrong = [*(each for killed in done for each in killed.wrong), *books.disagreements()]
    sides: Counter[str] = sum((killed.sides for killed in done), Counter())
    return _conclude(
        {
            "points": sum(len(killed.points) for killed in done),
            "points_by_side": dict(sides),
            "killed": sum(killed.struck for killed in done),
            "not_come_by": sum(killed.tried - killed.struck for killed in done),
            "killed_again": sum(killed.again for killed in done),
            "seconds": round(time.monotonic() - began, 1),
            "books": books.table(),
        },
        wrong,
    )


def prove_many(folder: Path, orders: int, *, seconds: float, seed: int) -> int:
    with PayWorld(folder, PATIENCE) as world:
        many = ManyCampaign(world, seed=seed).run(orders, seconds=seconds)
    return _conclude(many.figures, many.wrong)


def _line(killed: Killed) -> str:
    states = ", ".join(f"{count} {state}" for state, count in sorted(killed.states.items()))
    figures = f"{len(killed.points):>8}{killed.struck:>8}{killed.again:>7}"
    return f"{killed.scenario.name:52}{figures}  {states}"


def _conclude(figures: dict[str, Any], wrong: Sequence[str]) -> int:
    _say(json.dumps({**figures, "wrong": wrong}, ensure_ascii=False, indent=1))
    return 1 if wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
