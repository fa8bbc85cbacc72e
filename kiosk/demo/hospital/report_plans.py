"""From a person's story to the reports in their file: what, when, by whom, in which state."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from kiosk.demo.hospital.cast import CastMember, Role
from kiosk.demo.hospital.panels import PANELS, Panel
from kiosk.demo.hospital.report_stories import (
    MANY,
    OTHERS,
    PENDING,
    ROUND,
    STORIES,
    TODAY,
    TOLD,
    Draft,
    Quirk,
    Story,
)
from kiosk.demo.hospital.reporting_units import LABORATORY, UNITS, Reporter, Unit
from kiosk.demo.hospital.seed import moment
from kiosk.demo.hospital.studies import STUDIES, Study
from kiosk.demo.hospital.world import CLINIC_DOCTORS, Doctor
from kiosk.hospital.parse import CARD_SYSTEM, members

Resource = dict[str, Any]

REPORTS: Final = "urn:yima:demo:report"
_FIRST_SAMPLE: Final = 7 * 60 + 30  # minutes of the day
_LAST_SAMPLE: Final = 10 * 60
_NO_STORY: Final = Story()
_UNTIL_AMENDED: Final = timedelta(minutes=15)  # the first edition was out that long
_FIVE: Final = 5  # minutes


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose report. `key`: what their values follow from."""

    id: str
    key: str
    female: bool
    born: date

    def age(self, on: date) -> int:
        birthday = (on.month, on.day) >= (self.born.month, self.born.day)
        return on.year - self.born.year - (not birthday)


