"""Pages of maintenance mode as a test reads and touches them."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.audit.values import StaffId
from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import (
    By,
    Choice,
    Doing,
    Done,
    Look,
    Page,
    PageId,
    Row,
    Sheet,
    Task,
)
from kiosk.maintenance.words import Said

BY = By(StaffId("lin.0421"), frozenset({StaffRole.OPERATOR}), StaffId("wang.0007"))


def text(said: Said | str) -> str:
    """In English, as it is read."""
    if isinstance(said, str):
        return said
    words = said.words
    for number, fact in enumerate(said.facts, 1):
        assert f"%{number}" in words, words
        words = words.replace(f"%{number}", fact)
    assert "%" not in words, words
    return words


class Hand:
    """Opens a page, and does what is offered there."""

    def __init__(self, page: Page, at: PageId) -> None:
        self._page = page
        self._at = at
        self.by = BY

    def sees(self, item: str = "", *, number: int = 0, query: str = "") -> Sheet:
        sheet = self._page.look(Look(self._at, self.by, item, number, query))
        assert isinstance(sheet, Sheet), sheet
        assert (sheet.page, sheet.item) == (self._at, item)
        return sheet

    def does(self, task: Task, argument: str = "", item: str = "") -> Done:
        return self._page.do(Doing(self._at, task, self.by, argument, item=item))

    def takes(self, words: str, item: str = "") -> Done:
        """The choice with these words, which has to be offered."""
        (choice,) = [one for one in choices(self.sees(item)) if words in text(one.label)]
        assert choice.on
        return self.does(choice.task, choice.argument, item)


def rows(sheet: Sheet) -> list[Row]:
    return [row for section in sheet.sections for row in section.rows]


def choices(sheet: Sheet) -> list[Choice]:
    return [one for section in sheet.sections for one in section.choices]


def labels(sheet: Sheet) -> set[str]:
    """Of what is offered."""
    return {text(one.label) for one in choices(sheet) if one.on}


def row(sheet: Sheet, label: str) -> Row:
    (found,) = [one for one in rows(sheet) if text(one.label).startswith(label)]
    return found


def value(sheet: Sheet, label: str) -> str:
    return text(row(sheet, label).value)


def read(sheet: Sheet) -> str:
    """All that is on it."""
    return "\n".join(_texts(sheet))


def _texts(sheet: Sheet) -> Iterator[str]:
    for section in sheet.sections:
        if section.title is not None:
            yield text(section.title)
        for one in section.rows:
            yield " ".join((text(one.label), text(one.value), text(one.detail)))
        for choice in section.choices:
            yield text(choice.label)
            yield "" if choice.sure is None else text(choice.sure)
