"""The demo hospital's accounts at the demo platforms. Nobody's, and good for nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.demo.hospital.world import HOSPITAL_NAME


@dataclass(frozen=True, slots=True)
class TencentAccount:
    app_id: str = "demo-app"
    secret: str = "demo secret, opens nothing"  # noqa: S105 - as it says
    hospital_id: str = "99999"


@dataclass(frozen=True, slots=True)
class ProvincialAccount:
    app_id: str = "DEMO-APP-0001"
    secret: str = "DemoOpensNothing"  # noqa: S105 - as it says


@dataclass(frozen=True, slots=True)
class InsuranceAccount:
    institution_code: str = "H99999900001"
    institution_name: str = HOSPITAL_NAME
    region: str = "999999"
    receiver: str = "DEMO"
    secret: str = "demo secret, opens nothing"  # noqa: S105 - as it says


TENCENT: Final = TencentAccount()
PROVINCIAL: Final = ProvincialAccount()
INSURANCE: Final = InsuranceAccount()
