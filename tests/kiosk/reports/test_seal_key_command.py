"""`yima report seal-key`: the key that a terminal makes, the entry that the authority lists."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.codes.paper_seal import SealedReport, sealer_of, verify_paper
from kiosk.reports.report import Holder, Report, ReportHead, ReportId, ReportKind, ReportStatus
from kiosk.reports.seal_key_command import main
from kiosk.trust import trust_list
from kiosk.trust.authority import issuers
from kiosk.trust.authority.policy import Policy
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
AT = datetime.fromtimestamp(NOW, UTC)
REPORT = Report(
    ReportHead(
        id=ReportId("dr1"),
        kind=ReportKind.IMAGING,
        status=ReportStatus.FINAL,
        title="胸部CT",
        number="",
        issued=AT,
        collected=None,
        department="",
        doctor="",
    )
)


@dataclass(frozen=True)
class Table:
    seal_key_file: Path
    seal_issuer: str


def make(path: Path, *more: str, issuer: str = "H-1") -> int:
    options = ["--out", str(path), "--issuer", issuer, "--name", "测试医院 自助机一号", *more]
    return main(options, now=lambda: NOW)


def test_what_it_makes_seals_papers_that_its_entry_vouches_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "seal.key"
    assert make(path) == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    entry = json.loads(capfd.readouterr().out)
    assert path.read_text().strip() not in json.dumps(entry)
    key = issuers.read_entry(entry)
    assert (key.usage, key.not_after - key.not_before) == ("report", 5 * 365 * 86_400)
    sealer = sealer_of(Table(path, "H-1"))
    assert sealer is not None
    published = issuers.compose([key], Policy(), now=NOW, published=None)
    listed = trust_list.parse(published, fetched_at=NOW)
    assert isinstance(listed, TrustList)
    sealed = verify_paper(sealer.seal(REPORT, Holder("", ""), AT, "T20270115P000001X"), listed, NOW)
    assert isinstance(sealed, SealedReport)
    assert sealed.issuer_name == "测试医院 自助机一号"


def test_no_two_keys_are_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert make(tmp_path / name) == 0
    assert (tmp_path / "a").read_bytes() != (tmp_path / "b").read_bytes()


def test_a_key_that_is_there_stays(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "seal.key"
    path.write_text("mine")
    assert make(path) == 1
    assert "already" in capfd.readouterr().out
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["seal.key"]


def test_a_place_that_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert make(tmp_path / "nowhere" / "seal.key") == 2
    assert "nowhere" in capfd.readouterr().err


@pytest.mark.parametrize("more", [("--years", "0"), ("--years", "31"), ("--years", "x")])
def test_wrong_arguments(tmp_path: Path, more: tuple[str, ...]) -> None:
    assert make(tmp_path / "key", *more) == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("issuer", ["", " ", "H" * 65, "院" * 22, "H\n1"])
def test_an_issuer_that_no_code_can_have(tmp_path: Path, issuer: str) -> None:
    assert make(tmp_path / "key", issuer=issuer) == 2
