"""What the pages of devices need of drivers and of the screen; implemented in `hardware.checks` and `ui`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.devices import VoiceState
from kiosk.maintenance.camera import CardSeen, PictureFacts
from kiosk.maintenance.device_checks import TrialPrinter


class CameraBench(Protocol):
    """The terminal's camera, looked at by the process that owns it. Safe from any thread.

    Nothing is examined and no picture leaves that process unless somebody has just asked.
    """

    def examine(self, *, card: bool = False) -> None:
        """Have each picture measured for the next five seconds; asked again meanwhile, for longer.

        `card`: the test card is looked for, too.
        """
        ...

    def begin(self) -> None:
        """Forget what was measured so far: a test begins."""
        ...

    def pictures(self) -> tuple[PictureFacts, ...]:
        """Since `begin`, oldest first, some hundred at most."""
        ...

    def cards(self) -> tuple[tuple[CardSeen, ...], int]:
        """The pictures since `begin` in which the card was read, and in how many it was looked for."""
        ...

    def still(self) -> bytes:
        """The newest picture as PNG, at most 640 px across, a second old at most; empty: there is none."""
        ...

    def drop(self) -> None:
        """Examine nothing any more, and let go of picture and numbers."""
        ...


class Loudspeaker(Protocol):
    """What reads the screens out. Safe from any thread."""

    @property
    def state(self) -> VoiceState: ...

    @property
    def lacking(self) -> frozenset[str]:
        """Languages that no voice here speaks, as far as that is known."""
        ...

    def say(self) -> None:
        """Begin to say the test sentence; an engine that rests is started, and then it has to be told again."""
        ...

    def hush(self) -> None:
        """Say nothing any more."""
        ...


@dataclass(frozen=True, slots=True)
class TrialDevices:
    """What drivers and screen give to those who test them; made in `ui.trial_devices`.

    `document`: the A4 printer's test page, PDF, made at that moment. `picture_of`: a text as a QR code, a PNG
    as a data URL. Both from any thread. `loudspeaker` None: speech is switched off.
    """

    camera: CameraBench
    ticket_printer: TrialPrinter
    document: Callable[[datetime], bytes]
    picture_of: Callable[[str], str]
    loudspeaker: Loudspeaker | None = None
