"""Releases that this terminal could start: the one its package brought, and those the updater has unpacked."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.trust.reading import NotThisFormError, Problem
from kiosk.update import release
from kiosk.update.release import Release, this_platform, version_order
from kiosk.update.store import EXECUTABLE, ReleaseStore

UNKNOWN_VERSION: Final = "0.0.0"
"""Of a base that does not say: older than every release."""


@dataclass(frozen=True, slots=True)
class Base:
    """What is always there. `command`: runs it, words of a `yima` command after it."""

    command: tuple[str, ...]
    release: Release | None

    @property
    def version(self) -> str:
        return UNKNOWN_VERSION if self.release is None else self.release.version


@dataclass(frozen=True, slots=True)
class Place:
    """Something to start. `version` None: the base, which has no `folder` of the updater's.

    `name`: its version in any case. `state_form`: that it writes, 0 where it does not say.
    """

    version: str | None
    name: str
    command: tuple[str, ...]
    state_form: int
    folder: Path | None = None


class Shelf:
    """Looks anew each time: nothing is remembered."""

    def __init__(
        self, base: Base, store: ReleaseStore, without: Collection[str | None] = ()
    ) -> None:
        """`without`: what has just proved impossible to start; None: the base."""
        self.base = base
        self._store = store
        self._without = frozenset(without)

    def leaving_out(self, version: str | None) -> Shelf:
        return Shelf(self.base, self._store, {*self._without, version})

    def find(self, version: str | None, state_form: int) -> Place | None:
        """A release, if it is whole, of this machine, and can begin with what the terminal keeps.

        `state_form`: of that; 0: not known, so that any can.
        """
        if version in self._without:
            return None
        if version is None:
            return self._base(state_form)
        found = self.release_of(version)
        if found is None or not _reads(found, state_form):
            return None
        folder = self._store.folder_of(version)
        return Place(version, version, (str(folder / EXECUTABLE),), found.state_form, folder)

    def release_of(self, version: str) -> Release | None:
        """What an unpacked release says of itself, if it can be started on this machine."""
        try:
            folder = self._store.folder_of(version)
        except NotThisFormError:
            return None
        found = release.read(folder)
        if isinstance(found, Problem):
            return None
        right = found.version == version and found.platform == this_platform()
        return found if right and _is_program(folder / EXECUTABLE) else None

    def _base(self, state_form: int) -> Place | None:
        made = self.base.release
        if made is None:  # it is the package manager's: whole, and all there is
            return Place(None, UNKNOWN_VERSION, self.base.command, 0)
        if not _reads(made, state_form):
            return None
        return Place(None, made.version, self.base.command, made.state_form)


def base_in(folder: Path) -> Base:
    """Of the release unpacked there, by the package."""
    found = release.read(folder)
    return Base((str(folder / EXECUTABLE),), None if isinstance(found, Problem) else found)


def own_base() -> Base:
    """The program that runs: a release, or a checkout with its Python."""
    if getattr(sys, "frozen", False):
        return base_in(Path(sys.executable).resolve().parent)
    return Base((sys.executable, "-m", "kiosk"), _of_checkout())


def is_older(version: str, than: str) -> bool:
    return version_order(version) < version_order(than)


def _of_checkout() -> Release | None:
    from importlib import metadata  # noqa: PLC0415 - a release has no need of it

    try:
        found = re.match(r"\d+\.\d+\.\d+", metadata.version("yima"))
    except metadata.PackageNotFoundError:
        return None
    return None if found is None else Release(found[0], this_platform(), commit="checkout")


def _reads(found: Release, state_form: int) -> bool:
    return state_form == 0 or state_form in found.reads


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)
