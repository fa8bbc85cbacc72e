"""A vendor with a real authority, packed releases, and a web server that fails as it is told."""

from __future__ import annotations

import http.server
import io
import json
import lzma
import random
import re
import tarfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from kiosk.demo.authority import Authority
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.release_publication import read_folder
from kiosk.trust.authority.repository import Repository as Home
from kiosk.trust.distribution.repository import Repository
from kiosk.update.download import Patience
from kiosk.update.fetch import Update
from kiosk.update.outcome import Outcome
from kiosk.update.plan import packed_name
from kiosk.update.release import Release
from kiosk.update.rollout import Member
from kiosk.update.store import ReleaseStore

PLATFORM = "linux-x86_64"
PASSPHRASE = "a phrase of the tests"
_CHEAP = ScryptCost(n=2)

Change = Callable[[tarfile.TarInfo], tarfile.TarInfo]


def entry(name: str, content: bytes = b"", mode: int = 0o644) -> tuple[tarfile.TarInfo, bytes]:
    """A file in a packed release; a folder where the name ends with a slash."""
    made = tarfile.TarInfo(name.rstrip("/"))
    made.size, made.mode = len(content), mode
    if name.endswith("/"):
        made.type, made.mode = tarfile.DIRTYPE, 0o755
    return made, content


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tuple[tarfile.TarInfo, bytes]:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made, b""


