"""The report's verdict, what is kept of it, and its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict, not_checked
from kiosk.maintenance.readiness import (
    KEPT_FOR,
    About,
    Overall,
    Readiness,
    as_json,
    readiness,
    result_as_json,
    result_of_json,
)
from kiosk.maintenance.record import FILE, CheckRecord

NOW = 1_800_000_000
ABOUT = About("T07", "示范医院", "0.1.0", "ab" * 32, "not_signed")


def all_pass() -> list[CheckResult]:
    return [CheckResult(check, Verdict.PASS, {}, NOW - 60, 5) for check in CheckId]


def report(*changed: CheckResult, kept: list[CheckResult] | None = None) -> Readiness:
    return readiness(ABOUT, NOW, all_pass() if kept is None else kept, changed)


def test_everything_passes() -> None:
    assert report().overall is Overall.PASS
    lacking = CheckResult(CheckId.LAMP, Verdict.NOT_FITTED)
    warned = CheckResult(CheckId.STORAGE, Verdict.WARN, {}, NOW, 1)
    assert report(lacking, warned).overall is Overall.PASS


def test_one_fails() -> None:
    made = report(CheckResult(CheckId.TOUCH, Verdict.FAIL, {}, NOW, 1))
    assert (made.overall, made.failing) == (Overall.FAIL, (CheckId.TOUCH,))


@pytest.mark.parametrize("checked_at", [NOW - KEPT_FOR - 1, NOW + 60, 0])
def test_what_is_old_or_of_the_future_is_outstanding(checked_at: int) -> None:
    made = report(CheckResult(CheckId.TOUCH, Verdict.PASS, {}, checked_at, 1))
    assert (made.overall, made.outstanding) == (Overall.INCOMPLETE, (CheckId.TOUCH,))


def test_nothing_was_ever_checked() -> None:
    made = report(kept=[])
    assert made.overall is Overall.INCOMPLETE
    assert [each.id for each in made.results] == list(CheckId)


def test_an_old_failure_is_still_a_failure() -> None:
    failed = CheckResult(CheckId.TOUCH, Verdict.FAIL, {}, NOW - 2 * KEPT_FOR, 1)
    assert report(failed).overall is Overall.FAIL


def test_what_was_not_checked_again_keeps_its_result(tmp_path: Path) -> None:
    record = CheckRecord(tmp_path / "new")
    done = CheckResult(CheckId.SOUND, Verdict.PASS, {Fact.ANSWERED_YES: True}, NOW, 9)
    assert record.keep([done])
    assert record.keep([not_checked(CheckId.SOUND), not_checked(CheckId.TOUCH)])
    again = CheckRecord(tmp_path / "new").results()
    assert again[CheckId.SOUND] == done
    assert again[CheckId.TOUCH].verdict is Verdict.NOT_CHECKED


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"checks": 1}', b"\xff" * 300_000])
def test_a_damaged_record_counts_as_empty_and_is_made_anew(tmp_path: Path, text: bytes) -> None:
    (tmp_path / FILE).write_bytes(text)
    record = CheckRecord(tmp_path)
    assert record.results() == {}
    assert record.keep(all_pass())
    assert len(record.results()) == len(CheckId)


def test_no_room_to_keep_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not CheckRecord(tmp_path / "file" / "folder").keep(all_pass())


def test_json() -> None:
    made = as_json(report(CheckResult(CheckId.TOUCH, Verdict.FAIL, {Fact.CELLS: 9}, NOW, 1)))
    read = json.loads(json.dumps(made))
    assert read["form"] == "yima-readiness-1"
    assert (read["verdict"], read["failing"], read["terminal"]) == ("fail", ["touch"], "T07")
    assert read["software"] == {"version": "0.1.0", "digest": "ab" * 32, "signed": "not_signed"}
    assert {"id": "touch", "verdict": "fail", "checked_at": NOW, "milliseconds": 1}.items() <= next(
        each for each in read["checks"] if each["id"] == "touch"
    ).items()


def test_a_result_of_a_newer_program_is_read_as_far_as_it_is_known() -> None:
    members = result_as_json(CheckResult(CheckId.LAMP, Verdict.PASS, {Fact.READ: 1}, NOW, 1))
    members["facts"] |= {"not_known": 1, "state": "<script>"}
    assert result_of_json(members) == CheckResult(
        CheckId.LAMP, Verdict.PASS, {Fact.READ: 1}, NOW, 1
    )
    assert result_of_json({**members, "id": "warp_drive"}) is None
    assert result_of_json({**members, "checked_at": "soon"}) is None
    assert result_of_json(None) is None
