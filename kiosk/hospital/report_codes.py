"""Code systems and value sets of reports (R4 required bindings), and what the terminal makes of them."""

from __future__ import annotations

from typing import Final

from kiosk.hospital.parse import members, word
from kiosk.net.strict_json import JsonObject
from kiosk.reports.report import ReportKind, ReportStatus

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
SECTIONS: Final = "http://terminology.hl7.org/CodeSystem/v2-0074"  # diagnostic service sections
OBSERVATION_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
INTERPRETATION: Final = frozenset(
    {
        "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
        "http://terminology.hl7.org/CodeSystem/v2-0078",
        "http://hl7.org/fhir/v2/0078",  # as it was called up to STU3
        "",  # the binding is to these codes where no system is named
    }
)
IDENTIFIER_TYPE: Final = "http://terminology.hl7.org/CodeSystem/v2-0203"

FINISHED: Final = {
    "final": ReportStatus.FINAL,
    "amended": ReportStatus.AMENDED,
    "appended": ReportStatus.AMENDED,
    "corrected": ReportStatus.CORRECTED,
}
PENDING: Final = frozenset({"registered", "partial", "preliminary"})
REPORT_STATUS: Final = frozenset({*FINISHED, *PENDING, "cancelled", "entered-in-error", "unknown"})

OBSERVATION_STATUS: Final = frozenset(
    {
        "registered",
        "preliminary",
        "final",
        "amended",
        "corrected",
        "cancelled",
        "entered-in-error",
        "unknown",
    }
)
LEFT_OUT: Final = frozenset({"cancelled", "entered-in-error"})
CHANGED: Final = frozenset({"amended", "corrected"})
FINISHED_RESULT: Final = ("final", "amended", "corrected")

FINDINGS: Final = frozenset({"59776-5", "18782-3"})  # LOINC: what was seen
IMPRESSION: Final = frozenset({"19005-8", "18783-1"})  # LOINC: what is concluded

# Blood gas, blood bank, cytogenetics, chemistry, cytopathology, genetics, haematology, immunology,
# laboratory, microbiology, mycobacteriology, mycology, outside laboratory, serology, surgical
# pathology, toxicology, virology.
_LABORATORY: Final = frozenset(
    "BG BLB CG CH CP GE HM IMM LAB MB MCB MYC OSL SR SP TX VR".split()  # noqa: SIM905 - reads as a table
)
# CT, cardiac ultrasound, magnetic resonance, nuclear medicine, obstetric and other ultrasound,
# radiology, radiograph, vascular ultrasound, cineradiograph.
_IMAGING: Final = frozenset("CT CUS NMR NMS OUS RAD RUS RX VUS XRC".split())  # noqa: SIM905 - likewise
_KINDS: Final = {
    **{(SECTIONS, section): ReportKind.LABORATORY for section in _LABORATORY},
    **{(SECTIONS, section): ReportKind.IMAGING for section in _IMAGING},
    (OBSERVATION_CATEGORY, "laboratory"): ReportKind.LABORATORY,
    (OBSERVATION_CATEGORY, "imaging"): ReportKind.IMAGING,
    (LOINC, "LP29684-5"): ReportKind.IMAGING,  # radiology
}


def kind_by_category(report: JsonObject) -> ReportKind | None:
    """By `DiagnosticReport.category`; None where there is none."""
    categories = list(members(report.get("category")))
    for category in categories:
        for coding in members(category.get("coding")):
            if kind := _KINDS.get((word(coding.get("system")), word(coding.get("code")))):
                return kind
    return ReportKind.OTHER if categories else None
