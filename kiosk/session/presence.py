"""Whether somebody stands before the terminal, where a sensor says so (UX.md, "idle").

Whoever stands there need not touch anything; whoever has left need not be waited for. A sensor cannot
tell one person from the next: somebody who comes after a gap does not keep the session of the one before.
It may overlook somebody, too: after a touch, absence counts once it has seen somebody and lost them again.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.devices import PresenceState
from kiosk.session.heard import Attendance
from kiosk.session.state import Kiosk, Moment

GONE_AFTER = 3.0
"""Seconds without anybody after which they have left; less is somebody who bends down."""
LONGEST_STAND = 180.0
"""Seconds without a touch after which it is asked whether it is still the patient who stands there."""


def changed(kiosk: Kiosk, before: PresenceState, at: Moment) -> Kiosk:
    """The sensor said something else than `before`; the equipment knows it already."""
    now = kiosk.equipment.presence
    lost = before is PresenceState.PRESENT and now is PresenceState.ABSENT
    attendance = replace(kiosk.attendance, absent_since=at.monotonic if lost else None)
    return replace(kiosk, attendance=attendance)


def touched(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A hand or a code: somebody is here, whatever the sensor says."""
    return replace(kiosk, touched=at.monotonic, attendance=Attendance())


def ticked(kiosk: Kiosk, at: Moment) -> Kiosk:
    attendance, now = kiosk.attendance, at.monotonic
    if kiosk.equipment.presence is PresenceState.PRESENT:
        return replace(kiosk, attendance=replace(attendance, seen=now))
    since = attendance.absent_since
    if attendance.gone_at is not None or since is None or now - since < GONE_AFTER:
        return kiosk
    return replace(kiosk, attendance=replace(attendance, gone_at=now))


def counted_anew(kiosk: Kiosk, at: Moment) -> Kiosk:
    """There is something to be heard of that could not be asked about before: a payment was covered.
    Whoever has left, by what the sensor says, has the whole countdown to come back.
    """
    if kiosk.attendance.gone_at is None:
        return kiosk
    return replace(kiosk, attendance=replace(kiosk.attendance, gone_at=at.monotonic))


def quiet_since(kiosk: Kiosk) -> float:
    """From when on the idle time counts, monotonic seconds: the last touch, as a rule.

    Later while somebody has stood there ever since; once they have left, the countdown begins at once.
    """
    attendance = kiosk.attendance
    if attendance.gone_at is not None:
        return min(kiosk.touched, attendance.gone_at - kiosk.pace.idle_warning)
    longest = max(0.0, LONGEST_STAND - kiosk.pace.idle_warning)
    return max(kiosk.touched, min(attendance.seen, kiosk.touched + longest))
