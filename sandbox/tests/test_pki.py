"""Certificates of a cluster: their subjects, and that only missing ones are created."""

from __future__ import annotations

import datetime
import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sandbox.clusters import pki


@pytest.fixture(scope="module")
def authority() -> pki.Authority:
    """An authority like the one that Magnum creates."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.OID_COMMON_NAME, "apps")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(pki.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pki.Authority(certificate.public_bytes(pki.PEM), secret)


def subject(folder: Path, who: str) -> tuple[str, str]:
    """User name and group in Kubernetes."""
    name = x509.load_pem_x509_certificate((folder / f"{who}.crt").read_bytes()).subject
    groups = [each.value for each in name.get_attributes_for_oid(x509.OID_ORGANIZATION_NAME)]
    return str(name.get_attributes_for_oid(x509.OID_COMMON_NAME)[0].value), ",".join(map(str, groups))


def test_each_part_has_its_own_name(tmp_path: Path, authority: pki.Authority):
    pki.write(tmp_path, authority)
    assert subject(tmp_path, "admin") == ("admin", "system:masters")
    assert subject(tmp_path, "scheduler") == ("system:kube-scheduler", "")
    assert subject(tmp_path, "controller-manager") == ("system:kube-controller-manager", "")


def test_the_server_is_known_by_its_addresses(tmp_path: Path, authority: pki.Authority):
    pki.write(tmp_path, authority)
    server = x509.load_pem_x509_certificate((tmp_path / "apiserver.crt").read_bytes())
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(each) for each in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1", "10.254.0.1"]
    assert "kubernetes.default.svc.cluster.local" in names.get_values_for_type(x509.DNSName)


def test_the_authoritys_key_is_not_kept_and_every_file_is_the_owners(tmp_path: Path, authority: pki.Authority):
    pki.write(tmp_path, authority)
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert authority.key not in path.read_bytes()


def test_existing_files_stay(tmp_path: Path, authority: pki.Authority):
    pki.write(tmp_path, authority)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    pki.write(tmp_path, authority)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
