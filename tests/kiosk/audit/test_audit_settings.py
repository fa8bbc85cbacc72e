"""The table of the audit log."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.settings.audit import AuditSettings


def test_half_a_year_is_the_least() -> None:
    assert AuditSettings().keep_days == 180
    with pytest.raises(msgspec.ValidationError, match="keep_days"):
        msgspec.convert({"keep_days": 179}, AuditSettings)


@pytest.mark.parametrize("minutes", [0, -1, 1_441])
def test_heads_come_at_least_once_a_day(minutes: float) -> None:
    for name in ("head_minutes", "send_minutes"):
        with pytest.raises(msgspec.ValidationError, match=name):
            msgspec.convert({name: minutes}, AuditSettings)
