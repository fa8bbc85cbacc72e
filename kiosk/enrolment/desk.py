"""Carries out what an enrolment wants done. Blocks, so it is called on a worker; raises nothing.

What is another layer's comes in as `Devices`: cameras, printers and their pictures.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from kiosk.enrolment import csr, enrol_file, stick
from kiosk.enrolment.apply import DRAFT, REQUEST_FILE, NotApplied, apply
from kiosk.enrolment.csr import CertificateProblem
from kiosk.enrolment.effects import (
    Apply,
    CheckServers,
    EnrolEffect,
    HideCamera,
    ListCameras,
    ListPrinters,
    MakeRequest,
    PrintTrial,
    ReadCertificate,
    ReadStick,
    ShowCamera,
)
from kiosk.enrolment.events import (
    Applied,
    CamerasListed,
    CertificateRead,
    EnrolEvent,
    Failed,
    MachineKnown,
    PictureCame,
    PrintersListed,
    RequestMade,
    ServersChecked,
    StickRead,
    TrialDone,
)
from kiosk.enrolment.machine import read_machine
from kiosk.enrolment.place import Place, UnreadableError
from kiosk.enrolment.sheet import KEY_FILE
from kiosk.enrolment.states import (
    Certificate,
    Choice,
    Field,
    Finding,
    Machine,
    Picture,
    Request,
    Stick,
    Trial,
    Trouble,
    Work,
)
from kiosk.journal import durable_file
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.network import check_port
from kiosk.maintenance.ports import NetworkPort
from kiosk.maintenance.usb import FileKind, UsbProblem, UsbVolumes, write_file

_LARGEST_DRAFT: Final = 16_384
_ANSWERS: Final[Mapping[NotApplied, Trouble]] = {
    NotApplied.ALREADY_ENROLLED: Trouble.ALREADY_ENROLLED,
    NotApplied.SETTINGS_WRONG: Trouble.SETTINGS_WRONG,
    NotApplied.ROOT_WRONG: Trouble.ROOT_WRONG,
}


class Devices(Protocol):
    """Of the layers above. Each call blocks for seconds at most, and raises nothing."""

    def cameras(self) -> tuple[Choice, ...]: ...

    def show_camera(self, source: str) -> Picture:
        """Open this one in place of another: LIVE with its first picture, else FAILED."""
        ...

    def hide_camera(self) -> None: ...

    def printers(self) -> tuple[Choice, ...]:
        """For A4: ipp addresses."""
        ...

    def print_ticket(self, host: str, port: int) -> str | None:
        """A test page. None: it is out; else why not, in one line."""
        ...

    def print_report(self, uri: str) -> str | None:
        """Likewise, of A4."""
        ...


class EnrolDesk:
    """`settings`: where terminal.toml is to be; `root`: "/" but for tests.

    `folder`: instead of a stick, with the file of that name.
    """

    def __init__(
        self,
        settings: Path,
        devices: Devices,
        *,
        folder: Path | None = None,
        file_name: str = enrol_file.NAME,
        volumes: UsbVolumes | None = None,
        root: Path = Path("/"),
        now: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._devices = devices
        self._folder = folder
        self._file_name = file_name
        self._volumes = volumes or UsbVolumes(root)
        self._root = root
        self._now = now

    def begin(self) -> MachineKnown:
        """The first event of all."""
        return MachineKnown(read_machine(self._settings, self._root), self._draft())

    def do(self, effect: EnrolEffect) -> EnrolEvent | None:
        """The event that answers it; None: nothing does."""
        match effect:
            case ReadStick(ticket, machine):
                return StickRead(ticket, self._stick(machine))
            case CheckServers():
                return ServersChecked(effect.ticket, self._check(effect))
            case MakeRequest():
                return self._request(effect)
            case ReadCertificate(ticket, terminal):
                return self._certificate(ticket, terminal)
            case Apply(ticket, plan):
                refused = apply(self._settings, plan, self._now())
                if refused is None:
                    return Applied(ticket)
                trouble = _ANSWERS.get(refused.why, Trouble.NOT_WRITTEN)
                detail = " ".join(filter(None, (refused.why.value, refused.detail)))
                return Failed(ticket, Work.WRITE, Finding(trouble, detail=detail))
            case _:
                return self._with_devices(effect)

    def _with_devices(self, effect: EnrolEffect) -> EnrolEvent | None:
        match effect:
            case ListCameras(ticket):
                return CamerasListed(ticket, self._devices.cameras())
            case ShowCamera(source):
                return PictureCame(source, self._devices.show_camera(source))
            case HideCamera():
                self._devices.hide_camera()
            case ListPrinters(ticket):
                return PrintersListed(ticket, self._devices.printers())
            case PrintTrial(ticket, of, address, port):
                if of is Field.TICKET_HOST:
                    why = self._devices.print_ticket(address, port)
                else:
                    why = self._devices.print_report(address)
                return TrialDone(ticket, of, Trial.FAILED if why else Trial.PRINTED, why or "")
        return None

    def _stick(self, machine: Machine) -> Stick:
        if self._folder is None:
            return stick.find(self._settings, self._volumes, machine, self._now())
        return stick.read(Place(self._folder), machine, self._now(), self._file_name)

    def _check(self, wanted: CheckServers) -> tuple[CheckResult, ...]:
        """The hospital's server and the trust repository's, each with the CA that the stick brought."""
        found = []
        with tempfile.TemporaryDirectory(prefix="yima-enrol-") as folder:
            for check, table, url in (
                (CheckId.NETWORK_HOSPITAL, "hospital", wanted.base_url),
                (CheckId.NETWORK_TRUST, "trust", wanted.repository),
            ):
                ca_file = _ca_file(wanted.stick, table, Path(folder))
                port = NetworkPort.of_url(check, url, ca_file, wants_certificate=True)
                if port is not None:
                    found.append(check_port(port, self._now))
        return tuple(found)

    def _request(self, wanted: MakeRequest) -> EnrolEvent:
        own = self._settings.parent
        try:
            own.mkdir(0o750, parents=True, exist_ok=True)
            made = csr.make_request(own / KEY_FILE, wanted.terminal, wanted.hospital)
            durable_file.replace(own / REQUEST_FILE, made.pem.encode())
            values = {of.value: text for of, text in wanted.values.items()}
            durable_file.replace(own / DRAFT, json.dumps(values).encode())
        except (OSError, ValueError) as error:  # ValueError: a name that no certificate can have
            finding = Finding(Trouble.REQUEST_FAILED, detail=str(error))
            return Failed(wanted.ticket, Work.REQUEST, finding)
        request = Request(made.pem, f"{wanted.terminal}.csr", made.fingerprint)
        unwritten = self._write_request(wanted.terminal, made.pem.encode())
        return RequestMade(wanted.ticket, request, unwritten is None, unwritten)

    def _write_request(self, terminal: str, pem: bytes) -> Finding | None:
        """Why it is not on the stick. Where there is none, there is the code on the screen."""
        if self._folder is not None:
            try:
                durable_file.replace(self._folder / f"{terminal}.csr", pem)
            except OSError as error:
                return Finding(Trouble.STICK_NOT_WRITTEN, detail=error.strerror or "")
            return None
        volume = stick.the_stick(self._volumes, to_write=True)
        if isinstance(volume, Finding):
            return volume

        def fill(put: Callable[[bytes], object]) -> None:
            put(pem)

        try:
            written = write_file(volume, terminal, len(pem), fill, kind=FileKind.REQUEST)
        except ValueError:  # an id that begins with a hyphen
            written = UsbProblem.WRITE_FAILED
        if isinstance(written, UsbProblem):
            return Finding(Trouble.STICK_NOT_WRITTEN, detail=written.value)
        return None

    def _certificate(self, ticket: int, terminal: str) -> EnrolEvent:
        found = self._certificate_on_stick(terminal)
        if isinstance(found, Finding):
            return Failed(ticket, Work.CERTIFICATE, found)
        return CertificateRead(ticket, found)

    def _certificate_on_stick(self, terminal: str) -> Certificate | Finding:
        place = self._place()
        if isinstance(place, Finding):
            return place
        try:
            tried = (place.read(f"{terminal}.{end}", csr.LARGEST) for end in ("pem", "crt", "cer"))
            data = next((each for each in tried if each is not None), None)
        except UnreadableError as error:
            return Finding(Trouble.STICK_UNREADABLE, detail=str(error))
        if data is None:
            return Finding(Trouble.CERTIFICATE_MISSING, detail=f"{terminal}.pem")
        read = csr.read_certificate(data, self._settings.with_name(KEY_FILE), self._now())
        if isinstance(read, CertificateProblem):
            return Finding(Trouble.CERTIFICATE_WRONG, detail=read.value)
        return read

    def _place(self) -> Place | Finding:
        if self._folder is not None:
            return Place(self._folder)
        volume = stick.the_stick(self._volumes)
        return volume if isinstance(volume, Finding) else Place.of(volume)

    def _draft(self) -> Mapping[Field, str]:
        """What was typed before a power cut."""
        with suppress(OSError, ValueError, AttributeError, TypeError):
            with self._settings.with_name(DRAFT).open("rb") as file:
                members = json.loads(file.read(_LARGEST_DRAFT))
            known = {of.value: of for of in Field}
            return {known[name]: str(text) for name, text in members.items() if name in known}
        return {}


def _ca_file(brought: Stick | None, table: str, folder: Path) -> Path | None:
    """The CA that the settings name, where the check can read it; None: those of the system."""
    name = (brought.tables if brought else {}).get(table, {}).get("ca_file")
    if not isinstance(name, str) or brought is None:
        return None
    if name not in brought.files:
        return Path(name)  # a whole path, or one that is missing, which the check says
    path = folder / f"{table}.pem"
    path.write_bytes(brought.files[name])
    return path
