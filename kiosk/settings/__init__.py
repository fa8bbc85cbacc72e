"""Settings: one TOML file, with environment variables on top, validated whole at start.

`YIMA__HOSPITAL__BASE_URL=...` overrides `base_url` of `[hospital]`. Every mistake is named at once:
`SettingsError.problems` has one line each, and never a value, which may be a secret. Paths are
relative to the file they stand in. `resources/settings/terminal.toml` is a commented sample.

Over the file come what a site sends to its terminals, and what engineers change at one, each within
limits and neither able to keep a terminal from coming up: `layers`, docs/fleet-settings.md.
"""

from __future__ import annotations

from typing import Final

from kiosk.settings.place import settings_file
from kiosk.settings.platforms import (
    PlatformSettings,
    ProvincialSettings,
    TencentSettings,
    VoucherSettings,
)
from kiosk.settings.reading import Settings, SettingsError, load
from kiosk.settings.sections import HospitalSettings, PaceSettings, ScreenSettings, TrustSettings

SETTINGS_PATH: Final = settings_file()

__all__ = [
    "SETTINGS_PATH",
    "HospitalSettings",
    "PaceSettings",
    "PlatformSettings",
    "ProvincialSettings",
    "ScreenSettings",
    "Settings",
    "SettingsError",
    "TencentSettings",
    "TrustSettings",
    "VoucherSettings",
    "load",
]
