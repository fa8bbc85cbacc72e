"""The card that the engineer moves before the camera: a code of known size in the middle of fine lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from hardware.camera.library import opencv
from hardware.checks.picture import ACROSS, sharpness
from hardware.decode.scan import Scanner
from kiosk.maintenance.camera import CardSeen
from kiosk.maintenance.trial_codes import CARD, CARD_MM

if TYPE_CHECKING:
    from hardware.checks.picture import Pixels
    from hardware.decode.sightings import Sighting

USUAL_VIEW_DEGREES: Final = 70.0
"""Across, of the module that the drawings name; another lens shifts all distances by the same factor."""


class CardFinder:
    """Looks for the test card in the frames of one camera. Keeps none of them."""

    def __init__(self, view_degrees: float = USUAL_VIEW_DEGREES) -> None:
        if not 10 <= view_degrees <= 150:  # noqa: PLR2004 - what lenses there are
            raise ValueError("a lens sees 10 to 150 degrees across")
        self._scanner = Scanner()
        self._half_view = math.tan(math.radians(view_degrees / 2))

    def look(self, image: Pixels, at: float) -> CardSeen | None:
        """`image`: BGR or grey, uint8. None: the card was not read in it."""
        glance = self._scanner.look(image, at)
        card = next((each for each in glance.read if each.text == CARD), None)
        if card is None:
            return None
        side = _side(card)
        if side <= 0:
            return None
        millimetres = CARD_MM * glance.grey.shape[1] / (2 * side * self._half_view)
        return CardSeen(at, millimetres, _sharpness_of(card, glance.grey))


def _side(card: Sighting) -> float:
    """Mean length of its sides, px."""
    corners = card.corners
    return sum(math.dist(corners[n], corners[(n + 1) % 4]) for n in range(4)) / 4


def _sharpness_of(card: Sighting, grey: Pixels) -> float:
    """Of the card's code alone, brought to one size: so near and far compare."""
    cv2 = opencv()
    xs, ys = [x for x, _ in card.corners], [y for _, y in card.corners]
    left, top = max(0, int(min(xs))), max(0, int(min(ys)))
    part = grey[top : max(top + 1, int(max(ys))), left : max(left + 1, int(max(xs)))]
    side = ACROSS // 4
    return sharpness(cv2.resize(part, (side, side), interpolation=cv2.INTER_LINEAR))
