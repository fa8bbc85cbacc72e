"""The lines of a DiagnosticReport (R4): its Observations, the members of panels, the components.

DiagnosticReport.result → Observation
Observation.hasMember   → Observation      the first is a panel: its name groups the members
Observation.component                      each a line of its own, "<Observation id>.<number>"

A panel without a value is no line, unless it is said to be critical as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kiosk.hospital.parse import bad_answer, members, word
from kiosk.hospital.references import contained, is_id
from kiosk.hospital.report_codes import LEFT_OUT
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_values import has_value, is_said_to_be_critical
from kiosk.net.strict_json import JsonObject

MOST_LINES: Final = 500
_DEEPEST: Final = 4  # panels within panels


@dataclass(frozen=True, slots=True)
class Line:
    """`node` has value, range and interpretation. Where the Observation is not at hand, it is empty."""

    id: str
    node: JsonObject = field(repr=False)
    observation: JsonObject = field(repr=False)  # that it is, or is a component of
    panel: JsonObject | None = field(default=None, repr=False)
    absent: str = ""  # "Observation/17", or the address of one that this server does not have
    display: str = ""  # what the reference calls an absent one


def lines_of(report: JsonObject, known: Known) -> Iterator[Line]:
    """In the order of the report. Each Observation comes once, and is the owner's.

    Raises `Rejected`: WRONG_PATIENT, or a bad answer where there are too many.
    """
    walk = _Walk(report, known)
    for number, line in enumerate(walk.members(members(report.get("result")), report, None, 0)):
        if number >= MOST_LINES:
            raise bad_answer("DiagnosticReport.result: too many")
        yield line


def absent_ids(lines: Iterable[Line]) -> list[str]:
    """Ids of the Observations that this server has and are not at hand."""
    return [
        line.absent.partition("/")[2] for line in lines if line.absent.startswith("Observation/")
    ]


@dataclass(slots=True)
class _Walk:
    report: JsonObject
    known: Known
    seen: set[str] = field(default_factory=set)

    def members(
        self,
        references: Iterable[JsonObject],
        container: JsonObject,
        panel: JsonObject | None,
        depth: int,
    ) -> Iterator[Line]:
        if depth > _DEEPEST:
            raise bad_answer("Observation.hasMember: too deep")
        for reference in references:
            name = self._name(container, reference)
            if not name or name in self.seen:
                continue
            self.seen.add(name)
            found = self.known.find(container, reference, "Observation")
            if found is None:
                yield _absent(name, reference, panel)
            elif name.startswith("#"):
                self.known.check_contained(found)
                yield from self._observation(found, name, container, panel, depth)
            else:
                self.known.check_owner(found)
                yield from self._observation(found, found["id"], found, panel, depth)

    def _name(self, container: JsonObject, reference: JsonObject) -> str:
        """What tells one reference from another; "" for what is none."""
        value = reference.get("reference")
        if contained(container, value) is not None:
            # Of two containers that call their own by the same name only the report's are lines twice.
            return f"{value}" if container is self.report else f"#{container.get('id')}{value}"
        return self.known.name(reference) or (value if isinstance(value, str) else "")

    def _observation(
        self,
        found: JsonObject,
        logical_id: str,
        container: JsonObject,
        panel: JsonObject | None,
        depth: int,
    ) -> Iterator[Line]:
        if word(found.get("status")) in LEFT_OUT:
            return
        inner = list(members(found.get("hasMember")))
        components = list(members(found.get("component")))
        alone = not (inner or components)
        if alone or has_value(found) or is_said_to_be_critical(found):
            yield Line(logical_id, found, found, panel)
        for number, component in enumerate(components, 1):
            yield Line(f"{logical_id}.{number}", component, found, found)
        yield from self.members(inner, container, found, depth + 1)


def _absent(name: str, reference: JsonObject, panel: JsonObject | None) -> Line:
    logical_id = name.partition("/")[2]
    display = reference.get("display")
    return Line(
        id=logical_id if is_id(logical_id) else "",
        node={},
        observation={},
        panel=panel,
        absent=name,
        display=display if isinstance(display, str) else "",
    )
