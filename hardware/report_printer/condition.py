"""What a printer's attributes say about it, as a named state.

RFC 8011, 5.4.11 and 5.4.12; the keywords are those of IANA's registry of `printer-state-reasons`.
Their suffix is how bad it is: `-report` may be ignored, `-warning` does not stop the printer, `-error`
does. Without one nothing is said, and the kind of thing decides.

That is the book. In life `media-empty-warning` is said both of one empty tray of several and by a
printer that waits for paper: CUPS's own takes the suffix from `printer-state` alone. So one that has a
job and does not move is `Pace.STANDING`, and its warnings are taken for what holds it.

Where a queue stands before the printer, the queue's word on paper and toner is old news, remembered
from its last job; what it says of itself holds. So the two are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from kiosk.reports.printer import ReportPrinterState as State

A4: Final = "iso_a4_210x297mm"  # PWG 5101.1
PDF: Final = "application/pdf"

ASKED: Final = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "queued-job-count",
    "document-format-supported",
    "sides-supported",
    "print-scaling-supported",
    "media-ready",
    "media-supported",
    "marker-levels",
    "marker-low-levels",
    "marker-types",
    "cups-version",
)
"""The attributes that this module and the driver read."""

_STOPPED: Final = 5  # printer-state
_SUFFIXES: Final = ("-report", "-warning", "-error")

# What a queue says of itself.
_OWN: Final = {
    "offline": State.OFFLINE,
    "shutdown": State.OFFLINE,
    "timed-out": State.OFFLINE,
    "deactivated": State.STOPPED,
    "paused": State.STOPPED,
    "moving-to-paused": State.STOPPED,
    "hold-new-jobs": State.STOPPED,
    "spool-area-full": State.ERROR,
    "cups-missing-filter": State.ERROR,
}
# What the machine says of itself, where it does not say how bad it is, or that it is an error.
_PHYSICAL: Final = {
    "media-jam": State.JAM,
    "media-path-media-jam": State.JAM,
    "cover-open": State.COVER_OPEN,
    "door-open": State.COVER_OPEN,
    "interlock-open": State.COVER_OPEN,
    "media-empty": State.PAPER_OUT,
    "input-tray-missing": State.PAPER_OUT,
    "input-media-tray-missing": State.PAPER_OUT,
    "media-needed": State.WRONG_PAPER,
    "input-media-type-change-request": State.WRONG_PAPER,
    "input-media-size-change-request": State.WRONG_PAPER,
    "toner-empty": State.TONER_OUT,
    "marker-supply-empty": State.TONER_OUT,
    "marker-ink-empty": State.TONER_OUT,
    "marker-toner-empty": State.TONER_OUT,
    "marker-supply-missing": State.TONER_OUT,
    "marker-toner-cartridge-missing": State.TONER_OUT,
    "output-area-full": State.ERROR,
    "output-tray-missing": State.ERROR,
    "marker-waste-full": State.ERROR,
    "developer-empty": State.ERROR,
    "opc-life-over": State.ERROR,
    "fuser-over-temp": State.ERROR,
}
_ENDINGS: Final = {  # of the many parts that a big machine has
    "-jam": State.JAM,
    "-cover-open": State.COVER_OPEN,
    "-door-open": State.COVER_OPEN,
    "-interlock-open": State.COVER_OPEN,
}
# Said with -warning, or of a thing that is only a warning: it still prints.
_WARNED: Final = {
    "media-low": State.PAPER_LOW,
    "media-empty": State.PAPER_LOW,  # of one tray of several
    "toner-low": State.TONER_LOW,
    "marker-supply-low": State.TONER_LOW,
    "marker-ink-almost-empty": State.TONER_LOW,
    "marker-toner-almost-empty": State.TONER_LOW,
    "toner-empty": State.TONER_LOW,
    "marker-supply-empty": State.TONER_LOW,
}
_ALWAYS_WARNINGS: Final = frozenset(_WARNED) - frozenset(_PHYSICAL)

_PRECEDENCE: Final = tuple(State)  # the contract's own order: the worst first


class Pace(Enum):
    """What is known besides of a printer: how bad it means its words."""

    ANY = auto()
    STANDING = auto()  # it has a job, and nothing moves
    STOPPED = auto()  # it says so (`printer-state`)


_MEANT: Final = {
    Pace.ANY: {"", "-error"},
    Pace.STANDING: {"", "-error", "-warning"},
    Pace.STOPPED: {"", "-error", "-warning", "-report"},
}
"""The suffixes of faults that keep it from printing."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`own`: of the address that was asked. `physical`: of the machine, as it is told there.
    `takes_pdf`: of no matter for a printer behind a queue, which writes documents anew.
    """

    own: State
    physical: State = State.READY
    takes_pdf: bool = True

    @property
    def state(self) -> State:
        """Of the place that jobs are sent to."""
        return worst((self.own, self.physical, State.READY if self.takes_pdf else State.ERROR))


def worst(states: Iterable[State]) -> State:
    """READY of none."""
    return min(states, key=_PRECEDENCE.index, default=State.READY)


def together(queue: Condition, device: Condition | None) -> State:
    """`device`: what the printer itself said, None where the queue is all there is."""
    if device is None:
        return queue.state
    return worst((replace(queue, physical=State.READY).state, device.own, device.physical))


def read_condition(
    attributes: Mapping[str, Sequence[object]], *, standing: bool = False
) -> Condition:
    """The condition by the attributes `ASKED` for, as far as they are there."""
    stopped = _STOPPED in attributes.get("printer-state", ())
    pace = Pace.STOPPED if stopped else Pace.STANDING if standing else Pace.ANY
    reasons = [
        each for each in attributes.get("printer-state-reasons", ()) if isinstance(each, str)
    ]
    own = [_own(each, stopped=stopped) for each in reasons]
    physical = [_physical(each, pace) for each in reasons]
    explained = any(not each.prints for each in (*own, *physical))
    if stopped:
        strange = not explained and any(each not in {"none", ""} for each in reasons)
        own.append(State.ERROR if strange else State.STOPPED)
    if False in attributes.get("printer-is-accepting-jobs", ()):
        own.append(State.STOPPED)
    physical += [_paper(attributes), _toner(attributes)]
    takes_pdf = PDF in attributes.get("document-format-supported", ())
    return Condition(worst(own), worst(physical), takes_pdf)


def _own(reason: str, *, stopped: bool) -> State:
    keyword, suffix = _split(reason)
    if keyword == "offline":
        return State.OFFLINE  # CUPS says it as offline-report, and means it
    state = _OWN.get(keyword, State.READY)
    return State.READY if suffix in {"-report", "-warning"} and not stopped else state


def _physical(reason: str, pace: Pace) -> State:
    keyword, suffix = _split(reason)
    if keyword in _OWN:
        return State.READY
    if keyword in _ALWAYS_WARNINGS:
        return State.READY if suffix == "-report" else _WARNED[keyword]
    fault = _fault(keyword)
    if fault is not None and suffix in _MEANT[pace]:
        return fault
    if suffix == "-error":
        return State.ERROR
    return _WARNED.get(keyword, State.READY) if suffix == "-warning" else State.READY


def _fault(keyword: str) -> State | None:
    if keyword in _PHYSICAL:
        return _PHYSICAL[keyword]
    return next((state for end, state in _ENDINGS.items() if keyword.endswith(end)), None)


def _split(reason: str) -> tuple[str, str]:
    reason = reason.strip().lower()
    suffix = next((each for each in _SUFFIXES if reason.endswith(each)), "")
    return reason.removesuffix(suffix), suffix


def _paper(attributes: Mapping[str, Sequence[object]]) -> State:
    """`media-ready` is what lies in the trays; a printer that does not say so is believed."""
    for name in ("media-ready", "media-supported"):
        media = [each for each in attributes.get(name, ()) if isinstance(each, str) and each]
        if media:
            return State.READY if any(_is_a4(each) for each in media) else State.WRONG_PAPER
    return State.READY


def _is_a4(media: str) -> bool:
    """Also by the names of RFC 2911, and as CUPS has them from a PPD."""
    name = media.lower()
    return name == A4 or name in {"a4", "iso-a4"} or name.startswith(("iso_a4_", "iso-a4-", "a4."))


def _toner(attributes: Mapping[str, Sequence[object]]) -> State:
    """Marker levels in per cent, below nought where unknown (PWG 5100.9). Nought still prints: where
    it does not, the printer says so by a reason.
    """
    levels = attributes.get("marker-levels", ())
    lows = attributes.get("marker-low-levels", ())
    kinds = attributes.get("marker-types", ())
    if not (len(levels) == len(lows) == len(kinds)):
        return State.READY
    for level, low, kind in zip(levels, lows, kinds, strict=True):
        if not (isinstance(level, int) and isinstance(low, int) and isinstance(kind, str)):
            continue
        filled = "waste" not in kind.lower() and ("toner" in kind.lower() or "ink" in kind.lower())
        if filled and 0 <= level <= low:
            return State.TONER_LOW
    return State.READY
