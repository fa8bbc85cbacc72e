"""Which release this terminal runs: `update/selection.json` in its storage.

{"form": "yima-selection-1", "current": "1.4.0", "former": "1.3.2", "trial": {"version": "1.5.0", "starts": 1},
 "refused": ["1.4.1"], "state_form": 1, "untold": [{"kind": "returned", "version": "1.4.1"}]}

`current` and `former` null: the release that the package brought (the base). Written by the launcher before it
starts a program, and by the program that runs; never by both at once, since the one becomes the other. The
launcher reads this before anything else, so it imports little.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from pathlib import Path
from typing import Any, Final

from kiosk.journal import durable_file
from kiosk.trust.reading import (
    NotThisFormError,
    load_object,
    need_integer,
    need_list,
    need_object,
    need_text,
)
from kiosk.update.release import version_order

FOLDER: Final = "update"
"""In a terminal's storage."""

FILE_NAME: Final = "selection.json"
COPY_NAME: Final = "selection.copy.json"
"""Written after the other: what a disk has spoilt is read from here, one step older at most."""

STARTS: Final = 3
"""That a release on trial is given."""

_FORM: Final = "yima-selection-1"
_LARGEST: Final = 65_536  # bytes
_MOST_REFUSED: Final = 512
_MOST_UNTOLD: Final = 16


class NoteKind(StrEnum):
    """What the launcher did and the event log is yet to hear."""

    RETURNED = auto()  # a release did not prove itself in time, or could not be executed
    UNUSABLE = auto()  # a release that was chosen is damaged, gone, or of another kind
    LOST = auto()  # the selection could not be read: it began anew with the base


@dataclass(frozen=True, slots=True)
class Note:
    kind: NoteKind
    version: str = ""  # none of a selection that was lost


@dataclass(frozen=True, slots=True)
class Trial:
    """A release that has not proven itself. `starts`: that it was given so far."""

    version: str
    starts: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """`state_form`: of what this terminal keeps (`kiosk.update.release`); 0: not known, nothing ran so far."""

    current: str | None = None
    former: str | None = None
    trial: Trial | None = None
    refused: tuple[str, ...] = ()
    state_form: int = 0
    untold: tuple[Note, ...] = ()

    @property
    def wanted(self) -> str | None:
        """Which release is to run; None: the base."""
        return self.current if self.trial is None else self.trial.version

    def on_trial(self, version: str, *, refused: str | None = None) -> Selection:
        """To begin with `version` at the next start. `refused`: one that is withdrawn, and not to come back."""
        kept = self if refused is None else self._refusing(refused)
        return replace(kept, trial=Trial(version))

    def counted(self) -> Selection:
        """One more start of the trial."""
        if self.trial is None:
            return self
        return replace(self, trial=replace(self.trial, starts=self.trial.starts + 1))

    def returned(self) -> Selection:
        """The trial failed: its release is never tried again."""
        if self.trial is None:
            return self
        version = self.trial.version
        return replace(self._refusing(version), trial=None).noting(NoteKind.RETURNED, version)

    def proven(self, state_form: int) -> Selection:
        """The release on trial is the one from now on, and what ran before, unless it is withdrawn, is what to go
        back to.
        """
        if self.trial is None:
            return self
        former = None if self.current in self.refused else self.current
        form = max(state_form, self.state_form)
        return replace(self, current=self.trial.version, former=former, trial=None, state_form=form)

    def noting(self, kind: NoteKind, version: str = "") -> Selection:
        return replace(self, untold=(*self.untold, Note(kind, version))[-_MOST_UNTOLD:])

    def told(self) -> Selection:
        """The event log has heard it."""
        return replace(self, untold=())

    def _refusing(self, version: str) -> Selection:
        others = tuple(each for each in self.refused if each != version)
        return replace(self, refused=(*others, version)[-_MOST_REFUSED:])


class SelectionFile:
    """In `folder`, which is a terminal's storage."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / FILE_NAME
        self._copy = folder / FOLDER / COPY_NAME

    @property
    def folder(self) -> Path:
        return self._path.parent

    def read(self) -> Selection:
        """As it stands; the base where there is none yet. What is damaged is noted in `untold`."""
        found = _read(self._path)
        if isinstance(found, Selection):
            return found
        copy = _read(self._copy)
        if isinstance(copy, Selection):
            return copy
        if found is None and copy is None:
            return Selection()
        return Selection().noting(NoteKind.LOST)

    @property
    def is_whole(self) -> bool:
        """Both files are there and say the same, or neither is: a power cut or damage leaves less."""
        first, second = _read(self._path), _read(self._copy)
        return first == second and first is not False

    def write(self, selection: Selection) -> bool:
        """Whether the disk has it: it is whole there, or as it was before."""
        content = to_bytes(selection)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable_file.replace(self._path, content)
        except OSError:
            return False
        with suppress(OSError):
            durable_file.replace(self._copy, content)
        return True


def to_bytes(selection: Selection) -> bytes:
    trial = selection.trial
    members = {
        "form": _FORM,
        "current": selection.current,
        "former": selection.former,
        "trial": None if trial is None else {"version": trial.version, "starts": trial.starts},
        "refused": selection.refused,
        "state_form": selection.state_form,
        "untold": [{"kind": note.kind, "version": note.version} for note in selection.untold],
    }
    return json.dumps(members, indent=1).encode() + b"\n"


def parse(data: bytes) -> Selection:
    """Raises NotThisFormError."""
    members = load_object(data)
    if members.get("form") != _FORM:
        raise NotThisFormError("form: another one")
    trial = members.get("trial")
    return Selection(
        current=_version(members.get("current"), "current"),
        former=_version(members.get("former"), "former"),
        trial=None if trial is None else _trial(need_object(trial, "trial")),
        refused=tuple(
            _known(each, "refused") for each in need_list(members.get("refused"), "refused")
        ),
        state_form=need_integer(members.get("state_form", 0), "state_form"),
        untold=tuple(_note(each) for each in need_list(members.get("untold", []), "untold")),
    )


def _read(path: Path) -> Selection | bool | None:
    """None: there is none. False: it cannot be read, or is not of this form."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return False
    if len(data) > _LARGEST:
        return False
    try:
        return parse(data)
    except NotThisFormError:
        return False


def _trial(members: Any) -> Trial:
    version = _known(members.get("version"), "trial.version")
    return Trial(version, need_integer(members.get("starts"), "trial.starts"))


def _note(value: Any) -> Note:
    members = need_object(value, "untold")
    kind, version = need_text(members.get("kind"), "untold.kind"), members.get("version")
    if kind not in tuple(NoteKind):
        raise NotThisFormError("untold.kind: no such kind")
    return Note(NoteKind(kind), _known(version, "untold.version") if version else "")


def _version(value: Any, where: str) -> str | None:
    return None if value is None else _known(value, where)


def _known(value: Any, where: str) -> str:
    version = need_text(value, where)
    version_order(version)
    return version
