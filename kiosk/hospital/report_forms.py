"""The PDF of a report: `DiagnosticReport.presentedForm`, an Attachment (R4).

    data    base64, inline
    url     Binary/[id] of this server: the PDF itself, or a Binary resource with it in base64;
            or any other address on this server. Others are not asked: they are not the hospital's.

`size` and `hash` (SHA-1, base64) are checked where the hospital gives them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from kiosk.hospital.errand import Errand
from kiosk.hospital.http import Refusal, Reply
from kiosk.hospital.parse import Rejected
from kiosk.hospital.report_head import PDF, is_pdf
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure
from kiosk.reports.report import FormRef

_MAGIC: Final = b"%PDF-"
_MAGIC_WITHIN: Final = 1_024  # bytes that readers allow before it
_AROUND: Final = 65_536  # bytes of JSON around base64
_URL_LENGTH: Final = 2_048
_MISSING: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def room_for(limit: int) -> int:
    """Bytes of an answer that has `limit` bytes in base64."""
    return limit * 4 // 3 + limit // 32 + _AROUND  # line ends count as well


@dataclass(frozen=True, slots=True)
class FormReader:
    """`limit`: bytes that a PDF may have."""

    errand: Errand
    limit: int

    def read(self, report: JsonObject, form: FormRef) -> bytes:
        """Trouble raises `Rejected`: FORM_UNREADABLE, FORM_TOO_LARGE, HOSPITAL_*."""
        attachment = _attachment(report, form)
        size = attachment.get("size")
        if type(size) is int and size > self.limit:
            raise _too_large()
        if "data" in attachment:
            document = self._decoded(attachment["data"])
        else:
            document = self._fetched(self._address(attachment.get("url")))
        self._check(document, attachment)
        return document

    def _fetched(self, address: str) -> bytes:
        outcome = self.errand.client.download(
            address, PDF, deadline=self.errand.deadline, max_bytes=room_for(self.limit)
        )
        match outcome:
            case Reply(body={"resourceType": "Binary", **binary}):
                return self._decoded(binary.get("data"))
            case Reply():
                return outcome.raw
            case Refusal() if outcome.status in _MISSING:
                raise _unreadable()
            case Refusal():
                raise Rejected(outcome.failure)
            case Failure(code=Code.HOSPITAL_ANSWER_TOO_LARGE):
                raise _too_large()
            case Failure():
                raise Rejected(outcome)

    def _decoded(self, data: Any) -> bytes:
        if not isinstance(data, str):
            raise _unreadable()
        if len(data) > room_for(self.limit):
            raise _too_large()
        try:
            return base64.b64decode("".join(data.split()), validate=True)
        except (binascii.Error, ValueError):
            raise _unreadable() from None

    def _address(self, url: Any) -> str:
        """An absolute address on this very server; references are relative to the server's base."""
        if not isinstance(url, str) or not 0 < len(url) <= _URL_LENGTH or not url.isascii():
            raise _unreadable()
        base = self.errand.base
        try:
            address = urljoin(f"{base}/", url)
            there, here = urlsplit(address), urlsplit(base)
        except ValueError:
            raise _unreadable() from None
        if (there.scheme, there.netloc) != (here.scheme, here.netloc):
            raise _unreadable()
        return address

    def _check(self, document: bytes, attachment: JsonObject) -> None:
        if len(document) > self.limit:
            raise _too_large()
        size, digest = attachment.get("size"), attachment.get("hash")
        if size is not None and size != len(document):
            raise _unreadable()
        if digest is not None and digest != _sha1(document):
            raise _unreadable()
        if _MAGIC not in document[:_MAGIC_WITHIN]:
            raise _unreadable()


def _attachment(report: JsonObject, form: FormRef) -> JsonObject:
    """The one that was shown: a report that was amended meanwhile may have others."""
    forms = report.get("presentedForm")
    found = forms[form.index] if isinstance(forms, list) and 0 <= form.index < len(forms) else None
    if not isinstance(found, dict) or not is_pdf(found):
        raise _unreadable()
    return found


def _sha1(document: bytes) -> str:
    """As R4 has it; it tells damage, not forgery."""
    return base64.b64encode(hashlib.sha1(document, usedforsecurity=False).digest()).decode()


def _unreadable() -> Rejected:
    return Rejected(Failure(Code.FORM_UNREADABLE))


def _too_large() -> Rejected:
    return Rejected(Failure(Code.FORM_TOO_LARGE))
