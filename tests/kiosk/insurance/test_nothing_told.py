"""Nothing of a person, a certificate or a secret is in a log, in a text form, or kept."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.bills import Split
from kiosk.demo.hospital.process import RunningHospital
from kiosk.demo.platforms.codes import CodeBook
from kiosk.insurance.port import Certificate, CertificateType, Transaction
from kiosk.money import Fen


@pytest.fixture(
    params=["fine", "wrong_patient", "malformed", "fail", "gone", "refuse", "no_result"]
)
def running(request, running) -> RunningHospital:
    """In good and in bad order."""
    if request.param in {"refuse", "no_result"}:
        running.insurance_fault(request.param)
    elif request.param != "fine":
        running.fault(request.param, under="/platforms")
    found: RunningHospital = running
    return found


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """All that went to logs and streams."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join([caplog.text, *capfd.readouterr()])


def test_nothing_is_logged_or_told(told, insurance, somebody, clock, storage) -> None:
    voucher = Certificate(
        CertificateType.VOUCHER, CodeBook(1).voucher(somebody.member, clock.now())
    )
    quote = insurance.pre_settle(somebody.visit, Fen(1_00), voucher)
    msgid = insurance.mint()
    outcomes = [
        insurance.person(voucher),
        quote,
        insurance.settle(somebody.visit, Split.all_own(Fen(1_00)), voucher, msgid),
        insurance.reverse(somebody.visit, "S1", insurance.mint()),
        insurance.correct(somebody.visit, Transaction.SETTLE, msgid),
    ]
    shown = [*outcomes, insurance, voucher, insurance._sender]
    kept = [path.read_text() for path in Path(storage).iterdir()]
    whole = "\n".join([*map(repr, shown), told(), *kept])
    member = somebody.member
    for hidden in (
        voucher.number,
        voucher.number[:20],
        member.name,
        member.identity_number,
        member.insurance_number,
        member.telephone,
        "opens nothing",
    ):
        assert hidden not in whole


def test_forgetting_empties_the_cache_of_addresses(open_at) -> None:
    insurance = open_at("http://127.0.0.1")
    urlsplit("http://127.0.0.1/somebody")
    insurance.forget()
    assert urlsplit.cache_info().currsize == 0  # type: ignore[attr-defined] # an lru_cache


def test_a_cold_start_imports_no_library() -> None:
    names = "{'requests', 'urllib3', 'tenacity', 'gmssl', 'gmssl_pyx', 'sqlite3'}"
    script = f"import sys, kiosk.insurance.nhsa; print({names} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"set()"]
