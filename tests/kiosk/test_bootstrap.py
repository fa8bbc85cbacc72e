"""What holds for the parts together, apart from what the whole is tested for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kiosk import bootstrap
from kiosk.assembly.devices import within_reason
from kiosk.assembly.first_state import first_state
from kiosk.session.staff_effects import House
from kiosk.settings import load


def test_a_device_that_hangs_is_not_waited_for_without_end() -> None:
    hangs = threading.Event()
    began = threading.Event()

    def close() -> None:
        began.set()
        hangs.wait()

    within_reason(close)
    assert began.is_set()
    hangs.set()


def test_a_picture_of_the_house_is_found_from_settings_named_by_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = Path(bootstrap.__file__).parents[1] / "resources/settings/terminal.toml"
    text = sample.read_text(encoding="utf-8").replace(
        '# picture = "hall.jpg"', 'picture = "hall.jpg"'
    )
    (tmp_path / "terminal.toml").write_text(text, encoding="utf-8")
    (tmp_path / "hall.jpg").touch()
    monkeypatch.chdir(tmp_path)
    kiosk = first_state(load(Path("terminal.toml"), {}), frozenset(), House())
    assert kiosk.picture == (tmp_path / "hall.jpg").as_uri()
