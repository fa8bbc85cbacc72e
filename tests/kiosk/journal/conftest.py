from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.outbox import Limits, Outbox
from kiosk.journal.print_book import StoredPrintBook
from tests.kiosk.journal.orders_made import TERMINAL

_PLACES = (
    str(Path(__file__).parent),
    str(Path(__file__).parents[3]),
)  # `killed`, and `tests` itself


@pytest.fixture(scope="session")
def key() -> InstallationKey:
    return InstallationKey(bytes(range(16)))


@pytest.fixture
def in_child(tmp_path: Path) -> Callable[[str], Any]:
    """Runs a program in a process of its own, beside `killed.py`; what it printed, as JSON.

    The program finds `folder`, a `Path` that it may fill.
    """
    head = "import pathlib, sys, json\nfolder = pathlib.Path(sys.argv[1])\n"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_PLACES)}

    def run(program: str) -> Any:
        arguments = [sys.executable, "-c", head + program, str(tmp_path)]
        done = subprocess.run(
            arguments, capture_output=True, text=True, timeout=110, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture
def make_book(tmp_path: Path, key: InstallationKey) -> Iterator[Callable[..., StoredOrderBook]]:
    """Makes order books over one file, `orders.db`, and lets go of it at the end."""
    made: list[StoredOrderBook] = []

    def make(*, other_key: InstallationKey = key, terminal: str = TERMINAL) -> StoredOrderBook:
        made.append(StoredOrderBook(tmp_path / "orders.db", other_key, terminal))
        return made[-1]

    yield make
    for book in made:
        book.close()


@pytest.fixture
def book(make_book: Callable[..., StoredOrderBook]) -> StoredOrderBook:
    return make_book()


@pytest.fixture
def make_prints(tmp_path: Path, key: InstallationKey) -> Iterator[Callable[..., StoredPrintBook]]:
    """Makes print books over one file, `prints.db`, and lets go of it at the end."""
    made: list[StoredPrintBook] = []

    def make(*, other_key: InstallationKey = key, terminal: str = TERMINAL) -> StoredPrintBook:
        made.append(StoredPrintBook(tmp_path / "prints.db", other_key, terminal))
        return made[-1]

    yield make
    for book in made:
        book.close()


@pytest.fixture
def prints(make_prints: Callable[..., StoredPrintBook]) -> StoredPrintBook:
    return make_prints()


@pytest.fixture
def hasty_book(book: StoredOrderBook) -> StoredOrderBook:
    """Writes the same, and does not wait for the disk: for thousands of orders."""
    book.counts()
    assert book._database._connection is not None
    book._database._connection.execute("PRAGMA synchronous = OFF")
    return book


@pytest.fixture
def frozen() -> Iterator[tuple[Path, Callable[[bool], None]]]:
    """A folder, and what makes its file system read-only (True) and writable again (False)."""
    # Not in pytest's folder, which could not be removed if this process were killed meanwhile.
    folder = Path(mkdtemp(prefix="yima-frozen-"))
    by_mount = os.geteuid() == 0  # whom no mode keeps from writing
    bind = (["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder])
    mounted = False

    def freeze(is_frozen: bool) -> None:
        nonlocal mounted
        if not by_mount:
            for path in folder.iterdir():
                path.chmod(0o400 if is_frozen else 0o600)
            folder.chmod(0o500 if is_frozen else 0o700)
            return
        for command in bind if is_frozen else (["umount", "--lazy", folder],):
            if subprocess.run(command, capture_output=True, check=False).returncode:
                pytest.skip("this root may not mount")
            mounted = is_frozen

    yield folder, freeze
    if mounted:
        subprocess.run(["umount", "--lazy", folder], check=True)
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def make_outbox(tmp_path: Path, key: InstallationKey) -> Iterator[Callable[..., Outbox]]:
    """Makes outboxes over one file, and lets go of it at the end. Jitter: none."""
    made: list[Outbox] = []

    def make(limits: Limits | None = None, *, other_key: InstallationKey = key) -> Outbox:
        made.append(Outbox(tmp_path / "outbox.db", other_key, limits, jitter=lambda: 1.0))
        return made[-1]

    yield make
    for outbox in made:
        outbox.close()
