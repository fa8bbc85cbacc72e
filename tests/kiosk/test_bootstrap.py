"""What holds for the parts together, apart from what the whole is tested for."""

from __future__ import annotations

import threading

from kiosk import bootstrap


def test_a_device_that_hangs_is_not_waited_for_without_end() -> None:
    hangs = threading.Event()
    began = threading.Event()

    def close() -> None:
        began.set()
        hangs.wait()

    bootstrap._within_reason(close)
    assert began.is_set()
    hangs.set()
