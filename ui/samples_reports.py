"""Samples of the service `reports`; see `ui.samples`. Plainly synthetic: no report here exists."""

from __future__ import annotations

from dataclasses import replace

from kiosk.reasons import Code, Failure
from kiosk.reports.report import ReportKind, ReportStatus
from kiosk.session.report_screens import (
    NoReports,
    PendingCard,
    PrintDone,
    Printing,
    PrintLine,
    PrintLineState,
    PrintMark,
    PrintPhase,
    ReportCard,
    ReportErrand,
    ReportFilter,
    Reports,
    ReportWait,
)
from kiosk.session.screens import Action, View
from ui.samples_report_page import page_samples

_WAITING_ROW = (Action.ELDER_MODE,)
_END_ROW = (Action.ELDER_MODE, Action.FINISH)
_LIST_ROW = (Action.ELDER_MODE, Action.BACK, Action.FINISH)

_EMERGENCY = "急诊"
_POTASSIUM = "血钾 7.1 mmol/L"
_LONG = "乙型肝炎病毒表面抗原、表面抗体、e 抗原、e 抗体、核心抗体定量测定（化学发光法）"
_PRINTED = "2025-11-18 09:12"

_BLOOD = ReportCard(
    id="dr-0",
    kind=ReportKind.LABORATORY,
    status=ReportStatus.FINAL,
    title="血常规",
    department="检验科",
    doctor="李医生",
    on="2025-11-20",
    results=24,
    attention=2,
    critical=False,
    mark=PrintMark.NEW,
    printed_on="",
    chosen=True,
    printable=True,
)
_CHEST = replace(
    _BLOOD,
    id="dr-1",
    kind=ReportKind.IMAGING,
    title="胸部 CT 平扫",
    department="放射科",
    results=-1,
    attention=-1,
)
_LIVER = replace(
    _BLOOD, id="dr-2", title="肝功能", on="2025-11-18", results=12, attention=0, chosen=False
)
_PRINTED_BEFORE = replace(
    _LIVER,
    id="dr-3",
    title="尿常规",
    mark=PrintMark.PRINTED,
    printed_on=_PRINTED,
    printable=False,
)
_CORRECTED = replace(
    _LIVER, id="dr-4", title="凝血功能", status=ReportStatus.CORRECTED, attention=1, results=4
)
_CRITICAL = replace(
    _BLOOD, id="dr-5", title="急诊电解质", results=6, attention=1, critical=True, doctor=""
)
_DOUBTED = replace(
    _PRINTED_BEFORE, id="dr-6", title="甲状腺功能", mark=PrintMark.IN_DOUBT, printed_on=""
)

_PENDING = (
    PendingCard(ReportKind.LABORATORY, "糖化血红蛋白", "2025-11-20", "2025-11-20 16:30"),
    PendingCard(ReportKind.IMAGING, "腹部彩超", "2025-11-20", ""),
)

REPORTS = Reports(
    cards=(_BLOOD, _CHEST, _LIVER, _PRINTED_BEFORE),
    pending=(),
    filter=ReportFilter.ALL,
    count=4,
    laboratory=3,
    imaging=1,
    page=0,
    pages=1,
    chosen=2,
    fresh=2,
    can_print=True,
    critical=0,
    critical_place=_EMERGENCY,
)


def card(index: int) -> ReportCard:
    """A made-up report, `index` 0 and up: its kind, title and state go by it."""
    made = (_BLOOD, _LIVER, _CHEST, _PRINTED_BEFORE, _CORRECTED)[index % 5]
    return replace(made, id=f"dr-{index}", on=f"2025-{11 - index // 6:02}-{20 - index % 6:02}")


def report_samples() -> dict[str, View]:
    """All samples of the service by name, as `ui.samples.samples`."""
    return {**_waiting(), **_lists(), **_none(), **page_samples(), **_printing(), **_done()}


def _waiting() -> dict[str, View]:
    return {
        "report_wait": View(ReportWait(ReportErrand.FINDING), _WAITING_ROW),
        "report_wait-advice": View(ReportWait(ReportErrand.ADVICE), _WAITING_ROW),
        "report_wait-slow": View(ReportWait(ReportErrand.FINDING, 7), _WAITING_ROW),
        "report_wait-very_slow": View(ReportWait(ReportErrand.FORM, 31), _LIST_ROW),
    }


