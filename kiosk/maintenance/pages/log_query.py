"""What somebody types to search the log, as a query: words in any order, all of which have to fit.

2027-01-10         of that day; `today` and `yesterday` likewise; `7d`: of the last seven
error, warning     events that are errors, or worth knowing
camera, staff_     events whose name has that in it
e-501, revoked     a failure, by the number on the screen or its code
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from kiosk.audit.catalogue import EventId
from kiosk.maintenance.logs import Query
from kiosk.maintenance.pages.event_words import BAD, DOUBTFUL
from kiosk.reasons import CATALOGUE, Code

_DAYS: Final = re.compile(r"([1-9][0-9]{0,2})d")
_LEVELS: Final = {
    "error": BAD,
    "errors": BAD,
    "warning": BAD | DOUBTFUL,
    "warnings": BAD | DOUBTFUL,
}


def query_of(text: str, today: date, zone: tzinfo) -> Query | str:
    """The query; or the first word that stands for nothing."""
    query, events = Query(), frozenset(EventId)
    for word in text.lower().split():
        span = _span(word, today)
        if span is not None:
            since, until = (datetime.combine(day, time(), zone) for day in span)
            query = replace(query, since=since, until=until)
        elif word in _LEVELS:
            events &= _LEVELS[word]
        elif named := frozenset(each for each in EventId if word in each.value):
            events &= named
        elif code := next(_codes(word), None):
            query = replace(query, code=code.value)
        else:
            return word
    if not events:
        return text
    return query if events == frozenset(EventId) else replace(query, events=events)


def _span(word: str, today: date) -> tuple[date, date] | None:
    """The first day, and the one after the last."""
    after = today + timedelta(days=1)
    if word == "today":
        return today, after
    if word == "yesterday":
        return today - timedelta(days=1), today
    if days := _DAYS.fullmatch(word):
        return after - timedelta(days=int(days[1])), after
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day, day + timedelta(days=1)


def _codes(word: str) -> Iterator[Code]:
    for code in Code:
        if word in {code.value.lower(), CATALOGUE[code].number.lower()}:
            yield code
