"""What is on a stick, or was put on the terminal beforehand; the stick is trusted in nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kiosk.enrolment import stick
from kiosk.enrolment.machine import read_machine
from kiosk.enrolment.place import Place, UnreadableError
from kiosk.enrolment.states import Client, Stick, Trouble
from kiosk.maintenance.usb import UsbVolumes
from kiosk.trust.distribution.enrolment import RootFile
from tests.kiosk.enrolment.conftest import SERIAL, Bare, Write, row


def find(bare: Bare) -> Stick:
    return stick.find(bare.settings, UsbVolumes(bare.root), bare.machine, time.time())


def troubles(found: Stick) -> list[Trouble]:
    return [each.trouble for each in found.findings]


def test_a_row_for_this_machine(bare: Bare, write: Write, root: RootFile) -> None:
    write(row(), head='client = "request"')
    found = find(bare)
    assert found.is_row
    assert not found.findings
    assert found.client is Client.REQUEST
    assert found.root is not None
    assert (found.root.sm3, found.root.is_vouched) == (root.sm3, True)
    assert found.tables["terminal"] == {"hospital": "示范医院", "id": "T001"}


def test_a_root_alone_has_to_be_compared(bare: Bare, root: RootFile) -> None:
    (bare.stick.folder / "root.json").write_bytes(root.data)
    found = find(bare)
    assert found.root is not None
    assert not found.root.is_vouched
    assert not found.is_row


def test_files_that_the_settings_name_come_along(bare: Bare, write: Write) -> None:
    write(row(), common=bare.common() + '[common.maintenance]\nvendor_key_file = "vendor.pub"\n')
    (bare.stick.folder / "vendor.pub").write_bytes(b"key")
    (bare.stick.folder / "diary.txt").write_bytes(b"nobody's business")
    assert find(bare).files == {"vendor.pub": b"key"}


def test_another_root_than_the_file_names(bare: Bare, write: Write) -> None:
    write(row(), sm3="ab" * 32)
    found = find(bare)
    assert troubles(found) == [Trouble.ROOT_DIFFERS]
    assert found.root is None


def test_no_root_beside_a_file_that_names_one(bare: Bare, write: Write) -> None:
    write(row()).with_name("root.json").unlink()
    assert troubles(find(bare)) == [Trouble.ROOT_MISSING]


def test_something_else_in_the_root_s_place(bare: Bare, write: Write) -> None:
    write(row()).with_name("root.json").write_bytes(b"{}")
    assert troubles(find(bare)) == [Trouble.ROOT_WRONG]


def test_an_expired_root_is_a_warning(bare: Bare, write: Write, root: RootFile) -> None:
    write(row())
    found = stick.find(bare.settings, UsbVolumes(bare.root), bare.machine, root.expires + 1)
    assert troubles(found) == [Trouble.ROOT_EXPIRED]
    assert found.root is not None


def test_rows_but_none_for_this_machine(bare: Bare, write: Write) -> None:
    write(row("other"))
    found = find(bare)
    assert troubles(found) == [Trouble.MACHINE_UNKNOWN]
    assert found.findings[0].detail == SERIAL
    assert found.tables["hospital"]  # what all share is a help still


def test_two_rows_for_this_machine(bare: Bare, write: Write) -> None:
    mac = f'\n[[terminal]]\nmac = "{bare.machine.macs[0]}"\nid = "T009"\n'
    write(row() + mac)
    assert troubles(find(bare)) == [Trouble.MACHINE_TWICE]


def test_a_mistake_anywhere_in_the_file(bare: Bare, write: Write) -> None:
    write(row() + row("other", "T001"))
    found = find(bare)
    assert troubles(found) == [Trouble.FILE_WRONG]
    assert "has it, too" in found.findings[0].detail
    assert not found.tables


def test_sticks_that_are_not_read(bare: Bare, write: Write) -> None:
    write(row())
    bare.stick.remount("rw")
    assert troubles(find(bare)) == [Trouble.UNSAFE_STICK]
    del bare.stick.mounts[-1]
    bare.stick.mount("250:0", "/elsewhere", "rw")
    assert troubles(find(bare)) == [Trouble.NO_STICK]


def test_nothing_on_a_stick_is_followed(bare: Bare, write: Write) -> None:
    secret = bare.root / "secret"
    secret.write_text("x")
    file = write(row())
    file.unlink()
    file.symlink_to(secret)
    assert troubles(find(bare)) == [Trouble.STICK_UNREADABLE]
    file.unlink()
    os.mkfifo(file)
    assert troubles(find(bare)) == [Trouble.STICK_UNREADABLE]


def test_a_stick_that_was_pulled_out(tmp_path: Path) -> None:
    (tmp_path / "root.json").write_text("x")
    with pytest.raises(UnreadableError, match="gone"):
        Place(tmp_path, device=1).read("root.json")


def test_names_that_lead_elsewhere_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "y").write_text("y")
    for name in ("../y", "..", ".", "", "x/../../y", "y\0"):
        assert Place(tmp_path / "x").read(name) is None


def test_what_was_put_here_beforehand_counts_alone(
    bare: Bare, write: Write, root: RootFile
) -> None:
    """Whoever stands there with a stick of their own cannot make it another hospital's."""
    set_up = bare.settings.with_name("enrol")
    set_up.mkdir()
    write(row(), folder=set_up)
    (bare.stick.folder / "root.json").write_bytes(b"another province's")
    (bare.stick.folder / "yima-enrol.toml").write_text('form = "yima-enrol-1"')
    machine = read_machine(bare.settings, bare.root)
    assert machine.is_set_up
    found = stick.find(bare.settings, UsbVolumes(bare.root), machine, time.time())
    assert found.is_row
    assert found.root is not None
    assert found.root.sm3 == root.sm3
