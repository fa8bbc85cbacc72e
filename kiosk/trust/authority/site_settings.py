"""Signing the settings of a site, and having them on the server under the next snapshot.

Signed where a site's key is: on the online machine, or there with a key that somebody brings. The
server's keys alone cannot: terminals believe settings by the site's key, which targets names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from tuf.api.metadata import Snapshot, TargetFile, Targets

from kiosk.settings import fleet
from kiosk.settings.site import SETTINGS_FOLDER, role_of
from kiosk.trust.authority import files
from kiosk.trust.authority.delegated import Delegated
from kiosk.trust.authority.errors import AuthorityError

_NAME: Final = re.compile(
    r"site\.toml|group-[a-z0-9][a-z0-9-]{0,31}\.toml|terminal-[A-Za-z0-9-]{1,16}\.toml"
)


def read_folder(folder: Path) -> dict[str, bytes]:
    """The settings in a folder by file name, each of which a terminal would take by itself.

    Raises:
        AuthorityError: one is not, or has another name; says which keys are wrong, never values.
    """
    contents: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        if not _NAME.fullmatch(path.name):
            raise AuthorityError(f"{path}: not site.toml, group-NAME.toml or terminal-ID.toml")
        with path.open("rb") as file:
            contents[path.name] = file.read(fleet.LARGEST + 1)
        problems = fleet.parse(contents[path.name])
        if isinstance(problems, tuple):
            raise AuthorityError(f"{path}: {'; '.join(problems)}")
    return contents


def sign(
    delegated: Delegated,
    targets: Targets,
    site: str,
    contents: Mapping[str, bytes],
    now: int,
    *,
    days: int,
    announced: Iterable[Snapshot] = (),
) -> None:
    """Sign a site's files (by name; all there is from now on). See `Delegated.sign`."""
    named = {f"{SETTINGS_FOLDER}/{site}/{name}": data for name, data in contents.items()}
    files_of = {path: TargetFile.from_data(path, data, ["sha256"]) for path, data in named.items()}
    role = role_of(site)
    made = delegated.sign(
        targets,
        role,
        files_of,
        now,
        who=f"site {site}",
        whose="the site's",
        days=days,
        announced=announced,
    )
    for path, data in named.items():
        place = delegated.own.target(files_of[path])
        files.make_folder(place.parent)
        files.write(place, data)
    delegated.keep(role, made)
