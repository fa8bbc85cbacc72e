"""What may happen in front of the camera, by name. Light to import: no numpy, no OpenCV.

The geometry is a pinhole camera in millimetres: x to the right, y down, z away from the lens. The
card is turned about its code's centre by `roll` (in the picture), `yaw` and `pitch` (out of it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

FRAME_WIDTH = 1280
FRAME_HEIGHT = 720
FRAMES_PER_SECOND = 30.0
FOCAL_LENGTH_PX = 1050.0  # about 63 degrees across, a usual webcam

# Bytes in the largest QR code (version 40) by error level, ISO/IEC 18004 table 7.
_CAPACITY = {"L": 2953, "M": 2331, "Q": 1663, "H": 1273}


class Medium(StrEnum):
    """What the code is shown on."""

    PHONE = auto()
    PAPER = auto()


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A code and the thing that shows it.

    `name` is drawn as it is given, so give a masked one ("张*明"). `error_level` is the QR code's:
    L, M, Q or H. Raises ValueError for a text that no QR code of that level can hold.
    """

    text: str = field(repr=False)
    medium: Medium = Medium.PHONE
    title: str = "电子健康卡"
    name: str = ""
    error_level: str = "M"

    def __post_init__(self) -> None:
        capacity = _CAPACITY.get(self.error_level)
        if capacity is None:
            raise ValueError("the error level of a QR code is L, M, Q or H")
        if not 0 < len(self.text.encode()) <= capacity:
            raise ValueError(f"the text is empty or longer than {capacity} bytes")


@dataclass(frozen=True, slots=True)
class Situation:
    """How a card is held, lit and seen. Angles in degrees, lengths in millimetres."""

    name: str
    readable: bool  # a careful decoder gets the text within two seconds
    distance: float = 160.0
    across: float = 0.0
    down: float = 0.0
    roll: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    shake: float = 1.0  # hand tremor, 1 = about 1.5 mm and 2 degrees
    sway: float = 0.0  # deliberate movement, mm to each side
    sway_hertz: float = 0.35
    exposure: float = 1 / 120  # shutter time in seconds: how much movement smears
    defocus: float = 0.6  # sigma of the blur over the card, px
    gain: float = 1.0  # brightness of the whole picture
    noise: float = 1.0  # sensor noise, 1 = sigma of about 2.5 grey levels
    glare: float = 0.0  # 0 none, 1 a lamp straight into the lens
    glare_across: float = 0.0  # where the lamp's reflection sits, mm from the code's centre
    glare_down: float = 0.0
    glare_drift: float = 0.0  # how far it wanders as the hand turns, mm
    entrance: float = 0.4  # seconds of coming in from below; 0 = there at once


STEADY = Situation("steady", readable=True)
MOVING = Situation("moving", readable=True, sway=30.0, shake=1.6)
TILTED = Situation("tilted", readable=True, roll=24.0, yaw=28.0, pitch=-18.0)
UPSIDE_DOWN = Situation("upside_down", readable=True, roll=178.0)
DIM = Situation("dim", readable=True, gain=0.3, noise=2.4, defocus=0.9)
FAR = Situation("far", readable=True, distance=270.0, defocus=0.5)
TOO_FAR = Situation("too_far", readable=False, distance=620.0)
TOO_NEAR = Situation("too_near", readable=False, distance=72.0, defocus=3.5)
CUT_OFF = Situation("cut_off", readable=False, across=82.0, down=22.0)
BLURRED = Situation("blurred", readable=False, defocus=4.0)
GLARE = Situation(
    "glare", readable=True, glare=0.8, glare_across=14.0, glare_down=-14.0, glare_drift=34.0
)
BLINDING = Situation("blinding", readable=False, glare=1.0, glare_drift=5.0)
WHITED_OUT = Situation("whited_out", readable=False, gain=14.0)
TOO_STEEP = Situation("too_steep", readable=False, yaw=78.0)
TOO_DARK = Situation("too_dark", readable=False, gain=0.045, noise=3.0, defocus=1.2)

SITUATIONS: dict[str, Situation] = {
    situation.name: situation
    for situation in (
        STEADY,
        MOVING,
        TILTED,
        UPSIDE_DOWN,
        DIM,
        FAR,
        TOO_FAR,
        TOO_NEAR,
        CUT_OFF,
        BLURRED,
        GLARE,
        BLINDING,
        WHITED_OUT,
        TOO_STEEP,
        TOO_DARK,
    )
}
