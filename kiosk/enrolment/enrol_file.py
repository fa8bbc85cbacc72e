"""The file that enrols: settings which all terminals share, and a row for each.

    form = "yima-enrol-1"
    root_sm3 = "6f5b..."              # of root.json beside this file; then nobody has to telephone
    client = "request"                # or "none": whether the hospital wants a certificate of each

    [common.hospital]                 # tables as in terminal.toml
    base_url = "https://fhir.hospital.example/r4"

    [[terminal]]
    serial = "5CD1234XYZ"             # or mac = "02:00:00:00:00:01", or both
    id = "T001"
    site = "north"                    # [fleet]
    groups = ["lobby"]
    ticket_printer.host = "192.0.2.10"  # whatever else is its own

Only the form is looked at here, and that rows are different; `sheet` looks at the settings.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.enrolment.machine import mac_of, serial_of
from kiosk.enrolment.states import Client, Machine

NAME: Final = "yima-enrol.toml"
FORM: Final = "yima-enrol-1"
ROOT: Final = "root.json"
"""Beside it."""
LARGEST: Final = 4 * 1024 * 1024
"""Bytes: a thousand rows of four kilobytes."""
MOST_ROWS: Final = 10_000

Tables = dict[str, dict[str, Any]]

_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*terminal[ \t]*\]\]", re.MULTILINE)
_TOP: Final = frozenset({"form", "root_sm3", "client", "common", "terminal"})
_SHORT: Final[Mapping[str, str]] = {
    "id": "terminal.id",
    "name": "terminal.hospital",
    "site": "fleet.site",
    "groups": "fleet.groups",
}
_OURS: Final = frozenset({"hospital.client_certificate", "hospital.client_key"})


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line`: of the row's header; 0: of no row. `what`: without a setting's value."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}" if self.line else self.what


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    id: str
    serial: str
    macs: tuple[str, ...]
    tables: Tables = field(repr=False)

    def fits(self, machine: Machine) -> bool:
        """A serial number counts before cards, which move between machines."""
        if self.serial and machine.serial:
            return self.serial == machine.serial
        return bool(set(self.macs) & set(machine.macs))


@dataclass(frozen=True, slots=True)
class EnrolFile:
    common: Tables = field(repr=False)
    rows: tuple[Row, ...]
    root_sm3: str  # in small letters; empty: to be compared by people
    client: Client | None  # None: it does not say
    mistakes: tuple[Mistake, ...]

    def rows_for(self, machine: Machine) -> tuple[Row, ...]:
        """One, none, or several, which is a mistake that only this machine brings to light."""
        return tuple(row for row in self.rows if row.fits(machine))

    def tables(self, row: Row | None) -> Tables:
        return over(self.common, row.tables if row else {})


def over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> Tables:
    """Key by key the upper one's."""
    made = {name: dict(keys) for name, keys in lower.items()}
    for name, keys in upper.items():
        made.setdefault(name, {}).update(keys)
    return made


def parse(data: bytes) -> EnrolFile:
    """Read all that can be read; what is wrong is in `mistakes`."""
    members = _members(data)
    if isinstance(members, str):
        return EnrolFile({}, (), "", None, (Mistake(0, members),))
    mistakes: list[Mistake] = []
    if members.get("form") != FORM:
        mistakes.append(Mistake(0, f'form: "{FORM}" is needed'))
    mistakes += (Mistake(0, f"{name}: no such key") for name in members.keys() - _TOP)
    common = _tables(members.get("common", {}), 0, mistakes)
    rows = tuple(_rows(members.get("terminal", []), data, mistakes))
    mistakes += _repeated(rows)
    return EnrolFile(
        common, rows, _root_sm3(members, mistakes), _client(members, mistakes), tuple(mistakes)
    )


def _members(data: bytes) -> dict[str, Any] | str:
    if len(data) > LARGEST:
        return f"larger than {LARGEST} bytes"
    try:
        # Editors on Windows begin a file with a mark, and end lines with two characters.
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return "not UTF-8"
    except tomllib.TOMLDecodeError as error:
        return f"not TOML, {error}"
    except RecursionError:
        return "not TOML, nested too deeply"


