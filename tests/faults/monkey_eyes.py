"""Whose names and papers are on the glass, by what is drawn and by what the terminal would draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.demo.hospital.cast import demo_cast
from kiosk.demo.hospital.world import DOCTORS
from kiosk.session.pay_screens import Bills, Paid, Paying, PayReturned, PayUnknown
from kiosk.session.report_screens import Reports
from kiosk.session.screens import SwitchCard
from ui.demo.paying_world import SEED

_TELLING: Final = 6  # letters of a number that no other text holds by chance


def _spans(words: str, name: str) -> Iterator[tuple[int, int]]:
    at = words.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = words.find(name, at + 1)


def _masked() -> frozenset[str]:
    return frozenset(each.masked_name for each in demo_cast(SEED))


def _whole() -> frozenset[str]:
    return frozenset(each.name for each in demo_cast(SEED)) - {each.name for each in DOCTORS}


@dataclass
class Eyes:
    """Knows every patient of the demo, and from the first look whose each paper is."""

    # Made anew for each: names that are kept for ever would be found by who looks for them.
    masked: frozenset[str] = field(default_factory=_masked)
    whole: frozenset[str] = field(default_factory=_whole)
    owners: dict[str, str] = field(default_factory=dict)  # patient by bill, order and report

    def finds(self, words: str, screen: Any, person: Any) -> str:
        """What is wrong with `words`, all that is drawn, while `person` is at the glass; else empty."""
        if any(name in words for name in self.whole):
            return "a whole name is on the glass"
        mine = (
            {screen.name, screen.other_name} if isinstance(screen, SwitchCard) else _names(person)
        )
        if self.strangers(words, mine):
            return f"another patient's name is on {type(screen).__name__}"
        return self._papers(words, screen, person)

    def strangers(self, words: str, mine: set[str]) -> set[str]:
        """Masked names that are drawn, apart from these and from parts of these."""
        own = [span for name in mine if name for span in _spans(words, name)]
        return {
            name
            for name in self.masked - mine
            for start, end in _spans(words, name)
            if not any(a <= start and end <= b for a, b in own)
        }

    def _papers(self, words: str, screen: Any, person: Any) -> str:
        patient = "" if person is None or person.patient is None else str(person.patient.id)
        for paper in _papers_of(screen):
            if self.owners.setdefault(paper, patient) != patient:
                return f"another patient's paper is in {type(screen).__name__}"
        for paper, owner in self.owners.items():
            if owner != patient and len(paper) >= _TELLING and paper in words:
                return f"another patient's paper is on {type(screen).__name__}"
        return ""


def _names(person: Any) -> set[str]:
    if person is None:
        return set()
    known = {person.card.name or ""}
    return known if person.patient is None else known | {person.patient.masked_name}


def _papers_of(screen: Any) -> list[str]:
    """What names a bill, an order or a report."""
    match screen:
        case Bills(groups=groups):
            return [bill.number or bill.id for group in groups for bill in group.bills]
        case Paid(number=number) | PayUnknown(number=number) | PayReturned(number=number):
            return [number] if number else []
        case Paying(code=code):
            return [code] if code else []
        case Reports(cards=cards):
            return [card.id for card in cards]
        case _:
            return []
