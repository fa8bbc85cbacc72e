"""Whose fleet a terminal is of: which files of the trust repository have settings for it."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta

from kiosk.settings.sections import Section
from kiosk.settings.values import checked, different

SETTINGS_FOLDER: Final = "settings"
"""Of the targets in the repository, and below a terminal's storage folder."""

_NAME: Final = r"[a-z0-9][a-z0-9-]{0,31}"
GroupName = Annotated[str, Meta(pattern=rf"^{_NAME}\Z")]


class FleetSettings(Section, frozen=True):
    """In a terminal's own file only; without a site it takes no settings from anywhere."""

    site: Annotated[str, Meta(pattern=rf"^({_NAME})?\Z")] = ""
    groups: Annotated[tuple[GroupName, ...], Meta(max_length=8), checked(different)] = ()

    def problems(self) -> tuple[str, ...]:
        return ("site: groups are a site's",) if self.groups and not self.site else ()

    def targets(self, terminal: str) -> tuple[str, ...]:
        """Paths in the repository of the files for the terminal with this id; later ones win."""
        if not self.site:
            return ()
        folder = f"{SETTINGS_FOLDER}/{self.site}"
        groups = (f"{folder}/group-{group}.toml" for group in self.groups)
        return (f"{folder}/site.toml", *groups, f"{folder}/terminal-{terminal}.toml")


def role_of(site: str) -> str:
    """The TUF role that signs the files of a site, and no others."""
    return f"{SETTINGS_FOLDER}-{site}"
