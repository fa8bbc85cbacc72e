"""What a slip is made of."""

from collections.abc import Callable

import pytest
import segno

from hardware.ticket.layout.elements import Feed, Qr, Span


@pytest.mark.parametrize(
    "make",
    [
        lambda: Span("A\x1b@"),
        lambda: Span("A\n"),
        lambda: Span("A", wide=9),
        lambda: Span("A", high=0),
        lambda: Qr("候诊"),
        lambda: Qr("A\x1d"),
        lambda: Qr("A" * 667),
        lambda: Feed(0),
        lambda: Feed(256),
    ],
)
def test_elements_refuse_what_a_printer_would_misread(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        make()


@pytest.mark.parametrize("length", [1, 14, 15, 106, 107, 213, 214, 512, 624, 625, 666])
def test_a_code_is_as_large_as_it_says(length: int) -> None:
    """Bytes, as small letters must be: nothing a printer could pack tighter."""
    content = "a" * length
    symbol = segno.make(content, error="M", boost_error=False, micro=False)
    assert len(symbol.matrix) == Qr(content).modules
