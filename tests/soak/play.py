"""The soak itself: plays visit after visit, breaks and mends, and checks each."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.soak import gauge
from tests.soak.complaints import Complaints, matches
from tests.soak.faults import NEW_DAY, Fault, Flapping
from tests.soak.plan import Turn, plan
from tests.soak.remote import RemoteTerminal, SilentTerminalError
from tests.soak.visitor import PATIENCE, DivertedError, Visitor
from tests.soak.visits import CAMERA, GATEWAY, Visit
from ui.demo.dock_choices import Phone

ENOUGH: Final = 3  # patients with an appointment left; with fewer the day begins anew
_WHILE_BROKEN: Final = 2  # more of each kind: no day begins anew while something is broken
_MOST_WRONG = 25  # after which a soak is given up
_LINGERS = 12  # sessions in which a fault still explains what is logged
_REMEMBERED = (
    6  # visits that still explain what is logged: an order is closed after its patient has gone
)
_MENDED_WITHIN = 60.0
_TIDIED_EVERY = 100  # sessions
_WELL: Final[dict[str, Any]] = {
    "camera": "running",
    "printer": "ready",
    "hospital": True,
    "trust": "fresh",
    "clock": "fine",
    "reader": "ready",
    "scanner": "ready",
    "payments": "ready",
    "report_printer": "ready",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that no table explains."""

    session: int
    visit: str
    fault: str
    what: str

    def __str__(self) -> str:
        return f"session {self.session}, {self.visit}, {self.fault or 'all well'}: {self.what}"


@dataclass
class Result:
    """What a soak has come to."""

    sessions: int = 0
    seconds: float = 0.0
    samples: list[gauge.Sample] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)  # of visits, "visit: end"
    faults: list[tuple[int, int, str]] = field(default_factory=list)  # first and last session
    lines: int = 0  # of the event log
    new_days: int = 0
    grown: list[str] = field(default_factory=list)  # by allocation site and type, where traced


