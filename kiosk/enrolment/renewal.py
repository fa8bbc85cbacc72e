"""Another certificate for a terminal that is enrolled: before its own runs out, with the key that it has."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk import console
from kiosk.enrolment import csr
from kiosk.enrolment.csr import CertificateProblem
from kiosk.enrolment.place import Place, UnreadableError
from kiosk.journal import durable_file
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.process import is_of_another_user
from kiosk.settings.reading import SettingsError, read_tables, validated

WAITS = 3


def renew(settings: Path, folder: Path) -> Answer:
    """Write a request into `folder`, or take the certificate that lies there. Raises OSError.

    The running program goes on with the one that it has read; it counts from its next start on.
    """
    if is_of_another_user(settings.parent):
        why = f"{settings.parent} belongs to another user: run this as that user"
        return refused("other_user", why, console.UNREADABLE)
    try:
        found = validated(read_tables(settings), settings.parent)
    except SettingsError as error:
        content = {"result": "settings", "problems": error.problems}
        return Answer(content, error.problems, console.UNREADABLE)
    hospital, name = found.hospital, found.terminal.id
    if hospital.client_key is None or hospital.client_certificate is None:
        return refused("no_certificate", "this terminal was enrolled without a certificate")
    if csr.load_key(hospital.client_key) is None:
        why = "its key is none that was made here: whoever made it renews its certificate"
        return refused("another_key", why)
    try:
        data = Place(folder).read(f"{name}.pem", csr.LARGEST)
    except UnreadableError as error:
        return refused("unreadable", str(error), console.UNREADABLE)
    if data is None:
        made = csr.make_request(hospital.client_key, name, found.terminal.hospital)
        durable_file.replace(folder / f"{name}.csr", made.pem.encode())
        lines = (
            f"{folder / name}.csr is the request. SHA-256 of the public key:",
            made.fingerprint,
            f"put {name}.pem beside it, and the same again",
        )
        return Answer({"result": "requested", "fingerprint": made.fingerprint}, lines, WAITS)
    certificate = csr.read_certificate(data, hospital.client_key, time.time())
    if isinstance(certificate, CertificateProblem):
        words = f"{name}.pem: {certificate.value.replace('_', ' ')}; the old one stays"
        return Answer({"result": certificate.value}, (words,), NOT_SO)
    durable_file.replace(hospital.client_certificate, certificate.pem)
    day = time.strftime("%Y-%m-%d", time.gmtime(certificate.ends))
    words = f"good until {day}; from the next start of the terminal on"
    return Answer({"result": "renewed", "ends": certificate.ends}, (words,))
