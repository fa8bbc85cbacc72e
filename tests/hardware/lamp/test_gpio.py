"""The driver against a stand-in of its seam: no GPIO chip is at hand where these tests run."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from hardware.lamp.gpio import ChipLine, GpioLamp
from hardware.lamp.make import make_lamp


class Chip:
    """A chip with one line, that can be taken by one program at a time, and can go away."""

    def __init__(self) -> None:
        self.there = True
        self.taken: HeldLine | None = None
        self.history: list[bool] = []  # active or not, as it was driven

    def request(self) -> HeldLine:
        if not self.there:
            raise FileNotFoundError(errno.ENOENT, "no such chip")
        if self.taken is not None:
            raise OSError(errno.EBUSY, "the line is taken")
        self.taken = HeldLine(self)
        self.history.append(False)
        return self.taken

    def go(self) -> None:
        """As a chip on USB that is pulled: requests die with it."""
        self.there, self.taken = False, None

    @property
    def active(self) -> bool:
        return self.taken is not None and self.history[-1]


class HeldLine:
    def __init__(self, chip: Chip) -> None:
        self._chip = chip

    def set_active(self, *, active: bool) -> None:
        if self._chip.taken is not self:
            raise OSError(errno.ENODEV, "the chip is gone")
        self._chip.history.append(active)

    def release(self) -> None:
        if self._chip.taken is not self:
            raise OSError(errno.ENODEV, "the chip is gone")
        self._chip.taken = None


def test_on_and_off_and_off_before_it_is_let_go() -> None:
    chip = Chip()
    lamp = GpioLamp(chip.request)
    assert lamp.switch(on=True)
    assert chip.active
    assert lamp.switch(on=False)
    assert not chip.active
    assert lamp.switch(on=True)
    lamp.close()
    assert chip.taken is None
    assert chip.history == [False, True, False, True, False]


def test_closed_it_can_be_switched_again() -> None:
    chip = Chip()
    lamp = GpioLamp(chip.request)
    lamp.switch(on=True)
    lamp.close()
    assert lamp.switch(on=True)
    assert chip.active
    lamp.close()


def test_a_line_that_another_program_has_is_tried_at_every_switch() -> None:
    chip = Chip()
    theirs = chip.request()
    lamp = GpioLamp(chip.request)
    assert not lamp.switch(on=True)
    assert not lamp.switch(on=True)
    theirs.release()
    assert lamp.switch(on=True)
    lamp.close()


def test_a_chip_that_goes_and_comes_is_found_again() -> None:
    chip = Chip()
    lamp = GpioLamp(chip.request)
    assert lamp.switch(on=True)
    chip.go()
    assert not lamp.switch(on=True)
    lamp.close()
    chip.there = True
    assert lamp.switch(on=True)
    chip.go()
    chip.there = True
    assert lamp.switch(on=True), "gone and back between two switches"
    assert chip.active


@pytest.mark.parametrize("content", [None, b"no chip"])
def test_by_the_real_library_what_is_no_chip_is_an_ordinary_failure(
    tmp_path: Path, content: bytes | None
) -> None:
    name = tmp_path / "gpiochip0"
    if content is not None:
        name.write_bytes(content)
    lamp = make_lamp("gpio", port="", chip=str(name), line=17, active_low=True)
    assert lamp is not None
    assert not lamp.switch(on=True)
    lamp.close()
    with pytest.raises(OSError):  # noqa: PT011 - which one is the kernel's affair
        ChipLine(str(name), 17, active_low=False)


def test_no_lamp_and_no_such_lamp() -> None:
    assert make_lamp("none", port="", chip="", line=0, active_low=False) is None
    with pytest.raises(ValueError, match="kind"):
        make_lamp("torch", port="", chip="", line=0, active_low=False)
