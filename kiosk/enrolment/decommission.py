"""Taking a terminal out of use: nothing while money or paper is pending; then the log out, then all away."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.clock import Clock
from kiosk.enrolment import pending, sheet, wipe
from kiosk.enrolment.apply import ENROLLED, is_apart
from kiosk.enrolment.pending import Pending
from kiosk.enrolment.saving import Asked, Terminal, content_of, saved
from kiosk.enrolment.wipe import Mark
from kiosk.payment.process_lock import ProcessLock
from kiosk.payment.till import LOCK_FILE
from kiosk.payment.tools import told
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.process import is_of_another_user
from kiosk.reports import print_told
from kiosk.settings.reading import SettingsError, Tables, overlaid, read_tables, validated

_TERMINALS: Final = frozenset({ENROLLED, "installation.key", "events", "trust", "audit"})
"""What tells a terminal's storage from any other folder."""
_LEFT: Final = "left in place: {}"
_AGAIN: Final = "see what holds it, and run `yima decommission` again: it goes on"
_STOP: Final = (
    "the terminal is running: take it out of service, then stop it "
    "(systemctl stop yima-kiosk.path yima-kiosk.service)"
)


def standing(path: Path, asked: Asked, clock: Clock) -> Terminal | Answer:
    """The terminal, if it may go; or why not, or what is to be done first. Changes nothing."""
    terminal = _terminal(path, is_lost=asked.lost)
    if isinstance(terminal, Answer):
        return terminal
    refusal = _not_ours(terminal)
    if refusal is not None:
        return refusal
    owed = pending.look(terminal.storage)
    return _owed(terminal, owed, clock) if owed and not asked.lost else terminal


def carry_out(terminal: Terminal, asked: Asked, clock: Clock) -> Answer:
    """Write the last entry, sign, export, wipe."""
    lock = ProcessLock(terminal.storage / LOCK_FILE)
    if not lock.take() or pending.is_running(terminal.storage, terminal.path, lock):
        lock.release()
        return refused("running", _STOP)
    try:
        owed = pending.look(terminal.storage)  # again, now that nothing can be begun any more
        if owed and not asked.lost:
            return _owed(terminal, owed, clock)
        exported = saved(terminal, asked, clock)
        if isinstance(exported, Answer):
            return exported
        mark = Mark(
            terminal.id,
            str(terminal.storage.resolve()),
            terminal.files,
            datetime.fromtimestamp(clock.now(), UTC).date().isoformat(),
            str(asked.by or ""),
            str(asked.second or ""),
            asked.lost,
        )
        try:
            wipe.begin(terminal.path, mark)
        except OSError as error:
            why = f"nothing was wiped: {error.strerror}"
            return refused("disk", why, console.UNREADABLE)
        return _finished(terminal.path, mark, (*exported, *_outside(terminal)))
    finally:
        lock.release()


def go_on(path: Path, mark: Mark) -> Answer:
    """End a decommission that was cut off."""
    if is_of_another_user(path.parent):
        return _OTHER_USER
    if pending.is_running(Path(mark.storage), path):
        return refused("running", _STOP)
    return _finished(path, mark, ())


def _finished(path: Path, mark: Mark, said: tuple[str, ...]) -> Answer:
    try:
        left = wipe.finish(path, mark)
    except OSError as error:
        return refused("disk", f"not all is gone: {error.strerror}; {_AGAIN}", console.UNREADABLE)
    if left:
        lines = (*said, *(_LEFT.format(each) for each in left), _AGAIN)
        return Answer({"result": "left", "left": left}, lines, console.UNREADABLE)
    words = f"{mark.terminal} is wiped: this machine is no terminal any more"
    return Answer({"result": "wiped", "terminal": mark.terminal}, (*said, words))


_OTHER_USER: Final = refused(
    "other_user",
    "the folder belongs to another user: run this as that user, or as root with runuser -u yima-kiosk",
    console.UNREADABLE,
)


def _terminal(path: Path, *, is_lost: bool) -> Terminal | Answer:
    try:
        tables = overlaid(read_tables(path), os.environ)
    except SettingsError as error:
        return refused("settings", error.problems[0], console.UNREADABLE)
    try:
        settings = validated(tables, path.parent)
    except SettingsError as error:
        if not is_lost:
            return Answer(
                {"result": "settings", "problems": error.problems},
                (*error.problems, "put it right, or see --lost"),
                console.UNREADABLE,
            )
        return _by_hand(path, tables)
    return Terminal(
        path, settings.terminal.id, settings.storage.folder, *_files(path, tables), settings
    )


def _by_hand(path: Path, tables: Tables) -> Terminal | Answer:
    """Of settings that are wrong in some other place."""
    with suppress(KeyError, TypeError, AttributeError):
        storage, name = tables["storage"]["folder"], tables["terminal"]["id"]
        if isinstance(storage, str) and storage and isinstance(name, str):
            return Terminal(path, name, path.parent / storage, *_files(path, tables), None)
    return refused("settings", "terminal.id or storage.folder: missing", console.UNREADABLE)


def _files(path: Path, tables: Tables) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files beside terminal.toml; and others that the settings name."""
    own = path.parent.resolve()
    beside: list[str] = []
    outside: list[str] = []
    for name in sheet.brought(tables).values():
        is_within = (own / name).resolve().is_relative_to(own) and (own / name).resolve() != own
        (beside if is_within else outside).append(name)
    flat = (value for keys in tables.values() if isinstance(keys, dict) for value in keys.items())
    outside += (
        value
        for key, value in flat
        if isinstance(value, str) and key.endswith("_file") and value.startswith("/")
    )
    return tuple(beside), tuple(outside)


def _not_ours(terminal: Terminal) -> Answer | None:
    storage = terminal.storage
    if not storage.is_dir():
        return refused("no_storage", f"{storage}: there is no such folder", console.UNREADABLE)
    if is_of_another_user(storage) or is_of_another_user(terminal.path.parent):
        return _OTHER_USER
    if pending.is_running(storage, terminal.path):
        return refused("running", _STOP)
    names = {each.name for each in storage.iterdir()}
    if not is_apart(storage, terminal.path.parent) or (names and not names & _TERMINALS):
        why = f"{storage}: not the storage of a terminal; nothing is touched"
        return refused("not_a_storage", why, console.UNREADABLE)
    return None


def _owed(terminal: Terminal, owed: Pending, clock: Clock) -> Answer:
    """What is pending, by number, and what to do about each."""
    zone = None if terminal.settings is None else terminal.settings.terminal.zone
    lines = ["not yet: money or paper is pending"]
    lines += (f"  {told.order_row(order, zone)}" for order in (*owed.orders, *owed.watched))
    if owed.orders:
        lines.append("  `yima journal show ORDER`, then `settle` or `reverse` (docs/OPERATION.md)")
    if owed.watched:
        lines.append(
            "  closed just now: money may still come; start the terminal, wait a quarter of an hour"
        )
    for line in owed.prints:
        lines.append(f"  {print_told.row(line, zone)}")
        lines.append(f"    waits for {print_told.waits_for(line)}")
    lines += (
        f"  {name}: {why.name.lower()}: keep a copy, go by the gateway's books, then --lost"
        for name, why in owed.unread.items()
    )
    return Answer({"result": "pending", **content_of(owed, terminal, clock)}, tuple(lines), NOT_SO)


def _outside(terminal: Terminal) -> tuple[str, ...]:
    return tuple(f"not wiped, it lies elsewhere: {each}" for each in terminal.outside)
