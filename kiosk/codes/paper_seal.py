r"""The signed code on a printed report, by which whoever holds the paper can tell whether it is genuine.

A pharmacy's phone or counter verifies it offline, with the machinery of health cards (CARD-CODES.md
section 2) and the same trust list, in which the terminal's key has the usage `report`:

    code        = "EHCR1:" base45(COSE_Sign1)                  at most 700 characters; RFC 9285
    COSE_Sign1  = [ protected: bstr, {}, payload: bstr, signature: bstr .size 64 ]    untagged or tag 18
    protected   = { 1: -65537, 4: kid }                        SM2 with SM3; kid as for cards
    payload     = CWT claims (RFC 8392):
       1 iss    tstr          the terminal's issuer code, that of its key in the trust list
       6 iat    uint          when it was printed, Unix seconds
       7 cti    bstr .size 8  the first 8 bytes of SM3(print number); what a revocation names
       -65539   tstr          the patient's masked name, at most 48 bytes of UTF-8; may be empty
       -65541   [ print number  tstr, at most 33 bytes, as on the paper,
                  report number tstr, at most 40 bytes, the laboratory's own; may be empty,
                  title         tstr, at most 60 bytes,
                  status        0 final, 1 amended, 2 corrected,
                  issued        uint, Unix seconds: when this edition was released,
                  results       uint, how many,
                  attention     uint, how many of them are out of the ordinary,
                  digest        bstr .size 32, `paper_digest`,
                  findings      [ *[ name, value with unit, flag ] ] ]
                              of those out of the ordinary the critical ones first, as many as fit;
                              flag: 2 low, 3 high, 4 critical low, 5 critical high, 6 abnormal, 7 critical
                other claims: ignored, if the whole code is within its limit

A text that is longer than it may be is cut and ends in "…".

There is no expiry: a report stays what it is. But a key that is not in force any more proves nothing,
since who finds it may date back what they forge; so keys for reports are given years, and a paper is
verified as long as its key is.

All characters of the code are in a QR code's alphanumeric mode: 700 of them are version 17 (85 modules)
at level M, 0.30 mm a module on 28 mm with the quiet zone, for phones and hand scanners, which come close.
A report with two findings has about 410, version 12: 0.38 mm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final, Protocol

from kiosk.codes import base45, key_file, paper_claims, sm3
from kiosk.codes.base45 import Base45Error
from kiosk.codes.cbor import CborError
from kiosk.codes.classify import PAPER_PREFIX, trim
from kiosk.codes.issuer_check import CHINA, IssuerCheck, candidates, foundations, vouching_key
from kiosk.codes.key_file import KeyFileError
from kiosk.codes.paper_claims import Finding, PaperClaims, PaperCode, shortened
from kiosk.codes.paper_digest import report_digest, unix_seconds, value_of
from kiosk.codes.sign1 import SIGNATURE_SIZE, SM2_SM3, CoseError, Sign1
from kiosk.codes.sm2 import Backend
from kiosk.codes.sm2_curve import UNCOMPRESSED
from kiosk.codes.sm2_signing import SigningKey
from kiosk.codes.verified import displayable
from kiosk.reasons import Code, Failure
from kiosk.reports.report import Holder, Report, Result
from kiosk.settings import SettingsError
from kiosk.trust.clock_guard import BEHIND_SECONDS
from kiosk.trust.revocation import RevocationSet, RevocationSource
from kiosk.trust.trust_list import REPORT_USAGE, TrustSource, key_id

LONGEST_CODE: Final = 700
"""Characters, the prefix included."""

AHEAD_SECONDS: Final = BEHIND_SECONDS
"""How far a terminal's clock may be ahead of the one that verifies, which may itself be behind."""

_NO_SIGNATURE: Final = bytes(SIGNATURE_SIZE)
_MOST_FINDINGS: Final = 40  # of the least size: more never fit


class PaperSealer:
    """Signs reports as this terminal. A `Sealer`; safe to use from several threads."""

    def __init__(self, key: SigningKey, issuer: str) -> None:
        """`issuer`: under which the trust list has the key's public half, with the usage `report`.

        Raises:
            ValueError: the issuer's code is empty or too long.
        """
        if not 0 < len(issuer.encode()) <= paper_claims.LONGEST_ISSUER:
            raise ValueError(f"an issuer's code has 1 to {paper_claims.LONGEST_ISSUER} bytes")
        self._key = key
        self._issuer = issuer
        self._kid = key_id(bytes((UNCOMPRESSED,)) + key.public.coordinates)

    def seal(self, report: Report, holder: Holder, at: datetime, number: str) -> str:
        """The text for the QR code. `at`: of the printing; `number`: the print's, as on the paper.

        Raises:
            ValueError: `number` is longer than print numbers are.
        """
        if len(number.encode()) > paper_claims.LONGEST_PRINT:
            raise ValueError("not a print's number")
        head = report.head
        notable = _notable(report.results)
        claims = PaperClaims(
            iss=self._issuer,
            iat=unix_seconds(at),
            cti=credential_id(number),
            name=shortened(holder.masked_name, paper_claims.LONGEST_NAME),
            print_number=number,
            number=shortened(head.number, paper_claims.LONGEST_NUMBER),
            title=shortened(head.title, paper_claims.LONGEST_TITLE),
            status=head.status,
            issued=unix_seconds(head.issued),
            results=len(report.results),
            attention=len(notable),
            digest=report_digest(report),
            findings=tuple(map(_finding, notable[:_MOST_FINDINGS])),
        )
        return _text(self._signed(self._fitted(claims)))

    def _fitted(self, claims: PaperClaims) -> PaperClaims:
        """With as many of the findings as there is room for."""
        for count in range(len(claims.findings), -1, -1):
            fewer = replace(claims, findings=claims.findings[:count])
            data = paper_claims.structure(self._kid, fewer, _NO_SIGNATURE).to_bytes()
            if len(PAPER_PREFIX) + base45.encoded_length(len(data)) <= LONGEST_CODE:
                return fewer
        raise AssertionError("the limits of the claims let no code be longer")

    def _signed(self, claims: PaperClaims) -> Sign1:
        bare = paper_claims.structure(self._kid, claims, _NO_SIGNATURE)
        return replace(bare, signature=self._key.sign(bare.to_be_signed()))


