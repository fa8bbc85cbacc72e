"""What a printer says of one job (RFC 8011, 5.3.7 to 5.3.9 and 5.3.18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyipp.enums import IppJobState

from hardware.report_printer.ipp_message import Attributes, Value

ASKED: Final = (
    "job-id",
    "job-name",
    "job-originating-user-name",
    "job-state",
    "job-state-reasons",
    "job-impressions-completed",
    "job-media-sheets-completed",
)
"""The attributes that are read here."""

_STATES: Final = frozenset(IppJobState)
_OVER: Final = frozenset({IppJobState.CANCELED, IppJobState.ABORTED, IppJobState.COMPLETED})
_STARTED: Final = frozenset({IppJobState.PROCESSING, IppJobState.STOPPED})
_INCOMPLETE: Final = frozenset({"job-incoming", "job-data-insufficient"})
_WITH_ERRORS: Final = frozenset({"job-completed-with-errors", "errors-detected"})


@dataclass(frozen=True, slots=True)
class JobStatus:
    """`pages_out`: impressions, or sheets where only those are counted; None: it counts neither."""

    id: int
    name: str
    user: str
    state: IppJobState
    reasons: frozenset[str] = frozenset()
    pages_out: int | None = None

    def is_called(self, name: str) -> bool:
        """Also where a queue has put something before it (`12 - NAME`)."""
        return self.name == name or self.name.endswith(f" {name}")

    @property
    def is_over(self) -> bool:
        """Ended, and no sheet of it is still on its way out."""
        return self.has_ended and (self.state is IppJobState.COMPLETED or not self.is_stopping)

    @property
    def has_ended(self) -> bool:
        """By its state alone, which is all that CUPS says: there `processing-to-stop-point` stays."""
        return self.state in _OVER

    @property
    def is_stopping(self) -> bool:
        return "processing-to-stop-point" in self.reasons

    @property
    def has_started(self) -> bool:
        """Sheets of it may have come out."""
        return self.state in _STARTED or bool(self.pages_out)

    @property
    def lacks_document(self) -> bool:
        """Created, and its document is not here, or not whole."""
        waiting = self.state in {IppJobState.PENDING, IppJobState.HELD}
        return waiting and bool(self.reasons & _INCOMPLETE)

    @property
    def is_held(self) -> bool:
        """Somebody has to let it go on."""
        return not self.lacks_document and self.state in {IppJobState.HELD, IppJobState.STOPPED}

    @property
    def is_done(self) -> bool:
        """The printer's word that it is out, whole."""
        return self.is_over and self.state is IppJobState.COMPLETED and not self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """Completed, and something went wrong."""
        return bool(self.reasons & _WITH_ERRORS)


def read_job(attributes: Attributes) -> JobStatus | None:
    """None: these attributes are no job's."""
    number, state = (_integer(attributes.get(name, ())) for name in ("job-id", "job-state"))
    if number is None or state is None or state not in _STATES:
        return None
    return JobStatus(
        number,
        _text(attributes.get("job-name", ())),
        _text(attributes.get("job-originating-user-name", ())),
        IppJobState(state),
        frozenset(str(each) for each in attributes.get("job-state-reasons", ())),
        _pages_out(attributes),
    )


def _pages_out(attributes: Attributes) -> int | None:
    counts = (
        _integer(attributes.get(name, ()))
        for name in ("job-impressions-completed", "job-media-sheets-completed")
    )
    return max((count for count in counts if count is not None and count >= 0), default=None)


def _integer(values: Sequence[Value]) -> int | None:
    value = values[0] if values else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(values: Sequence[Value]) -> str:
    return str(values[0]) if values else ""
