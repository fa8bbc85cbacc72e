"""Samples of a terminal's first start; see `ui.samples`. Plainly synthetic.

Made of states by what makes the real screens (`ui.enrol.present`), so that they say what those say.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Final

from kiosk.enrolment.states import (
    Certificate,
    Choice,
    Client,
    EnrolState,
    Field,
    Finding,
    Machine,
    Picture,
    Request,
    Root,
    Step,
    Stick,
    Trial,
    Trouble,
    Work,
)
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.session.screens import View
from ui.enrol.present import present
from ui.enrol.shown import Pad, Shown

_MACHINE: Final = Machine(
    serial="YM21-2631-0047",
    macs=("02:00:00:1a:2b:07",),
    addresses=("10.8.4.107",),
    version="1.4.0",
)
_ROOT: Final = Root(
    b"{}",
    version=3,
    expires=1_830_000_000,
    is_expired=False,
    sm3=sha256(b"sm3").hexdigest(),
    sha256=sha256(b"sha256").hexdigest(),
)
_STICK: Final = Stick(_ROOT)
_VALUES: Final = {
    Field.ID: "YM-07",
    Field.NAME: "示范医院",
    Field.SITE: "main-campus",
    Field.GROUPS: "outpatient,floor-1",
    Field.BY: "IT-0042",
    Field.BASE_URL: "https://his.hospital.example/kiosk",
    Field.REPOSITORY: "https://trust.hospital.example/",
    Field.TICKET_HOST: "10.8.0.21",
    Field.REPORT_URI: "ipp://10.8.0.30/ipp/print",
}
_STATE: Final = EnrolState(machine=_MACHINE, stick=_STICK, values=_VALUES, is_root_compared=True)
_GOOD: Final = (
    CheckResult(
        CheckId.NETWORK_HOSPITAL,
        Verdict.PASS,
        {
            Fact.DNS: "ok",
            Fact.TCP: "ok",
            Fact.TLS: "valid",
            Fact.HTTP: "answers",
            Fact.DAYS_LEFT: 214,
            Fact.LATENCY_MS: 23,
            Fact.CLOCK_OFFSET_S: 1,
        },
    ),
    CheckResult(
        CheckId.NETWORK_TRUST,
        Verdict.PASS,
        {
            Fact.DNS: "ok",
            Fact.TCP: "ok",
            Fact.TLS: "valid",
            Fact.HTTP: "answers",
            Fact.DAYS_LEFT: 88,
        },
    ),
)
_BAD: Final = (
    CheckResult(
        CheckId.NETWORK_HOSPITAL,
        Verdict.FAIL,
        {Fact.DNS: "ok", Fact.TCP: "ok", Fact.TLS: "unknown_ca", Fact.DAYS_LEFT: 214},
    ),
    CheckResult(CheckId.NETWORK_TRUST, Verdict.FAIL, {Fact.DNS: "ok", Fact.TCP: "no_answer"}),
)
_REQUEST: Final = Request(
    "-----BEGIN CERTIFICATE REQUEST-----\n" + "MIHmMIGOAgEAMCwxDjAMBgNVBAMMBVlNLTA3\n" * 14,
    "YM-07.csr",
    sha256(b"key").hexdigest(),
)
_CERTIFICATE: Final = Certificate(b"", "CN=YM-07", "CN=Hospital Device CA", 1_815_000_000)
_CAMERAS: Final = (
    Choice("/dev/v4l/by-id/usb-Example_HD_Camera-video-index0", "Example HD Camera"),
    Choice("/dev/v4l/by-id/usb-Example_Wide_Camera-video-index0", "Example Wide Camera"),
)
_CAMERA: Final = {**_VALUES, Field.CAMERA: _CAMERAS[0].value}
_PRINTERS: Final = (
    Choice("ipp://10.8.0.30/ipp/print", "Example LaserJet, hall A"),
    Choice("ipp://10.8.0.31/ipp/print", "Example LaserJet, hall B"),
)


def enrol_samples() -> dict[str, View]:
    """By the name of the sample, "enrol_root-expired"."""
    every = {**_begin(), **_values(), **_certificate(), **_devices(), **_end(), **_typing()}
    return {name: present(shown) for name, shown in every.items()}


def _at(step: Step, **changes: object) -> Shown:
    return Shown(_STATE.but(step=step, **changes))


def _begin() -> dict[str, Shown]:
    bare = EnrolState(machine=_MACHINE)
    was = replace(_MACHINE, was="YM-07, 2027-01-15")
    row = replace(_STICK, is_row=True, tables={"terminal": {"id": "YM-07"}})
    vouched = replace(_STICK, root=replace(_ROOT, is_vouched=True))
    expired = replace(_STICK, root=replace(_ROOT, is_expired=True))
    return {
        "enrol_welcome": Shown(bare.but(findings=(Finding(Trouble.NO_STICK),))),
        "enrol_welcome-reading": Shown(bare.but(working={Work.STICK: 1})),
        "enrol_welcome-stick": Shown(bare.but(stick=_STICK)),
        "enrol_welcome-row": Shown(bare.but(stick=row)),
        "enrol_welcome-was": Shown(bare.but(machine=was, findings=(Finding(Trouble.NO_STICK),))),
        "enrol_welcome-differs": Shown(bare.but(findings=(Finding(Trouble.ROOT_DIFFERS),))),
        "enrol_welcome-file_wrong": Shown(
            bare.but(
                findings=(Finding(Trouble.FILE_WRONG, detail="line 12: terminal.id is missing"),)
            )
        ),
        "enrol_welcome-nothing_known": Shown(EnrolState(findings=(Finding(Trouble.UNSAFE_STICK),))),
        "enrol_root": _at(Step.ROOT, is_root_compared=False),
        "enrol_root-not_compared": _at(
            Step.ROOT, is_root_compared=False, findings=(Finding(Trouble.ROOT_NOT_COMPARED),)
        ),
        "enrol_root-vouched": _at(Step.ROOT, stick=vouched),
        "enrol_root-expired": _at(
            Step.ROOT,
            stick=expired,
            is_root_compared=False,
            findings=(Finding(Trouble.ROOT_EXPIRED),),
        ),
        "enrol_root-missing": _at(
            Step.ROOT,
            stick=None,
            findings=(Finding(Trouble.ROOT_MISSING), Finding(Trouble.NO_STICK)),
        ),
        "enrol_root-reading": _at(Step.ROOT, stick=None, working={Work.STICK: 2}),
    }


def _values() -> dict[str, Shown]:
    missing = {of: text for of, text in _VALUES.items() if of not in (Field.ID, Field.BASE_URL)}
    wrong = {**_VALUES, Field.ID: "YM 07!"}
    id_wrong = Finding(Trouble.VALUE_WRONG, Field.ID, "terminal.id: letters, digits and . _ - only")
    clock = CheckResult(
        CheckId.NETWORK_HOSPITAL,
        Verdict.WARN,
        {Fact.TLS: "valid", Fact.DAYS_LEFT: 214, Fact.CLOCK_OFFSET_S: 3_622},
    )
    failed = (
        Finding(Trouble.HOSPITAL_FAILS, Field.BASE_URL, "dns ok, tcp ok, tls unknown_ca"),
        Finding(Trouble.TRUST_FAILS, Field.REPOSITORY, "dns ok, tcp no_answer"),
    )
    return {
        "enrol_page-terminal": _at(Step.TERMINAL),
        "enrol_page-terminal-missing": _at(
            Step.TERMINAL, values=missing, findings=(Finding(Trouble.VALUE_MISSING, Field.ID),)
        ),
        "enrol_page-terminal-wrong": _at(Step.TERMINAL, values=wrong, findings=(id_wrong,)),
        "enrol_page-hospital": _at(Step.HOSPITAL, checks=_GOOD),
        "enrol_page-hospital-checking": _at(Step.HOSPITAL, working={Work.CHECK: 3}),
        "enrol_page-hospital-fails": _at(Step.HOSPITAL, checks=_BAD, findings=failed),
        "enrol_page-hospital-clock": _at(
            Step.HOSPITAL,
            checks=(clock, _GOOD[1]),
            findings=(Finding(Trouble.CLOCK_WRONG, detail="+3622 s"),),
        ),
        "enrol_page-hospital-empty": _at(Step.HOSPITAL, values=missing),
    }


def _certificate() -> dict[str, Shown]:
    step, values = Step.CERTIFICATE, {**_VALUES, Field.CLIENT: Client.REQUEST}
    return {
        "enrol_page-certificate": _at(step),
        "enrol_page-certificate-making": _at(step, values=values, working={Work.REQUEST: 4}),
        "enrol_page-certificate-request": _at(
            step, values=values, request=_REQUEST, is_request_written=True
        ),
        "enrol_page-certificate-no_stick": _at(
            step, values=values, request=_REQUEST, findings=(Finding(Trouble.STICK_NOT_WRITTEN),)
        ),
        "enrol_page-certificate-wrong": _at(
            step,
            values=values,
            request=_REQUEST,
            is_request_written=True,
            findings=(Finding(Trouble.CERTIFICATE_WRONG, detail="another_key"),),
        ),
        "enrol_page-certificate-there": _at(
            step, values=values, request=_REQUEST, is_request_written=True, certificate=_CERTIFICATE
        ),
        "enrol_code": replace(_at(step, values=values, request=_REQUEST), is_code=True),
    }


def _devices() -> dict[str, Shown]:
    missing, fails = Finding(Trouble.CAMERA_MISSING), Finding(Trouble.CAMERA_FAILS, Field.CAMERA)
    ticket = Finding(Trouble.PRINTER_FAILS, Field.TICKET_HOST, "connection refused")
    chosen = {"values": _CAMERA, "cameras": _CAMERAS}
    printed = {Field.TICKET_HOST: Trial.PRINTED, Field.REPORT_URI: Trial.PRINTED}
    without = {of: text for of, text in _VALUES.items() if of is not Field.REPORT_URI}
    return {
        "enrol_camera": _at(Step.CAMERA, picture=Picture.LIVE, **chosen),
        "enrol_camera-waiting": _at(
            Step.CAMERA, picture=Picture.WAITING, working={Work.CAMERAS: 5}
        ),
        "enrol_camera-fails": _at(Step.CAMERA, picture=Picture.FAILED, findings=(fails,), **chosen),
        "enrol_camera-none": _at(Step.CAMERA, picture=Picture.FAILED, findings=(missing,)),
        "enrol_page-printers": _at(Step.PRINTERS, printers=_PRINTERS),
        "enrol_page-printers-printed": _at(Step.PRINTERS, printers=_PRINTERS, trials=printed),
        "enrol_page-printers-fails": _at(
            Step.PRINTERS,
            printers=_PRINTERS,
            trials={Field.TICKET_HOST: Trial.FAILED},
            findings=(ticket,),
        ),
        "enrol_page-printers-looking": _at(
            Step.PRINTERS, values=without, working={Work.PRINTERS: 6, Work.TICKET_TRIAL: 7}
        ),
    }


def _end() -> dict[str, Shown]:
    wrong = Finding(Trouble.SETTINGS_WRONG, detail="hospital.ca_file: cannot be read")
    return {
        "enrol_page-summary": _at(Step.SUMMARY, checks=_GOOD, certificate=_CERTIFICATE),
        "enrol_page-summary-wrong": _at(Step.SUMMARY, checks=_GOOD, findings=(wrong,)),
        "enrol_page-summary-not_written": _at(
            Step.SUMMARY, checks=_GOOD, findings=(Finding(Trouble.NOT_WRITTEN, detail="no space"),)
        ),
        "enrol_done": replace(_at(Step.DONE), seconds_left=14),
        "enrol_done-writing": _at(Step.WRITING),
    }


def _typing() -> dict[str, Shown]:
    return {
        "enrol_typing": replace(_at(Step.TERMINAL), pad=Pad(Field.ID, "YM-0")),
        "enrol_typing-empty": replace(_at(Step.TERMINAL), pad=Pad(Field.NAME, "")),
        "enrol_typing-address": replace(
            _at(Step.HOSPITAL), pad=Pad(Field.BASE_URL, "https://his.hospital.example/kiosk")
        ),
        "enrol_typing-long": replace(
            _at(Step.PRINTERS),
            pad=Pad(Field.REPORT_URI, "ipps://printer.hall-a.hospital.example:631/ipp/print"),
        ),
        "enrol_typing-digits": replace(_at(Step.PRINTERS), pad=Pad(Field.TICKET_PORT, "9100")),
    }
