"""The resources of a report that are at hand, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.hospital.parse import member, wrong_patient
from kiosk.hospital.references import contained, local_reference
from kiosk.net.strict_json import JsonObject


@dataclass(frozen=True, slots=True)
class Known:
    """`owner`: "Patient/17", whose all of it has to be. `base`: of the server, as in `references`."""

    base: str
    owner: str = field(repr=False)
    resources: dict[str, JsonObject] = field(default_factory=dict, repr=False)  # by "Type/id"

    def name(self, reference: JsonObject) -> str:
        """Of a Reference to this server "Type/id", else ""."""
        return local_reference(reference.get("reference"), self.base)

    def find(self, within: JsonObject, reference: JsonObject, kind: str) -> JsonObject | None:
        """What a Reference within `within` means: contained there, or at hand."""
        found = contained(within, reference.get("reference"))
        if found is None:
            found = self.resources.get(self.name(reference))
        return found if found is not None and found.get("resourceType") == kind else None

    def find_owned(self, within: JsonObject, reference: JsonObject, kind: str) -> JsonObject | None:
        """Likewise, unless it is somebody else's. One that names nobody is taken for the owner's."""
        found = self.find(within, reference, kind)
        if found is None or ("subject" in found and not self.is_owned(found)):
            return None
        return found

    def is_owned(self, resource: JsonObject) -> bool:
        return self.name(member(resource, "subject")) == self.owner

    def check_owner(self, resource: JsonObject) -> None:
        """Raise WRONG_PATIENT unless the owner is the subject of a DiagnosticReport or Observation."""
        if not self.is_owned(resource):
            raise wrong_patient()

    def check_contained(self, resource: JsonObject) -> None:
        """Likewise of a contained one: that is part of its container, and may leave its subject out."""
        if "subject" in resource:
            self.check_owner(resource)
