"""The code on a printed report: made by the terminal, verified by whoever holds the paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cbor2
import gmssl_pyx
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes.paper_seal import (
    LONGEST_CODE,
    PaperSealer,
    SealedReport,
    sealer_of,
    verify_paper,
)
from kiosk.codes.sm2 import Backend
from kiosk.reports.report import Flag, ReportStatus
from kiosk.reports.seal import Sealer
from kiosk.settings import SettingsError
from tests.kiosk.codes.papers_made import (
    CODE,
    HOLDER,
    HOSPITAL,
    KEY,
    NOW,
    NUMBER,
    PRINTED,
    SEALER,
    TRUST,
    listed,
    outcome,
    paper,
    raw,
    report,
    result,
)

# -- made ----------------------------------------------------------------------------------------------


def test_a_paper_is_believed_and_says_what_is_on_it() -> None:
    sealer: Sealer = SEALER
    sealed = verify_paper(sealer.seal(report(), HOLDER, PRINTED, NUMBER), TRUST, NOW)
    assert isinstance(sealed, SealedReport)
    claims = sealed.claims
    assert (claims.iss, sealed.issuer_name, sealed.trust_version) == ("H-TEST", "测试医院", 1)
    assert (claims.name, claims.print_number) == ("测*甲", NUMBER)
    assert (claims.title, claims.number) == ("血常规", "L20270115-0042")
    assert (claims.status, claims.issued) == (ReportStatus.FINAL, 1_799_976_600)
    assert claims.iat == NOW - 3_600
    assert (claims.results, claims.attention) == (5, 2)
    found = [(each.name, each.value, each.flag) for each in claims.findings]
    assert found == [
        ("血钾", "3.50 10⁹/L", Flag.CRITICAL_LOW),  # what is critical stands first
        ("项目2", "2.50 10⁹/L", Flag.HIGH),
    ]
    assert sealed.agrees(report())
    assert not sealed.agrees(report(title="尿常规"))
    assert "测*甲" not in repr(sealed)


def test_others_read_it_as_it_is_described() -> None:
    """By libraries that had no part in making it."""
    protected, unprotected, payload, signature = cbor2.loads(raw())
    assert cbor2.loads(protected) == {1: -65537, 4: HOSPITAL.key.kid}
    assert unprotected == {}
    claims = cbor2.loads(payload)
    assert claims.keys() == {1, 6, 7, -65539, -65541}
    assert claims[7] == bytes(gmssl_pyx.sm3_hash(NUMBER.encode()))[:8]
    assert claims[-65541][:7] == [NUMBER, "L20270115-0042", "血常规", 0, 1_799_976_600, 5, 2]
    assert claims[-65541][8] == [["血钾", "3.50 10⁹/L", 4], ["项目2", "2.50 10⁹/L", 3]]
    to_be_signed = cbor2.dumps(["Signature1", protected, b"", payload])
    r, s = signature[:32], signature[32:]
    der = _der(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
    public = HOSPITAL.key.public
    assert gmssl_pyx.sm2_verify(public, to_be_signed, der, signer_id=b"1234567812345678")


def _der(r: int, s: int) -> bytes:
    body = b"".join(
        bytes((2, n.bit_length() // 8 + 1)) + n.to_bytes(n.bit_length() // 8 + 1, "big")
        for n in (r, s)
    )
    return bytes((0x30, len(body))) + body


def test_each_signature_is_another_and_all_are_good(backend: Backend) -> None:
    assert paper() != CODE
    assert outcome(paper(), backend=backend) == "ok"


def test_full_names_never_get_into_the_code() -> None:
    assert "测试甲".encode() not in raw()


def test_the_longest_of_everything_still_fits() -> None:
    lines = [result(n, Flag.CRITICAL_HIGH, name="甲" * 40) for n in range(200)]
    long = report(lines, title="血" * 100, number="号" * 100)
    sealer = PaperSealer(KEY, "H" * 64)
    text = sealer.seal(long, replace(HOLDER, masked_name="测" * 50), PRINTED, "T" * 33)
    assert len(text) <= LONGEST_CODE
    trust = listed(replace(HOSPITAL, issuer="H" * 64))
    sealed = verify_paper(text, trust, NOW)
    assert isinstance(sealed, SealedReport)
    assert sealed.claims.title == "血" * 19 + "…"
    assert sealed.claims.number.endswith("…")
    assert sealed.claims.attention == 200
    assert sealed.agrees(long)


def test_of_many_findings_those_that_fit_are_in_it() -> None:
    lines = [result(n, Flag.HIGH) for n in range(100)] + [result(100, Flag.CRITICAL)]
    text = paper(report(lines))
    sealed = verify_paper(text, TRUST, NOW)
    assert isinstance(sealed, SealedReport)
    findings = sealed.claims.findings
    assert findings[0].flag is Flag.CRITICAL
    assert 5 < len(findings) < 40
    assert LONGEST_CODE - 40 < len(text) <= LONGEST_CODE


@given(
    st.lists(st.builds(result, st.integers(0, 9), st.sampled_from(Flag), name=st.text(max_size=30)), max_size=12),
    st.text(st.characters(), max_size=80),
    st.text(st.characters(), max_size=80),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_a_hospital_writes_is_sealed(lines: list[Any], title: str, name: str) -> None:
    text = paper(report(lines, title=_whole(title)), masked_name=name)
    assert len(text) <= LONGEST_CODE
    assert isinstance(verify_paper(text, TRUST, NOW), SealedReport)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def test_half_a_character_does_not_keep_a_report_from_being_sealed() -> None:
    """JSON can write half a surrogate pair; a name of it is cut, not a crash."""
    lines = [result(1, Flag.HIGH, name="\ud842")]
    text = paper(report(lines, title="血\udfb7", number="\ud842"), masked_name="测\ud842")
    assert isinstance(verify_paper(text, listed(), NOW), SealedReport)


def test_the_code_is_small_enough_for_its_place_on_the_paper() -> None:
    lines = [result(n, Flag.HIGH) for n in range(100)]
    code = segno.make(paper(report(lines)), error="m", boost_error=False)
    assert code.mode == "alphanumeric"
    assert code.version <= 17  # 85 modules and the quiet zone on 28 mm: 0.30 mm a module


def test_a_report_without_results_has_a_code(backend: Backend) -> None:
    text = paper(report([]))
    sealed = verify_paper(text, TRUST, NOW, backend=backend)
    assert isinstance(sealed, SealedReport)
    assert (sealed.claims.results, sealed.claims.findings) == (0, ())


@pytest.mark.parametrize("issuer", ["", "H" * 65, "院" * 22])
def test_an_issuer_that_no_code_has_room_for(issuer: str) -> None:
    with pytest.raises(ValueError, match="issuer"):
        PaperSealer(KEY, issuer)


def test_a_number_that_no_print_has() -> None:
    with pytest.raises(ValueError, match="number"):
        paper(number="T" * 34)


# -- from the settings ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Table:
    seal_key_file: Path | None = None
    seal_issuer: str = ""


def test_without_a_key_there_is_no_sealer() -> None:
    assert sealer_of(Table()) is None


def test_with_a_key_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(HOSPITAL.key.private.hex() + "\n")
    path.chmod(0o600)
    sealer = sealer_of(Table(path, HOSPITAL.issuer))
    assert sealer is not None
    assert outcome(sealer.seal(report(), HOLDER, PRINTED, NUMBER)) == "ok"


@pytest.mark.parametrize(
    ("content", "mode", "words"),
    [
        ("00" * 32, 0o600, "reports.seal_key_file: not an SM2 private key"),
        ("secret", 0o600, "reports.seal_key_file: not an SM2 private key"),
        ("", 0o600, "reports.seal_key_file: not an SM2 private key"),
        ("1" * 64, 0o644, "reports.seal_key_file: everybody may read"),
        ("1" * 5_000, 0o600, "reports.seal_key_file: too large"),
    ],
)
def test_a_key_file_that_is_none(tmp_path: Path, content: str, mode: int, words: str) -> None:
    path = tmp_path / "key"
    path.write_text(content)
    path.chmod(mode)
    with pytest.raises(SettingsError) as raised:
        sealer_of(Table(path, "H-TEST"))
    assert raised.value.problems[0].startswith(words)
    assert "secret" not in str(raised.value)


def test_a_key_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        sealer_of(Table(tmp_path / "key", "H-TEST"))


def test_an_issuer_that_is_too_long_is_said(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("1" * 64)
    path.chmod(0o600)
    with pytest.raises(SettingsError, match="seal_issuer"):
        sealer_of(Table(path, "院" * 30))
