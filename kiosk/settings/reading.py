"""Reading the settings: the file, the environment over it, and everything that is wrong at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, field

from kiosk.settings.audit import AuditSettings
from kiosk.settings.fleet_metrics import MetricsSettings
from kiosk.settings.lobby import AttractSettings, PresenceSettings, ServicesSettings
from kiosk.settings.maintenance import MaintenanceSettings
from kiosk.settings.payment import InsuranceSettings, PaymentSettings
from kiosk.settings.platforms import ProvincialSettings, TencentSettings, VoucherSettings
from kiosk.settings.reports import ReportPrinterSettings, ReportsSettings
from kiosk.settings.sections import (
    AssuranceSettings,
    CameraSettings,
    CodesSettings,
    HospitalSettings,
    IdentityReaderSettings,
    LampSettings,
    PaceSettings,
    ScannerSettings,
    ScreenSettings,
    Section,
    StorageSettings,
    TerminalSettings,
    TicketPrinterSettings,
    TrustSettings,
    VoiceSettings,
)
from kiosk.settings.site import SETTINGS_FOLDER, FleetSettings
from kiosk.settings.staff import StaffSettings
from kiosk.settings.supervision import SupervisionSettings
from kiosk.settings.update import UpdateSettings

ENVIRONMENT_PREFIX = "YIMA__"

Tables = dict[str, Any]
"""As TOML has them: keys by table, and whatever else somebody wrote."""


fields_of = cache(msgspec.structs.fields)
"""Those of a table's class: msgspec looks at annotations anew each time."""


class SettingsError(Exception):
    """The settings cannot be used. `problems`: one line for each mistake, "section.key: what"."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Settings(Struct, frozen=True):
    terminal: TerminalSettings
    hospital: HospitalSettings
    trust: TrustSettings
    ticket_printer: TicketPrinterSettings
    storage: StorageSettings
    camera: CameraSettings = field(default_factory=CameraSettings)
    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    lamp: LampSettings = field(default_factory=LampSettings)
    presence: PresenceSettings = field(default_factory=PresenceSettings)
    attract: AttractSettings = field(default_factory=AttractSettings)
    services: ServicesSettings = field(default_factory=ServicesSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    pace: PaceSettings = field(default_factory=PaceSettings)
    codes: CodesSettings = field(default_factory=CodesSettings)
    assurance: AssuranceSettings = field(default_factory=AssuranceSettings)
    identity_reader: IdentityReaderSettings = field(default_factory=IdentityReaderSettings)
    audit: AuditSettings = field(default_factory=AuditSettings)
    staff: StaffSettings = field(default_factory=StaffSettings)
    maintenance: MaintenanceSettings = field(default_factory=MaintenanceSettings)
    supervision: SupervisionSettings = field(default_factory=SupervisionSettings)
    metrics: MetricsSettings = field(default_factory=MetricsSettings)
    fleet: FleetSettings = field(default_factory=FleetSettings)
    tencent: TencentSettings | None = None
    provincial: ProvincialSettings | None = None
    insurance_voucher: VoucherSettings | None = None
    payment: PaymentSettings | None = None
    insurance: InsuranceSettings | None = None
    reports: ReportsSettings | None = None
    report_printer: ReportPrinterSettings | None = None
    update: UpdateSettings | None = None


def load(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read, overlay, validate. SettingsError names everything that is wrong.

    What the fleet and the engineers of this terminal have set comes over the file, where there is
    any (`kiosk.settings.layers`); what is wrong with that is left out, and no SettingsError.
    """
    tables = read_tables(path)
    folder = state_folder(overlaid(tables, environment), path.parent)
    if folder is None or not os.path.isdir(folder):  # noqa: PTH112 - raises nothing
        return validated(overlaid(tables, environment), path.parent)
    from kiosk.settings import layers  # noqa: PLC0415 - only where there are any

    return layers.over(path, tables, environment, folder).settings


def read_tables(path: Path) -> Tables:
    """The file as it stands there. Raises SettingsError."""
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


def overlaid(tables: Tables, environment: Mapping[str, str]) -> Tables:
    """The same with what the environment has over it; `tables` stays as it is."""
    made = {name: dict(each) if isinstance(each, dict) else each for name, each in tables.items()}
    for name, value in environment.items():
        if not name.startswith(ENVIRONMENT_PREFIX):
            continue
        section, _, key = name.removeprefix(ENVIRONMENT_PREFIX).lower().partition("__")
        table = made.setdefault(section, {})
        if isinstance(table, dict):
            table[key] = value
    return made


