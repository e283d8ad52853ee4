"""What --web.config.file names: authorities and certificates by the real openssl, users, and clients by Python's ssl."""
import http.client
import socket
import ssl
import subprocess

HASH_OF_RIGHT = "$2b$04$abcdefghijklmnopqrstuuFmEfrkTQnczNzw475xE2VhDrK1uwJiC"  # of the password "right"


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, timeout=60)


class Authority:
    """Signs certificates, which stand beside it as NAME.crt and NAME.key."""

    def __init__(self, directory, name="ca"):
        self.directory, self.certificate, self.key = directory, directory / f"{name}.crt", directory / f"{name}.key"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", f"/CN={name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", self.key,
                "-out", self.certificate)

    def sign(self, name, names="DNS:localhost,IP:127.0.0.1", days=2):
        key, asked, signed, more = (self.directory / f"{name}.{end}" for end in ("key", "csr", "crt", "ext"))
        more.write_text(f"subjectAltName = {names}\nauthorityKeyIdentifier = keyid\n")
        openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                "-keyout", key, "-out", asked)
        openssl("x509", "-req", "-in", asked, "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial", "-days", days,
                "-extfile", more, "-out", signed)
        return signed, key


def trusting(authority, certificate=None, most=None):
    """A client that knows the authority, with a certificate of its own or without, up to a version."""
    context = ssl.create_default_context(cafile=authority.certificate)
    context.verify_flags |= ssl.VERIFY_X509_STRICT  # as Python has it from 3.13 on
    if certificate:
        context.load_cert_chain(*certificate)
    if most:
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, most
        context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def get(port, context, path="/-/ready", fields=None):
    """Status, fields and body by https."""
    connection = http.client.HTTPSConnection("localhost", port, timeout=20, context=context)
    try:
        connection.request("GET", path, headers=fields or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def certificate_at(port, context):
    """What a new connection is shown."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as secure:
            return secure.getpeercert()


def serial_at(port, context):
    return certificate_at(port, context)["serialNumber"]


def not_after_at(port, context):
    return ssl.cert_time_to_seconds(certificate_at(port, context)["notAfter"])
