"""Gateway, hospital and insurance as they are in the demo, and terminals installed beside them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from kiosk.demo.gateway.process import RunningGateway, start_gateway
from kiosk.demo.hospital.cast import CastMember, demo_cast
from kiosk.demo.hospital.process import AddedBill, RunningHospital, start_hospital
from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.hospital.invoice import insured_visit
from kiosk.journal.opened import Journal
from kiosk.payment.pace import PaymentPace
from kiosk.payment.port import Channel
from tests.faults.pay_counter import QUICK, DueBill, Errand, Installation

ZONE: Final = "Asia/Shanghai"
AMOUNT: Final = 30_011
"""Fen. The insurance's fund pays 60 %, an account has less than 100 yuan: an own part is left."""
SMALL: Final = 505
"""Fen, of which fund and a rich account leave nothing."""
RICH: Final = 9_000
"""Fen, in the account of whoever can pay forty small bills from it."""

_CODES: Final = {Channel.WECHAT: (13, 16), Channel.ALIPAY: (28, 16), Channel.UNIONPAY: (62, 17)}
_SEQUENCES: Final = 50  # a second: after 200 terminals they begin again
_SETTINGS: Final = """\
[terminal]
id = "T"
hospital = "示范医院"
time_zone = "{zone}"
[hospital]
base_url = "{hospital}"
connect_seconds = 2.0
read_seconds = {patience}
[trust]
repository = "http://127.0.0.1:9/trust"
[ticket_printer]
host = "127.0.0.1"
[storage]
folder = "state"
[payment]
base_url = "{gateway}"
scheme = "hmac-sm3"
key_file = "{settings_file}"
connect_seconds = 2.0
read_seconds = {patience}
[insurance]
base_url = "{insurance}"
secret_file = "insurance.secret"
institution_code = "{account.institution_code}"
institution_name = "{account.institution_name}"
region = "{account.region}"
receiver = "{account.receiver}"
connect_seconds = 2.0
read_seconds = {patience}
"""


@dataclass
class PayWorld:
    """Close it, or leave a `with` block."""

    folder: Path
    patience: float = 5.0  # seconds that terminals wait for an answer
    gateway: RunningGateway = field(init=False)
    hospital: RunningHospital = field(init=False)

    def __post_init__(self) -> None:
        self._installed = 0
        self.folder.mkdir(parents=True, exist_ok=True)
        self.gateway = start_gateway(self.folder / "gateway.db", terminals=())
        try:
            self.hospital = start_hospital(self.folder / "hospital.db", zone=ZONE, still=True)
        except BaseException:
            self.gateway.stop()
            raise
        (self.folder / "insurance.secret").write_text(INSURANCE.secret, encoding="utf-8")
        self._settings = self.folder / "terminal.toml"
        self._settings.write_text(
            _SETTINGS.format(
                zone=ZONE,
                hospital=self.hospital.base_url,
                gateway=self.gateway.base_url,
                insurance=f"{self.hospital.platforms_url}/nhsa",
                settings_file=self._settings.name,
                account=INSURANCE,
                patience=self.patience,
            ),
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.gateway.stop()
        self.hospital.stop()

    def _sequences(self) -> dict[str, str]:
        """Message numbers of its own, as a site deals them out among terminals of one institution."""
        first = self._installed * _SEQUENCES % 10_000
        self._installed += 1
        last = first + _SEQUENCES - 1
        return {
            "YIMA__INSURANCE__FIRST_SEQUENCE": str(first),
            "YIMA__INSURANCE__LAST_SEQUENCE": str(last),
        }

    @cached_property
    def _used(self) -> dict[str, bytes]:
        """The files of a journal in which nothing has been written yet."""
        with TemporaryDirectory() as place:
            folder = Path(place)
            journal = Journal(folder)
            book = journal.orders("T")
            assert book is not None
            assert book.unresolved() == ()
            journal.close()
            return {path.name: path.read_bytes() for path in folder.iterdir()}

    @property
    def servers(self) -> dict[int, str]:
        """By their ports."""
        urls = {"gateway": self.gateway.base_url, "hospital": self.hospital.base_url}
        return {urlsplit(url).port or 0: name for name, url in urls.items()}

    def install(
        self, terminal: str, pace: PaymentPace = QUICK, *, used: bool = False
    ) -> Installation:
        """A terminal with this id. Its folder is empty, or `used`: it has an empty journal."""
        folder = self.folder / "terminals" / terminal
        folder.mkdir(parents=True)
        if used:
            for name, content in self._used.items():
                (folder / name).write_bytes(content)
        environment = {
            "YIMA__TERMINAL__ID": terminal,
            "YIMA__STORAGE__FOLDER": str(folder),
            "YIMA__PAYMENT__KEY_FILE": str(self.gateway.enrol(terminal).secret_file),
            **self._sequences(),
        }
        return Installation(settings=str(self._settings), environment=environment, pace=pace)

    def bills(self, count: int, **settings: Any) -> list[AddedBill]:
        return self.hospital.add_bills(count, **settings)

    def errand(self, bills: Sequence[AddedBill], *, insured: bool = False, **how: Any) -> Errand:
        """Whose bills they are wants to pay them."""
        visits = [insured_visit(self._invoice(bill.id)) if insured else None for bill in bills]
        due = [
            DueBill(bill.id, bill.total, visit) for bill, visit in zip(bills, visits, strict=True)
        ]
        identity = member(bills[0].patient).identity_number if insured else ""
        return Errand(patient=bills[0].patient, bills=tuple(due), identity=identity, **how)

    def cancel(self, bill: AddedBill) -> None:
        """The hospital withdraws it."""
        invoice = self._invoice(bill.id)
        self._fhir("PUT", f"Invoice/{bill.id}", {**invoice, "status": "cancelled"})

    def _invoice(self, bill: str) -> dict[str, Any]:
        return self._fhir("GET", f"Invoice/{bill}")

    def _fhir(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        request = Request(  # noqa: S310 - our own child's address
            f"{self.hospital.base_url}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/fhir+json"},
        )
        with build_opener(ProxyHandler({})).open(request, timeout=10) as answer:
            told: dict[str, Any] = json.load(answer)
        return told


def payment_code(channel: Channel) -> str:
    """Of somebody's phone, whom the gateway does not know: they can pay anything."""
    head, tail = _CODES[channel]
    return f"{head}{secrets.randbelow(10**tail):0{tail}d}"


def member(patient: str) -> CastMember:
    return _members()[patient]


@cache
def _members() -> dict[str, CastMember]:
    return {patient: one for one in demo_cast(1) for patient in one.patient_ids}


def patients() -> list[str]:
    """The hospital's, by whom the demo can tell what they are insured by."""
    return sorted(_members())


def rich_patients() -> list[str]:
    """Who have `RICH` in their accounts."""
    return [one for one in patients() if int(member(one).insurance_number[-4:]) >= RICH]
