"""`yima report verify`: what a pharmacy runs over the code of a paper."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.codes.paper_seal import PaperSealer, credential_id, sealer_of
from kiosk.codes.sm2_signing import SigningKey
from kiosk.demo.authority import Authority, trust_list
from kiosk.demo.site_server import SiteServer
from kiosk.demo.trust_site import DemoTrustSite
from kiosk.hospital.report_document import read_document
from kiosk.reports.report import Holder
from kiosk.reports.seal_key_command import main as make_key
from kiosk.reports.verify_command import main
from kiosk.settings.reports import ReportsSettings
from kiosk.trust.distribution.command import main as trust

NOW = 1_800_000_000
NUMBER = "YM-0720270115P004711X"
HOSPITAL = Authority.create(b"pharmacy", issuer="H-TEST", name="测试医院", usage="report")
SEALER = PaperSealer(SigningKey.from_bytes(HOSPITAL.key.private), "H-TEST")
HOLDER = Holder("测试甲", "测*甲")

OBSERVATION: dict[str, Any] = {
    "resourceType": "Observation",
    "id": "o1",
    "status": "final",
    "code": {"text": "白细胞计数"},
    "subject": {"reference": "Patient/p1"},
    "valueQuantity": {
        "value": 11.8,
        "unit": "10*9/L",
        "system": "http://unitsofmeasure.org",
        "code": "10*9/L",
    },
    "referenceRange": [{"low": {"value": 3.5}, "high": {"value": 9.5}}],
    "interpretation": [
        {
            "coding": [
                {
                    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
                    "code": "H",
                }
            ]
        }
    ],
}
DOCUMENT: dict[str, Any] = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "p1", "name": [{"text": "测试甲"}]}},
        {
            "resource": {
                "resourceType": "DiagnosticReport",
                "id": "dr1",
                "status": "final",
                "category": [
                    {
                        "coding": [
                            {
                                "system": "http://terminology.hl7.org/CodeSystem/v2-0074",
                                "code": "LAB",
                            }
                        ]
                    }
                ],
                "code": {"text": "血常规"},
                "subject": {"reference": "Patient/p1"},
                "issued": "2027-01-15T09:30:00+08:00",
                "result": [{"reference": "Observation/o1"}],
            }
        },
        {"resource": OBSERVATION},
    ],
}


class Pharmacy:
    """A folder with a list of issuers, a report as the hospital gives it out, and the command."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capfd = capfd
        self.fhir = self.write("report.json", DOCUMENT)
        self.list = self.write("issuers.json", trust_list([HOSPITAL], issued=NOW))
        self.paper = self.seal()

    def write(self, name: str, content: Any) -> Path:
        path = self.folder / name
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    def seal(self, at: int = NOW - 60, sealer: PaperSealer = SEALER) -> str:
        document = read_document(self.fhir.read_bytes(), full=False)
        assert not isinstance(document, str), document
        return sealer.seal(document[0], HOLDER, datetime.fromtimestamp(at, UTC), NUMBER)

    def run(self, *arguments: object, code: int = 0, now: int = NOW) -> str:
        done = main([str(each) for each in arguments], now=lambda: now)
        output = self.capfd.readouterr()
        assert done == code, output
        assert not (output.out and output.err)
        assert "测试甲" not in output.out + output.err
        return output.out + output.err

    def json(self, *arguments: object, code: int = 0, **rest: Any) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run(*arguments, "--json", code=code, **rest))
        return found

    def verify(self, code: int = 0, *more: object, **rest: Any) -> dict[str, Any]:
        return self.json("--code", self.paper, "--trust", self.list, *more, code=code, **rest)


