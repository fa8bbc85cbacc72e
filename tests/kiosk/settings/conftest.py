"""A terminal's own file in a temporary folder, and what can be put over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kiosk.settings import Settings, layers, load
from kiosk.settings.edit import Editor, Refused
from kiosk.settings.fleet_store import FleetFile, FleetSet, FleetStore
from kiosk.settings.layers import Layered
from kiosk.settings.local import Change
from tests.settings_texts import MINIMAL

OWN = f"""{MINIMAL}[fleet]
site = "north"
groups = ["lobby", "ward-2"]
[voice]
volume = 0.1
"""
NOW = 1_800_000_000


@dataclass
class Own:
    """One terminal's settings, all layers of them."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    @property
    def state(self) -> Path:
        return self.path.parent / "state" / "settings"

    @property
    def store(self) -> FleetStore:
        return FleetStore(self.state)

    @property
    def editor(self) -> Editor:
        return Editor(self.path, self.environment)

    def load(self) -> Settings:
        return load(self.path, self.environment)

    def layered(self) -> Layered:
        return layers.read(self.path, self.environment)

    def fleet(self, files: Mapping[str, str], *, version: int = 1, proven: bool = True) -> FleetSet:
        """Put these in force, by file name, whatever is in them."""
        wanted = self.load().fleet.targets("T07")
        contents = {sha256(text.encode()).hexdigest(): text.encode() for text in files.values()}
        named = {f"settings/north/{name}": text for name, text in files.items()}
        made = tuple(
            FleetFile(target, sha256(named[target].encode()).hexdigest())
            for target in wanted
            if target in named
        )
        held = FleetSet(wanted, made, version, ("key",), NOW)
        self.store.keep(held, contents, proven=proven)
        return held

    def set(self, at: int = NOW, **values: Any) -> Change:
        """`voice__volume=0.5` sets `voice.volume`."""
        wanted = {name.replace("__", "."): value for name, value in values.items()}
        made = self.editor.change(wanted, by="eng-7", at=at)
        assert not isinstance(made, Refused), made
        return made[0]

    def refused(self, **values: Any) -> tuple[str, ...]:
        before = self.load(), self.layered().changes
        wanted = {name.replace("__", "."): value for name, value in values.items()}
        made = self.editor.change(wanted, by="eng-7", at=NOW)
        assert isinstance(made, Refused)
        assert (self.load(), self.layered().changes) == before
        return made.problems

    def undo(self, to: int | None = None) -> Change | tuple[str, ...]:
        made = self.editor.undo(by="eng-8", at=NOW + 60, to=to)
        return made.problems if isinstance(made, Refused) else made[0]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    made = Own(tmp_path / "terminal.toml")
    made.write(OWN)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "terminal.toml"


@pytest.fixture
def keys(file: Path) -> None:
    for name in ("terminal.key", "gateway.pub"):
        (file.parent / name).write_text("00")
