"""Wine with an installer: what stands in for a machine with Windows. It sets no permissions and makes no groups."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from build_spec.windows import installer
from build_spec.windows.bundle import EXECUTABLE, SESSION
from kiosk.update import release

ROOT = Path(__file__).parents[2]
# Debian's package puts it where no PATH leads.
_WINE: Final = next(
    (each for each in ("/usr/lib/wine/wine64", "/usr/bin/wine64") if Path(each).exists()), "wine64"
)
_PROGRAM: Final = r"""
Target amd64-unicode
Unicode true
SilentInstall silent
RequestExecutionLevel user
OutFile "${OUT}"
!include LogicLib.nsh
!include FileFunc.nsh
Section
  ${GetParameters} $0
  FileOpen $1 "C:\asked.txt" a
  FileSeek $1 0 END
  FileWrite $1 "$0$\n"
  FileClose $1
  ${If} $0 == "hold"
    ${Do}
      Sleep 100
      ${LoopWhile} ${FileExists} "C:\hold.txt"
  ${EndIf}
  ${If} ${FileExists} "C:\pending.txt"
    SetErrorLevel 1
  ${EndIf}
SectionEnd
"""
"""In the place of yima-kiosk.exe: notes what it is asked, says no while C:\\pending.txt is there."""


class Machine:
    """A drive C: below `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.drive = folder / "wine" / "drive_c"
        self.program = self.drive / "Program Files" / "YimaKiosk"
        self.data = self.drive / "ProgramData" / "YimaKiosk"
        self._environment = {
            **os.environ,
            "WINEPREFIX": str(folder / "wine"),
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": "",
        }
        self.ok("wineboot", "-i")
        self.ok("winecfg", "/v", "win10")

    def start(self, *command: str | Path, within: Path | None = None) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [_WINE, *command],
            env=self._environment,
            cwd=within,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *command: str | Path) -> int:
        return self.start(*command).wait(300)

    def ok(self, *command: str | Path) -> None:
        assert self.run(*command) == 0, command

    def install(self, version: str) -> int:
        return self.run(self.installer(version), "/S")

    def uninstall(self, *switches: str) -> int:
        """Waits for it: a batch file, since the last argument must not be quoted."""
        batch = self.drive / "uninstall.bat"
        batch.write_text(
            rf'@"C:\Program Files\YimaKiosk\uninstall.exe" {" ".join(switches)} _?=C:\Program Files\YimaKiosk'
            "\r\n"
        )
        return self.run("cmd", "/c", r"C:\uninstall.bat")

    def installer(self, version: str) -> Path:
        path = self._folder / installer.name_of(version)
        if not path.exists():
            payload = self._folder / f"release-{version}"
            installer.stand_in(payload, version)
            for name in (EXECUTABLE, SESSION):
                (payload / name).write_bytes(self._stand_in().read_bytes())
            made = installer.compile_installer(payload, version, self._folder, ROOT / "LICENSE")
            assert isinstance(made, installer.Compiled), made
        return path

    def _stand_in(self) -> Path:
        path = self._folder / "program.exe"
        if not path.exists():
            script = self._folder / "program.nsi"
            script.write_text(_PROGRAM, encoding="utf-8")
            subprocess.run(["makensis", "-V1", f"-DOUT={path}", script], check=True)
        return path

    @property
    def version(self) -> str | None:
        """Of what is installed; None: nothing is."""
        found = release.read(self.program / "app")
        return found.version if isinstance(found, release.Release) else None

    @property
    def asked(self) -> list[str]:
        path = self.drive / "asked.txt"
        return path.read_text().splitlines() if path.exists() else []

    def end(self) -> None:
        self.run("wineboot", "-k")
