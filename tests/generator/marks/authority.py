"""Certificates to test with, as a certificate authority would issue them to a shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey
TODAY = datetime.now(UTC)


@dataclass(frozen=True)
class Issued:
    """A certificate, its key, and the chain up to but without the root."""

    certificate: x509.Certificate
    key: Key
    chain: tuple[x509.Certificate, ...]

    def write(self, folder: Path, password: bytes | None = None) -> tuple[Path, Path]:
        """The paths of the chain and of the key."""
        folder.mkdir(parents=True, exist_ok=True)
        certificates, private_key = folder / "chain.pem", folder / "key.pem"
        certificates.write_text(pem(*self.chain))
        encryption = BestAvailableEncryption(password) if password else NoEncryption()
        private_key.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
        return certificates, private_key


def pem(*certificates: x509.Certificate) -> str:
    return "".join(each.public_bytes(Encoding.PEM).decode() for each in certificates)


def new_root() -> Issued:
    key = ec.generate_private_key(ec.SECP384R1())
    return _issue("Root", key, None, until=TODAY + timedelta(days=900), authority=True)


def intermediate(issuer: Issued) -> Issued:
    key = ec.generate_private_key(ec.SECP256R1())
    return _issue("Intermediate", key, issuer, until=TODAY + timedelta(days=600), authority=True)


def signing(
    issuer: Issued,
    key: Key | None = None,
    until: datetime = TODAY + timedelta(days=90),
    usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.EMAIL_PROTECTION,
) -> Issued:
    key = key or ec.generate_private_key(ec.SECP256R1())
    return _issue("Shop Ltd", key, issuer, until=until, authority=False, usage=usage)


def _issue(
    name: str,
    key: Key,
    issuer: Issued | None,
    *,
    until: datetime,
    authority: bool,
    usage: x509.ObjectIdentifier | None = None,
) -> Issued:
    subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, name)])
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(TODAY - timedelta(days=30))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(
            x509.KeyUsage(not authority, False, False, False, False, authority, authority, False, False),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    if issuer is None:
        return Issued(builder.sign(_elliptic(key), hashes.SHA256()), key, ())
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(_elliptic(issuer.key).public_key())
    certificate = builder.add_extension(above, critical=False).sign(_elliptic(issuer.key), hashes.SHA256())
    return Issued(certificate, key, (certificate, *issuer.chain))


def _elliptic(key: Key) -> ec.EllipticCurvePrivateKey:
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key
