"""What is different between two settings, and whether the program has to be started for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from kiosk.settings.keys import sections
from kiosk.settings.reading import Settings, fields_of

AT_ONCE: Final = frozenset(
    {
        *("attract.notices", "services.order", "assurance.second_factor_for"),
        *("screen.theme", "screen.text_size"),
        *("voice.volume", "voice.every_screen"),
        *("reports.critical_place", "reports.critical_place_en", "reports.held_seconds"),
        *("payment.channels", "payment.scan"),
        *(f"pace.{key}" for key in ("idle_warning", "idle_countdown", "done", "nothing")),
        *(f"pace.{key}" for key in ("done_without_ticket", "refusal", "trouble", "help")),
        *(f"pace.{key}" for key in ("queue_patience", "printer_poll", "repair_poll")),
        *(f"pace.{key}" for key in ("trust_poll", "outbox_poll")),
    }
)
"""Settings that are values of the flow (`kiosk.session`) or of the voice, which can be handed others
while nobody is here. All else is built into devices, processes and clients when the program starts."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Names of settings, sorted. Where a whole table came or went, all its keys are named."""

    at_once: tuple[str, ...]
    restart: tuple[str, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(sorted((*self.at_once, *self.restart)))

    def __bool__(self) -> bool:
        return bool(self.at_once or self.restart)


def difference(before: Settings, after: Settings) -> Difference:
    """What changed. A table that came or went always takes a restart."""
    at_once: list[str] = []
    restart: list[str] = []
    for table, section in sections().items():
        old, new = getattr(before, table), getattr(after, table)
        whole = (old is None) != (new is None)
        for each in fields_of(section):
            name = f"{table}.{each.name}"
            if _value(old, each.name) != _value(new, each.name) or whole:
                (at_once if name in AT_ONCE and not whole else restart).append(name)
    return Difference(tuple(sorted(at_once)), tuple(sorted(restart)))


def _value(section: Any, key: str) -> Any:
    return None if section is None else getattr(section, key)
