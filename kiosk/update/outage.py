"""Whether a service is away for everybody, so that no release could reach it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from kiosk.maintenance.checks import CheckId, Fact
from kiosk.maintenance.network import STEP_SECONDS, check_port
from kiosk.maintenance.ports import ports_of
from kiosk.settings import Settings
from kiosk.settings.payment import PaymentSettings
from kiosk.settings.sections import HospitalSettings, TrustSettings
from kiosk.update.health import Sign

_PORTS: Final = {
    Sign.HOSPITAL: CheckId.NETWORK_HOSPITAL,
    Sign.GATEWAY: CheckId.NETWORK_GATEWAY,
    Sign.TRUST_SERVER: CheckId.NETWORK_TRUST,
    Sign.TICKET_PRINTER: CheckId.NETWORK_TICKET_PRINTER,
    Sign.REPORT_PRINTER: CheckId.NETWORK_REPORT_PRINTER,
    Sign.DOCUMENT_READER: CheckId.NETWORK_IDENTITY_READER,
}


_NOBODY_BEHIND: Final = frozenset({502, 503, 504})
"""What a proxy says of a server that is down for maintenance. No request of a release's can bring that about; 500 it
might.
"""


def is_outage(settings: Settings, sign: Sign, now: Callable[[], float]) -> bool:
    """Whether there is no connection to where this sign comes from, or a proxy which says that nobody is behind it.

    Blocks for some seconds. `now`: wall clock, Unix seconds.
    """
    wanted = _PORTS.get(sign)
    port = next((each for each in ports_of(settings) if each.check is wanted), None)
    if port is None:
        return False
    facts = check_port(port, now).facts
    if facts.get(Fact.DNS) == "failed" or facts.get(Fact.TCP) == "failed":
        return True
    match sign:
        case Sign.HOSPITAL:
            return _is_nobody_behind(settings.hospital, settings.hospital.base_url, "/metadata")
        case Sign.GATEWAY if settings.payment is not None:
            return _is_nobody_behind(settings.payment, settings.payment.base_url, "")
        case Sign.TRUST_SERVER:
            repository = settings.trust.repository
            return _is_nobody_behind(settings.trust, repository, "/metadata/timestamp.json")
    return False


def _is_nobody_behind(
    server: HospitalSettings | PaymentSettings | TrustSettings, base_url: str, path: str
) -> bool:
    from requests import RequestException  # noqa: PLC0415 - cold start

    from kiosk.net import wire  # noqa: PLC0415 - cold start

    own = getattr(server, "client_certificate", None), getattr(server, "client_key", None)
    certificate = None if None in own else (str(own[0]), str(own[1]))
    ca_file = True if server.ca_file is None else str(server.ca_file)
    token = wire.CALL_DEADLINE.set(time.monotonic() + STEP_SECONDS)
    try:
        with (
            wire.open_session(ca_file, certificate) as session,
            session.head(
                base_url.rstrip("/") + path, timeout=STEP_SECONDS, allow_redirects=False
            ) as answer,
        ):
            return answer.status_code in _NOBODY_BEHIND
    except (RequestException, OSError):
        return False
    finally:
        wire.CALL_DEADLINE.reset(token)
