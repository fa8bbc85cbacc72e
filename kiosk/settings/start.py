"""The settings of a terminal that starts: counted while they are unproven, proven by the first screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.settings.reading import (
    Settings,
    SettingsError,
    load,
    overlaid,
    read_tables,
    state_folder,
)


class Start:
    """Reads the settings, now and as often as somebody asks: `start()` is `load`.

    The first time, a start is counted if they were changed since this terminal last came up; the
    third start that begins without `reached` having been called goes back to those before.
    """

    def __init__(
        self,
        path: Path,
        environment: Mapping[str, str],
        now: Callable[[], float] = time.time,
    ) -> None:
        self.path = path
        self.environment = environment
        self._now = now
        self._counted = False
        self._token: str | None = None

    def __call__(self) -> Settings:
        """Raises SettingsError as `load`."""
        if not self._counted:
            self._counted = True
            self._count()
        return load(self.path, self.environment)

    def reached(self) -> None:
        """The first screen is on the glass, and the program behind it is up: what counts is proven."""
        token, self._token = self._token, None
        folder = self._folder()
        if token is not None and folder is not None:
            from kiosk.settings import proving  # noqa: PLC0415 - seldom

            with suppress(OSError):  # the next start that comes up does it
                proving.settle(folder, token)

    def _count(self) -> None:
        folder = self._folder()
        if folder is None or not os.path.exists(folder / "unproven.json"):  # noqa: PTH110 - raises nothing
            return
        from kiosk.settings.edit import Editor  # noqa: PLC0415 - seldom

        self._token = Editor(self.path, self.environment).count_start(at=int(self._now()))

    def _folder(self) -> Path | None:
        with suppress(SettingsError):
            tables = overlaid(read_tables(self.path), self.environment)
            return state_folder(tables, self.path.parent)
        return None
