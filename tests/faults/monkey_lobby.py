"""What goes on around the glass while the monkey plays: phones and papers held up, things that break."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any, Final

from hardware.identity.standin import Standing as ReaderStanding
from hardware.lamp.standin import Standing as LampStanding
from hardware.scanner.standin import Standing as ScannerStanding
from hardware.scene.situations import STEADY
from kiosk.demo.hospital.faults import Kind
from kiosk.demo.phones import Phone
from ui.demo.dock_choices import BY_SCANNER, MANNERS, UnplayableError
from ui.demo.dock_switches import SLOW_MS, SWITCHES

Turn = Callable[[Any], None]
Note = Callable[[str], None]

MOST_BROKEN: Final = 2
"""Things that are broken at one time: with more nothing is left to play on."""

WITH_BILLS: Final = (Phone.NOTHING_TODAY, Phone.ONE_APPOINTMENT, Phone.CRITICAL_VALUE)
WITH_REPORTS: Final = (Phone.NOTHING_TODAY, Phone.CRITICAL_VALUE, Phone.MANY_REPORTS)
# All there is; more often what one must hold up again and again to get to the end of it.
_HELD: Final = (*Phone, *[Phone.INSURANCE_CODE] * 4, *[Phone.OPAQUE_DYNAMIC] * 2, *WITH_REPORTS)
_REFUSED: Final = 0.25  # of payments the insurance does not settle
ENOUGH: Final = 2  # patients who can still sign in; with fewer the hospital begins its day anew
_CHANNELS: Final = ("wechat", "alipay")
_WRONG_ANSWERS: Final = (Kind.HTML, Kind.MALFORMED, Kind.WRONG_PATIENT)


def _hospital(kind: str, **settings: int | str) -> Turn:
    return lambda world: world.set_hospital(kind, **settings)


def _platforms(kind: str, **settings: int | str) -> Turn:
    def turn(world: Any) -> None:
        world.set_hospital("fine")
        world.set_platforms(kind, **settings)

    return turn


def _blind(world: Any) -> None:
    """Neither camera nor scanner: the terminal is out of service."""
    world.plug_camera(False)
    world.set_scanner(ScannerStanding.UNPLUGGED)


def _sighted(world: Any) -> None:
    world.plug_camera(True)
    world.set_scanner(ScannerStanding.READY)


def _each(states: Iterable[str], setter: str) -> dict[str, Turn]:
    return {state: lambda world, to=state: getattr(world, setter)(to) for state in states}  # type: ignore[misc] # mypy infers no type for a lambda with a default


def _switches() -> dict[str, tuple[Turn, dict[str, Turn]]]:
    """Of each thing: what mends it, and every way to break it. All that the dock can, and more."""
    found = {
        name: (
            next(each.turn for each in positions if each.fine),
            {each.key: each.turn for each in positions if not each.fine},
        )
        for name, positions in SWITCHES.items()
    }
    found["hospital"][1].update(
        {kind.value: _hospital(kind) for kind in _WRONG_ANSWERS}
        | {
            f"platforms {kind.value}": _platforms(kind)
            for kind in (Kind.HANG, Kind.FAIL, Kind.HTML)
        }
        | {"platforms slow": _platforms(Kind.SLOW, delay_ms=SLOW_MS)}
    )
    for name, setter, states in (
        ("scanner", "set_scanner", ScannerStanding),
        ("lamp", "set_lamp", LampStanding),
        ("reader", "set_reader", ReaderStanding),
    ):
        ways = _each([each.value for each in states], setter)
        found[name] = (ways.pop("ready"), ways)
    found["eyes"] = (_sighted, {"blind": _blind})
    return found


class Lobby:
    """`note` is told of everything that is done, for telling it again."""

    def __init__(self, world: Any, chance: random.Random, note: Note) -> None:
        self._world = world
        self._random = chance
        self._note = note
        self._switches = _switches()
        self._broken: list[str] = []
        self._in_hand = Phone.ONE_APPOINTMENT
        self.breakages: set[str] = set()  # that came in this play
        self.held_up: set[str] = set()  # likewise

    # -- hands that hold something ---------------------------------------------------------------

    def holds_something_up(self) -> None:
        pick = self._random.random()
        if pick < 0.1:
            self._world.put_away()
            self._note("put away")
        elif pick < 0.2:
            self._world.hold_up_payment(self._random.choice(_CHANNELS), self._manner())
            self._note("payment code")
        elif pick < 0.3:
            self._lays_document(self._random.choice(list(Phone)))
        else:
            self.holds_up(self._random.choice(_HELD), self._manner())

    def holds_up(self, phone: Phone, manner: str = BY_SCANNER) -> None:
        self._in_hand = phone
        self.held_up.add(phone.value)
        self._world.hold_up(phone.value, manner)
        if manner == BY_SCANNER:  # as one does who saw nothing happen
            self._world.hold_up(phone.value, manner)
        self._note(f"holds up {phone} {manner}")

    def _manner(self) -> str:
        pick = self._random.random()
        if pick < 0.6:
            return STEADY.name
        return BY_SCANNER if pick < 0.85 else self._random.choice(MANNERS).situation.name

    def _lays_document(self, phone: Phone) -> None:
        if phone in {Phone.PAYMENT_CODE, Phone.WEB_PAGE}:  # nobody's
            self._world.take_document()
            self._note("takes the document")
            return
        self._in_hand = phone
        self.held_up.add("identity card")
        self._world.lay_document(phone.value)
        self._note(f"lays the document of {phone}")

    def digits(self) -> str:
        """What whoever is at the glass would type as second factor."""
        if self._in_hand in {Phone.PAYMENT_CODE, Phone.WEB_PAGE}:
            return "12345678"
        return "".join(self._world.digits_of(self._in_hand.value))

    def pays(self, *, refused: bool = False) -> None:
        """By the code on the screen, if it still is there; at times the insurance then refuses."""
        if refused or self._random.random() < _REFUSED:
            self._breaks("insurance", "refuse")
        try:
            self._world.pay_shown()
        except UnplayableError:
            self._note("finds no code to pay by")
            return
        self._note("pays")

    def goes(self) -> None:
        self._world.put_away()
        self._world.take_document()
        self._note("goes")

    # -- what breaks, and is mended --------------------------------------------------------------

    def changes(self) -> None:
        """Something breaks, or is mended."""
        if self._broken and (len(self._broken) >= MOST_BROKEN or self._random.random() < 0.6):
            self._mends(self._broken.pop(0))
            return
        thing = self._random.choice(sorted(self._switches))
        self._breaks(thing, self._random.choice(sorted(self._switches[thing][1])))

    def _breaks(self, thing: str, how: str) -> None:
        if thing not in self._broken:
            self._broken.append(thing)
        self._switches[thing][1][how](self._world)
        self.breakages.add(f"{thing} {how}")
        self._note(f"breaks: {thing} {how}")

    def mends_all(self) -> None:
        while self._broken:
            self._mends(self._broken.pop())

    def _mends(self, thing: str) -> None:
        self._switches[thing][0](self._world)
        self._note(f"mends: {thing}")

    def begins_anew_if_empty(self) -> bool:
        """Have patients and bills again, once nobody is left to sign in. Whether it was a new day."""
        if self._world.patients_left(Phone.ONE_APPOINTMENT.value) >= ENOUGH:
            return False
        self._world.new_day()
        self._note("a new day")
        return True

    def gives_more_to_do(self) -> None:
        """More to pay, of which the insurance pays a part, and more reports with a form to look at."""
        for phone in WITH_BILLS:
            self._world.issue_bills(phone.value, 1)
        self._world.issue_bills(Phone.INSURANCE_CODE.value, 1, amount=40_000, insured=True)
        for phone in WITH_REPORTS:
            self._world.release_report(phone.value, kind="imaging", form="url", pages=2)

    def releases_a_form(self) -> str:
        """A report with a page of the hospital's own, of a patient who has reports; its id."""
        return str(
            self._world.release_report(
                Phone.CRITICAL_VALUE.value, kind="imaging", form="url", pages=2
            )
        )
