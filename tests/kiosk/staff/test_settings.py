from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.settings.lobby import PresenceSettings
from kiosk.settings.sections import LampSettings
from kiosk.settings.staff import StaffSettings
from kiosk.staff.gesture import GestureKind
from kiosk.staff.states import Pace


def read(**keys: object) -> StaffSettings:
    return msgspec.convert(keys, StaffSettings)


def test_without_a_word_in_the_file_it_is_as_specified() -> None:
    assert read().idle_seconds == 600 == Pace().idle
    assert GestureKind(read().gesture) is GestureKind.FIVE_TOUCHES
    assert read().problems() == ()


@pytest.mark.parametrize(
    "keys",
    [{"idle_minutes": 0}, {"idle_minutes": 11}, {"recovery_minutes": 61}, {"gesture": "knock"}, {"pin": "407295"}],
)  # fmt: skip
def test_what_no_terminal_has(keys: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(**keys)


LAMP = LampSettings(kind="gpio", chip="/dev/gpiochip0", line=1)
SENSOR = PresenceSettings(kind="gpio", chip="/dev/gpiochip0", line=2)


def test_the_key_switch_has_a_line_of_its_own(tmp_path: Path) -> None:
    other_name = tmp_path / "chip"
    other_name.symlink_to("/dev/gpiochip0")

    def problems(line: int, chip: str = "/dev/gpiochip0", key_switch: str = "gpio") -> int:
        settings = read(key_switch=key_switch, key_chip=chip, key_line=line)
        return len(settings.problems_beside(LAMP, SENSOR))

    assert [problems(line) for line in (1, 2, 3)] == [1, 1, 0]
    assert problems(1, str(other_name)) == 1
    assert problems(1, "/dev/gpiochip1") == 0
    assert problems(1, key_switch="none") == 0
    relay = LampSettings(kind="relay", port="/dev/ttyUSB0", line=3)
    assert read(key_switch="gpio", key_line=3).problems_beside(relay, PresenceSettings()) == ()


def test_there_is_always_a_way_in() -> None:
    assert read(gesture="none").problems() != ()
    assert read(gesture="none", key_switch="gpio").problems() == ()
