"""Debian's `ippeveprinter` (cups-ipp-utils) as an A4 printer on loopback, with faults at will.

It wants D-Bus, for Avahi, and neither is needed when it announces nothing (`-r off`): a bus of its own
with nobody on it will do, so that nothing of the machine is started, found or touched.
"""

from __future__ import annotations

import signal
import time
from pathlib import Path
from urllib.request import urlopen

from tests.printing.programs import Program, free_port, listens

_COMMAND = Path(__file__).parent / "print.sh"
_A4 = "iso_a4_210x297mm"
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""


class IppEvePrinter:
    """A printer in `folder`, which had better be short: a socket lies there.

    `uri`: where it is. `spool`: where it keeps what it received. It has A4 in its tray.
    `certificate`: what it shows at `secure_uri`, of its own making when it is first asked there.
    """

    def __init__(self, folder: Path, *, formats: str = "application/pdf") -> None:
        self.spool = folder / "spool"
        self.certificate = folder / "ssl" / "localhost.crt"
        self._controls = folder / "controls"
        self._folder = folder
        self._formats = formats
        self._port = free_port()
        self._bus: Program | None = None
        self._printer: Program | None = None
        for each in (self.spool, self._controls, self.certificate.parent):
            each.mkdir(parents=True)

    @property
    def uri(self) -> str:
        return f"ipp://127.0.0.1:{self._port}/ipp/print"

    @property
    def secure_uri(self) -> str:
        """By its name: the certificate has no address."""
        return f"ipps://localhost:{self._port}/ipp/print"

    def start(self) -> IppEvePrinter:
        """Switch it on; again after `pull_the_plug`, with its memory lost."""
        socket = self._folder / "bus"
        if self._bus is None:
            conf = self._folder / "bus.conf"
            conf.write_text(_BUS.format(socket=socket))
            arguments = ["dbus-daemon", f"--config-file={conf}", "--nofork", "--nopidfile"]
            self._bus = Program(arguments, self._folder / "bus.log")
            self._bus.wait_until(socket.exists)
        # Its name has to be one that stands for both 127.0.0.1 and ::1: it listens on both or not at all.
        self._printer = Program(
            [
                *("ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(self._port)),
                *("-d", str(self.spool), "-k", "-f", self._formats, "-2", "-vv"),
                *("-K", str(self.certificate.parent), "-c", str(_COMMAND), "Yima test printer"),
            ],
            self._folder / "printer.log",
            {
                "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={socket}",
                "YIMA_PRINTER_CONTROLS": str(self._controls),
            },
        )
        self._printer.wait_until(lambda: listens(self._port))
        self.load(_A4)
        return self

    def stop(self) -> None:
        for program in (self._printer, self._bus):
            if program is not None:
                program.end()

    def pull_the_plug(self) -> None:
        assert self._printer is not None
        self._printer.end(signal.SIGKILL)

    def load(self, media: str, sheets: int = 250) -> None:
        """Put paper into the tray, by the printer's own web page."""
        form = f"size1={media}&type1=stationery&level1={sheets}&size3=&type3=&level3=-2"
        with urlopen(f"http://127.0.0.1:{self._port}/media?{form}", timeout=5) as page:
            assert page.status == 200

    def hold(self, reason: str, *, after_page: int = 0) -> None:
        """Stop there, for that `printer-state-reason`, until `go_on`."""
        file = self._controls / f"hold.{after_page}"
        new = self._controls / "new"
        new.write_text(f"{reason}\n")
        new.rename(file)

    def abort(self, *, after_page: int = 0) -> None:
        """Give each job up there."""
        (self._controls / f"abort.{after_page}").touch()

    def go_on(self) -> None:
        """Somebody has put it right. Paper too: without, it does not even begin the next job."""
        for file in self._controls.glob("hold.*"):
            file.unlink()
        if listens(self._port):
            self.load(_A4)

    @property
    def paper(self) -> list[str]:
        """What came out, in its order: job's name and page."""
        paper = self._controls / "paper"
        return paper.read_text("utf-8").splitlines() if paper.exists() else []

    @property
    def received(self) -> list[Path]:
        """The documents as they arrived, the oldest first."""
        return sorted(self.spool.glob("*.pdf"), key=lambda file: int(file.name.split("-")[0]))

    def wait_for_paper(self, pages: int) -> None:
        deadline = time.monotonic() + 20
        while len(self.paper) < pages:
            assert time.monotonic() < deadline, "the paper does not come"
            time.sleep(0.02)
