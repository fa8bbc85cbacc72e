"""The real command, killed at many points: whatever it left, `releases` holds whole ones, and a run completes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.update.release import this_platform
from kiosk.update.store import ReleaseStore
from tests.integration.trust.vendor import PLATFORM, Vendor, Web
from tests.settings_texts import MINIMAL

_NEVER = 10_000

pytestmark = pytest.mark.skipif(this_platform() != PLATFORM, reason="packed for another machine")


@pytest.fixture
def settings(tmp_path: Path, vendor: Vendor, web: Web) -> Path:
    path = tmp_path / "etc" / "terminal.toml"
    path.parent.mkdir()
    (path.parent / "root.json").write_bytes(vendor.root.read_bytes())
    text = MINIMAL.replace("https://trust.example/yima", web.url)
    text += f'[update]\nfolder = "{tmp_path / "update"}"\nkeep_free_megabytes = 50\n'
    # A secret that the updater may not read is none of its business.
    text += '[payment]\nbase_url = "https://gateway.example"\nkey_file = "none.key"\n'
    path.write_text(text, encoding="utf-8")
    return path


def command(settings: Path, *more: str) -> list[str]:
    return ["update", "fetch", "--settings", str(settings), "--base", "/nowhere", *more]


def run(settings: Path) -> dict[str, object]:
    """A run to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *command(settings, "--json")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done
    told: dict[str, object] = json.loads(done.stdout)
    return told


def tree(folder: Path) -> dict[str, str]:
    """Every file in a release, by its digest."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def whole(store: ReleaseStore, trees: dict[str, dict[str, str]]) -> None:
    """Nothing half is in `releases`, and what is staged is there."""
    for folder in store.releases.iterdir() if store.releases.is_dir() else ():
        assert tree(folder) == trees[folder.name]
    if (store.folder / "staged.json").exists():
        staged = store.staged()
        assert staged is not None
        assert staged.version in trees


@contextmanager
def killer(settings: Path, folder: Path) -> Iterator[Callable[[int], tuple[int, int]]]:
    """Runs the command until its N-th change of the disk: its exit code, and the changes that were left."""
    program = [sys.executable, "-m", "tests.integration.trust.killed_updates", str(folder)]
    with subprocess.Popen(
        [*program, *command(settings)[2:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        asked, answers = running.stdin, running.stdout

        def run_until(change: int) -> tuple[int, int]:
            asked.write(f"{change}\n")
            asked.flush()
            code, left = answers.readline().split()
            return int(code), int(left)

        yield run_until
        asked.close()


def test_killed_at_any_change_of_the_disk(vendor: Vendor, settings: Path, tmp_path: Path) -> None:
    folder, kept = tmp_path / "update", tmp_path / "kept"
    store = ReleaseStore(folder)
    vendor.release("1.4.0", size=20_000)
    with killer(settings, folder) as run_until:
        assert run_until(_NEVER)[0] == 0
        trees = {"1.4.0": tree(store.folder_of("1.4.0"))}
        shutil.copytree(folder, kept, symlinks=True)
        vendor.release("1.5.0", size=20_000)
        code, left = run_until(_NEVER)
        trees["1.5.0"] = tree(store.folder_of("1.5.0"))
        changes = _NEVER - left
        assert code == 0
        assert changes > 40
        for point in random.Random(9).sample(range(changes), 8):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder, symlinks=True)
            assert run_until(point) == (-signal.SIGKILL, -1)
            whole(store, trees)
            assert run_until(_NEVER)[0] == 0
            whole(store, trees)
            staged = store.staged()
            assert staged is not None
            assert staged.version == "1.5.0"
            assert (folder / "staged.json").stat().st_mode & 0o777 == 0o644
            assert tidy(folder)


def tidy(folder: Path) -> bool:
    """Nothing is left of what was begun."""
    parts = [path for path in folder.rglob("*.part") if path.parent.name != "trust"]
    return not parts and not (folder / "unpacking").exists()


def test_killed_in_the_middle_of_a_download(vendor: Vendor, web: Web, settings: Path) -> None:
    vendor.release("1.4.0", size=2_000_000)
    web.rate = 1_000_000
    store = ReleaseStore(settings.parent.parent / "update")
    for beginning in (200_000, 600_000):
        _killed_when(web, settings, lambda so_far=beginning: web.sent > so_far)
        web.sent = 0
        assert store.staged() is None
        assert store.installed() == ()
    web.rate = None
    told = run(settings)
    assert told["staged"] == "1.4.0"
    begun = [asked for asked in web.downloads() if asked is not None]
    assert begun, "nothing was resumed"
    assert main(["update", "status", "--settings", str(settings)]) == 0


def _killed_when(web: Web, settings: Path, ripe: Callable[[], bool]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", *command(settings)], stdout=subprocess.DEVNULL
    ) as running:

        def look() -> None:
            if ripe():
                os.kill(running.pid, signal.SIGKILL)

        web.on_bytes = look
        assert running.wait() == -signal.SIGKILL
        web.on_bytes = lambda: None
