"""Settings: one TOML file, with environment variables on top, validated whole at start.

`YIMA__HOSPITAL__BASE_URL=...` overrides `base_url` of `[hospital]`. Every mistake is named at once:
`SettingsError.problems` has one line each, and never a value, which may be a secret. Paths are
relative to the file they stand in. `resources/settings/terminal.toml` is a commented sample.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct, field

from kiosk.hospital.address import check_base_url

ENVIRONMENT_PREFIX = "YIMA__"


def _checked(check: Callable[[Any], object]) -> Meta:
    """What no range or pattern can say: `check` raises ValueError, without the value."""
    return Meta(extra={"check": check})


def _zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("not a time zone that is known here") from None


def _regular_expression(pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        raise ValueError("no regular expression") from None


def _one_line(text: str) -> None:
    if not text.isprintable() or not text.strip():
        raise ValueError("Expected a line of text")


def _different(languages: tuple[str, ...]) -> None:
    if len(set(languages)) != len(languages):
        raise ValueError("a language twice")


Port = Annotated[int, Meta(ge=1, le=65_535)]
Dots = Annotated[int, Meta(ge=-32_768, le=32_767)]
Seconds = Annotated[float, Meta(gt=0, le=3_600)]
OnScreen = Annotated[float, Meta(gt=0, le=300)]
"""Seconds that something of a patient may stay with nobody touching it."""
Answer = Annotated[float, Meta(gt=0, le=20)]
"""Seconds for a hospital: a patient has been offered to leave after thirty (UX.md, "time")."""
Language = Literal["zh_CN", "en"]
Line = Annotated[str, Meta(min_length=1, max_length=200), _checked(_one_line)]


class SettingsError(Exception):
    """The settings cannot be used. `problems`: one line for each mistake, "section.key: what"."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file."""

    TOGETHER: ClassVar[tuple[str, ...]] = ()  # keys of which there are all or none


class TerminalSettings(Section, frozen=True):
    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{1,16}\Z")]
    hospital: Line  # the name on the screen and the ticket
    languages: Annotated[tuple[Language, ...], Meta(min_length=1), _checked(_different)] = (
        "zh_CN",
        "en",
    )
    # The hospital's, whatever the machine is set to.
    time_zone: Annotated[str, _checked(_zone)] = "Asia/Shanghai"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class ScreenSettings(Section, frozen=True):
    px_per_mm: Annotated[float, Meta(ge=1, le=20)] = 4.0
    width: Annotated[int, Meta(ge=320, le=8_000)] = 1080
    height: Annotated[int, Meta(ge=320, le=8_000)] = 1920
    fullscreen: bool = True
    x: Dots | None = None  # where a window that is not full-screen stands
    y: Dots | None = None


class CameraSettings(Section, frozen=True):
    source: Line = "0"  # device number or path, file, or URL


class HospitalSettings(Section, frozen=True):
    base_url: Annotated[str, _checked(check_base_url)]
    connect_seconds: Answer = 3.0
    read_seconds: Answer = 10.0
    ca_file: Path | None = None
    client_certificate: Path | None = None
    client_key: Path | None = None

    TOGETHER = ("client_certificate", "client_key")

    @property
    def answer_seconds(self) -> float:
        """For one whole try: the longest silence, and a little for the rest of the answer."""
        return self.read_seconds + 2

    @property
    def patience_seconds(self) -> float:
        """For one errand with all its calls: at least two tries of one, and the pause between."""
        return max(25.0, 2 * self.answer_seconds + 1)


class TrustSettings(Section, frozen=True):
    issuers: Path
    revoked: Path | None = None
    freshness_seconds: Annotated[int, Meta(ge=10, le=1_200)] = 180  # CARD-CODES.md 2.9
    # CARD-CODES.md 1: a site's own; empty: off.
    social_security_pattern: Annotated[str, _checked(_regular_expression)] = ""


class TicketPrinterSettings(Section, frozen=True):
    host: Line
    port: Port = 9100
    columns: Annotated[int, Meta(ge=24, le=64)] = 48


class PaceSettings(Section, frozen=True):
    """How long things stay (UX.md, "idle" and "time"). The flows carry it as it is."""

    idle_warning: OnScreen = 60.0
    idle_countdown: OnScreen = 20.0
    done: OnScreen = 12.0
    done_without_ticket: OnScreen = 30.0
    nothing: OnScreen = 20.0
    refusal: OnScreen = 15.0
    trouble: OnScreen = 60.0
    help: OnScreen = 30.0
    queue_patience: Annotated[float, Meta(gt=0, le=10)] = 2.0  # that a ticket waits for its place
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
    except RecursionError:
        raise SettingsError(("settings file: not TOML, nested too deeply",)) from None


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
    if 0 < sum(key in table for key in kind.TOGETHER) < len(kind.TOGETHER):
        problems.append(f"{name}: {' and '.join(kind.TOGETHER)} go together")
    values: dict[str, Any] = {}
    for key, each in known.items():
        if key not in table:
            if each.required:
                problems.append(f"{name}.{key}: missing")
            continue
        try:
            values[key] = _converted(table[key], each.type, folder)
        except ValueError as error:  # msgspec's ValidationError is one
            problems.append(f"{name}.{key}: {error}")
    return (None, problems) if problems else (kind(**values), [])


def _converted(value: Any, kind: Any, folder: Path) -> Any:
    """One value. What comes from the environment is text, so text may stand for a number, a truth
    value, or with commas a list. No path is left empty: a CA that is not there pins nothing.
    """
    if kind in (Path, Path | None):
        if not isinstance(value, str) or not value or "\0" in value:
            raise ValueError("Expected a path")
        return folder / value
    if isinstance(value, str) and _is_list(kind):
        value = [part.strip() for part in value.split(",")]
    converted = msgspec.convert(value, kind, strict=not isinstance(value, str))
    for meta in get_args(kind):
        if isinstance(meta, Meta) and meta.extra is not None:
            meta.extra["check"](converted)
    return converted


def _is_list(kind: Any) -> bool:
    return any(get_origin(each) is tuple for each in get_args(kind))
