"""Logs on a stick: what goes out, for whom, and to which sticks."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.maintenance.export import Exported, Span, export, open_log, without_persons
from kiosk.maintenance.sealed_log import CHUNK, SealedLogError, Sealer, opened
from kiosk.maintenance.usb import UsbProblem, UsbVolume, UsbVolumes, write_file

SPAN = Span(date(2027, 1, 10), date(2027, 1, 11))


def sealed(content: bytes, recipient: bytes) -> bytes:
    pieces: list[bytes] = []
    sealer = Sealer(recipient, pieces.append)
    sealer.add(content)
    sealer.finish()
    return b"".join(pieces)


def unsealed(file: bytes, private: bytes) -> bytes:
    return b"".join(opened(io.BytesIO(file), private))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7])
def test_what_was_sealed_comes_out(vendor: tuple[bytes, bytes], size: int) -> None:
    content = os.urandom(size)
    assert unsealed(sealed(content, vendor[1]), vendor[0]) == content


def test_every_change_is_found(vendor: tuple[bytes, bytes]) -> None:
    file = sealed(os.urandom(2 * CHUNK + 9), vendor[1])
    for at in (0, 9, 20, 60, 200, 600, CHUNK, 2 * CHUNK, len(file) - 1):
        changed = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
        with pytest.raises(SealedLogError):
            unsealed(changed, vendor[0])


def test_a_chunk_that_is_moved_or_missing_is_found(vendor: tuple[bytes, bytes]) -> None:
    file = sealed(os.urandom(2 * CHUNK + 9), vendor[1])
    head = len(file) - (2 * (CHUNK + 21) + 30)
    one, two = head + CHUNK + 21, head + 2 * (CHUNK + 21)
    assert len(file) - two == 30
    moved = file[:head] + file[one:two] + file[head:one] + file[two:]
    for other in (moved, file[:two], file[:one], file[:head], file[: two + 4], file + b"x"):
        with pytest.raises(SealedLogError):
            unsealed(other, vendor[0])


def test_nobody_else_can_open_it(vendor: tuple[bytes, bytes]) -> None:
    file = sealed(b"something", vendor[1])
    with pytest.raises(SealedLogError, match="another key"):
        unsealed(file, b"\x07" * 32)
    assert b"something" not in file


def exported(tmp_path: Path, stick: Any, recipient: bytes) -> Exported | UsbProblem:
    volume = UsbVolumes(stick.root).the_one()
    assert isinstance(volume, UsbVolume)
    return export(tmp_path / "events", SPAN, volume, recipient, terminal="T07", version="0.1.0")


def test_a_span_of_days_for_the_vendor(
    tmp_path: Path,
    filled: Callable[[int], None],
    stick: Any,
    vendor: tuple[bytes, bytes],
) -> None:
    filled(60)
    made = exported(tmp_path, stick, vendor[1])
    assert isinstance(made, Exported)
    assert made.name == "T07_2027-01-10_2027-01-11.yimalog"
    (file,) = stick.folder.iterdir()
    assert (file.name, file.stat().st_size) == (made.name, made.size)
    pieces: list[bytes] = []
    with file.open("rb") as source:
        open_log(source, vendor[0], pieces.append)
    first, *lines = [json.loads(line) for line in b"".join(pieces).splitlines()]
    assert first == {
        "form": "yima-log-1",
        "terminal": "T07",
        "version": "0.1.0",
        "from": "2027-01-10",
        "to": "2027-01-11",
    }
    assert len(lines) == made.entries == 15 + 24
    assert [line["start_ms"] for line in lines] == list(range(39))
    assert all(line.keys() == {"at", "terminal", "event", "start_ms", "seq"} for line in lines)


def test_neither_cards_nor_staff_go_out() -> None:
    base = {"at": "x", "seq": 1, "chain": "y", "prev": "z"}
    signed_in = {**base, "event": "signed_in", "milliseconds": 4, "card": "ab"}
    assert without_persons(signed_in) == {
        "at": "x",
        "seq": 1,
        "event": "signed_in",
        "milliseconds": 4,
    }
    assert without_persons({**base, "event": "no_such_event", "name": "x"}) == {}


def test_a_name_that_is_taken_is_left_alone(
    tmp_path: Path, filled: Callable[[int], None], stick: Any, vendor: tuple[bytes, bytes]
) -> None:
    filled(3)
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (stick.folder / "T07_2027-01-10_2027-01-11.yimalog").symlink_to(outside)
    (stick.folder / "T07_2027-01-10_2027-01-11-2.yimalog").write_text("theirs")
    made = exported(tmp_path, stick, vendor[1])
    assert isinstance(made, Exported)
    assert made.name.endswith("-3.yimalog")
    assert outside.read_text() == "mine"
    assert (stick.folder / "T07_2027-01-10_2027-01-11-2.yimalog").read_text() == "theirs"


@pytest.mark.parametrize("lacking", ["noexec", "nosuid", "nodev"])
def test_a_stick_on_which_something_could_run_is_refused(stick: Any, lacking: str) -> None:
    options = {"rw", "noexec", "nosuid", "nodev"} - {lacking}
    stick.remount(",".join(sorted(options)))
    volumes = UsbVolumes(stick.root)
    assert volumes.the_one() is UsbProblem.UNSAFE_MOUNT
    (volume,) = volumes.mounted()
    assert volume.lacking == (lacking,)
    assert write_file(volume, "x", 1, lambda _write: None) is UsbProblem.UNSAFE_MOUNT
    assert list(stick.folder.iterdir()) == []


def test_which_stick(stick: Any) -> None:
    volumes = UsbVolumes(stick.root)
    stick.remount("ro,noexec,nosuid,nodev")
    assert volumes.the_one() is UsbProblem.READ_ONLY
    stick.disk("sdc", "1", "242:0", "242:1")
    stick.mount("242:1", stick.root / "other", "rw,noexec,nosuid,nodev")
    assert volumes.the_one() is UsbProblem.SEVERAL_VOLUMES


def test_the_disk_that_the_system_runs_from_is_no_stick(stick: Any) -> None:
    stick.mount(stick.number, "/", "rw")
    assert UsbVolumes(stick.root).the_one() is UsbProblem.NO_VOLUME
    assert UsbVolumes(stick.root / "nothing").mounted() == ()


def test_a_stick_that_was_pulled_out_leaves_nothing_on_our_own_disk(stick: Any) -> None:
    (volume,) = UsbVolumes(stick.root).mounted()
    gone = UsbVolume(volume.folder, 250, 250, (), read_only=False)
    assert write_file(gone, "x", 1, lambda _write: None) is UsbProblem.GONE
    link = stick.root / "link"
    link.symlink_to(stick.folder)
    linked = UsbVolume(link, volume.major, volume.minor, (), read_only=False)
    assert write_file(linked, "x", 1, lambda _write: None) is UsbProblem.GONE
    assert list(stick.folder.iterdir()) == []


def test_no_space_and_trouble_leave_nothing(stick: Any) -> None:
    (volume,) = UsbVolumes(stick.root).mounted()
    assert write_file(volume, "x", 10**18, lambda _write: None) is UsbProblem.NO_SPACE

    def fail(write: Callable[[bytes], object]) -> None:
        write(b"begun")
        raise OSError(28, "no space left")

    assert write_file(volume, "x", 1, fail) is UsbProblem.WRITE_FAILED
    assert list(stick.folder.iterdir()) == []


@pytest.mark.parametrize("stem", ["../x", "x/y", "", ".x", "x.sh", "名"])
def test_a_name_is_a_name(stick: Any, stem: str) -> None:
    (volume,) = UsbVolumes(stick.root).mounted()
    with pytest.raises(ValueError, match="not a name"):
        write_file(volume, stem, 1, lambda _write: None)
