"""The devices that a terminal has, as its settings describe them. Drivers are imported where there is one."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hardware.vision.options import VisionOptions
    from kiosk.devices import DocumentReader, Lamp, PresenceSensor, Scanner
    from kiosk.handlers.report_desk import ReportDevices
    from kiosk.maintenance.backlight import Backlight
    from kiosk.maintenance.readiness import Readiness
    from kiosk.settings import Settings
    from kiosk.settings.lobby import PresenceSettings
    from kiosk.settings.sections import LampSettings, ScannerSettings, ScreenSettings
    from kiosk.settings.staff import StaffSettings
    from kiosk.staff.key_switch import KeySwitch
    from ui.shown_pictures import ShownPictures
    from ui.stage import Stage


def reports(settings: Settings, pictures: ShownPictures) -> ReportDevices | None:
    """Imported where reports are on: drawing them takes a template engine, printing an IPP library."""
    if settings.reports is None:
        return None
    from ui.report_devices import report_devices  # noqa: PLC0415 - see above

    return report_devices(settings, pictures)


def vision_options(settings: Settings) -> VisionOptions:
    from hardware.camera.wishes import CameraWishes  # noqa: PLC0415 - after the first frame
    from hardware.vision.options import VisionOptions  # noqa: PLC0415 - likewise

    camera = settings.camera
    wishes = CameraWishes(
        camera.width,
        camera.height,
        camera.frames_per_second,
        autofocus=camera.autofocus,
        focus=camera.focus,
        exposure=camera.exposure_seconds,
        gain=camera.gain,
    )
    recordings = str(settings.storage.folder / "recordings")
    return VisionOptions(camera.source, wishes, recordings, _recipient(settings))


def _recipient(settings: Settings) -> str:
    """Whom recordings are encrypted for: the vendor. Empty: nobody, and nothing is recorded."""
    file = settings.maintenance.vendor_key_file
    if file is None:
        return ""
    from kiosk.codes.key_file import KeyFileError  # noqa: PLC0415 - few name one
    from kiosk.maintenance.vendor_key import read_vendor_key  # noqa: PLC0415 - likewise

    with suppress(KeyFileError):  # `yima settings check` says so; a terminal comes up without
        return read_vendor_key(file).hex()
    return ""


def scanner(settings: ScannerSettings, stage: Stage) -> Scanner | None:
    """The barcode scanner, where this terminal has one: few do, so little is imported before."""
    if settings.kind == "none":
        return None
    from hardware.scanner.make import make_serial_scanner, make_wedge  # noqa: PLC0415 - see above

    if settings.kind == "serial":
        return make_serial_scanner(
            port=settings.port,
            baud=settings.baud,
            data_bits=settings.data_bits,
            parity=settings.parity,
            stop_bits=settings.stop_bits,
            prefix=settings.prefix,
            suffix=settings.suffix,
            aim_identifier=settings.aim_identifier,
        )
    from ui.wedge import WedgeFilter  # noqa: PLC0415 - see above

    if stage.window is None:
        raise RuntimeError("the stage has no window")
    wedge = make_wedge(
        prefix=settings.prefix,
        suffix=settings.suffix,
        aim_identifier=settings.aim_identifier,
        gap=settings.gap_ms / 1_000,
        least=settings.least,
    )
    return WedgeFilter(wedge, stage.window)


def presence(settings: PresenceSettings) -> PresenceSensor | None:
    if settings.kind == "none":
        return None
    from hardware.presence.gpio import make_presence  # noqa: PLC0415 - few have one

    return make_presence(settings.chip, settings.line, active_low=settings.active_low)


def key_switch(settings: StaffSettings) -> KeySwitch | None:
    if settings.key_switch == "none":
        return None
    from hardware.key_switch.gpio import make_key_switch  # noqa: PLC0415 - few have one

    return make_key_switch(settings.key_chip, settings.key_line, active_low=settings.key_active_low)


def backlight(settings: ScreenSettings) -> Backlight | None:
    if settings.backlight == "none":
        return None
    from hardware.brightness.sysfs import make_backlight  # noqa: PLC0415 - after the first frame

    return make_backlight()


def readiness_paper(settings: Settings, report: Readiness) -> bytes:
    """On a worker's thread."""
    from ui.paper.readiness import readiness_document  # noqa: PLC0415 - not before it is drawn

    made = datetime.fromtimestamp(report.made_at, settings.terminal.zone)
    return readiness_document(report, made, settings.terminal.languages[0])


def lamp(settings: LampSettings) -> Lamp | None:
    if settings.kind == "none":
        return None
    from hardware.lamp.make import make_lamp  # noqa: PLC0415 - few have one

    return make_lamp(
        settings.kind,
        port=settings.port,
        chip=settings.chip,
        line=settings.line,
        active_low=settings.active_low,
    )


def reader(settings: Settings) -> DocumentReader | None:
    """The identity document reader, where this terminal has one."""
    at = settings.identity_reader
    if not at.host:
        return None
    from hardware.identity.service_reader import ServiceReader  # noqa: PLC0415 - few have one

    return ServiceReader(at.host, at.port)
