"""The network ports of a terminal, by its settings: where each leads, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kiosk.maintenance.checks import CheckId

if TYPE_CHECKING:
    from kiosk.settings import Settings

_HTTP, _HTTPS, _IPP = 80, 443, 631


class Speaks(Enum):
    """How far a port can be looked into without a word about anybody."""

    RAW = auto()  # a connection, and no more
    HTTP = auto()
    HTTPS = auto()


@dataclass(frozen=True, slots=True)
class NetworkPort:
    """Address and port alone: paths, which may hold what is secret, are left out from the start."""

    check: CheckId
    host: str = field(repr=False)
    port: int
    speaks: Speaks
    ca_file: Path | None = None  # None: whom the system trusts
    wants_certificate: bool = False  # the server hangs up on who shows none, as this check does
    own_certificate: Path | None = None  # that the terminal shows there, PEM

    @classmethod
    def of_url(
        cls,
        check: CheckId,
        url: str,
        ca_file: Path | None = None,
        *,
        wants_certificate: bool = False,
        own_certificate: Path | None = None,
    ) -> NetworkPort | None:
        """None: there is no address in it."""
        try:
            parts = urlsplit(url)
            speaks, usual = _SCHEMES[parts.scheme]
            port = parts.port or usual
        except (ValueError, KeyError):
            return None
        if not parts.hostname:
            return None
        wants = wants_certificate or own_certificate is not None
        return cls(check, parts.hostname, port, speaks, ca_file, wants, own_certificate)


_SCHEMES: Final = {
    "http": (Speaks.HTTP, _HTTP),
    "https": (Speaks.HTTPS, _HTTPS),
    "ipp": (Speaks.HTTP, _IPP),
    "ipps": (Speaks.HTTPS, _IPP),
}


def ports_of(settings: Settings) -> tuple[NetworkPort, ...]:
    """Those that this terminal has, in the order of the report."""
    hospital, trust, ticket = settings.hospital, settings.trust, settings.ticket_printer
    reports, a4, reader = settings.reports, settings.report_printer, settings.identity_reader
    found = [
        NetworkPort.of_url(
            CheckId.NETWORK_HOSPITAL,
            hospital.base_url,
            hospital.ca_file,
            own_certificate=hospital.client_certificate,
        )
    ]
    for check, section in (
        (CheckId.NETWORK_GATEWAY, settings.payment),
        (CheckId.NETWORK_INSURANCE, settings.insurance),
        (CheckId.NETWORK_TENCENT, settings.tencent),
        (CheckId.NETWORK_PROVINCIAL, settings.provincial),
        (CheckId.NETWORK_VOUCHER, settings.insurance_voucher),
    ):
        if section is not None:
            own = getattr(section, "client_certificate", None)
            url, ca_file = section.base_url, section.ca_file
            found.append(NetworkPort.of_url(check, url, ca_file, own_certificate=own))
    if reports is not None and reports.advisor_url:
        ca_file = reports.advisor_ca_file
        found.append(NetworkPort.of_url(CheckId.NETWORK_ADVISOR, reports.advisor_url, ca_file))
    found.append(NetworkPort.of_url(CheckId.NETWORK_TRUST, trust.repository, trust.ca_file))
    found.append(NetworkPort(CheckId.NETWORK_TICKET_PRINTER, ticket.host, ticket.port, Speaks.RAW))
    if a4 is not None:
        uri = a4.device_uri or a4.uri  # the printer itself, not the queue before it
        found.append(NetworkPort.of_url(CheckId.NETWORK_REPORT_PRINTER, uri, a4.ca_file))
    if reader.host:
        check = CheckId.NETWORK_IDENTITY_READER
        found.append(NetworkPort(check, reader.host, reader.port, Speaks.RAW))
    return tuple(each for each in found if each is not None)


NETWORK: Final = tuple(each for each in CheckId if each.name.startswith("NETWORK_"))
