"""`yima settings show | check | set | undo | history`: one terminal's settings, for its staff.

`show` and `check` only read, whether the terminal runs or not. What `set` and `undo` change counts
from the next start on. No content of a key or a secret is ever printed: settings have its file's path.

Exit codes: 0 shown, usable, changed; 1 not changed, or something is left out; 2 the settings cannot be
used, something could not be read or written, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

import msgspec

from kiosk import console
from kiosk.clock import SystemClock
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.process import is_of_another_user, leave_no_core
from kiosk.reports.command import put
from kiosk.settings import SettingsError, layers, options, proving
from kiosk.settings.differences import Difference, difference
from kiosk.settings.edit import Editor, Refused
from kiosk.settings.fleet_store import FleetStore
from kiosk.settings.layers import Layered, Level
from kiosk.settings.local import Change
from kiosk.settings.provenance import Origin, origins

_NAME: Final = "yima settings"
_OTHER_USER: Final = "the storage folder belongs to another user: run this as that user"


def main(argv: Sequence[str], *, now: Callable[[], int] | None = None) -> int:
    """Run `yima settings ARGV...`; the exit code. `now`: Unix seconds."""
    try:
        arguments = options.parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    arguments.now = (now or SystemClock().now)()
    return console.run(_NAME, lambda: put(_NAME, _answered(arguments), as_json=arguments.json))


def _answered(arguments: argparse.Namespace) -> Answer:
    try:
        layered = layers.read(arguments.settings, os.environ)
        return _ANSWERS[arguments.command](arguments, layered)
    except SettingsError as error:
        content = {"result": "settings", "problems": error.problems}
        return Answer(content, error.problems, console.UNREADABLE)
    except OSError as error:
        return refused("disk", f"nothing was changed: {error.strerror}", console.UNREADABLE)


def _show(arguments: argparse.Namespace, layered: Layered) -> Answer:
    found = [each for each in origins(layered) if _is_asked_for(each, arguments)]
    if arguments.names and not found:
        return refused("no_such_setting", "this terminal has no such setting")
    content = {
        "result": "ok",
        "settings": {
            each.name: msgspec.to_builtins(each) if arguments.origin else each.value
            for each in found
        },
        "remarks": layered.remarks,
    }
    rows = tuple(_with_origin(found) if arguments.origin else map(_line, found))
    return Answer(content, (*rows, *map("! {}".format, layered.remarks)))


def _is_asked_for(origin: Origin, arguments: argparse.Namespace) -> bool:
    if arguments.set and origin.level is Level.DEFAULT:
        return False
    table = origin.name.partition(".")[0]
    return not arguments.names or origin.name in arguments.names or table in arguments.names


def _line(origin: Origin) -> str:
    return f"{origin.name} = {_value(origin.value)}"


def _with_origin(found: Sequence[Origin]) -> Iterator[str]:
    rows = [
        (
            each.name,
            _value(each.value),
            each.level.value,
            _moment(each.at),
            each.by or "",
            each.file,
        )
        for each in found
    ]
    titles = ("setting", "value", "from", "since", "by", "file")
    widths = [min(40, max(map(len, column))) for column in zip(titles, *rows, strict=True)]
    for row in (titles, *rows):
        yield "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _check(arguments: argparse.Namespace, layered: Layered) -> Answer:
    folder = Editor(arguments.settings, os.environ).folder
    store, waiting = FleetStore(folder), proving.read(folder)
    refusal, held = store.refused(), layered.fleet
    content = {
        "result": "remarks" if layered.remarks or refusal else "ok",
        "remarks": layered.remarks,
        "fleet": held and {**msgspec.to_builtins(held), "digest": held.digest},
        "refused": msgspec.to_builtins(refusal),
        "local": layered.changes.number,
        "unproven": waiting is not None,
    }
    lines = [f"fleet   {_fleet_in_words(layered)}"]
    if refusal is not None:
        lines.append(f"        version {refusal.version} is not in force, {_moment(refusal.at)}:")
        lines += (f"        ! {problem}" for problem in refusal.problems)
    lines.append(f"local   {len(layered.changes.values)} changed at this terminal")
    if waiting is not None:
        lines.append("        not proven yet: this terminal has not come up with it")
    lines += (f"! {remark}" for remark in layered.remarks)
    return Answer(content, tuple(lines), NOT_SO if layered.remarks or refusal else console.DONE)


def _fleet_in_words(layered: Layered) -> str:
    if not layered.settings.fleet.site:
        return "none: this terminal's file names no site"
    if layered.fleet is None:
        return "nothing in force"
    names = ", ".join(file.target for file in layered.fleet.files) or "no file for this terminal"
    return f"version {layered.fleet.version}, {_moment(layered.fleet.taken_at)}: {names}"


def _set(arguments: argparse.Namespace, layered: Layered) -> Answer:
    wanted: dict[str, Any] = dict(arguments.pairs) | dict.fromkeys(arguments.drop)
    if not wanted:
        return refused("nothing", "nothing named to set or to drop", console.UNREADABLE)
    editor = Editor(arguments.settings, os.environ)
    if is_of_another_user(layered.settings.storage.folder):
        return refused("other_user", _OTHER_USER, console.UNREADABLE)
    return _done(editor.change(wanted, by=arguments.by, at=arguments.now), layered)


def _undo(arguments: argparse.Namespace, layered: Layered) -> Answer:
    if is_of_another_user(layered.settings.storage.folder):
        return refused("other_user", _OTHER_USER, console.UNREADABLE)
    editor = Editor(arguments.settings, os.environ)
    return _done(editor.undo(by=arguments.by, at=arguments.now, to=arguments.to), layered)


def _done(made: tuple[Change, Any] | Refused, before: Layered) -> Answer:
    if isinstance(made, Refused):
        return Answer({"result": "refused", "problems": made.problems}, made.problems, NOT_SO)
    change, settings = made
    changed = difference(before.settings, settings)
    content = {"result": "changed", "change": msgspec.to_builtins(change), **asdict(changed)}
    return Answer(content, (f"change {change.number}", *_in_words(changed, change)))


def _in_words(changed: Difference, change: Change) -> Iterator[str]:
    yield from (f"  {name}" for name in changed.changed)
    for name in sorted(set(change.names) - set(changed.changed)):
        yield f"  {name}: makes no difference: the environment has it, or it was so before"
    if changed:
        yield "counts from the next start of the terminal on"


def _history(_: argparse.Namespace, layered: Layered) -> Answer:
    changes = layered.changes.changes
    content = {"result": "ok", "changes": msgspec.to_builtins(changes)}
    lines = tuple(line for each in reversed(changes) for line in _told(each))
    return Answer(content, lines or ("nothing was ever changed at this terminal",))


def _told(change: Change) -> Iterator[str]:
    yield f"{change.number:>4}  {_moment(change.at)}  {change.act}  by {change.by}"
    for name in change.names:
        was = _value(change.before[name]) if name in change.before else "not set here"
        now = _value(change.values[name]) if name in change.values else "not set here"
        yield f"      {name}: {was} -> {now}"


_ANSWERS: Final = {
    "show": _show,
    "check": _check,
    "set": _set,
    "undo": _undo,
    "history": _history,
}


def _value(value: Any) -> str:
    return "-" if value is None else json.dumps(value, ensure_ascii=False)


def _moment(moment: int | None) -> str:
    if moment is None:
        return ""
    try:
        return datetime.fromtimestamp(moment).astimezone().isoformat(sep=" ", timespec="minutes")
    except (ValueError, OverflowError, OSError):
        return str(moment)