def state_folder(tables: Tables, folder: Path) -> Path | None:
    """Where the other layers are kept on this terminal; None if the tables do not tell."""
    storage = tables.get("storage")
    place = storage.get("folder") if isinstance(storage, dict) else None
    if not isinstance(place, str) or not place or "\0" in place:
        return None
    return folder / place / SETTINGS_FOLDER


def validated(tables: Tables, folder: Path) -> Settings:
    """Raises SettingsError. `folder`: of the file, which relative paths begin at."""
    problems: list[str] = []
    sections: dict[str, Any] = {}
    known = {each.name: each for each in fields_of(Settings)}
    problems += [f"{name}: no such section" for name in tables.keys() - known.keys()]
    for name, each in known.items():
        table = tables.get(name, {})
        if not isinstance(table, dict):
            problems.append(f"{name}: must be a table")
            continue
        if name not in tables and not each.required:
            continue
        kind = next(one for one in (each.type, *get_args(each.type)) if isinstance(one, type))
        section, wrong = _section(name, kind, table, folder)
        problems += wrong
        sections[name] = section
    problems += _together(sections)
    if problems:
        raise SettingsError(tuple(sorted(problems)))
    return Settings(**sections)


def partly(tables: Tables, folder: Path, names: tuple[str, ...]) -> Mapping[str, Any]:
    """Some tables by name, for a process that may not read the files which others name.

    None for a table that is not there and need not be. Raises SettingsError.
    """
    problems: list[str] = []
    found: dict[str, Any] = {}
    for name, each in ((each.name, each) for each in fields_of(Settings) if each.name in names):
        table = tables.get(name, {})
        kind = next(one for one in (each.type, *get_args(each.type)) if isinstance(one, type))
        if not isinstance(table, dict):
            problems.append(f"{name}: must be a table")
        elif name not in tables and each.default is None:
            found[name] = None
        else:
            found[name], wrong = _section(name, kind, table, folder)
            problems += wrong
    if problems:
        raise SettingsError(tuple(sorted(problems)))
    return found


def _together(sections: Mapping[str, Any]) -> list[str]:
    """What is wrong between tables that are right by themselves."""
    lamp, presence = sections.get("lamp"), sections.get("presence")
    staff = sections.get("staff")
    if not isinstance(lamp, LampSettings) or not isinstance(presence, PresenceSettings):
        return []
    problems = [f"presence.{problem}" for problem in presence.problems_beside(lamp)]
    if isinstance(staff, StaffSettings):
        problems += [f"staff.{problem}" for problem in staff.problems_beside(lamp, presence)]
    return problems


SectionT = TypeVar("SectionT", bound=Section)


def _section(
    name: str, kind: type[SectionT], table: dict[str, Any], folder: Path
) -> tuple[SectionT | None, list[str]]:
    """Convert key by key, since msgspec stops at the first mistake and staff want them all."""
    known = {each.name: each for each in fields_of(kind)}
    problems = [f"{name}.{key}: no such setting" for key in table.keys() - known.keys()]
    problems += [
        f"{name}.{key}: cannot be read"
        for key in kind.READABLE
        if isinstance(table.get(key), str) and not os.access(folder / table[key], os.R_OK)
    ]
    if 0 < sum(key in table for key in kind.TOGETHER) < len(kind.TOGETHER):
        problems.append(f"{name}: {' and '.join(kind.TOGETHER)} go together")
    values: dict[str, Any] = {}
    for key, each in known.items():
        if key not in table:
            if each.required:
                problems.append(f"{name}.{key}: missing")
            continue
        try:
            values[key] = converted(table[key], each.type, folder)
        except ValueError as error:  # msgspec's ValidationError is one
            problems.append(f"{name}.{key}: {error}")
    if problems:
        return None, problems
    section = kind(**values)
    problems = [f"{name}.{problem}" for problem in section.problems()]
    return (None, problems) if problems else (section, [])


def converted(value: Any, kind: Any, folder: Path) -> Any:
    """One value. What comes from the environment is text, so text may stand for a number, a truth
    value, or with commas a list. No path is left empty: a CA that is not there pins nothing.
    """
    if kind in (Path, Path | None):
        if not isinstance(value, str) or not value or "\0" in value:
            raise ValueError("Expected a path")
        return folder / value
    if isinstance(value, str) and _is_list(kind):
        value = [part.strip() for part in value.split(",")]
    made = msgspec.convert(value, kind, strict=not isinstance(value, str))
    for meta in get_args(kind):
        if isinstance(meta, Meta) and meta.extra is not None:
            meta.extra["check"](made)
    return made


def _is_list(kind: Any) -> bool:
    return any(get_origin(each) is tuple for each in get_args(kind))