class SealSettings(Protocol):
    """Of `ReportsSettings`, what makes a sealer: both, or neither."""

    @property
    def seal_key_file(self) -> Path | None: ...
    @property
    def seal_issuer(self) -> str: ...


def sealer_of(settings: SealSettings) -> PaperSealer | None:
    """The sealer of the settings' table `[reports]`; None: papers have no code.

    Raises:
        SettingsError: the key file cannot be read, is for everybody's eyes, or holds no SM2 private key
            (64 hexadecimal digits).
    """
    if settings.seal_key_file is None:
        return None
    try:
        key = key_file.read_signing_key("seal_key_file", settings.seal_key_file)
        return PaperSealer(key, settings.seal_issuer)
    except KeyFileError as problem:
        raise SettingsError((f"reports.{problem}",)) from None
    except ValueError as problem:
        raise SettingsError((f"reports.seal_issuer: {problem}",)) from None


@dataclass(frozen=True, slots=True)
class SealedReport:
    """What the paper must say: an issuer of the trust list has signed it."""

    claims: PaperClaims  # texts are safe to show
    issuer_name: str  # from the trust list
    trust_version: int

    def agrees(self, report: Report) -> bool:
        """Whether this is the report, all of it, that the paper was printed from."""
        return self.claims.digest == report_digest(report)


def verify_paper(
    text: str,
    trust: TrustSource,
    now: int,
    *,
    revoked: RevocationSource | None = None,
    backend: Backend = Backend.AUTO,
    zone: tzinfo = CHINA,
) -> SealedReport | Failure:
    """Judge the code of a paper: the checks of cards, in their order, as far as a paper has them.

    Args:
        text: of the code, `EHCR1:` included; white space at its ends does not matter.
        trust: the issuers' keys.
        now: Unix seconds.
        revoked: papers that were cancelled, by their `cti`; None: there are none.
        backend: which SM2 implementation.
        zone: whose days the dates in failures are.

    Returns:
        What the paper must say, or the first check's failure; UNRECOGNISED if it is no such code.
    """
    code = decode(text)
    if isinstance(code, Failure):
        return code
    if code.alg != SM2_SM3:
        return Failure(Code.WRONG_ALGORITHM)
    trusted = trust.current()
    if isinstance(trusted, Failure):
        return trusted
    keys = candidates(trusted, code.kid, REPORT_USAGE, now)
    if isinstance(keys, Failure):
        return keys
    if (failure := foundations(trusted, now, clock_suspect=False)) is not None:
        return failure
    check = IssuerCheck(backend, zone)
    key = vouching_key(
        keys, lambda each: check.failure(code, each, now, exp=None, ahead=AHEAD_SECONDS)
    )
    if isinstance(key, Failure):
        return key
    if (revoked or RevocationSet()).is_revoked(code.kid, code.claims.cti):
        return Failure(Code.REVOKED)
    return SealedReport(_displayable(code.claims), displayable(key.name), trusted.version)


def decode(text: str) -> PaperCode | Failure:
    """What `text` claims, or TOO_LONG, NOT_BASE45, MALFORMED; UNRECOGNISED without the prefix."""
    trimmed = trim(text)
    if not trimmed.startswith(PAPER_PREFIX):
        return Failure(Code.UNRECOGNISED)
    if len(trimmed) > LONGEST_CODE:
        return Failure(Code.TOO_LONG)
    try:
        data = base45.decode(trimmed.removeprefix(PAPER_PREFIX))
    except Base45Error:
        return Failure(Code.NOT_BASE45)
    try:
        return paper_claims.parse(data)
    except (CborError, CoseError):
        return Failure(Code.MALFORMED)


def credential_id(number: str) -> bytes:
    """The `cti` of a print, 8 bytes: what its revocation names."""
    return sm3.digest(number.encode())[: paper_claims.CTI_SIZE]


def _notable(results: Sequence[Result]) -> list[Result]:
    """Those out of the ordinary, critical ones first, otherwise as the report has them."""
    notable = [result for result in results if result.flag.needs_attention]
    return sorted(notable, key=lambda result: not result.flag.is_critical)


def _finding(result: Result) -> Finding:
    unit = "" if result.quantity is None else result.quantity.unit
    return Finding(
        shortened(result.name, paper_claims.LONGEST_FINDING_NAME),
        shortened(f"{value_of(result)} {unit}".strip(), paper_claims.LONGEST_FINDING_VALUE),
        result.flag,
    )


def _text(signed: Sign1) -> str:
    return PAPER_PREFIX + base45.encode(signed.to_bytes())


def _displayable(claims: PaperClaims) -> PaperClaims:
    return replace(
        claims,
        name=displayable(claims.name),
        print_number=displayable(claims.print_number),
        number=displayable(claims.number),
        title=displayable(claims.title),
        findings=tuple(
            replace(each, name=displayable(each.name), value=displayable(each.value))
            for each in claims.findings
        ),
    )
