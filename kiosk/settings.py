"""Settings: one TOML file, with environment variables on top, validated whole at start.

`YIMA__HOSPITAL__BASE_URL=...` overrides `base_url` of `[hospital]`. Every mistake is named at once:
`SettingsError.problems` has one line each, and never a value, which may be a secret. Paths are
relative to the file they stand in. `resources/settings/terminal.toml` is a commented sample.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct, field

ENVIRONMENT_PREFIX = "YIMA__"

Port = Annotated[int, Meta(ge=1, le=65_535)]
Seconds = Annotated[float, Meta(gt=0, le=3_600)]
Language = Literal["zh_CN", "en"]
NotEmpty = Annotated[str, Meta(min_length=1)]


class SettingsError(Exception):
    """The settings cannot be used. `problems`: one line for each mistake, "section.key: what"."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file."""


class TerminalSettings(Section, frozen=True):
    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{1,16}$")]
    hospital: NotEmpty  # the name on the screen and the ticket
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)] = ("zh_CN", "en")
    time_zone: str = "Asia/Shanghai"  # the hospital's, whatever the machine is set to

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("time_zone is not known here") from None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class ScreenSettings(Section, frozen=True):
    px_per_mm: Annotated[float, Meta(ge=1, le=20)] = 4.0
    width: Annotated[int, Meta(ge=320, le=8_000)] = 1080
    height: Annotated[int, Meta(ge=320, le=8_000)] = 1920
    fullscreen: bool = True
    x: int | None = None  # where a window that is not full-screen stands, dots
    y: int | None = None


class CameraSettings(Section, frozen=True):
    source: NotEmpty = "0"  # device number, file, URL, or standin://host:port


class HospitalSettings(Section, frozen=True):
    base_url: Annotated[str, Meta(pattern=r"^https?://[^\s/]+.*$")]
    connect_seconds: Seconds = 3.0
    read_seconds: Seconds = 10.0
    ca_file: Path | None = None
    client_certificate: Path | None = None
    client_key: Path | None = None

    def __post_init__(self) -> None:
        if (self.client_certificate is None) is not (self.client_key is None):
            raise ValueError("client_certificate and client_key go together")


class TrustSettings(Section, frozen=True):
    issuers: Path
    revoked: Path | None = None
    freshness_seconds: Annotated[int, Meta(ge=10, le=1_200)] = 180  # CARD-CODES.md 2.9
    social_security_pattern: str = ""  # CARD-CODES.md 1: a site's own; empty: off

    def __post_init__(self) -> None:
        try:
            re.compile(self.social_security_pattern)
        except re.error:
            raise ValueError("social_security_pattern is no regular expression") from None


class TicketPrinterSettings(Section, frozen=True):
    host: NotEmpty
    port: Port = 9100
    columns: Annotated[int, Meta(ge=24, le=64)] = 48


class PaceSettings(Section, frozen=True):
    idle_warning: Seconds = 60.0
    idle_countdown: Seconds = 20.0
    done: Seconds = 12.0
    done_without_ticket: Seconds = 30.0
    nothing: Seconds = 20.0
    refusal: Seconds = 15.0
    trouble: Seconds = 60.0
    help: Seconds = 30.0
    queue_patience: Seconds = 2.0
    printer_poll: Seconds = 10.0
    repair_poll: Seconds = 2.0


class StorageSettings(Section, frozen=True):
    folder: Path  # event log, replay memory
    keep_days: Annotated[int, Meta(ge=1, le=3_650)] = 180


class Settings(Struct, frozen=True):
    terminal: TerminalSettings
    hospital: HospitalSettings
    trust: TrustSettings
    ticket_printer: TicketPrinterSettings
    storage: StorageSettings
    camera: CameraSettings = field(default_factory=CameraSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    pace: PaceSettings = field(default_factory=PaceSettings)


def load(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read, overlay, validate. SettingsError names everything that is wrong."""
    return _validated(_overlaid(_read(path), environment), path.parent)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(("settings file: missing",)) from None
    except OSError as error:
        raise SettingsError((f"settings file: cannot be read ({error.strerror})",)) from None
    except UnicodeDecodeError:
        raise SettingsError(("settings file: not UTF-8",)) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError((f"settings file: not TOML, {error}",)) from None


def _overlaid(tables: dict[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    for name, value in environment.items():
        if not name.startswith(ENVIRONMENT_PREFIX):
            continue
        section, _, key = name.removeprefix(ENVIRONMENT_PREFIX).lower().partition("__")
        table = tables.setdefault(section, {})
        if isinstance(table, dict):
            table[key] = value
    return tables


def _validated(tables: dict[str, Any], folder: Path) -> Settings:
    problems: list[str] = []
    sections: dict[str, Any] = {}
    known = {each.name: each for each in msgspec.structs.fields(Settings)}
    problems += [f"{name}: no such section" for name in tables.keys() - known.keys()]
    for name, each in known.items():
        table = tables.get(name, {})
        if not isinstance(table, dict):
            problems.append(f"{name}: must be a table")
            continue
        if name not in tables and not each.required:
            continue
        section, wrong = _section(name, each.type, table, folder)
        problems += wrong
        sections[name] = section
    if problems:
        raise SettingsError(tuple(sorted(problems)))
    return Settings(**sections)


SectionT = TypeVar("SectionT", bound=Section)


def _section(
    name: str, kind: type[SectionT], table: dict[str, Any], folder: Path
) -> tuple[SectionT | None, list[str]]:
    """Convert key by key, since msgspec stops at the first mistake and staff want them all."""
    known = {each.name: each for each in msgspec.structs.fields(kind)}
    problems = [f"{name}.{key}: no such setting" for key in table.keys() - known.keys()]
    values: dict[str, Any] = {}
    for key, each in known.items():
        if key not in table:
            if each.required:
                problems.append(f"{name}.{key}: missing")
            continue
        try:
            values[key] = _converted(table[key], each.type, folder)
        except msgspec.ValidationError as error:
            problems.append(f"{name}.{key}: {error}")
    if problems:
        return None, problems
    try:
        return kind(**values), []
    except ValueError as error:
        return None, [f"{name}: {error}"]


def _converted(value: Any, kind: Any, folder: Path) -> Any:
    """One value. Text may stand for a number, since what comes from the environment is text."""
    if kind not in (Path, Path | None):
        return msgspec.convert(value, kind, strict=not isinstance(value, str))
    if not isinstance(value, str) or not value or "\0" in value:
        raise msgspec.ValidationError("Expected a path")
    return folder / value
