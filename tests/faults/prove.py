"""`./run prove NAME [OPTIONS]`: the long proofs. Each says what it tried and what the books say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest

MODEL_RUNS = "YIMA_PROOF_RUNS"


def main(arguments: list[str]) -> int:
    """The exit code: 0, all agrees."""
    names: dict[str, Callable[[list[str]], int]] = {
        "gallery": _gallery,
        "pay-kill": lambda rest: _books(["kill", *rest]),
        "pay-many": lambda rest: _books(["many", *rest]),
        "pay-model": _model,
        "print-kill": _prints,
        "monkey": _monkey,
    }
    if not arguments or arguments[0] not in names:
        sys.stderr.write(f"one of {', '.join(names)}\n")
        return 2
    return names[arguments[0]](arguments[1:])


def _gallery(arguments: list[str]) -> int:
    from tests.faults.prove_gallery import main as prove  # noqa: PLC0415 - the model needs no screen

    return prove(arguments)


def _books(arguments: list[str]) -> int:
    from tests.faults.prove_pay import main as prove  # noqa: PLC0415 - the model needs none of it

    return prove(arguments)


def _prints(arguments: list[str]) -> int:
    from tests.faults.prove_print import main as prove  # noqa: PLC0415 - as above

    return prove(arguments)


def _monkey(arguments: list[str]) -> int:
    from tests.faults.prove_monkey import main as prove  # noqa: PLC0415 - as above

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return prove(arguments)


def _model(arguments: list[str]) -> int:
    """`--runs N`, 2,000 if nothing is said."""
    runs = arguments[1] if arguments[:1] == ["--runs"] and len(arguments) > 1 else "2000"
    os.environ[MODEL_RUNS] = runs
    options = ["-q", "-p", "no:randomly", "--timeout=3600", "--hypothesis-show-statistics"]
    return int(pytest.main([*options, "tests/faults/test_pay_model.py"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
