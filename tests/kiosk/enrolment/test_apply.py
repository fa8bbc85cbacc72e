"""Writing an enrolment: refused, or whole; killed at any point, none or whole."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.enrolment import sheet
from kiosk.enrolment.apply import ENROLLED, NotApplied, Refusal, apply, is_enrolled
from kiosk.enrolment.csr import load_key, make_request
from kiosk.enrolment.states import Client, Plan
from kiosk.payment.process_lock import ProcessLock
from kiosk.settings import load
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.enrolment import RootFile
from tests.kiosk.enrolment.conftest import Bare

NOW = 1_800_000_000.0
_CHANGES = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "open"})


@pytest.fixture
def plan(bare: Bare, root: RootFile) -> Plan:
    """With a certificate and a file that the settings name."""
    tables: dict[str, dict[str, object]] = {
        "terminal": {"id": "T001", "hospital": "示范医院"},
        "fleet": {"site": "north", "groups": ["lobby"]},
        "hospital": {"base_url": "https://fhir.hospital.example/r4", "ca_file": "ca.pem"},
        "trust": {"repository": "https://trust.example/yima"},
        "ticket_printer": {"host": "192.0.2.10"},
        "maintenance": {"vendor_key_file": "vendor.pub"},
        "storage": {"folder": str(bare.storage)},
    }
    make_request(bare.settings.with_name("client.key"), "T001", "示范医院")
    return Plan(
        tables=sheet.completed(tables, Client.REQUEST),
        files={"ca.pem": b"CA", "vendor.pub": b"key"},
        root=root.data,
        certificate=b"certificate",
        by="lin.0421",
        machine=bare.machine,
    )


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def is_whole(bare: Bare, plan: Plan) -> bool:
    """As a terminal would find it. Raises where it is half done."""
    settings = load(bare.settings, {})
    assert settings.terminal.id == "T001"
    assert settings.hospital.client_certificate is not None
    assert settings.hospital.client_certificate.read_bytes() == plan.certificate
    assert load_key(bare.settings.with_name("client.key")) is not None
    assert TrustCache(bare.storage / "trust").read_root() == plan.root
    assert bare.settings.with_name("root.json").read_bytes() == plan.root
    assert bare.settings.with_name("vendor.pub").read_bytes() == b"key"
    return (bare.storage / ENROLLED).is_file()


def test_a_terminal_is_enrolled(bare: Bare, plan: Plan) -> None:
    bare.settings.with_name("decommissioned.json").write_text("{}")
    assert apply(bare.settings, plan, NOW) is None
    assert is_whole(bare, plan)
    settings = load(bare.settings, {})
    assert (settings.fleet.site, settings.fleet.groups) == ("north", ("lobby",))
    own = bare.settings.parent
    assert mode(bare.settings) == mode(own / "root.json") == mode(own / "ca.pem") == 0o640
    assert mode(own / "client.key") == mode(own / "client.pem") == mode(own / "vendor.pub") == 0o600
    assert sorted(each.name for each in own.iterdir() if each.name[0] != ".") == [
        "ca.pem",
        "client.key",
        "client.pem",
        "root.json",
        "terminal.toml",
        "vendor.pub",
    ]
    assert '"by": "lin.0421"' in (bare.storage / ENROLLED).read_text()


def test_an_enrolled_terminal_is_not_enrolled_again(bare: Bare, plan: Plan) -> None:
    assert apply(bare.settings, plan, NOW) is None
    before = bare.settings.read_bytes()
    other = replace(plan, tables={**plan.tables, "terminal": {"id": "T002", "hospital": "x"}})
    assert apply(bare.settings, other, NOW) == Refusal(NotApplied.ALREADY_ENROLLED)
    assert bare.settings.read_bytes() == before


def test_without_a_certificate_no_key_stays(bare: Bare, plan: Plan) -> None:
    hospital = {"base_url": "https://fhir.hospital.example/r4"}
    plain = replace(plan, certificate=None, tables={**plan.tables, "hospital": hospital})
    assert apply(bare.settings, plain, NOW) is None
    assert load(bare.settings, {}).hospital.client_key is None
    assert not bare.settings.with_name("client.key").exists()


def refused(bare: Bare, plan: Plan) -> Refusal:
    """And nothing was done."""
    before = [each for each in sorted(bare.root.rglob("*")) if each.name != ".enrol.lock"]
    found = apply(bare.settings, plan, NOW)
    assert isinstance(found, Refusal)
    assert not is_enrolled(bare.settings)
    after = [each for each in sorted(bare.root.rglob("*")) if each.name != ".enrol.lock"]
    assert after == before
    return found


def test_a_former_terminal_s_storage_is_not_taken_over(bare: Bare, plan: Plan) -> None:
    (bare.storage / "orders.db").write_bytes(b"money")
    assert refused(bare, plan) == Refusal(NotApplied.STORAGE_IN_USE, "orders.db")


@pytest.mark.parametrize("folder", ["/", "/var", "..", "state"])
def test_no_storage_where_other_things_are(bare: Bare, plan: Plan, folder: str) -> None:
    """All of it is wiped one day."""
    wrong = replace(plan, tables={**plan.tables, "storage": {"folder": folder}})
    assert refused(bare, wrong).why is NotApplied.SETTINGS_WRONG


def test_settings_that_are_wrong(bare: Bare, plan: Plan) -> None:
    found = refused(bare, replace(plan, tables={**plan.tables, "colour": {}}))
    assert found == Refusal(NotApplied.SETTINGS_WRONG, "colour: no such section")
    missing = refused(bare, replace(plan, files={"ca.pem": b""}))
    assert "maintenance.vendor_key_file" in missing.detail


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "terminal.toml", "client.key.d/x", ".hidden"),
        *("decommissioning.json", "enrol", "x11"),  # whose being there means something
    ],
)
def test_no_file_is_put_anywhere_else(bare: Bare, plan: Plan, name: str) -> None:
    tables = {**plan.tables, "maintenance": {"vendor_key_file": name}}
    files = {**plan.files, name: b"x"}
    found = refused(bare, replace(plan, tables=tables, files=files))
    assert found.why is NotApplied.SETTINGS_WRONG


def test_a_root_that_is_none(bare: Bare, plan: Plan) -> None:
    assert refused(bare, replace(plan, root=b"{}")).why is NotApplied.ROOT_WRONG


def test_a_decommission_that_was_cut_off_comes_first(bare: Bare, plan: Plan) -> None:
    bare.settings.with_name("decommissioning.json").write_text("{}")
    assert refused(bare, plan).why is NotApplied.BEING_WIPED


def test_two_at_once(bare: Bare, plan: Plan) -> None:
    lock = ProcessLock(bare.settings.with_name(".enrol.lock"))
    assert lock.take()
    try:
        assert apply(bare.settings, plan, NOW) == Refusal(NotApplied.UNDER_WAY)
    finally:
        lock.release()


def test_a_folder_that_takes_nothing(bare: Bare, plan: Plan) -> None:
    bare.storage.rmdir()
    bare.storage.write_text("a file in its place")
    found = apply(bare.settings, plan, NOW)
    assert isinstance(found, Refusal)
    assert not is_enrolled(bare.settings)


def killed_at(point: int, work: Callable[[], object]) -> bool:
    """Whether a process doing `work` was killed right before its `point`th change of the file system."""
    child = os.fork()
    if child == 0:
        seen = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event not in _CHANGES:
                return
            if event == "open" and not _writes(arguments):
                return
            seen += 1
            if seen == point:
                os._exit(9)

        sys.addaudithook(watch)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def test_killed_at_any_point_it_is_not_enrolled_or_whole(bare: Bare, plan: Plan) -> None:
    """And where it is not, the next try enrols."""
    halves = 0
    for point in range(1, 200):
        was_killed = killed_at(point, lambda: apply(bare.settings, plan, NOW))
        if is_enrolled(bare.settings):
            assert is_whole(bare, plan)
            if not was_killed:
                break
            bare.settings.unlink()  # try the points after it, too
        else:
            assert was_killed
            halves += 1
    else:
        pytest.fail("it never came to its end")
    assert halves > 20
    assert is_whole(bare, plan)
