"""The second factor, compared by the hospital: FHIR R4 has no operation for it, so this is ours.

    POST [base]/Patient/[id]/$confirm-holder    Parameters { identityEnd, phoneEnd: valueString }
    200                                         Parameters { result: valueBoolean }
    423                                         too many tries by the hospital's own count

`resources/fhir/OperationDefinition-confirm-holder.json` defines it for whoever builds the server's
side. It is asked once: a repeat would count as another try at the hospital.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from kiosk.domain import Patient, SecondFactor
from kiosk.hospital.errand import Errand
from kiosk.hospital.http import Outcome, Refusal, Reply
from kiosk.hospital.parse import Rejected, bad_answer, members
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

OPERATION: Final = "confirm-holder"
_RESULT: Final = "result"


def confirm_holder(errand: Errand, patient: Patient, factor: SecondFactor) -> bool:
    """Whether both ends are this patient's. Trouble raises `Rejected`."""
    outcome = errand.client.post(
        f"{errand.base}/Patient/{patient.id}/${OPERATION}",
        _parameters(factor),
        deadline=errand.deadline,
    )
    if isinstance(outcome, Reply):
        return _result(outcome.body)
    raise Rejected(_failure(outcome))


def _parameters(factor: SecondFactor) -> JsonObject:
    return {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "identityEnd", "valueString": factor.identity_end},
            {"name": "phoneEnd", "valueString": factor.phone_end},
        ],
    }


def _result(body: JsonObject) -> bool:
    """The one result; whatever is not plainly a yes or a no is neither."""
    if body.get("resourceType") != "Parameters":
        raise bad_answer("Parameters were expected")
    results = [each for each in members(body.get("parameter")) if each.get("name") == _RESULT]
    agrees = results[0].get("valueBoolean") if len(results) == 1 else None
    if not isinstance(agrees, bool):
        raise bad_answer("Parameters.result")
    return agrees


def _failure(outcome: Outcome) -> Failure:
    match outcome:
        case Refusal(status=HTTPStatus.LOCKED):
            return Failure(Code.SECOND_FACTOR_LOCKED)
        case Refusal():  # 404 and 400 above all: a server that does not know the operation
            return outcome.failure
        case Failure(code=Code.HOSPITAL_ERROR) if _is_unknown(outcome):
            return Failure(Code.HOSPITAL_REFUSED, outcome.facts)
        case Failure():
            return outcome
        case _:
            raise TypeError("a reply is no failure")


def _is_unknown(failure: Failure) -> bool:
    """Repeating would not help where the server says that it does not do such things."""
    return failure.facts.get("status") == HTTPStatus.NOT_IMPLEMENTED
