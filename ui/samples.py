"""One view of every screen in each of its states, for the gallery and the tests.

Plainly synthetic: no person, hospital or appointment here exists.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.devices import ScanHint
from kiosk.reasons import CATALOGUE, Code, Failure, NextStep
from kiosk.session.screens import (
    Action,
    Alternative,
    AppointmentCard,
    Attract,
    Checking,
    Choice,
    Dues,
    Help,
    HelpTopic,
    HospitalTrouble,
    NothingToday,
    Offer,
    OutOfService,
    PartOfDay,
    Refused,
    Screen,
    SecondFactor,
    SignedIn,
    SigningIn,
    StaffNote,
    TicketState,
    View,
    Welcome,
)
from ui.samples_pay import pay_samples
from ui.samples_reports import report_samples

HOSPITAL = "示范医院"

_START_ROW = (Action.LARGER_TEXT, Action.NO_PHONE, Action.STAFF)
_WAITING_ROW = (Action.LARGER_TEXT,)
_VISIT_ROW = (Action.LARGER_TEXT, Action.FINISH)
_TROUBLE_ROW = (Action.LARGER_TEXT, Action.STAFF, Action.FINISH)
_PROVING_ROW = (Action.LARGER_TEXT, Action.BACK, Action.FINISH)
_DONE_ROW = (Action.LARGER_TEXT, Action.REPRINT, Action.FINISH)

_DEPARTMENTS = ("心内科", "检验科", "眼科", "中西医结合康复医学科", "口腔科", "神经内科")
_DOCTORS = ("李医生", "", "欧阳医生", "王主任医师", "赵医生", "周医生")

_FACTS: dict[str, str | int] = {
    "minutes": 4,
    "seconds": 90,
    "days": 9,
    "date": "2025-06-30",
    "status": 503,
    "what": "",
    "list_state": "",
    "result": "",
    "words": "现在还不到签到时间，请在 9:30 以后再来。",
}


DUES = Dues(2, "126.50")
MOST_DUES = Dues(12, "9,999,999.99")


def appointment(index: int) -> AppointmentCard:
    """One of six made-up appointments, `index` 0..5."""
    return AppointmentCard(
        id=f"ap-{index}",
        department=_DEPARTMENTS[index],
        doctor=_DOCTORS[index],
        start=f"{9 + index}:00",
        end=f"{10 + index}:00",
        place=f"门诊楼 {1 + index} 层 B 区 12 诊室",
    )


SIGNED_IN = SignedIn(
    number="A017",
    department="心内科",
    doctor="李医生",
    ahead=5,
    wait_minutes=25,
    place="门诊楼 3 层 B 区",
    directions="出门左转，乘 2 号电梯",
    ticket=TicketState.TAKE,
    trouble=None,
    can_reprint=True,
    already=False,
    seconds_left=8,
)


def failure(code: Code) -> Failure:
    """A failure with all the facts that its words may use."""
    return Failure(code, {fact: _FACTS[fact] for fact in sorted(CATALOGUE[code].facts)})


def samples() -> dict[str, View]:
    """All samples by name, "signed_in-no_ticket": the name of a picture in the gallery."""
    visit = {**_before(), **_visit(), **_proving(), **_done(), **_trouble()}
    return {**visit, **pay_samples(), **report_samples()}


def _start(screen: Screen) -> View:
    return View(screen, _START_ROW)


def _before() -> dict[str, View]:
    return {
        "attract": _start(Attract()),
        "attract-degraded": _start(Attract(degraded=True, no_tickets=True)),
        "attract-camera_starting": _start(Attract(camera_ready=False)),
        "attract-reader": _start(Attract(reader=True)),
        "attract-list_ageing": _start(Attract(staff_note=StaffNote.LIST_AGEING, days_left=6)),
        "attract-list_stale": _start(Attract(staff_note=StaffNote.LIST_STALE, reader=True)),
        "attract-clock_suspect": _start(
            Attract(staff_note=StaffNote.CLOCK_SUSPECT, degraded=True, no_tickets=True)
        ),
        "attract-camera_trouble": _start(
            Attract(camera_ready=False, scanner=True, staff_note=StaffNote.CAMERA_TROUBLE)
        ),
        "attract-scanner_offline": _start(Attract(staff_note=StaffNote.SCANNER_OFFLINE)),
        "attract-lamp_failed": _start(Attract(staff_note=StaffNote.LAMP_FAILED, scanner=True)),
        "attract-orders_open": _start(Attract(staff_note=StaffNote.ORDERS_OPEN, open_orders=3)),
        "attract-prints_in_doubt": _start(
            Attract(staff_note=StaffNote.PRINTS_IN_DOUBT, doubtful_prints=2)
        ),
        "attract-report_printer": _start(Attract(staff_note=StaffNote.REPORT_PRINTER_TROUBLE)),
        "attract-paper_low": _start(Attract(staff_note=StaffNote.PAPER_LOW)),
        "attract-toner_low": _start(Attract(staff_note=StaffNote.TONER_LOW, degraded=True)),
        "attract-payments_down": _start(Attract(staff_note=StaffNote.PAYMENTS_DOWN)),
        "attract-recording": replace(_start(Attract()), recording=True),
        **_hints(),
        "checking": View(Checking(), _WAITING_ROW),
        "checking-slow": View(Checking(waiting_seconds=6), _WAITING_ROW),
        "checking-very_slow": View(Checking(waiting_seconds=31), _VISIT_ROW),
        "help-no_phone": View(Help(HelpTopic.NO_PHONE, 20), (Action.LARGER_TEXT, Action.BACK)),
        "help-no_phone-reader": View(
            Help(HelpTopic.NO_PHONE, 20, reader=True), (Action.LARGER_TEXT, Action.BACK)
        ),
        "help-staff": View(Help(HelpTopic.STAFF, 20), (Action.LARGER_TEXT, Action.BACK)),
    }


def _hints() -> dict[str, View]:
    hints = [hint for hint in ScanHint if hint is not ScanHint.NONE]
    refused = Refused(failure(Code.PRESENTATION_TOO_OLD), 12, hint=ScanHint.TOO_FAR)
    return {
        **{f"attract-hint-{hint}": _start(Attract(hint=hint)) for hint in hints},
        "attract-hint-degraded": _start(
            Attract(degraded=True, no_tickets=True, reader=True, hint=ScanHint.OVEREXPOSED)
        ),
        "refused-hint": _start(refused),
        "refused-hint-long": _start(replace(refused, hint=ScanHint.OVEREXPOSED)),
    }


def _visit() -> dict[str, View]:
    name, part = "张*明", PartOfDay.MORNING
    offer = View(Offer(name, part, appointment(0)), _VISIT_ROW)

    def visit(screen: Screen) -> View:
        return View(screen, _VISIT_ROW)

    def choice(count: int, dues: Dues | None = None, *, reports: bool = False) -> View:
        cards = tuple(appointment(index) for index in range(count))
        return visit(Choice("欧阳**", PartOfDay.AFTERNOON, cards, dues, reports))

    return {
        "welcome": View(Welcome(name, part), _WAITING_ROW),
        "welcome-slow": View(Welcome(name, PartOfDay.EVENING, waiting_seconds=6), _WAITING_ROW),
        "welcome-very_slow": visit(Welcome("", part, waiting_seconds=31)),
        "offer": offer,
        "offer-long": visit(Offer("", part, appointment(3))),
        "offer-dues": visit(Offer(name, part, appointment(0), DUES)),
        "offer-dues-uncounted": visit(Offer(name, part, appointment(0), Dues())),
        "offer-dues-largest": visit(Offer(name, part, appointment(3), MOST_DUES)),
        "offer-reports": visit(Offer(name, part, appointment(0), reports=True)),
        "offer-dues-reports": visit(Offer(name, part, appointment(0), DUES, reports=True)),
        "offer-everything": visit(Offer(name, part, appointment(3), MOST_DUES, reports=True)),
        "offer-idle": replace(offer, idle_seconds=17),
        "choice-2": choice(2),
        "choice-4": choice(4),
        "choice-6": choice(6),
        "choice-2-dues": choice(2, DUES),
        "choice-6-dues": choice(6, Dues()),
        "choice-2-reports": choice(2, reports=True),
        "choice-2-dues-reports": choice(2, DUES, reports=True),
        "choice-6-dues-reports": choice(6, Dues(), reports=True),
        "signing_in": View(SigningIn(appointment(0)), _WAITING_ROW),
        "signing_in-slow": View(SigningIn(appointment(0), waiting_seconds=7), _WAITING_ROW),
        "nothing_today": visit(NothingToday(name, part, 30)),
        "nothing_today-dues": visit(NothingToday(name, part, 30, DUES)),
        "nothing_today-reports": visit(NothingToday(name, part, 30, reports=True)),
        "nothing_today-dues-reports": visit(NothingToday(name, part, 30, DUES, reports=True)),
    }


def _proving() -> dict[str, View]:
    def asked(identity: int, phone: int, *, wrong: bool = False, tries_left: int = -1) -> View:
        return View(SecondFactor(identity, phone, wrong, tries_left), _PROVING_ROW)

    def checked(seconds: int, row: tuple[Action, ...]) -> View:
        return View(SecondFactor(4, 4, checking_seconds=seconds), row)

    return {
        "second_factor": asked(0, 0),
        "second_factor-half": asked(3, 0),
        "second_factor-phone": asked(4, 1),
        "second_factor-full": asked(4, 4),
        "second_factor-wrong": asked(0, 0, wrong=True, tries_left=3),
        "second_factor-last_try": asked(2, 0, wrong=True, tries_left=1),
        "second_factor-checking": checked(0, _WAITING_ROW),
        "second_factor-checking_slow": checked(6, _WAITING_ROW),
        "second_factor-checking_very_slow": checked(31, _VISIT_ROW),
    }


def _done() -> dict[str, View]:
    nameless = replace(SIGNED_IN, number="", ahead=-1, wait_minutes=-1, directions="")

    def without_paper(done: SignedIn, code: Code) -> View:
        told = replace(done, ticket=TicketState.FAILED, trouble=failure(code), can_reprint=False)
        return View(told, _VISIT_ROW)

    return {
        "signed_in": View(SIGNED_IN, _DONE_ROW),
        "signed_in-printing": View(
            replace(SIGNED_IN, ticket=TicketState.PRINTING, can_reprint=False, seconds_left=-1),
            _VISIT_ROW,
        ),
        "signed_in-no_ticket": without_paper(SIGNED_IN, Code.PRINTER_PAPER_OUT),
        "signed_in-dues": View(replace(SIGNED_IN, dues=DUES), _DONE_ROW),
        "signed_in-reports": View(replace(SIGNED_IN, reports=True), _DONE_ROW),
        "signed_in-dues-reports": View(replace(SIGNED_IN, dues=DUES, reports=True), _DONE_ROW),
        "signed_in-no_ticket-dues-reports": without_paper(
            replace(SIGNED_IN, dues=Dues(), reports=True), Code.PRINTER_PAPER_OUT
        ),
        "signed_in-no_ticket-dues": without_paper(
            replace(SIGNED_IN, dues=Dues()), Code.PRINTER_PAPER_OUT
        ),
        "signed_in-already": View(
            replace(SIGNED_IN, already=True, ahead=0, ticket=TicketState.NONE), _DONE_ROW
        ),
        "signed_in-by_name": View(nameless, _DONE_ROW),
        "signed_in-by_name-no_ticket": without_paper(
            replace(nameless, place=""), Code.PRINTER_OFFLINE
        ),
        "signed_in-long": View(
            replace(
                SIGNED_IN,
                number="VIP1017",
                department="中西医结合康复医学科",
                doctor="欧阳主任医师",
                ahead=28,
                wait_minutes=145,
                place="门急诊综合楼 12 层 C 区 25 诊室",
                directions="出门右转走到底，过连廊后乘 11 号电梯上 12 层",
            ),
            _DONE_ROW,
        ),
    }


def _trouble() -> dict[str, View]:
    refused = {
        f"refused-{code}": _start(Refused(failure(code), 12)) for code in _one_code_for_each_step()
    }
    return {
        **refused,
        "refused-payment_code": _start(Refused(failure(Code.PAYMENT_CODE), 12)),
        "refused-presentation_too_old": _start(Refused(failure(Code.PRESENTATION_TOO_OLD), 12)),
        "refused-platform_unreachable-works": _start(
            Refused(
                failure(Code.PLATFORM_UNREACHABLE),
                12,
                (Alternative.OFFLINE_CODE, Alternative.DOCUMENT),
            )
        ),
        "refused-trust_list_stale-works": _start(
            Refused(failure(Code.TRUST_LIST_STALE), 12, tuple(Alternative)[1:])
        ),
        "refused-sign_in_refused": View(
            Refused(failure(Code.SIGN_IN_REFUSED), 12),
            (Action.LARGER_TEXT, Action.BACK, Action.FINISH),
        ),
        "hospital_trouble": View(
            HospitalTrouble(failure(Code.HOSPITAL_TIMEOUT), can_retry=True, seconds_left=30),
            _TROUBLE_ROW,
        ),
        "hospital_trouble-ask": View(
            HospitalTrouble(failure(Code.HOSPITAL_REFUSED), can_retry=False, seconds_left=30),
            _TROUBLE_ROW,
        ),
        "out_of_service": View(
            OutOfService(failure(Code.CAMERA_ABSENT)), (Action.LARGER_TEXT, Action.STAFF)
        ),
    }


def _one_code_for_each_step() -> list[Code]:
    """The refusal with the most words for each picture."""
    longest: dict[NextStep, Code] = {}
    for code, reason in CATALOGUE.items():
        best = longest.get(reason.next)
        if best is None or len(reason.advice) > len(CATALOGUE[best].advice):
            longest[reason.next] = code
    return sorted(longest.values())
