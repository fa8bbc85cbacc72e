"""Enrolment on the glass: where it stands, values only.

`flow.step(state, event) -> (state, effects)`; `events` and `effects` are beside this. Eight screens:
`Step` up to SUMMARY, in this order; where a file has a row for this machine, WELCOME is followed by
the first that needs a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from kiosk.maintenance.checks import CheckResult


class Step(StrEnum):
    """The screens, in order."""

    WELCOME = auto()  # not enrolled, and how; no service. Serial number, addresses, version
    ROOT = auto()  # fingerprints of the root file, to be compared by telephone
    TERMINAL = auto()  # id, hospital's name, site, groups, who enrols
    HOSPITAL = auto()  # addresses of hospital and trust repository, looked at
    CERTIFICATE = auto()  # none, or a request and what came back
    CAMERA = auto()  # one of several, with its picture
    PRINTERS = auto()  # ticket and A4, with a test page
    SUMMARY = auto()  # all of it, once more; the one confirmation where a file knows this machine
    WRITING = auto()  # a moment; nothing can be touched
    DONE = auto()  # enrolled; the terminal starts


ORDER: Final = tuple(Step)


class Field(StrEnum):
    """What is typed or chosen; the settings' own names, but for BY and CLIENT."""

    ID = "terminal.id"
    NAME = "terminal.hospital"
    SITE = "fleet.site"
    GROUPS = "fleet.groups"  # with commas
    BY = "by"  # the staff id of whoever enrols: for the record, it proves nothing
    BASE_URL = "hospital.base_url"
    REPOSITORY = "trust.repository"
    CLIENT = "client"  # a `Client`
    CAMERA = "camera.source"
    TICKET_HOST = "ticket_printer.host"
    TICKET_PORT = "ticket_printer.port"
    REPORT_URI = "report_printer.uri"  # empty: no A4 printer


class Client(StrEnum):
    """Whether the hospital's server wants a certificate of this terminal."""

    NONE = auto()
    REQUEST = auto()  # a key is made here, and a request shown and written to the stick


class Trouble(StrEnum):
    """Why it does not go on; each has words of its own on the screen. `Finding.detail` says more."""

    NO_STICK = auto()
    SEVERAL_STICKS = auto()
    UNSAFE_STICK = auto()  # mounted so that things on it could run
    STICK_UNREADABLE = auto()  # or gone while it was read
    STICK_NOT_WRITTEN = auto()  # full, read-only or gone
    FILE_WRONG = auto()  # yima-enrol.toml has mistakes; detail: the first line that has
    MACHINE_UNKNOWN = auto()  # rows, but none for this machine
    MACHINE_TWICE = auto()  # two rows for this machine
    ROOT_MISSING = auto()  # neither on the stick nor on this terminal
    ROOT_WRONG = auto()  # no root file
    ROOT_EXPIRED = auto()  # a warning: only good with a newer one on the server
    ROOT_DIFFERS = auto()  # from what the file, or what this terminal was set up with, names
    ROOT_NOT_COMPARED = auto()
    VALUE_MISSING = auto()  # `field` says which
    VALUE_WRONG = auto()  # likewise
    HOSPITAL_FAILS = auto()  # a warning: it can be gone on with
    TRUST_FAILS = auto()  # likewise
    CLOCK_WRONG = auto()  # likewise; more than five minutes off the hospital's
    REQUEST_FAILED = auto()
    CERTIFICATE_MISSING = auto()  # not on the stick
    CERTIFICATE_WRONG = auto()  # detail: a `csr.CertificateProblem`
    CAMERA_MISSING = auto()  # a warning: a scanner may do
    CAMERA_FAILS = auto()  # likewise
    PRINTER_FAILS = auto()  # likewise; `field` says which
    SETTINGS_WRONG = auto()  # all together; detail: the first line
    NOT_WRITTEN = auto()  # the disk; nothing is enrolled
    ALREADY_ENROLLED = auto()


WARNINGS: Final = frozenset(
    {
        Trouble.ROOT_EXPIRED,
        Trouble.HOSPITAL_FAILS,
        Trouble.TRUST_FAILS,
        Trouble.CLOCK_WRONG,
        Trouble.CAMERA_MISSING,
        Trouble.CAMERA_FAILS,
        Trouble.PRINTER_FAILS,
    }
)
"""Told, and gone on with: a terminal is often set up before its network is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong here. `detail`: one line for an engineer, in English, without secrets."""

    trouble: Trouble
    field: Field | None = None
    detail: str = ""

    @property
    def is_warning(self) -> bool:
        return self.trouble in WARNINGS


@dataclass(frozen=True, slots=True)
class Machine:
    """What the terminal says of itself before it is anybody's."""

    serial: str = ""  # as the maker wrote it into the firmware; empty: none
    macs: tuple[str, ...] = ()  # "02:00:00:00:00:01", of network cards
    addresses: tuple[str, ...] = ()  # IP addresses, none of loopback
    version: str = ""
    was: str = ""  # "T01, 2027-01-15": it was decommissioned; empty: it was not
    is_set_up: bool = False  # a file was put on this terminal beforehand: no stick's counts then


