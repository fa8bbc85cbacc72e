"""The chain holds whatever happens to the process, the disk, the clock, or a second process."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kiosk.audit.catalogue import HeadKind
from kiosk.audit.finding import Wrong
from kiosk.audit.head import PublicKeys

WRITING = Path(__file__).with_name("writing.py")


def begun(storage: Path, *words: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, str(WRITING), str(storage), *words], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def killed(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        process.kill()
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()


def test_killed_at_any_moment_by_two_at_once(tmp_path: Path, terminal_in: Callable) -> None:
    storage = tmp_path / "storage"
    rng = Random(7)
    for _ in range(3):
        both = begun(storage, "heads"), begun(storage)
        time.sleep(rng.uniform(0.05, 0.2))
        killed(*both)
    verdict = terminal_in(storage).verdict()
    assert verdict.first is None
    assert verdict.entries > 20
    assert verdict.heads > 3


def test_many_writers_make_one_chain(tmp_path: Path, terminal_in: Callable) -> None:
    one, other = (terminal_in(tmp_path / "storage") for _ in range(2))
    for _ in range(20):
        one.write(1)
        other.write(2)
        assert one.keeper.tend()
        one.clock.advance(7_000)
        other.clock.advance(7_000)
    verdict = one.verdict()
    assert (verdict.first, verdict.entries, verdict.heads) == (None, 81, 20)


@pytest.mark.parametrize("hours", [-30, 30, -24 * 400, 24 * 400])
def test_a_clock_that_jumps_and_comes_back(terminal, hours: int) -> None:
    terminal.days(2)
    for jump in (hours, -hours, hours):
        terminal.clock.advance(3_600 * jump)
        terminal.write(5)
        assert terminal.keeper.tend()
    verdict = terminal.verdict()
    assert (verdict.first, verdict.entries) == (None, 1 + 2 * 11 + 3 * 6)
    assert verdict.files == len(terminal.files())


@pytest.mark.parametrize("size", [1, 17, 100, 250])
@pytest.mark.parametrize("later", [0, 86_400])
def test_a_loss_of_power_tears_the_last_line(terminal, size: int, later: float) -> None:
    """Whether the terminal comes back on the same day or on the next."""
    terminal.write(5)
    path = terminal.files()[0]
    path.write_bytes(path.read_bytes()[:-size])
    terminal.clock.advance(later)
    terminal.start()
    terminal.write(5)
    verdict = terminal.verdict_without_heads()
    assert verdict.first is None
    assert verdict.open_end == 0
    assert len(verdict.torn) == (size > 1)  # without its end of line alone an entry is whole


def test_power_is_lost_again_and_again(terminal) -> None:
    rng = Random(3)
    for _ in range(40):
        terminal.write(rng.randrange(1, 4))
        path = max(terminal.files(), key=lambda each: each.stat().st_mtime_ns)
        whole = path.read_bytes()
        last = len(whole) - whole.rfind(b"\n", 0, -1) - 1
        path.write_bytes(whole[: len(whole) - rng.randrange(last + 1)])
        terminal.clock.advance(rng.choice((5, 90_000)))
        terminal.start()
    terminal.write(1)
    verdict = terminal.verdict_without_heads()
    assert verdict.first is None
    assert len(verdict.torn) > 10


def test_blocks_that_a_loss_of_power_left_as_zeros(terminal) -> None:
    terminal.write(5)
    path = terminal.files()[0]
    path.write_bytes(path.read_bytes() + b"\0" * 4_000)
    terminal.start()
    terminal.write(2)
    verdict = terminal.verdict_without_heads()
    assert verdict.first is None
    assert [torn.size for torn in verdict.torn] == [4_000]


def test_what_goes_from_under_a_running_terminal_leaves_a_gap(terminal) -> None:
    """The chain does not close over it."""
    terminal.write(10)
    path = terminal.files()[0]
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:6]))
    terminal.write(2)
    first = terminal.verdict_without_heads().first
    assert first is not None
    assert (first.wrong, first.seq, first.until) == (Wrong.MISSING, 7, 10)


def test_a_removed_folder_leaves_a_gap(terminal) -> None:
    terminal.write(10)
    terminal.files()[0].unlink()
    terminal.write(2)
    first = terminal.verdict_without_heads().first
    assert first is not None
    assert (first.wrong, first.seq, first.until) == (Wrong.NO_ANCHOR, 1, 10)


def test_a_full_disk_keeps_the_chain(terminal) -> None:
    terminal.write(3)
    path = terminal.files()[0]
    aside = path.with_name("aside")
    path.rename(aside)
    path.symlink_to("/dev/full")
    terminal.write(3)
    assert not terminal.log.flush()
    assert not terminal.keeper.tend()
    path.unlink()
    aside.rename(path)
    assert terminal.log.flush()
    assert terminal.keeper.tend()
    verdict = terminal.verdict()
    assert (verdict.first, verdict.heads) == (None, 1)


def test_a_disk_that_fills_up_with_a_new_day(terminal) -> None:
    """The day's first entry says the chain before it, though the first try to write it failed."""
    terminal.write(3)
    terminal.clock.advance(86_400)
    day = terminal.clock.local().date().isoformat()
    (terminal.events / f"events-{day}.jsonl").symlink_to("/dev/full")
    terminal.write(2)
    assert not terminal.log.flush()
    (terminal.events / f"events-{day}.jsonl").unlink()
    (terminal.events / f"events-{day}.jsonl").touch()
    assert terminal.log.flush()
    terminal.write(2)
    verdict = terminal.verdict_without_heads()
    assert (verdict.first, verdict.entries, verdict.files) == (None, 7, 2)


