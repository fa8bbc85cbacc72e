"""From what was brought and typed to the whole terminal.toml: completed, looked at, written as text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kiosk.enrolment.enrol_file import Tables, over
from kiosk.enrolment.states import Client
from kiosk.settings import keys, toml_lines
from kiosk.settings.place import storage_folder
from kiosk.settings.reading import Settings, SettingsError, validated

STORAGE: Final = storage_folder().as_posix()
CERTIFICATE_FILE: Final = "client.pem"
KEY_FILE: Final = "client.key"
SETTINGS_FILE: Final = "terminal.toml"
RESERVED: Final = frozenset(
    {
        *(SETTINGS_FILE, CERTIFICATE_FILE, KEY_FILE, "client.csr", "root.json"),
        *("draft.json", "decommissioned.json"),
    }
)
"""Beside terminal.toml, and enrolment's own: no file that is brought has one of these names."""
_TAKEN: Final = RESERVED | {"decommissioning.json", "enrol", "x11"}
"""Nor of these: others look for them there, and each means something by being there (`wipe`, `machine`, units)."""

_UNREAD: Final = ": cannot be read"
_WHERE_NONE_IS: Final = Path("/nonexistent")
_HEAD: Final = """\
# Written by enrolment. What may be set here: docs/OPERATION.md, resources/settings/terminal.toml
"""


def completed(tables: Mapping[str, Any], client: Client) -> Tables:
    """With what enrolment itself decides."""
    own: Tables = {}
    if "folder" not in tables.get("storage", {}):
        own["storage"] = {"folder": STORAGE}
    if client is Client.REQUEST:
        own["hospital"] = {"client_certificate": CERTIFICATE_FILE, "client_key": KEY_FILE}
    return over(tables, own)


def brought(tables: Mapping[str, Any]) -> dict[str, str]:
    """The settings that name a file which has to be brought: the file's name by the setting's."""
    return {
        name: value
        for name, value in keys.flat(dict(tables)).items()
        if keys.is_path(name)
        and isinstance(value, str)
        and not PurePosixPath(value).is_absolute()
        and value not in {CERTIFICATE_FILE, KEY_FILE}
    }


def problems(tables: Mapping[str, Any], files: Collection[str]) -> tuple[str, ...]:
    """All that is wrong with a whole file, "table.key: what", no values; touches nothing.

    `files`: names of those that come along, beside terminal.toml.
    """
    named = brought(tables)
    found = list(_unfit(named, files))
    there = {f"{name}{_UNREAD}" for name, file in named.items() if file in files}
    try:
        validated(dict(tables), _WHERE_NONE_IS)
    except SettingsError as error:
        found += (each for each in error.problems if each not in there)
    except TypeError:  # a date, say, which msgspec has no text for
        found.append("a value of a kind that no setting has")
    return tuple(dict.fromkeys(found))


def settings(tables: Mapping[str, Any], folder: Path) -> Settings:
    """As the terminal will read them, with the files that are in `folder`. Raises SettingsError."""
    return validated(dict(tables), folder)


def text(tables: Mapping[str, Any]) -> bytes:
    """As terminal.toml; only of what `problems` has nothing against."""
    lines = [_HEAD]
    for name in (*(each for each in keys.sections() if each in tables),):
        lines.append(f"[{name}]")
        lines += (f"{key} = {toml_lines.value(value)}" for key, value in tables[name].items())
        lines.append("")
    return "\n".join(lines).encode()


def _unfit(named: Mapping[str, str], files: Collection[str]) -> Iterator[str]:
    for name, file in named.items():
        if "/" in file or "\\" in file or file.startswith(".") or "\0" in file:
            yield f"{name}: a file's name is needed, of one beside this file, or a whole path"
        elif file in _TAKEN:
            yield f"{name}: a name that the terminal uses itself"
        elif file not in files:
            yield f"{name}: the file that it names is not here"
