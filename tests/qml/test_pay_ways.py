"""How a bill is to be paid: the card with who pays what, whichever bill was on the glass before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from kiosk.session.preferences import TextSize
from tests.sampling import sampled
from ui.gallery import PANELS
from ui.inspection import place_of, visible_items
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
WAYS = {name: view for name, view in samples().items() if name.startswith("pay_ways")}
WHOLE, PART = "pay_ways-no_split", "pay_ways"  # without and with a part that the insurance pays
# With as much above the ways to pay as there can be.
CROWDED = ("pay_ways-trouble-payment_unreachable", "pay_ways-trouble-voucher", "pay_ways-largest")


def laid_out(shown: Any) -> list[tuple[Any, ...]]:
    """Where each text and each target is, to the dot."""
    shown.picture()
    return sorted(
        (str(each.property("text") or each.property("name")), *place_of(each).getRect())
        for each in visible_items(shown.window)
        if each.property("text") or each.property("tappable")
    )


@pytest.mark.parametrize(
    ("panel", "size", "before"), sampled(product(PANELS, TextSize, (WHOLE, PART)), one_in=4)
)
def test_the_bill_before_leaves_no_trace(
    glass: Open, panel: str, size: TextSize, before: str
) -> None:
    changed = glass(as_seen(WAYS[before], text_size=size), panel)
    for after in (WHOLE, PART, *CROWDED):
        changed.show(as_seen(WAYS[before], text_size=size))
        changed.picture()
        wanted = as_seen(WAYS[after], text_size=size)
        changed.show(wanted)
        fresh = glass(wanted, panel)
        assert laid_out(changed) == laid_out(fresh), after
