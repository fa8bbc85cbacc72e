"""What the vision process is told at its start, as one argument of its command line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from hardware.camera.wishes import CameraWishes


@dataclass(frozen=True, slots=True)
class VisionOptions:
    """`source` as in `hardware.camera.sources`; `recordings`: the folder for developers' recordings,
    none where it is empty.
    """

    source: str
    wishes: CameraWishes = field(default_factory=CameraWishes)
    recordings: str = ""

    def to_argument(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_argument(cls, argument: str) -> VisionOptions:
        """Raises ValueError, KeyError or TypeError for anything that `to_argument` has not made."""
        told = json.loads(argument)
        return cls(told["source"], CameraWishes(**told["wishes"]), told["recordings"])
