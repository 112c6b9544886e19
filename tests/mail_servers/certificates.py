"""Certificates for a throw-away authority and its servers, made by openssl."""

import pathlib
import ssl
import subprocess

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def openssl(folder: pathlib.Path, *words: str):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=60)


def authority(folder: pathlib.Path, name: str) -> pathlib.Path:
    openssl(folder, "req", "-x509", *KEY, "-keyout", f"{name}.key", "-out", f"{name}.pem",
            "-days", "2", "-subj", f"/CN={name}")
    return folder / f"{name}.pem"


def server(folder: pathlib.Path, name: str, hosts: str, signed_by: str = "authority",
           days: int = 1) -> ssl.SSLContext:
    """A server's side of TLS.
    :param days: how long the certificate is good; below 0 it ended before today"""
    openssl(folder, "req", "-new", *KEY, "-keyout", f"{name}.key", "-out", f"{name}.csr",
            "-subj", f"/CN={name}", "-addext", f"subjectAltName={hosts}")
    openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-out", f"{name}.pem",
            "-CA", f"{signed_by}.pem", "-CAkey", f"{signed_by}.key", "-CAcreateserial",
            "-copy_extensions", "copy", "-days", str(days))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context
