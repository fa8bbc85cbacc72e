"""Power cuts at every file operation of a publication, and terminals that download in the midst of one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Root, Targets

from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.rotation import Change, NewKey
from tests.sampling import WHOLE, sampled

SCRIPT = Path(__file__).with_name("cut_off.py")


def cti(number: int) -> bytes:
    return number.to_bytes(8, "big")


def cut_off(house, work: str) -> Iterator[Path]:
    """Copies of the house's home and site, each with `work` cut off a step later; the last is not."""
    original, copies = house.folder / "original", house.folder / "copies"
    original.mkdir()
    for name in ("home", "site"):
        shutil.copytree(house.folder / name, original / name)
    copies.mkdir()
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(original), str(copies), str(house.now), work],
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    *cut, whole = sorted(copies.iterdir())
    yield from (*sampled(cut, one_in=3), whole)


def move_into(house, copy: Path) -> None:
    """Have the copy be the house, as after the power came back."""
    for name in ("home", "site"):
        shutil.rmtree(house.folder / name)
        (copy / name).rename(house.folder / name)
    house.reopen()


def test_a_publication_cut_off_anywhere(house) -> None:
    house.repository.revoke(house.kid, [cti(1)])
    house.publish()
    house.publish()
    house.repository.revoke(house.kid, [cti(2)])
    house.repository.remove_issuer(house.issuers[1].key.kid)
    house.now += 10
    seen = []
    for copy in cut_off(house, "publish"):
        move_into(house, copy)
        terminal = house.terminal()
        revoked = terminal.revoked()[house.kid]
        keys = len(terminal.issuers()["keys"])
        # The list before or the one after, whole.
        assert (keys, revoked) in [(2, {cti(1)}), (1, {cti(1), cti(2)})]
        seen.append(keys)
        house.publish()
        assert terminal.revoked() == {house.kid: {cti(1), cti(2)}}
        assert len(terminal.issuers()["keys"]) == 1
        left = [path for path in house.site.rglob("*") if path.name.endswith(".part")]
        assert left == []
    assert len(seen) > (30 if WHOLE else 10)
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {1, 2}


def test_a_publication_of_new_online_keys_cut_off_anywhere(house) -> None:
    """The first root with them, and the first timestamp by them."""
    house.publish()
    change = Change(
        replace={role: NewKey() for role in ("timestamp", "snapshot", "targets")},
        cost=ScryptCost(n=2),
    )
    house.repository.rotate_root(change, house.now)
    before = house.terminal().issuers()["issued"]
    house.now += 10
    seen = set()
    for copy in cut_off(house, "publish"):
        move_into(house, copy)
        terminal = house.terminal()
        issued = terminal.issuers()["issued"]
        assert issued in {before, house.now}
        seen.add(issued)
        house.publish()
        assert terminal.issuers()["issued"] == house.now
        house.now -= 1
    assert seen == {before, house.now}


def test_a_resigning_cut_off_anywhere(house) -> None:
    house.publish()
    house.now += 10
    for copy in cut_off(house, "resign"):
        move_into(house, copy)
        terminal = house.terminal()
        terminal.refresh()
        house.repository.resign(house.site, house.now)
        terminal.refresh()


def test_a_rotation_cut_off_anywhere(house) -> None:
    """The old root or the new one; key files that nobody needs may be left."""
    house.publish()
    seen = set()
    for copy in cut_off(house, "rotate"):
        move_into(house, copy)
        seen.add(house.repository.offline.roots.version)
        house.publish()
        assert house.terminal().issuers()["issued"] == house.now
        house.now -= 1
    assert seen == {1, 2}


def test_a_publication_at_every_moment_of_a_download(house) -> None:
    """Each answer of the server is followed by a whole new publication: terminals still get one list."""
    house.reopen(prune_after_seconds=60)
    house.publish()
    numbers = iter(range(1, 1_000))

    def publish() -> None:
        house.repository.revoke(house.kid, [cti(next(numbers))])
        house.publish()

    terminal = house.terminal(between=publish)
    for _ in range(3):
        found = terminal.refresh()
        assert "trust/issuers.json" in found
    assert next(numbers) > 10


def versions(house, kind: type) -> list[int]:
    return Layout(house.site).versions(kind.type)


def issuer_files(house) -> int:
    return len(list(house.site.rglob("*.issuers.json")))


def test_old_files_go_after_the_grace_time_and_not_before(house) -> None:
    house.reopen(prune_after_seconds=100)
    for _ in range(4):
        house.publish(10)
    assert versions(house, Targets) == [1, 2, 3, 4]
    house.publish(80)  # 2 came 100 seconds ago, and with it 1 went out of use
    assert versions(house, Targets) == [2, 3, 4, 5]
    assert issuer_files(house) == 4
    house.publish(1_000)
    # Two stay, however long ago.
    assert versions(house, Targets) == [5, 6]
    assert issuer_files(house) == 2
    house.now += 1_000
    house.repository.resign(house.site, house.now)
    assert versions(house, Targets) == [5, 6]
    assert versions(house, Root) == [1]


def test_roots_stay_for_ever(house) -> None:
    house.reopen(prune_after_seconds=0)
    for _ in range(4):
        house.repository.rotate_root(Change(), house.now)
        house.publish(10)
    assert versions(house, Root) == [1, 2, 3, 4, 5]
    assert versions(house, Targets) == [3, 4]


def test_without_its_history_nothing_goes_for_a_grace_time(house) -> None:
    house.reopen(prune_after_seconds=100)
    for _ in range(4):
        house.publish(10)
    history = house.folder / "home" / "served" / "history.json"
    for content in ("", "{", '[{"snapshot": 1}]'):
        history.write_text(content, encoding="utf-8")
        house.publish(10)
        assert versions(house, Targets)[0] == 1
    house.publish(101)
    house.publish(101)
    assert len(versions(house, Targets)) == 2
    assert house.terminal().issuers()["issued"] == house.now


def test_what_is_not_ours_on_the_site_stays(house) -> None:
    house.publish()
    for path in (house.site / "robots.txt", house.site / "targets" / "software" / "app.deb"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("not ours", encoding="utf-8")
    stray = house.site / "targets" / "trust" / f"{'0' * 64}.issuers.json"
    stray.write_text("ours, of no publication", encoding="utf-8")
    house.reopen(prune_after_seconds=0)
    house.publish()
    assert (house.site / "robots.txt").exists()
    assert (house.site / "targets" / "software" / "app.deb").exists()
    assert not stray.exists()


def test_damage_on_the_site_is_put_right(house) -> None:
    house.repository.revoke(house.kid, [cti(1)])
    house.publish()
    for path in house.site.rglob("*.bin"):
        path.write_bytes(bytes(8))
    (house.site / "metadata" / "1.root.json").write_bytes(b"{}")
    terminal = house.terminal(root=house.repository.root_path)
    try:
        terminal.refresh()
    except RepositoryError:
        house.publish()
    assert terminal.revoked() == {house.kid: {cti(1)}}
