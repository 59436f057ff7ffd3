"""The certificates of a cluster, signed by the authority that Magnum created for it."""

from __future__ import annotations

import datetime
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes

from sandbox.passwords import write_private

PEM = serialization.Encoding.PEM
YEARS = 5
SERVICE_NETWORK = "10.254.0.0/16"
SERVER_NAMES = (
    "localhost",
    *(".".join(("kubernetes", "default", "svc", "cluster", "local")[:n]) for n in (1, 2, 3, 5)),
)
CLIENTS = {
    "admin": ("admin", "system:masters"),
    "controller-manager": ("system:kube-controller-manager", ""),
    "scheduler": ("system:kube-scheduler", ""),
    "cloud-controller": ("aes-sandbox:cloud-controller", "system:masters"),
}
"""File → user name and group in Kubernetes."""


@dataclass(frozen=True)
class Authority:
    """A certificate authority and its key, both PEM."""

    certificate: bytes
    key: bytes


def write(folder: Path, authority: Authority) -> None:
    """Write the missing keys and certificates of a cluster; the authority's own key is not written."""
    parent = x509.load_pem_x509_certificate(authority.certificate)
    key = serialization.load_pem_private_key(authority.key, None)
    _write(folder / "ca.crt", authority.certificate.rstrip() + b"\n")
    names: list[x509.GeneralName] = [x509.DNSName(name) for name in SERVER_NAMES]
    names += [x509.IPAddress(ipaddress.ip_address(each)) for each in ("127.0.0.1", _first(SERVICE_NETWORK))]
    _write_pair(folder / "apiserver", parent, key, "kube-apiserver", "", names)
    for name, (common, group) in CLIENTS.items():
        _write_pair(folder / name, parent, key, common, group, [])
    if not (folder / "service-accounts.key").exists():
        signer = ec.generate_private_key(ec.SECP256R1())
        public = serialization.PublicFormat.SubjectPublicKeyInfo
        _write(folder / "service-accounts.pub", signer.public_key().public_bytes(PEM, public))
        _write(folder / "service-accounts.key", _pem(signer))


def _first(network: str) -> str:
    return str(ipaddress.ip_network(network)[1])


def _write_pair(
    path: Path,
    parent: x509.Certificate,
    parent_key: CertificateIssuerPrivateKeyTypes,
    common: str,
    group: str,
    names: list[x509.GeneralName],
) -> None:
    """A key and its certificate: a server's when it has names, else a client's."""
    if path.with_suffix(".crt").exists():
        return
    key = ec.generate_private_key(ec.SECP256R1())
    subject = [x509.NameAttribute(x509.OID_COMMON_NAME, common)]
    subject += [x509.NameAttribute(x509.OID_ORGANIZATION_NAME, group)] if group else []
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(subject))
        .issuer_name(parent.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(x509.ExtendedKeyUsage([x509.OID_SERVER_AUTH if names else x509.OID_CLIENT_AUTH]), False)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), False)
    _write(path.with_suffix(".key"), _pem(key))
    _write(path.with_suffix(".crt"), builder.sign(parent_key, hashes.SHA256()).public_bytes(PEM))


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _write(path: Path, content: bytes) -> None:
    write_private(path, content.decode())
