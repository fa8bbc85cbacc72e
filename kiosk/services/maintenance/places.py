"""Where somebody of the staff is, and who it is."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.values import StaffId
from kiosk.codes.staff_badge import Subject
from kiosk.maintenance.sheet import By
from kiosk.session.staff_stages import Maintaining, OnPage, Where
from kiosk.session.state import Kiosk
from kiosk.staff.audited import BY_RECOVERY
from kiosk.staff.states import Session


def by(session: Session, second: Subject | None = None) -> By:
    """Who is at it, as the audit log has them."""
    staff = BY_RECOVERY if session.subject is None else StaffId(session.subject)
    return By(staff, session.roles, None if second is None else StaffId(second))


def moved(kiosk: Kiosk, where: Where) -> Kiosk:
    """In maintenance mode, and now there."""
    stage = kiosk.stage
    if not isinstance(stage, Maintaining):
        return kiosk
    return replace(kiosk, stage=replace(stage, where=where))


def page_of(kiosk: Kiosk) -> OnPage | None:
    """The page that somebody is at, whatever lies over it."""
    stage = kiosk.stage
    if not isinstance(stage, Maintaining) or not isinstance(stage.where, OnPage):
        return None
    return stage.where
