"""The rungs of the ladder that stand in every kiosk.

Others were measured and left out, since they read nothing that these do not: decision 3.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hardware.decode import repairs
from hardware.decode.frame_time import FrameTime
from hardware.decode.locate import Locate
from hardware.decode.look import Rung
from hardware.decode.repaired import Repaired, Try
from hardware.decode.restore.rung import Restoration
from hardware.decode.zbar import PyzbarDecoder
from hardware.decode.zxing import ZxingDecoder

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

# Width of the surroundings that light is evened out by, sigma of the unsharp mask (px) and its
# amount, side (px) of the picture: unlike each other, so that each reads what others do not.
_EVEN_OUT = (
    (75, 3.0, 2.0, 420),
    (45, 3.0, 4.0, 520),
    (45, 3.0, 4.0, 240),
    (75, 1.0, 1.0, 360),
)
_EVEN_OUT_SUITS, _ZBAR_SUITS = 0.6, 0.3  # a try at restoring comes to more
_ZBAR_SIDE = 420  # px: small symbols are enlarged to that
_ZBAR_COST = 0.04  # seconds a megapixel


def standard_rungs(time: FrameTime) -> tuple[Rung, ...]:
    """New rungs, with nothing in their memory, that share the time of a frame. Looks for libzbar."""
    tries = [
        Try(partial(repairs.even_out, window=window, sigma=sigma, amount=amount), side)
        for window, sigma, amount, side in _EVEN_OUT
    ]
    rungs: list[Rung] = [
        Locate(time),
        Restoration(time.clock),
        Repaired("even_out", tries, ZxingDecoder(thorough=False), time, suits=_EVEN_OUT_SUITS),
    ]
    if PyzbarDecoder.available():
        rungs.append(
            Repaired(
                "zbar",
                (Try(_as_it_is), Try(_as_it_is, _ZBAR_SIDE)),
                PyzbarDecoder(),
                time,
                suits=_ZBAR_SUITS,
                seconds_a_megapixel=_ZBAR_COST,
            )
        )
    return tuple(rungs)


def _as_it_is(picture: Grey) -> Grey:
    return picture
