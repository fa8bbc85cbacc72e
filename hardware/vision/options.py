"""What the vision process is told at its start, in its environment.

Not on its command line, which everybody on the machine can read: an address may hold a password.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from hardware.camera.wishes import CameraWishes

VARIABLE = "YIMA_VISION"


@dataclass(frozen=True, slots=True)
class VisionOptions:
    """`source` as in `hardware.camera.sources`; `recordings`: the folder for developers' recordings,
    none where it is empty; `recipient`: whom they are encrypted for, 04 || X || Y in hexadecimal, without
    whom nothing is recorded.
    """

    source: str = field(repr=False)
    wishes: CameraWishes = field(default_factory=CameraWishes)
    recordings: str = ""
    recipient: str = ""

    def to_environment(self) -> dict[str, str]:
        return {VARIABLE: json.dumps(asdict(self))}

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> VisionOptions:
        """Raises ValueError, KeyError or TypeError for anything that `to_environment` has not made."""
        told = json.loads(environment[VARIABLE])
        wishes = CameraWishes(**told["wishes"])
        return cls(told["source"], wishes, told["recordings"], told["recipient"])
