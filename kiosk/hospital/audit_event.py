"""Heads of a terminal's log at a FHIR R4 server: one AuditEvent each, safe to repeat for ever.

    POST AuditEvent    If-None-Exist: _tag=urn:yima:audit-head|[terminal].[number].[chain]
    GET  AuditEvent?_tag=urn:yima:audit-head|..

The head is in there as it was signed, byte for byte (`entity.detail`, base64), so that nothing depends on
how a server stores JSON. It names no patient: an AuditEvent of who read what is another thing.
"""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from kiosk.audit import head
from kiosk.audit.catalogue import HeadKind
from kiosk.audit.head import SignedHead
from kiosk.audit.told import number
from kiosk.hospital.answered import answered
from kiosk.hospital.http import HttpClient, Refusal
from kiosk.hospital.parse import Rejected, member, members
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Failure

HEAD_TAG: Final = "urn:yima:audit-head"
DETAIL: Final = "yima-audit-head-1"
_TERMINAL: Final = "urn:yima:terminal"
_LOG: Final = "urn:yima:audit-log"
_SUBTYPE: Final = "urn:yima:fhir:audit-subtype"
_DICOM: Final = "http://dicom.nema.org/resources/ontology/DCM"
_HL7: Final = "http://terminology.hl7.org/CodeSystem"


class FhirAudit:
    """`kiosk.audit.told.AuditPort` for a FHIR R4 server. `patience`: seconds for one head."""

    def __init__(self, client: HttpClient, *, patience: float = 25.0) -> None:
        self._client = client
        self._patience = patience

    @answered
    def keep_head(self, signed: SignedHead) -> None:
        """Have the hospital keep a head. Failures: HOSPITAL_*."""
        outcome = self._client.post(
            f"{self._client.endpoint.base_url}/AuditEvent",
            audit_event_of(signed),
            headers={
                "If-None-Exist": f"_tag={HEAD_TAG}|{number(signed)}",
                "Prefer": "return=representation",
            },
            deadline=time.monotonic() + self._patience,
        )
        match outcome:
            case Refusal():
                raise Rejected(outcome.failure)
            case Failure():
                raise Rejected(outcome)


def audit_event_of(signed: SignedHead) -> JsonObject:
    """What follows from the head alone: every repeat, from whatever process, is the same."""
    terminal = signed.head.terminal
    who = {"identifier": {"system": _TERMINAL, "value": terminal}, "display": terminal}
    subtype = "log-closed" if signed.head.why is HeadKind.SHUTDOWN else "log-head"
    return {
        "resourceType": "AuditEvent",
        "meta": {"tag": [{"system": HEAD_TAG, "code": number(signed)}]},
        "type": {"system": _DICOM, "code": "110100", "display": "Application Activity"},
        "subtype": [{"system": _SUBTYPE, "code": subtype}],
        "action": "E",
        "recorded": datetime.fromtimestamp(signed.head.at, UTC).isoformat(),
        "outcome": "0",
        "agent": [{"who": who, "requestor": True}],
        "source": {
            "observer": who,
            "type": [{"system": f"{_HL7}/security-source-type", "code": "1"}],  # a user's device
        },
        "entity": [
            {
                "what": {"identifier": {"system": _LOG, "value": terminal}},
                "type": {"system": f"{_HL7}/audit-entity-type", "code": "2"},  # a system object
                "role": {"system": f"{_HL7}/object-role", "code": "13"},  # security resource
                "detail": [
                    {
                        "type": DETAIL,
                        "valueBase64Binary": base64.b64encode(signed.line()).decode(),
                    }
                ],
            }
        ],
    }


def heads_of(resource: Any) -> Iterator[SignedHead]:
    """The heads in an AuditEvent, or in all those of a Bundle; anything else has none."""
    if not isinstance(resource, dict):
        return
    for entry in members(resource.get("entry")):
        yield from heads_of(member(entry, "resource"))
    for entity in members(resource.get("entity")):
        for detail in members(entity.get("detail")):
            signed = _head_in(detail)
            if signed is not None:
                yield signed


def _head_in(detail: JsonObject) -> SignedHead | None:
    text = detail.get("valueBase64Binary")
    if detail.get("type") != DETAIL or not isinstance(text, str):
        return None
    try:
        return head.read(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return None
