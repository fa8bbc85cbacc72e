"""Days as the tables of orders and prints have them: yyyymmdd, by the hospital's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def day_number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def last_day_before(moment: int) -> date:
    """The last day on which something from before `moment` (Unix seconds) can have begun.

    By the hospital's calendar it is at most a day later than here.
    """
    return datetime.fromtimestamp(moment, UTC).date() + timedelta(days=1)
