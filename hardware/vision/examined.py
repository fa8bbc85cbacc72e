"""What was examined of a picture, on the wire. Apart from `wire`, which is loaded before anything of the product."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from kiosk.maintenance.camera import CardSeen, PictureFacts

_FACTS: Final = struct.Struct(">dHHddddQ?")  # the last: the card was looked for
_CARD: Final = struct.Struct(">dd")


@dataclass(frozen=True, slots=True)
class Examined:
    """One picture in numbers. `looked`: for the test card; `card` None: it was not seen."""

    picture: PictureFacts
    card: CardSeen | None = None
    looked: bool = False

    def packed(self) -> bytes:
        facts, card = self.picture, self.card
        body = _FACTS.pack(
            facts.at,
            facts.width,
            facts.height,
            facts.brightness,
            facts.sharpness,
            facts.dark_share,
            facts.bright_share,
            facts.serial,
            self.looked,
        )
        return body if card is None else body + _CARD.pack(card.millimetres, card.sharpness)

    @classmethod
    def unpacked(cls, body: memoryview) -> Examined:
        """Raises struct.error when it is none."""
        *numbers, looked = _FACTS.unpack_from(body)
        facts = PictureFacts(*numbers)
        card = None
        if len(body) > _FACTS.size:
            card = CardSeen(facts.at, *_CARD.unpack_from(body, _FACTS.size))
        return cls(facts, card, looked)
