"""Which order goes by which script, and how far each has got."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

from msgspec import Struct

from kiosk.demo.gateway.model import OVER, State
from kiosk.demo.gateway.scripts import Count, Fault, Script
from kiosk.demo.gateway.weather import Weather
from kiosk.demo.gateway.wire import Call


@dataclass(slots=True)
class Conduct:
    """How far an order has got in its script. Each question counts."""

    script: Script
    calls: Counter[Call] = field(default_factory=Counter)
    _hidden: int = 0
    _retried: int = 0
    _feigned: int = 0
    _told: int = 0

    def hides(self) -> bool:
        """Whether a query does not find the order that is there."""
        self._hidden += 1
        return self._hidden <= self.script.hidden_queries

    def wants_retry(self, state: State) -> bool:
        """Whether a reverse of an order in this state has to be asked for again."""
        if state in OVER:
            return False
        self._retried += 1
        return self._retried <= self.script.reverse_retries

    def feigns(self) -> bool:
        """Whether a reverse is said to be done, and is not."""
        self._feigned += 1
        return self._feigned <= self.script.false_reverses

    def tells(self, state: State) -> State:
        """What a query is told of an order in this state."""
        once, lies = self.script.told_once, self.script.told
        begun = self._told > 0 or once in {None, state}
        if not begun or self._told >= len(lies):
            return state
        self._told += 1
        return lies[self._told - 1]

    def strikes(self, call: Call) -> Fault | None:
        """The fault that strikes this call."""
        of_all, of_kind = self.calls.total(), self.calls[call]
        self.calls[call] += 1
        for fault in self.script.faults:
            if fault.strikes(call, of_all if fault.call is None else of_kind):
                return fault
        return None


class Casting(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom a script is for: the order with this number, that with this payment code, the next so many
    new ones, or, with none of these, every order that has no other script.
    """

    script: Script
    order_no: str = ""
    payment_code: str = ""
    next: Count = 0


class Scripts:
    """The scripts there are. They live in memory, and end with the process."""

    def __init__(self) -> None:
        self.weather = Weather()
        self._usual = Script()
        self._by_number: dict[str, Script] = {}
        self._by_code: dict[str, Script] = {}
        self._next: deque[Script] = deque()
        self._conducts: dict[tuple[str, str], Conduct] = {}

    def cast(self, casting: Casting) -> None:
        if casting.order_no:
            self._by_number[casting.order_no] = casting.script
            for (_, subject), conduct in self._conducts.items():
                if subject == casting.order_no:
                    conduct.script = casting.script
        elif casting.payment_code:
            self._by_code[casting.payment_code] = casting.script
        elif casting.next:
            self._next.extend([casting.script] * casting.next)
        else:
            self._usual = casting.script

    def clear(self) -> None:
        """From now on the gateway behaves, also with orders that had begun otherwise."""
        self.weather = Weather()
        self._usual = Script()
        self._by_number.clear()
        self._by_code.clear()
        self._next.clear()
        self._conducts.clear()

    def meet(self, call: Call, terminal: str, subject: str, payment_code: str = "") -> Conduct:
        """How the order is to be treated at this call. `subject`: its number; of a bill the day."""
        key = terminal, subject
        conduct = self._conducts.get(key)
        if conduct is None:
            script = self._by_number.get(subject) or self.weather.befall(subject, self._usual)
            conduct = self._conducts[key] = Conduct(script)
        if call is Call.PLACE and not conduct.calls[call] and subject not in self._by_number:
            conduct.script = self._of_new(payment_code) or conduct.script
        return conduct

    def fault(self, call: Call, subject: str, conduct: Conduct) -> Fault | None:
        """How this call fails, if it does; counts it."""
        earlier = conduct.calls[call]
        return conduct.strikes(call) or self.weather.fault(call, subject, earlier)

    def _of_new(self, payment_code: str) -> Script | None:
        if payment_code in self._by_code:
            return self._by_code[payment_code]
        return self._next.popleft() if self._next else None
