"""The till: gateway, insurance and cashier, put together from the settings.

A terminal without a gateway has none, and offers no payments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.hospital.port import HospitalPort
from kiosk.insurance.envelope import Sender
from kiosk.insurance.nhsa import NhsaInsurance, open_insurance
from kiosk.insurance.refusals import Refusals
from kiosk.insurance.transactions import Practice
from kiosk.net.breaker import BreakerState
from kiosk.net.endpoint import Endpoint
from kiosk.payment.book import OrderBook
from kiosk.payment.cashier import Cashier
from kiosk.payment.errands import Errands
from kiosk.payment.gateway.client import HttpGateway, open_gateway
from kiosk.payment.gateway.keys import KeyFileError, SchemeName, read_scheme
from kiosk.payment.progress import Progress, Standing
from kiosk.settings.payment import InsuranceSettings, PaymentSettings
from kiosk.settings.reading import Settings, SettingsError

LOCK_FILE = "orders.lock"


@dataclass(frozen=True, slots=True)
class Till:
    gateway: HttpGateway
    insurance: NhsaInsurance | None
    cashier: Cashier

    def forget(self) -> None:
        """The session is over: its payment code, and what libraries keep of calls."""
        self.cashier.forget()
        self.gateway.forget()
        if self.insurance is not None:
            self.insurance.forget()

    def close(self) -> None:
        self.cashier.stop()
        self.gateway.close()
        if self.insurance is not None:
            self.insurance.close()


def open_till(
    settings: Settings,
    clock: Clock,
    hospital: HospitalPort,
    book: Callable[[], OrderBook | None],
    *,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    on_standing: Callable[[Standing], None] = lambda _standing: None,
    on_gateway: Callable[[bool], None] = lambda _answering: None,
) -> Till | None:
    """None: no gateway is set. Nothing is read or sent before the cashier starts, but the key files.

    Raises:
        SettingsError: a key file cannot be used.
    """
    if settings.payment is None:
        return None

    def answers(answering: bool) -> None:  # noqa: FBT001 - what the breaker says
        if answering:
            cashier.answers_again()
        on_gateway(answering)

    gateway = make_gateway(settings.payment, settings.terminal.id, clock, answers)
    insurance = None
    if settings.insurance is not None:
        insurance = _insurance(
            settings.insurance, settings.terminal.id, clock, settings.storage.folder
        )
    cashier = Cashier(
        book,
        Errands(gateway, insurance, hospital, clock),
        clock,
        settings.storage.folder / LOCK_FILE,
        pace=settings.payment.pace,
        keep_days=max(settings.storage.keep_days, 180),
        on_progress=on_progress,
        on_standing=on_standing,
    )
    return Till(gateway, insurance, cashier)


def make_gateway(
    settings: PaymentSettings,
    terminal: str,
    clock: Clock,
    on_answering: Callable[[bool], None] = lambda _answering: None,
) -> HttpGateway:
    """The client alone. Raises SettingsError as `open_till`."""
    certificate = None
    if settings.client_certificate is not None and settings.client_key is not None:
        certificate = (settings.client_certificate, settings.client_key)
    try:
        scheme = read_scheme(
            SchemeName(settings.scheme), settings.key_file, settings.gateway_key_file
        )
    except KeyFileError as problem:
        raise SettingsError((f"payment.{problem}",)) from None
    return open_gateway(
        Endpoint(
            settings.base_url,
            ca_file=settings.ca_file,
            client_certificate=certificate,
            connect_timeout=settings.connect_seconds,
            read_timeout=settings.read_seconds,
            answer_timeout=settings.read_seconds + 2,
        ),
        scheme,
        terminal,
        clock,
        observer=lambda state: on_answering(state is BreakerState.CLOSED),
    )


def _insurance(
    settings: InsuranceSettings, terminal: str, clock: Clock, folder: Path
) -> NhsaInsurance:
    secret = ""
    if settings.secret_file is not None:
        secret = settings.secret_file.read_text(encoding="utf-8").strip()
    sender = Sender(
        institution_code=settings.institution_code,
        institution_name=settings.institution_name,
        region=settings.region,
        receiver=settings.receiver,
        terminal_id=terminal,
        secret=secret,
        operator_name=settings.operator_name,
        insured_region=settings.insured_region,
        sign_in_no=settings.sign_in_no,
        interface_version=settings.interface_version,
    )
    refusals = Refusals(
        no_result=frozenset(settings.unknown_results),
        settled=frozenset(settings.settled_results),
        undone=frozenset(settings.undone_results),
    )
    endpoint = Endpoint(
        settings.base_url,
        ca_file=settings.ca_file,
        connect_timeout=settings.connect_seconds,
        read_timeout=settings.read_seconds,
        answer_timeout=settings.read_seconds + 2,
    )
    return open_insurance(
        endpoint,
        sender,
        clock,
        folder,
        practice=Practice(refusals=refusals),
        sequences=settings.sequences,
    )
