"""A key made here, a request, and what of it comes back: a real authority signs it."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.enrolment.csr import CertificateProblem, Made, make_request, read_certificate
from kiosk.enrolment.states import Certificate

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
P = CertificateProblem


class Authority:
    """A hospital's, with a key of its own."""

    def __init__(self, name: str = "Hospital CA") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._made(self.name, self.key.public_key(), is_ca=True)

    def sign(self, pem: str, **how: object) -> bytes:
        request = x509.load_pem_x509_csr(pem.encode())
        assert request.is_signature_valid
        return pem_of(self._made(request.subject, request.public_key(), **how))

    def _made(
        self,
        subject: x509.Name,
        key: object,
        *,
        is_ca: bool = False,
        use: x509.ObjectIdentifier = ExtendedKeyUsageOID.CLIENT_AUTH,
        days: tuple[int, int] = (-1, 365),
    ) -> x509.Certificate:
        begins, ends = (NOW + timedelta(days=each) for each in days)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key)  # type: ignore[arg-type]  # of a request
            .serial_number(x509.random_serial_number())
            .not_valid_before(begins)
            .not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([use]), critical=False)
            .sign(self.key, hashes.SHA256())
        )


def pem_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "client.key"


@pytest.fixture
def made(key_file: Path) -> Made:
    return make_request(key_file, "T001", "示范医院")


def judge(data: bytes, key_file: Path, ca: bytes | None = None) -> Certificate | P:
    return read_certificate(data, key_file, NOW.timestamp(), ca)


def test_the_request_names_the_terminal_and_its_hospital(made: Made, key_file: Path) -> None:
    request = x509.load_pem_x509_csr(made.pem.encode())
    assert request.is_signature_valid
    names = [str(each.value) for each in request.subject]
    assert names == ["T001", "示范医院"]
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert len(made.pem) < 700  # so that a code on the screen can be photographed
    assert "PRIVATE" not in made.pem


def test_the_key_is_made_once(made: Made, key_file: Path) -> None:
    before = key_file.read_bytes()
    again = make_request(key_file, "T002", "x" * 200)
    assert again.fingerprint == made.fingerprint
    assert key_file.read_bytes() == before


def test_what_is_no_key_is_replaced(key_file: Path) -> None:
    key_file.write_bytes(b"-----BEGIN PRIVATE KEY-----\ntorn")
    assert make_request(key_file, "T001", "h").fingerprint


def test_a_certificate_comes_back(made: Made, key_file: Path) -> None:
    authority = Authority()
    data = authority.sign(made.pem)
    found = judge(data + pem_of(authority.certificate), key_file, pem_of(authority.certificate))
    assert isinstance(found, Certificate)
    assert found.issuer == "CN=Hospital CA"
    assert found.pem.count(b"BEGIN CERTIFICATE") == 2
    der = x509.load_pem_x509_certificate(data).public_bytes(serialization.Encoding.DER)
    assert isinstance(judge(der, key_file), Certificate)


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        ({"days": (1, 365)}, P.NOT_YET),
        ({"days": (-9, -1)}, P.EXPIRED),
        ({"use": ExtendedKeyUsageOID.SERVER_AUTH}, P.NOT_FOR_CLIENTS),
        ({"is_ca": True}, P.NOT_FOR_CLIENTS),
        ({"use": ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE}, None),
    ],
)
def test_certificates_that_do_not_do(
    made: Made, key_file: Path, how: dict[str, object], wanted: P | None
) -> None:
    found = judge(Authority().sign(made.pem, **how), key_file)
    assert found is wanted or (wanted is None and isinstance(found, Certificate))


def test_another_terminal_s_certificate(made: Made, key_file: Path, tmp_path: Path) -> None:
    other = make_request(tmp_path / "other.key", "T002", "h")
    assert made.fingerprint != other.fingerprint
    assert judge(Authority().sign(other.pem), key_file) is P.ANOTHER_KEY


def test_a_chain_that_does_not_hold(made: Made, key_file: Path) -> None:
    real, forger = Authority(), Authority()  # of the same name
    data = forger.sign(made.pem)
    assert judge(data + pem_of(real.certificate), key_file) is P.CHAIN_BROKEN
    assert judge(data, key_file, pem_of(real.certificate)) is P.CHAIN_BROKEN


@pytest.mark.parametrize("data", [b"", b"x" * 100, b"-----BEGIN CERTIFICATE-----\nAA", b"\x30\x82"])
def test_what_is_no_certificate(made: Made, key_file: Path, data: bytes) -> None:
    assert made
    assert judge(data, key_file) is P.NOT_A_CERTIFICATE
    assert judge(b"\0" * 300_000, key_file) is P.NOT_A_CERTIFICATE


def test_an_sm2_certificate_is_not_supported(made: Made, key_file: Path) -> None:
    """Its curve is not one that this TLS knows: said as such, and not as a mistake in the file."""
    der = x509.load_pem_x509_certificate(Authority().sign(made.pem)).public_bytes(
        serialization.Encoding.DER
    )
    p256, sm2 = bytes.fromhex("06082a8648ce3d030107"), bytes.fromhex("06082a811ccf5501822d")
    assert judge(der.replace(p256, sm2), key_file) is P.UNSUPPORTED
