"""The page of the trust list: a real authority's repository, on a stick and out of reach."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.maintenance.pages.trust import TrustPage
from kiosk.maintenance.sheet import PageId, Task
from kiosk.maintenance.usb import UsbVolumes
from kiosk.trust.distribution import enrolment
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.outcome import RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.service import TrustDistribution
from tests.integration.trust.forge import DAY, NOW, Forge
from tests.integration.trust.terminal import EVER, ISSUER, KID, OTHER, ctis
from tests.maintenance_pages import choices, do, look, reads

TRUST = PageId.TRUST
NOBODY = Repository("https://127.0.0.1:9/yima", connect_timeout=0.5)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(wall=float(NOW))


@pytest.fixture
def trust(tmp_path: Path, clock: ManualClock) -> TrustDistribution:
    return TrustDistribution(tmp_path / "trust", NOBODY, clock)


@pytest.fixture
def forge(tmp_path: Path, trust: TrustDistribution) -> Forge:
    """An authority with a list and three cancelled cards, whose root this terminal is enrolled with."""
    made = Forge(tmp_path / "authority")
    made.publish([ISSUER], {KID: {"all": ctis(1, 2), "run-0000000001": ctis(3)}})
    root = enrolment.read_root(made.root)
    assert isinstance(root, enrolment.RootFile)
    enrolment.enrol(TrustCache(tmp_path / "trust"), root, replace=False)
    trust.open()
    return made


@pytest.fixture
def page(trust: TrustDistribution, clock: ManualClock, stick: Any) -> TrustPage:
    return TrustPage(trust=trust, clock=clock, zone=UTC, volumes=UsbVolumes(stick.root))


@pytest.fixture
def bring(forge: Forge, stick: Any) -> Callable[[], Path]:
    """Copy the repository as it is now onto the stick."""

    def copied() -> Path:
        folder: Path = stick.folder / "yima-trust"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(forge.site, folder)
        return folder

    return copied


def load(page: TrustPage) -> tuple[bool, str]:
    return do(page, TRUST, Task.LOAD_TRUST)


def test_before_there_is_a_list(page: TrustPage) -> None:
    shown = reads(look(page, TRUST))
    assert "State | Missing: no card is accepted" in shown
    assert "Version of the list | None" in shown
    assert "Last confirmed | Never" in shown
    assert set(choices(look(page, TRUST))) == {"refresh_trust", "load_trust"}


def test_a_list_from_a_stick_is_in_force(
    page: TrustPage, trust: TrustDistribution, bring: Callable[[], Path], stick: Any
) -> None:
    bring()
    stick.remount("ro,nosuid,nodev,noexec")  # it is only read
    before = sorted(stick.folder.rglob("*"))
    assert load(page) == (True, "A new list is in force: version 1.")
    assert sorted(stick.folder.rglob("*")) == before
    assert all(trust.is_revoked(KID, cti) for cti in EVER[:3])
    assert not trust.is_revoked(KID, EVER[3])
    shown = reads(look(page, TRUST))
    assert "State | Up to date" in shown
    assert "Days left | 14" in shown
    assert "Health cards | 1 of 1 valid today" in shown
    assert "Staff badges | 0 of 0 valid today" in shown
    assert load(page) == (True, "Confirmed: version 1 is the newest.")


def test_news_on_a_stick(
    page: TrustPage, trust: TrustDistribution, forge: Forge, bring: Callable[[], Path]
) -> None:
    bring()
    load(page)
    forge.publish([ISSUER, OTHER], {KID: {"all": ctis(1, 2, 3, 4)}})
    bring()
    assert load(page) == (True, "A new list is in force: version 2.")
    assert trust.is_revoked(KID, EVER[3])


def refused(page: TrustPage, trust: TrustDistribution, words: str) -> None:
    """Loading ends with these words, and what was in force is."""
    before = trust.status
    good, said = load(page)
    assert (good, words in said) == (False, True), said
    assert trust.status == before
    assert trust.is_revoked(KID, EVER[0])
    assert not trust.is_revoked(KID, EVER[3])


def _list_of(folder: Path) -> Path:
    return next((folder / "targets" / "trust").glob("*.issuers.json"))


def _changed(folder: Path) -> None:
    path = _list_of(folder)
    path.write_bytes(path.read_bytes().replace(b"CN-510000", b"CN-510001"))


def _linked(folder: Path) -> None:
    path = _list_of(folder)
    aside = folder / "aside"
    path.rename(aside)
    path.symlink_to(aside)


def _piped(folder: Path) -> None:
    path = _list_of(folder)
    path.unlink()
    os.mkfifo(path)


def _folder_linked(folder: Path) -> None:
    aside = folder.parent / "aside"
    (folder / "targets").rename(aside)
    (folder / "targets").symlink_to(aside)


def _forged(folder: Path) -> None:
    path = folder / "metadata" / "timestamp.json"
    content = json.loads(path.read_bytes())
    content["signed"]["expires"] = "2040-01-01T00:00:00Z"
    path.write_text(json.dumps(content))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_changed, "do not belong together"),
        (_linked, "does not have the expected form"),
        (_piped, "does not have the expected form"),
        (_folder_linked, "does not have the expected form"),
        (lambda folder: _list_of(folder).unlink(), "A file is missing on the USB stick"),
        (lambda folder: _list_of(folder).write_bytes(b"x" * 100_000), "larger than it may be"),
        (_forged, "Signatures are missing or wrong"),
        (shutil.rmtree, "no folder 'yima-trust'"),
    ],
)
def test_what_is_wrong_with_a_stick_changes_nothing(
    page: TrustPage,
    trust: TrustDistribution,
    forge: Forge,
    bring: Callable[[], Path],
    damage: Callable[[Path], object],
    words: str,
) -> None:
    bring()
    load(page)
    forge.publish([ISSUER, OTHER], {KID: {"all": ctis(1, 2, 3, 4)}})
    damage(bring())
    refused(page, trust, words)


def test_an_older_copy_and_one_that_has_run_out(
    page: TrustPage,
    trust: TrustDistribution,
    forge: Forge,
    bring: Callable[[], Path],
    clock: ManualClock,
    tmp_path: Path,
    stick: Any,
) -> None:
    shutil.copytree(forge.site, tmp_path / "older")
    forge.publish([ISSUER], {KID: {"all": ctis(1, 2, 3)}})
    bring()
    load(page)
    shutil.rmtree(stick.folder / "yima-trust")
    shutil.copytree(tmp_path / "older", stick.folder / "yima-trust")
    refused(page, trust, "older than those this terminal has seen")
    bring()
    clock.advance(2 * DAY)  # nobody has signed a timestamp since
    refused(page, trust, "out of date, or this terminal's clock is wrong")


@pytest.mark.usefixtures("forge")
def test_without_a_stick_or_with_one_that_is_not_safe(page: TrustPage, stick: Any) -> None:
    stick.remount("rw,nosuid,nodev")
    assert "mounted" in load(page)[1]
    stick.mounts.clear()
    stick.mount("240:1", "/", "rw")
    assert load(page) == (False, "No USB stick was found.")


@pytest.mark.usefixtures("forge")
def test_a_repository_that_does_not_answer(page: TrustPage) -> None:
    good, said = do(page, TRUST, Task.REFRESH_TRUST)
    assert not good
    assert "does not answer" in said
    shown = reads(look(page, TRUST))
    assert "The repository does not answer" in shown
    assert "Failures in a row | 1" in shown


class SlowTrust(TrustDistribution):
    """A refresh that ends when it is told to."""

    let_go: threading.Event

    def refresh_now(self) -> RefreshOutcome:
        self.let_go.wait(30)
        return RefreshOutcome(RefreshProblem.UNREACHABLE)


def test_what_takes_long_goes_on_behind_the_page(
    tmp_path: Path, clock: ManualClock, stick: Any
) -> None:
    slow = SlowTrust(tmp_path / "trust", NOBODY, clock)
    slow.let_go = threading.Event()
    page = TrustPage(
        trust=slow, clock=clock, zone=UTC, volumes=UsbVolumes(stick.root), refresh_patience=0.05
    )
    good, said = do(page, TRUST, Task.REFRESH_TRUST)
    assert (good, "goes on" in said) == (True, True)
    assert do(page, TRUST, Task.LOAD_TRUST) == (False, said)  # one at a time
    slow.let_go.set()


def test_other_tasks_are_not_done_here(page: TrustPage) -> None:
    assert not do(page, TRUST, Task.RESTART)[0]
