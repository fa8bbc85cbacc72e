"""Somebody before the glass of a machine that is being enrolled, and what they bring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.enrolment import effects as done
from kiosk.enrolment import events as said
from kiosk.enrolment.effects import EnrolEffect
from kiosk.enrolment.events import EnrolEvent
from kiosk.enrolment.flow import step
from kiosk.enrolment.states import (
    Certificate,
    EnrolState,
    Field,
    Finding,
    Machine,
    Request,
    Root,
    Step,
    Stick,
    Trouble,
)

ROOT = Root(b"root", 1, 2_000_000_000, is_expired=False, sm3="ab" * 32, sha256="cd" * 32)
REQUEST = Request("-----BEGIN", "T001.csr", "ef" * 32)
CERTIFICATE = Certificate(b"pem", "CN=T001", "CN=CA", 2_000_000_000)
TABLES: dict[str, dict[str, object]] = {
    "terminal": {"id": "T001", "hospital": "示范医院"},
    "hospital": {"base_url": "https://fhir.hospital.example/r4"},
    "trust": {"repository": "https://trust.example/yima"},
    "ticket_printer": {"host": "192.0.2.10"},
}
COMMON = Stick(root=ROOT, tables=TABLES)
ROW = Stick(root=replace(ROOT, is_vouched=True), tables=TABLES, is_row=True)
TYPED = {
    Field.ID: "T001",
    Field.NAME: "示范医院",
    Field.BY: "lin.0421",
    Field.BASE_URL: "https://fhir.hospital.example/r4",
    Field.REPOSITORY: "https://trust.example/yima",
    Field.TICKET_HOST: "192.0.2.10",
}


class Glass:
    """Somebody before it: what the flow wants is noted in `wanted`, and answered by the test."""

    def __init__(self) -> None:
        self.state = EnrolState()
        self.wanted: list[EnrolEffect] = []

    def do(self, *events: EnrolEvent) -> EnrolState:
        for event in events:
            self.state, effects = step(self.state, event)
            self.wanted += effects
        return self.state

    def last(self, kind: type[Any]) -> Any:
        return [each for each in self.wanted if isinstance(each, kind)][-1]

    def begin(self, stick: Stick) -> EnrolState:
        self.do(said.MachineKnown(Machine("SERIAL")))
        return self.do(said.StickRead(self.last(done.ReadStick).ticket, stick))

    def type(self, **values: str) -> EnrolState:
        return self.do(*(said.Entered(Field[name], text) for name, text in values.items()))

    def onward(self, wanted: Step) -> EnrolState:
        state = self.do(said.Continued())
        assert state.step is wanted, state.findings
        return state

    def to(self, wanted: Step) -> EnrolState:
        """From WELCOME, all as it should be."""
        self.begin(COMMON)
        self.type(BY="lin.0421")
        self.do(said.Continued(), said.Compared(same=True))
        while self.state.step is not wanted:
            self.do(said.Continued())
            assert not [each for each in self.state.findings if not each.is_warning]
        return self.state

    def troubles(self) -> list[Trouble]:
        return [each.trouble for each in self.state.findings]


def with_request(glass: Glass) -> None:
    glass.to(Step.CERTIFICATE)
    glass.type(CLIENT="request")
    ticket = glass.last(done.MakeRequest).ticket
    no_stick = Finding(Trouble.NO_STICK)
    glass.do(said.RequestMade(ticket, REQUEST, is_written=False, finding=no_stick))
