"""What goes out of a terminal before it is wiped: its log, signed to the end, and what was still owed."""

from __future__ import annotations

import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk import console
from kiosk.audit.catalogue import EventId, FieldValue, HeadKind, StaffId
from kiosk.audit.export import export
from kiosk.audit.keeper import FOLDER, KEY_FILE, HeadKeeper
from kiosk.audit.key import AuditKey, load
from kiosk.audit.log import EventLog
from kiosk.clock import Clock
from kiosk.enrolment import pending
from kiosk.enrolment.pending import Pending
from kiosk.journal import durable_file
from kiosk.payment.tools import told
from kiosk.payment.tools.answer import Answer, refused
from kiosk.reports import print_told
from kiosk.settings.reading import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """`export`: where the log goes, outside all that is wiped. `second`: for `lost`."""

    by: StaffId | None = None
    second: StaffId | None = None
    lost: bool = False
    export: Path | None = None


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal as far as its settings can be read. `settings`: None where they cannot be used."""

    path: Path
    id: str
    storage: Path
    files: tuple[str, ...]
    outside: tuple[str, ...]  # files that the settings name in other places; not wiped
    settings: Settings | None


def saved(terminal: Terminal, asked: Asked, clock: Clock) -> tuple[str, ...] | Answer:
    """The log, signed to the last entry, out of what is wiped; lines for people."""
    out = asked.export
    if out is None:
        return refused(
            "no_export", "--export FILE.tar.gz: the log is the hospital's, and goes first"
        )
    kept = out.parent.resolve()
    wiped = (terminal.storage.resolve(), terminal.path.parent.resolve())
    if any(kept.is_relative_to(each) for each in wiped):
        return refused("export", f"{out}: that folder is wiped, too")
    if os.path.lexists(out) or not out.parent.is_dir():  # before the log says what is not so
        taken = f"{out}: is there already, or its folder is not"
        return refused("export", taken, console.UNREADABLE)
    owed = pending.look(terminal.storage)
    try:
        is_signed = _sign(terminal, asked, clock)
        if not (is_signed or asked.lost):
            return refused("not_logged", "the log takes no last entry: is the disk full?")
        number = _exported(terminal, out)
        lines = [f"{out}: {number} files of the log, and the heads"]
    except (OSError, EOFError, tarfile.TarError) as error:
        why = error.strerror if isinstance(error, OSError) else "not whole"
        if not asked.lost:
            return refused("export", f"nothing was wiped: {out}: {why}", console.UNREADABLE)
        lines = [f"the log could not be saved: {why}"]
    if owed or owed.messages:
        beside = out.with_name(f"{out.name}.open.json")
        try:
            durable_file.replace(beside, _as_text(content_of(owed, terminal, clock)))
        except OSError as error:
            return refused("export", f"nothing was wiped: {beside}: {error.strerror}")
        lines.append(f"{beside}: what was pending: {', '.join(_counted(owed))}")
    return tuple(lines)


def _sign(terminal: Terminal, asked: Asked, clock: Clock) -> bool:
    log = EventLog(terminal.storage / "events", terminal=terminal.id, clock=clock, keep_days=36_500)
    fields: dict[str, FieldValue] = {"lost": asked.lost}
    if asked.by is not None:
        fields["staff"] = asked.by
    if asked.second is not None:
        fields["second"] = asked.second
    log.record(EventId.DECOMMISSIONED, fields)
    keeper = HeadKeeper(terminal.storage, log, terminal=terminal.id, clock=clock)
    with console.native_stderr_silenced():
        return log.flush() and keeper.tend(HeadKind.SHUTDOWN)


def _exported(terminal: Terminal, out: Path) -> int:
    """Raises OSError, EOFError, tarfile.TarError. It is on the disk, and was read again."""
    key = load(terminal.storage / FOLDER / KEY_FILE)
    number = export(terminal.storage, out, key.public if isinstance(key, AuditKey) else None)
    try:
        with out.open("rb+") as file:
            os.fsync(file.fileno())
        with suppress(OSError):  # a stick's file system may not know how
            durable_file.sync_folder(out.parent)
        with tarfile.open(out, "r:gz") as tar:
            for member in tar:
                held = tar.extractfile(member)
                if held is None or len(held.read()) != member.size:
                    raise tarfile.ReadError
    except (OSError, tarfile.TarError, EOFError):
        with suppress(OSError):
            out.unlink()
        raise
    return number


def _counted(owed: Pending) -> Iterator[str]:
    counts: Mapping[str, int] = {
        "orders": len(owed.orders) + len(owed.watched),
        "prints": len(owed.prints),
        "journals that cannot be read": len(owed.unread),
        **{f"messages ({kind})": count for kind, count in owed.messages.items()},
    }
    return (f"{count} {name}" for name, count in counts.items() if count)


def content_of(owed: Pending, terminal: Terminal, clock: Clock) -> dict[str, Any]:
    zone = None if terminal.settings is None else terminal.settings.terminal.zone
    return {
        "terminal": terminal.id,
        "at": datetime.fromtimestamp(clock.now(), UTC).isoformat(timespec="seconds"),
        "orders": [told.order(each, zone) for each in owed.orders],
        "watched": [told.order(each, zone) for each in owed.watched],
        "prints": [print_told.content(each, zone) for each in owed.prints],
        "unread": {name: why.name.lower() for name, why in owed.unread.items()},
        "messages": dict(owed.messages),
    }


def _as_text(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
