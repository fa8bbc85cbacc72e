"""What a FHIR server says when it cannot do something."""

from __future__ import annotations

from typing import Any


class FhirError(Exception):
    """Ends a request with an HTTP status and an OperationOutcome.

    `code` is of the value set issue-type; `words` are for people, in the hospital's language where
    they are for patients.
    """

    def __init__(self, status: int, code: str, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.code = code
        self.words = words

    def outcome(self) -> dict[str, Any]:
        return {
            "resourceType": "OperationOutcome",
            "issue": [
                {"severity": "error", "code": self.code, "details": {"text": self.words}},
            ],
        }


def rule(words: str) -> FhirError:
    """One of the hospital's own rules, in its words to the patient."""
    return FhirError(422, "business-rule", words)