def _lists() -> dict[str, View]:
    def shown(reports: Reports) -> View:
        return View(reports, _LIST_ROW)

    def alone(only: ReportCard) -> Reports:
        chosen = int(only.chosen)
        return replace(
            REPORTS, cards=(only,), count=1, laboratory=1, imaging=0, chosen=chosen, fresh=1
        )

    twenty = replace(
        REPORTS,
        cards=tuple(card(index) for index in range(20)),
        count=187,
        laboratory=153,
        imaging=34,
        page=1,
        pages=10,
        chosen=8,
        fresh=12,
    )
    marks = replace(REPORTS, cards=(_CRITICAL, _CORRECTED, _DOUBTED, _PRINTED_BEFORE), critical=1)
    trouble = Failure(Code.REPORT_PRINTER_PAPER_OUT)
    long = replace(
        _CORRECTED, title=_LONG, department="临床检验诊断中心（新院区）", results=128, attention=17
    )
    return {
        "reports": shown(REPORTS),
        "reports-one": shown(alone(_BLOOD)),
        "reports-none_chosen": shown(
            replace(REPORTS, chosen=0, cards=(replace(_BLOOD, chosen=False),))
        ),
        "reports-marks": shown(marks),
        "reports-critical": shown(
            replace(REPORTS, cards=(_CRITICAL, _BLOOD, _CHEST), chosen=3, critical=1)
        ),
        "reports-critical-several": shown(
            replace(marks, critical=3, trouble=trouble, can_print=False)
        ),
        "reports-pending": shown(replace(REPORTS, pending=_PENDING)),
        "reports-twenty": shown(twenty),
        "reports-first_page": shown(replace(twenty, page=0, pending=_PENDING)),
        "reports-last_page": shown(replace(twenty, page=9, cards=(card(0), card(1)))),
        "reports-imaging": shown(
            replace(REPORTS, filter=ReportFilter.IMAGING, cards=(_CHEST,), chosen=1)
        ),
        "reports-long": shown(alone(replace(long, critical=True))),
        "reports-all_printed": shown(replace(alone(_PRINTED_BEFORE), chosen=0, fresh=0)),
        "reports-no_printer": shown(
            replace(REPORTS, chosen=0, can_print=False, trouble=Failure(Code.REPORT_PRINTER_NONE))
        ),
        **{
            f"reports-trouble-{code}": shown(replace(REPORTS, trouble=Failure(code)))
            for code in (Code.REPORT_GONE, Code.REPORT_JOURNAL)
        },
    }


def _none() -> dict[str, View]:
    none = NoReports("张*明", (), 30)
    return {
        "no_reports": View(none, _LIST_ROW),
        "no_reports-pending": View(replace(none, pending=_PENDING), _LIST_ROW),
        "no_reports-many_pending": View(replace(none, name="", pending=_PENDING * 4), _END_ROW),
    }


def _line(card: ReportCard, state: PrintLineState) -> PrintLine:
    return PrintLine(card.title, state, _PRINTED if state == PrintLineState.BEFORE else "")


def _printing() -> dict[str, View]:
    lines = (
        _line(_BLOOD, PrintLineState.PRINTED),
        _line(_CHEST, PrintLineState.NOW),
        _line(_LIVER, PrintLineState.WAITING),
    )
    printing = Printing(lines, 1, PrintPhase.PRINTING, 1, 2, None, 3)
    held = replace(printing, phase=PrintPhase.HELD)
    many = (*lines, *(PrintLine(_LONG, PrintLineState.WAITING, "") for _ in range(9)))

    def shown(screen: Printing) -> View:
        return View(screen, _END_ROW)

    return {
        **{
            f"printing-{phase}": shown(replace(printing, phase=phase, page=0, pages=0))
            for phase in (PrintPhase.CHECKING, PrintPhase.PREPARING, PrintPhase.STOPPING)
        },
        "printing": shown(printing),
        "printing-one": shown(
            Printing((_line(_BLOOD, PrintLineState.NOW),), 0, PrintPhase.PRINTING, 0, 1, None, 0)
        ),
        "printing-many": shown(replace(printing, lines=many, index=1)),
        "printing-slow": shown(replace(printing, waiting_seconds=35)),
        **{
            f"printing-held-{code}": shown(replace(held, trouble=Failure(code), waiting_seconds=20))
            for code in (
                Code.REPORT_PRINTER_PAPER_OUT,
                Code.REPORT_PRINTER_WRONG_PAPER,
            )
        },
    }


def _done() -> dict[str, View]:
    state = PrintLineState
    done = PrintDone(
        lines=(_line(_BLOOD, state.PRINTED), _line(_CHEST, state.PRINTED)),
        printed=2,
        sheets=3,
        critical=(),
        critical_place=_EMERGENCY,
        trouble=None,
        can_resume=False,
        seconds_left=20,
    )
    partly = replace(
        done,
        lines=(
            _line(_BLOOD, state.PRINTED),
            _line(_CHEST, state.PARTLY),
            _line(_LIVER, state.NOT_PRINTED),
        ),
        printed=1,
        trouble=Failure(Code.REPORT_PRINTER_TONER_OUT),
        can_resume=True,
        seconds_left=60,
    )
    every = tuple(
        _line(replace(_BLOOD, title=title), each)
        for title, each in zip(
            ("血常规", "尿常规", "凝血功能", _LONG, "肝功能", "肾功能"),
            (
                state.PRINTED,
                state.BEFORE,
                state.FAILED,
                state.IN_DOUBT,
                state.PARTLY,
                state.NOT_PRINTED,
            ),
            strict=True,
        )
    )
    nothing = (_line(_BLOOD, state.NOT_PRINTED), _line(_CHEST, state.NOT_PRINTED))
    return {
        "print_done": View(done, _LIST_ROW),
        "print_done-one": View(replace(done, lines=done.lines[:1], printed=1, sheets=1), _LIST_ROW),
        "print_done-partly": View(partly, _LIST_ROW),
        "print_done-every_state": View(
            replace(partly, lines=every, trouble=Failure(Code.REPORT_UNFINISHED), sheets=4),
            _LIST_ROW,
        ),
        "print_done-nothing": View(
            replace(partly, lines=nothing, printed=0, sheets=0, can_resume=False), _LIST_ROW
        ),
        "print_done-before": View(
            replace(done, lines=(_line(_BLOOD, state.BEFORE),), printed=0, sheets=0), _LIST_ROW
        ),
        "print_done-critical": View(
            replace(done, critical=(_POTASSIUM,), seconds_left=60), _LIST_ROW
        ),
        "print_done-critical-partly": View(
            replace(partly, critical=(_POTASSIUM, "血糖 28.4 mmol/L")), _LIST_ROW
        ),
    }
