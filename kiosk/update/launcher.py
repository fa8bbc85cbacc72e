"""Starts the release that this terminal is to run, in place of this process. It always starts one if it can.

A trial's start is counted on the disk before it begins: what kills the program, or the power, has used it up. Likewise
those of a settled release, until it has come up.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk.console import complain
from kiosk.update.choice import Choice, choose, choose_settled
from kiosk.update.in_use import hold
from kiosk.update.launched import RELEASE, TRIAL
from kiosk.update.selection import Selection, SelectionFile
from kiosk.update.shelf import Shelf
from kiosk.update.starts import MOST, StartsFile

Execute = Callable[[str, tuple[str, ...], Mapping[str, str]], object]
"""As `os.execve`: does not return, or raises OSError."""

_OF_BUNDLES = ("_PYI_", "_MEIPASS")
_LIBRARIES, _LIBRARIES_BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"


class Launcher:
    """`launch` once."""

    def __init__(
        self,
        shelf: Shelf,
        file: SelectionFile | None,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        execute: Execute = os.execve,
        *,
        starts: StartsFile | None = None,
    ) -> None:
        """`file` None: nobody knows where it would be, so the base it is. `arguments`: for the release.

        `starts` None: there is nowhere to count them.
        """
        self._shelf = shelf
        self._file = file
        self._arguments = tuple(arguments)
        self._environment = environment
        self._execute = execute
        self._starts = starts

    def launch(self) -> int:
        """Returns only where nothing can be started."""
        selection = Selection() if self._file is None else self._file.read()
        choice = self._begun(selection)
        while choice is not None:
            if self._comes_up(choice):
                complain(f"yima launch: {choice.place.name}{' on trial' * choice.trial}")
                self._start(choice)
            choice = self._after_failing(choice)
        complain("yima launch: there is no release that can be started")
        return 1

    def _begun(self, selection: Selection) -> Choice | None:
        """Chosen, and on the disk as far as that takes it."""
        choice = choose(selection, self._shelf)
        whole = self._file is None or self._file.is_whole
        if choice is None or (whole and choice.selection == selection):
            return choice
        if not self._write(choice.selection) and choice.trial:
            return choose_settled(selection, self._shelf)
        return choice

    def _comes_up(self, choice: Choice) -> bool:
        """As far as is known, and one start more counted. A trial has a count of its own; the base is the last resort."""
        version = choice.place.version
        if self._starts is None or choice.trial or version is None:
            return True
        if self._starts.of(version) >= MOST:
            complain(f"yima launch: {version}: did not come up {MOST} times")
            return False
        self._starts.count(version)
        return True

    def _start(self, choice: Choice) -> None:
        command = (*choice.place.command, *self._arguments)
        self._hold(choice)
        told = {RELEASE: choice.place.name, **({TRIAL: "1"} if choice.trial else {})}
        try:
            self._execute(command[0], command, {**plain(self._environment), **told})
        except OSError as error:
            why = error.strerror or type(error).__name__
            complain(f"yima launch: {choice.place.name}: {why}")

    def _hold(self, choice: Choice) -> None:
        """The updater is to keep what runs, and what a trial would go back to."""
        kept, places = choice.selection, [choice.place]
        if choice.trial:
            places += filter(None, [self._shelf.find(kept.current, kept.state_form)])
        for place in places:
            # The base, too: nobody removes it, but the updater is to know that it is what runs.
            hold(place.folder or Path(place.command[0]).parent)

    def _after_failing(self, choice: Choice) -> Choice | None:
        """It cannot even be executed, or never comes up: that is no trial, and not to be tried again."""
        self._shelf = self._shelf.leaving_out(choice.place.version)
        kept = choice.selection
        if choice.trial:
            kept = kept.returned()
            self._write(kept)
        return self._begun(kept)

    def _write(self, selection: Selection) -> bool:
        return self._file is not None and self._file.write(selection)


def plain(environment: Mapping[str, str], own: Path | None = None) -> dict[str, str]:
    """Without what a bundle says to its own children, which another release is not.

    `own`: the folder of this bundle; None: as this program was started.
    """
    kept = {name: value for name, value in environment.items() if name not in (RELEASE, TRIAL)}
    if own is None and not getattr(sys, "frozen", False):
        return kept
    folder = str(own or Path(sys.executable).resolve().parent)
    before = kept.pop(_LIBRARIES_BEFORE, None)
    if before is not None:
        kept[_LIBRARIES] = before
    return {
        name: value
        for name, value in kept.items()
        if not name.startswith(_OF_BUNDLES) and folder not in value
    } | {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