def test_a_disk_that_fills_up_after_a_loss_of_power(terminal) -> None:
    """With a real limit on the size of the file: what is torn is noted once there is room."""
    terminal.write(3)
    path = terminal.files()[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    terminal.start()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole), before[1]))
    try:
        terminal.write(2)
        assert not terminal.log.flush()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert terminal.log.flush()
    verdict = terminal.verdict_without_heads()
    assert (verdict.first, verdict.entries, len(verdict.torn)) == (None, 5, 1)


def test_a_day_with_an_end_is_whole(tmp_path: Path, terminal_in: Callable) -> None:
    terminal = terminal_in(tmp_path / "storage")
    terminal.log = type(terminal.log)(
        terminal.events, terminal="T07", clock=terminal.clock, largest_day=5_000
    )
    terminal.write(50)
    terminal.clock.advance(86_400)
    terminal.write(5)
    verdict = terminal.verdict_without_heads()
    assert verdict.first is None
    assert verdict.files == 2


def test_heads_at_intervals_where_there_was_something_and_at_the_end(terminal) -> None:
    assert terminal.keeper.tend()
    terminal.write(2)
    assert terminal.keeper.tend()
    assert terminal.keeper.tend()
    terminal.keeper.tend(HeadKind.SHUTDOWN)
    terminal.write(1)
    terminal.keeper.tend(HeadKind.SHUTDOWN)
    heads = terminal.heads()
    assert [(each.head.seq, each.head.why) for each in heads] == [
        (1, HeadKind.INTERVAL),
        (4, HeadKind.INTERVAL),
        (6, HeadKind.SHUTDOWN),
    ]
    assert terminal.sent == heads
    assert terminal.verdict().heads == 3


def test_started_and_stopped_it_signs_for_the_end(terminal) -> None:
    terminal.keeper.start()
    terminal.write(3)
    terminal.keeper.stop()
    assert terminal.heads()[-1].head.why in HeadKind
    verdict = terminal.verdict()
    assert verdict.first is None
    assert verdict.signed_to == verdict.ends - 1


def test_a_damaged_key_is_replaced_and_the_log_says_so(terminal) -> None:
    terminal.write(1)
    terminal.keeper.tend()
    old = terminal.key().public
    path = terminal.storage / "audit" / "signing.key"
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text(path.read_text().replace("0", "1"))
    terminal.start()
    terminal.write(1)
    terminal.keeper.tend()
    lines = terminal.files()[0].read_text().splitlines()
    made = [json.loads(line) for line in lines if "audit_key_made" in line]
    assert [each["again"] for each in made] == [False, True]
    first = terminal.verdict().first
    assert first is not None
    assert first.wrong is Wrong.UNKNOWN_KEY  # of the old one: an auditor names both
    both = PublicKeys(old, terminal.key().public)
    assert terminal.verdict_by(both).first is None


def test_cut_off_between_an_anchor_and_what_it_lets_go(
    tmp_path: Path, terminal_in: Callable
) -> None:
    terminal = terminal_in(tmp_path / "storage", keep_days=2)
    terminal.days(4)
    before = {path: path.read_bytes() for path in terminal.files()}
    heads = terminal.heads_file.read_bytes()
    terminal.days(1)
    anchored = terminal.heads_file.read_bytes()
    for path, content in before.items():  # the day that went is there yet, its anchor as well
        path.write_bytes(content)
    terminal.heads_file.write_bytes(heads + anchored)
    terminal.start()
    assert terminal.verdict().first is None
    terminal.days(1)
    assert terminal.verdict().first is None
    assert len(terminal.files()) == 3


def test_what_was_tampered_with_is_not_let_go(tmp_path: Path, terminal_in: Callable) -> None:
    terminal = terminal_in(tmp_path / "storage", keep_days=2)
    terminal.days(3)
    middle = terminal.files()[1]
    middle.write_bytes(b"".join(middle.read_bytes().splitlines(keepends=True)[1:]))
    terminal.days(3)
    assert len(terminal.files()) == 6
    assert terminal.verdict().first.wrong is Wrong.MISSING
