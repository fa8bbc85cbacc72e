"""A terminal's certificate for the hospital's server: a key made here, a request, what comes back.

EC P-256 with SHA-256, as every TLS server takes it; the key never leaves the terminal. Certificates
with SM2 keys (GB/T 38636, "national" TLS) are not supported: the TLS that Python has does not speak it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, auto
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.enrolment.states import Certificate
from kiosk.journal import durable_file

LARGEST: Final = 256 * 1024
"""Bytes of a certificate with its chain."""
_LONGEST_NAME: Final = 64  # characters of a CN or an O (X.520)
_MOST: Final = 8  # certificates of a chain
_PEM: Final = b"-----BEGIN CERTIFICATE-----"


class CertificateProblem(StrEnum):
    """Why a certificate is not taken."""

    NOT_A_CERTIFICATE = auto()
    UNSUPPORTED = auto()  # of a kind of key that this program cannot use: SM2
    ANOTHER_KEY = auto()  # for another terminal, or for a request that was made before this one
    NOT_YET = auto()  # by this machine's clock
    EXPIRED = auto()
    NOT_FOR_CLIENTS = auto()
    CHAIN_BROKEN = auto()  # a certificate of the chain has not signed the one before


@dataclass(frozen=True, slots=True)
class Made:
    """A request. `pem`: of the request; `fingerprint`: SHA-256 of the public key, in hexadecimal."""

    pem: str
    fingerprint: str


def make_request(key_file: Path, terminal: str, hospital: str) -> Made:
    """Sign a request with the key in `key_file`, which is made if it is not there or no such key.

    Raises:
        OSError: the key cannot be kept.
    """
    key = load_key(key_file) or _make_key(key_file)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, terminal[:_LONGEST_NAME]),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, hospital.strip()[:_LONGEST_NAME]),
        ]
    )
    for_clients = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
    request = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(name)
        .add_extension(for_clients, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = request.public_bytes(serialization.Encoding.PEM).decode("ascii")
    return Made(pem, sha256(_public(key.public_key())).hexdigest())


def read_certificate(
    data: bytes, key_file: Path, now: float, ca_file: bytes | None = None
) -> Certificate | CertificateProblem:
    """What came back: PEM with or without its chain, the terminal's own first, or DER.

    `now`: Unix seconds. `ca_file`: of the hospital's server; where the issuer is in there, by name,
    it has to have signed.
    """
    key = load_key(key_file)
    try:
        chain = _certificates(data)
        if not chain:
            return CertificateProblem.NOT_A_CERTIFICATE
        if any(not _is_usable(each) for each in chain):
            return CertificateProblem.UNSUPPORTED
        if key is None or _public(chain[0].public_key()) != _public(key.public_key()):
            return CertificateProblem.ANOTHER_KEY
        return _judged(chain, now, ca_file)
    except UnsupportedAlgorithm:
        return CertificateProblem.UNSUPPORTED
    except ValueError:
        return CertificateProblem.NOT_A_CERTIFICATE


def load_key(key_file: Path) -> ec.EllipticCurvePrivateKey | None:
    """None: there is none, or something else."""
    try:
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, ec.EllipticCurvePrivateKey) else None


def _make_key(key_file: Path) -> ec.EllipticCurvePrivateKey:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),  # it is to start with nobody there; the file is its owner's alone
    )
    durable_file.replace(key_file, pem)
    return key


def _judged(
    chain: list[x509.Certificate], now: float, ca_file: bytes | None
) -> Certificate | CertificateProblem:
    own, moment = chain[0], datetime.fromtimestamp(now, UTC)
    if moment < own.not_valid_before_utc:
        return CertificateProblem.NOT_YET
    if moment >= own.not_valid_after_utc:
        return CertificateProblem.EXPIRED
    if not _is_for_clients(own):
        return CertificateProblem.NOT_FOR_CLIENTS
    known = [] if ca_file is None else _certificates(ca_file)
    above = [each for each in known if each.subject == chain[-1].issuer][:1]
    if not all(_has_signed(upper, lower) for lower, upper in pairwise([*chain, *above])):
        return CertificateProblem.CHAIN_BROKEN
    return Certificate(
        pem=b"".join(each.public_bytes(serialization.Encoding.PEM) for each in chain),
        subject=own.subject.rfc4514_string(),
        issuer=own.issuer.rfc4514_string(),
        ends=int(own.not_valid_after_utc.timestamp()),
    )


def _certificates(data: bytes) -> list[x509.Certificate]:
    """Raises ValueError."""
    if len(data) > LARGEST:
        raise ValueError("too large")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are not quite right: not ours to mend
        if _PEM not in data:
            return [x509.load_der_x509_certificate(data)]
        return x509.load_pem_x509_certificates(data)[:_MOST]


def _is_usable(certificate: x509.Certificate) -> bool:
    try:
        certificate.public_key()
    except (UnsupportedAlgorithm, ValueError):
        return False
    return True


def _is_for_clients(certificate: x509.Certificate) -> bool:
    return _names_clients(certificate) and _is_no_authority(certificate)


def _names_clients(certificate: x509.Certificate) -> bool:
    """A certificate that names no use is for all of them (RFC 5280, 4.2.1.12)."""
    for uses in _extensions(certificate, x509.ExtendedKeyUsage):
        return bool(
            {ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE}
            & set(uses)
        )
    return True


def _is_no_authority(certificate: x509.Certificate) -> bool:
    return not any(each.ca for each in _extensions(certificate, x509.BasicConstraints))


_Kind = TypeVar("_Kind", bound=x509.ExtensionType)


def _extensions(certificate: x509.Certificate, kind: type[_Kind]) -> Iterator[_Kind]:
    for each in certificate.extensions:
        if isinstance(each.value, kind):
            yield each.value


def _has_signed(upper: x509.Certificate, lower: x509.Certificate) -> bool:
    try:
        lower.verify_directly_issued_by(upper)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _public(key: CertificatePublicKeyTypes) -> bytes:
    """As it stands in requests and certificates (SubjectPublicKeyInfo)."""
    return key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
