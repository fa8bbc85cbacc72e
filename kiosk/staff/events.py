"""What happens to signing in: hands, codes, time, and the answers of workers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kiosk.codes.staff_badge import Invitation, StaffBadge
from kiosk.reasons import Failure
from kiosk.staff.access import Act

if TYPE_CHECKING:  # for a terminal that starts need not load what judges PINs and recoveries
    from kiosk.staff.pin_book import Standing
    from kiosk.staff.recovery import Recovered


@dataclass(frozen=True, slots=True)
class Opened:
    """The gesture was made, or the key turned."""


@dataclass(frozen=True, slots=True)
class Held:
    """A code was read: by the camera, or by a scanner."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Digit:
    digit: int = field(repr=False)  # 0 to 9


@dataclass(frozen=True, slots=True)
class Erased:
    """The last digit."""


@dataclass(frozen=True, slots=True)
class Entered:
    """That was the PIN."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """One step back; before somebody is in, out."""


@dataclass(frozen=True, slots=True)
class InvitationOffered:
    """At the PIN pad: it was forgotten, and there is a new invitation."""


@dataclass(frozen=True, slots=True)
class RecoveryAsked:
    """There is no badge."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The code of a recovery, all of its lines."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whoever is in wants to do something."""

    act: Act


@dataclass(frozen=True, slots=True)
class PinChangeAsked:
    """Of one's own."""


@dataclass(frozen=True, slots=True)
class SignedOut:
    """By hand, or the key was turned back."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Anything on the screen."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time passes: a few times a second."""


@dataclass(frozen=True, slots=True)
class BadgeJudged:
    """`standing`: at this terminal; a Failure where no PIN can be asked for."""

    ticket: int
    outcome: StaffBadge | Failure
    standing: Standing | Failure | None = None


@dataclass(frozen=True, slots=True)
class PinChecked:
    """`failure`: None where it was right. `standing`: after a wrong one."""

    ticket: int
    failure: Failure | None
    standing: Standing | Failure | None = None


@dataclass(frozen=True, slots=True)
class InvitationJudged:
    ticket: int
    outcome: Invitation | Failure


@dataclass(frozen=True, slots=True)
class PinStored:
    ticket: int
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class ChallengeMade:
    ticket: int
    text: str


@dataclass(frozen=True, slots=True)
class RecoveryChecked:
    ticket: int
    outcome: Recovered | Failure


Event: TypeAlias = (
    Opened
    | Held
    | Digit
    | Erased
    | Entered
    | Cancelled
    | InvitationOffered
    | RecoveryAsked
    | Typed
    | Asked
    | PinChangeAsked
    | SignedOut
    | Touched
    | Ticked
    | BadgeJudged
    | PinChecked
    | InvitationJudged
    | PinStored
    | ChallengeMade
    | RecoveryChecked
)
