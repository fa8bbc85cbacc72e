"""Which release is started, and what the disk says of it before it is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.settings.update import UpdateSettings
from kiosk.update import in_use, running
from kiosk.update.launched import Launched, launched
from kiosk.update.launcher import Launcher, plain
from kiosk.update.places import UPDATES, Places, places_of
from kiosk.update.selection import FOLDER, NoteKind, Selection, SelectionFile, Trial
from kiosk.update.starts import MOST, StartsFile
from tests.kiosk.update.shelves import Ground

ROOT = Path(__file__).parents[3]


class Machine:
    """`starts`: what was executed, with the selection as the disk had it just then."""

    def __init__(self, ground: Ground, broken: tuple[str, ...] = ()) -> None:
        self.ground = ground
        self.broken = broken
        self.file = SelectionFile(ground.storage)
        self.starts: list[tuple[Launched, Selection]] = []
        self.commands: list[tuple[str, ...]] = []

    def boot(self) -> Launched | None:
        shelf = self.ground.shelf
        words, starts = ("supervise", "--settings", "F"), StartsFile(self.ground.storage)
        code = Launcher(shelf, self.file, words, {}, self._run, starts=starts).launch()
        assert code == 1, "it returned"
        return self.starts[-1][0] if self.starts else None

    def _run(self, program: str, command: tuple[str, ...], environment: Mapping[str, str]) -> None:
        release = launched(environment)
        assert release is not None
        assert program == command[0]
        self.commands.append(command)
        if release.version in self.broken:
            raise OSError(8, "Exec format error")
        self.starts.append((release, self.file.read()))
        raise _RunsError


class _RunsError(Exception):
    """`execve` does not return."""


@pytest.fixture
def machine(tmp_path: Path) -> Callable[..., Machine]:
    return lambda **how: Machine(Ground(tmp_path), **how)


def boots(machine: Machine) -> Launched:
    with pytest.raises(_RunsError):
        machine.boot()
    return machine.starts[-1][0]


@pytest.mark.parametrize("on_trial", [False, True])
def test_the_updater_sees_that_the_base_is_in_use(tmp_path: Path, *, on_trial: bool) -> None:
    """Else it takes the newest release on the disk for what runs, and an older one for the way back from that."""
    ground = Ground(tmp_path, base="1.4.0")
    ground.install("1.4.0", "#!/bin/sh\necho up\nread line\n")
    ground.fetch("1.5.0", "#!/bin/sh\necho up\nread line\n")
    if on_trial:
        SelectionFile(ground.storage).write(Selection().on_trial("1.5.0"))
    command = [sys.executable, "-m", "kiosk", "launch", "--settings", str(ground.settings())]
    with subprocess.Popen(
        [*command, "--base", str(ground.base)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as runs:
        assert runs.stdout is not None
        assert runs.stdout.readline() == b"up\n"
        assert in_use.is_held(ground.base)
        seen = running.look(ground.store, ground.base, None).running
        assert seen is not None
        assert seen.version == ("1.5.0" if on_trial else "1.4.0")
        runs.communicate(b"\n")
    assert not in_use.is_held(ground.base)


def test_without_any_update_it_is_the_base(machine: Callable[..., Machine]) -> None:
    one = machine()
    assert boots(one) == Launched("1.0.0")
    program = str(one.ground.base / "yima-kiosk")
    assert one.commands == [(program, "supervise", "--settings", "F")]


def test_a_trial_is_counted_on_the_disk_before_it_begins_and_given_three(
    machine: Callable[..., Machine],
) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.file.write(Selection().on_trial("1.1.0"))
    for number in (1, 2, 3):
        assert boots(one) == Launched("1.1.0", trial=True)
        assert one.starts[-1][1].trial == Trial("1.1.0", number)
    assert boots(one) == Launched("1.0.0")
    kept = one.file.read()
    assert (kept.trial, kept.refused) == (None, ("1.1.0",))
    assert kept.untold[0].kind is NoteKind.RETURNED
    one.file.write(kept.on_trial("1.1.0"))
    assert boots(one) == Launched("1.0.0"), "whoever writes it there again: refused is refused"


def test_what_is_proven_is_started_again_and_what_failed_after_it_leads_back_to_it(
    machine: Callable[..., Machine],
) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.ground.fetch("1.2.0")
    one.file.write(Selection(current="1.1.0", trial=Trial("1.2.0", 3)))
    assert boots(one) == Launched("1.1.0")
    assert boots(one) == Launched("1.1.0")


@pytest.mark.parametrize("harm", ["gone", "platform", "program", "mode", "form", "json"])
def test_a_release_that_cannot_be_started_gives_way_to_the_next_best(
    machine: Callable[..., Machine], harm: str
) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    folder = one.ground.fetch("1.2.0")
    one.file.write(Selection("1.2.0", "1.1.0", state_form=1))
    _harm(one.ground, folder, harm)
    assert boots(one) == Launched("1.1.0")
    kept = one.file.read()
    assert (kept.current, kept.refused) == ("1.1.0", ())
    assert [note.kind for note in kept.untold] == [NoteKind.UNUSABLE]
    _harm(one.ground, one.ground.store.folder_of("1.1.0"), "gone")
    assert boots(one) == Launched("1.0.0")


def test_what_never_comes_up_gives_way_however_proven_it_was(
    machine: Callable[..., Machine],
) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.ground.fetch("1.2.0")
    one.file.write(Selection("1.2.0", "1.1.0", state_form=1))
    assert [boots(one).version for _ in range(MOST)] == ["1.2.0"] * MOST
    assert boots(one) == Launched("1.1.0")
    kept = one.file.read()
    assert (kept.current, kept.former, kept.refused) == ("1.1.0", None, ())
    assert [note.version for note in kept.untold] == ["1.2.0"]
    assert [boots(one).version for _ in range(MOST)] == ["1.1.0"] * (MOST - 1) + ["1.0.0"]
    assert [boots(one).version for _ in range(MOST)] == ["1.0.0"] * MOST, (
        "the base is the last resort"
    )


def test_what_has_come_up_once_begins_to_count_anew(machine: Callable[..., Machine]) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.file.write(Selection("1.1.0", state_form=1))
    starts = StartsFile(one.ground.storage)
    for _ in range(MOST):
        boots(one)
    starts.forget()
    assert starts.of("1.1.0") == 0
    assert boots(one) == Launched("1.1.0")
    assert starts.of("1.1.0") == 1
    assert starts.of("1.2.0") == 0


def _harm(ground: Ground, folder: Path, harm: str) -> None:
    program = folder / "yima-kiosk"
    match harm:
        case "gone":
            folder.rename(folder.with_name("away"))
            (folder.parent / "away").rename(ground.updates / f"away-{folder.name}")
        case "platform":
            ground.fetch(folder.name, platform="windows-amd64")
        case "program":
            program.unlink()
        case "mode":
            program.chmod(0o600)
        case "form":
            ground.fetch(folder.name, reads=(7,))
        case _:
            (folder / "release.json").write_bytes(b"{")


def test_what_cannot_be_executed_is_no_trial(machine: Callable[..., Machine]) -> None:
    one = machine(broken=("1.2.0",))
    one.ground.fetch("1.1.0")
    one.ground.fetch("1.2.0")
    one.file.write(Selection("1.1.0").on_trial("1.2.0"))
    assert boots(one) == Launched("1.1.0")
    assert one.file.read().refused == ("1.2.0",)


def test_with_nothing_to_execute_it_says_so(
    machine: Callable[..., Machine], capsys: pytest.CaptureFixture[str]
) -> None:
    one = machine(broken=("1.0.0",))
    assert one.boot() is None
    assert "no release that can be started" in capsys.readouterr().err


def test_what_cannot_be_counted_is_not_begun(
    machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trial whose starts are not counted would be tried for ever."""
    one = machine()
    one.ground.fetch("1.1.0")
    one.ground.fetch("1.2.0")
    one.file.write(Selection("1.1.0").on_trial("1.2.0"))
    with monkeypatch.context() as patch:
        patch.setattr(SelectionFile, "write", lambda *_: False)
        assert boots(one) == Launched("1.1.0")
    assert boots(one) == Launched("1.2.0", trial=True), "and is, once the disk takes it"
    assert one.file.read().trial == Trial("1.2.0", 1)


