"""Doctor, place and owner of an Appointment or Encounter, by reference.

Three ways a server can answer, all accepted: the resource came along (`_include`), it is contained,
or it has to be fetched because the server ignores `_include`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from kiosk.domain import PatientId, Place
from kiosk.hospital.parse import Rejected, location_words, member, members, wrong_patient
from kiosk.hospital.references import contained, local_reference
from kiosk.names import doctor_name
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code

_PRACTITIONERS: Final = frozenset({"Practitioner", "PractitionerRole"})


@dataclass(frozen=True, slots=True)
class Link:
    """A Reference inside `owner`."""

    owner: JsonObject
    reference: JsonObject

    def local(self, base: str) -> str:
        return local_reference(self.reference.get("reference"), base)

    def kind(self, base: str) -> str:
        """The type referred to, or "" when the reference does not tell."""
        local = self.local(base)
        if local:
            return local.partition("/")[0]
        inner = contained(self.owner, self.reference.get("reference"))
        kind = inner.get("resourceType") if inner else self.reference.get("type")
        return kind if isinstance(kind, str) else ""


def appointment_actors(appointment: JsonObject) -> list[Link]:
    return [
        Link(appointment, member(participant, "actor"))
        for participant in members(appointment.get("participant"))
    ]


def check_appointment_owner(appointment: JsonObject, patient: PatientId, base: str) -> None:
    """Raise WRONG_PATIENT unless this patient takes part."""
    owner = f"Patient/{patient}"
    if all(link.local(base) != owner for link in appointment_actors(appointment)):
        raise wrong_patient()


def check_encounter_owner(encounter: JsonObject, patient: PatientId, base: str) -> None:
    """Raise WRONG_PATIENT unless this patient is the subject."""
    subject = member(encounter, "subject").get("reference")
    if local_reference(subject, base) != f"Patient/{patient}":
        raise wrong_patient()


def encounter_actors(encounter: JsonObject) -> Iterator[Link]:
    """Yield practitioners and, first the current ones, locations of an Encounter."""
    for participant in members(encounter.get("participant")):
        yield Link(encounter, member(participant, "individual"))
    stays = sorted(members(encounter.get("location")), key=lambda s: s.get("status") != "active")
    for stay in stays:
        yield Link(encounter, member(stay, "location"))


class Source(Protocol):
    """Where resources are read that did not come along: `kiosk.hospital.errand.Errand`."""

    @property
    def base(self) -> str: ...

    def read(self, reference: str) -> JsonObject | None: ...


@dataclass(slots=True)
class Forgiving:
    """For names that can be done without: what cannot be read is not there.

    After trouble on the way it asks no more: hundreds of names would each take their time.
    """

    source: Source
    _tired: bool = False

    @property
    def base(self) -> str:
        return self.source.base

    def read(self, reference: str) -> JsonObject | None:
        if self._tired:
            return None
        try:
            return self.source.read(reference)
        except Rejected as rejected:
            self._tired = rejected.failure.code is not Code.HOSPITAL_REFUSED
            return None


class Directory:
    """Looks up what references mean, each once per errand."""

    def __init__(self, source: Source, included: dict[str, JsonObject]) -> None:
        self._source = source
        self._known: dict[str, JsonObject | None] = dict(included)

    def doctor(self, links: list[Link]) -> str:
        for link in links:
            if link.kind(self._source.base) in _PRACTITIONERS:
                shown = doctor_name(link.reference.get("display"), None)
                return shown or doctor_name(None, self._resource(link).get("name"))
        return ""

    def place(self, links: list[Link]) -> Place | None:
        for link in links:
            if link.kind(self._source.base) == "Location":
                name, directions = location_words(
                    self._resource(link), link.reference.get("display")
                )
                _, _, logical_id = link.local(self._source.base).partition("/")
                return Place(logical_id, name, directions) if name or logical_id else None
        return None

    def department(self, links: list[Link]) -> str:
        """Name of the HealthcareService that takes part, as displayed."""
        for link in links:
            if link.kind(self._source.base) == "HealthcareService":
                return location_words({}, link.reference.get("display"))[0]
        return ""

    def organization(self, links: list[Link]) -> str:
        """Name of the Organization that takes part."""
        for link in links:
            if link.kind(self._source.base) == "Organization":
                shown = link.reference.get("display") or self._resource(link).get("name")
                return location_words({}, shown)[0]
        return ""

    def _resource(self, link: Link) -> JsonObject:
        inner = contained(link.owner, link.reference.get("reference"))
        if inner is not None:
            return inner
        local = link.local(self._source.base)
        if local and local not in self._known:
            self._known[local] = self._fetch(local)
        return self._known.get(local) or {}

    def _fetch(self, local: str) -> JsonObject | None:
        """Fetch what the server did not include; what it refuses to show is left out."""
        try:
            return self._source.read(local)
        except Rejected as rejected:
            if rejected.failure.code is Code.HOSPITAL_REFUSED:
                return None
            raise
