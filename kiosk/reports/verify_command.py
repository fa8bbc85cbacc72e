"""`yima report verify`: whether the code on a printed report is genuine, and what the paper must say.

For pharmacies, insurers and other hospitals: nothing but a trust list is needed, no connection and no
hospital. `--fhir` compares the whole report, as the hospital's system gives it out, with the digest in
the code. With `--json` standard output holds one object and nothing else.

Exit codes: 0 genuine, and it agrees with the report where one was given; 1 refused, or it does not
agree; 2 something could not be read, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from kiosk import console
from kiosk.clock import SystemClock
from kiosk.codes import lists
from kiosk.codes.issuer_check import CHINA
from kiosk.codes.paper_seal import LONGEST_CODE, SealedReport, verify_paper
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.process import leave_no_core
from kiosk.reasons import Code, Failure
from kiosk.reports.command import put
from kiosk.reports.report import Flag, Report
from kiosk.settings import SETTINGS_PATH, SettingsError, load
from kiosk.trust.distribution.cache import TRUST_FOLDER, TrustCache
from kiosk.trust.reading import Problem
from kiosk.trust.revocation import RevocationSource
from kiosk.trust.trust_list import TrustList

_NAME: Final = "yima report verify"
_LARGEST_CODE_FILE: Final = 64 * 1024
_LARGEST_FHIR: Final = 32 * 1024 * 1024
_FLAGS: Final = {
    Flag.LOW: "low",
    Flag.HIGH: "high",
    Flag.CRITICAL_LOW: "critically low",
    Flag.CRITICAL_HIGH: "critically high",
    Flag.ABNORMAL: "abnormal",
    Flag.CRITICAL: "critical",
}


@dataclass(frozen=True, slots=True)
class _Trusted:
    issuers: TrustList
    revoked: RevocationSource | None  # None: the list came without


def main(argv: Sequence[str], *, now: Callable[[], int] | None = None) -> int:
    """Run `yima report verify ARGV...`; the exit code. `now`: Unix seconds."""
    try:
        arguments = _parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    moment = now or SystemClock().now
    return console.run(
        _NAME, lambda: put(_NAME, _answer(arguments, moment()), as_json=arguments.json)
    )


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_NAME, allow_abbrev=False)
    code = parser.add_mutually_exclusive_group(required=True)
    code.add_argument("--code", metavar="TEXT", help="what the code on the paper says: EHCR1:...")
    code.add_argument("--code-file", type=Path, metavar="FILE", help="a file that holds it")
    parser.add_argument(
        "--trust",
        type=Path,
        metavar="DIR",
        help="the folder that `yima trust enrol --state` keeps, or a list of issuers (default: that of "
        "this terminal's settings)",
    )
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    parser.add_argument(
        "--fhir",
        type=Path,
        metavar="FILE.json",
        help="the report as the hospital gives it out, to be compared with the paper's digest",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(argv)


def _answer(arguments: argparse.Namespace, now: int) -> Answer:
    text: str | Answer = arguments.code or ""
    if arguments.code_file is not None:
        text = _code_in(arguments.code_file)
    if isinstance(text, Answer):
        return text
    trusted = _trusted(arguments, now)
    if isinstance(trusted, Answer):
        return trusted
    report = None if arguments.fhir is None else _report_in(arguments.fhir)
    if isinstance(report, Answer):
        return report
    with console.native_stderr_silenced():  # gmssl_pyx tells it of bad signatures, see `sm2`
        outcome = verify_paper(text, trusted.issuers, now, revoked=trusted.revoked)
    if isinstance(outcome, Failure):
        return _refusal(outcome)
    return _genuine(outcome, report, may_be_cancelled=trusted.revoked is None)


def _code_in(path: Path) -> str | Answer:
    content = _content(path, _LARGEST_CODE_FILE)
    if isinstance(content, Answer):
        return content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unreadable("code", f"{path}: not UTF-8")


def _report_in(path: Path) -> Report | Answer:
    from kiosk.hospital.report_document import read_document  # noqa: PLC0415 - only with --fhir

    content = _content(path, _LARGEST_FHIR)
    if isinstance(content, Answer):
        return content
    document = read_document(content, full=False)
    if isinstance(document, str):
        return _unreadable("fhir", f"{path}: {document}")
    report, _holder = document
    return report


def _content(path: Path, most: int) -> bytes | Answer:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        return _unreadable("file", f"{path}: {error.strerror}")
    return content if len(content) <= most else _unreadable("file", f"{path}: too large")


def _trusted(arguments: argparse.Namespace, now: int) -> _Trusted | Answer:
    place = arguments.trust
    if place is None:
        try:
            place = load(arguments.settings, os.environ).storage.folder
        except SettingsError as error:
            content = {"result": "settings", "problems": error.problems}
            return Answer(content, error.problems, console.UNREADABLE)
    if place.is_dir():
        in_force = TrustCache(place / TRUST_FOLDER).in_force()
        if in_force is None:
            return _unreadable("trust", f"{place}: no trust list is in force there")
        return _Trusted(in_force.trust, in_force.revoked)
    listed = lists.load_trust(place, fetched_at=now)
    if isinstance(listed, Problem):
        return _unreadable("trust", f"{place}: {listed.what}")
    return _Trusted(listed, None)


def _unreadable(what: str, why: str) -> Answer:
    return refused(f"{what}_unreadable", why, console.UNREADABLE)


def _refusal(failure: Failure) -> Answer:
    told = ", ".join(f"{name}: {value}" for name, value in failure.facts.items())
    why = _WORDS.get(failure.code, failure.reason.staff.format_map(failure.facts))
    content = {"result": failure.code.value, "facts": dict(failure.facts), "words": why}
    line = f"NOT GENUINE, or it cannot be told: {why}" + (told and f" ({told})")
    return Answer(content, (line,), NOT_SO)


_WORDS: Final = {
    Code.UNRECOGNISED: "this is not the code of a printed report (those begin with EHCR1:)",
    Code.TOO_LONG: f"the code has more than {LONGEST_CODE} characters",
    Code.NOT_BASE45: "the code was read wrong, or is damaged: hold it up again",
    Code.MALFORMED: "the code is damaged, or was made by something else",
    Code.UNKNOWN_ISSUER_KEY: "no issuer of the trust list signs reports with this key",
    Code.BAD_ISSUER_SIGNATURE: "somebody has altered it, or forged it",
    Code.KEY_NOT_VALID_NOW: "the key that signed it is not in force",
    Code.KEY_EXPIRED_AT_ISSUE: "the key that signed it was not in force when it was printed",
    Code.NOT_YET_VALID: "it says that it was printed in the future",
    Code.REVOKED: "the hospital has cancelled it",
}


def _genuine(sealed: SealedReport, report: Report | None, *, may_be_cancelled: bool) -> Answer:
    agrees = None if report is None else sealed.agrees(report)
    content = _content_of(sealed) | {
        "result": "ok" if agrees is not False else "digest_differs",
        "report_agrees": agrees,
        "revocation_checked": not may_be_cancelled,
    }
    lines = [f"genuine: signed by {sealed.issuer_name} ({sealed.claims.iss})"]
    lines += _lines_of(sealed)
    if may_be_cancelled:
        lines.append(
            "whether it, or its key, was cancelled since is not known: a list of issuers alone does not say"
        )
    if agrees is not None:
        lines.append(
            "the report given agrees with it: texts, values, units, ranges, flags"
            if agrees
            else "THE REPORT GIVEN IS ANOTHER than the one this paper was printed from"
        )
    return Answer(content, tuple(lines), NOT_SO if agrees is False else console.DONE)


def _content_of(sealed: SealedReport) -> dict[str, Any]:
    claims = sealed.claims
    return {
        "issuer": claims.iss,
        "issuer_name": sealed.issuer_name,
        "trust_version": sealed.trust_version,
        "print": claims.print_number,
        "printed_at": _moment(claims.iat, CHINA),
        "patient": claims.name or None,
        "title": claims.title,
        "number": claims.number or None,
        "status": claims.status.value,
        "issued": _moment(claims.issued, CHINA),
        "results": claims.results,
        "attention": claims.attention,
        "findings": [
            {"name": each.name, "value": each.value, "flag": each.flag.value}
            for each in claims.findings
        ],
        "digest": claims.digest.hex(),
    }


def _lines_of(sealed: SealedReport) -> list[str]:
    claims = sealed.claims
    lines = [
        "the paper must say:",
        f"  patient   {claims.name or '-'}",
        f"  report    {claims.title}  {claims.number}".rstrip(),
        f"  released  {_moment(claims.issued, CHINA)}, {claims.status}",
        f"  printed   {_moment(claims.iat, CHINA)}, number {claims.print_number}",
        f"  results   {claims.results}, {claims.attention} of them out of the ordinary",
    ]
    lines += [f"    {each.name}  {each.value}  {_FLAGS[each.flag]}" for each in claims.findings]
    left = claims.attention - len(claims.findings)
    if left > 0:
        lines.append(f"    and {left} more that the code has no room for")
    return lines


def _moment(at: int, zone: tzinfo) -> str:
    try:
        return datetime.fromtimestamp(at, zone).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):  # signed, and of no calendar
        return str(at)
