"""Which page there is for which id. Those of `BY_FLOW` are made by the flow itself, and are never asked for here."""

from __future__ import annotations

from threading import Lock
from typing import Final

from kiosk.maintenance.sheet import Doing, Done, Look, Page, PageId, Row, Section, Sheet, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure

BY_FLOW: Final = frozenset({PageId.SERVICE, PageId.GLASS, PageId.TOUCH, PageId.PIN, PageId.MANUAL})
_NOT_FITTED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Not at this terminal"))

TOO_MANY: Final = Done(
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance", "Other tasks are not done yet. Wait, or restart the program."
        )
    ),
    good=False,
)
"""In place of a task that is not begun: the threads for tasks are at others, which may hang."""

STOPPED: Final = Done(Said(QT_TRANSLATE_NOOP("Maintenance", "The test was stopped.")), good=False)


class InTurn:
    """A page whose calls are made one after the other, whichever threads they come on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._lock = Lock()

    def look(self, look: Look) -> Sheet | Failure:
        with self._lock:
            return self._page.look(look)

    def do(self, doing: Doing) -> Done:
        with self._lock:
            return self._page.do(doing)


class NotFitted:
    """What the page is about does not exist here, or not in safe mode."""

    def __init__(self, page: PageId) -> None:
        self._page = page

    def look(self, look: Look) -> Sheet:  # noqa: ARG002 - whatever is looked for
        return Sheet(self._page, sections=(Section(rows=(Row(_NOT_FITTED, tone=Tone.QUIET),)),))

    def do(self, doing: Doing) -> Done:  # noqa: ARG002 - whatever it is
        return Done(_NOT_FITTED, good=False)


def complete(pages: dict[PageId, Page]) -> dict[PageId, Page]:
    """With a page for every id that a worker is asked for."""
    wanted = [page for page in PageId if page not in BY_FLOW]
    return {page: pages.get(page) or NotFitted(page) for page in wanted}
