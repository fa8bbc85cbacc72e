"""What an engineer may change at a terminal, and how far a fleet may go: the tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct


class Limit(Struct, frozen=True):
    """Narrower than what a file may say; None: as wide. In the setting's own unit."""

    least: float | None = None
    most: float | None = None

    def problem(self, value: Any) -> str | None:
        """What is wrong with a value of the right type."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        if self.least is not None and value < self.least:
            return f"at least {self.least:g} here"
        if self.most is not None and value > self.most:
            return f"at most {self.most:g} here"
        return None


_ANY: Final = Limit()
_GLANCE: Final = Limit(5, 60)  # a screen that says something and leaves
_READ: Final = Limit(10, 120)  # one that somebody has to act on

LOCAL_KEYS: Final[Mapping[str, Limit]] = {
    "voice.on": _ANY,
    "voice.volume": _ANY,
    "voice.every_screen": _ANY,
    "screen.theme": _ANY,
    "screen.text_size": _ANY,
    "screen.px_per_mm": Limit(1.5, 12),
    "camera.source": _ANY,
    "camera.width": _ANY,
    "camera.height": _ANY,
    "camera.frames_per_second": Limit(10, 60),
    "camera.autofocus": _ANY,
    "camera.focus": _ANY,
    "camera.exposure_seconds": Limit(0.000_1, 0.05),
    "camera.gain": _ANY,
    "scanner.kind": _ANY,
    "scanner.port": _ANY,
    "scanner.baud": _ANY,
    "scanner.data_bits": _ANY,
    "scanner.parity": _ANY,
    "scanner.stop_bits": _ANY,
    "scanner.prefix": _ANY,
    "scanner.suffix": _ANY,
    "scanner.aim_identifier": _ANY,
    "scanner.gap_ms": _ANY,
    "scanner.least": _ANY,
    "lamp.kind": _ANY,
    "lamp.port": _ANY,
    "lamp.chip": _ANY,
    "lamp.line": _ANY,
    "lamp.active_low": _ANY,
    "presence.kind": _ANY,
    "presence.chip": _ANY,
    "presence.line": _ANY,
    "presence.active_low": _ANY,
    "ticket_printer.host": _ANY,
    "ticket_printer.port": _ANY,
    "ticket_printer.columns": _ANY,
    "report_printer.uri": _ANY,
    "report_printer.device_uri": _ANY,
    "report_printer.sides": _ANY,
    "report_printer.still_seconds": _ANY,
    "identity_reader.host": _ANY,
    "identity_reader.port": _ANY,
    "attract.notices": _ANY,
    "pace.idle_warning": Limit(20, 180),
    "pace.idle_countdown": Limit(10, 60),
    "pace.done": _GLANCE,
    "pace.done_without_ticket": _READ,
    "pace.nothing": _GLANCE,
    "pace.refusal": _GLANCE,
    "pace.trouble": _READ,
    "pace.help": _READ,
}
"""Whatever else there is comes from the terminal's file, as root; or from its fleet."""

TRUSTED: Final = frozenset(
    {
        *("identity_reader.host", "identity_reader.port"),  # whose word on who somebody is is taken
        *("report_printer.uri", "report_printer.device_uri"),  # who is given patients' reports
        *("ticket_printer.host", "ticket_printer.port"),  # and their tickets and receipts
    }
)
"""Of these, those that say whom to trust: on the screen they take a second person."""


_ANSWER: Final = Limit(1, 20)

FLEET_LIMITS: Final[Mapping[str, Limit]] = {
    **LOCAL_KEYS,
    "pace.queue_patience": Limit(0.5, 10),
    "pace.printer_poll": Limit(2, 120),
    "pace.repair_poll": Limit(0.5, 60),
    "pace.trust_poll": Limit(5, 300),
    "pace.outbox_poll": Limit(1, 300),
    "hospital.connect_seconds": _ANSWER,
    "hospital.read_seconds": _ANSWER,
    "payment.connect_seconds": _ANSWER,
    "payment.read_seconds": _ANSWER,
    "report_printer.connect_seconds": _ANSWER,
    "report_printer.read_seconds": _ANSWER,
}
"""For what `fleet.FLEET_KEYS` names: no file of a site's keeps a terminal too busy or too hurried."""


def problem_with(name: str, value: Any) -> str | None:
    """Why an engineer cannot give the setting this value, whose type is right."""
    limit = LOCAL_KEYS.get(name)
    if limit is None:
        return f"{name}: not to be changed at the terminal"
    return _said(name, limit.problem(value))


def problem_for_fleet(name: str, value: Any) -> str | None:
    """Why a fleet cannot, where it can at all."""
    return _said(name, FLEET_LIMITS.get(name, _ANY).problem(value))


def _said(name: str, problem: str | None) -> str | None:
    return problem and f"{name}: {problem}"
