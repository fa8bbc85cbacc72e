"""A speech-dispatcher of the terminal's own, with voices named as Qt wants them.

The system's, if any, belongs to a desktop that a terminal does not have, and knows no Mandarin by a
name that Qt understands. Whoever wants another daemon names it in SPEECHD_ADDRESS.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path

_COMES_WITHIN = 8.0  # seconds
_ENDS_WITHIN = 2.0
_PREFIX = "yima-voice-"
_LEFT_BEHIND = 60.0  # seconds; nobody is any more where the daemon of a killed engine was
_ALONE_FOR = "20"  # seconds without anybody to speak for: then it ends, whatever became of us


@contextmanager
def own_daemon() -> Iterator[None]:
    """While inside, SPEECHD_ADDRESS leads to it; nothing happens where none can be started."""
    program = shutil.which("speech-dispatcher")
    if program is None or "SPEECHD_ADDRESS" in os.environ:
        yield
        return
    _clear_up()
    # Of a short name: a socket's path has at most 107 bytes.
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX) as name,
        as_file(files("resources") / "speech") as settings,
    ):
        socket = Path(name) / "socket"
        command = [program, "--run-single", "--config-dir", str(settings), "--log-dir", name]
        command += [
            "--socket-path",
            str(socket),
            "--pid-file",
            f"{name}/pid",
            "--timeout",
            _ALONE_FOR,
        ]
        daemon = subprocess.Popen(  # noqa: S603 - found on the path, our own arguments
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            if _is_there(socket, daemon):
                os.environ["SPEECHD_ADDRESS"] = f"unix_socket:{socket}"
            yield
        finally:
            os.environ.pop("SPEECHD_ADDRESS", None)
            _end(daemon)


def _clear_up() -> None:
    """Remove the folders of engines that were killed: their daemons have ended by themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            facts = folder.lstat()
            old = abs(time.time() - facts.st_mtime) > _LEFT_BEHIND
            if old and facts.st_uid == os.geteuid() and not _runs(folder / "pid"):
                shutil.rmtree(folder, ignore_errors=True)


def _runs(pid_file: Path) -> bool:
    try:
        os.kill(int(pid_file.read_text()), 0)
    except (OSError, ValueError):
        return False
    return True


def _is_there(socket: Path, daemon: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + _COMES_WITHIN
    while not socket.exists() and time.monotonic() < until and daemon.poll() is None:
        time.sleep(0.02)
    return socket.exists()


def _end(daemon: subprocess.Popen[bytes]) -> None:
    daemon.terminate()
    with suppress(subprocess.TimeoutExpired):
        daemon.wait(_ENDS_WITHIN)
        return
    daemon.kill()
    daemon.wait()
