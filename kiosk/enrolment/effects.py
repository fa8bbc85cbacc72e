"""What an enrolment wants done, on a worker: `desk.EnrolDesk.do(effect)` returns the event that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.enrolment.states import Field, Machine, Plan, Stick


@dataclass(frozen=True, slots=True)
class ReadStick:
    ticket: int
    machine: Machine


@dataclass(frozen=True, slots=True)
class CheckServers:
    """`stick`: with the certificates of CAs that it brought; None: those of the system."""

    ticket: int
    base_url: str
    repository: str
    stick: Stick | None


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """`values`: kept with it, so that a power cut while it is waited for costs no typing."""

    ticket: int
    terminal: str
    hospital: str
    values: Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class ReadCertificate:
    ticket: int
    terminal: str


@dataclass(frozen=True, slots=True)
class ListCameras:
    ticket: int


@dataclass(frozen=True, slots=True)
class ShowCamera:
    """Open it (instead of another), and show its pictures. Answered by `PictureCame`."""

    source: str


@dataclass(frozen=True, slots=True)
class HideCamera:
    """Close it: the terminal's program wants it next."""


@dataclass(frozen=True, slots=True)
class ListPrinters:
    ticket: int


@dataclass(frozen=True, slots=True)
class PrintTrial:
    """`field`: TICKET_HOST or REPORT_URI. `address`: a host with `port`, or an ipp address."""

    ticket: int
    field: Field
    address: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class Apply:
    ticket: int
    plan: Plan


EnrolEffect: TypeAlias = (
    ReadStick
    | CheckServers
    | MakeRequest
    | ReadCertificate
    | ListCameras
    | ShowCamera
    | HideCamera
    | ListPrinters
    | PrintTrial
    | Apply
)
