"""What a terminal takes of a vendor's plan, and which releases stay on its disk."""

from __future__ import annotations

import subprocess
import sys

from kiosk.update import in_use
from kiosk.update.outcome import Result
from kiosk.update.rollout import bucket
from kiosk.update.selection import Selection, SelectionFile, Trial
from kiosk.update.store import Staged
from tests.integration.trust.vendor import base_of


def test_the_share_of_terminals(vendor, web, updater) -> None:
    vendor.pack("1.4.0")
    share = int(bucket("T07", "1.4.0"))
    vendor.plan({"version": "1.4.0", "percent": share})
    vendor.publish()
    assert updater.run().result is Result.NONE
    assert web.downloads() == []
    vendor.plan({"version": "1.4.0", "percent": share + 1})
    vendor.publish()
    assert updater.run().result is Result.STAGED


def test_sites_platforms_and_a_forced_release(vendor, updater) -> None:
    vendor.pack("1.4.0")
    vendor.plan({"version": "1.4.0", "sites": ["north"], "forced": True})
    vendor.publish()
    assert updater.run().result is Result.NONE
    updater.site = "north"
    outcome = updater.run()
    assert (outcome.staged, outcome.forced) == ("1.4.0", True)
    vendor.plan({"version": "1.4.0", "sites": ["north"]})
    vendor.publish()
    assert updater.run().forced is False
    assert updater.store.staged() == Staged("1.4.0", forced=False)


def test_a_pause_takes_back_what_is_only_staged(vendor, web, updater, tmp_path) -> None:
    updater.base = base_of(tmp_path / "base", "1.3.0")
    updater.storage = tmp_path / "storage"
    SelectionFile(updater.storage).write(Selection())
    vendor.release("1.4.0")
    assert updater.run().staged == "1.4.0"
    vendor.plan({"version": "1.4.0"}, paused=True)
    vendor.publish()
    outcome = updater.run()
    assert (outcome.result, outcome.staged) == (Result.PAUSED, None)
    vendor.pack("1.5.0")
    vendor.plan({"version": "1.5.0"}, paused=True)
    vendor.publish()
    assert updater.run().result is Result.PAUSED
    assert len(web.downloads()) == 1
    vendor.plan({"version": "1.4.0"})
    vendor.pack("1.4.0")
    vendor.publish()
    assert updater.run().result is Result.STAGED
    assert len(web.downloads()) == 1  # it was still here


def test_never_older_than_what_runs(vendor, web, updater, tmp_path) -> None:
    updater.base = base_of(tmp_path / "base", "1.5.0")
    vendor.release("1.4.0")
    assert updater.run().result is Result.NONE
    assert web.downloads() == []


def test_a_withdrawn_release_is_left_for_an_older_one(vendor, updater) -> None:
    vendor.release("1.4.0")
    updater.run()
    vendor.pack("1.5.0")
    vendor.plan({"version": "1.4.0"}, {"version": "1.5.0"})
    vendor.publish()
    assert updater.run().staged == "1.5.0"
    vendor.plan({"version": "1.4.0"}, {"version": "1.5.0"}, withdrawn=["1.5.0"])
    vendor.publish()
    assert updater.run().staged == "1.4.0"
    assert updater.run().staged == "1.4.0"


def test_withdrawn_and_nothing_else(vendor, updater) -> None:
    vendor.release("1.4.0")
    updater.run()
    vendor.plan(withdrawn=["1.4.0"])
    vendor.publish()
    outcome = updater.run()
    assert (outcome.result, outcome.staged) == (Result.NONE, None)


def test_what_runs_is_told_by_its_lock_and_is_never_removed(vendor, updater) -> None:
    for version in ("1.1.0", "1.2.0", "1.3.0"):
        vendor.release(version)
        assert updater.run().staged == version
    folder = updater.store.folder_of("1.1.0")
    program = "import sys; from pathlib import Path; from kiosk.update import in_use; "
    program += "print(in_use.hold(Path(sys.argv[1])), flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"True\n"
        assert in_use.is_held(folder)
        for version in ("1.4.0", "1.5.0", "1.6.0"):
            vendor.release(version)
            outcome = updater.run()
            assert (outcome.staged, outcome.running) == (version, "1.1.0")
        assert updater.versions() == ["1.1.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0"]
    assert not in_use.is_held(folder)
    vendor.release("1.7.0")
    updater.run()
    assert "1.1.0" not in updater.versions()


def test_where_the_selection_can_be_read_it_says_what_stays(vendor, updater, tmp_path) -> None:
    updater.storage = tmp_path / "storage"
    for version in ("1.1.0", "1.2.0", "1.3.0", "1.4.0"):
        vendor.release(version)
        updater.run()
        SelectionFile(updater.storage).write(Selection("1.2.0", "1.1.0", Trial("1.3.0")))
    assert updater.versions() == ["1.1.0", "1.2.0", "1.3.0", "1.4.0"]
    SelectionFile(updater.storage).write(Selection("1.4.0", "1.2.0", refused=("1.5.0",)))
    vendor.release("1.5.0")
    outcome = updater.run()
    assert (outcome.running, outcome.result, outcome.staged) == ("1.4.0", Result.NONE, None)
    assert updater.versions() == ["1.2.0", "1.4.0"]
