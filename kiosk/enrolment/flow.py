"""Enrolment as a pure function: `step(state, event) -> (state, effects)`. Nothing is read or written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.enrolment import going
from kiosk.enrolment.effects import (
    HideCamera,
    PrintTrial,
    ReadCertificate,
    ReadStick,
)
from kiosk.enrolment.events import (
    Applied,
    Back,
    CamerasListed,
    CertificateRead,
    CertificateWanted,
    CheckWanted,
    Compared,
    Continued,
    EnrolEvent,
    Entered,
    Failed,
    GoneTo,
    Left,
    MachineKnown,
    PictureCame,
    PrintersListed,
    RequestMade,
    RequestWanted,
    ServersChecked,
    StickRead,
    StickWanted,
    TrialDone,
    TrialWanted,
)
from kiosk.enrolment.going import Stepped
from kiosk.enrolment.states import (
    Client,
    EnrolState,
    Field,
    Finding,
    Picture,
    Step,
    Stick,
    Trial,
    Trouble,
    Work,
)
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict

_STICK_STEPS: Final = frozenset({Step.WELCOME, Step.ROOT})
_SET_UP_WRONG: Final = frozenset(
    {Trouble.FILE_WRONG, Trouble.MACHINE_TWICE, Trouble.STICK_UNREADABLE}
)
_OVER: Final = frozenset({Step.WRITING, Step.DONE})
_TRIALS: Final[Mapping[Field, Work]] = {
    Field.TICKET_HOST: Work.TICKET_TRIAL,
    Field.REPORT_URI: Work.REPORT_TRIAL,
}
_TRIAL_OF: Final[Mapping[Field, Field]] = {
    Field.TICKET_HOST: Field.TICKET_HOST,
    Field.TICKET_PORT: Field.TICKET_HOST,
    Field.REPORT_URI: Field.REPORT_URI,
}
_WRONG_CLOCK_S: Final = 300.0  # as `kiosk.maintenance.network` has it


def step(state: EnrolState, event: EnrolEvent) -> Stepped:
    """What becomes of it; and what is to be done."""
    match event:
        case MachineKnown(machine, draft):
            values = {**draft, **state.values}
            return _read_stick(state.but(machine=machine, values=values, draft=draft))
        case Applied(ticket):
            return _applied(state, ticket)
        case Failed(ticket, work, finding):
            return _failed(state, ticket, work, finding)
    if state.step in _OVER:
        return state, ()  # nobody touches anything while it is written
    match event:
        case Continued():
            return _continued(state)
        case Back():
            return _back(state)
        case Left():
            return _left(state)
        case GoneTo(target):
            return _gone_to(state, target)
        case Entered(of, text):
            return _entered(state, of, text)
        case Compared(same):
            return _compared(state, same=same)
        case _:
            return _asked_or_answered(state, event)


def _asked_or_answered(state: EnrolState, event: EnrolEvent) -> Stepped:
    match event:
        case StickWanted() if state.step in _STICK_STEPS:
            return _read_stick(state)
        case CheckWanted():
            return going.check_servers(state.but(findings=()))
        case RequestWanted() if state.step is Step.CERTIFICATE:
            return going.request(state)
        case CertificateWanted() if state.step is Step.CERTIFICATE:
            state, ticket = going.ask(state.but(findings=()), Work.CERTIFICATE)
            return state, (ReadCertificate(ticket, state.value(Field.ID)),)
        case TrialWanted(of) if state.step is Step.PRINTERS and of in _TRIALS:
            return _trial(state, of)
        case _:
            return _answered(state, event), ()


def _answered(state: EnrolState, event: EnrolEvent) -> EnrolState:
    """Of work that ended well. What answers an older question changes nothing."""
    match event:
        case StickRead(ticket, stick) if _is_awaited(state, Work.STICK, ticket):
            return _stick_read(going.done(state, Work.STICK), stick)
        case ServersChecked(ticket, checks) if _is_awaited(state, Work.CHECK, ticket):
            is_told = state.step in (Step.HOSPITAL, Step.SUMMARY)
            found = tuple(_servers_say(checks)) if is_told else ()
            kept = tuple(each for each in state.findings if each.trouble not in _OF_SERVERS)
            return going.done(state, Work.CHECK).but(checks=checks, findings=(*kept, *found))
        case RequestMade(ticket, request, is_written, finding) if _is_awaited(
            state, Work.REQUEST, ticket
        ):
            told = (finding,) if finding else ()
            return going.done(state, Work.REQUEST).but(
                request=request, is_request_written=is_written, findings=told
            )
        case CertificateRead(ticket, certificate) if _is_awaited(state, Work.CERTIFICATE, ticket):
            return going.done(state, Work.CERTIFICATE).but(certificate=certificate, findings=())
        case CamerasListed(ticket, cameras) if _is_awaited(state, Work.CAMERAS, ticket):
            state = going.done(state, Work.CAMERAS).but(cameras=cameras)
            if cameras or state.step is not Step.CAMERA:
                return state
            none = Finding(Trouble.CAMERA_MISSING, Field.CAMERA)
            return state.but(findings=(none, *state.findings))
        case PrintersListed(ticket, printers) if _is_awaited(state, Work.PRINTERS, ticket):
            return going.done(state, Work.PRINTERS).but(printers=printers)
        case PictureCame(source, picture) if state.step is Step.CAMERA and source == state.value(
            Field.CAMERA
        ):
            return _picture(state, picture)
        case TrialDone(ticket, of, trial, detail) if _is_awaited(state, _TRIALS[of], ticket):
            return _trial_done(going.done(state, _TRIALS[of]), of, trial, detail)
        case _:
            return state


def _continued(state: EnrolState) -> Stepped:
    if state.step is Step.WELCOME and state.is_working(Work.STICK):
        return state, ()  # it would be gone past
    if state.step is Step.WELCOME and _is_set_up_wrongly(state):
        return state, ()
    wanted = going.wants(state, state.step)
    if wanted:
        return state.but(findings=wanted), ()
    return going.onward(state)


def _is_set_up_wrongly(state: EnrolState) -> bool:
    """What was put on this terminal beforehand cannot be used: then none of it would be fixed."""
    found = state.stick.findings if state.stick else ()
    return state.machine.is_set_up and any(each.trouble in _SET_UP_WRONG for each in found)


def _back(state: EnrolState) -> Stepped:
    if state.step is Step.WELCOME:
        fresh = EnrolState(machine=state.machine, tickets=state.tickets)
        return _read_stick(fresh)
    return going.backward(state)


def _left(state: EnrolState) -> Stepped:
    """Nothing is kept that somebody typed, compared or brought; but what waits for its certificate."""
    effects = (HideCamera(),) if state.step is Step.CAMERA else ()
    draft = state.draft
    fresh = EnrolState(machine=state.machine, values=draft, draft=draft, tickets=state.tickets)
    fresh, read = _read_stick(fresh)
    return fresh, (*effects, *read)


def _gone_to(state: EnrolState, target: Step) -> Stepped:
    is_there = state.step is Step.SUMMARY and target in (*going.FIELDS, Step.ROOT)
    return going.enter(state, target, is_detour=True) if is_there else (state, ())


def _entered(state: EnrolState, of: Field, text: str) -> Stepped:
    if state.is_fixed(of) and text != state.value(of):
        return state, ()
    # A camera that gave no picture is tried again by a second touch of its line.
    again = of is Field.CAMERA and state.picture is Picture.FAILED
    if text == state.value(of) and not again:
        return state.but(values={**state.values, of: text}), ()
    others = tuple(each for each in state.findings if each.field is not of)
    wrong = going.problem(state, of, text) if text else None
    found = (*others, wrong) if wrong else others
    state = state.but(values={**state.values, of: text}, findings=found)
    if of in (Field.ID, Field.NAME, Field.CLIENT):  # the certificate names them
        state = state.but(request=None, certificate=None, is_request_written=False)
    if of in (Field.BASE_URL, Field.REPOSITORY):
        kept = tuple(each for each in state.findings if each.trouble not in _OF_SERVERS)
        state = going.done(state, Work.CHECK).but(checks=(), findings=kept)
    if of in _TRIAL_OF:
        trial = _TRIAL_OF[of]
        trials = {key: each for key, each in state.trials.items() if key is not trial}
        state = going.done(state, _TRIALS[trial]).but(trials=trials)
    if of is Field.CAMERA and state.step is Step.CAMERA and wrong is None:
        return going.show_camera(state)
    if of is Field.CLIENT and state.step is Step.CERTIFICATE and text == Client.REQUEST:
        return going.request(state)
    return state, ()


def _compared(state: EnrolState, *, same: bool) -> Stepped:
    if state.step is not Step.ROOT or state.root() is None:
        return state, ()
    if same:
        return going.onward(state.but(is_root_compared=True))
    # Whoever made the file may have made all that came with it.
    state, effects = going.enter(state.but(stick=None, is_root_compared=False), Step.WELCOME)
    return state.but(findings=(Finding(Trouble.ROOT_DIFFERS),)), effects


def _read_stick(state: EnrolState) -> Stepped:
    state, ticket = going.ask(state.but(findings=()), Work.STICK)
    return state, (ReadStick(ticket, state.machine),)


def _stick_read(state: EnrolState, stick: Stick) -> EnrolState:
    before = state.root()
    is_same = before is not None and stick.root is not None and before.data == stick.root.data
    # A row is whole: whoever typed before it came may have been somebody else. So is its certificate's request.
    return state.but(
        stick=stick,
        values={} if stick.is_row else state.values,
        request=None,
        is_request_written=False,
        certificate=None,
        findings=stick.findings,
        is_root_compared=state.is_root_compared and is_same,
        checks=(),
    )


def _trial(state: EnrolState, of: Field) -> Stepped:
    fields = (Field.TICKET_HOST, Field.TICKET_PORT) if of is Field.TICKET_HOST else (of,)
    wrong = tuple(
        found for each in fields if (found := going.problem(state, each, state.value(each)))
    )
    if wrong:
        return state.but(findings=wrong), ()
    if not state.value(of):
        return state.but(findings=(Finding(Trouble.VALUE_MISSING, of),)), ()
    state, ticket = going.ask(state.but(findings=()), _TRIALS[of])
    port = int(state.value(Field.TICKET_PORT)) if of is Field.TICKET_HOST else 0
    return state, (PrintTrial(ticket, of, state.value(of), port),)


def _trial_done(state: EnrolState, of: Field, trial: Trial, detail: str) -> EnrolState:
    others = tuple(each for each in state.findings if each.field is not of)
    is_told = trial is Trial.FAILED and state.step is Step.PRINTERS
    failed = (Finding(Trouble.PRINTER_FAILS, of, detail),) if is_told else ()
    return state.but(trials={**state.trials, of: trial}, findings=(*others, *failed))


def _picture(state: EnrolState, picture: Picture) -> EnrolState:
    others = tuple(each for each in state.findings if each.trouble is not Trouble.CAMERA_FAILS)
    failed = (Finding(Trouble.CAMERA_FAILS, Field.CAMERA),) if picture is Picture.FAILED else ()
    return state.but(picture=picture, findings=(*others, *failed))


def _applied(state: EnrolState, ticket: int) -> Stepped:
    if not _is_awaited(state, Work.WRITE, ticket):
        return state, ()
    return going.done(state, Work.WRITE).but(step=Step.DONE, findings=()), (HideCamera(),)


def _failed(state: EnrolState, ticket: int, work: Work, finding: Finding) -> Stepped:
    if not _is_awaited(state, work, ticket):
        return state, ()
    state = going.done(state, work)
    if work is Work.WRITE:
        state = state.but(step=Step.SUMMARY)
    return state.but(findings=(*state.findings, finding)), ()


def _is_awaited(state: EnrolState, work: Work, ticket: int) -> bool:
    return state.working.get(work) == ticket


_OF_SERVERS: Final = frozenset({Trouble.HOSPITAL_FAILS, Trouble.TRUST_FAILS, Trouble.CLOCK_WRONG})


def _servers_say(checks: tuple[CheckResult, ...]) -> list[Finding]:
    found = []
    for check in checks:
        offset = check.facts.get(Fact.CLOCK_OFFSET_S)
        if isinstance(offset, int | float) and abs(offset) > _WRONG_CLOCK_S:
            found.append(Finding(Trouble.CLOCK_WRONG, detail=f"{offset:+.0f} s"))
        elif check.verdict is Verdict.FAIL:
            is_hospital = check.id is CheckId.NETWORK_HOSPITAL
            of = Field.BASE_URL if is_hospital else Field.REPOSITORY
            trouble = Trouble.HOSPITAL_FAILS if is_hospital else Trouble.TRUST_FAILS
            said = ", ".join(f"{name} {value}" for name, value in check.facts.items())
            found.append(Finding(trouble, of, said))
    return found
