"""What the dock offers of reports: whose they are, and what the hospital releases meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.demo.phones import Phone
from ui.demo.dock_choices import Outcome, PhoneCard, UnplayableError, Words, World

REPORT_PHONES: Final = (
    PhoneCard(
        Phone.ONE_APPOINTMENT,
        Outcome.SIGNS_IN,
        Words("两份新化验", "Two new results"),
        Words("还有一份没出", "one more is pending"),
    ),
    PhoneCard(
        Phone.NOTHING_TODAY,
        Outcome.SIGNS_IN,
        Words("糖尿病复诊", "Diabetes, follow-up"),
        Words("各种报告，有趋势", "all kinds, with trends"),
    ),
    PhoneCard(
        Phone.TWO_APPOINTMENTS,
        Outcome.SIGNS_IN,
        Words("修订过的报告", "An amended report"),
        Words("以新版为准", "the newer edition counts"),
    ),
    PhoneCard(
        Phone.MANY_REPORTS,
        Outcome.SIGNS_IN,
        Words("两百多份报告", "Hundreds of reports"),
        Words("翻页，全选新的", "pages; all new ones"),
    ),
    PhoneCard(
        Phone.RARE_NAME,
        Outcome.SIGNS_IN,
        Words("生僻字姓名", "A rare name"),
        Words("纸上也要印对", "right on paper, too"),
    ),
    PhoneCard(
        Phone.PAPER_CARD,
        Outcome.OTHERWISE,
        Words("纸质卡（静态码）", "Paper card"),
        Words("先问两个尾号", "asked for two numbers"),
        renews=False,
    ),
    PhoneCard(
        Phone.CRITICAL_VALUE,
        Outcome.OTHERWISE,
        Words("危急值", "A critical value"),
        Words("马上去急诊", "to the emergency room"),
    ),
    PhoneCard(
        Phone.NO_REPORTS,
        Outcome.OTHERWISE,
        Words("没有报告", "No reports"),
        Words("说清楚没有", "told that there are none"),
    ),
)


@dataclass(frozen=True, slots=True)
class Release:
    """The hospital releases a report. `settings`: as `PrintingWorld.release_report` has them."""

    key: str
    outcome: Outcome
    title: Words
    settings: Mapping[str, int | str | bool]

    def play(self, world: World, phone: str) -> None:
        """For whoever has this phone; UnplayableError where none was held up yet."""
        if phone not in set(Phone):
            raise UnplayableError("先出示一部手机 hold up a phone first")
        world.release_report(phone, **self.settings)


RELEASES: Final = (
    Release(
        "laboratory",
        Outcome.SIGNS_IN,
        Words("一份化验", "Laboratory"),
        {"kind": "laboratory"},
    ),
    Release(
        "document",
        Outcome.SIGNS_IN,
        Words("一份三页 PDF", "PDF of 3 pages"),
        {"kind": "imaging", "form": "url", "pages": 3},
    ),
    Release(
        "broken",
        Outcome.REFUSED,
        Words("坏的 PDF", "Broken PDF"),
        {"kind": "imaging", "form": "broken"},
    ),
    Release(
        "critical",
        Outcome.OTHERWISE,
        Words("危急值", "Critical value"),
        {"critical": True},
    ),
)
