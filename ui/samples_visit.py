"""Samples from the greeting to the number; see `ui.samples`. Plainly synthetic."""

from __future__ import annotations

from dataclasses import replace

from kiosk.reasons import Code
from kiosk.services.access import ServiceId
from kiosk.session.screens import (
    Action,
    AppointmentCard,
    Choice,
    Dues,
    Home,
    NothingToday,
    Offer,
    PartOfDay,
    Screen,
    SignedIn,
    SigningIn,
    SwitchCard,
    TicketState,
    Tile,
    View,
    Welcome,
)
from ui.samples_failures import failure

_WAITING_ROW = (Action.ELDER_MODE,)
_VISIT_ROW = (Action.ELDER_MODE, Action.FINISH)
_BACK_ROW = (Action.ELDER_MODE, Action.BACK, Action.FINISH)
_DONE_ROW = (Action.ELDER_MODE, Action.REPRINT, Action.FINISH)

_DEPARTMENTS = ("心内科", "检验科", "眼科", "中西医结合康复医学科", "口腔科", "神经内科")
_DOCTORS = ("李医生", "", "欧阳医生", "王主任医师", "赵医生", "周医生")
_NAME, _LONG_NAME = "张*明", "阿卜杜******提"

DUES = Dues(2, "126.50")
MOST_DUES = Dues(12, "9,999,999.99")

CHECKIN = Tile(ServiceId.CHECKIN, "心内科 10:00", 1)
QUEUE = Tile(ServiceId.QUEUE, "A017")
PAY = Tile(ServiceId.PAY, count=2, amount="126.50")
REPORTS = Tile(ServiceId.REPORTS, count=1)


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


def visit_samples() -> dict[str, View]:
    return {**_greeted(), **_offered(), **_choices(), **_at_home(), **_switching(), **_signing()}


def done_samples() -> dict[str, View]:
    return {**_numbers(), **_beside_the_number()}


def _visit(screen: Screen) -> View:
    return View(screen, _VISIT_ROW)


def _greeted() -> dict[str, View]:
    slow = Welcome(_NAME, PartOfDay.EVENING, waiting_seconds=6)
    return {
        "welcome": View(Welcome(_NAME, PartOfDay.MORNING), _WAITING_ROW),
        "welcome-slow": View(slow, _WAITING_ROW),
        "welcome-other_errands": View(replace(slow, finds_appointments=False), _WAITING_ROW),
        "welcome-very_slow": _visit(Welcome("", PartOfDay.MORNING, waiting_seconds=31)),
    }


def _offered() -> dict[str, View]:
    one = Offer(_NAME, PartOfDay.MORNING, appointment(0))
    longest = Offer(_LONG_NAME, PartOfDay.AFTERNOON, appointment(3))
    nameless = Offer("", PartOfDay.MORNING, appointment(3))
    return {
        "offer": _visit(one),
        "offer-long": _visit(nameless),
        "offer-dues": _visit(replace(one, dues=DUES)),
        "offer-dues-uncounted": _visit(replace(one, dues=Dues())),
        "offer-dues-largest": _visit(replace(longest, dues=MOST_DUES)),
        "offer-reports": _visit(replace(one, reports=True)),
        "offer-reports-new": _visit(replace(one, reports=True, new_reports=3)),
        "offer-reports-none_new": _visit(replace(one, reports=True, new_reports=0)),
        "offer-dues-reports": _visit(replace(one, dues=DUES, reports=True, new_reports=1)),
        "offer-services": _visit(replace(one, services=True)),
        "offer-dues-services": _visit(replace(one, dues=DUES, services=True)),
        "offer-everything": _visit(
            replace(longest, dues=MOST_DUES, reports=True, new_reports=12, services=True)
        ),
        "offer-idle": replace(_visit(one), idle_seconds=17),
    }


def _choices() -> dict[str, View]:
    def choice(
        count: int,
        dues: Dues | None = None,
        *,
        new_reports: int | None = None,
        services: bool = False,
    ) -> View:
        cards = tuple(appointment(index) for index in range(count))
        screen = Choice("欧阳**", PartOfDay.AFTERNOON, cards, dues, services=services)
        if new_reports is not None:
            screen = replace(screen, reports=True, new_reports=new_reports)
        return _visit(screen)

    return {
        "choice-2": choice(2),
        "choice-4": choice(4),
        "choice-6": choice(6),
        "choice-2-dues": choice(2, DUES),
        "choice-6-dues": choice(6, Dues()),
        "choice-2-reports": choice(2, new_reports=-1),
        "choice-2-dues-reports": choice(2, DUES, new_reports=1),
        "choice-6-dues-reports": choice(6, Dues(), new_reports=-1),
        "choice-6-everything": choice(6, MOST_DUES, new_reports=12, services=True),
    }


