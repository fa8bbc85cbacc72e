"""What goes wrong in a demo world: devices, hospital, platforms, insurance."""

from __future__ import annotations

from hardware.identity.standin import Standing, StandInReader
from hardware.lamp.standin import Standing as LampStanding
from hardware.lamp.standin import StandInRelay
from hardware.scanner.standin import Standing as ScannerStanding
from hardware.scanner.standin import StandInScanner
from hardware.scene.faults import CameraFault
from hardware.scene.server import SceneServer
from hardware.ticket.standin.physical import Physical
from hardware.ticket.standin.server import StandInPrinter
from kiosk.demo.hospital.process import RunningHospital

Setting = int | str
Faults = list[tuple[str, dict[str, Setting]]]


class FaultyWorld:
    """The part of `DemoWorld` that breaks. The gateway's is `ui.demo.paying_world`."""

    hospital: RunningHospital
    printer: StandInPrinter
    reader: StandInReader
    scene: SceneServer
    scanner: StandInScanner
    lamp: StandInRelay
    _hospital_faults: Faults  # the platforms' too
    _insurance_faults: Faults

    # -- devices ---------------------------------------------------------------------------------

    def plug_camera(self, plugged: bool) -> None:  # noqa: FBT001 - a switch is what it is
        if plugged:
            self.scene.plug_in()
        else:
            self.scene.unplug()

    def set_camera(self, fault: str) -> None:
        """`fault`: a `hardware.scene.faults.CameraFault`."""
        self.scene.suffer(CameraFault(fault))

    def set_scanner(self, state: str) -> None:
        """`state`: a `hardware.scanner.standin.Standing`."""
        self.scanner.state = ScannerStanding(state)

    def set_lamp(self, state: str) -> None:
        """`state`: a `hardware.lamp.standin.Standing`."""
        self.lamp.state = LampStanding(state)

    def set_printer(self, state: str) -> None:
        """`state`: a `hardware.ticket.standin.physical.Physical`."""
        self.printer.state = Physical(state)

    def set_reader(self, state: str) -> None:
        """`state`: a `hardware.identity.standin.Standing`."""
        self.reader.state = Standing(state)

    def cut_printer_power_after(self, n_bytes: int) -> None:
        self.printer.lose_power_after(n_bytes)

    # -- the hospital and those beside it ----------------------------------------------------------

    def set_hospital(self, kind: str, **settings: Setting) -> None:
        """One fault of `kiosk.demo.hospital.faults`, or "fine"; the platforms are well again, too."""
        self._hospital_faults = []
        self._switch_anew()
        if kind != "fine":
            self.add_hospital_fault(kind, **settings)

    def add_hospital_fault(self, kind: str, **settings: Setting) -> None:
        """One more, besides those there are."""
        self.hospital.fault(kind, **settings)
        self._hospital_faults.append((kind, settings))

    def set_platforms(self, kind: str, **settings: Setting) -> None:
        """One fault of `kiosk.demo.hospital.faults` for the card platforms, besides others."""
        self.add_hospital_fault(kind, under="/platforms", **settings)

    def set_insurance(self, kind: str, **settings: Setting) -> None:
        """One fault of `kiosk.demo.platforms.nhsa_faults`, or "fine"."""
        self._insurance_faults = [] if kind == "fine" else [(kind, settings)]
        self._switch_anew()

    def _switch_anew(self) -> None:
        """The hospital's process mends all at once, or nothing."""
        self.hospital.clear_faults()
        for kind, settings in self._hospital_faults:
            self.hospital.fault(kind, **settings)
        for kind, settings in self._insurance_faults:
            self.hospital.insurance_fault(kind, **settings)

    def insurance_switches(self) -> list[str]:
        """Kinds of the faults that are switched on there."""
        return [kind for kind, _settings in self._insurance_faults]
