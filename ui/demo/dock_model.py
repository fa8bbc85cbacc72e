"""The dock's state and what a tap does to the world. No Qt, no thread, no clock of its own.

The world is played through `Play`, which does one thing after the other somewhere else; what comes
of it is told here later. A tap shows at once, and is taken back where the world did not follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ui.demo.dock_choices import (
    MANNERS,
    PHONES,
    POWER_CUT,
    POWER_GONE,
    SWITCHES,
    PhoneCard,
    World,
)

RENEW_SECONDS = 60.0  # how often a phone makes a new code, CARD-CODES.md 2
LOOK_SECONDS = 0.5  # how often the dock looks what came of it

_CARDS = {card.phone.value: card for card in PHONES}
_MANNERS = frozenset(manner.situation.name for manner in MANNERS)
_POSITIONS = {name: {each.key: each for each in positions} for name, positions in SWITCHES.items()}
T = TypeVar("T")


class Play(Protocol):
    """Do `work` with the world, later and in order; then tell `done` or `failed`, here."""

    def __call__(
        self,
        work: Callable[[World], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Board:
    """All that the dock shows."""

    ready: bool = False
    held: str = ""  # a Phone's value; empty: nothing
    manner: str = "steady"
    seconds_left: int = -1  # until the phone in the hand makes a new code; -1: it does not
    code: str = field(default="", repr=False)  # for a real camera: a picture's URL
    printer: str = "ready"
    camera: str = "plugged"
    hospital: str = "fine"
    document: str = ""  # a Phone's value, whose owner's identity card lies on the reader
    slip_count: int = 0
    slip: str = ""  # URL of the latest slip's picture
    slip_whole: bool = True
    hospital_time: str = ""  # "09:42"
    sign_ins: int = 0
    requests: int = 0
    trouble: str = ""  # what did not work, by the name of its exception; or the printer's complaint


@dataclass(frozen=True, slots=True)
class _Seen:
    """What came of it all, as the world tells."""

    slips: list[tuple[str, bool]]
    complaints: tuple[str, ...]
    hospital: dict[str, Any]


def _look(world: World) -> _Seen:
    return _Seen(world.slips(), world.printer_errors(), world.hospital_state())


class Dock:
    """`show` is called with every new board. `clock`: monotonic seconds.

    `draw` turns a code into a picture's URL where a real camera is to see it; without it the played
    lobby's camera sees what is held up.
    """

    def __init__(
        self,
        play: Play,
        show: Callable[[Board], None],
        clock: Callable[[], float],
        draw: Callable[[str], str] | None = None,
    ) -> None:
        self.board = Board()
        self._play = play
        self._show = show
        self._clock = clock
        self._draw = draw
        self._renew_at: float | None = None
        self._look_at = 0.0
        self._looking = False
        self._blind = False  # the last look failed
        self._confirmed = {name: getattr(self.board, name) for name in SWITCHES}

    def begin(self) -> None:
        """The world is there."""
        self._change(ready=True)
        self.tick()

    def tick(self) -> None:
        """To be called several times a second."""
        now = self._clock()
        if self._renew_at is not None:
            if now >= self._renew_at:
                self._renew(now)
            self._change(seconds_left=max(0, round((self._renew_at or now) - now)))
        if self.board.ready and not self._looking and now >= self._look_at:
            self._looking, self._look_at = True, now + LOOK_SECONDS
            self._play(_look, self._seen, self._not_seen)

    def tapped(self, what: str, key: str) -> None:
        """`what`: "phone", "document", "manner", "away" or the name of a switch."""
        if not self.board.ready:
            return
        match what:
            case "phone":
                self._tap_phone(_CARDS[key])
            case "document":
                self._tap_document(key)
            case "manner":
                self._tap_manner(key)
            case "away":
                self._put_away()
            case _:
                self._turn(what, key)

    # -- phones --------------------------------------------------------------------------------

    def _tap_phone(self, card: PhoneCard) -> None:
        if self.board.held == card.phone.value:
            self._put_away()
        else:
            self._hold_up(card)

    def _tap_document(self, phone: str) -> None:
        """A tap lays it on the reader, another takes it away."""
        before, now = self.board.document, "" if self.board.document else phone
        self._change(document=now)
        self._do(
            lambda world: world.lay_document(now) if now else world.take_document(),
            lambda: self._change(document=before),
        )

    def _tap_manner(self, manner: str) -> None:
        if manner not in _MANNERS:
            raise ValueError(f"no manner {manner}")
        self._change(manner=manner)
        if self.board.held:
            self._hold_up(_CARDS[self.board.held])

    def _hold_up(self, card: PhoneCard) -> None:
        self._renew_at = self._clock() + RENEW_SECONDS if card.renews else None
        seconds = round(RENEW_SECONDS) if card.renews else -1
        self._change(held=card.phone.value, seconds_left=seconds, code="")
        if self._draw is not None:
            self._show_code(card)
            return
        phone, manner = card.phone.value, self.board.manner
        self._do(lambda world: world.hold_up(phone, manner), lambda: self._dropped(card))

    def _dropped(self, card: PhoneCard) -> None:
        """It could not be held up: nothing is, unless another one came since."""
        if self.board.held == card.phone.value:
            self._renew_at = None
            self._change(held="", seconds_left=-1, code="")

    def _put_away(self) -> None:
        self._renew_at = None
        self._change(held="", seconds_left=-1, code="")
        if self._draw is None:
            self._do(lambda world: world.put_away())

    def _renew(self, now: float) -> None:
        self._renew_at = now + RENEW_SECONDS
        card = _CARDS[self.board.held]
        if self._draw is not None:
            self._show_code(card)
        else:
            self._do(lambda world: world.refresh(card.phone.value))

    def _show_code(self, card: PhoneCard) -> None:
        draw = self._draw
        if draw is None:
            raise RuntimeError("the lobby's camera sees the phones")

        def shown(picture: str) -> None:
            if self.board.held == card.phone.value:
                self._change(code=picture, trouble="")

        def failed(error: Exception) -> None:
            self._complain(error)
            self._dropped(card)

        self._play(lambda world: draw(world.code_of(card.phone.value)), shown, failed)

    # -- switches ------------------------------------------------------------------------------

    def _turn(self, switch: str, key: str) -> None:
        position = _POSITIONS[switch][key]

        def done(_: None) -> None:
            self._confirmed[switch] = key
            self._change(trouble="")

        def failed(error: Exception) -> None:
            self._complain(error)
            if getattr(self.board, switch) == key:
                self._change(**{switch: self._confirmed[switch]})

        self._change(**{switch: key})
        self._play(position.turn, done, failed)

    # -- what came of it -----------------------------------------------------------------------

    def _seen(self, seen: _Seen) -> None:
        self._looking = False
        path, whole = seen.slips[-1] if seen.slips else ("", True)
        if len(seen.slips) > self.board.slip_count and not whole:
            self._power_has_gone()
        told = seen.hospital
        self._change(
            slip_count=len(seen.slips),
            slip=Path(path).as_uri() if path else "",
            slip_whole=whole,
            hospital_time=str(told["now"])[11:16],  # ISO 8601
            sign_ins=sum(told["sign_ins"].values()),
            requests=sum(told["requests"].values()),
        )
        if seen.complaints:
            self._change(trouble=seen.complaints[-1])
        elif self._blind:
            self._change(trouble="")
        self._blind = False

    def _power_has_gone(self) -> None:
        """The power cut that was set up has struck: the printer is off until it is switched on."""
        if self.board.printer == self._confirmed["printer"] == POWER_CUT:
            self._confirmed["printer"] = POWER_GONE
            self._change(printer=POWER_GONE)

    def _not_seen(self, error: Exception) -> None:
        self._looking = False
        self._blind = True
        self._complain(error)

    # -- all -----------------------------------------------------------------------------------

    def _do(self, work: Callable[[World], None], undo: Callable[[], None] | None = None) -> None:
        def failed(error: Exception) -> None:
            self._complain(error)
            if undo is not None:
                undo()

        self._play(work, lambda _: self._change(trouble=""), failed)

    def _complain(self, error: Exception) -> None:
        self._change(trouble=type(error).__name__)

    def _change(self, **changes: Any) -> None:
        board = replace(self.board, **changes)
        if board != self.board:
            self.board = board
            self._show(board)
