"""A real nginx over TLS, and behind it an upstream that misbehaves as it is told.

What is a file below `site` nginx serves itself; every other address it asks of the upstream.
"""

from __future__ import annotations

import os
import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Behaviour = Callable[[], Iterator[bytes | float]]
"""The bytes of an answer from its first line on; numbers are pauses in seconds."""

NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

# Debian has it where an ordinary user's PATH does not look.
PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")

_CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/errors;
events {{ worker_connections 256; }}
http {{
    access_log {folder}/accesses;
    default_type application/octet-stream;
    client_body_temp_path {folder}/temporary;
    proxy_temp_path {folder}/temporary;
    fastcgi_temp_path {folder}/temporary;
    uwsgi_temp_path {folder}/temporary;
    scgi_temp_path {folder}/temporary;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {certificate};
        ssl_certificate_key {key};
        root {site};
        location / {{ try_files $uri @upstream; }}
        location @upstream {{
            proxy_pass http://127.0.0.1:{upstream};
            proxy_http_version 1.1;
            proxy_buffering off;
        }}
    }}
}}
"""

# As RFC 5280 sections 4.2.1.3 and 4.2.1.9 ask; from Python 3.13 on, nothing less is believed.
_CA = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
_LEAF = (
    "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,digitalSignature",
    "-addext", "subjectAltName=IP:127.0.0.1",
)  # fmt: skip


@dataclass(frozen=True)
class Certificates:
    """A CA, and a certificate of it for 127.0.0.1."""

    folder: Path

    def __post_init__(self) -> None:
        self._make("ca", *_CA)
        self._make("server", *_LEAF, "-CA", self.ca, "-CAkey", self.folder / "ca.key")

    @property
    def ca(self) -> Path:
        return self.folder / "ca.pem"

    @property
    def server(self) -> tuple[Path, Path]:
        return self.folder / "server.pem", self.folder / "server.key"

    def _make(self, name: str, *more: str | Path) -> None:
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        out = ["-keyout", self.folder / f"{name}.key", "-out", self.folder / f"{name}.pem"]
        subject = ["-subj", f"/CN={name}", "-days", "2"]
        subprocess.run(
            ["openssl", "req", "-x509", *curve, *out, *subject, *more],
            check=True,
            capture_output=True,
        )


class Upstream:
    """Answers as `play` has told it; otherwise 404."""

    def __init__(self) -> None:
        self.asked = threading.Event()  # for something that is played
        self._behaviours: dict[str, Behaviour] = {}
        self._ending = threading.Event()
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                outer._answer(self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_: Any) -> None:
                pass  # nginx has let go of the connection

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def play(self, path: str, behaviour: Behaviour) -> None:
        self._behaviours[path] = behaviour

    def forget(self) -> None:
        self._behaviours.clear()
        self.asked.clear()
        self._ending.set()  # for what is under way
        self._ending = threading.Event()

    def close(self) -> None:
        self._ending.set()
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, connection: socket.socket) -> None:
        ending, request = self._ending, b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(65_536)
            if not received:
                return
            request += received
        behaviour = self._behaviours.get(request.split(b" ")[1].decode())
        if behaviour is None:
            connection.sendall(NOT_FOUND)
            return
        self.asked.set()
        for part in behaviour():
            if isinstance(part, bytes):
                connection.sendall(part)
            elif ending.wait(part):
                return


@dataclass
class Nginx:
    """One nginx; `close` ends it, and so does `kill` in the middle of everything."""

    folder: Path
    certificates: Certificates
    upstream: Upstream
    port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        (self.folder / "temporary").mkdir()
        self.site.mkdir()
        self.start()

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def url(self, name: str) -> str:
        return f"https://127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """On the port it had before, if it had one."""
        assert PROGRAM, "nginx is missing: ./run test installs it"
        for _ in range(5):  # somebody else may take the port first
            port = self.port or _free_port()
            certificate, key = self.certificates.server
            configuration = self.folder / "nginx.conf"
            configuration.write_text(
                _CONFIGURATION.format(
                    folder=self.folder,
                    site=self.site,
                    port=port,
                    certificate=certificate,
                    key=key,
                    upstream=self.upstream.port,
                )
            )
            self._process = subprocess.Popen(
                [PROGRAM, "-c", configuration, "-p", self.folder, "-e", self.folder / "errors"]
            )
            if self._answers(port):
                self.port = port
                return
            self.kill()
        raise AssertionError((self.folder / "errors").read_text())

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def _answers(self, port: int) -> bool:
        assert self._process is not None
        context = ssl.create_default_context(cafile=self.certificates.ca)
        for _ in range(200):
            if self._process.poll() is not None:
                return False
            try:
                with (
                    socket.create_connection(("127.0.0.1", port), 2) as plain,
                    context.wrap_socket(plain, server_hostname="127.0.0.1"),
                ):
                    return True
            except OSError:
                time.sleep(0.02)
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
