"""What can be tapped on the glass, and what a screen reader says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.inspection.items import Path, place_of, placed_items, seen_of

_Role = QAccessible.Role
_PARTS = 4  # how deep in the window they are: its content, Kiosk, what fills that, a bar
_ROLES = (_Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.Link)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be tapped."""

    item: QQuickItem
    name: str  # what a screen reader says
    place: QRectF
    seen: QRectF  # what no frame around it hides
    cut_off: bool
    primary: bool
    path: Path  # what it lies in
    part: QQuickItem  # of the glass: a bar, the screen, what lies over them


def targets_on(window: QQuickWindow) -> list[Target]:
    """Everything that can be tapped now."""
    found = []
    for item, path in placed_items(window):
        if not item.isEnabled() or not item.property("tappable"):
            continue
        place = place_of(item)
        seen, cut_off = seen_of(place, path)
        if cut_off or not seen.isEmpty():
            name, primary = str(item.property("name")), bool(item.property("primary"))
            part = (*path, item)[:_PARTS][-1]
            found.append(Target(item, name, place, seen, cut_off, primary, path, part))
    return found


def name_findings(targets: list[Target]) -> Iterator[str]:
    """A screen reader must know what each is, and be able to tell them apart."""
    for each in targets:
        if not each.name.strip():
            yield f"a target without a name at {each.place}"
            continue
        # None for what has no such interface, whatever its type says.
        control = cast(
            "QAccessibleInterface | None", QAccessible.queryAccessibleInterface(each.item)
        )
        if control is None or control.role() not in _ROLES:
            yield f"a target that is no button to a screen reader: {each.name!r}"
        elif control.text(QAccessible.Text.Name).strip() != each.name.strip():
            told = control.text(QAccessible.Text.Name)
            yield f"a target with two names: {each.name!r} and {told!r}"
    for name, count in Counter(each.name.strip() for each in targets).items():
        if name and count > 1:
            yield f"{count} targets are called {name!r}"
