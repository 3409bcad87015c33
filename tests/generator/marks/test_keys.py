"""Pictures are signed with the shop's own key, or with one that is made safely on the first start."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from generator.marks import Credentials, Kind, Mark, Marker, MarkSettings, SigningKeyError, read_marks
from tests.generator.marks.authority import TODAY, Issued, Key, intermediate, new_root, pem, signing

MARK = Mark(Kind.GENERATED, "en", "imagine-1", 7)


def credentials(marker: Marker, trusted_roots: str = "") -> Credentials:
    webp = marker.finish(np.full((96, 96, 3), 200, np.uint8), MARK).webp
    found = read_marks(webp, trusted_roots).credentials
    assert found
    return found


def configured(home: Path, certificates: Path, private_key: Path) -> MarkSettings:
    return MarkSettings(home=home, c2pa_certificates=certificates, c2pa_private_key=private_key)


def error_of(home: Path, certificates: Path, private_key: Path) -> str:
    with pytest.raises(SigningKeyError) as caught:
        Marker(configured(home, certificates, private_key))
    message = str(caught.value)
    assert "\n" not in message
    assert str(certificates) in message or str(private_key) in message
    assert not (home / "secrets").exists()
    return message


def test_the_first_start_makes_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    first = credentials(Marker(MarkSettings(home=tmp_path)))
    folder = tmp_path / "secrets" / "c2pa"
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(made) == {"certificates.pem", "private-key.pem", "root.pem"}
    assert stat.S_IMODE((folder / "private-key.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert first.state == "Valid"
    assert first.failures == ("signingCredential.untrusted",)
    second = credentials(Marker(MarkSettings(home=tmp_path)), made["root.pem"].decode())
    assert (second.state, second.failures) == ("Trusted", ())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == made


def test_of_several_first_starts_at_once_one_key_is_kept(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; import sys; from generator.marks.keys import self_made_identity;"
        "sys.stdin.readline(); made = self_made_identity(Path(sys.argv[1]));"
        "print(made.certificates, made.private_key)"
    )
    folder = tmp_path / "secrets" / "c2pa"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    said = {process.communicate()[0] for process in started}
    assert len(said) == 1
    assert said != {""}
    assert [path.name for path in folder.parent.iterdir()] == ["c2pa"]


def test_a_damaged_self_made_key_stops_the_start_with_advice(tmp_path: Path) -> None:
    Marker(MarkSettings(home=tmp_path))
    (tmp_path / "secrets" / "c2pa" / "private-key.pem").write_text("short")
    with pytest.raises(SigningKeyError, match=r"holds no private key in PEM; delete .*c2pa to have new ones"):
        Marker(MarkSettings(home=tmp_path))


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP384R1()),
        ed25519.Ed25519PrivateKey.generate(),
        rsa.generate_private_key(65537, 2048),
    ],
    ids=["P-256", "P-384", "Ed25519", "RSA"],
)
def test_the_shops_own_key_is_used(tmp_path: Path, key: Key) -> None:
    root = new_root()
    settings = configured(tmp_path, *signing(intermediate(root), key).write(tmp_path / "shop"))
    found = credentials(Marker(settings), pem(root.certificate))
    assert (found.state, found.failures, found.signed_by) == ("Trusted", (), "Shop Ltd")
    assert not (tmp_path / "secrets").exists()


def test_a_certificate_for_c2pa_alone_is_as_good(tmp_path: Path) -> None:
    usage = x509.ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
    files = signing(intermediate(new_root()), usage=usage).write(tmp_path / "shop")
    assert credentials(Marker(configured(tmp_path, *files))).state == "Valid"


def test_a_key_in_the_older_form_is_read(tmp_path: Path) -> None:
    issued = signing(intermediate(new_root()))
    certificates, private_key = issued.write(tmp_path / "shop")
    older = issued.key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    private_key.write_bytes(older)
    assert credentials(Marker(configured(tmp_path, certificates, private_key))).state == "Valid"


def test_files_that_are_missing_or_something_else_are_named(tmp_path: Path) -> None:
    certificates, private_key = signing(intermediate(new_root())).write(tmp_path / "shop")
    missing = tmp_path / "missing.pem"
    assert "missing.pem cannot be read: No such file" in error_of(tmp_path, missing, private_key)
    assert "missing.pem cannot be read: No such file" in error_of(tmp_path, certificates, missing)
    assert "holds no certificates" in error_of(tmp_path, private_key, private_key)
    assert "holds no private key" in error_of(tmp_path, certificates, certificates)


def test_a_key_with_a_password_is_refused(tmp_path: Path) -> None:
    files = signing(intermediate(new_root())).write(tmp_path / "shop", password=b"secret")
    assert "has a password" in error_of(tmp_path, *files)


def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    certificates, _ = signing(intermediate(new_root())).write(tmp_path / "shop")
    _, other = signing(intermediate(new_root())).write(tmp_path / "other")
    assert "is not the key of the first certificate" in error_of(tmp_path, certificates, other)


def test_a_key_that_c2pa_does_not_know_is_refused(tmp_path: Path) -> None:
    issued = signing(intermediate(new_root()), ec.generate_private_key(ec.SECP256K1()))
    assert "a key C2PA cannot sign with" in error_of(tmp_path, *issued.write(tmp_path / "shop"))


def test_a_broken_chain_is_refused(tmp_path: Path) -> None:
    issued, stranger = signing(intermediate(new_root())), intermediate(new_root())
    broken = Issued(issued.certificate, issued.key, (issued.certificate, stranger.certificate))
    assert "is no chain" in error_of(tmp_path, *broken.write(tmp_path / "shop"))


def test_a_certificate_past_its_time_is_refused(tmp_path: Path) -> None:
    expired = signing(intermediate(new_root()), until=TODAY - timedelta(days=1))
    assert "is not valid today" in error_of(tmp_path, *expired.write(tmp_path / "shop"))


def test_a_certificate_for_something_else_is_refused(tmp_path: Path) -> None:
    server = signing(intermediate(new_root()), usage=ExtendedKeyUsageOID.SERVER_AUTH)
    assert "cannot sign pictures" in error_of(tmp_path, *server.write(tmp_path / "shop"))


def test_certificate_and_key_are_set_together(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VITRINE_C2PA_CERTIFICATES", str(tmp_path / "chain.pem"))
    with pytest.raises(SigningKeyError, match="set both or neither"):
        Marker(MarkSettings(home=tmp_path))
    monkeypatch.setenv("VITRINE_C2PA_CERTIFICATES", "")
    assert credentials(Marker(MarkSettings(home=tmp_path))).state == "Valid"


@pytest.mark.parametrize(
    ("written", "named"), [("", "Vitrine"), (" Shop\tLtd\n", "Shop Ltd"), ("商店\x01<&>", "商店 <&>")]
)
def test_the_producers_name_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, named: str
) -> None:
    monkeypatch.setenv("VITRINE_CONTENT_PRODUCER", written)
    webp = Marker(MarkSettings(home=tmp_path)).finish(np.full((96, 96, 3), 200, np.uint8), MARK).webp
    assert (read_marks(webp).aigc or {})["ContentProducer"] == named


def test_pictures_in_anothers_name_are_told_apart(tmp_path: Path) -> None:
    names = [Marker(MarkSettings(home=tmp_path, content_producer=name)).fingerprint for name in "aab"]
    assert names[0] == names[1] != names[2]
    other = MarkSettings(home=tmp_path / "other", content_producer="a")
    assert Marker(other).fingerprint != names[0]
