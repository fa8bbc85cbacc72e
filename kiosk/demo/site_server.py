"""A folder of static files over HTTP on loopback: the demo's stand-in for a hospital's web server."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_LOOPBACK = "127.0.0.1"


class SiteServer:
    """Serves `folder` until `stop`. May go away and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def base_url(self) -> str:
        return f"http://{_LOOPBACK}:{self._port}"

    def start(self) -> None:
        """Be there; nothing if it is."""
        if self._server is not None:
            return
        handler = partial(_Quiet, directory=str(self._folder))
        self._server = ThreadingHTTPServer((_LOOPBACK, self._port), handler)
        self._server.daemon_threads = True
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, name="site", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Be gone; nothing if it is."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = self._thread = None


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing: a demo's output is for people."""
