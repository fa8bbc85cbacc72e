"""Beginning and ending a session: the only places where `Kiosk.person` is set and dropped."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause, EventId, FieldValue
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.session import presence
from kiosk.session.effects import Effect, Forget, Record
from kiosk.session.preferences import Panel, Preferences
from kiosk.session.state import Attracting, Kiosk, Moment, Person, Shown, Stage, Welcoming

Step = tuple[Kiosk, tuple[Effect, ...]]


def preferring(kiosk: Kiosk, preferences: Preferences) -> Kiosk:
    """The glass as somebody wants it; in elder mode nothing hurries."""
    pace = kiosk.house_pace.unhurried() if preferences.elder else kiosk.house_pace
    return replace(kiosk, preferences=preferences, pace=pace)


def in_house_order(kiosk: Kiosk) -> Kiosk:
    """The glass as every patient finds it."""
    return preferring(kiosk, kiosk.house)


def begin(
    kiosk: Kiosk, card: VerifiedCard, code: OnlineCode | None, shown: Shown | None, at: Moment
) -> Step:
    """A card was verified in session `kiosk.session`: it is this person's from now on.

    `code`: what its platform decoded, if one did. `shown`: what was held up, if something was.
    """
    begun = replace(
        kiosk,
        person=Person(card, began=at.monotonic, code=code, shown=() if shown is None else (shown,)),
        stage=Welcoming(since=at.monotonic),
        turned_away=None,
        panel=Panel.NONE,  # whoever had it open, it would lie over the greeting
    )
    fields: dict[str, FieldValue] = {"kind": card.kind, "assurance": card.assurance}
    record = Record(EventId.SESSION_STARTED, fields, card.identifier)
    return presence.touched(begun, at), (record,)


def end(kiosk: Kiosk, cause: EndCause, at: Moment, stage: Stage | None = None) -> Step:
    """Wipe: the state keeps nothing of the person, and everyone else is told to forget.

    The glass goes back to the house's way for the next patient. Somebody not known yet, whose code was
    refused, keeps what they have just chosen; it lapses by itself at rest.
    """
    effects: tuple[Effect, ...] = (Forget(kiosk.session),)
    known = kiosk.person
    if known is not None:
        seconds = int(at.monotonic - known.began)
        record = Record(EventId.SESSION_ENDED, {"cause": cause, "seconds": seconds})
        effects = (record, *effects)
    ended = replace(
        kiosk,
        person=None,
        stage=stage or Attracting(),
        session=kiosk.session + 1,
        judging=None,
        once_read=None,
        panel=Panel.NONE,
        hidden=False,
        touched=at.monotonic,
    )
    return in_house_order(ended) if known else ended, effects
