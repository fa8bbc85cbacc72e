"""The hospital port as the settings say, for the terminal and for tools beside it."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.hospital.fhir import FhirHospital
from kiosk.hospital.http import HttpClient
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.settings.sections import HospitalSettings


def hospital_of(
    settings: HospitalSettings,
    clock: Clock,
    on_answering: Callable[[bool], None] = lambda _answering: None,
) -> FhirHospital:
    """`on_answering` hears of the circuit breaker's changes, on a worker thread."""
    certificate = None
    if settings.client_certificate is not None and settings.client_key is not None:
        certificate = (settings.client_certificate, settings.client_key)
    endpoint = Endpoint(
        settings.base_url,
        ca_file=settings.ca_file,
        client_certificate=certificate,
        connect_timeout=settings.connect_seconds,
        read_timeout=settings.read_seconds,
        answer_timeout=settings.answer_seconds,
    )
    breaker = CircuitBreaker(
        clock, observer=lambda state: on_answering(state is BreakerState.CLOSED)
    )
    client = HttpClient(endpoint, clock, breaker)
    return FhirHospital(client, clock, patience=settings.patience_seconds)
