"""`yima logs search`, `yima logs export`, and at the vendor's `yima logs open` and `yima logs pictures`.

Exit codes: 0 it is done; 1 refused, and the standard error says why; 2 wrong arguments or settings, or
something cannot be read; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.arguments import day
from kiosk.audit.catalogue import EventId
from kiosk.codes.key_file import KeyFileError
from kiosk.maintenance.export import Exported, Span, export, open_log
from kiosk.maintenance.logs import PAGE, LogEntry, Query, search
from kiosk.maintenance.sealed_log import SealedLogError, opened
from kiosk.maintenance.software import installed_version
from kiosk.maintenance.usb import MOUNT_WITH, UsbProblem, UsbVolumes
from kiosk.maintenance.vendor_key import read_vendor_key, read_vendor_private
from kiosk.maintenance.wording import USB
from kiosk.settings import SETTINGS_PATH, Settings, SettingsError, load
from kiosk.settings.maintenance import maintenance_of

_NAME: Final = "yima logs"
_REFUSED: Final = 1
_MOST_ENTRIES: Final = 100_000
_SEALED: Final = ".sealed"
EVENTS: Final = "events"
"""The log's folder below the storage folder."""


def main(argv: Sequence[str]) -> int:
    """Run `yima logs ARGV...`; the exit code."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    return console.run(_NAME, lambda: _run(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_NAME, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    look = commands.add_parser("search", allow_abbrev=False, help="entries, the newest first")
    look.add_argument("--event", type=_event, action="append", default=[], metavar="NAME")
    look.add_argument("--code", default="", help="of a failure, as docs/REASONS.md has it")
    look.add_argument("--last", type=_count, default=PAGE, metavar="N", help="at most so many")
    out = commands.add_parser("export", allow_abbrev=False, help="to a stick, for the vendor alone")
    for command in (look, out):
        command.add_argument("--since", type=day, metavar="DATE", required=command is out)
        command.add_argument("--until", type=day, metavar="DATE", help="that day included")
        command.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    unseal = commands.add_parser("open", allow_abbrev=False, help="at the vendor's: decrypt one")
    unseal.add_argument("--key", type=Path, required=True, metavar="FILE", help="64 hex digits")
    unseal.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    unseal.add_argument("file", type=Path, metavar="FILE.yimalog")
    pictures = commands.add_parser(
        "pictures", allow_abbrev=False, help="at the vendor's: decrypt a recording of the camera"
    )
    pictures.add_argument("--key", type=Path, required=True, metavar="FILE", help="64 hex digits")
    pictures.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="made anew")
    pictures.add_argument("recording", type=Path, metavar="FOLDER")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    try:
        if arguments.command == "open":
            return _open(arguments)
        if arguments.command == "pictures":
            return _open_pictures(arguments)
        settings = load(arguments.settings, os.environ)
        return (
            _search(arguments, settings)
            if arguments.command == "search"
            else _export(arguments, settings)
        )
    except SettingsError as error:
        console.complain("\n".join(f"{_NAME}: {problem}" for problem in error.problems))
    except KeyFileError as error:
        console.complain(f"{_NAME}: {error}")
    return console.UNREADABLE


def _search(arguments: argparse.Namespace, settings: Settings) -> int:
    zone = settings.terminal.zone
    query = Query(
        since=None if arguments.since is None else _midnight(arguments.since, zone),
        until=None
        if arguments.until is None
        else _midnight(arguments.until + timedelta(days=1), zone),
        events=frozenset(arguments.event),
        code=arguments.code,
    )
    left, older, more = arguments.last, None, True
    while left > 0 and more:
        page = search(settings.storage.folder / EVENTS, query, older=older, size=min(left, PAGE))
        for entry in page.entries:
            _say(_line(entry))
        left -= len(page.entries)
        older, more = page.older, page.older is not None
    return console.DONE


def _export(arguments: argparse.Namespace, settings: Settings) -> int:
    key_file = maintenance_of(settings).vendor_key_file
    if key_file is None:
        return _refuse("maintenance.vendor_key_file is not set: nobody to encrypt for")
    recipient = read_vendor_key(key_file)
    volume = UsbVolumes().the_one()
    if isinstance(volume, UsbProblem):
        return _refuse_stick(volume)
    span = Span(arguments.since, arguments.until or arguments.since)
    made = export(
        settings.storage.folder / EVENTS,
        span,
        volume,
        recipient,
        terminal=settings.terminal.id,
        version=installed_version(),
    )
    if not isinstance(made, Exported):
        return _refuse_stick(made)
    _say(f"{made.name}: {made.entries} entries, {made.size} bytes")
    return console.DONE


def _open(arguments: argparse.Namespace) -> int:
    private = read_vendor_private(arguments.key)
    out: Path = arguments.out
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    try:
        with arguments.file.open("rb") as source, os.fdopen(handle, "wb") as target:
            size = open_log(source, private, target.write)
        Path(name).replace(out)
    except SealedLogError as problem:
        return _refuse(f"{arguments.file}: {problem}")
    finally:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)
    _say(f"{out}: {size} bytes")
    return console.DONE


def _open_pictures(arguments: argparse.Namespace) -> int:
    """Each file that is whole; the last of a recording may not be, where the machine was switched off."""
    private = read_vendor_private(arguments.key)
    sealed = sorted(arguments.recording.glob(f"*{_SEALED}"))
    arguments.out.mkdir(mode=0o700)
    refused = 0
    for each in sealed:
        try:
            with each.open("rb") as source:
                picture = b"".join(opened(source, private))
        except SealedLogError as problem:
            refused = _refuse(f"{each}: {problem}")
        else:
            (arguments.out / each.name.removesuffix(_SEALED)).write_bytes(picture)
    _say(f"{arguments.out}: of {len(sealed)} pictures {len(list(arguments.out.iterdir()))}")
    return refused or console.DONE


def _say(text: str) -> None:
    sys.stdout.write(console.printable(text) + "\n")
    sys.stdout.flush()


def _refuse(why: str) -> int:
    console.complain(f"{_NAME}: {why}")
    return _REFUSED


def _refuse_stick(problem: UsbProblem) -> int:
    how = f" ({MOUNT_WITH})" if problem is UsbProblem.UNSAFE_MOUNT else ""
    return _refuse(USB[problem] + how)


def _line(entry: LogEntry) -> str:
    fields = json.dumps(dict(entry.fields), ensure_ascii=False)
    return f"{entry.seq} {entry.at.isoformat(timespec='milliseconds')} {entry.event} {fields}"


def _midnight(when: date, zone: tzinfo) -> datetime:
    return datetime.combine(when, time(), zone)


def _event(text: str) -> EventId:
    try:
        return EventId(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no event of docs/EVENTS.md") from None


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:7]) <= _MOST_ENTRIES):
        raise argparse.ArgumentTypeError(f"1 to {_MOST_ENTRIES}")
    return int(text)
