"""What the kiosk asks of card platforms (HOSPITAL-API.md, "Card platforms").

Every method blocks (it is called on a worker thread), ends within the adapter's patience, and
returns either the value or a `Failure` of the catalogue; it raises only for bugs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.reasons import Code, Failure
from kiosk.services.access import ServiceId


class CardPlatform(Protocol):
    """Whoever issued a code and can say whose it is."""

    @property
    def name(self) -> str:
        """For staff and the log."""
        ...

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of code that it decodes."""
        ...

    def verify(self, code: OnlineCode) -> VerifiedCard | Failure:
        """Have the code decoded.

        Failures: PLATFORM_UNREACHABLE (no network, no answer in time, 5xx, resting),
        PLATFORM_CODE_EXPIRED, PLATFORM_REFUSED with the platform's `result`, PLATFORM_BAD_ANSWER
        with `what`, also when the platform does not accept this terminal.
        """
        ...

    def forget(self) -> None:
        """The session is over: keep nothing of its calls."""
        ...


@dataclass(frozen=True, slots=True)
class CardUse:
    """A card was used for a service, which its platform wants to know."""

    code: str = field(repr=False)  # the whole text that was held up
    kind: Kind
    service: ServiceId
    used_at: int  # Unix seconds
    department: str  # "心内科"


class UseReporter(Protocol):
    """A platform that wants to know what its cards are used for."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of code that are its."""
        ...

    def report(self, use: CardUse) -> Failure | None:
        """Tell it, once; None: it knows, or does not want to know of this service.

        After a failure for which `is_permanent` holds, saying it again is of no use.
        """
        ...


_PERMANENT: Final = frozenset({Code.PLATFORM_REFUSED, Code.PLATFORM_CODE_EXPIRED})


def is_permanent(failure: Failure) -> bool:
    """Whether the platform has understood what it was sent and will not take it.

    An answer that cannot be used is not that: it may come from something between (a hotel's login
    page), or from a platform that does not accept this terminal until its settings are mended.
    """
    return failure.code in _PERMANENT
