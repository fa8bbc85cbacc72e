"""Where in the patient's way a card was used: the card platform's scene codes (用卡环节)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.services.access import ServiceId

SELF_SERVICE_CHANNEL: Final = "0200"
"""Channel code (用卡渠道) of a self-service terminal."""


class Scene(StrEnum):
    BOOKING = "0101011"
    SAME_DAY = "0101012"
    OUTPATIENT_PAYMENT = "0101051"
    LABORATORY_REPORT = "0101081"
    EXAMINATION_REPORT = "0101082"


SCENES: Final[Mapping[ServiceId, str]] = {
    ServiceId.CHECKIN: Scene.SAME_DAY,
    ServiceId.PAY: Scene.OUTPATIENT_PAYMENT,
    ServiceId.REPORTS: Scene.LABORATORY_REPORT,
}
"""A service that is not here is no use of a card. A site may have another table."""
