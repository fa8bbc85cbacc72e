"""A terminal of a site: its own file, and what the repository has for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.settings import Settings, load
from kiosk.settings.fleet_inbox import FleetInbox, FleetStatus
from kiosk.settings.start import Start
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.trust_list import TrustList
from tests.integration.trust.terminal import Terminal
from tests.settings_texts import MINIMAL

OWN = f"""{MINIMAL}[fleet]
site = "north"
groups = ["lobby"]
[voice]
volume = 0.1
"""

SITE, LOBBY, MINE = (
    f"settings/north/{name}.toml" for name in ("site", "group-lobby", "terminal-T07")
)
QUIET = b"[voice]\nvolume = 0.5\n"
LOUD = b"[voice]\nvolume = 0.9\n"


@dataclass
class Member:
    """A terminal of the site `north`."""

    own: Path
    terminal: Terminal
    heard: list[Settings] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.inbox = FleetInbox(self.own, {}, self.settings, self.heard.append)
        folder, repository, clock = (
            self.terminal.folder,
            self.terminal.repository,
            self.terminal.clock,
        )
        self.terminal.trust = TrustDistribution(folder, repository, clock, site_files=self.inbox)
        self.terminal.trust.open()

    @property
    def settings(self) -> Settings:
        return load(self.own, {})

    @property
    def volume(self) -> float:
        return self.settings.voice.volume

    @property
    def status(self) -> FleetStatus:
        return self.inbox.status

    def refresh(self) -> RefreshProblem | None:
        """How the settings' part of a refresh ended; the trust's went well."""
        outcome = self.terminal.refresh()
        assert outcome.problem is None
        assert isinstance(self.terminal.trust.current(), TrustList)
        return self.status.problem

    def comes_up(self) -> Settings:
        """A start of the program that gets to the first screen."""
        start = Start(self.own, {})
        settings = start()
        start.reached()
        return settings

    def refuses(self, problem: RefreshProblem | None) -> None:
        before = self.settings
        assert self.refresh() is problem
        assert self.settings == before
