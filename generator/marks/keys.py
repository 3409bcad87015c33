"""The key and the certificates that made pictures are signed with: the shop's, or self-made ones.

C2PA 2.x, "Credential trust list" and "Certificate profile": X.509 v3, digital signature alone, an extended
key usage, and not self-signed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CERTIFICATES: Final = "certificates.pem"
PRIVATE_KEY: Final = "private-key.pem"
ROOT: Final = "root.pem"
# Without time stamps a signature can be checked only while its certificate is valid.
SELF_MADE_LIFETIME: Final = timedelta(days=20 * 365)
_CURVES: Final = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}


class SigningKeyError(ValueError):
    """A key or certificate that pictures cannot be signed with; the message says which and why."""


@dataclass(frozen=True, slots=True)
class SigningIdentity:
    """What pictures are signed with.

    Attributes:
        certificates: PEM, the signing one first.
        private_key: PEM (PKCS #8), without a password.
        algorithm: C2PA's name of the signature algorithm.
        origin: the file of the certificates, for messages.
    """

    certificates: str
    private_key: str = field(repr=False)
    algorithm: str
    origin: Path


def read_identity(certificates: Path, private_key: Path) -> SigningIdentity:
    """The identity in two PEM files.

    Raises:
        SigningKeyError: a file is missing or no such PEM, or the two do not fit, or are not valid today.
    """
    chain = _read_certificates(certificates)
    key, algorithm = _read_key(private_key)
    if _public(chain[0].public_key()) != _public(key.public_key()):
        raise SigningKeyError(f"{private_key} is not the key of the first certificate in {certificates}")
    for issued, issuer in pairwise(chain):
        try:
            issued.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature) as error:
            raise SigningKeyError(
                f"{certificates} is no chain: each certificate must be issued by the next one"
            ) from error
    now = datetime.now(UTC)
    if not all(each.not_valid_before_utc <= now <= each.not_valid_after_utc for each in chain):
        first, last = chain[0].not_valid_before_utc.date(), chain[0].not_valid_after_utc.date()
        raise SigningKeyError(
            f"{certificates} is not valid today: the signing certificate is from {first} to {last}"
        )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return SigningIdentity(_pem(chain), pem, algorithm, certificates)


def self_made_identity(folder: Path) -> SigningIdentity:
    """The identity in `folder`, made there on the first start; where two make it at once, one is kept.

    Beside the key (mode 0600) and its certificate lies the root that issued it, for whoever wants to trust
    it; the root's own key is thrown away.

    Raises:
        SigningKeyError: what is in the folder is unusable, or it cannot be written.
    """
    try:
        if not folder.exists():
            _make(folder)
    except OSError as error:
        raise SigningKeyError(f"{folder} cannot be written: {error.strerror}") from error
    try:
        return read_identity(folder / CERTIFICATES, folder / PRIVATE_KEY)
    except SigningKeyError as error:
        raise SigningKeyError(f"{error}; delete {folder} to have new ones made") from error


def _make(folder: Path) -> None:
    """Makes `folder` whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root = _root(root_key)
        leaf = _leaf(key.public_key(), root, root_key)
        handle = os.open(draft / PRIVATE_KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (draft / CERTIFICATES).write_text(_pem([leaf]), encoding="ascii")
        (draft / ROOT).write_text(_pem([root]), encoding="ascii")
        try:
            draft.rename(folder)
        except OSError:
            if not folder.exists():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _root(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = _name("Vitrine self-made root")
    return (
        _certificate(name, name, key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )


def _leaf(
    key: ec.EllipticCurvePublicKey, root: x509.Certificate, root_key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    identifier = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    authority = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
    return (
        _certificate(_name("Vitrine self-made signer"), root.subject, key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(authority, critical=False)
        .sign(root_key, hashes.SHA256())
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    # From yesterday on, for readers whose clock is slow.
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + SELF_MADE_LIFETIME)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(common_name: str) -> x509.Name:
    # C2PA shows the organisation as the issuer of a signature.
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Vitrine (self-made)"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _read_certificates(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except OSError as error:
        raise SigningKeyError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SigningKeyError(f"{path} holds no certificates in PEM") from error


SigningKey = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def _read_key(path: Path) -> tuple[SigningKey, str]:
    """The private key in the file `path`, and C2PA's name of the algorithm it signs by."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise SigningKeyError(f"{path} cannot be read: {error.strerror}") from error
    except TypeError as error:
        raise SigningKeyError(f"{path} has a password: store the key without one") from error
    except ValueError as error:
        raise SigningKeyError(f"{path} holds no private key in PEM") from error
    match key:
        case ec.EllipticCurvePrivateKey() if key.curve.name in _CURVES:
            return key, _CURVES[key.curve.name]
        case ed25519.Ed25519PrivateKey():
            return key, "ed25519"
        case rsa.RSAPrivateKey():
            return key, "ps256"
        case _:
            raise SigningKeyError(f"{path} holds a key C2PA cannot sign with: use P-256, Ed25519 or RSA")


def _public(key: object) -> bytes:
    if not isinstance(key, ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | rsa.RSAPublicKey):
        return b""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _pem(certificates: Sequence[x509.Certificate]) -> str:
    return "".join(each.public_bytes(Encoding.PEM).decode() for each in certificates)
