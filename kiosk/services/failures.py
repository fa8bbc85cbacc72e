"""Whose an effect's failure is: by what stands on the stage.

Bills are also read ahead, while something else is under way: of these, and of an answer that the stage
has gone past, only the log hears.
"""

from __future__ import annotations

from kiosk.audit.catalogue import EventId
from kiosk.services import checkin, home, pay, paying, reports
from kiosk.services.access import ServiceId
from kiosk.session.effects import Record
from kiosk.session.ending import Step
from kiosk.session.events import EffectFailed, Errand
from kiosk.session.pay_stages import FindingBills, Ordering, Quoting
from kiosk.session.report_stages import Fetching, FindingReports
from kiosk.session.state import Kiosk, Moment, Welcoming


def failed(kiosk: Kiosk, event: EffectFailed, at: Moment) -> Step:
    if event.errand is not None and not _is_waited_for(kiosk, event.errand):
        paying_for = event.errand in (Errand.BILLS, Errand.QUOTE, Errand.ORDER)
        failed = EventId.PAYMENT_FAILED if paying_for else EventId.HOSPITAL_FAILED
        return kiosk, (Record(failed, {"code": event.failure.code}),)
    match kiosk.stage:
        case Welcoming() if event.errand is Errand.BILLS:
            kiosk, effects = pay.failed(kiosk, event, at)
            return home.told(kiosk, ServiceId.PAY, at), effects
        case FindingBills() | Quoting():
            return pay.failed(kiosk, event, at)
        case Ordering():
            return paying.failed(kiosk, event, at)
        case FindingReports() | Fetching():
            return reports.failed(kiosk, event, at)
        case _:
            return checkin.failed(kiosk, event, at)


def _is_waited_for(kiosk: Kiosk, errand: Errand) -> bool:
    match errand, kiosk.stage:
        case Errand.BILLS, FindingBills():
            return True
        case Errand.BILLS, Welcoming(awaits=awaits):
            return ServiceId.PAY in awaits
        case Errand.QUOTE, Quoting():
            return True
        case Errand.ORDER, Ordering():
            return True
        case Errand.REPORTS, FindingReports():
            return True
        case Errand.REPORT, Fetching():
            return True
        case _:
            return False
