"""Lines of a chip that is not there. What watches a line is tested with the devices on it."""

from __future__ import annotations

import pytest

from hardware.gpio import InputChipLine


def test_without_the_chip_the_line_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match=r".+"):
        InputChipLine("/dev/gpiochip-there-is-none", 1, active_low=False, consumer="yima-test")
