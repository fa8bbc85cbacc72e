"""Somebody before the soaked terminal: what they hold up, wait for and touch."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from hardware.scene.situations import STEADY
from kiosk.demo.phones import Phone
from tests.soak.remote import Facts, RemoteTerminal
from ui.demo.dock_choices import BY_SCANNER, UnplayableError

PATIENCE: Final = 30.0
"""Seconds that any screen is waited for: longer than the slowest answer, and a machine that is busy."""

_ENDS = frozenset({"Refused", "HospitalTrouble", "OutOfService", "PayUnknown", "PayReturned"})
_BACK_TO = frozenset({"Bills", "PayWays", "Reports"})  # where one stands again, and is told why
_ONCE_MORE = 1.0  # seconds after which one scans again who saw nothing happen
_APART = 1.05  # seconds between two codes: made in the same second by one phone, they are one, and a replay
_AT_ONCE = "at_once"  # no hand takes its time to come in


class DivertedError(Exception):
    """The visit went another way. The text is how it ended, as in the tables."""


class Visitor:
    """One visit. `by_scanner`: the camera sees nothing just now."""

    last_shown = 0.0  # CLOCK_MONOTONIC seconds, of whoever it was

    def __init__(self, terminal: RemoteTerminal, world: Any, *, by_scanner: bool) -> None:
        self.terminal = terminal
        self.world = world
        self.by_scanner = by_scanner

    def holds_up(self, phone: Phone, manner: str = _AT_ONCE) -> None:
        time.sleep(max(0.0, Visitor.last_shown + _APART - time.monotonic()))
        Visitor.last_shown = time.monotonic()
        if self.by_scanner or manner == BY_SCANNER:
            self.world.put_away()
            self._scans(self.world.code_of(phone.value))
        else:
            self.world.hold_up(phone.value, manner)

    def holds_up_payment(self, channel: str) -> None:
        self.world.hold_up_payment(channel, BY_SCANNER if self.by_scanner else STEADY.name)

    def _scans(self, text: str) -> None:
        """Once more, as one does who saw nothing happen."""
        before = self.terminal.facts.number
        self.world.scan(text)
        seen = self.terminal.wait(
            lambda facts: facts.number > before and facts.screen != "Attract", _ONCE_MORE
        )
        if seen is None:
            self.world.scan(text)

    def puts_away(self) -> None:
        self.world.put_away()
        self.world.take_document()

    def sees(
        self,
        *screens: str,
        when: Callable[[Facts], bool] = lambda _: True,
        past: str = "",
        seconds: float = PATIENCE,
    ) -> Facts:
        """One of these, of which `when` holds. Another end raises DivertedError, but for `past`: a screen,
        or a screen and its code.
        """

        def is_there(facts: Facts) -> bool:
            return facts.screen in screens and when(facts)

        def is_over(facts: Facts) -> bool:
            told = facts.screen in _BACK_TO and bool(facts.get("code"))
            return (facts.screen in _ENDS or told) and past not in {facts.screen, str(facts)}

        facts = self.terminal.wait(lambda seen: is_there(seen) or is_over(seen), seconds)
        if facts is None:
            raise DivertedError(f"stuck at {self.terminal.facts}")
        if not is_there(facts):
            raise DivertedError(str(facts))
        return facts

    def taps(self, name: str, seconds: float = 5.0) -> None:
        if not self.terminal.taps(name, seconds):
            raise DivertedError(f"no {name} on {self.terminal.facts}")

    def paper(self, screen: str, field: str) -> str:
        """How it ended, once it is known what became of the ticket or receipt."""
        return str(self.sees(screen, when=lambda facts: facts.get(field) in {"take", "failed"}))

    def pays_shown(self) -> None:
        try:
            self.world.pay_shown()
        except UnplayableError:
            raise DivertedError(f"nothing to pay on {self.terminal.facts}") from None

    def leaves(self) -> bool:
        """Gone with everything. Whether the first screen comes, with nothing of this patient."""
        self.puts_away()
        until = time.monotonic() + 2 * PATIENCE
        while time.monotonic() < until:
            facts = self.terminal.facts
            if facts.screen in {"Attract", "OutOfService"}:
                break
            if not self.terminal.taps("action_finish", 0.2):
                self.terminal.wait(lambda seen, was=facts.number: seen.number > was, 1.0)  # type: ignore[misc] # mypy infers no type for a lambda with a default
        return self.terminal.comes_about(
            lambda look: (
                look["shown"]["screen"] in {"Attract", "OutOfService"}
                and not look["shown"]["somebody"]
                and look["house"]
                and look["shown"]["house"]
            ),
            PATIENCE,
        )
