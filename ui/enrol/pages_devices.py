"""The screens of a first start for certificate, camera, printers, for the keys and for the code."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.enrolment.states import (
    DEFAULTS,
    Choice,
    Client,
    EnrolState,
    Field,
    Finding,
    Picture,
    Step,
    Trial,
    Trouble,
    Work,
)
from kiosk.maintenance.sheet import Row, Section, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.session.enrol_screens import (
    EnrolButton,
    EnrolCamera,
    EnrolCode,
    EnrolHead,
    EnrolPage,
    EnrolPicture,
    EnrolTyping,
)
from ui.enrol.parts import day, head, is_counted, onward, told, value_row
from ui.enrol.shown import Pad, of_value
from ui.enrol.words import FIELDS, STEPS, TITLES

_CHOSEN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Chosen"))
_NOT_YET: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Not yet"))
_KEY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Fingerprint of its key (SHA-256)"))


def certificate(state: EnrolState) -> EnrolPage:
    """Whether the hospital's server wants one; what is asked for, and what came back."""
    chosen = state.value(Field.CLIENT)
    options = tuple(
        _option(Field.CLIENT, value, Said(words), is_chosen=chosen == value)
        for value, words in (
            (Client.NONE, QT_TRANSLATE_NOOP("Maintenance", "No certificate")),
            (Client.REQUEST, QT_TRANSLATE_NOOP("Maintenance", "Certificate of the hospital's CA")),
        )
    )
    asked = Section(None, _to_choose_from(state, Field.CLIENT, options))
    if chosen == Client.NONE:
        return EnrolPage(head(state, Work.REQUEST), (asked,), (onward(),))
    top = head(state, Work.REQUEST, Work.CERTIFICATE)
    sections = (asked, _request(state), _came_back(state))
    return EnrolPage(top, sections, _request_buttons(state))


def _request(state: EnrolState) -> Section:
    title = Said(QT_TRANSLATE_NOOP("Maintenance", "1. The request goes to the CA"))
    if state.request is None:
        return Section(title, (Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Request")), _NOT_YET),))
    on_stick = Said(QT_TRANSLATE_NOOP("Maintenance", "On the USB stick"))
    on_screen = Said(QT_TRANSLATE_NOOP("Maintenance", "Not on a stick: show it as a code"))
    is_there = state.is_request_written
    written = Row(
        state.request.name,
        on_stick if is_there else on_screen,
        Tone.GOOD if is_there else Tone.WARN,
    )
    return Section(title, (written, Row(_KEY, detail=_in_groups(state.request.fingerprint))))


def _in_groups(digits: str) -> str:
    plain = digits.replace(":", "").lower()
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def _came_back(state: EnrolState) -> Section:
    title = Said(QT_TRANSLATE_NOOP("Maintenance", "2. The certificate comes back"))
    held = state.certificate
    if held is None:
        label = Said(QT_TRANSLATE_NOOP("Maintenance", "Certificate"))
        return Section(title, (Row(label, _NOT_YET, Tone.WARN),))
    return Section(
        title,
        (
            told(Said(QT_TRANSLATE_NOOP("Maintenance", "Made out to")), held.subject, Tone.GOOD),
            told(Said(QT_TRANSLATE_NOOP("Maintenance", "Issued by")), held.issuer),
            Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Good until")), day(held.ends)),
        ),
    )


def _request_buttons(state: EnrolState) -> tuple[EnrolButton, ...]:
    is_busy = state.is_working(Work.REQUEST) or state.is_working(Work.CERTIFICATE)
    to_stick = Said(QT_TRANSLATE_NOOP("Maintenance", "Request to the USB stick"))
    as_code = Said(QT_TRANSLATE_NOOP("Maintenance", "Request as a code"))
    read = Said(QT_TRANSLATE_NOOP("Maintenance", "Certificate from the stick"))
    return (
        EnrolButton("request", to_stick, on=not is_busy),
        EnrolButton("code", as_code, on=state.request is not None),
        EnrolButton("import", read, on=state.request is not None and not is_busy),
        onward(on=state.certificate is not None),
    )


def code(state: EnrolState) -> EnrolCode:
    """The request as a code, for a phone that may take it to the CA."""
    request = state.request
    top = EnrolHead(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Certificate request")),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance", "Scan it and send the text to the hospital's CA. It holds no secret."
            )
        ),
        TITLES[Step.CERTIFICATE].icon,
    )
    close = EnrolButton("close", Said(QT_TRANSLATE_NOOP("Maintenance", "Done")), primary=True)
    if request is None:
        return EnrolCode(top, "", (), (close,))
    rows = (
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Name of the file")), request.name),
        Row(_KEY, detail=_in_groups(request.fingerprint)),
    )
    return EnrolCode(top, request.text, rows, (close,))


def camera(state: EnrolState) -> EnrolCamera:
    """Cameras, of which the chosen one is seen."""
    chosen = state.value(Field.CAMERA)
    anyone = Choice(DEFAULTS[Field.CAMERA], "")
    automatic = Said(QT_TRANSLATE_NOOP("Maintenance", "By itself: the first that gives a picture"))
    listed = (*state.cameras, anyone)
    rows = [
        _option(
            Field.CAMERA,
            each.value,
            automatic if each.value == anyone.value else each.label,
            is_chosen=each.value == chosen,
            detail="" if each.value == anyone.value else each.value,
        )
        for each in listed
    ]
    known = {each.value for each in listed}
    for named in dict.fromkeys((chosen, _brought(state))):  # such as a stream's address
        if named and named not in known:
            rows.insert(0, _option(Field.CAMERA, named, named, is_chosen=named == chosen))
    top = head(_of_the_camera(state), Work.CAMERAS)
    listing = _to_choose_from(state, Field.CAMERA, tuple(rows))
    return EnrolCamera(top, _picture(state), listing, (onward(),))


