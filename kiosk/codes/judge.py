"""One level above the verifier: any text that a camera sees gets a kind and an outcome."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import assert_never

from kiosk.codes.classify import Classifier, Handling, Kind, trim
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.reasons import Code, Failure


@dataclass(frozen=True, slots=True)
class OnlineCode:
    """A code that only its platform can decode, and there is a platform to ask."""

    kind: Kind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was held up, and what came of it."""

    kind: Kind
    outcome: VerifiedCard | Failure | OnlineCode


class Judge:
    """Classifies, then has the code verified by whoever can, or says why not."""

    def __init__(
        self,
        verifier: Verifier,
        classifier: Classifier | None = None,
        online: Collection[Kind] = (),
    ) -> None:
        """`online`: the kinds for which this site has a platform to ask."""
        self._verifier = verifier
        self._online = frozenset(online)
        self._classifier = classifier or Classifier()

    def judge(self, text: str, *, now: int, session: str, clock_suspect: bool = False) -> Judgement:
        """Judge one decoded text where a health card is wanted; arguments as `Verifier.verify`."""
        kind = self._classifier.classify(text)
        handling = self._classifier.handling(kind)
        outcome: VerifiedCard | Failure | OnlineCode
        match handling:
            case Handling.OFFLINE:
                outcome = self._verifier.verify(
                    text, now=now, session=session, clock_suspect=clock_suspect
                )
            case Handling.PLATFORM if kind in self._online:
                outcome = OnlineCode(kind, trim(text))
            case Handling.PLATFORM:
                outcome = Failure(Code.NEEDS_PLATFORM)
            case Handling.PAYMENT:
                outcome = Failure(Code.PAYMENT_CODE)
            case Handling.MAINTENANCE:
                outcome = Failure(Code.STAFF_BADGE)
            case Handling.PAPER:
                outcome = Failure(Code.REPORT_PAPER)
            case Handling.NOBODY:
                outcome = Failure(Code.UNRECOGNISED)
            case _:
                assert_never(handling)
        return Judgement(kind, outcome)
