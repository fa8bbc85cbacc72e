"""The table of the settings file on maintenance: docs/readiness.md."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from kiosk.settings.sections import Section


class MaintenanceSettings(Section, frozen=True):
    """`vendor_key_file`: the vendor's SM2 public key, 04 || X || Y in hexadecimal.

    Logs for the vendor are encrypted for it, and the program's manifest has to be signed by it. Without
    it logs cannot be exported, and the readiness report says that nobody vouches for the program.
    """

    READABLE: ClassVar[tuple[str, ...]] = ("vendor_key_file",)

    vendor_key_file: Path | None = None


def maintenance_of(settings: object) -> MaintenanceSettings:
    """The table, or what it is where the settings have none."""
    found = getattr(settings, "maintenance", None)
    return found if isinstance(found, MaintenanceSettings) else MaintenanceSettings()
