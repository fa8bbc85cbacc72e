"""Enrolment on the console: the same questions as on the glass, one line each. An empty answer keeps what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.enrolment.driving import Driver, in_words, summary
from kiosk.enrolment.events import (
    Back,
    CertificateWanted,
    Compared,
    Continued,
    Entered,
    MachineKnown,
)
from kiosk.enrolment.going import FIELDS
from kiosk.enrolment.states import Client, EnrolState, Field, Step, grouped

Ask = Callable[[str], str]
Say = Callable[[str], object]

_QUESTIONS: Final = {
    Field.ID: "id of the terminal, as on tickets",
    Field.NAME: "name of the hospital",
    Field.SITE: "site whose settings it takes; - for none",
    Field.GROUPS: "groups of the site, with commas; - for none",
    Field.BY: "your staff id",
    Field.BASE_URL: "address of the hospital's FHIR server",
    Field.REPOSITORY: "address of the trust repository",
    Field.CLIENT: "does that server want a certificate? none, or request",
    Field.CAMERA: "camera: auto, or a device",
    Field.TICKET_HOST: "ticket printer: its address",
    Field.TICKET_PORT: "its port",
    Field.REPORT_URI: "A4 printer: its ipp address; - for none",
}
_YES: Final = frozenset({"y", "yes", "j", "ja", "是"})
_NONE: Final = "-"
_MOST_TRIES: Final = 20
"""Of one screen: a program that answers for somebody must not go round for ever."""


def ask_all(
    driver: Driver, known: MachineKnown, ask: Ask, say: Say, *, by: str | None = None
) -> EnrolState:
    """From the first screen to the last; where it stands when there is no more to ask."""
    state = driver.post(known)
    say(
        f"serial {known.machine.serial or 'none'}; {' '.join(known.machine.addresses) or 'no address'}"
    )
    if known.machine.was:
        say(f"it was {known.machine.was}")
    if by:
        state = driver.post(Entered(Field.BY, by))
    tries = 0
    while state.step is not Step.DONE and tries < _MOST_TRIES:
        for line in in_words(state.findings):
            say(line)
        before = state.step
        answered = _ON[before](driver, ask, say) if before in _ON else _fields(driver, ask)
        if answered is None:
            break
        tries = tries + 1 if answered.step is before else 0
        state = answered
    return driver.state


def _fields(driver: Driver, ask: Ask) -> EnrolState:
    for of in FIELDS[driver.state.step]:
        held = driver.state.value(of)
        text = ask(f"{_QUESTIONS[of]} [{held}]: ").strip()
        if text:
            driver.post(Entered(of, "" if text == _NONE else text))
    return driver.post(Continued())


def _welcome(driver: Driver, ask: Ask, _say: Say) -> EnrolState | None:
    answer = ask("enrol this machine? yes, or again to look at the stick anew: ").strip().lower()
    if answer == "again":
        return driver.post(Back())
    return driver.post(Continued()) if answer in _YES else None


def _root(driver: Driver, ask: Ask, say: Say) -> EnrolState | None:
    root = driver.state.root()
    if root is None:
        return None  # nothing to compare: the finding has said why
    say(f"root version {root.version}")
    say(f"SM3     {' '.join(grouped(root.sm3))}")
    say(f"SHA-256 {' '.join(grouped(root.sha256))}")
    if root.is_vouched:
        say("the file that came with it names this SM3")
        return driver.post(Continued())
    answer = ask("read one of them to the authority by telephone: the same? yes or no: ")
    same = answer.strip().lower() in _YES
    driver.post(Compared(same))
    return driver.state if same else None


def _certificate(driver: Driver, ask: Ask, say: Say) -> EnrolState | None:
    if Client(driver.state.value(Field.CLIENT)) is Client.NONE:
        _fields(driver, ask)
        if driver.state.step is not Step.CERTIFICATE or driver.state.request is None:
            return driver.state
    request = driver.state.request
    if request is not None:
        say(request.text)
        say(f"SHA-256 of the public key: {request.fingerprint}")
    answer = ask(f"is {driver.state.value(Field.ID)}.pem there? yes, or no to go on later: ")
    if answer.strip().lower() not in _YES:
        return None
    state = driver.post(CertificateWanted())
    return driver.post(Continued()) if state.certificate else state


def _summary(driver: Driver, ask: Ask, say: Say) -> EnrolState | None:
    for line in summary(driver.state):
        say(line)
    answer = ask("enrol? yes, no, or back: ").strip().lower()
    if answer == "back":
        return driver.post(Back())
    return driver.post(Continued()) if answer in _YES else None


_ON: Final[dict[Step, Callable[[Driver, Ask, Say], EnrolState | None]]] = {
    Step.WELCOME: _welcome,
    Step.ROOT: _root,
    Step.CERTIFICATE: _certificate,
    Step.SUMMARY: _summary,
}
