"""From screen to screen: what a screen still wants, which comes next, and what is begun on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kiosk.audit.values import StaffId
from kiosk.enrolment import sheet
from kiosk.enrolment.effects import (
    Apply,
    CheckServers,
    EnrolEffect,
    HideCamera,
    ListCameras,
    ListPrinters,
    MakeRequest,
    ShowCamera,
)
from kiosk.enrolment.enrol_file import Tables, over
from kiosk.enrolment.states import (
    ORDER,
    Client,
    EnrolState,
    Field,
    Finding,
    Picture,
    Plan,
    Step,
    Trouble,
    Work,
)
from kiosk.settings import keys

Stepped = tuple[EnrolState, tuple[EnrolEffect, ...]]

FIELDS: Final[Mapping[Step, tuple[Field, ...]]] = {
    Step.TERMINAL: (Field.ID, Field.NAME, Field.SITE, Field.GROUPS, Field.BY),
    Step.HOSPITAL: (Field.BASE_URL, Field.REPOSITORY),
    Step.CERTIFICATE: (Field.CLIENT,),
    Step.CAMERA: (Field.CAMERA,),
    Step.PRINTERS: (Field.TICKET_HOST, Field.TICKET_PORT, Field.REPORT_URI),
}
"""Of each screen."""

_MAY_BE_EMPTY: Final = frozenset({Field.SITE, Field.GROUPS, Field.REPORT_URI})
_LISTS: Final = frozenset({Field.GROUPS})
LONGEST: Final = 300
"""Characters of a value."""


def client(state: EnrolState) -> Client:
    return Client(state.value(Field.CLIENT))


def ask(state: EnrolState, work: Work) -> tuple[EnrolState, int]:
    """Note that something is under way; its ticket. What is asked anew is not waited for any more."""
    ticket = state.tickets + 1
    return state.but(tickets=ticket, working={**state.working, work: ticket}), ticket


def done(state: EnrolState, work: Work) -> EnrolState:
    """It is not under way any more."""
    return state.but(working={key: each for key, each in state.working.items() if key is not work})


def wants(state: EnrolState, step: Step) -> tuple[Finding, ...]:
    """Why the screen cannot be left for the next one."""
    if step is Step.ROOT:
        return tuple(_root_wants(state))
    if step is Step.CERTIFICATE and client(state) is Client.REQUEST and state.certificate is None:
        return (Finding(Trouble.CERTIFICATE_MISSING),)
    if step is Step.SUMMARY:
        return _all_wants(state)
    return tuple(
        found for of in FIELDS.get(step, ()) if (found := problem(state, of, state.value(of)))
    )


def problem(state: EnrolState, of: Field, text: str) -> Finding | None:
    """What is wrong with a value by itself."""
    if not text.strip():
        # Whoever wrote the file's row answers for it.
        optional = of in _MAY_BE_EMPTY or (of is Field.BY and _is_row(state))
        return None if optional else Finding(Trouble.VALUE_MISSING, of)
    if len(text) > LONGEST:
        return Finding(Trouble.VALUE_WRONG, of, f"{of}: longer than {LONGEST} characters")
    check = _CHECKS.get(of)
    wrong = keys.problem_with(of.value, text) if check is None else check(of.value, text)
    return Finding(Trouble.VALUE_WRONG, of, wrong) if wrong else None


def onward(state: EnrolState) -> Stepped:
    """The screen after this one: with a row for this machine, the next that wants a person."""
    if state.is_detour:
        return enter(state, Step.SUMMARY)
    following = ORDER[ORDER.index(state.step) + 1 :]
    if _is_row(state) and state.step is not Step.SUMMARY:
        needed = (step for step in following if step is Step.SUMMARY or wants(state, step))
        entered, effects = enter(state, next(needed))
        is_typed = entered.step in FIELDS and entered.step is not Step.CERTIFICATE
        return entered.but(findings=wants(entered, entered.step) if is_typed else ()), effects
    return enter(state, following[0])


def backward(state: EnrolState) -> Stepped:
    if state.is_detour:
        return enter(state, Step.SUMMARY)
    if _is_row(state):
        return enter(state, Step.WELCOME)
    return enter(state, ORDER[max(0, ORDER.index(state.step) - 1)])


def enter(state: EnrolState, step: Step, *, is_detour: bool = False) -> Stepped:
    """The screen, and what is begun with it."""
    effects: list[EnrolEffect] = []
    if state.step is Step.CAMERA and step is not Step.CAMERA:
        effects.append(HideCamera())
        state = state.but(picture=Picture.NONE)
    state = state.but(step=step, findings=(), is_detour=is_detour)
    begin = _BEGIN.get(step)
    if begin is None:
        return state, tuple(effects)
    state, begun = begin(state)
    return state, (*effects, *begun)


def check_servers(state: EnrolState) -> Stepped:
    """Nothing is asked of an address that is none."""
    if wants(state, Step.HOSPITAL):
        return state.but(checks=()), ()
    state, ticket = ask(state.but(checks=()), Work.CHECK)
    url, repository = state.value(Field.BASE_URL), state.value(Field.REPOSITORY)
    return state, (CheckServers(ticket, url, repository, state.stick),)


def show_camera(state: EnrolState) -> Stepped:
    source = state.value(Field.CAMERA)
    return state.but(picture=Picture.WAITING), (ShowCamera(source),)


def tables(state: EnrolState) -> Tables:
    """The whole terminal.toml: what was brought, what was typed over it, and enrolment's own."""
    typed: Tables = {}
    for of in Field:
        table, _, key = of.partition(".")
        text = state.value(of).strip()
        if key and (text or of in state.values):
            typed.setdefault(table, {})[key] = _typed(of, text)
    held: Mapping[str, Mapping[str, object]] = state.stick.tables if state.stick else {}
    made = over(held, typed)
    if not state.value(Field.REPORT_URI):
        made.pop("report_printer", None)  # the table's being there is what makes a printer
    return sheet.completed(made, client(state))


