"""QR codes to be shown: what a reader reads from them is what was put in."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.decode.zxing import ZxingDecoder
from hardware.qr import QUIET_ZONE, QrSymbol, qr_symbol

TEXTS = {
    "wechat": "weixin://wxpay/bizpayurl?pr=synthetic0",
    "address": "https://qr.example/bax08888synthetic?p=" + "a1B2" * 30,
    "digits": "6" * 19,
    "chinese": "示范医院 电子票据",
    "long": "x" * 2331,
}


def enlarged(symbol: QrSymbol, dots: int = 4) -> np.ndarray:
    modules = np.frombuffer(symbol.light, np.uint8).reshape(symbol.side, symbol.side)
    with_zone = np.pad(modules, QUIET_ZONE, constant_values=255)
    return np.kron(with_zone, np.ones((dots, dots), np.uint8))


@pytest.mark.parametrize("name", TEXTS)
def test_it_reads_as_it_was_written(name: str) -> None:
    (read,) = ZxingDecoder().decode(enlarged(qr_symbol(TEXTS[name])))
    assert read.text == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_modules_are_dark_or_light_and_as_many_as_a_version_has(name: str) -> None:
    symbol = qr_symbol(TEXTS[name])
    assert set(symbol.light) == {0, 255}
    assert len(symbol.light) == symbol.side**2
    version, rest = divmod(symbol.side - 17, 4)  # ISO/IEC 18004:2015, 6.3.1
    assert rest == 0
    assert 1 <= version <= 40


def test_a_scratch_does_not_keep_it_from_being_read() -> None:
    picture = enlarged(qr_symbol(TEXTS["wechat"]), dots=6)
    picture[130:142, 60:150] = 255
    (read,) = ZxingDecoder().decode(picture)
    assert read.text == TEXTS["wechat"]


@pytest.mark.parametrize("text", ["", "secret" * 400])
def test_what_no_code_can_hold_is_refused_without_being_told(text: str) -> None:
    with pytest.raises(ValueError, match="no QR code") as refused:
        qr_symbol(text)
    assert "secret" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_the_symbol_of_somebodys_payment_is_not_in_a_repr() -> None:
    symbol = qr_symbol(TEXTS["wechat"])
    assert repr(symbol) == f"QrSymbol(side={symbol.side})"
