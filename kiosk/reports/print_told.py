"""A print for people and for programs: whose it is, and of which report, only by pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any, Final

from kiosk.journal.print_reading import PrintEvent, PrintLine
from kiosk.payment.tools.told import moment, plain
from kiosk.reports.book import OPEN, PrintState

WAITS: Final[Mapping[PrintState, str]] = {
    PrintState.STARTED: "the printer, or the terminal's next start, to tell what became of it",
    PrintState.ACCEPTED: "the printer, or the terminal's next start, to tell what became of it",
    PrintState.PRINTED: (
        "the hospital to take note of it. If it will not have it from the terminal, note it there by hand; "
        "then `yima prints settle --told`"
    ),
    PrintState.DOUBTFUL: (
        "staff: some or all of it may have come out. Look in the printer's tray, and ask the patient; "
        "then `yima prints settle`"
    ),
    PrintState.TOLD: "nothing: it is out, and the hospital knows",
    PrintState.TWICE: "nothing: it is out, but the hospital has another print of the same report",
    PrintState.NOT_PRINTED: "nothing: no sheet came out, and it may be printed again",
    PrintState.REFUTED: "nothing: what came out is of no use, and it may be printed again",
}
UNREADABLE: Final = (
    "staff: the journal's record of it does not open (the installation's key is another, or somebody has "
    "altered it), and nothing can be printed until `yima prints settle` says what became of it. If it is "
    "out, note that in the hospital's own system as well: the terminal cannot tell it"
)


def waits_for(line: PrintLine) -> str:
    """What a print waits for."""
    if not line.readable:
        return UNREADABLE if line.state in OPEN else "nothing: its record does not open"
    return WAITS[PrintState(line.state)]


def content(line: PrintLine, zone: tzinfo | None) -> dict[str, Any]:
    """As JSON. Times: ISO 8601 with the hospital's offset; `pages`: null where it is not known."""
    names = line.pseudonyms
    return {
        "number": plain(line.number),
        "state": plain(line.state),
        "readable": line.readable,
        "started_at": moment(line.started_at, zone),
        "printed_at": None if line.printed_at is None else moment(line.printed_at, zone),
        "pages": line.pages or None,
        "pages_out": line.pages_out,
        "report": names and names.report,
        "patient": names and names.patient,
        "staff": plain(line.staff) or None,
        "waits_for": waits_for(line),
    }


def row(line: PrintLine, zone: tzinfo | None) -> str:
    """One line of a list."""
    names = line.pseudonyms
    whose = f"report {names.report}  patient {names.patient}" if names else "UNREADABLE"
    pages = f"{line.pages_out}/{line.pages or '?'}"
    return "  ".join(
        (
            plain(line.number),
            moment(line.started_at, zone),
            f"{plain(line.state):11}",
            f"pages {pages:>5}",
            whose,
        )
    )


def lines(line: PrintLine, zone: tzinfo | None) -> tuple[str, ...]:
    """All that may be told of one, for people."""
    told = [
        f"print        {plain(line.number)}",
        f"state        {plain(line.state)}",
        f"waits for    {waits_for(line)}",
        f"begun        {moment(line.started_at, zone)}",
        f"pages        {line.pages_out} of {line.pages or '?'} are known to be out",
    ]
    if line.printed_at is not None:
        told.append(f"printed      {moment(line.printed_at, zone)}")
    if line.pseudonyms is not None:
        told.append(f"report       {line.pseudonyms.report} (a name of no meaning)")
        told.append(f"patient      {line.pseudonyms.patient} (likewise)")
    if line.staff:
        told.append(f"settled by   {plain(line.staff)}")
    return tuple(told)


def event(one: PrintEvent, zone: tzinfo | None) -> dict[str, Any]:
    """As JSON."""
    return {"at": moment(one.at, zone), "state": one.state, "staff": plain(one.staff) or None}


def event_row(one: PrintEvent, zone: tzinfo | None) -> str:
    staff = f"  by {plain(one.staff)}" if one.staff else ""
    return f"  {moment(one.at, zone)}  {one.state:11}{staff}"
