"""Another card in the middle of an errand: whose turn is it (UX.md, "privacy"; PRODUCT.md, "family").

A parent holds up a child's code, two people hold up theirs in turn, somebody has walked away without
ending. Nobody loses what they were doing unasked: without an answer the first goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.audit.catalogue import EndCause
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.session import leaving
from kiosk.session.effects import FindPatient
from kiosk.session.ending import Step, begin, end
from kiosk.session.pay_stages import Ordering, Papered
from kiosk.session.state import Kiosk, Moment, Shown, Stage, Switching
from kiosk.session.ticket_state import TicketState

ASKS_FOR: Final = 10.0
"""Seconds that an answer is waited for; half as long again in elder mode."""


def ask(
    kiosk: Kiosk, card: VerifiedCard, code: OnlineCode | None, shown: Shown | None, at: Moment
) -> Kiosk:
    """Whose turn it is. What the first has hidden stays hidden: the question shows nothing of it."""
    asked = kiosk.stage if isinstance(kiosk.stage, Switching) else None
    back = kiosk.stage if asked is None else asked.back
    covered = kiosk.hidden or (asked is not None and asked.covered)
    waits = ASKS_FOR * (1.5 if kiosk.preferences.elder else 1.0)
    stage = Switching(card, code, shown, at.monotonic + waits, back, covered)
    # No sign that the first is still here: who has left goes on being counted down.
    return replace(kiosk, stage=stage, hidden=False, turned_away=shown)


def back(kiosk: Kiosk, at: Moment) -> Kiosk:
    """The first goes on, as it was; what was hidden meanwhile stays hidden, too."""
    stage = kiosk.stage
    if not isinstance(stage, Switching):
        return kiosk
    kiosk = replace(kiosk, stage=stage.back, hidden=kiosk.hidden or stage.covered)
    return leaving.kept(kiosk, at)


def switch(kiosk: Kiosk, at: Moment) -> Step:
    """The first is over, and nothing of it is left; the other begins."""
    stage = kiosk.stage
    if not isinstance(stage, Switching):
        return kiosk, ()
    return follow(kiosk, stage.card, stage.code, stage.shown, at)


def follow(
    kiosk: Kiosk, card: VerifiedCard, code: OnlineCode | None, shown: Shown | None, at: Moment
) -> Step:
    """Whoever is here is done, or gives way: the next patient's session begins."""
    kiosk, ended = end(kiosk, EndCause.NEXT_PATIENT, at) if kiosk.person else (kiosk, ())
    kiosk, begun = begin(kiosk, card, code, shown, at)
    return kiosk, (*ended, *begun, FindPatient(kiosk.session, card.identifier))


def beneath(kiosk: Kiosk, go_on: Callable[[Kiosk], Step]) -> Step:
    """What happens meanwhile (a receipt is out, money has gone back) happens to the first's screen. Where
    it sets money or paper going, the question is over: nothing may come between.
    """
    stage = kiosk.stage
    if not isinstance(stage, Switching):
        return go_on(kiosk)
    under, effects = go_on(replace(kiosk, stage=stage.back))
    if under.session != kiosk.session:
        return under, effects
    if _comes_first(under.stage):
        return replace(under, hidden=under.hidden or stage.covered), effects
    return replace(under, stage=replace(stage, back=under.stage)), effects


def _comes_first(stage: Stage) -> bool:
    if isinstance(stage, Papered):
        return stage.paper.state is TicketState.PRINTING
    return isinstance(stage, Ordering)