def test_a_newer_package_counts_for_more(machine: Callable[..., Machine]) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.file.write(Selection("1.1.0", trial=Trial("1.1.5", 1)))
    one.ground.install("1.2.0")
    assert boots(one) == Launched("1.2.0")
    assert one.file.read() == Selection(state_form=1)


def test_a_package_that_was_refused_as_an_update_does_not(machine: Callable[..., Machine]) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.file.write(Selection("1.1.0", refused=("1.2.0",)))
    one.ground.install("1.2.0")
    assert boots(one) == Launched("1.1.0")


def test_an_older_package_changes_nothing(machine: Callable[..., Machine]) -> None:
    one = machine()
    one.ground.fetch("1.1.0")
    one.file.write(Selection("1.1.0"))
    one.ground.install("0.9.0")
    assert boots(one) == Launched("1.1.0")


def test_no_release_begins_with_state_that_it_cannot_read(
    machine: Callable[..., Machine], capsys: pytest.CaptureFixture[str]
) -> None:
    one = machine()
    one.ground.fetch("2.0.0", state_form=2, reads=(1, 2))
    one.file.write(Selection().on_trial("2.0.0"))
    assert boots(one).version == "2.0.0"
    one.file.write(one.file.read().proven(2))
    assert one.file.read().state_form == 2
    _harm(one.ground, one.ground.store.folder_of("2.0.0"), "gone")
    assert one.boot() == one.starts[-1][0]
    assert len(one.starts) == 1, "the base reads form 1 alone"
    assert "no release" in capsys.readouterr().err
    one.ground.install("2.1.0", state_form=2, reads=(2,))
    assert boots(one) == Launched("2.1.0")


