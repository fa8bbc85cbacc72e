"""Words for where a setting comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.maintenance.words import QT_TRANSLATE_NOOP
from kiosk.settings.layers import Level

LEVELS: Final[Mapping[Level, str]] = {
    Level.DEFAULT: QT_TRANSLATE_NOOP("Maintenance", "The program's default"),
    Level.FILE: QT_TRANSLATE_NOOP("Maintenance", "This terminal's own file"),
    Level.SITE: QT_TRANSLATE_NOOP("Maintenance", "The site's settings"),
    Level.GROUP: QT_TRANSLATE_NOOP("Maintenance", "The group's settings"),
    Level.TERMINAL: QT_TRANSLATE_NOOP("Maintenance", "The site's settings of this terminal"),
    Level.LOCAL: QT_TRANSLATE_NOOP("Maintenance", "Changed at this terminal"),
    Level.ENVIRONMENT: QT_TRANSLATE_NOOP("Maintenance", "The program's environment"),
}
