"""A small bundle in the place of the real one: as the package sees it, the same."""

from __future__ import annotations

from pathlib import Path

from kiosk.update.release import Release

FILES = 200
"""Enough for an upgrade to be cut short between two of them."""

# Every file says of which version it is: `whole` tells whether all are of one.
_PROGRAM = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
version=$(sed -n 's/.*"version": "\\([^"]*\\)".*/\\1/p' "$here/release.json")
case $1 in
whole)
    [ "$(ls "$here/_internal" | grep -c part)" = "FILES" ] || { echo "torn: files"; exit 9; }
    cat "$here"/_internal/part-* | grep -vx "$version .*" && { echo "torn: $version"; exit 9; }
    grep -q "program of $version" "$0" || { echo "torn: program"; exit 9; }
    echo "$version"
    ;;
decommission)
    [ "$2" = --check ] && [ "$(id -un)" = yima-kiosk ] || exit 2
    [ ! -e /var/lib/yima-kiosk/money-is-open ]
    ;;
launch | enrol | update) exec python3 -I "$here/_internal/session.py" "$@" ;;
*) exit 2 ;;
esac
exit
# program of VERSION
"""

# What `yima supervise` says to systemd, and traces of what the unit let it do.
_SESSION = """
import os, signal, socket, sys, time
fetching = sys.argv[1] == "update"
home = "/var/lib/yima-kiosk-update" if fetching else "/var/lib/yima-kiosk"
def note(name, text):
    with open(f"{home}/{name}", "a") as file:
        file.write(text + "\\n")
def allowed(path):
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError:
        return "no"
    return "yes"
def say(text):
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address:
        address = "\\0" + address[1:] if address[0] == "@" else address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(text.encode(), address)
def end(*_):
    note("ended", "in order")
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
note("starts", " ".join(sys.argv[1:]))
note("pids", str(os.getpid()))
note("facts", f"display {os.environ.get('WAYLAND_DISPLAY') or os.environ.get('DISPLAY')}")
note("facts", f"watched by pid {'WATCHDOG_PID' in os.environ}")
for path in ("/etc/yima-kiosk/try", "/opt/yima-kiosk/base/try", "/var/lib/yima-kiosk/try",
             "/var/lib/yima-kiosk-update/try", "/etc/try", "/run/yima-kiosk/try"):
    note("facts", f"writes {path} {allowed(path)}")
with open("/proc/self/status") as status:
    note("facts", " ".join(next(line for line in status if line.startswith("CapBnd")).split()))
if fetching:
    sys.exit(0)
say("READY=1")
while not os.path.exists(f"{home}/hang"):
    say("WATCHDOG=1")
    if sys.argv[1] == "enrol" and os.path.exists("/etc/yima-kiosk/terminal.toml"):
        if not os.path.exists(f"{home}/reading"):
            sys.exit(0)
    time.sleep(0.5)
while True:
    time.sleep(1)
"""


def make_bundle(folder: Path, version: str = "1.0.0") -> Path:
    """A release of that version in `folder`, which is made; its path."""
    inner = folder / "_internal"
    inner.mkdir(parents=True)
    for number in range(FILES):
        (inner / f"part-{number:03}").write_text(f"{version} {'x' * (number % 7) * 900}\n")
    # One of this version's own, so that an upgrade takes files away as well.
    (inner / f"only-in-{version}").write_text(version)
    (inner / "session.py").write_text(_SESSION)
    (folder / "release.json").write_bytes(Release(version, "linux-x86_64", "0" * 40).to_bytes())
    (folder / "sbom.cdx.json").write_text("{}")
    (folder / "licences").mkdir()
    (folder / "licences" / "LICENSE.txt").write_text("Apache License 2.0\n")
    program = folder / "yima-kiosk"
    program.write_text(_PROGRAM.replace("FILES", str(FILES)).replace("VERSION", version))
    program.chmod(0o755)
    return folder