def packed(entries: Iterable[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    """A .tar.xz of these."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for info, content in entries:
            tar.addfile(info, io.BytesIO(content))
    return lzma.compress(plain.getvalue(), preset=0)


def release_entries(version: str, size: int = 300_000, **about: Any) -> list[Any]:
    """What a release of `size` bytes that do not compress has in it."""
    top = f"yima-kiosk-{version}"
    told = Release(
        about.pop("says", version),
        about.pop("platform", PLATFORM),
        commit="0" * 40,
        state_form=about.pop("state_form", 1),
        reads=about.pop("reads", (1,)),
    )
    assert not about
    return [
        entry(f"{top}/"),
        entry(f"{top}/release.json", told.to_bytes()),
        entry(f"{top}/yima-kiosk", b"#!/bin/sh\nexit 0\n", 0o4755),
        entry(f"{top}/_internal/"),
        entry(f"{top}/_internal/libone.so.1", random.Random(version).randbytes(size), 0o666),
        link(f"{top}/_internal/libone.so", "libone.so.1"),
        entry(f"{top}/_internal/PySide6/here.txt", b"here\n"),
        link(f"{top}/_internal/PySide6/libone.so", "../libone.so.1"),
    ]


def base_of(folder: Path, version: str, **about: Any) -> Path:
    folder.mkdir()
    told = Release(version, PLATFORM, "0" * 40, **about)
    (folder / "release.json").write_bytes(told.to_bytes())
    (folder / "yima-kiosk").write_bytes(b"")
    return folder


@dataclass
class Vendor:
    """An authority and a vendor in one home; what they publish is in `site`."""

    folder: Path
    now: int = field(default_factory=lambda: int(time.time()) - 3_600)

    def __post_init__(self) -> None:
        self.home = Home.create(
            self.folder / "home", lambda _: PASSPHRASE, now=self.now, cost=_CHEAP
        )
        self.home.add_issuer(
            Authority.create(b"vendor", not_before=0, not_after=2**40).trust_entry()
        )
        self.home.admit_release_keys([self.home.make_release_key(cost=_CHEAP)])
        self.publish_trust()

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def out(self) -> Path:
        """Where the vendor puts what is to be published."""
        return self.folder / "out"

    @property
    def root(self) -> Path:
        return self.site / "metadata" / "1.root.json"

    def reopen(self) -> None:
        """The same as another process, later, sees it."""
        self.home = Home.open(self.folder / "home", lambda _: PASSPHRASE)

    def publish_trust(self) -> None:
        self.now += 1
        assert not isinstance(self.home.publish(self.site, self.now), Wanting)

    def pack(self, version: str, content: bytes | None = None, **about: Any) -> Path:
        self.out.mkdir(exist_ok=True)
        path = self.out / packed_name(version, PLATFORM)
        path.write_bytes(content or packed(release_entries(version, **about)))
        return path

    def plan(
        self, *releases: dict[str, Any], withdrawn: Sequence[str] = (), paused: bool = False
    ) -> None:
        self.out.mkdir(exist_ok=True)
        usual = {"platform": PLATFORM, "percent": 100, "forced": False, "sites": []}
        members = {
            "form": "yima-plan-1",
            "paused": paused,
            "releases": [{**usual, **each} for each in releases],
            "withdrawn": list(withdrawn),
        }
        (self.out / "plan.json").write_text(json.dumps(members), encoding="utf-8")

    def publish(self, days: int = 30) -> None:
        """What is in `out`; packed releases are taken out of it then."""
        self.now += 1
        self.home.publish_releases(self.site, read_folder(self.out), self.now, days=days)
        for path in self.out.glob("*.tar.xz"):
            path.unlink()

    def release(self, version: str, **about: Any) -> None:
        """Pack it, and have all terminals take it."""
        self.pack(version, **about)
        self.plan({"version": version})
        self.publish()

    def served(self, version: str) -> Path:
        """The packed release on the server."""
        name = packed_name(version, PLATFORM)
        return next((self.site / "targets" / "releases").glob(f"*.{name}"))


class Web:
    """A web server on loopback over a folder. What it does wrong is for packed releases alone."""

    def __init__(self, site: Path) -> None:
        self.cuts: list[int] = []  # bytes of the next answers, after which the connection ends
        self.ranges = True
        self.rate: int | None = None  # bytes a second
        self.asked: list[tuple[str, str | None]] = []  # path and Range
        self.spoil: Callable[[bytes], bytes] = lambda data: data
        self.on_bytes: Callable[[], object] = lambda: None
        self.sent = 0
        web = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web._answer(self, site)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_: Any) -> None:
                pass  # the terminal has let go of the connection

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def downloads(self) -> list[str | None]:
        """The ranges that packed releases were asked for with."""
        return [asked for path, asked in self.asked if path.endswith(".tar.xz")]

    def _answer(self, handler: http.server.BaseHTTPRequestHandler, site: Path) -> None:
        path, asked = site / handler.path.lstrip("/"), handler.headers.get("Range")
        self.asked.append((handler.path, asked))
        if not path.is_file():
            handler.send_error(HTTPStatus.NOT_FOUND)
            return
        data, packed_one = path.read_bytes(), path.name.endswith(".tar.xz")
        if packed_one:
            data = self.spoil(data)
        begin = re.fullmatch(r"bytes=(\d+)-", asked or "")
        if begin and self.ranges:
            handler.send_response(HTTPStatus.PARTIAL_CONTENT)
            at = int(begin[1])
            handler.send_header("Content-Range", f"bytes {at}-{len(data) - 1}/{len(data)}")
            data = data[at:]
        else:
            handler.send_response(HTTPStatus.OK)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if packed_one and self.cuts:
            handler.wfile.write(data[: self.cuts.pop(0)])
            handler.close_connection = True
            return
        self._send(handler, data, slowly=packed_one)

    def _send(
        self, handler: http.server.BaseHTTPRequestHandler, data: bytes, *, slowly: bool
    ) -> None:
        step = len(data) if self.rate is None or not slowly else max(self.rate // 20, 1)
        for at in range(0, len(data), max(step, 1)):
            handler.wfile.write(data[at : at + step])
            if slowly:
                self.sent += len(data[at : at + step])
                self.on_bytes()
            if self.rate is not None and slowly:
                time.sleep(step / self.rate)


@dataclass
class Updater:
    """A terminal's updater, with a folder of its own."""

    folder: Path
    url: str
    root: Path
    now: Callable[[], int]
    terminal: str = "T07"
    site: str = ""
    base: Path = Path("/nowhere")
    storage: Path | None = None
    keep_free: int = 0
    patience: Patience = field(default_factory=lambda: Patience(10**9, (0.0, 0.0)))
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def store(self) -> ReleaseStore:
        return ReleaseStore(self.folder)

    def run(self, cancelled: threading.Event | None = None) -> Outcome:
        return Update(
            folder=self.folder,
            repository=Repository(self.url, read_timeout=2.0, **self.settings),
            root_file=self.root,
            member=Member(self.terminal, PLATFORM, self.site),
            moment=self.now(),
            patience=self.patience,
            keep_free=self.keep_free,
            base=self.base,
            storage=self.storage,
        ).run(cancelled or threading.Event())

    def staged(self) -> str | None:
        found = self.store.staged()
        return None if found is None else found.version

    def versions(self) -> list[str]:
        """Of all that is in `releases`, each whole."""
        there = sorted(each.name for each in self.store.releases.iterdir())
        assert there == sorted(each.version for each in self.store.installed())
        return there
