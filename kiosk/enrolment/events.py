"""What happens to an enrolment. A `ticket` is that of the effect which an event answers; older ones are dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.enrolment.states import (
    Certificate,
    Choice,
    Field,
    Finding,
    Machine,
    Picture,
    Request,
    Step,
    Stick,
    Trial,
    Work,
)
from kiosk.maintenance.checks import CheckResult


@dataclass(frozen=True, slots=True)
class MachineKnown:
    """The first of all. `draft`: as typed before a power cut, while a certificate was waited for."""

    machine: Machine
    draft: Mapping[Field, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Continued:
    """The large button: go on. On SUMMARY it enrols."""


@dataclass(frozen=True, slots=True)
class Back:
    """One screen back; WELCOME forgets everything but the machine."""


@dataclass(frozen=True, slots=True)
class Left:
    """Nobody has touched it for minutes: as after its start, for whoever comes next."""


@dataclass(frozen=True, slots=True)
class GoneTo:
    """From SUMMARY to the screen of a line there that is to be changed."""

    step: Step


@dataclass(frozen=True, slots=True)
class Entered:
    """Typed on a pad or chosen from a list, whole."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The fingerprints, by telephone."""

    same: bool


@dataclass(frozen=True, slots=True)
class StickWanted:
    """Look at the stick (again): a button on WELCOME and ROOT."""


@dataclass(frozen=True, slots=True)
class StickRead:
    ticket: int
    stick: Stick


@dataclass(frozen=True, slots=True)
class CheckWanted:
    """Look at the servers (again)."""


@dataclass(frozen=True, slots=True)
class ServersChecked:
    ticket: int
    checks: tuple[CheckResult, ...]


@dataclass(frozen=True, slots=True)
class RequestWanted:
    """To the stick as well (again), where there is one."""


@dataclass(frozen=True, slots=True)
class RequestMade:
    ticket: int
    request: Request
    is_written: bool  # to the stick; False: only the code on the screen
    finding: Finding | None = None  # why it is not on the stick


@dataclass(frozen=True, slots=True)
class CertificateWanted:
    """Read it from the stick."""


@dataclass(frozen=True, slots=True)
class CertificateRead:
    ticket: int
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class CamerasListed:
    ticket: int
    cameras: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PictureCame:
    """The first picture of a camera, or that there is none. `source` as in `ShowCamera`."""

    source: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class PrintersListed:
    ticket: int
    printers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TrialWanted:
    """A test page: TICKET_HOST or REPORT_URI."""

    field: Field


@dataclass(frozen=True, slots=True)
class TrialDone:
    ticket: int
    field: Field
    trial: Trial
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """What was under way did not work."""

    ticket: int
    work: Work
    finding: Finding


@dataclass(frozen=True, slots=True)
class Applied:
    """Enrolled: it is all on the disk."""

    ticket: int


EnrolEvent: TypeAlias = (
    MachineKnown
    | Continued
    | Back
    | Left
    | GoneTo
    | Entered
    | Compared
    | StickWanted
    | StickRead
    | CheckWanted
    | ServersChecked
    | RequestWanted
    | RequestMade
    | CertificateWanted
    | CertificateRead
    | CamerasListed
    | PictureCame
    | PrintersListed
    | TrialWanted
    | TrialDone
    | Failed
    | Applied
)