def test_a_base_that_writes_a_new_form_keeps_older_releases_away(
    machine: Callable[..., Machine],
) -> None:
    one = machine()
    one.ground.install("2.0.0", state_form=2, reads=(1, 2))
    assert boots(one) == Launched("2.0.0")
    one.ground.fetch("1.9.0")
    one.file.write(one.file.read().on_trial("1.9.0", refused="2.0.0"))
    assert boots(one) == Launched("2.0.0")


def test_a_base_without_a_word_of_itself_is_the_last_resort(
    machine: Callable[..., Machine],
) -> None:
    one = machine()
    (one.ground.base / "release.json").unlink()
    assert boots(one) == Launched("0.0.0")
    one.ground.fetch("1.1.0")
    one.file.write(Selection("1.1.0"))
    assert boots(one) == Launched("1.1.0")


# -- from the outside -------------------------------------------------------------------------------

TELLS = '#!/bin/sh\necho "$YIMA_RELEASE ${YIMA_TRIAL:-no} $*"\n'


def launch(ground: Ground, **environment: str) -> str:
    """The real command, and what the release that it became says."""
    file = ground.settings()
    command = [sys.executable, "-m", "kiosk", "launch", "--settings", str(file)]
    done = subprocess.run(
        [*command, "--base", str(ground.base), "--", "--", "--windowed"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def test_the_command_becomes_the_release(tmp_path: Path) -> None:
    ground = Ground(tmp_path)
    ground.install("1.0.0", TELLS)
    ground.fetch("1.1.0", TELLS)
    file = ground.settings()
    assert launch(ground) == f"1.0.0 no supervise --settings {file} -- --windowed\n"
    SelectionFile(ground.storage).write(Selection().on_trial("1.1.0"))
    assert launch(ground, YIMA_RELEASE="9.9.9").startswith("1.1.0 1 supervise")
    assert SelectionFile(ground.storage).read().trial == Trial("1.1.0", 1)


@pytest.mark.parametrize("harm", ["no file", "no toml", "no storage", "storage a file", "rubbish"])
def test_it_comes_up_whatever_is_damaged(tmp_path: Path, harm: str) -> None:
    ground = Ground(tmp_path)
    ground.install("1.0.0", TELLS)
    file = ground.settings()
    match harm:
        case "no file":
            file.unlink()
        case "no toml":
            file.write_bytes(b"[storage\n\xff")
        case "no storage":
            file.write_text("storage = 3\n[update]\nfolder = 4\n")
        case "storage a file":
            ground.storage.rmdir()
            ground.storage.write_text("")
        case _:
            folder = ground.storage / FOLDER
            folder.mkdir()
            (folder / "selection.json").mkdir()
            (folder / "selection.copy.json").write_bytes(b"\0")
    command = [sys.executable, "-m", "kiosk", "launch", "--settings", str(file)]
    done = subprocess.run(
        [*command, "--base", str(ground.base)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith("1.0.0 no supervise"), done.stderr


def test_it_loads_neither_the_settings_nor_qt() -> None:
    heavy = ("msgspec", "PySide6", "kiosk.settings", "kiosk.session", "cv2", "sqlite3")
    code = (
        "import sys, kiosk.update.launch_command\n"
        f"print([each for each in sys.modules if each.startswith({heavy})])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_where_it_looks(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text('[storage]\nfolder = "state"\n')
    assert places_of(file, {}) == Places(tmp_path / "state", UPDATES)
    told = {"YIMA__STORAGE__FOLDER": "/a", "YIMA__UPDATE__FOLDER": "b"}
    assert places_of(file, told) == Places(Path("/a"), tmp_path / "b")
    assert UpdateSettings().folder == UPDATES, "as the settings have it"


def test_another_release_hears_nothing_of_the_bundle_that_starts_it() -> None:
    told = {
        "HOME": "/h",
        "YIMA_TRIAL": "1",
        "_PYI_ARCHIVE_FILE": "/opt/base/yima-kiosk",
        "LD_LIBRARY_PATH": "/opt/base/_internal",
        "LD_LIBRARY_PATH_ORIG": "/usr/local/lib",
        "QT_PLUGIN_PATH": "/opt/base/_internal/PySide6",
    }
    assert plain(told, Path("/opt/base")) == {
        "HOME": "/h",
        "LD_LIBRARY_PATH": "/usr/local/lib",
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }
    assert plain(told)["LD_LIBRARY_PATH"] == "/opt/base/_internal", (
        "no bundle: nothing to take back"
    )
