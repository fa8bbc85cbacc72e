"""The screens of a first start up to the hospital's servers, and its end. A state becomes a screen; nothing is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.enrolment.going import FIELDS as FIELDS_OF_STEP
from kiosk.enrolment.states import (
    DEFAULTS,
    Client,
    EnrolState,
    Field,
    Machine,
    Root,
    Step,
    Trouble,
    Work,
    grouped,
)
from kiosk.maintenance.checks import CheckResult, Fact, Verdict
from kiosk.maintenance.pages.device_words import of_check, of_verdict
from kiosk.maintenance.pages.results import fact_rows
from kiosk.maintenance.sheet import Row, Section, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.session.enrol_screens import (
    EnrolButton,
    EnrolDone,
    EnrolHead,
    EnrolNotice,
    EnrolPage,
    EnrolRoot,
    EnrolWelcome,
)
from ui.enrol.parts import NONE, STICK_AGAIN, day, head, onward, told, value_row
from ui.enrol.shown import LINE
from ui.enrol.troubles import notices
from ui.enrol.words import TITLES, WORKING

_ADDRESSES: Final = 3  # of network cards, and of each kind; more say no more
_WAS: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "This terminal was decommissioned; everything on it is gone."),
)
_SAME: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The fingerprint is the same"))
_DIFFERENT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "It is different"))
_VOUCHED: Final = EnrolNotice(
    Tone.GOOD,
    Said(QT_TRANSLATE_NOOP("Maintenance", "The fingerprint is the expected one.")),
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance", "It was brought with the list, and compared by the program."
        )
    ),
)
_OF_INTEREST: Final = frozenset({Fact.DAYS_LEFT, Fact.LATENCY_MS, Fact.CLOCK_OFFSET_S})
_CHECK: Final = EnrolButton(
    "check", Said(QT_TRANSLATE_NOOP("Maintenance", "Look whether they answer"))
)


def welcome(state: EnrolState) -> EnrolWelcome:
    """Not enrolled: patients go elsewhere, staff begin here."""
    found = notices(each for each in state.findings if each.trouble is not Trouble.ROOT_MISSING)
    was = (EnrolNotice(Tone.WARN, _WAS, state.machine.was),) if state.machine.was else ()
    is_reading = state.is_working(Work.STICK)
    begin = Said(QT_TRANSLATE_NOOP("Maintenance", "Begin"))
    return EnrolWelcome(
        _machine_rows(state.machine),
        (
            EnrolButton("stick", STICK_AGAIN, on=not is_reading),
            EnrolButton("begin", begin, primary=True, on=not is_reading),
        ),
        (*was, *found, *_brought(state)),
        WORKING[Work.STICK] if is_reading else None,
    )


def _brought(state: EnrolState) -> tuple[EnrolNotice, ...]:
    """What the stick has, where nothing is the matter with it."""
    if state.stick is None or state.findings or state.stick.root is None:
        return ()
    if state.stick.is_row:
        terminal = state.value(Field.ID)
        row = QT_TRANSLATE_NOOP("Maintenance", "The list on the USB stick has this machine: %1.")
        return (EnrolNotice(Tone.GOOD, Said(row, (terminal,))),)
    found = QT_TRANSLATE_NOOP("Maintenance", "The hospital's root file was found on the USB stick.")
    return (EnrolNotice(Tone.GOOD, Said(found)),)


def _machine_rows(machine: Machine) -> tuple[Row, ...]:
    serial = machine.serial or NONE
    rows = [Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Serial number")), serial)]
    for label, values in (
        (Said(QT_TRANSLATE_NOOP("Maintenance", "Network card (MAC)")), machine.macs),
        (Said(QT_TRANSLATE_NOOP("Maintenance", "IP address")), machine.addresses),
    ):
        rows += [Row(label, value) for value in values[:_ADDRESSES] or (NONE,)]
    rows.append(Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Version")), machine.version or NONE))
    return tuple(rows)


def root(state: EnrolState) -> EnrolRoot:
    """Whom it is to believe."""
    held, top = state.root(), head(state, Work.STICK)
    if held is None:
        again = EnrolButton("stick", STICK_AGAIN, primary=True, on=not state.is_working(Work.STICK))
        onward_words = Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Put in the USB stick with the hospital's root file, and read it again.",
            )
        )
        bare = EnrolHead(
            top.title, onward_words, top.icon, top.number, top.count, top.notices, top.busy
        )
        return EnrolRoot(bare, (), (), (), (again,))
    return EnrolRoot(
        _vouched(top) if held.is_vouched else top,
        grouped(held.sm3),
        grouped(held.sha256),
        _root_rows(held),
        (onward(),) if held.is_vouched or state.is_root_compared else _COMPARE,
    )


_COMPARE: Final = (
    EnrolButton("different", _DIFFERENT),
    EnrolButton("same", _SAME, primary=True),
)


def _vouched(top: EnrolHead) -> EnrolHead:
    notices = (_VOUCHED, *top.notices)
    return EnrolHead(top.title, top.onward, top.icon, top.number, top.count, notices, top.busy)


def _root_rows(held: Root) -> tuple[Row, ...]:
    tone = Tone.WARN if held.is_expired else Tone.PLAIN
    return (
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Version")), str(held.version)),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Good until")), day(held.expires), tone),
    )


def terminal(state: EnrolState) -> EnrolPage:
    """What it is called, and where it belongs."""
    sections = (
        Section(
            Said(QT_TRANSLATE_NOOP("Maintenance", "What it is called")),
            _values(state, Field.ID, Field.NAME, Field.BY),
        ),
        Section(
            Said(QT_TRANSLATE_NOOP("Maintenance", "Where it belongs")),
            _values(state, Field.SITE, Field.GROUPS),
        ),
    )
    return EnrolPage(head(state), sections, (onward(),))


def hospital(state: EnrolState) -> EnrolPage:
    """Where its servers are, and whether they answer."""
    values = Section(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Addresses")),
        _values(state, Field.BASE_URL, Field.REPOSITORY),
    )
    checked = tuple(_checked(each) for each in state.checks)
    asked = EnrolButton(_CHECK.id, _CHECK.label, on=not state.is_working(Work.CHECK))
    return EnrolPage(head(state, Work.CHECK), (values, *checked), (asked, onward()))


def _checked(result: CheckResult) -> Section:
    verdict, tone = of_verdict(result.verdict)
    came = Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Result")), verdict, tone)
    return Section(of_check(result.id), (came, *fact_rows(_telling(result))))


def _telling(result: CheckResult) -> CheckResult:
    """Where all is well, how near it is to not being so; else every step of the way there."""
    if result.verdict is not Verdict.PASS:
        return result
    told_of = {fact: value for fact, value in result.facts.items() if fact in _OF_INTEREST}
    return CheckResult(result.id, result.verdict, told_of)


def summary(state: EnrolState) -> EnrolPage:
    """All of it, to be looked over once more."""
    held = state.root()
    print_row = Row(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Root file (SM3)")),
        "" if held is None else " ".join(grouped(held.sm3)[:4]) + " …",
        opens=f"{Step.ROOT}{LINE}",
    )
    sections = (
        Section(_title(Step.TERMINAL), (print_row, *_goes(state, Step.TERMINAL))),
        Section(_title(Step.HOSPITAL), (*_goes(state, Step.HOSPITAL), _certificate_row(state))),
        Section(_title(Step.PRINTERS), (_camera_row(state), *_goes(state, Step.PRINTERS))),
    )
    enrol = Said(QT_TRANSLATE_NOOP("Maintenance", "Right: set up this terminal"))
    return EnrolPage(
        head(state, Work.CHECK), sections, (EnrolButton("enrol", enrol, primary=True),)
    )


def _title(step: Step) -> Said:
    if step is Step.PRINTERS:
        return Said(QT_TRANSLATE_NOOP("Maintenance", "Camera and printers"))
    return Said(TITLES[step].title)


def _certificate_row(state: EnrolState) -> Row:
    label = Said(QT_TRANSLATE_NOOP("Maintenance", "Certificate of this terminal"))
    if state.value(Field.CLIENT) == Client.NONE:
        return Row(label, NONE, opens=f"{Step.CERTIFICATE}{LINE}")
    if state.certificate is None:
        still = Said(QT_TRANSLATE_NOOP("Maintenance", "Still to come"))
        return Row(label, still, Tone.WARN, opens=f"{Step.CERTIFICATE}{LINE}")
    return told(label, state.certificate.subject, opens=f"{Step.CERTIFICATE}{LINE}")


def _camera_row(state: EnrolState) -> Row:
    label, chosen = Said(QT_TRANSLATE_NOOP("Maintenance", "Camera")), state.value(Field.CAMERA)
    named = next((each.label for each in state.cameras if each.value == chosen), chosen)
    if chosen == DEFAULTS[Field.CAMERA]:
        by_itself = Said(QT_TRANSLATE_NOOP("Maintenance", "Found by itself"))
        return Row(label, by_itself, opens=f"{Step.CAMERA}{LINE}")
    return told(label, named, opens=f"{Step.CAMERA}{LINE}")


def _values(state: EnrolState, *fields: Field) -> tuple[Row, ...]:
    return tuple(value_row(state, of) for of in fields)


def _goes(state: EnrolState, step: Step) -> tuple[Row, ...]:
    """The values of a step, as lines that lead to it."""
    return tuple(
        replace(value_row(state, of), opens=_line(step, of)) for of in FIELDS_OF_STEP[step]
    )


def _line(step: Step, of: Field) -> str:
    return f"{step}{LINE}{of}"


def done(state: EnrolState, seconds_left: int) -> EnrolDone:
    """It is written, and then over."""
    if state.step is Step.WRITING:
        return EnrolDone(
            Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal is being set up…")),
            Said(QT_TRANSLATE_NOOP("Maintenance", "A moment. Do not switch it off.")),
            working=True,
        )
    rows = tuple(
        told(Said(label), value)
        for label, value in (
            (QT_TRANSLATE_NOOP("Maintenance", "Terminal id"), state.value(Field.ID)),
            (QT_TRANSLATE_NOOP("Maintenance", "Hospital's name"), state.value(Field.NAME)),
        )
    )
    start = Said(QT_TRANSLATE_NOOP("Maintenance", "Start now"))
    return EnrolDone(
        Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal is set up")),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "You may pull the USB stick out. Next: maintenance mode, a readiness report, then patients.",
            )
        ),
        working=False,
        rows=rows,
        seconds=max(0, seconds_left),
        buttons=(EnrolButton("start", start, primary=True),),
    )
