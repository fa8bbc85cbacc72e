"""What a command answers, for programs and for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kiosk import console
from kiosk.journal.database import Trouble
from kiosk.payment.tools import words

NOT_SO: Final = 1
"""Exit code: it was read, and is not as it should be, or was not asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An object for programs, the same in lines for people, and the exit code."""

    content: Mapping[str, Any]
    lines: tuple[str, ...]
    exit_code: int = console.DONE


def refused(result: str, why: str, exit_code: int = NOT_SO) -> Answer:
    return Answer({"result": result, "words": why}, (why,), exit_code)


def trouble(what: Trouble) -> Answer:
    return refused(f"journal_{what.name.lower()}", words.TROUBLE[what], console.UNREADABLE)


def no_such_order(number: str) -> Answer:
    return refused("no_such_order", f"the journal of this terminal has no order {number}")