def _root_sm3(members: Mapping[str, Any], mistakes: list[Mistake]) -> str:
    found = members.get("root_sm3", "")
    digits = "".join(found.split()).lower() if isinstance(found, str) else "?"
    if digits and re.fullmatch(r"[0-9a-f]{64}", digits) is None:
        mistakes.append(Mistake(0, "root_sm3: 64 hexadecimal digits are needed"))
        return "?"  # which no file has: a mistyped one must not read as none
    return digits


def _client(members: Mapping[str, Any], mistakes: list[Mistake]) -> Client | None:
    found = members.get("client")
    if found is None:
        return None
    if found not in set(Client):
        mistakes.append(Mistake(0, 'client: "none" or "request"'))
        return None
    return Client(found)


def _rows(found: Any, data: bytes, mistakes: list[Mistake]) -> Iterator[Row]:
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        mistakes.append(Mistake(0, "terminal: rows are needed, each under [[terminal]]"))
        return
    if len(found) > MOST_ROWS:
        mistakes.append(Mistake(0, f"more than {MOST_ROWS} rows"))
        return
    lines = _lines(data, len(found))
    for line, members in zip(lines, found, strict=True):
        yield _row(members, line, mistakes)


def _lines(data: bytes, rows: int) -> tuple[int, ...]:
    """On which lines the rows begin; TOML's reader does not tell. 0: they are written otherwise."""
    text = data.decode("utf-8", "replace")
    found = tuple(text.count("\n", 0, each.start()) + 1 for each in _HEADER.finditer(text))
    return found if len(found) == rows else (0,) * rows


def _row(members: Mapping[str, Any], line: int, mistakes: list[Mistake]) -> Row:
    serial, macs = _identity(members, line, mistakes)
    rest = {key: each for key, each in members.items() if key not in {"serial", "mac", *_SHORT}}
    tables = _tables(rest, line, mistakes)
    for key, name in _SHORT.items():
        if key in members:
            table, _, inner = name.partition(".")
            tables.setdefault(table, {})[inner] = members[key]
    found = tables.get("terminal", {}).get("id")
    own = found if isinstance(found, str) else ""
    if not own:
        mistakes.append(Mistake(line, "id: missing"))
    return Row(line, own, serial, macs, tables)


def _identity(
    members: Mapping[str, Any], line: int, mistakes: list[Mistake]
) -> tuple[str, tuple[str, ...]]:
    serial = members.get("serial", "")
    known = serial_of(serial) if isinstance(serial, str) else ""
    if serial and not known:
        mistakes.append(Mistake(line, "serial: none of a machine's own"))
    cards = members.get("mac", [])
    cards = cards if isinstance(cards, list) else [cards]
    macs = tuple(mac_of(each) if isinstance(each, str) else "" for each in cards)
    if not all(macs):
        mistakes.append(Mistake(line, "mac: no address of a network card"))
    if not known and not any(macs):
        mistakes.append(Mistake(line, "serial or mac: one is needed, to find the machine by"))
    return known, tuple(filter(None, macs))


def _tables(found: Any, line: int, mistakes: list[Mistake]) -> Tables:
    if not isinstance(found, dict):
        mistakes.append(Mistake(line, "common: tables are needed"))
        return {}
    tables: Tables = {}
    for name, keys in found.items():
        if not isinstance(keys, dict):
            mistakes.append(Mistake(line, f"{name}: no such key, and no table"))
            continue
        tables[name] = dict(keys)
        mistakes += (
            Mistake(line, f"{name}.{key}: made at the terminal, see client")
            for key in keys
            if f"{name}.{key}" in _OURS
        )
    return tables


def _repeated(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    """No two terminals have an id, and no two rows a machine."""
    for what in ("id", "serial", "mac"):
        first: dict[str, Row] = {}
        for row in rows:
            values = row.macs if what == "mac" else (getattr(row, what),)
            for value in filter(None, values):
                # A person on the telephone does not tell "t1" from "T1".
                before = first.setdefault(value.lower(), row)
                if before is not row:
                    yield Mistake(row.line, f"{what}: the row of line {before.line} has it, too")
