"""`yima audit`: what an auditor, and the hospital, see of a log."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.command import main
from kiosk.audit.tracing import Tracing
from kiosk.codes.classify import Kind
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier
from kiosk.hospital.audit_event import audit_event_of
from tests.settings_texts import MINIMAL


@pytest.fixture
def settings(copy, tmp_path: Path) -> Path:
    path = tmp_path / "terminal.toml"
    text = MINIMAL.replace('"state"', f'"{copy.storage}"')
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def audit(settings: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command; its output, which `--json` makes an object."""

    def run(*words: str, code: int = 0) -> Any:
        assert main([*words, "--settings", str(settings)]) == code
        told = capfd.readouterr()
        assert not (told.out and told.err)
        return json.loads(told.out) if "--json" in words else told.out + told.err

    return run


def test_a_sound_log(audit) -> None:
    assert "entries 1 to 34 in 3 files are as written; 3 heads agree" in audit("verify")
    told = audit("verify", "--json")
    assert (told["result"], told["signed_to"]) == ("ok", 33)


def test_the_first_wrong_entry_is_named(copy, audit) -> None:
    path = copy.files()[1]
    path.write_bytes(path.read_bytes().replace(b'"seconds": 4', b'"seconds": 5'))
    told = audit("verify", code=1)
    assert f"entry 17 ({path.name}, line 5): the chain does not go on here" in told
    first = audit("verify", "--json", code=1)["first"]
    assert (first["wrong"], first["seq"], first["after"]) == ("changed", 17, 16)


def test_a_missing_log_is_said_not_praised(copy, audit) -> None:
    for path in copy.files():
        path.unlink()
    assert "nothing at all" in audit("verify", code=1)
    copy.events.rmdir()
    assert "No such file" in audit("verify", code=2)


def test_the_key_that_the_hospital_registers_verifies(copy, audit, tmp_path: Path) -> None:
    public = tmp_path / "T07.pub"
    public.write_text(audit("key"))
    told = audit("key", "--json")
    assert public.read_text().split() == [told["public_key"], "SM3", told["sm3"]]
    for key in (str(public), told["public_key"]):
        notes = audit("verify", "--json", "--key", key)["notes"]
        assert not any("folder's own" in note for note in notes)
    assert any("folder's own" in note for note in audit("verify", "--json")["notes"])
    assert "no public SM2 key" in audit("verify", "--key", "04" + "11" * 64, code=2)
    (copy.storage / "audit" / "signing.key").unlink()
    assert "first start" in audit("key", code=2)


def test_heads_as_lines_are_what_verify_takes(copy, audit, tmp_path: Path) -> None:
    assert len(audit("heads").splitlines()) == 3
    kept = tmp_path / "hospital.jsonl"
    kept.write_text(audit("heads"))
    assert len(audit("heads", "--last", "1", "--json")["heads"]) == 1
    copy.files()[2].unlink()
    copy.heads_file.write_text("".join(kept.read_text().splitlines(keepends=True)[:2]))
    assert audit("verify", "--json")["result"] == "ok"
    told = audit("verify", "--json", "--heads", str(kept), code=1)
    assert (told["result"], told["first"]["seq"]) == ("truncated", 24)


def test_heads_as_the_hospital_gives_them_out(copy, audit, tmp_path: Path) -> None:
    entries = [{"resource": audit_event_of(each)} for each in copy.heads()]
    bundle = tmp_path / "bundle.json"
    bundle.write_text(json.dumps({"resourceType": "Bundle", "entry": entries}))
    copy.heads_file.unlink()
    assert audit("verify", "--json", "--heads", str(bundle))["heads"] == 3
    copy.files()[2].unlink()
    told = audit("verify", "--json", "--heads", str(bundle), code=1)
    assert told["result"] == "truncated"
    bundle.write_text("{}")
    assert "no heads in it" in audit("verify", "--heads", str(bundle), code=2)


def test_an_export_verifies_elsewhere(audit, tmp_path: Path) -> None:
    out = tmp_path / "T07.tar.gz"
    assert "3 files" in audit("export", "--out", str(out))
    assert out.stat().st_mode & 0o777 == 0o600
    assert "File exists" in audit("export", "--out", str(out), code=2)
    there = tmp_path / "there"
    with tarfile.open(out) as packed:
        names = packed.getnames()
        packed.extractall(there, filter="data")
    assert not any("signing" in name for name in names)
    told = audit("verify", "--json", "--folder", str(there), "--terminal", "T07")
    assert (told["result"], told["heads"]) == ("ok", 3)
    wrong = audit("verify", "--json", "--folder", str(there), "--terminal", "T08", code=1)
    assert wrong["result"] == "other_terminal"


def test_a_folder_needs_the_name_of_its_terminal(audit, tmp_path: Path) -> None:
    assert "--terminal" in audit("verify", "--folder", str(tmp_path), code=2)


@pytest.fixture
def traced(copy, tmp_path: Path) -> Path:
    key = tmp_path / "trace.key"
    key.write_text("5a" * 32)
    key.chmod(0o600)
    copy.clock.advance(4 * 86_400)
    copy.log = type(copy.log)(copy.events, terminal="T07", clock=copy.clock, tracing=Tracing(key))
    card = PatientIdentifier(IdentifierSystem.INSURANCE, "P-4711")
    fields = {"kind": Kind.EHC1, "assurance": Assurance.STATIC}
    copy.log.record(EventId.SESSION_STARTED, fields, card=card)
    copy.log.record(EventId.SIGNED_IN, {"milliseconds": 5}, card=card)
    return key


def test_a_trace_needs_the_key_and_the_files_and_nothing_else(
    copy, traced: Path, tmp_path: Path, capfd, monkeypatch
) -> None:
    for secret in (copy.storage / "audit").iterdir():
        secret.unlink()
    nowhere = ["--settings", str(tmp_path / "none.toml"), "--folder", str(copy.storage)]
    words = ["trace", "--key", str(traced), "--card", "P-4711", *nowhere]
    assert main(words) == 0
    told = capfd.readouterr().out
    assert "A patient was signed in." in told
    assert "P-4711" not in told
    monkeypatch.setattr("sys.stdin", io.StringIO("P-4711\n"))
    words[4] = "-"
    assert main([*words, "--json"]) == 0
    assert len(json.loads(capfd.readouterr().out)["entries"]) == 2


def test_a_trace_of_another_card_or_by_another_key_finds_nothing(audit, traced: Path) -> None:
    assert "nothing" in audit("trace", "--key", str(traced), "--card", "P-4712", code=1)
    assert "no card" in audit("trace", "--key", str(traced), "--card", "", code=2)
    traced.write_text("5b" * 32)
    assert "nothing" in audit("trace", "--key", str(traced), "--card", "P-4711", code=1)
    traced.chmod(0o644)
    told = audit("trace", "--key", str(traced), "--card", "P-4711", code=2)
    assert "chmod 600" in told
