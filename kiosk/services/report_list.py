"""What is known of a list of reports: which are new, can be printed, pass the filter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from kiosk.reports.report import ReportHead, ReportId
from kiosk.session.report_screens import ReportFilter
from kiosk.session.report_stages import Listing
from kiosk.session.state import Kiosk, Moment

ON_A_PAGE: Final = 20
FRESH: Final = timedelta(days=14)
"""For so long a report that was not printed is new."""
MOST_AT_ONCE: Final = 10
"""Reports that are chosen unasked, or printed in one go: more would keep the next patient waiting."""


def is_printable(listing: Listing, head: ReportHead) -> bool:
    return head.printed_at is None and head.id not in listing.doubted


def is_fresh(listing: Listing, head: ReportHead, now: datetime) -> bool:
    return is_printable(listing, head) and now - head.issued <= FRESH


def fresh(listing: Listing, now: datetime) -> frozenset[ReportId]:
    """New reports, at most as many as are printed in one go; the newest where there are more."""
    new = [head.id for head in listing.reports.reports if is_fresh(listing, head, now)]
    return frozenset(new[:MOST_AT_ONCE])


def with_new(kiosk: Kiosk, listing: Listing, at: Moment) -> Kiosk:
    """What is offered of reports from now on is what this list says."""
    person = kiosk.person
    if person is None:
        return kiosk
    new = sum(is_fresh(listing, head, at.local) for head in listing.reports.reports)
    return replace(kiosk, person=replace(person, new_reports=new))


def passing(listing: Listing) -> tuple[ReportHead, ...]:
    """Those that pass the filter."""
    heads = listing.reports.reports
    if listing.filter is ReportFilter.ALL:
        return heads
    return tuple(head for head in heads if head.kind == listing.filter.value)


def pages(listing: Listing) -> int:
    return max(1, -(-len(passing(listing)) // ON_A_PAGE))


def with_heads(listing: Listing, heads: dict[ReportId, ReportHead]) -> Listing:
    """The list with what is known better now; what was printed is chosen no longer."""
    known = tuple(heads.get(head.id, head) for head in listing.reports.reports)
    printed = {head.id for head in known if head.printed_at is not None}
    return replace(
        listing,
        reports=replace(listing.reports, reports=known),
        chosen=listing.chosen - printed,
    )
