"""A whole authority in a temporary folder, and terminals that read what it serves."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from kiosk.__main__ import main
from kiosk.demo.authority import Authority
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.online import Served
from kiosk.trust.authority.repository import Repository
from kiosk.trust.revocations import layout

CHEAP = ScryptCost(n=2)
PASSPHRASE = "a phrase of the tests"


class FolderServer(FetcherInterface):
    """A static web server, without the network; `between` runs after every answer."""

    def __init__(self, site: Path, between: Callable[[], object] = lambda: None) -> None:
        self._site = site
        self._between = between

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._site / urlsplit(url).path.lstrip("/")
        if not path.is_file():
            raise DownloadHTTPError("not found", 404)
        content = path.read_bytes()
        self._between()
        yield content


@dataclass
class Terminal:
    """A client of the repository by python-tuf alone; what it has seen stays in `folder`."""

    folder: Path
    server: FolderServer
    root: Path

    def refresh(self) -> dict[str, bytes]:
        """Every target, by name. Raises RepositoryError or DownloadError."""
        (self.folder / "targets").mkdir(parents=True, exist_ok=True)
        updater = Updater(
            str(self.folder / "metadata"),
            "http://site.test/metadata/",
            target_dir=str(self.folder / "targets"),
            target_base_url="http://site.test/targets/",
            fetcher=self.server,
            config=UpdaterConfig(prefix_targets_with_hash=True),
            bootstrap=self.root.read_bytes(),
        )
        updater.refresh()
        names = updater._trusted_set.targets.targets
        found = {}
        for name in names:
            info = updater.get_targetinfo(name)
            assert info is not None
            found[name] = Path(updater.download_target(info)).read_bytes()
        return found

    def issuers(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.refresh()["trust/issuers.json"])
        return content

    def revoked(self) -> dict[bytes, set[bytes]]:
        """The ctis by kid."""
        found: dict[bytes, set[bytes]] = {}
        for name, content in self.refresh().items():
            parsed = layout.parse_target(name)
            if parsed is not None:
                ctis = {content[at : at + 8] for at in range(0, len(content), 8)}
                found[parsed[0]] = found.get(parsed[0], set()) | ctis
        return found


@dataclass
class House:
    """One home with all keys, a site, and two issuers. Its clock stands unless it is moved."""

    folder: Path
    now: int
    repository: Repository
    issuers: list[Authority] = field(default_factory=list)
    terminals: int = 0

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def kid(self) -> bytes:
        return self.issuers[0].key.kid

    def publish(self, seconds: int = 1) -> Served:
        """Publish, `seconds` after the time before."""
        self.now += seconds
        served = self.repository.publish(self.site, self.now)
        assert not isinstance(served, Wanting)
        return served

    def reopen(self, *more_keys: Path, prune_after_seconds: int = 86_400) -> Repository:
        """The same as another process, later, sees it."""
        self.repository = Repository.open(
            self.folder / "home",
            lambda _: PASSPHRASE,
            more_keys=more_keys,
            prune_after_seconds=prune_after_seconds,
        )
        return self.repository

    def terminal(
        self, between: Callable[[], object] = lambda: None, root: Path | None = None
    ) -> Terminal:
        """A new terminal, enrolled with the first root unless another is named."""
        self.terminals += 1
        return Terminal(
            self.folder / f"terminal-{self.terminals}",
            FolderServer(self.site, between),
            root or self.site / "metadata" / "1.root.json",
        )


@pytest.fixture
def house(tmp_path: Path) -> House:
    # The real time: python-tuf's client goes by nothing else.
    now = int(time.time()) - 3_600
    repository = Repository.create(tmp_path / "home", lambda _: PASSPHRASE, now=now, cost=CHEAP)
    made = House(tmp_path, now, repository)
    for issuer in ("CN-510000", "CN-440000"):
        authority = Authority.create(b"house", issuer=issuer, not_before=0, not_after=2**40)
        repository.add_issuer(authority.trust_entry())
        made.issuers.append(authority)
    return made


@dataclass
class TwoMachines:
    """An offline home, an online home, and the memory stick between them."""

    folder: Path
    now: int
    offline: Repository
    online: Repository
    kid: bytes

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def carry(self, seconds: int = 1) -> Served:
        """Sign on the one, serve on the other."""
        self.sign(seconds)
        return self.serve()

    def sign(self, seconds: int = 1) -> None:
        """Sign offline, and copy it onto the stick."""
        self.now += seconds
        assert not isinstance(self.offline.sign_offline(self.now), Wanting)
        self.offline.write_bundle(self.stick)

    def serve(self) -> Served:
        return self.online.serve(self.site, self.now, source=self.stick)

    def terminal(self) -> Terminal:
        root = self.folder / "offline" / "publication" / "metadata" / "1.root.json"
        return Terminal(self.folder / "terminal", FolderServer(self.site), root)


@pytest.fixture
def machines(tmp_path: Path) -> TwoMachines:
    now = int(time.time()) - 3_600
    offline, online = tmp_path / "offline", tmp_path / "online"
    Repository.create(offline, lambda _: PASSPHRASE, now=now, cost=CHEAP, online_folder=online)
    made = [Repository.open(folder, lambda _: PASSPHRASE) for folder in (offline, online)]
    authority = Authority.create(b"machines", not_before=0, not_after=2**40)
    key = made[0].add_issuer(authority.trust_entry())
    return TwoMachines(tmp_path, now, made[0], made[1], key.kid)


COMMAND_PASSPHRASE = "correct horse battery"
COMMAND_NOW = str(int(time.time()) - 3_600)
PROVINCE = Authority.create(b"command")


class Yima:
    """The command, in this process, in a folder of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        """What it printed; the exit code must be `code`."""
        self._capsys.readouterr()
        found = main(["trust", *arguments])
        output = self._capsys.readouterr()
        assert found == code, output
        if code in {0, 3}:
            assert output.err == ""
        return output.out

    def refused(self, *arguments: str) -> str:
        """Why it was not done."""
        self._capsys.readouterr()
        found = main(["trust", *arguments])
        output = self._capsys.readouterr()
        assert (found, output.out) == (2, "")
        assert "Traceback" not in output.err
        assert output.err.count("\n") == 1 or "usage:" in output.err
        return output.err

    def show(self, home: str = "home") -> dict[str, Any]:
        described: dict[str, Any] = json.loads(self("show", "--home", home, "--json"))
        return described


@pytest.fixture
def yima(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Yima:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YIMA_TRUST_PASSPHRASE", COMMAND_PASSPHRASE)
    Path("entry.json").write_text(json.dumps(PROVINCE.trust_entry()), encoding="utf-8")
    return Yima(capsys)


@pytest.fixture
def home(yima: Yima, made_home: Path) -> Yima:
    """With a home of all keys in `home`, the province in its list, and nothing published."""
    shutil.copytree(made_home, "home")
    return yima


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Made once: the command's keys take their real, dear passphrase cost."""
    folder = tmp_path_factory.mktemp("made")
    patch = pytest.MonkeyPatch()
    patch.setenv("YIMA_TRUST_PASSPHRASE", COMMAND_PASSPHRASE)
    entry = folder / "entry.json"
    entry.write_text(json.dumps(PROVINCE.trust_entry()), encoding="utf-8")
    assert main(["trust", "init", "--home", str(folder / "home"), "--now", COMMAND_NOW]) == 0
    assert main(["trust", "add-issuer", "--home", str(folder / "home"), str(entry)]) == 0
    patch.undo()
    return folder / "home"