@pytest.fixture
def pharmacy(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Pharmacy:
    return Pharmacy(tmp_path, capfd)


def test_it_says_what_the_paper_must_say(pharmacy: Pharmacy) -> None:
    told = pharmacy.verify()
    assert told.pop("digest")
    assert told == {
        "result": "ok",
        "report_agrees": None,
        "revocation_checked": False,
        "issuer": "H-TEST",
        "issuer_name": "测试医院",
        "trust_version": 1,
        "print": NUMBER,
        "printed_at": "2027-01-15T15:59:00+08:00",
        "patient": "测*甲",
        "title": "血常规",
        "number": None,
        "status": "final",
        "issued": "2027-01-15T09:30:00+08:00",
        "results": 1,
        "attention": 1,
        "findings": [{"name": "白细胞计数", "value": "11.8 10⁹/L", "flag": "high"}],
    }
    words = pharmacy.run("--code", pharmacy.paper, "--trust", pharmacy.list)
    assert words.startswith("genuine: signed by 测试医院 (H-TEST)\n")
    assert "白细胞计数  11.8 10⁹/L  high" in words
    assert "cancelled since is not known" in words  # nobody takes a bare list for more than it is


def test_the_hospital_s_report_agrees(pharmacy: Pharmacy) -> None:
    assert pharmacy.verify(0, "--fhir", pharmacy.fhir)["report_agrees"] is True
    words = pharmacy.run(
        "--code", pharmacy.paper, "--trust", pharmacy.list, "--fhir", pharmacy.fhir
    )
    assert "agrees with it" in words.splitlines()[-1]


def _value(document: Any) -> None:
    document["entry"][2]["resource"]["valueQuantity"]["value"] = 7.2


def _amended(document: Any) -> None:
    document["entry"][1]["resource"]["status"] = "amended"


def _unit(document: Any) -> None:
    document["entry"][2]["resource"]["valueQuantity"] |= {"code": "g/L", "unit": "g/L"}


@pytest.mark.parametrize("change", [_value, _amended, _unit])
def test_a_report_that_is_another_is_told(
    pharmacy: Pharmacy, change: Callable[[Any], None]
) -> None:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    other = pharmacy.write("other.json", document)
    told = pharmacy.verify(1, "--fhir", other)
    assert (told["result"], told["report_agrees"]) == ("digest_differs", False)
    words = pharmacy.run(
        "--code", pharmacy.paper, "--trust", pharmacy.list, "--fhir", other, code=1
    )
    assert "IS ANOTHER" in words


@pytest.mark.parametrize(("start", "ending"), [("", ""), ("\ufeff", "\r\n"), (" ", " \n")])
def test_the_code_may_come_in_a_file(pharmacy: Pharmacy, start: str, ending: str) -> None:
    path = pharmacy.folder / "code.txt"
    path.write_bytes(f"{start}{pharmacy.paper}{ending}".encode())
    assert pharmacy.json("--code-file", path, "--trust", pharmacy.list)["result"] == "ok"


def test_what_is_not_genuine_is_said_with_its_reason(pharmacy: Pharmacy) -> None:
    good = pharmacy.paper
    at = good.index("EHCR1:") + 30
    forged = good[:at] + ("A" if good[at] != "A" else "B") + good[at + 1 :]
    for text, result in (
        ("EHC1:ABC", "unrecognised"),
        ("EHCR1:abc", "not_base45"),
        ("EHCR1:" + "0" * 700, "too_long"),
    ):
        told = pharmacy.json("--code", text, "--trust", pharmacy.list, code=1)
        assert told["result"] == result
    assert pharmacy.run("--code", forged, "--trust", pharmacy.list, code=1).startswith(
        "NOT GENUINE"
    )
    future = pharmacy.seal(at=NOW + 86_400)
    words = pharmacy.run("--code", future, "--trust", pharmacy.list, code=1)
    assert "in the future (date: 2027-01-16)" in words


def test_a_forger_and_a_key_of_another_use(pharmacy: Pharmacy) -> None:
    other = Authority.create(b"forger", issuer="H-TEST", usage="report")
    forger = PaperSealer(SigningKey.from_bytes(other.key.private), "H-TEST")
    told = pharmacy.json("--code", pharmacy.seal(sealer=forger), "--trust", pharmacy.list, code=1)
    assert told["result"] == "unknown_issuer_key"
    pharmacy.write("issuers.json", trust_list([replace(HOSPITAL, usage="card")], issued=NOW))
    assert pharmacy.verify(1)["result"] == "unknown_issuer_key"
    expired = replace(HOSPITAL, not_after=NOW - 1)
    pharmacy.write("issuers.json", trust_list([expired], issued=NOW))
    assert pharmacy.verify(1)["result"] == "key_not_valid_now"


def test_what_cannot_be_read_is_said(pharmacy: Pharmacy) -> None:
    nowhere, junk = pharmacy.folder / "nowhere", pharmacy.folder / "junk"
    junk.write_bytes(b"\xff\xfe junk")
    large = pharmacy.folder / "large"
    large.write_bytes(b"A" * 70_000)
    code, trusted = ("--code", pharmacy.paper), ("--trust", pharmacy.list)
    for arguments, result in (
        (("--code-file", nowhere, *trusted), "file_unreadable"),
        (("--code-file", junk, *trusted), "code_unreadable"),
        (("--code-file", large, *trusted), "file_unreadable"),
        ((*code, "--trust", nowhere), "trust_unreadable"),
        ((*code, "--trust", junk), "trust_unreadable"),
        ((*code, "--trust", pharmacy.folder), "trust_unreadable"),  # nobody enrolled there
        ((*code, *trusted, "--fhir", nowhere), "file_unreadable"),
        ((*code, *trusted, "--fhir", junk), "fhir_unreadable"),
        ((*code, *trusted, "--fhir", pharmacy.list), "fhir_unreadable"),
        ((*code, "--settings", junk), "settings"),
    ):
        assert pharmacy.json(*arguments, code=2)["result"] == result


@pytest.mark.parametrize(
    "arguments", [(), ("--trust", "x"), ("--code", "a", "--code-file", "b"), ("--help-me",)]
)
def test_wrong_arguments(pharmacy: Pharmacy, arguments: tuple[str, ...]) -> None:
    assert pharmacy.run(*arguments, code=2)


@contextmanager
def served(site: DemoTrustSite) -> Iterator[str]:
    server = SiteServer(site.site)
    server.start()
    try:
        yield server.base_url
    finally:
        server.stop()


def test_from_the_key_file_to_the_pharmacy_s_own_trust_store(pharmacy: Pharmacy) -> None:
    """The terminal makes its key, the authority lists it, the pharmacy enrols and fetches; then the
    paper is cancelled.
    """
    now = int(time.time())
    key_file = pharmacy.folder / "seal.key"
    make = ("--out", str(key_file), "--issuer", "H-TEST", "--name", "示范医院自助机")
    assert make_key(make, now=lambda: now - 60) == 0
    entry = json.loads(pharmacy.capfd.readouterr().out)
    sealer = sealer_of(ReportsSettings(seal_key_file=key_file, seal_issuer="H-TEST"))
    assert sealer is not None
    paper = pharmacy.seal(at=now, sealer=sealer)
    province = Authority.create(b"province")
    site = DemoTrustSite(pharmacy.folder / "authority", [province], clock_now=lambda: now)
    key = site.repository.add_issuer(entry)
    site.publish()
    store = pharmacy.folder / "store"
    store.mkdir()
    verify = ("--code", paper, "--trust", store)
    with served(site) as url:
        enrol = ["enrol", str(site.root), "--state", str(store), "--repository", url, "--json"]
        assert trust(enrol) == 0
        pharmacy.capfd.readouterr()
        told = pharmacy.json(*verify, now=now)
        assert told["issuer_name"].startswith("示范医院")
        assert told["revocation_checked"] is True
        assert pharmacy.json(*verify, now=now + 15 * 86_400, code=1)["result"] == "trust_list_stale"
        site.repository.revoke(key.kid, [credential_id(NUMBER)])
        site.publish()
        assert trust(["refresh", "--state", str(store), "--repository", url, "--json"]) == 0
        pharmacy.capfd.readouterr()
    assert pharmacy.json(*verify, now=now, code=1)["result"] == "revoked"
