"""The lamp between the flow and an engineer."""

from __future__ import annotations

import pytest

from kiosk.maintenance.shared_lamp import SharedLamp


class Bulb:
    """A lamp that works, and says whether it is lit."""

    def __init__(self) -> None:
        self.lit, self.closed = False, False

    def switch(self, *, on: bool) -> bool:
        self.lit = on
        return True

    def close(self) -> None:
        self.lit, self.closed = False, True


def test_the_flow_has_it_but_while_it_is_tested() -> None:
    bulb = Bulb()
    lamp = SharedLamp(bulb)
    assert lamp.switch(on=True)
    with lamp.held() as held:
        assert held.switch(on=False)
        assert lamp.switch(on=True)  # it will be
        assert not bulb.lit
        held.close()
    assert bulb.lit
    assert not bulb.closed


@pytest.mark.parametrize("wanted", [True, False])
def test_afterwards_it_is_as_the_flow_wanted_it_last(wanted: bool) -> None:
    bulb = Bulb()
    lamp = SharedLamp(bulb)
    with lamp.held() as held:
        held.switch(on=not wanted)
        lamp.switch(on=wanted)
    assert bulb.lit is wanted