def _at_home() -> dict[str, View]:
    def home(*tiles: Tile, nothing_today: bool = False, name: str = _NAME) -> Home:
        return Home(name, PartOfDay.MORNING, tiles, nothing_today, seconds_left=30)

    most = Tile(ServiceId.PAY, count=12, amount="9,999,999.99")
    long_wait = Tile(ServiceId.QUEUE, "VIP1017")
    several = Tile(ServiceId.CHECKIN, "中西医结合康复医学科 13:00", 4)
    return {
        "home-1": _visit(home(Tile(ServiceId.REPORTS), nothing_today=True)),
        "home-2": _visit(home(REPORTS, PAY, nothing_today=True)),
        "home-2-unknown": _visit(home(Tile(ServiceId.PAY), Tile(ServiceId.REPORTS))),
        "home-3": _visit(home(PAY, REPORTS, QUEUE)),
        "home-3-back": View(home(CHECKIN, PAY, REPORTS), _BACK_ROW),
        "home-4": _visit(home(REPORTS, PAY, CHECKIN, QUEUE)),
        "home-4-long": View(
            home(several, most, long_wait, Tile(ServiceId.REPORTS, count=12), name=_LONG_NAME),
            _BACK_ROW,
        ),
        "home-nameless": _visit(home(PAY, Tile(ServiceId.REPORTS), nothing_today=True, name="")),
        "nothing_today": _visit(NothingToday(_NAME, PartOfDay.MORNING, 30)),
        "nothing_today-nameless": _visit(NothingToday("", PartOfDay.AFTERNOON, 30)),
    }


def _switching() -> dict[str, View]:
    return {
        "switch_card": View(SwitchCard(_NAME, "王*", 12), _BACK_ROW),
        "switch_card-nameless": View(SwitchCard("", "", 12), _BACK_ROW),
        "switch_card-long": View(SwitchCard("欧阳**", _LONG_NAME, 9), _BACK_ROW),
    }


def _signing() -> dict[str, View]:
    return {
        "signing_in": View(SigningIn(appointment(0)), _WAITING_ROW),
        "signing_in-slow": View(SigningIn(appointment(0), waiting_seconds=7), _WAITING_ROW),
        "signing_in-very_slow": _visit(SigningIn(appointment(3), waiting_seconds=31)),
    }


def _without_paper(done: SignedIn, code: Code) -> View:
    told = replace(done, ticket=TicketState.FAILED, trouble=failure(code), can_reprint=False)
    return View(told, _VISIT_ROW)


def _numbers() -> dict[str, View]:
    nameless = replace(SIGNED_IN, number="", ahead=-1, wait_minutes=-1, directions="")
    printing = replace(SIGNED_IN, ticket=TicketState.PRINTING, can_reprint=False, seconds_left=-1)
    longest = replace(
        SIGNED_IN,
        number="VIP1017",
        department="中西医结合康复医学科",
        doctor="欧阳主任医师",
        ahead=28,
        wait_minutes=145,
        place="门急诊综合楼 12 层 C 区 25 诊室",
        directions="出门右转走到底，过连廊后乘 11 号电梯上 12 层",
    )
    already = replace(SIGNED_IN, already=True, ahead=0, ticket=TicketState.NONE)
    return {
        "signed_in": View(SIGNED_IN, _DONE_ROW),
        "signed_in-printing": View(printing, _VISIT_ROW),
        "signed_in-no_ticket": _without_paper(SIGNED_IN, Code.PRINTER_PAPER_OUT),
        "signed_in-already": View(already, _DONE_ROW),
        "signed_in-by_name": View(nameless, _DONE_ROW),
        "signed_in-by_name-no_ticket": _without_paper(
            replace(nameless, place=""), Code.PRINTER_OFFLINE
        ),
        "signed_in-long": View(longest, _DONE_ROW),
    }


def _beside_the_number() -> dict[str, View]:
    both = replace(SIGNED_IN, dues=DUES, reports=True, new_reports=1)
    uncounted = replace(SIGNED_IN, dues=Dues())
    return {
        "signed_in-dues": View(replace(SIGNED_IN, dues=DUES), _DONE_ROW),
        "signed_in-reports": View(replace(SIGNED_IN, reports=True), _DONE_ROW),
        "signed_in-dues-reports": View(both, _DONE_ROW),
        "signed_in-services": View(replace(SIGNED_IN, services=True), _DONE_ROW),
        "signed_in-everything": View(replace(both, services=True), _DONE_ROW),
        "signed_in-no_ticket-dues": _without_paper(uncounted, Code.PRINTER_PAPER_OUT),
        "signed_in-no_ticket-dues-reports": _without_paper(
            replace(uncounted, reports=True), Code.PRINTER_PAPER_OUT
        ),
    }
