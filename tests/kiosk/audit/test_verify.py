"""Whatever is done to a log is found, and the first of it is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kiosk.audit import chain, head
from kiosk.audit.catalogue import EventId, HeadKind
from kiosk.audit.finding import Wrong
from kiosk.audit.head import PublicKeys
from kiosk.audit.verify import verify

# The days' entries: 1 to 12 (10 sessions, the key's, the head's), 13 to 23, 24 to 34.


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def put(path: Path, lines: list[bytes]) -> None:
    path.write_bytes(b"".join(lines))


def named(terminal) -> tuple[Wrong, int, int] | None:
    first = terminal.verdict().first
    return None if first is None else (first.wrong, first.seq, first.until)


def rechained(lines: list[bytes], terminal: str, before: bytes | None = None) -> list[bytes]:
    """As somebody who knows how it is made would write it anew: every chain is right."""
    made, at = [], before or chain.genesis(terminal)
    for line in lines:
        entry = chain.parsed(line.rstrip(b"\n"))
        assert entry is not None
        members = {k: v for k, v in entry.members.items() if k not in ("seq", "prev")}
        text = json.dumps(members, ensure_ascii=False)
        again, at = chain.chained(text, entry.seq, at, is_first=entry.prev is not None)
        made.append(again + b"\n")
    return made


def test_a_log_that_nobody_touched_is_as_written(copy) -> None:
    verdict = copy.verdict()
    assert verdict.first is None
    assert (verdict.files, verdict.entries, verdict.begins, verdict.ends) == (3, 34, 1, 34)
    assert (verdict.heads, verdict.signed_to) == (3, 33)


@pytest.mark.parametrize("index", [0, 1, 5, 10])
def test_a_changed_entry(copy, index: int) -> None:
    path = copy.files()[1]
    lines = lines_of(path)
    lines[index] = lines[index].replace(b'"T07"', b'"T07" ', 1)
    put(path, lines)
    assert named(copy) == (Wrong.CHANGED, 13 + index, 0)


def test_a_changed_chain(copy) -> None:
    path = copy.files()[1]
    lines = lines_of(path)
    entry = chain.parsed(lines[3].rstrip(b"\n"))
    assert entry is not None
    lines[3] = lines[3].replace(entry.chain.hex().encode(), b"0" * 64)
    put(path, lines)
    assert named(copy) == (Wrong.CHANGED, 16, 0)


@pytest.mark.parametrize("index", [1, 5, 9])
def test_a_removed_entry(copy, index: int) -> None:
    path = copy.files()[1]
    lines = lines_of(path)
    del lines[index]
    put(path, lines)
    assert named(copy) == (Wrong.MISSING, 13 + index, 13 + index)


def test_the_first_entries_of_a_day_removed(copy) -> None:
    path = copy.files()[1]
    put(path, lines_of(path)[3:])
    assert named(copy) == (Wrong.MISSING, 13, 15)


def test_the_first_entry_of_all_removed(copy) -> None:
    path = copy.files()[0]
    put(path, lines_of(path)[1:])
    assert named(copy) == (Wrong.NO_ANCHOR, 1, 1)


@pytest.mark.parametrize(("one", "other"), [(2, 3), (1, 9), (4, 8)])
def test_reordered_entries(copy, one: int, other: int) -> None:
    path = copy.files()[1]
    lines = lines_of(path)
    lines[one], lines[other] = lines[other], lines[one]
    put(path, lines)
    assert named(copy) == (Wrong.REORDERED, 13 + one, 0)


def test_a_repeated_entry(copy) -> None:
    path = copy.files()[2]
    lines = lines_of(path)
    put(path, [*lines, lines[4]])
    assert named(copy) == (Wrong.REORDERED, 28, 0)


@pytest.mark.parametrize("gone", [2, 5, 10])
def test_a_truncated_end(copy, gone: int) -> None:
    path = copy.files()[2]
    put(path, lines_of(path)[:-gone])
    assert named(copy) == (Wrong.TRUNCATED, 35 - gone, 33)


def test_a_truncated_end_with_its_heads_is_found_by_the_hospitals(copy) -> None:
    hospitals = copy.heads()
    path = copy.files()[2]
    path.unlink()
    put(copy.heads_file, lines_of(copy.heads_file)[:-1])
    assert named(copy) is None  # nobody can tell from what is there
    first = copy.verdict(heads=[*copy.heads(), *hospitals]).first
    assert first is not None
    assert (first.wrong, first.seq, first.until) == (Wrong.TRUNCATED, 24, 33)


@pytest.mark.parametrize(("day", "wanted"), [(1, (13, 23)), (2, (24, 33))])
def test_a_removed_file(copy, day: int, wanted: tuple[int, int]) -> None:
    copy.files()[day].unlink()
    wrong = Wrong.MISSING if day == 1 else Wrong.TRUNCATED
    assert named(copy) == (wrong, *wanted)


def test_the_first_file_removed(copy) -> None:
    copy.files()[0].unlink()
    assert named(copy) == (Wrong.NO_ANCHOR, 1, 12)


def test_swapped_files(copy) -> None:
    _, second, third = copy.files()
    aside = second.with_name("aside")
    second.rename(aside)
    third.rename(second)
    aside.rename(third)
    assert named(copy) == (Wrong.MISPLACED, 13, 0)


def test_an_entry_without_a_chain(copy) -> None:
    path = copy.files()[1]
    forged = b'{"at": "2027-01-16T10:00:00.000+08:00", "terminal": "T07", "event": "signed_in"}\n'
    put(path, [*lines_of(path), forged])
    first = copy.verdict().first
    assert first is not None
    assert (first.wrong, first.after, first.line) == (Wrong.UNCHAINED, 23, 12)


def test_an_entry_without_a_chain_stays_one_when_the_terminal_goes_on(copy) -> None:
    path = copy.files()[2]
    forged = b'{"terminal": "T07", "event": "signed_in"}\n'
    put(path, [*lines_of(path), forged])
    copy.clock.advance(2 * 86_400)
    copy.write(3)
    first = copy.verdict().first
    assert first is not None
    assert (first.wrong, first.after) == (Wrong.UNCHAINED, 34)


def test_a_file_that_was_never_chained(copy) -> None:
    loose = copy.events / "events-2027-01-01.jsonl"
    loose.write_text('{"terminal": "T07", "event": "signed_in"}\n')
    first = copy.verdict().first
    assert first is not None
    assert (first.wrong, first.file) == (Wrong.UNCHAINED, loose.name)


def test_a_forged_head(copy, tmp_path: Path, terminal_in: Callable) -> None:
    """Made by another key, under the name of the registered one."""
    forger = terminal_in(tmp_path / "forger")
    forger.days(1)
    key = forger.key()
    lines = lines_of(copy.heads_file)
    middle = copy.heads()[1].head
    lines[1] = head.sign(key, middle).line() + b"\n"
    put(copy.heads_file, lines)
    assert named(copy) == (Wrong.FORGED_HEAD, 22, 22)
    lines[1] = head.sign(key, replace(middle, key=key.id)).line() + b"\n"
    put(copy.heads_file, lines)
    assert named(copy) == (Wrong.UNKNOWN_KEY, 22, 22)
    beyond = replace(middle, seq=99)
    put(copy.heads_file, [*lines[:1], lines[2], head.sign(key, beyond).line()])
    assert named(copy) == (Wrong.HEAD_REMOVED, 23, 23)


def test_a_forged_head_beyond_the_end(copy, tmp_path: Path, terminal_in: Callable) -> None:
    forger = terminal_in(tmp_path / "forger")
    forger.days(1)
    key = forger.key()
    beyond = replace(copy.heads()[2].head, seq=99)
    put(copy.heads_file, [*lines_of(copy.heads_file), head.sign(key, beyond).line()])
    assert named(copy) == (Wrong.FORGED_HEAD, 99, 0)


def test_another_terminals_log(copy, tmp_path: Path, terminal_in: Callable) -> None:
    other = terminal_in(tmp_path / "other", "T08")
    other.days(3)
    copy.files()[1].write_bytes(other.files()[1].read_bytes())
    assert named(copy) == (Wrong.OTHER_TERMINAL, 13, 0)
    whole = verify(other.events, "T07", copy.heads(), copy.keys())
    assert whole.first is not None
    assert whole.first.wrong is Wrong.OTHER_TERMINAL


def test_another_terminals_head(copy, tmp_path: Path, terminal_in: Callable) -> None:
    other = terminal_in(tmp_path / "other", "T08")
    other.days(1)
    first = copy.verdict(heads=other.heads()).first
    assert first is not None
    assert first.wrong is Wrong.OTHER_TERMINAL


def test_all_written_anew_is_another_chain_than_was_signed_for(copy) -> None:
    """By somebody who can make chains, and leaves out what happened on the second day."""
    first, second, third = copy.files()
    before = chain.parsed(lines_of(first)[-1].rstrip(b"\n"))
    assert before is not None
    lines = lines_of(second)
    lines[4] = lines[4].replace(b'"idle"', b'"left"')
    anew = rechained([*lines, *lines_of(third)], "T07", before.chain)
    put(second, anew[: len(lines)])
    put(third, anew[len(lines) :])
    assert named(copy) == (Wrong.REWRITTEN, 12, 22)


def test_what_is_written_after_the_last_head_is_said_to_be_unsigned(copy) -> None:
    copy.clock.advance(5 * 86_400)
    copy.write(3)
    verdict = copy.verdict()
    assert verdict.first is None
    assert (verdict.signed_to, verdict.ends) == (33, 37)
    assert any("34 to 37" in note for note in verdict.notes())


def test_without_a_key_the_chain_is_all_there_is(copy) -> None:
    verdict = verify(copy.events, "T07", copy.heads(), PublicKeys())
    assert (verdict.first, verdict.heads) == (None, 0)
    assert any("no signed head" in note for note in verdict.notes())


def test_the_logs_own_heads_count_where_the_file_is_not_there(copy) -> None:
    verdict = verify(copy.events, "T07", [], copy.keys())
    assert (verdict.first, verdict.heads, verdict.signed_to) == (None, 3, 33)


def test_nothing_at_all_is_not_a_sound_log(copy) -> None:
    for path in copy.files():
        path.unlink()
    assert named(copy) == (Wrong.EMPTY, 0, 0)


@pytest.mark.parametrize("junk", [b"\x00" * 5_000 + b"\n", b"[1]\n", b"x" * 100_000 + b"\n"])
def test_bytes_that_are_no_entry(copy, junk: bytes) -> None:
    path = copy.files()[1]
    lines = lines_of(path)
    put(path, [*lines[:5], junk, *lines[5:]])
    first = copy.verdict().first
    assert first is not None
    assert (first.wrong, first.after) == (Wrong.DAMAGED, 17)


def test_a_torn_line_that_the_log_notes_is_no_tampering(copy) -> None:
    path = copy.files()[2]
    whole = lines_of(path)
    put(path, [*whole, whole[-1][:40]])
    verdict = copy.verdict()
    assert (verdict.first, verdict.open_end) == (None, 40)
    copy.start()
    copy.clock.advance(10 * 86_400)
    copy.write(2)
    verdict = copy.verdict()
    assert verdict.first is None
    assert [(torn.after, torn.size) for torn in verdict.torn] == [(34, 40)]
    # What was noted cannot be put in place of something else.
    put(path, [*whole[:-1], whole[-1][:40]])
    assert named(copy) is not None


def test_an_anchor_lets_a_log_begin_later(tmp_path: Path, terminal_in: Callable) -> None:
    terminal = terminal_in(tmp_path / "storage", keep_days=2)
    terminal.days(6)
    verdict = terminal.verdict()
    assert verdict.first is None
    assert verdict.anchored
    assert len(terminal.files()) == 3
    anchors = [each.head.seq for each in terminal.heads() if each.head.why is HeadKind.ANCHOR]
    assert anchors == [verdict.begins - 1]
    terminal.files()[0].unlink()
    assert terminal.verdict().first.wrong is Wrong.NO_ANCHOR


def test_every_event_of_the_log_itself_is_in_the_catalogue(copy) -> None:
    events = {json.loads(line)["event"] for path in copy.files() for line in lines_of(path)}
    assert events == {EventId.AUDIT_KEY_MADE, EventId.SESSION_ENDED, EventId.HEAD_SIGNED}


@pytest.mark.parametrize("seed", range(4))
def test_no_byte_of_a_log_can_be_another(copy, seed: int) -> None:
    """Of the last line a part may go, as in a loss of power: then that is said."""
    rng = Random(seed)
    for _ in range(60):
        path = rng.choice(copy.files())
        whole = path.read_bytes()
        at = rng.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ rng.randrange(1, 256)]) + whole[at + 1 :])
        verdict = copy.verdict()
        is_last = path == copy.files()[-1] and at >= whole.rfind(b"\n", 0, -1)
        assert verdict.first is not None or (is_last and verdict.open_end), (path.name, at)
        path.write_bytes(whole)
    assert copy.verdict().first is None
