"""A stage that shows one notice, whatever the terminal behind it would have on the glass.

Up before the terminal is, so it says so with the first frame. Language, text size and theme can be changed;
nothing else on it does anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from ui.languages import SOURCE_LANGUAGE
from ui.safe_words import Words
from ui.stage import Props, Stage

if TYPE_CHECKING:
    from kiosk.session.screens import View

_SCREEN = "OutOfService"
_BOTTOM = "elder_mode"  # as kiosk.session.screens.Action has it; a test holds the two together


@dataclass(frozen=True, slots=True)
class Notice:
    """Words by language. `number`: for staff, small: code, time, what happened."""

    words: Mapping[str, Words]
    number: str

    def props(self, language: str) -> Props:
        title, advice = self.words.get(language, self.words[SOURCE_LANGUAGE])
        return {
            "title": title,
            "advice": advice,
            "number": self.number,
            "next": "other_terminal",
            "quoted": False,
        }


class SafeStage(Stage):
    """`notice` None: shows what it is given, like any stage."""

    def __init__(self, hospital_name: str, px_per_mm: float, notice: Notice) -> None:
        super().__init__(hospital_name, px_per_mm)
        self.notice: Notice | None = notice

    def load_notice(self, language: str) -> QQuickWindow:
        """The window with the notice. Raises RuntimeError when the QML does not load."""
        self._use_language(language)
        self._set("actions", [])
        self._show_screen(_SCREEN, {})
        return self._load()

    def show(self, view: View) -> None:
        if self.notice is not None:
            from kiosk.session.preferences import Cover  # noqa: PLC0415 - after the first frame

            actions = tuple(each for each in view.actions if each.value == _BOTTOM)
            view = replace(view, actions=actions, idle_seconds=-1, cover=Cover.NONE)
        super().show(view)

    def release(self, view: View) -> None:
        """The terminal serves: show what it has to show."""
        self.notice = None
        self.show(view)

    def _show_screen(self, name: str, props: Props) -> None:
        if self.notice is not None:
            name, props = _SCREEN, self.notice.props(self._languages.current)
        super()._show_screen(name, props)