def _brought(state: EnrolState) -> str:
    """The camera that the stick names, if it does: it stays a line when another is tried."""
    table = state.stick.tables.get("camera", {}) if state.stick else {}
    return str(table.get("source", ""))


def _is_none_here(state: EnrolState) -> bool:
    """No camera was found, none is seen, and none is known by another name, such as a stream's address."""
    found_none = not (state.cameras or state.is_working(Work.CAMERAS))
    is_automatic = state.value(Field.CAMERA) == DEFAULTS[Field.CAMERA]
    return found_none and is_automatic and state.picture is Picture.FAILED


def _picture(state: EnrolState) -> EnrolPicture:
    if _is_none_here(state):
        return EnrolPicture.NONE
    return EnrolPicture.WAITING if state.picture is Picture.NONE else EnrolPicture(state.picture)


def _of_the_camera(state: EnrolState) -> EnrolState:
    """Of what is found about the camera, the one thing that says most."""
    about = (Trouble.CAMERA_FAILS, Trouble.CAMERA_MISSING)
    others = tuple(each for each in state.findings if each.trouble not in about)
    if _is_none_here(state):
        return state.but(findings=(*others, Finding(Trouble.CAMERA_MISSING, Field.CAMERA)))
    fails = (Finding(Trouble.CAMERA_FAILS, Field.CAMERA),)
    return state.but(findings=(*others, *fails) if state.picture is Picture.FAILED else others)


def printers(state: EnrolState) -> EnrolPage:
    """Ticket printer and A4 printer, each with a page to look at."""
    ticket = Section(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Ticket printer")),
        (
            value_row(state, Field.TICKET_HOST),
            value_row(state, Field.TICKET_PORT),
        ),
    )
    uri = state.value(Field.REPORT_URI)
    found = tuple(
        _option(
            Field.REPORT_URI, each.value, each.label, is_chosen=each.value == uri, detail=each.value
        )
        for each in state.printers
    )
    without = (_option(Field.REPORT_URI, "", NONE_HERE, is_chosen=False),) if uri else ()
    report = Section(
        Said(QT_TRANSLATE_NOOP("Maintenance", "A4 printer")),
        (
            value_row(state, Field.REPORT_URI),
            *(() if state.is_fixed(Field.REPORT_URI) else (*found, *without)),
        ),
    )
    top = head(state, Work.PRINTERS, Work.TICKET_TRIAL, Work.REPORT_TRIAL)
    sections = (
        ticket,
        *_trial(state, Field.TICKET_HOST),
        report,
        *_trial(state, Field.REPORT_URI),
    )
    return EnrolPage(top, sections, _trial_buttons(state))


NONE_HERE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "No A4 printer here"))


def _trial(state: EnrolState, of: Field) -> tuple[Section, ...]:
    if of not in state.trials:
        return ()
    is_printed = state.trials[of] is Trial.PRINTED
    label = Said(QT_TRANSLATE_NOOP("Maintenance", "Test page"))
    came = (
        Said(QT_TRANSLATE_NOOP("Maintenance", "Printed: look at it"))
        if is_printed
        else Said(QT_TRANSLATE_NOOP("Maintenance", "Not printed"))
    )
    return (Section(None, (Row(label, came, Tone.GOOD if is_printed else Tone.BAD),)),)


def _trial_buttons(state: EnrolState) -> tuple[EnrolButton, ...]:
    ticket = Said(QT_TRANSLATE_NOOP("Maintenance", "Test page: ticket"))
    report = Said(QT_TRANSLATE_NOOP("Maintenance", "Test page: A4"))
    return (
        EnrolButton("ticket", ticket, on=_can(state, Field.TICKET_HOST, Work.TICKET_TRIAL)),
        EnrolButton("report", report, on=_can(state, Field.REPORT_URI, Work.REPORT_TRIAL)),
        onward(),
    )


def _can(state: EnrolState, of: Field, work: Work) -> bool:
    return bool(state.value(of)) and not state.is_working(work)


def _option(of: Field, value: str, label: Said | str, *, is_chosen: bool, detail: str = "") -> Row:
    mark, tone = (_CHOSEN, Tone.GOOD) if is_chosen else ("", Tone.PLAIN)
    return Row(label, mark, tone, detail, opens=of_value(of, value))


def _to_choose_from(state: EnrolState, of: Field, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Of what was put here beforehand only that, and it opens nothing."""
    if not state.is_fixed(of):
        return rows
    chosen = of_value(of, state.value(of))
    return tuple(replace(each, opens="") for each in rows if each.opens == chosen)


def typing(state: EnrolState, pad: Pad) -> EnrolTyping:
    """The keys, over the step they are for."""
    words = FIELDS[pad.field]
    is_step = is_counted(state.step)
    top = EnrolHead(
        Said(TITLES[state.step].title) if is_step else Said(words.label),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance", 'Type it, then touch "Confirm". "Back" leaves it as it was.'
            )
        ),
        TITLES[state.step].icon if is_step else "",
        STEPS.index(state.step) + 1 if is_step else 0,
        len(STEPS) if is_step else 0,
    )
    return EnrolTyping(top, Said(words.label), pad.text, words.keys, Said(words.hint))
