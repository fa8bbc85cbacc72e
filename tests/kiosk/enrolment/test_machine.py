"""Which machine it is: by its maker's serial number, or its network cards."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.enrolment.machine import COPIED, mac_of, read_machine, serial_of
from tests.kiosk.enrolment.conftest import MAC, SERIAL, Bare


def test_it_says_serial_number_and_cards(bare: Bare) -> None:
    bare.card("docker0", "02:42:00:00:00:01", is_device=False)
    machine = read_machine(bare.settings, bare.root)
    assert (machine.serial, machine.macs, machine.was) == (SERIAL, (MAC,), "")
    assert machine.version


def test_what_the_maker_left_unset_is_no_serial_number(bare: Bare) -> None:
    bare.says("product_serial", "To be filled by O.E.M.\n")
    bare.says("board_serial", "  mb-77 0042 \n")
    assert read_machine(bare.settings, bare.root).serial == "MB-77 0042"


def test_root_s_copy_is_read_where_sys_is_not(bare: Bare) -> None:
    (bare.root / "sys/class/dmi/id/product_serial").unlink()
    folder = bare.root / COPIED
    folder.mkdir(parents=True)
    (folder / "board_serial").write_text("B-9\n")
    assert read_machine(bare.settings, bare.root).serial == "B-9"


def test_a_machine_that_says_nothing(bare: Bare) -> None:
    machine = read_machine(bare.settings, bare.root / "nothing")
    assert (machine.serial, machine.macs, machine.addresses) == ("", (), ())


def test_a_set_up_that_cannot_be_looked_at_is_one(
    bare: Bare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put there by root for root alone, say: a stick does not count all the same."""
    folder = bare.settings.with_name("enrol")
    folder.mkdir()
    assert not read_machine(bare.settings, bare.root).is_set_up
    real = os.lstat

    def lstat(path: str | Path, **more: Any) -> os.stat_result:
        if Path(path).parent == folder:
            raise PermissionError
        return real(path, **more)

    with monkeypatch.context() as patched:
        patched.setattr(os, "lstat", lstat)
        assert read_machine(bare.settings, bare.root).is_set_up
    (folder / "yima-enrol.toml").symlink_to("nowhere")
    assert read_machine(bare.settings, bare.root).is_set_up


def test_it_says_what_it_was(bare: Bare) -> None:
    note = {"terminal": "T07", "date": "2027-01-15", "by": "lin"}
    bare.settings.with_name("decommissioned.json").write_text(json.dumps(note))
    assert read_machine(bare.settings, bare.root).was == "T07, 2027-01-15"
    bare.settings.with_name("decommissioned.json").write_text("[1")
    assert read_machine(bare.settings, bare.root).was == ""


@pytest.mark.parametrize(
    ("text", "serial"),
    [("abc 1", "ABC 1"), ("0000000", ""), ("Default string", ""), ("  ", ""), ("x" * 300, "")],
)
def test_serial_numbers(text: str, serial: str) -> None:
    assert serial_of(text) == serial


@pytest.mark.parametrize(
    ("text", "mac"),
    [
        ("02-00-00-00-00-0A", "02:00:00:00:00:0a"),
        ("0200.0000.000a", "02:00:00:00:00:0a"),
        ("00:00:00:00:00:00", ""),
        ("02:00:00", ""),
        ("nothing", ""),
    ],
)
def test_addresses_of_cards(text: str, mac: str) -> None:
    assert mac_of(text) == mac
