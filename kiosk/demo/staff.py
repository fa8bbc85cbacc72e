"""The demo hospital's staff: nobody, with badges, letters and a recovery key in a safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import cbor2

from kiosk.demo.authority import Authority, encode_badge, encode_invitation
from kiosk.domain import StaffRole
from kiosk.staff import spelled
from kiosk.staff.recovery import Challenge

ISSUER: Final = "H-DEMO"
NAME: Final = "演示医院（演示）"
PIN: Final = "407295"
"""Of everybody: known to everybody, in the demo alone."""

_DAY: Final = 86_400
_ROLE_NUMBERS: Final = {"operator": 0, "engineer": 1, "auditor": 2}

STAFF: Final[Mapping[str, tuple[StaffRole, ...]]] = {
    "DEMO-OPERATOR-1": (StaffRole.OPERATOR,),
    "DEMO-OPERATOR-2": (StaffRole.OPERATOR,),
    "DEMO-ENGINEER-1": (StaffRole.ENGINEER,),
    "DEMO-ENGINEER-2": (StaffRole.ENGINEER, StaffRole.OPERATOR),
    "DEMO-AUDITOR-1": (StaffRole.AUDITOR,),
}


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """The two keys of the hospital's; both stand in the trust list, each with its own usage."""

    badges: Authority
    recovery: Authority

    @classmethod
    def create(cls, seed: bytes) -> DemoStaff:
        """Keys from `seed`: for demonstration and tests only."""
        return cls(
            Authority.create(seed, issuer=ISSUER, name=NAME, usage="staff"),
            Authority.create(seed, issuer=ISSUER, name=NAME, usage="recovery"),
        )

    def badge(self, staff_id: str, now: int) -> str:
        """The code of somebody of `STAFF`, good for a year from yesterday. `now`: Unix seconds."""
        iat = now - _DAY
        return encode_badge(
            self.badges.badge(staff_id, STAFF[staff_id], iat=iat, exp=iat + 365 * _DAY)
        )

    def invitation(self, staff_id: str, now: int, terminal: str = "") -> str:
        """The letter's code, good for a week."""
        data = self.badges.invite(staff_id, iat=now, exp=now + 7 * _DAY, terminal=terminal)
        return encode_invitation(data)

    def recover(self, challenge: str, role: str) -> str:
        """What the hospital reads out on the phone, line by line. Raises ValueError: no challenge."""
        asked = Challenge.read(challenge)
        if asked is None:
            raise ValueError("not what a terminal shows")
        protected = cbor2.dumps({1: -65537, 16: "yima-recovery"})
        payload = cbor2.dumps([asked.terminal, asked.nonce, role])
        signed = cbor2.dumps(["Signature1", protected, b"", payload])
        number = bytes((_ROLE_NUMBERS.get(role, 255),))
        return "\n".join(spelled.spelled(number + self.recovery.key.sign(signed)))
