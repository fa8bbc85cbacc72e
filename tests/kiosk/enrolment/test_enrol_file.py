"""The file for hundreds: rows found by machine, and every mistake with its line."""

from __future__ import annotations

import pytest

from kiosk.enrolment.enrol_file import EnrolFile, parse
from kiosk.enrolment.states import Client, Machine
from tests.kiosk.enrolment.conftest import MAC, row

FORM = 'form = "yima-enrol-1"\n'


def read(text: str) -> EnrolFile:
    return parse(text.encode())


def said(text: str) -> list[str]:
    return [str(each) for each in read(text).mistakes]


def test_a_row_is_found_by_serial_number_or_card() -> None:
    text = f'{FORM}[[terminal]]\nmac = ["{MAC.upper()}"]\nid = "T002"\n{row("abc-1", "T001")}'
    file = read(text)
    assert not file.mistakes
    assert [each.id for each in file.rows_for(Machine(serial="ABC-1"))] == ["T001"]
    assert [each.id for each in file.rows_for(Machine(macs=(MAC,)))] == ["T002"]
    assert file.rows_for(Machine(serial="ABC-2")) == ()
    assert file.rows_for(Machine()) == ()


def test_a_card_that_moved_does_not_outdo_the_serial_number() -> None:
    file = read(f"{FORM}{row('abc-1', 'T001', f'mac = {MAC!r}')}")
    assert file.rows_for(Machine(serial="OTHER", macs=(MAC,))) == ()


def test_a_row_s_own_settings_lie_over_the_common_ones() -> None:
    text = f"""{FORM}client = "request"
[common.ticket_printer]
host = "192.0.2.10"
columns = 32
{row(more='ticket_printer.host = "192.0.2.11"')}"""
    file = read(text)
    assert file.client is Client.REQUEST
    assert file.tables(file.rows[0]) == {
        "terminal": {"id": "T001"},
        "fleet": {"site": "north"},
        "ticket_printer": {"host": "192.0.2.11", "columns": 32},
    }


def test_a_file_from_another_editor() -> None:
    text = f"\ufeff{FORM}{row()}".replace("\n", "\r\n")
    assert [each.id for each in read(text).rows] == ["T001"]
    assert not read(text).mistakes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 'form: "yima-enrol-1" is needed'),
        ('form = "yima-enrol-2"', 'form: "yima-enrol-1" is needed'),
        ("form = ", "not TOML, Invalid value (at end of document)"),
        (f"{FORM}colour = 1", "colour: no such key"),
        (f"{FORM}common = 3", "common: tables are needed"),
        (f'{FORM}root_sm3 = "12"', "root_sm3: 64 hexadecimal digits are needed"),
        (f'{FORM}client = "maybe"', 'client: "none" or "request"'),
        (f"{FORM}terminal = 3", "terminal: rows are needed, each under [[terminal]]"),
        (
            f'{FORM}[common.hospital]\nclient_key = "k.pem"',
            "hospital.client_key: made at the terminal, see client",
        ),
        (
            f'{FORM}[[terminal]]\nid = "T1"',
            "line 2: serial or mac: one is needed, to find the machine by",
        ),
        (f'{FORM}[[terminal]]\nserial = "x"', "line 2: id: missing"),
        (f'{FORM}[[terminal]]\nserial = "x"\nid = 7', "line 2: id: missing"),
        (f'{FORM}{row()}colour = "red"', "line 3: colour: no such key, and no table"),
        (f'{FORM}{row()}mac = "02:00"', "line 3: mac: no address of a network card"),
        (f"{FORM}{row('None')}", "line 3: serial: none of a machine's own"),
        (f"{FORM}{row()}{row('y')}", "line 9: id: the row of line 3 has it, too"),
        (f"{FORM}{row()}{row(name='T002')}", "line 9: serial: the row of line 3 has it, too"),
    ],
)
def test_mistakes_have_their_line(text: str, wanted: str) -> None:
    assert wanted in said(text)


def test_ids_that_sound_the_same_are_the_same() -> None:
    assert "line 9: id: the row of line 3 has it, too" in said(f"{FORM}{row()}{row('y', 't001')}")


def test_no_mistake_quotes_a_value() -> None:
    text = f'{FORM}{row(more="secret = 4711")}\n[common.x]\nclient = "4711"'
    assert said(text)
    assert not any("4711" in each for each in said(text))


def test_a_mistyped_fingerprint_does_not_read_as_none() -> None:
    assert read(f'{FORM}root_sm3 = "zz"').root_sm3