def _typed(of: Field, text: str) -> object:
    if of in _LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    return int(text) if of is Field.TICKET_PORT and text.isdecimal() else text


def _root_wants(state: EnrolState) -> Iterator[Finding]:
    root = state.root()
    if root is None:
        yield Finding(Trouble.ROOT_MISSING)
    elif not (root.is_vouched or state.is_root_compared):
        yield Finding(Trouble.ROOT_NOT_COMPARED)


def _all_wants(state: EnrolState) -> tuple[Finding, ...]:
    each = tuple(
        found for step in ORDER[: ORDER.index(Step.SUMMARY)] for found in wants(state, step)
    )
    if each:
        return each
    files = state.stick.files if state.stick else {}
    return tuple(
        Finding(Trouble.SETTINGS_WRONG, detail=line)
        for line in sheet.problems(tables(state), files)
    )


def _apply(state: EnrolState) -> Stepped:
    root = state.root()
    if root is None:  # it was there a moment ago, on SUMMARY
        return enter(state, Step.ROOT)
    state, ticket = ask(state, Work.WRITE)
    certificate = state.certificate if client(state) is Client.REQUEST else None
    plan = Plan(
        tables=tables(state),
        files=state.stick.files if state.stick else {},
        root=root.data,
        certificate=certificate.pem if certificate else None,
        by=state.value(Field.BY).strip(),
        machine=state.machine,
    )
    return state, (Apply(ticket, plan),)


def request(state: EnrolState) -> Stepped:
    """Have a request made, of the key that is there or a new one."""
    terminal, hospital = state.value(Field.ID).strip(), state.value(Field.NAME).strip()
    state, ticket = ask(state.but(findings=(), draft=state.values), Work.REQUEST)
    return state, (MakeRequest(ticket, terminal, hospital, state.values),)


def _certificate(state: EnrolState) -> Stepped:
    is_wanted = client(state) is Client.REQUEST and not (state.request or state.certificate)
    return request(state) if is_wanted else (state, ())


def _cameras(state: EnrolState) -> Stepped:
    state, ticket = ask(state, Work.CAMERAS)
    state, shown = show_camera(state)
    return state, (ListCameras(ticket), *shown)


def _printers(state: EnrolState) -> Stepped:
    state, ticket = ask(state, Work.PRINTERS)
    return state, (ListPrinters(ticket),)


def _summary(state: EnrolState) -> Stepped:
    """Where a row of a file brought it here, nobody has looked at the servers yet."""
    return (state, ()) if state.checks else check_servers(state)


_BEGIN: Final[Mapping[Step, Callable[[EnrolState], Stepped]]] = {
    Step.HOSPITAL: check_servers,
    Step.CERTIFICATE: _certificate,
    Step.CAMERA: _cameras,
    Step.PRINTERS: _printers,
    Step.SUMMARY: _summary,
    Step.WRITING: _apply,
}


def _is_row(state: EnrolState) -> bool:
    return state.stick is not None and state.stick.is_row


def _staff(name: str, text: str) -> str | None:
    try:
        StaffId(text.strip())
    except ValueError:
        return f"{name}: 2 to 64 letters, digits and . _ @ -"
    return None


def _client(name: str, text: str) -> str | None:
    return None if text in set(Client) else f"{name}: {json.dumps(list(Client))}"


_CHECKS: Final[Mapping[Field, Callable[[str, str], str | None]]] = {
    Field.BY: _staff,
    Field.CLIENT: _client,
}
