"""What the code on a report's paper is a digest of: the report, in one form that anybody can make anew.

SM3 (GB/T 32905) over deterministic CBOR (RFC 8949 section 4.2.1) of

    report   = [ "EHCR1", kind, status, issued, title, number, collected, specimen,
                 [ *result ], [ *section ] ]
    kind     = "laboratory" | "imaging" | "other"
    status   = "final" | "amended" | "corrected"
    issued, collected = Unix seconds, whole; collected null where it is not known
    title, number, specimen = tstr, empty where there is none
    result   = [ name, loinc, local code, group, form, value, unit, low, high, range, flag, changed, note ]
    form     = "quantity" | "text" | "missing"
    value    = comparator and number ("<0.10"), the text, or why there is none
    unit     = the UCUM code, else the unit as it is shown
    low, high = the ends of the reference range as the hospital wrote them, empty where it is open
    range    = its text where it has neither end
    flag     = a word of `kiosk.reports.report.Flag`
    changed  = bool: amended or corrected after it was first given out
    section  = [ title, text ]

Half a surrogate pair, which JSON can write and UTF-8 cannot, is "?". Numbers are text with the digits
that the hospital gave: 5.10 is not 5.1. Whose report it is stands beside the digest in what is signed.
Not in it are forms (PDF), which are the hospital's own, and who asked, reported and checked: their names
come from other resources, and change or are left out of an export without the report being another.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from kiosk.codes import sm3
from kiosk.codes.cbor_writer import Writable, dumps
from kiosk.reports.report import ReferenceRange, Report, Result, Section

FORM: Final = "EHCR1"


def report_digest(report: Report) -> bytes:
    """32 bytes."""
    return sm3.digest(dumps(_encodable(_report(report))))


def unix_seconds(moment: datetime) -> int:
    """Whole; what was before 1970, as nothing released is, counts as 1970."""
    return max(0, int(moment.timestamp()))


def value_of(result: Result) -> str:
    """Comparator and number, or the text, or why there is none."""
    if result.quantity is not None:
        return f"{result.quantity.comparator}{result.quantity.text}"
    return result.text or result.missing


def _report(report: Report) -> Writable:
    head = report.head
    return (
        FORM,
        head.kind.value,
        head.status.value,
        unix_seconds(head.issued),
        head.title,
        head.number,
        None if head.collected is None else unix_seconds(head.collected),
        report.specimen,
        tuple(map(_result, report.results)),
        tuple(map(_section, report.sections)),
    )


def _result(result: Result) -> Writable:
    quantity = result.quantity
    return (
        result.name,
        result.loinc,
        result.local_code,
        result.group,
        _form(result),
        value_of(result),
        "" if quantity is None else quantity.ucum or quantity.unit,
        *_range(result.range),
        result.flag.value,
        result.changed,
        result.note,
    )


def _form(result: Result) -> str:
    if result.quantity is not None:
        return "quantity"
    return "text" if result.text else "missing"


def _range(usual: ReferenceRange | None) -> tuple[str, str, str]:
    if usual is None:
        return "", "", ""
    low, high = ("" if end is None else str(end) for end in (usual.low, usual.high))
    return low, high, "" if low or high else usual.text


def _section(section: Section) -> Writable:
    return section.title, section.text


def _encodable(item: Writable) -> Writable:
    match item:
        case str():
            return item.encode("utf-8", "replace").decode()
        case tuple():
            return tuple(map(_encodable, item))
        case _:
            return item
