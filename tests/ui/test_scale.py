"""What a panel tells of its size, and what is believed of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, QSizeF

from kiosk.settings import ScreenSettings
from ui.scale import scale_of, told


@pytest.mark.parametrize(
    ("dots", "millimetres", "scale"),
    [
        ((1080, 1920), (268.0, 476.0), 4.03),
        ((1920, 1080), (708.0, 398.0), 2.71),
        ((1280, 1024), (338.0, 270.0), 3.79),
        ((1080, 1920), (476.0, 268.0), None),  # turned round, told as it was made
        ((1920, 1080), (0.0, 0.0), None),
        ((1920, 1080), (160.0, 90.0), 12.0),
        ((1920, 1080), (16.0, 9.0), None),  # some tell how wide they are to how high
        ((1920, 1080), (508.0, 318.0), None),
    ],
)
def test_a_panel_is_believed_where_its_dots_are_square(
    dots: tuple[int, int], millimetres: tuple[float, float], scale: float | None
) -> None:
    found = told(QSize(*dots), QSizeF(*millimetres))
    assert found == (None if scale is None else pytest.approx(scale, abs=0.01))


def test_what_the_settings_say_goes_before(qapp: object) -> None:  # noqa: ARG001 - Qt is up
    assert scale_of(ScreenSettings(px_per_mm=2.5)) == 2.5
    assert 1 <= scale_of(ScreenSettings()) <= 20
