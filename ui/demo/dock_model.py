"""The dock's state and what a tap does to the world. No Qt, no thread, no clock of its own.

The world is played through `Play`, which does one thing after the other somewhere else; what comes
of it is told here later. A tap shows at once, and is taken back where the world did not follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from hardware.report_printer.standin.physical import Physical as InPrinter
from kiosk.demo.gateway.model import State
from kiosk.money import Fen, yuan
from ui.demo.dock_choices import MANNERS, NO_DIGITS, PHONES, Card, Tray, UnplayableError, World
from ui.demo.dock_payment import SCANS, WALLETS
from ui.demo.dock_reports import RELEASES, REPORT_PHONES
from ui.demo.dock_staff import BADGES
from ui.demo.dock_switches import LAST_SHEET, POWER_CUT, POWER_GONE, SWITCHES

RENEW_SECONDS = 60.0  # how often a phone makes a new code, CARD-CODES.md 2
LOOK_SECONDS = 0.5  # how often the dock looks what came of it

_TABLE: tuple[Card, ...] = (*REPORT_PHONES, *PHONES, *WALLETS, *BADGES)
_CARDS = {card.key: card for card in _TABLE}
_SCANS = {scan.key: scan for scan in SCANS}
_RELEASES = {release.key: release for release in RELEASES}
_MANNERS = frozenset(manner.situation.name for manner in MANNERS)
_POSITIONS = {name: {each.key: each for each in positions} for name, positions in SWITCHES.items()}
# What a position of the A4 printer's switch leads to by itself.
_ENDS_IN = {LAST_SHEET: InPrinter.PAPER_OUT, POWER_CUT: InPrinter.UNPLUGGED}
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
    held: str = ""  # a Phone's value, or a wallet's or badge's key; empty: nothing
    manner: str = "steady"
    seconds_left: int = -1  # until the phone in the hand makes a new code; -1: it does not
    code: str = field(default="", repr=False)  # for a real camera: a picture's URL
    digits: str = ""  # of whoever has it: what the terminal may ask them to type
    printer: str = "ready"
    report_printer: str = "ready"
    camera: str = "plugged"
    hospital: str = "fine"
    gateway: str = "fine"
    insurance: str = "fine"
    document: str = ""  # a Phone's value, whose owner's identity card lies on the reader
    slip_count: int = 0
    slip: str = ""  # URL of the latest slip's picture
    slip_whole: bool = True
    sheet_count: int = 0  # that came out of the A4 printer
    paper_count: int = 0  # reports that are whole
    paper: str = ""  # URL of the latest one's PDF
    papers_held: int = 0  # documents in the A4 printer's spool
    prints_told: int = 0  # prints that the hospital has heard of
    hospital_time: str = ""  # "09:42"
    sign_ins: int = 0
    requests: int = 0
    takings: str = "0.00"  # yuan that the gateway has taken and not given back
    orders_open: int = 0
    orders_paid: int = 0
    orders_returned: int = 0
    bills_booked: int = 0  # by the hospital
    trouble: str = ""  # what did not work, by the name of its exception; or the printer's complaint


@dataclass(frozen=True, slots=True)
class _Seen:
    """What came of it all, as the world tells."""

    slips: list[tuple[str, bool]]
    complaints: tuple[str, ...]
    tray: Tray
    hospital: dict[str, Any]
    gateway: dict[str, Any]


def _look(world: World) -> _Seen:
    return _Seen(
        world.slips(),
        world.printer_errors(),
        world.report_tray(),
        world.hospital_state(),
        world.gateway_totals(),
    )


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
        self._in_hand = ""  # as Board.held, or what was held last
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
        """`what`: "phone", "wallet", "badge", "scan", "release", "document", "manner", "away" or the name of a
        switch.
        """
        if not self.board.ready:
            return
        match what:
            case "phone" | "wallet" | "badge":
                self._tap_card(_CARDS[key])
            case "scan":
                self._do(_SCANS[key].play)
            case "release":
                phone = self._in_hand
                self._do(lambda world: _RELEASES[key].play(world, phone))
            case "document":
                self._tap_document(key)
            case "manner":
                self._tap_manner(key)
            case "away":
                self._put_away()
            case _:
                self._turn(what, key)

    # -- phones --------------------------------------------------------------------------------

    def _tap_card(self, card: Card) -> None:
        if self.board.held == card.key:
            self._put_away()
        else:
            self._hold_up(card)

    def _tap_document(self, phone: str) -> None:
        """A tap lays it on the reader, another takes it away."""
        before, now = self.board.document, "" if self.board.document else phone
        self._change(document=now)

        def lay(world: World) -> tuple[str, str]:
            if not now:
                world.take_document()
                return NO_DIGITS
            world.lay_document(now)
            return world.digits_of(now)

        def failed(error: Exception) -> None:
            self._complain(error)
            self._change(document=before)

        self._play(lay, self._told_digits, failed)

    def _tap_manner(self, manner: str) -> None:
        if manner not in _MANNERS:
            raise ValueError(f"no manner {manner}")
        self._change(manner=manner)
        if self.board.held:
            self._hold_up(_CARDS[self.board.held])

    def _hold_up(self, card: Card) -> None:
        self._renew_at = self._clock() + RENEW_SECONDS if card.renews else None
        seconds = round(RENEW_SECONDS) if card.renews else -1
        self._in_hand = card.key
        self._change(held=card.key, seconds_left=seconds, code="", digits="")
        if self._draw is not None:
            self._show_code(card)
            return
        manner = self.board.manner

        def hold_up(world: World) -> tuple[str, str]:
            card.hold_up(world, manner)
            return card.digits(world)

        def failed(error: Exception) -> None:
            self._complain(error)
            self._dropped(card)

        self._play(hold_up, self._told_digits, failed)

    def _told_digits(self, digits: tuple[str, str]) -> None:
        self._change(digits=" · ".join(filter(None, digits)), trouble="")

    def _dropped(self, card: Card) -> None:
        """It could not be held up: nothing is, unless another one came since."""
        if self.board.held == card.key:
            self._renew_at = None
            self._change(held="", seconds_left=-1, code="")

    def _put_away(self) -> None:
        """Its holder is still there: they may be typing what they are asked for."""
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
            self._do(card.refresh)

    def _show_code(self, card: Card) -> None:
        draw = self._draw
        if draw is None:
            raise RuntimeError("the lobby's camera sees the phones")

        def look(world: World) -> tuple[str, tuple[str, str]]:
            return draw(card.code(world)), card.digits(world)

        def shown(seen: tuple[str, tuple[str, str]]) -> None:
            if self.board.held == card.key:
                self._change(code=seen[0])
                self._told_digits(seen[1])

        def failed(error: Exception) -> None:
            self._complain(error)
            self._dropped(card)

        self._play(look, shown, failed)

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
        self._tray_seen(seen.tray)
        told, orders = seen.hospital, seen.gateway["states"]
        self._change(
            slip_count=len(seen.slips),
            slip=Path(path).as_uri() if path else "",
            slip_whole=whole,
            hospital_time=str(told["now"])[11:16],  # ISO 8601
            sign_ins=sum(told["sign_ins"].values()),
            requests=sum(told["requests"].values()),
            takings=yuan(Fen(seen.gateway["net"])),
            orders_open=orders.get(State.OPEN, 0) + orders.get(State.CONFIRMING, 0),
            orders_paid=orders.get(State.PAID, 0),
            orders_returned=orders.get(State.REVERSED, 0),
            bills_booked=len(told["payments"]),
        )
        if seen.complaints:
            self._change(trouble=seen.complaints[-1])
        elif self._blind:
            self._change(trouble="")
        self._blind = False

    def _tray_seen(self, tray: Tray) -> None:
        here = self.board.report_printer
        if here == self._confirmed["report_printer"] and tray.state == _ENDS_IN.get(here):
            self._confirmed["report_printer"] = here = tray.state
        self._change(
            report_printer=here,
            sheet_count=tray.sheets,
            paper_count=len(tray.papers),
            paper=Path(tray.papers[-1]).as_uri() if tray.papers else "",
            papers_held=tray.held,
            prints_told=tray.told,
        )

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
        told = isinstance(error, UnplayableError)
        self._change(trouble=str(error) if told else type(error).__name__)

    def _change(self, **changes: Any) -> None:
        board = replace(self.board, **changes)
        if board != self.board:
            self.board = board
            self._show(board)
