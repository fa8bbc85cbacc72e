"""The archive of reports. A person's file is written when somebody first asks for it.

Everything in it follows from the seed, the person and the day, so nobody can tell; the demo hospital
starts as quickly as if nobody had ever been examined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from kiosk.demo.hospital.cast import CastMember, demo_cast
from kiosk.demo.hospital.prints import provenance, release, take
from kiosk.demo.hospital.report_plans import Plan, new_today, plan, plans_of, subject_of
from kiosk.demo.hospital.report_resources import report_id, resources_of
from kiosk.demo.hospital.store import Store

Resource = dict[str, Any]

KINDS: Final = frozenset(
    {"DiagnosticReport", "Observation", "Specimen", "ServiceRequest", "Binary", "Provenance"}
)
"""Types of resources that lie in the archive."""
OTHER_TERMINAL: Final = "demo-terminal-2"
"""Where what was printed before was printed."""
_PATIENT: Final = re.compile(r"(?<![0-9A-Za-z])p\d{4}[ab]?(?![0-9A-Za-z])", re.ASCII)
_AT_ONCE: Final = timedelta(minutes=5)
_PRINTED_AFTER: Final = timedelta(hours=2)


class Archive:
    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._seed = seed
        self._members = {name: m for m in demo_cast(seed) for name in m.patient_ids}

    def open_files(self, mentioned: Iterable[str], now: datetime) -> None:
        """Have the files of all people whose ids are in these texts. Outside of a transaction."""
        for name in sorted({name for text in mentioned for name in _PATIENT.findall(text)}):
            if name in self._members:
                self._open(name, self._members[name], now)

    def _open(self, name: str, member: CastMember, now: datetime) -> None:
        today = f"file {self._seed} {name} {now:%Y-%m-%d}"
        if self._store.has_seed(today):
            return
        with self._store.transaction():
            self._store.claim_seed(today)
            is_first = self._store.claim_seed(f"file {self._seed} {name}")
            patient = self._store.read("Patient", name)
            if patient is None:
                return
            subject = subject_of(patient)
            if is_first:
                plans: Iterator[Plan] = plans_of(member, subject, now)
            else:
                drafts = enumerate(new_today(member), start=1)
                plans = (plan(subject, n, d, now) for n, d in drafts if d.days_ago == 0)
            for each in plans:
                file(self._store, each, now)


def reports_of(seed: int, patient: Resource, now: datetime) -> Iterator[Resource]:
    """Yield what the file of one of the cast holds at first, without prints: for servers of others."""
    members = {name: member for member in demo_cast(seed) for name in member.patient_ids}
    for each in plans_of(members[patient["id"]], subject_of(patient), now):
        yield from resources_of(each)


def file(store: Store, plan: Plan, now: datetime) -> None:
    """Write one report with all that belongs to it. Inside a transaction."""
    for resource in resources_of(plan):
        if resource["resourceType"] == "DiagnosticReport":
            if plan.is_changed and plan.first_issued:
                first = {"status": "final", "issued": plan.first_issued.isoformat()}
                release(store, {**resource, **first}, now)
            release(store, resource, now)
        else:
            store.put(resource, now)
    if plan.printed and plan.first_issued:
        # What was changed later was printed before: there is a newer edition to print.
        at = plan.first_issued + (_AT_ONCE if plan.is_changed else _PRINTED_AFTER)
        words = "报告打印" if plan.number[-1] in "05" else ""
        told = provenance(report_id(plan), f"d{plan.id}", at, OTHER_TERMINAL, words=words)
        take(store, store.put(told, now))
