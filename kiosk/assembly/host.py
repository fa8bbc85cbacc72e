"""The program around a terminal, as the terminal knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.supervision.beginning import Beginning
from kiosk.trust.distribution.site_port import SiteFiles
from kiosk.update.launched import Launched


@dataclass(frozen=True, slots=True)
class Host:
    """`settings_file` and `environment`: what its settings were read from; None: they cannot be changed here.

    `restart`: have the program end in order, soon, to be started anew; any thread, returns at once.
    `supervised`: somebody starts it again. `began`: by the terminal's own monotonic clock. `launched`: of which
    release it is the program, if a launcher has started that.
    """

    settings_file: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    site_files: SiteFiles | None = None
    restart: Callable[[], None] = lambda: None
    supervised: bool = False
    beginning: Beginning = Beginning.PLAIN
    began: float = 0.0
    launched: Launched | None = None
