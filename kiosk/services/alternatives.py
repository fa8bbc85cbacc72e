"""What works at this moment when one kind of code does not, and whether anything does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.codes.classify import Kind
from kiosk.devices import CameraState, ReaderState, ScannerState
from kiosk.reasons import Code, Failure
from kiosk.session.screens import Alternative
from kiosk.session.state import Kiosk
from kiosk.trust.health import ClockState, TrustState

_ONLINE: Final[Mapping[Kind, Alternative]] = {
    Kind.EHC_STATIC: Alternative.PLATFORM_CODE,
    Kind.EHC_DYNAMIC: Alternative.PLATFORM_CODE,
    Kind.INSURANCE_VOUCHER: Alternative.VOUCHER,
}
BLIND: Final[Mapping[CameraState, Code]] = {
    CameraState.ABSENT: Code.CAMERA_ABSENT,
    CameraState.SILENT: Code.CAMERA_SILENT,
    CameraState.FROZEN: Code.CAMERA_FROZEN,
    CameraState.BLACK: Code.CAMERA_BLACK,
}
_NOT_THE_CARDS_FAULT = frozenset(
    {
        Code.TRUST_LIST_STALE,
        Code.CLOCK_SUSPECT,
        Code.NEEDS_PLATFORM,
        Code.PLATFORM_UNREACHABLE,
        Code.PLATFORM_BAD_ANSWER,
    }
)


def alternatives(kiosk: Kiosk, failure: Failure) -> tuple[Alternative, ...]:
    """What to use instead; empty where the code itself was at fault."""
    if failure.code not in _NOT_THE_CARDS_FAULT:
        return ()
    health, online = kiosk.equipment.trust, {_ONLINE[k] for k in kiosk.online if k in _ONLINE}
    works = {Alternative.DOCUMENT} if kiosk.equipment.reader is ReaderState.READY else set()
    if failure.code in {Code.TRUST_LIST_STALE, Code.CLOCK_SUSPECT}:
        works |= online
    elif health.state in {TrustState.FRESH, TrustState.AGEING} and health.clock is ClockState.FINE:
        works.add(Alternative.OFFLINE_CODE)
    return tuple(sorted(works, key=list(Alternative).index))


def out_of_service(kiosk: Kiosk) -> Failure | None:
    """Why nobody can be served, if so; the most serious first, but what staff said before all."""
    equipment = kiosk.equipment
    if kiosk.is_closed:
        return Failure(Code.CLOSED)
    if not equipment.storage_writable:
        return Failure(Code.STORAGE_FULL)
    if equipment.trust.state is TrustState.MISSING:
        return Failure(Code.TRUST_LIST_MISSING)
    if equipment.camera in BLIND and equipment.scanner is not ScannerState.READY:
        return Failure(BLIND[equipment.camera])
    if equipment.trust.state is TrustState.STALE:
        stale = Failure(Code.TRUST_LIST_STALE, {"days": equipment.trust.days_old})
        return None if alternatives(kiosk, stale) else stale
    return None
