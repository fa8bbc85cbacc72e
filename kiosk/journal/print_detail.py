"""What is sealed of a print: whose report, and which edition of it.

As with orders (`order_detail`), it is bound to all plain columns that change or say what the print is:
beside a state that somebody has altered, or an earlier one, it does not open.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from kiosk.domain import PatientId
from kiosk.journal.installation_key import InstallationKey
from kiosk.reports.book import Print, PrintState
from kiosk.reports.report import ReportId

_FINGERPRINT_SIZE: Final = 16  # bytes: no two editions of a terminal come to share one


class PrintRow(NamedTuple):
    """A print as its table has it. What was altered in there is no member of an enum, perhaps."""

    id: int
    number: str
    started_at: int
    edition: bytes  # fingerprint
    state: str
    revision: int
    pages: int
    pages_out: int
    printed_at: int | None
    settled_by: str
    detail: bytes | None  # sealed; None once staff have closed it unread
    last_event: int | None  # the newest revision of which there is an event


class _Detail(msgspec.Struct, array_like=True, frozen=True):
    report: str
    edition: str
    patient: str


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Detail)


def edition_fingerprint(key: InstallationKey, report: ReportId, edition: str) -> bytes:
    return key.fingerprint(f"print\0{report}\0{edition}")[:_FINGERPRINT_SIZE]


def sealed_row(key: InstallationKey, print_id: int, revision: int, one: Print) -> PrintRow:
    """The row of a print as it is now, which the event of its revision is written with."""
    row = PrintRow(
        print_id,
        one.number,
        one.started_at,
        edition_fingerprint(key, one.report, one.edition),
        one.state,
        revision,
        one.pages,
        one.pages_out,
        one.printed_at,
        one.staff,
        detail=None,
        last_event=revision,
    )
    detail = _ENCODER.encode(_Detail(one.report, one.edition, one.patient))
    return row._replace(detail=key.seal(detail, _context(row)))


def unseal(key: InstallationKey, row: PrintRow) -> Print | None:
    """The print of a row. None: it does not open with this key, or is not what it was sealed as."""
    if not isinstance(row.detail, bytes) or row.last_event != row.revision:
        return None
    plain = key.open(row.detail, _context(row))
    if plain is None:
        return None
    try:
        detail = _DECODER.decode(plain)
        state = PrintState(row.state)
    except (msgspec.MsgspecError, ValueError):  # by a release that knew other words
        return None
    return Print(
        number=row.number,
        state=state,
        report=ReportId(detail.report),
        edition=detail.edition,
        patient=PatientId(detail.patient),
        pages=row.pages,
        pages_out=row.pages_out,
        started_at=row.started_at,
        printed_at=row.printed_at,
        staff=row.settled_by,
    )


def _context(row: PrintRow) -> bytes:
    """What is told apart from what by the seal. No column has a line feed in it but the last."""
    columns = (
        row.number,
        row.started_at,
        repr(row.edition),
        row.state,
        row.revision,
        row.pages,
        row.pages_out,
        row.printed_at,
        row.settled_by,
    )
    return "\n".join(("print", *map(str, columns))).encode()
