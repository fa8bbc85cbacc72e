"""From the vendor's folder to a staged release, over a real web server that misbehaves."""

from __future__ import annotations

import os
import shutil
import stat

import pytest

from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.update.download import Patience
from kiosk.update.outcome import Result, UpdateProblem
from kiosk.update.store import Staged


def test_a_release_is_fetched_unpacked_and_staged(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    outcome = updater.run()
    assert (outcome.result, outcome.problem, outcome.staged) == (Result.STAGED, None, "1.4.0")
    assert updater.store.staged() == Staged("1.4.0")
    folder = updater.store.folder_of("1.4.0")
    assert stat.S_IMODE((folder / "yima-kiosk").stat().st_mode) == 0o755  # no set-user bit
    assert stat.S_IMODE((folder / "_internal/libone.so.1").stat().st_mode) == 0o644
    assert (folder / "_internal/PySide6/libone.so").read_bytes() == (
        folder / "_internal/libone.so.1"
    ).read_bytes()
    assert str((folder / "_internal/libone.so").readlink()) == "libone.so.1"
    assert not list((updater.folder / "downloads").iterdir())
    assert not (updater.folder / "unpacking").exists()
    asked = len(web.downloads())
    assert updater.run().result is Result.SAME
    assert len(web.downloads()) == asked


def test_who_else_may_read_what_was_staged(vendor, updater) -> None:
    before = os.umask(0o077)
    try:
        vendor.release("1.4.0")
        assert updater.run().result is Result.STAGED
    finally:
        os.umask(before)
    for path in ("staged.json", "releases", "releases/1.4.0", "releases/1.4.0/release.json"):
        mode = stat.S_IMODE((updater.folder / path).stat().st_mode)
        assert mode & 0o044 == 0o044, path
        assert not mode & 0o022, path
    assert stat.S_IMODE((updater.folder / "trust").stat().st_mode) == 0o700


def test_a_broken_connection_is_resumed_where_it_ended(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    whole = vendor.served("1.4.0").stat().st_size
    web.cuts = [100_000, 50_000]
    outcome = updater.run()
    assert outcome.result is Result.STAGED
    assert web.downloads() == [None, "bytes=100000-", "bytes=150000-"]
    assert whole <= outcome.transferred < whole + 20_000  # metadata, and nothing twice


def test_a_real_server_goes_on_from_where_it_was(
    vendor, updater, nginx, certificates, name
) -> None:
    vendor.release("1.4.0")
    shutil.copytree(vendor.site, nginx.site / name)
    packed = vendor.served("1.4.0")
    downloads = updater.folder / "downloads"
    downloads.mkdir(parents=True)
    (downloads / f"{packed.name[:64]}.part").write_bytes(packed.read_bytes()[:123_456])
    updater.url, updater.settings = nginx.url(name), {"ca_file": certificates.ca}
    outcome = updater.run()
    assert outcome.result is Result.STAGED
    assert outcome.transferred < packed.stat().st_size - 123_456 + 20_000


def test_it_is_resumed_after_a_restart_too(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.cuts = [100_000, 0, 0, 0]
    outcome = updater.run()
    assert (outcome.result, outcome.problem) == (Result.FAILED, RefreshProblem.CUT_OFF)
    assert updater.staged() is None
    part = next((updater.folder / "downloads").iterdir())
    assert part.stat().st_size == 100_000
    web.cuts, web.asked = [], []
    assert updater.run().result is Result.STAGED
    assert web.downloads() == ["bytes=100000-"]


def test_a_server_without_ranges_begins_anew(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.ranges = False
    web.cuts = [100_000, 200_000]
    assert updater.run().result is Result.STAGED
    assert web.downloads() == [None, "bytes=100000-", "bytes=200000-"]


def test_a_part_that_was_spoilt_on_the_disk_is_found_out(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.cuts = [100_000, 0, 0, 0]
    updater.run()
    part = next((updater.folder / "downloads").iterdir())
    part.write_bytes(bytes(100_000))
    web.cuts, web.asked = [], []
    assert updater.run().result is Result.STAGED
    assert web.downloads() == ["bytes=100000-", None]


@pytest.mark.parametrize("longer", [0, 1])
def test_a_part_of_another_length_or_another_file(vendor, updater, longer) -> None:
    vendor.release("1.4.0")
    size, digest = vendor.served("1.4.0").stat().st_size, vendor.served("1.4.0").name[:64]
    downloads = updater.folder / "downloads"
    downloads.mkdir(parents=True)
    (downloads / f"{digest}.part").write_bytes(bytes(size + longer))
    (downloads / f"{'0' * 64}.part").write_bytes(b"of another")
    assert updater.run().result is Result.STAGED
    assert not list(downloads.iterdir())


def test_wrong_bytes_are_not_believed(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.spoil = lambda data: data[:-5] + b"xxxxx"
    outcome = updater.run()
    assert (outcome.result, outcome.problem) == (Result.FAILED, RefreshProblem.MIXED)
    assert updater.staged() is None
    assert not list((updater.folder / "downloads").iterdir())


def test_more_bytes_than_were_signed(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.spoil = lambda data: data + b"x"
    assert updater.run().problem is RefreshProblem.TOO_LARGE
    assert updater.staged() is None


def test_fewer_bytes_than_were_signed(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.spoil = lambda data: data[:1_000]
    assert updater.run().problem in {RefreshProblem.CUT_OFF, RefreshProblem.MIXED}
    assert updater.staged() is None


def test_data_that_drips_without_end(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    web.rate = 4_000
    updater.settings = {"patience": 0.3, "slowest_rate": 100_000}
    outcome = updater.run()
    assert (outcome.result, outcome.problem) == (Result.FAILED, RefreshProblem.SLOW)
    assert list((updater.folder / "downloads").iterdir())  # what came is kept


def test_it_keeps_to_its_bandwidth(vendor, updater) -> None:
    """Of the clock of the pace: no time is measured."""
    vendor.release("1.4.0")
    waited: list[float] = []
    updater.patience = Patience(50_000, ())

    class Waiting:
        def is_set(self) -> bool:
            return False

        def wait(self, seconds: float) -> bool:
            waited.append(seconds)
            return False

    assert updater.run(Waiting()).result is Result.STAGED
    assert max(waited) > 1.0  # 300 kB at 50 kB a second, of which nobody slept


def test_no_room_no_download(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    updater.keep_free = 10**15
    outcome = updater.run()
    assert (outcome.result, outcome.problem) == (Result.FAILED, UpdateProblem.NO_ROOM)
    assert web.downloads() == []


def test_a_terminal_that_is_not_enrolled(updater, tmp_path) -> None:
    updater.root = tmp_path / "none.json"
    assert updater.run().problem is RefreshProblem.NOT_ENROLLED
    updater.root.write_text("{}", encoding="utf-8")
    assert updater.run().problem is RefreshProblem.ENROLMENT_DAMAGED


def test_two_at_once(vendor, web, updater) -> None:
    vendor.release("1.4.0")
    other: list[object] = []

    def meanwhile() -> None:
        if not other:
            other.append(updater.run().problem)

    web.on_bytes = meanwhile
    assert updater.run().result is Result.STAGED
    assert other == [RefreshProblem.BUSY]


def test_nothing_published_and_nobody_who_may(vendor, updater) -> None:
    assert updater.run().problem is RefreshProblem.NOT_PUBLISHED
    vendor.home.remove_release_keys()
    vendor.publish_trust()
    assert updater.run().problem is RefreshProblem.NOT_PUBLISHED