@dataclass(frozen=True, slots=True)
class Root:
    """A root file as people compare it. `data` is checked already (`distribution.enrolment`)."""

    data: bytes = field(repr=False)
    version: int
    expires: int  # Unix seconds
    is_expired: bool
    sm3: str  # 64 hexadecimal digits; `grouped` for the screen
    sha256: str
    is_vouched: bool = False  # the file for hundreds, or this terminal's set-up, names its SM3


@dataclass(frozen=True, slots=True)
class Stick:
    """What was found on the stick and beside this terminal, looked at already.

    `tables`: of settings, for this machine where there is a row for it. `files`: that they name, by
    their names: certificates of CAs, keys and so on.
    """

    root: Root | None = None
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    client: Client | None = None  # as the file has it
    is_row: bool = False  # there is a row for this machine: one confirmation does
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A certificate request; its key never leaves the terminal.

    `text`: PEM, for a QR code (some 600 characters) and the stick. `name`: of the file there.
    """

    text: str
    name: str  # "T01.csr"; the certificate is looked for as "T01.pem"
    fingerprint: str  # SHA-256 of the public key: to be compared at the authority's


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that fits the key of this terminal."""

    pem: bytes = field(repr=False)
    subject: str
    issuer: str
    ends: int  # Unix seconds


@dataclass(frozen=True, slots=True)
class Choice:
    """A device found here. `value`: for the setting; `label`: for people."""

    value: str
    label: str


class Picture(StrEnum):
    """Of the chosen camera. The picture itself goes past the flow, straight to the screen."""

    NONE = auto()  # not asked for yet
    WAITING = auto()
    LIVE = auto()
    FAILED = auto()


class Trial(StrEnum):
    """What came of a test page."""

    PRINTED = auto()
    FAILED = auto()


class Work(StrEnum):
    """What is under way; one of each at most. The screen shows it, and may be left meanwhile."""

    STICK = auto()
    CHECK = auto()
    REQUEST = auto()
    CERTIFICATE = auto()
    CAMERAS = auto()
    CAMERA = auto()
    PRINTERS = auto()
    TICKET_TRIAL = auto()
    REPORT_TRIAL = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class EnrolState:
    """All there is to it. `values`: as typed; what is not in them comes from `stick.tables`."""

    step: Step = Step.WELCOME
    machine: Machine = field(default_factory=Machine)
    values: Mapping[Field, str] = field(default_factory=dict)
    draft: Mapping[Field, str] = field(default_factory=dict)  # of them, what a request keeps
    findings: tuple[Finding, ...] = ()  # of this step
    stick: Stick | None = None  # None: nothing was read yet
    is_root_compared: bool = False
    checks: tuple[CheckResult, ...] = ()  # hospital and trust repository, as last looked at
    request: Request | None = None
    is_request_written: bool = False  # to the stick
    certificate: Certificate | None = None
    cameras: tuple[Choice, ...] = ()
    picture: Picture = Picture.NONE
    printers: tuple[Choice, ...] = ()  # for A4
    trials: Mapping[Field, Trial] = field(default_factory=dict)  # TICKET_HOST, REPORT_URI
    working: Mapping[Work, int] = field(default_factory=dict)  # with the ticket it was asked under
    tickets: int = 0
    is_detour: bool = False  # gone to from SUMMARY: it goes back there

    def __post_init__(self) -> None:
        for name in ("values", "draft", "trials", "working"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def value(self, of: Field) -> str:
        """As typed or chosen, else as the stick has it, else as a terminal has it by itself."""
        if of in self.values and not self.is_fixed(of):
            return self.values[of]
        if of is Field.CLIENT:
            return (self.stick and self.stick.client) or Client.NONE
        table, _, key = of.partition(".")
        held = (self.stick.tables if self.stick else {}).get(table, {}).get(key)
        if isinstance(held, list | tuple):
            return ",".join(map(str, held))
        return DEFAULTS.get(of, "") if held is None else str(held)

    def is_fixed(self, of: Field) -> bool:
        """What was put on this terminal beforehand is not changed by whoever stands there."""
        if self.stick is None or not self.machine.is_set_up:
            return False
        if of is Field.CLIENT:
            return self.stick.client is not None
        table, _, key = of.partition(".")
        return key in self.stick.tables.get(table, {})

    def root(self) -> Root | None:
        return self.stick.root if self.stick else None

    def is_working(self, work: Work) -> bool:
        return work in self.working

    def but(self, **changes: object) -> EnrolState:
        return replace(self, **changes)  # type: ignore[arg-type]  # the fields' own names


DEFAULTS: Final[Mapping[Field, str]] = MappingProxyType(
    {Field.CAMERA: "auto", Field.TICKET_PORT: "9100"}
)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is written. `tables`: the whole terminal.toml; `files` go beside it, by their names."""

    tables: Mapping[str, Mapping[str, object]]
    files: Mapping[str, bytes] = field(repr=False)
    root: bytes = field(repr=False)
    certificate: bytes | None = field(repr=False)  # None: none, and a key that is there goes
    by: str
    machine: Machine


def grouped(digits: str) -> tuple[str, ...]:
    """Hexadecimal digits in groups of four, as two people read them out."""
    return tuple(digits[n : n + 4] for n in range(0, len(digits), 4))
