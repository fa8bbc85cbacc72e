"""The tables of the settings file on what patients find before the terminal, and who stands there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from kiosk.settings.sections import LampSettings, Section
from kiosk.settings.values import Language, Line, checked, different, one_line


class PresenceSettings(Section, frozen=True):
    """A sensor of people before the terminal: docs/scanners-and-lamp.md."""

    kind: Literal["none", "gpio"] = "none"
    chip: Annotated[str, Meta(max_length=200)] = "/dev/gpiochip0"
    line: Annotated[int, Meta(ge=0, le=1_023)] = 2
    active_low: bool = False

    def problems_beside(self, lamp: LampSettings) -> tuple[str, ...]:
        """What does not go together with the lamp, as `problems`. A chip may have several names."""
        if self.kind != "gpio" or lamp.kind != "gpio" or self.line != lamp.line:
            return ()
        if os.path.realpath(self.chip) != os.path.realpath(lamp.chip):
            return ()
        return ("line: the lamp is on that line of the chip",)


Notices = Annotated[tuple[Line, ...], Meta(max_length=4)]


def _lines(notices: dict[str, tuple[str, ...]]) -> None:
    """What `Line` says of one is looked at here: checks are made of whole settings only."""
    for each in notices.values():
        for line in each:
            one_line(line)


class AttractSettings(Section, frozen=True):
    """What the hospital adds to the first screen."""

    READABLE: ClassVar[tuple[str, ...]] = ("picture",)

    picture: Path | None = None  # PNG, JPEG or SVG
    notices: Annotated[dict[Language, Notices], checked(_lines)] = field(default_factory=dict)


class ServicesSettings(Section, frozen=True):
    """Which services there are, in the order in which they are offered."""

    order: Annotated[
        tuple[Literal["checkin", "queue", "pay", "reports"], ...],
        Meta(min_length=1),
        checked(different),
    ] = ("checkin", "queue", "pay", "reports")
