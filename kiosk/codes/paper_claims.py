"""The bytes of a report's code: claims written and read (form: `paper_seal`). Nothing here judges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kiosk.codes import cbor, cbor_writer
from kiosk.codes.cbor import Item
from kiosk.codes.sign1 import (
    ALG,
    CTI,
    IAT,
    ISS,
    KID,
    KID_SIZE,
    NAME,
    SM2_SM3,
    CoseError,
    Labelled,
    Sign1,
    labelled,
    need_array,
    need_int,
    need_keys,
    need_sized,
    need_text,
    need_uint,
    read_sign1,
)
from kiosk.reports.report import Flag, ReportStatus

CTI_SIZE: Final = 8
DIGEST_SIZE: Final = 32
# Bytes of UTF-8. With all of them at their longest a code has 633 characters before any finding.
LONGEST_ISSUER: Final = 64
LONGEST_NAME: Final = 48
LONGEST_PRINT: Final = 33
LONGEST_NUMBER: Final = 40
LONGEST_TITLE: Final = 60
LONGEST_FINDING_NAME: Final = 36
LONGEST_FINDING_VALUE: Final = 32

_REPORT = -65541
_ELLIPSIS: Final = "…"
# Numbers are for ever; a new word goes to the end.
_STATUSES: Final = (ReportStatus.FINAL, ReportStatus.AMENDED, ReportStatus.CORRECTED)
_FLAGS: Final = (
    Flag.NONE,
    Flag.NORMAL,
    Flag.LOW,
    Flag.HIGH,
    Flag.CRITICAL_LOW,
    Flag.CRITICAL_HIGH,
    Flag.ABNORMAL,
    Flag.CRITICAL,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A result out of the ordinary. `value` with its unit: "18.62 10⁹/L"."""

    name: str
    value: str = field(repr=False)
    flag: Flag = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaperClaims:
    """What a code says of its paper. Long texts end in "…". Times: Unix seconds."""

    iss: str
    iat: int  # when it was printed
    cti: bytes  # `credential_id` of the print's number; what a revocation names
    name: str = field(repr=False)  # masked; may be empty
    print_number: str
    number: str  # of the report: the laboratory's own; may be empty
    title: str
    status: ReportStatus
    issued: int  # when this edition was released
    results: int
    attention: int = field(repr=False)  # of them out of the ordinary
    digest: bytes  # `report_digest`
    findings: tuple[Finding, ...] = field(repr=False)  # the first of `attention`, those that fit


@dataclass(frozen=True, slots=True)
class PaperCode:
    """Claims as they came. Nobody has vouched for them yet."""

    signed: Sign1
    alg: int
    kid: bytes
    claims: PaperClaims

    @property
    def iss(self) -> str:
        return self.claims.iss

    @property
    def iat(self) -> int:
        return self.claims.iat


def structure(kid: bytes, claims: PaperClaims, signature: bytes) -> Sign1:
    """The COSE_Sign1 with `signature`, 64 bytes, in it."""
    payload: dict[int | str, cbor_writer.Writable] = {
        ISS: claims.iss,
        IAT: claims.iat,
        CTI: claims.cti,
        NAME: claims.name,
        _REPORT: (
            claims.print_number,
            claims.number,
            claims.title,
            _STATUSES.index(claims.status),
            claims.issued,
            claims.results,
            claims.attention,
            claims.digest,
            tuple((each.name, each.value, _FLAGS.index(each.flag)) for each in claims.findings),
        ),
    }
    protected: dict[int | str, cbor_writer.Writable] = {ALG: SM2_SM3, KID: kid}
    return Sign1(cbor_writer.dumps(protected), cbor_writer.dumps(payload), signature)


def parse(data: bytes) -> PaperCode:
    """Read the bytes of a code.

    Raises:
        CoseError, cbor.CborError: it is none of a report's paper.
    """
    signed, header = read_sign1(data)
    need_keys(header, ALG, KID)
    return PaperCode(
        signed=signed,
        alg=need_int(header.get(ALG)),
        kid=need_sized(header.get(KID), KID_SIZE),
        claims=_read_claims(labelled(cbor.loads(signed.payload))),
    )


def shortened(text: str, longest: int) -> str:
    """At most `longest` bytes of UTF-8, cut between characters and marked with "…" where it was cut."""
    # Half a surrogate pair, which JSON can write, has no UTF-8.
    whole = text.encode("utf-8", "replace")
    if len(whole) <= longest:
        return whole.decode()
    room = longest - len(_ELLIPSIS.encode())
    return whole[:room].decode("utf-8", "ignore").rstrip() + _ELLIPSIS


def _read_claims(claims: Labelled) -> PaperClaims:
    report = need_array(claims.get(_REPORT), 9)
    number, title, status, issued, results, attention, digest, findings = report[1:]
    return PaperClaims(
        iss=need_text(claims.get(ISS), LONGEST_ISSUER),
        iat=need_uint(claims.get(IAT)),
        cti=need_sized(claims.get(CTI), CTI_SIZE),
        name=need_text(claims.get(NAME), LONGEST_NAME),
        print_number=need_text(report[0], LONGEST_PRINT),
        number=need_text(number, LONGEST_NUMBER),
        title=need_text(title, LONGEST_TITLE),
        status=_STATUSES[_need_index(status, len(_STATUSES))],
        issued=need_uint(issued),
        results=need_uint(results),
        attention=need_uint(attention),
        digest=need_sized(digest, DIGEST_SIZE),
        findings=tuple(map(_read_finding, need_array(findings))),
    )


def _read_finding(item: Item) -> Finding:
    name, value, number = need_array(item, 3)
    flag = _FLAGS[_need_index(number, len(_FLAGS))]
    if not flag.needs_attention:
        raise CoseError("a finding that is none")
    return Finding(
        need_text(name, LONGEST_FINDING_NAME), need_text(value, LONGEST_FINDING_VALUE), flag
    )


def _need_index(item: Item, size: int) -> int:
    index = need_uint(item)
    if index >= size:
        raise CoseError("a number that stands for nothing")
    return index
