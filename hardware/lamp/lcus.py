"""What USB relay boards of the LCUS family understand (LCUS-1, -2, -4, -8: a CH340 and a small MCU).

LC Technology's product sheets give it as the "LC USB switch communication protocol": 9600 8N1, four
bytes a command. A0, the channel from 1, the operation (01 closes the contact, 00 opens it), and the
low byte of the sum of the three: A0 01 01 A2 is on, A0 01 00 A1 is off. Boards answer nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BAUD: Final = 9_600
MOST_CHANNELS: Final = 8
LENGTH: Final = 4
_START: Final = 0xA0


@dataclass(frozen=True, slots=True)
class Command:
    channel: int
    closed: bool

    def frame(self) -> bytes:
        body = bytes((_START, self.channel, self.closed))
        return body + bytes((sum(body) & 0xFF,))


def parse(frame: bytes) -> Command | None:
    """The command in four bytes; None when they are none, or not as they were sent."""
    if len(frame) != LENGTH or frame[0] != _START or sum(frame[:3]) & 0xFF != frame[3]:
        return None
    channel, operation = frame[1], frame[2]
    if not 1 <= channel <= MOST_CHANNELS or operation > 1:
        return None
    return Command(channel, operation == 1)