class Soak:
    """`folder`: the world's, with the terminal's storage in `state`."""

    def __init__(
        self,
        terminal: RemoteTerminal,
        world: Any,
        folder: Path,
        *,
        seed: int,
        every: int,
        traced: bool = False,
        tell: Callable[[str], None] = lambda _: None,
        keep: Callable[[Result], None] = lambda _: None,
    ) -> None:
        """`every`: so many sessions a sample; `tell` hears of each, and of what goes wrong; `keep` is
        called after each.
        """
        self._terminal = terminal
        self._world = world
        self._folder = folder
        self._turns = plan(seed)
        self._every = every
        self._traced = traced
        self._tell = tell
        self._keep = keep
        self._complaints = Complaints(folder / "state" / "events", terminal.said)
        self._fault: Fault | None = None
        self._flapping: Flapping | None = None
        self._lingering: list[tuple[int, Fault]] = []  # until which session
        self._came: deque[Visit] = deque(maxlen=_REMEMBERED)
        self._turn: Turn | None = None
        self.result = Result()

    def run(self, more: Callable[[Result], bool]) -> Result:
        """Sessions while `more` says so. Whatever goes wrong is in the result."""
        began = time.monotonic()
        try:
            self._begin()
            while more(self.result) and len(self.result.wrong) < _MOST_WRONG:
                self._session(next(self._turns), began)
            self._set_fault(None)
            self._sample(began)
        except SilentTerminalError as silent:
            self._note(f"the terminal is gone: {silent}")
            for line in self._complaints.logged():
                self._note(f"in the log before: {line}")
        finally:
            if self._flapping is not None:
                self._flapping.stop()
        self.result.seconds = time.monotonic() - began
        self.result.lines = self._complaints.lines
        return self.result

    def _begin(self) -> None:
        if not self._is_well():
            self._note(f"not well at the beginning: {self._terminal.orders('look')['equipment']}")
        self._complaints.logged()  # of devices that it did not know of yet
        self._lingering.append((_LINGERS, NEW_DAY))
        if self._traced:
            self._terminal.orders("trace")

    def _session(self, turn: Turn, began: float) -> None:
        self._turn = turn
        if turn.fault is not self._fault:
            self._set_fault(None)
            self._have_patients(_WHILE_BROKEN)
            self._set_fault(turn.fault)
        if turn.visit.fresh and turn.fault is None:
            self._have_patients()
        visitor = Visitor(self._terminal, self._world, by_scanner=self._is_blind())
        stood = ""
        try:
            ended = turn.visit.play(visitor)
        except DivertedError as diverted:
            ended, stood = str(diverted), self._how_it_stands()
        if not visitor.leaves():
            self._note(f"does not come back to the first screen: {self._terminal.facts}")
        self._check(turn, ended, stood)
        self.result.sessions += 1
        self.result.seconds = time.monotonic() - began
        if self.result.sessions % self._every == 0:
            self._sample(began)
        if self.result.sessions % _TIDIED_EVERY == 0:
            self._tidy()

    # -- checking --------------------------------------------------------------------------------

    def _check(self, turn: Turn, ended: str, stood: str) -> None:
        self.result.ends[f"{turn.visit.name}: {ended}"] += 1
        allowed = list(turn.visit.ends)
        for fault in self._in_force():
            if turn.visit.needs & fault.hits:
                allowed += fault.ends
        faults = [*self._in_force(), *(fault for _, fault in self._lingering)]
        for fault in faults:
            if turn.visit.needs & {GATEWAY, *fault.hits}:
                allowed += fault.leaves
        if not matches(ended, allowed):
            self._note(f"ended as: {ended}{stood}")
        self._came.append(turn.visit)
        explained = [each for visit in self._came for each in visit.logs]
        explained += [each for fault in faults for each in fault.explains]
        for line in self._complaints.logged():
            if not matches(line, explained):
                self._note(f"unexplained in the log: {line}")
        for line in self._complaints.said():
            if not matches(line, [each for fault in faults for each in fault.says]):
                self._note(f"unexplained on standard error: {line}")
        self._lingering = [each for each in self._lingering if each[0] > self.result.sessions]

    def _how_it_stands(self) -> str:
        """For whoever reads what went wrong: what is shown, and what does not work."""
        have = self._terminal.orders("look")["equipment"]
        out = {name: have[name] for name, fine in _WELL.items() if have[name] != fine}
        shown = {name: said for name, said in self._terminal.facts.told.items() if said}
        return f"; {shown}, not well: {out}"

    def _in_force(self) -> list[Fault]:
        return [] if self._fault is None else [self._fault]

    def _note(self, what: str) -> None:
        turn = self._turn
        fault = "" if self._fault is None else self._fault.name
        visit = "" if turn is None else turn.visit.name
        self.result.wrong.append(Wrong(self.result.sessions, visit, fault, what))
        self._tell(f"WRONG: {self.result.wrong[-1]}")

    # -- breaking and mending ----------------------------------------------------------------------

    def _set_fault(self, fault: Fault | None) -> None:
        if fault is self._fault:
            return
        if self._fault is not None:
            self._mend(self._fault)
        self._fault = fault
        if fault is not None:
            fault.breaks(self._world, self._terminal)
            self.result.faults.append((self.result.sessions, self.result.sessions, fault.name))
            if fault.flaps:
                self._flapping = Flapping(fault, self._world, self._terminal)
                self._flapping.start()
            if CAMERA in fault.hits:
                self._comes(
                    lambda have: have["camera"] != "running", "notice that the camera is out"
                )

    def _mend(self, fault: Fault) -> None:
        if self._flapping is not None:
            self._flapping.stop()
            self._flapping = None
        else:
            fault.mends(self._world, self._terminal)
        first, _, name = self.result.faults[-1]
        self.result.faults[-1] = (first, self.result.sessions - 1, name)
        self._lingering.append((self.result.sessions + _LINGERS, fault))
        if not self._is_well():
            self._note(f"not well again: {self._terminal.orders('look')['equipment']}")

    def _is_blind(self) -> bool:
        return self._fault is not None and CAMERA in self._fault.hits

    def _is_well(self) -> bool:
        return self._terminal.comes_about(
            lambda look: all(look["equipment"][name] == fine for name, fine in _WELL.items()),
            _MENDED_WITHIN,
        )

    def _comes(self, condition: Callable[[dict[str, Any]], bool], what: str) -> None:
        if not self._terminal.comes_about(lambda look: condition(look["equipment"]), PATIENCE):
            self._note(f"does not {what}")

    def _have_patients(self, more: int = 0) -> None:
        """The same day over again, once too few are left who can sign in. `more`: of each kind."""
        one, two = (
            self._world.patients_left(each.value)
            for each in (Phone.ONE_APPOINTMENT, Phone.TWO_APPOINTMENTS)
        )
        if one >= ENOUGH + more and two >= 1 + more:
            return
        self._world.new_day()
        self._world.gateway_wipe()  # bills have the same numbers again
        self.result.new_days += 1
        self._lingering.append((self.result.sessions + 2, NEW_DAY))

    # -- measuring -------------------------------------------------------------------------------

    def _sample(self, began: float) -> None:
        census = self._terminal.orders("census")
        state, temporary = self._folder / "state", self._folder / "tmp"
        seconds = time.monotonic() - began
        taken = gauge.sample(
            self.result.sessions, seconds, self._terminal.pid, state, temporary, census
        )
        self.result.samples.append(taken)
        self._tell(
            f"{taken.session} sessions, {60 * taken.session / seconds:.0f} a minute: kiosk"
            f" {taken.kiosk_private:.1f} MB, vision {taken.vision_private:.1f} MB,"
            f" {taken.kiosk_handles} handles, {taken.kiosk_threads} threads"
        )
        if self._traced:
            self._trace()
        self._keep(self.result)

    def _trace(self) -> None:
        grown = self._terminal.orders("trace")
        lines = [f"after {self.result.sessions} sessions:", *grown["sites"], *grown["types"]]
        self.result.grown += lines
        for each in lines:
            self._tell(each)

    def _tidy(self) -> None:
        """What the played world leaves behind, which is none of the terminal's."""
        old = [*self._folder.glob("slips/*"), *self._folder.glob("reports/*")]
        old += sorted(self._folder.glob("hospital-*.db*"), key=lambda each: each.stat().st_mtime)[
            :-6
        ]
        for each in old:
            with suppress(OSError):
                each.unlink()
