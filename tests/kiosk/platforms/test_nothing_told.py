"""Nothing of a person, a code or a secret is in a log, in a text form, or kept."""

from __future__ import annotations

import logging
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from kiosk.demo.hospital.process import RunningHospital
from kiosk.platforms.port import CardUse
from kiosk.services.access import ServiceId


@pytest.fixture(params=["fine", "wrong_patient", "malformed", "fail", "gone"])
def running(request, running) -> RunningHospital:
    """In good and in bad order."""
    if request.param != "fine":
        running.fault(request.param, under="/platforms")
    found: RunningHospital = running
    return found


def test_nothing_is_logged_or_told(way, running, people, caplog, capfd) -> None:
    caplog.set_level(logging.DEBUG)
    platform, code = way.open(running.platforms_url, patience=2.0), way.code()
    outcome = platform.verify(code)
    told = "\n".join([repr(outcome), repr(platform), repr(code), caplog.text, *capfd.readouterr()])
    member = people.member
    for hidden in (
        code.text,
        code.text[:40],
        member.name,
        member.card_id,
        member.card_id.upper(),
        member.identity_number,
        member.insurance_number,
        member.telephone,
        "OpensNothing",
        "opens nothing",
    ):
        assert hidden not in told


def test_settings_do_not_show_their_secrets(way) -> None:
    platform = way.open("http://127.0.0.1")
    config = repr(platform._config)
    assert "opens nothing" not in config
    assert "OpensNothing" not in config
    assert "T-01" in config


def test_a_use_does_not_show_its_code() -> None:
    assert "secret text" not in repr(CardUse("secret text", "ehc_static", ServiceId.PAY, 0, ""))  # type: ignore[arg-type] # any kind


def test_forgetting_empties_the_cache_of_addresses(way) -> None:
    platform = way.open("http://127.0.0.1")
    urlsplit("http://127.0.0.1/somebody")
    platform.forget()
    assert urlsplit.cache_info().currsize == 0  # type: ignore[attr-defined] # an lru_cache


def test_a_cold_start_imports_no_library() -> None:
    names = "{'requests', 'urllib3', 'tenacity', 'gmssl', 'gmssl_pyx'}"
    modules = "tencent, kiosk.platforms.provincial, kiosk.platforms.ec_query"
    script = f"import sys, kiosk.platforms.{modules}; print({names} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"set()"]
