"""What `yima audit` answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.audit.export import EVENTS, PUBLIC_KEY, export
from kiosk.audit.finding import Finding, Verdict
from kiosk.audit.finding_words import WORDS, where
from kiosk.audit.head import PublicKeys, SignedHead
from kiosk.audit.head_file import LARGEST_FILE, HeadFile, heads_in
from kiosk.audit.keeper import FOLDER, HEADS_FILE, KEY_FILE
from kiosk.audit.key import AuditKey, load
from kiosk.audit.trace import marks_of, trace
from kiosk.audit.tracing import read_key
from kiosk.audit.verify import verify
from kiosk.codes import sm2_curve
from kiosk.codes.key_file import KeyFileError, unhex
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.settings import Settings

_LARGEST_KEY: Final = 4_096


@dataclass(frozen=True, slots=True)
class Place:
    """A terminal's storage folder, or an export, which has the same layout."""

    folder: Path
    terminal: str

    @property
    def events(self) -> Path:
        return self.folder / EVENTS

    @property
    def heads(self) -> HeadFile:
        return HeadFile(self.folder / FOLDER / HEADS_FILE)


def place_of(settings: Settings) -> Place:
    return Place(settings.storage.folder, settings.terminal.id)


def verified(place: Place, head_files: Sequence[Path], key_texts: Sequence[str]) -> Answer:
    """Whether the log is as the terminal wrote it; where not, what is wrong first."""
    try:
        publics = [_public(text) for text in key_texts] or _own_keys(place)
        own = place.heads.read()
        told = [head for path in head_files for head in _heads_in(path)]
    except ValueError as problem:
        return refused("unreadable", str(problem), console.UNREADABLE)
    keys = PublicKeys(*publics)
    verdict = verify(place.events, place.terminal, [*own, *told], keys, all_heads=bool(own))
    return _verdict(place, verdict, is_own=bool(publics) and not key_texts)


def public_key(place: Place) -> Answer:
    """What the hospital registers, and what people compare by telephone."""
    key = load(place.folder / FOLDER / KEY_FILE)
    if not isinstance(key, AuditKey):
        why = "there is no key that can be read: the terminal makes it at its first start"
        return refused("no_key", why, console.UNREADABLE)
    public = key.public.hex()
    content = {"result": "ok", "terminal": place.terminal, "public_key": public, "sm3": key.id}
    return Answer(content, (public, f"SM3 {key.id}"))


def heads(place: Place, last: int) -> Answer:
    """As they were signed, one a line."""
    found = place.heads.read()[-last:]
    content = {"result": "ok", "heads": [json.loads(each.line()) for each in found]}
    return Answer(content, tuple(each.line().decode() for each in found))


def exported(place: Place, out: Path) -> Answer:
    if not place.events.is_dir():
        return refused("no_log", f"{place.events}: there is no log", console.UNREADABLE)
    key = load(place.folder / FOLDER / KEY_FILE)
    number = export(place.folder, out, key.public if isinstance(key, AuditKey) else None)
    content = {"result": "ok", "file": str(out), "days": number}
    return Answer(content, (f"{out}: {number} files of the log, and the heads",))


def traced(
    folders: Sequence[Path], key: Path, subject: str, days: tuple[date | None, date | None]
) -> Answer:
    """What was done with a card; the answer does not repeat its number."""
    try:
        marks = marks_of(read_key("--key", key), subject)
    except KeyFileError as problem:
        return refused("key", str(problem), console.UNREADABLE)
    if not subject:
        return refused("card", "no card was named", console.UNREADABLE)
    places = [folder / EVENTS if (folder / EVENTS).is_dir() else folder for folder in folders]
    found = sorted(
        (done for place in places for done in trace(place, marks, *days)),
        key=lambda done: done.at,
    )
    content = {"result": "ok" if found else "nothing", "entries": [asdict(done) for done in found]}
    lines = []
    for done in found:
        details = ", ".join(f"{name}: {value}" for name, value in done.details.items())
        lines.append(
            f"{done.at}  {done.terminal}  {done.meaning or done.event}  {details}".rstrip()
        )
    return Answer(
        content,
        tuple(lines) or ("nothing was done with this card",),
        console.DONE if found else NOT_SO,
    )


def _verdict(place: Place, verdict: Verdict, *, is_own: bool) -> Answer:
    notes = list(verdict.notes())
    if is_own:
        notes.append("the key is the folder's own: compare with the registered one, or give --key")
    content = {
        "result": "ok" if verdict.first is None else verdict.first.wrong.value,
        "terminal": place.terminal,
        "first": None if verdict.first is None else asdict(verdict.first),
        "files": verdict.files,
        "entries": verdict.entries,
        "begins": verdict.begins,
        "ends": verdict.ends,
        "anchored": verdict.anchored,
        "heads": verdict.heads,
        "signed_to": verdict.signed_to,
        "torn": [asdict(each) for each in verdict.torn],
        "notes": notes,
    }
    if verdict.first is not None:
        lines = (f"NOT AS IT WAS WRITTEN: {_told(verdict.first)}", *notes)
        return Answer(content, lines, NOT_SO)
    whole = f"entries {verdict.begins} to {verdict.ends} in {verdict.files} files are as written"
    return Answer(content, (f"{whole}; {verdict.heads} heads agree", *notes))


def _told(finding: Finding) -> str:
    return f"{where(finding)}: {WORDS[finding.wrong]}"


def _public(text: str) -> bytes:
    """The key in hexadecimal, or in a file. Raises ValueError."""
    public = unhex(text.strip().encode("ascii", "replace"))
    if not public:
        with Path(text).open("rb") as file:
            words = file.read(_LARGEST_KEY).split()
        public = unhex(words[0]) if words else b""
    if sm2_curve.from_bytes(public) is None:
        raise ValueError("--key: no public SM2 key (04, X, Y in hexadecimal)")
    return public


def _own_keys(place: Place) -> list[bytes]:
    key = load(place.folder / FOLDER / KEY_FILE)
    if isinstance(key, AuditKey):
        return [key.public]
    exported_key = place.folder / FOLDER / PUBLIC_KEY
    return [_public(str(exported_key))] if exported_key.exists() else []


def _heads_in(path: Path) -> list[SignedHead]:
    """Raises ValueError or OSError."""
    from kiosk.hospital.audit_event import heads_of  # noqa: PLC0415 - only with --heads

    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ValueError(f"{path}: too large")
    found = heads_in(content)
    if not found:
        try:
            found = list(heads_of(json.loads(content)))
        except (ValueError, RecursionError):
            found = []
    if not found:
        raise ValueError(f"{path}: no heads in it")
    return found
