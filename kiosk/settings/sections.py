"""The tables of the settings file, but those of card platforms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct

from kiosk.net.address import check_base_url
from kiosk.settings.values import (
    Answer,
    Dots,
    Language,
    Line,
    OnScreen,
    Port,
    Seconds,
    checked,
    different,
    regular_expression,
    regular_expressions,
    zone,
)
from kiosk.trust.distribution.repository import check_repository_url

_MOST_CHANNELS = 8


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file."""

    TOGETHER: ClassVar[tuple[str, ...]] = ()  # keys of which there are all or none
    READABLE: ClassVar[tuple[str, ...]] = ()  # files that must be there when the settings are read

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the keys together: "key: what", never a value."""
        return ()


class TerminalSettings(Section, frozen=True):
    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{1,16}\Z")]
    hospital: Line  # the name on the screen and the ticket
    languages: Annotated[tuple[Language, ...], Meta(min_length=1), checked(different)] = (
        "zh_CN",
        "en",
    )
    # The hospital's, whatever the machine is set to.
    time_zone: Annotated[str, checked(zone)] = "Asia/Shanghai"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class ScreenSettings(Section, frozen=True):
    px_per_mm: Annotated[float, Meta(ge=1, le=20)] | None = None  # None: as the panel tells
    width: Annotated[int, Meta(ge=320, le=8_000)] = 1080
    height: Annotated[int, Meta(ge=320, le=8_000)] = 1920
    fullscreen: bool = True
    theme: Literal["light", "high_contrast", "dark"] = "light"  # that every patient begins with
    text_size: Annotated[int, Meta(ge=1, le=4)] = 1  # likewise
    x: Dots | None = None  # where a window that is not full-screen stands
    y: Dots | None = None
    backlight: Literal["auto", "none"] = "auto"  # none: staff cannot make it darker here


class CameraSettings(Section, frozen=True):
    """What to read codes with. Wishes that a device refuses are not insisted on."""

    source: Line = "auto"  # hardware/camera/sources.py lists what it may be
    width: Annotated[int, Meta(ge=640, le=1_920)] = 1_280
    height: Annotated[int, Meta(ge=480, le=1_920)] = 720
    frames_per_second: Annotated[float, Meta(ge=5, le=60)] = 30.0
    autofocus: bool = True
    focus: float | None = None  # in the driver's units, where autofocus is off
    exposure_seconds: Annotated[float, Meta(gt=0, le=0.1)] | None = None  # None: automatic
    gain: float | None = None  # in the driver's units


class ScannerSettings(Section, frozen=True):
    """A barcode scanner beside the camera: docs/scanners-and-lamp.md."""

    kind: Literal["none", "serial", "keyboard"] = "none"
    port: Annotated[str, Meta(max_length=200)] = ""
    baud: Literal[9_600, 19_200, 38_400, 57_600, 115_200] = 9_600
    data_bits: Literal[7, 8] = 8
    parity: Literal["none", "even", "odd"] = "none"
    stop_bits: Literal[1, 2] = 1
    prefix: Annotated[str, Meta(pattern=r"^[!-~]{0,16}\Z")] = ""
    suffix: Annotated[str, Meta(pattern=r"^(\r|\n|\r\n|\t|[!-~]{1,8})\Z")] = "\r"
    aim_identifier: bool = False  # the scanner puts "]Q1" before each code
    gap_ms: Annotated[int, Meta(ge=10, le=200)] = 50  # between two keys of one code
    least: Annotated[int, Meta(ge=4, le=64)] = 8  # characters of a code that is typed

    def problems(self) -> tuple[str, ...]:
        found = []
        if self.kind == "serial" and not self.port:
            found.append("port: a serial scanner has one")
        if self.kind == "keyboard" and len(self.suffix) != 1:
            found.append("suffix: a scanner that types ends with one key")
        return tuple(found)


class LampSettings(Section, frozen=True):
    """The lamp over the camera: docs/scanners-and-lamp.md."""

    kind: Literal["none", "relay", "gpio"] = "none"
    port: Annotated[str, Meta(max_length=200)] = ""  # of the relay
    chip: Annotated[str, Meta(max_length=200)] = "/dev/gpiochip0"
    line: Annotated[int, Meta(ge=0, le=1_023)] = 1  # relay: channel; gpio: offset
    active_low: bool = False

    def problems(self) -> tuple[str, ...]:
        found = []
        if self.kind == "relay" and not self.port:
            found.append("port: a relay has one")
        if self.kind == "relay" and not 1 <= self.line <= _MOST_CHANNELS:
            found.append("line: a relay has channels 1 to 8")
        return tuple(found)


class VoiceSettings(Section, frozen=True):
    """What the screen says, said aloud, where the machine has a speech engine."""

    on: bool = True
    volume: Annotated[float, Meta(ge=0, le=1)] = 0.7
    every_screen: bool = False  # from the first touch on, not only in elder mode
    private: bool = False  # headphones or a handset: what is a patient's own is said, too


class HospitalSettings(Section, frozen=True):
    base_url: Annotated[str, checked(check_base_url)]
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
    repository: Annotated[str, checked(check_repository_url)]  # folder with metadata/ and targets/
    ca_file: Path | None = None
    freshness_seconds: Annotated[int, Meta(ge=10, le=1_200)] = 180  # CARD-CODES.md 2.9


class CodesSettings(Section, frozen=True):
    """Forms of codes that only this site knows (CARD-CODES.md section 1); none by default."""

    social_security_pattern: Annotated[str, checked(regular_expression)] = ""
    site_patterns: Annotated[tuple[str, ...], checked(regular_expressions)] = ()


class AssuranceSettings(Section, frozen=True):
    # Services that ask for a second factor though `kiosk.services.access` does not.
    second_factor_for: Annotated[tuple[Literal["checkin"], ...], checked(different)] = ()


class IdentityReaderSettings(Section, frozen=True):
    """The service of an identity document reader; without a host there is none."""

    host: str = ""
    port: Port = 9510


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
    trust_poll: Seconds = 15.0
    outbox_poll: Seconds = 3.0

    def unhurried(self) -> PaceSettings:
        """For elder mode: what leaves by itself stays half as long again, within what is allowed."""
        longer = {
            name: min(300.0, 1.5 * getattr(self, name))
            for name in (
                "idle_warning",
                "done",
                "done_without_ticket",
                "nothing",
                "refusal",
                "trouble",
                "help",
            )
        }
        return msgspec.structs.replace(self, **longer)


class StorageSettings(Section, frozen=True):
    folder: Path  # event log, replay memory
    keep_days: Annotated[int, Meta(ge=1, le=3_650)] = 180
