"""Words for what checks of network, trust list and software say by a word of a program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.maintenance.words import QT_TRANSLATE_NOOP

VALUES: Final[Mapping[str, str]] = {
    "ok": QT_TRANSLATE_NOOP("Maintenance", "In order"),
    "failed": QT_TRANSLATE_NOOP("Maintenance", "Failed"),
    "answers": QT_TRANSLATE_NOOP("Maintenance", "Answers"),
    "no_answer": QT_TRANSLATE_NOOP("Maintenance", "No answer"),
    "too_slow": QT_TRANSLATE_NOOP("Maintenance", "Too slow, given up"),
    "valid": QT_TRANSLATE_NOOP("Maintenance", "Certificate is valid"),
    "none": QT_TRANSLATE_NOOP("Maintenance", "None"),
    "expired": QT_TRANSLATE_NOOP("Maintenance", "The server's certificate has expired"),
    "not_yet_valid": QT_TRANSLATE_NOOP("Maintenance", "The server's certificate is not valid yet"),
    "wrong_name": QT_TRANSLATE_NOOP("Maintenance", "The certificate is another server's"),
    "unknown_ca": QT_TRANSLATE_NOOP("Maintenance", "The certificate's issuer is not trusted"),
    "no_ca_file": QT_TRANSLATE_NOOP("Maintenance", "The CA file is missing"),
    "fresh": QT_TRANSLATE_NOOP("Maintenance", "Up to date"),
    "ageing": QT_TRANSLATE_NOOP("Maintenance", "Works, but wants refreshing"),
    "stale": QT_TRANSLATE_NOOP("Maintenance", "Too old: no card is accepted"),
    "missing": QT_TRANSLATE_NOOP("Maintenance", "Missing: no card is accepted"),
    "signed": QT_TRANSLATE_NOOP("Maintenance", "Signed by the vendor"),
    "not_signed": QT_TRANSLATE_NOOP("Maintenance", "Not signed"),
    "no_vendor_key": QT_TRANSLATE_NOOP("Maintenance", "Signed, but no vendor key is set"),
    "wrong_signature": QT_TRANSLATE_NOOP("Maintenance", "The signature is wrong"),
    "files_differ": QT_TRANSLATE_NOOP("Maintenance", "Signed, but the files differ"),
    "unreadable": QT_TRANSLATE_NOOP("Maintenance", "Cannot be read"),
    "not_read": QT_TRANSLATE_NOOP("Maintenance", "Not read"),
}
