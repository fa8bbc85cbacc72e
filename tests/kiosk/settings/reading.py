"""What is wrong with a settings file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import SettingsError, load


def problems(file: Path, text: str, **environment: str) -> tuple[str, ...]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(file, environment)
    return caught.value.problems
