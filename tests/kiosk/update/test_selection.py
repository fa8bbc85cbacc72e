"""Which release is selected: on the disk, whole or as before, and what is left of one that was damaged."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.trust.reading import NotThisFormError
from kiosk.update.selection import (
    COPY_NAME,
    FILE_NAME,
    FOLDER,
    Note,
    NoteKind,
    Selection,
    SelectionFile,
    Trial,
    parse,
    to_bytes,
)

NUMBERS = st.integers(0, 99)
VERSIONS = st.builds("{}.{}.{}".format, NUMBERS, NUMBERS, NUMBERS)
SELECTIONS = st.builds(
    Selection,
    current=st.none() | VERSIONS,
    former=st.none() | VERSIONS,
    trial=st.none() | st.builds(Trial, VERSIONS, st.integers(0, 9)),
    refused=st.lists(VERSIONS, max_size=4, unique=True).map(tuple),
    state_form=st.integers(0, 9),
    untold=st.lists(st.builds(Note, st.sampled_from(NoteKind), VERSIONS), max_size=3).map(tuple),
)


@given(SELECTIONS)
def test_what_is_written_is_read_back(selection: Selection) -> None:
    assert parse(to_bytes(selection)) == selection


@given(st.binary(max_size=64), SELECTIONS, st.integers(0, 400))
def test_damage_is_told_and_never_raised(noise: bytes, selection: Selection, at: int) -> None:
    content = bytearray(to_bytes(selection))
    content[at : at + len(noise)] = noise
    try:
        assert isinstance(parse(bytes(content)), Selection)
    except NotThisFormError:
        return


def test_where_there_is_none_it_is_the_base(tmp_path: Path) -> None:
    assert SelectionFile(tmp_path).read() == Selection()
    assert not (tmp_path / FOLDER).exists(), "nothing is made by reading"


def test_what_the_disk_has_spoilt_is_read_from_the_copy(tmp_path: Path) -> None:
    file, kept = SelectionFile(tmp_path), Selection("1.4.0", refused=("1.4.1",), state_form=2)
    assert file.write(kept)
    (tmp_path / FOLDER / FILE_NAME).write_bytes(b"\0" * 300)
    assert file.read() == kept
    (tmp_path / FOLDER / FILE_NAME).unlink()
    assert file.read() == kept


def test_with_both_spoilt_it_begins_with_the_base_and_says_so(tmp_path: Path) -> None:
    file = SelectionFile(tmp_path)
    assert file.write(Selection("1.4.0"))
    for name in (FILE_NAME, COPY_NAME):
        (tmp_path / FOLDER / name).write_bytes(b"{")
    assert file.read() == Selection(untold=(Note(NoteKind.LOST),))


def test_a_disk_that_takes_no_writes_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SelectionFile(tmp_path)
    assert file.write(Selection("1.4.0"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not file.write(Selection("1.5.0"))
    assert file.read() == Selection("1.4.0")


class _PowerCutError(BaseException):
    """Ends everything at once."""


def test_a_power_cut_at_any_step_of_a_write_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system call of the write is where it may be."""
    old, new = Selection("1.4.0"), Selection("1.4.0", trial=Trial("1.5.0", 1))
    calls = ("open", "fsync", "replace", "unlink")
    seen: set[Selection] = set()
    for cut in range(40):
        file = SelectionFile(tmp_path / str(cut))
        assert file.write(old)
        left = cut
        with monkeypatch.context() as patch:

            def counted(real: Any) -> Any:
                def call(*arguments: Any, **named: Any) -> Any:
                    nonlocal left
                    if left == 0:
                        raise _PowerCutError
                    left -= 1
                    return real(*arguments, **named)

                return call

            for name in calls:
                patch.setattr(os, name, counted(getattr(os, name)))
            patch.setattr(Path, "replace", counted(Path.replace))
            try:
                whole = file.write(new)
            except _PowerCutError:
                whole = False
        found = file.read()
        assert found in {old, new}
        seen.add(found)
        if whole:
            assert found == new
            assert seen == {old, new}
            return
    pytest.fail("a write has more steps than that")


def test_its_life() -> None:
    begun = Selection("1.4.0", "1.3.0").on_trial("1.5.0")
    assert begun.wanted == "1.5.0"
    counted = begun.counted().counted()
    assert counted.trial == Trial("1.5.0", 2)
    assert counted.proven(2) == Selection("1.5.0", "1.4.0", state_form=2)
    back = counted.returned()
    assert (back.wanted, back.refused) == ("1.4.0", ("1.5.0",))
    assert back.untold == (Note(NoteKind.RETURNED, "1.5.0"),)
    assert back.told().untold == ()
    assert Selection("1.5.0").on_trial("1.4.0", refused="1.5.0").refused == ("1.5.0",)
    settled = Selection("1.4.0")
    assert settled.counted() == settled.returned() == settled.proven(9) == settled
