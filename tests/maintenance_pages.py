"""Somebody of the staff before a page: what they read on it, and what they can touch."""

from __future__ import annotations

from kiosk.audit.values import StaffId
from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import By, Choice, Doing, Done, Look, Page, PageId, Sheet, Task
from tests.staff_pages import text as words

BY = By(StaffId("eng-7"), frozenset({StaffRole.ENGINEER}))


def look(page: Page, page_id: PageId, item: str = "", number: int = 0, query: str = "") -> Sheet:
    sheet = page.look(Look(page_id, BY, item, number, query))
    assert isinstance(sheet, Sheet)
    assert sheet.page is page_id
    return sheet


def lines(sheet: Sheet) -> list[str]:
    """A row each: label, value and detail, apart by a bar."""
    return [
        " | ".join(filter(None, (words(each) for each in (row.label, row.value, row.detail))))
        for section in sheet.sections
        for row in section.rows
    ]


def reads(sheet: Sheet) -> str:
    return "\n".join(lines(sheet))


def choices(sheet: Sheet) -> dict[str, Choice]:
    """What can be touched, by task and argument; dull ones are left out."""
    return {
        f"{choice.task} {choice.argument}".strip(): choice
        for section in sheet.sections
        for choice in section.choices
        if choice.on
    }


def do(
    page: Page, page_id: PageId, task: Task, argument: str = "", typed: str = "", item: str = ""
) -> tuple[bool, str]:
    """Whether it went well, and what is said of it."""
    done = page.do(Doing(page_id, task, BY, argument, typed, item))
    assert isinstance(done, Done)
    return done.good, words(done.said)
