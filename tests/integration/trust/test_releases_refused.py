"""Releases and repositories that a terminal does not take: of others, older, mixed, or reaching out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.trust.authority import release_publication
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.update.outcome import Result
from tests.integration.trust.vendor import (
    Vendor,
    Web,
    base_of,
    entry,
    link,
    packed,
    release_entries,
)


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"platform": "linux-aarch64"}, "another platform"),
        ({"says": "1.4.1"}, "another version"),
        ({"reads": (2,), "state_form": 2}, "does not read the state"),
    ],
)
def test_a_release_for_others_is_refused_and_not_fetched_again(
    vendor, web, updater, tmp_path, about, why, monkeypatch
) -> None:
    updater.base = base_of(tmp_path / "base", "1.3.0")
    _unchecked(monkeypatch)
    vendor.pack("1.3.1")
    vendor.pack("1.4.0", **about)
    vendor.plan({"version": "1.4.0"}, {"version": "1.3.1"})
    vendor.publish()
    outcome = updater.run()
    assert (outcome.result, outcome.staged) == (Result.STAGED, "1.3.1")  # the next best
    assert outcome.refused[0].version == "1.4.0"
    assert why in outcome.refused[0].why
    asked = len(web.downloads())
    again = updater.run()
    assert again.refused == outcome.refused
    assert len(web.downloads()) == asked


def _unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vendor whose tools look at nothing."""

    def trusting(path: Path, planned: object) -> release_publication.PackedRelease:
        del planned
        digest = release_publication._digest(path)
        return release_publication.PackedRelease(path, path.stat().st_size, digest, 1)

    monkeypatch.setattr(release_publication, "_look_at", trusting)


TOP = "yima-kiosk-1.4.0"


@pytest.mark.parametrize(
    "evil",
    [
        [entry(f"{TOP}/../../evil", b"x")],
        [entry("/evil", b"x")],
        [entry("evil", b"x")],
        [link(f"{TOP}/up", "../../..")],
        [link(f"{TOP}/up", "/etc")],
        [link(f"{TOP}/_internal/up", ".."), link(f"{TOP}/out", "_internal/up/..")],
        [link(f"{TOP}/down", "_internal"), entry(f"{TOP}/down/evil", b"x")],
        [link(f"{TOP}/hard", f"{TOP}/release.json", b"1")],
        [link(f"{TOP}/pipe", "", b"6")],
        [link(f"{TOP}/disk", "", b"4")],
        [entry(f"{TOP}/release.json", b"twice")],
        [entry(f"{TOP}/a\nb", b"x")],
    ],
)
def test_a_packed_release_that_reaches_out(vendor, updater, tmp_path, monkeypatch, evil) -> None:
    _unchecked(monkeypatch)
    vendor.pack("1.4.0", packed([*release_entries("1.4.0", 10), *evil]))
    vendor.plan({"version": "1.4.0"})
    vendor.publish()
    before = {path for path in tmp_path.iterdir() if path.name != "update"}
    outcome = updater.run()
    assert outcome.result is Result.NONE
    assert [each.version for each in outcome.refused] == ["1.4.0"]
    assert updater.staged() is None
    assert updater.versions() == []
    assert {path for path in tmp_path.iterdir() if path.name != "update"} == before


def test_older_releases_under_a_stolen_server(vendor, updater) -> None:
    vendor.release("1.4.0")
    old = vendor.folder / "old"
    _copy(vendor.site, old)
    vendor.release("1.5.0")
    assert updater.run().staged == "1.5.0"
    _copy(old, vendor.site)
    assert updater.run().problem is RefreshProblem.ROLLBACK
    # Even if TUF's own folder is lost.
    shutil.rmtree(updater.folder / "trust" / "metadata")
    assert updater.run().problem is RefreshProblem.ROLLBACK
    assert updater.staged() == "1.5.0"


def test_nothing_new_for_ever(vendor, updater) -> None:
    vendor.pack("1.4.0")
    vendor.plan({"version": "1.4.0"})
    vendor.publish(days=3)
    assert updater.run().staged == "1.4.0"
    vendor.now += 5 * 86_400
    vendor.publish_trust()
    assert updater.run().problem is RefreshProblem.EXPIRED
    assert updater.staged() == "1.4.0"


def test_another_s_key(vendor, updater, tmp_path) -> None:
    vendor.release("1.4.0")
    other = Vendor(tmp_path / "other")
    other.release("1.5.0")
    place = next((vendor.site / "metadata").glob("*.releases.json"))
    place.write_bytes(next((other.site / "metadata").glob("*.releases.json")).read_bytes())
    outcome = updater.run()
    assert outcome.problem in {RefreshProblem.MIXED, RefreshProblem.BAD_SIGNATURE}
    # All of the server's is another authority's.
    enrolled = tmp_path / "root.json"
    enrolled.write_bytes(updater.root.read_bytes())
    updater.root = enrolled
    _copy(other.site, vendor.site)
    outcome = updater.run()
    assert outcome.problem is RefreshProblem.BAD_SIGNATURE
    assert updater.staged() is None


def test_a_plan_of_one_publication_in_another(vendor, updater) -> None:
    vendor.release("1.4.0")
    first = next((vendor.site / "targets" / "releases").glob("*.plan.json")).read_bytes()
    vendor.release("1.5.0")
    for place in (vendor.site / "targets" / "releases").glob("*.plan.json"):
        place.write_bytes(first)
    assert updater.run().problem is RefreshProblem.MIXED
    assert updater.staged() is None


def test_another_enrolment_begins_anew(vendor, updater, tmp_path) -> None:
    for version in ("1.4.0", "1.5.0", "1.6.0"):
        vendor.release(version)
    assert updater.run().staged == "1.6.0"
    other = Vendor(tmp_path / "other")
    other.release("1.7.0")
    web = Web(other.site)
    updater.url, updater.root, updater.now = web.url, other.root, lambda: other.now
    assert updater.run().staged == "1.7.0"
    web.close()


def _copy(source: Path, destination: Path) -> None:
    shutil.rmtree(destination, ignore_errors=True)
    shutil.copytree(source, destination)
