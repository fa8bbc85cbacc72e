"""Debian's CUPS scheduler on loopback, with a configuration, a spool and a port of its own."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

from tests.printing.programs import Program, find_program, free_port, listens

_CUPSD = """\
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel info
PreserveJobHistory Yes
PreserveJobFiles 1d
JobKillDelay 1
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Cancel-Job CUPS-Get-Document Send-Document Send-URI Hold-Job Release-Job Cancel-My-Jobs>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
# It puts its helpers under the user `lp`, who has to get at the folders.
_FILES = """\
ServerRoot {root}
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/spool/tmp
DocumentRoot {root}
ErrorLog {root}/error_log
AccessLog {root}/access_log
PageLog {root}/page_log
Printcap {root}/printcap
SystemGroup root lpadmin
"""


class CupsServer:
    """A scheduler in `root`, a folder which `lp` can enter and nobody else uses.

    `spool`: where its jobs and their documents lie.
    """

    def __init__(self, root: Path) -> None:
        self.spool = root / "spool"
        self._root = root
        self._port = free_port()
        self._program: Program | None = None
        for each in ("cache", "state", "spool/tmp", "ppd", "ssl"):
            (root / each).mkdir(parents=True)
        (root / "cupsd.conf").write_text(_CUPSD.format(port=self._port))
        (root / "cups-files.conf").write_text(_FILES.format(root=root))

    def start(self) -> CupsServer:
        self._program = Program(
            [
                *("cupsd", "-f", "-c", str(self._root / "cupsd.conf")),
                *("-s", str(self._root / "cups-files.conf")),
            ],
            self._root / "cupsd.log",
        )
        self._program.wait_until(lambda: listens(self._port))
        return self

    def stop(self, *, hard: bool = False) -> None:
        if self._program is not None:
            self._program.end(signal.SIGKILL if hard else signal.SIGTERM)

    def add_queue(self, name: str, printer: str, model: str = "everywhere") -> str:
        """A queue before the printer at that address. Returns the queue's own."""
        self._command("lpadmin", "-p", name, "-E", "-v", printer, "-m", model)
        if model == "everywhere":
            self._wait_for_queue(name)
        return f"ipp://127.0.0.1:{self._port}/printers/{name}"

    def disable(self, name: str) -> None:
        self._command("cupsdisable", name)

    def enable(self, name: str) -> None:
        self._command("cupsenable", name)

    @property
    def documents(self) -> list[Path]:
        """What its spool holds of documents (d-files) and of jobs (c-files)."""
        return [*self.spool.glob("d*"), *self.spool.glob("c*")]

    def _wait_for_queue(self, name: str) -> None:
        """CUPS asks the printer what it can do behind our back, and then starts the queue."""
        log, words = self._root / "error_log", f'Printer "{name}" is now available'
        deadline = time.monotonic() + 20
        while words not in log.read_text("utf-8", "replace"):
            assert time.monotonic() < deadline, "the queue does not come up"
            time.sleep(0.02)

    def _command(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [find_program(program), "-h", f"127.0.0.1:{self._port}", *arguments],
            check=False,
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert done.returncode == 0, done.stderr