def subject_of(patient: Resource) -> Subject:
    """Read off a Patient; one without card, sex or birthday is a grown man of no name."""
    cards = [i for i in members(patient.get("identifier")) if i.get("system") == CARD_SYSTEM]
    return Subject(
        id=patient["id"],
        key=str(cards[0].get("value")) if cards else patient["id"],
        female=patient.get("gender") == "female",
        born=date.fromisoformat(str(patient.get("birthDate", "1980-01-01"))),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """One report. `first_issued`: its first edition, None before there is one; `expected`: then."""

    id: str
    number: str
    what: Panel | Study
    subject: Subject
    doctor: Doctor
    author: Reporter
    reviewer: Reporter
    status: str
    collected: datetime
    first_issued: datetime | None
    expected: datetime | None
    courses: Mapping[str, tuple[float, float]]
    progress: float  # 0: when the story began; 1: now
    values: Mapping[str, str]
    quirks: frozenset[Quirk]
    printed: bool

    @property
    def unit(self) -> Unit:
        return unit_of(self.what)

    @property
    def is_pending(self) -> bool:
        return self.status in PENDING

    @property
    def is_changed(self) -> bool:
        return self.status in {"amended", "corrected", "appended"}

    @property
    def issued(self) -> datetime | None:
        """When the edition that stands was released."""
        if self.first_issued and self.is_changed:
            return self.first_issued + _UNTIL_AMENDED
        return self.first_issued

    def finished(self, now: datetime) -> Plan:
        """The same report, once it is done."""
        return replace(self, status="final", first_issued=now.replace(microsecond=0), expected=None)

    def chance(self, about: str) -> random.Random:
        """What this report leaves to chance: the same each time it is asked."""
        return random.Random(f"{self.subject.key} {self.id} {about}")


def unit_of(what: Panel | Study) -> Unit:
    return UNITS[what.unit if isinstance(what, Study) else LABORATORY]


def what_of(key: str) -> Panel | Study:
    """Raises KeyError for a key of nothing."""
    return PANELS.get(key) or STUDIES[key]


def plans_of(member: CastMember, subject: Subject, now: datetime) -> Iterator[Plan]:
    """Yield the whole file of one of the cast, as it stands when it is opened first."""
    if member.role is Role.MANY_REPORTS:
        yield from _many(subject, now)
        return
    story = _story(member)
    drafts = (*story.drafts, *new_today(member))
    for number, draft in enumerate(drafts, start=1):
        yield plan(subject, number, draft, now, story)


def new_today(member: CastMember) -> tuple[Draft, ...]:
    if member.role is Role.NO_REPORTS:
        return ()
    return TODAY.get(member.role, OTHERS)


def plan(
    subject: Subject, number: int, draft: Draft, now: datetime, story: Story = _NO_STORY
) -> Plan:
    """`number` counts a person's reports of one day on which they are made."""
    what = what_of(draft.key)
    logical_id = f"{now:%Y%m%d}-{subject.id}-{number:02d}"
    chance = random.Random(f"{subject.key} {logical_id}")
    unit = unit_of(what)
    collected, issued = _times(draft, what.minutes, now, chance)
    people = random.Random(f"{subject.key} {logical_id} people")
    return Plan(
        id=logical_id,
        number=_number(what, subject, collected, number),
        what=what,
        subject=subject,
        doctor=people.choice(CLINIC_DOCTORS),
        author=people.choice(unit.authors),
        reviewer=people.choice(unit.reviewers),
        status=draft.status,
        collected=collected,
        first_issued=None if draft.status in PENDING else issued,
        expected=_expected(draft, now) if draft.status in PENDING else None,
        courses=story.courses,
        progress=1 - draft.days_ago / story.days if story.days else 1.0,
        values=draft.values,
        quirks=draft.quirks,
        printed=draft.printed,
    )


def pending_again(report: Resource, order: Resource, subject: Subject) -> Plan:
    """The Plan of a pending DiagnosticReport of this hospital's, and of the ServiceRequest for it."""
    what = what_of(next(c["code"] for c in report["code"]["coding"] if c["system"] == REPORTS))
    unit, logical_id = unit_of(what), report["id"].removeprefix("r")
    people = random.Random(f"{subject.key} {logical_id} people")
    doctors = {f"Practitioner/{doctor.id}": doctor for doctor in CLINIC_DOCTORS}
    people.choice(CLINIC_DOCTORS)
    return Plan(
        id=logical_id,
        number=report["identifier"][0]["value"],
        what=what,
        subject=subject,
        doctor=doctors[order["requester"]["reference"]],
        author=people.choice(unit.authors),
        reviewer=people.choice(unit.reviewers),
        status=report["status"],
        collected=datetime.fromisoformat(report["effectiveDateTime"]),
        first_issued=None,
        expected=None,
        courses={},
        progress=1.0,
        values={},
        quirks=frozenset(),
        printed=False,
    )


def _story(member: CastMember) -> Story:
    told = TOLD.get(member.role)
    return told or random.Random(f"reports {member.card_id}").choice(STORIES)


def _many(subject: Subject, now: datetime) -> Iterator[Plan]:
    courses = {code: ends for story in STORIES for code, ends in story.courses.items()}
    drafts = tuple(
        Draft(
            ROUND[index % len(ROUND)],
            days_ago=1 + index * 2,
            printed=index > MANY // 4,
            status="corrected" if index % 37 == 5 else "final",  # noqa: PLR2004 - one in 37
        )
        for index in range(MANY)
    )
    story = Story(courses, drafts)
    for number, draft in enumerate((*drafts, *OTHERS), start=1):
        yield plan(subject, number, draft, now, story)


def _times(
    draft: Draft, minutes: int, now: datetime, chance: random.Random
) -> tuple[datetime, datetime]:
    """When the sample was taken, and when the first edition was issued."""
    turnaround = timedelta(minutes=minutes + chance.randrange(_FIVE))
    if draft.days_ago == 0:
        # To the second where it is released now: what a terminal printed a moment ago is another edition.
        second = 0 if draft.minutes_ago else now.second
        issued = now.replace(second=second, microsecond=0) - timedelta(minutes=draft.minutes_ago)
        if draft.status in {"amended", "corrected"}:
            issued -= _UNTIL_AMENDED
        return issued - turnaround, issued
    day = now.date() - timedelta(days=draft.days_ago)
    collected = moment(day, chance.randrange(_FIRST_SAMPLE, _LAST_SAMPLE), now.tzinfo)
    # What takes more than a day may have been asked for yesterday: it is out by now all the same.
    issued = min(collected + turnaround, now.replace(microsecond=0) - _UNTIL_AMENDED * 2)
    return min(collected, issued - timedelta(minutes=_FIVE)), issued


def _expected(draft: Draft, now: datetime) -> datetime:
    """On a round minute, as announcements are."""
    due = now.replace(second=0, microsecond=0) + timedelta(minutes=draft.expected_in)
    return due + timedelta(minutes=-due.minute % _FIVE)


def _number(what: Panel | Study, subject: Subject, collected: datetime, number: int) -> str:
    letters = what.letters if isinstance(what, Study) else "JY"
    return f"{letters}{collected:%Y%m%d}{subject.id[1:].upper()}{number:03d}"
