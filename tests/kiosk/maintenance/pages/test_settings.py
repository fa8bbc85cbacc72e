"""The page of settings: where each comes from, and changing them within limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.maintenance.pages.setting_forms import Form, form_of, from_typed, shown, typed_form
from kiosk.maintenance.pages.settings import UNDO, SettingsPage
from kiosk.maintenance.sheet import Choice, Keys, PageId, Task
from kiosk.settings import Settings, load
from kiosk.settings.edit import Editor
from kiosk.settings.limits import LOCAL_KEYS, TRUSTED
from tests.maintenance_pages import choices, do, lines, look, reads, words
from tests.settings_texts import MINIMAL

SETTINGS = PageId.SETTINGS
OWN = f"""{MINIMAL}[voice]
volume = 0.1
[camera]
source = "rtsp://viewer:pa55word@10.0.0.7/stream?token=abcdef"
[report_printer]
uri = "ipp://10.0.0.9/ipp/print"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "terminal.toml"
    path.write_text(OWN)
    return path


@pytest.fixture
def page_of(own: Path) -> Callable[..., SettingsPage]:
    def made(apply: Callable[[Settings], None] | None = None, **environment: str) -> SettingsPage:
        return SettingsPage(
            editor=Editor(own, environment),
            running=load(own, environment),
            clock=ManualClock(),
            apply=apply,
        )

    return made


def change(page: SettingsPage, name: str, value: str, task: Task = Task.CHANGE_SETTING) -> Any:
    return do(page, SETTINGS, task, name, value, item=name)


def item(page: SettingsPage, name: str) -> str:
    return reads(look(page, SETTINGS, name))


def only(page: SettingsPage, name: str) -> Choice:
    (choice,) = choices(look(page, SETTINGS, name)).values()
    return choice


def test_all_there_are_are_shown_in_parts(page_of: Callable[..., SettingsPage]) -> None:
    page = page_of()
    first = look(page, SETTINGS)
    assert first.count > 3
    found: list[str] = []
    for number in range(first.count):
        sheet = look(page, SETTINGS, number=number)
        found += [row.opens for section in sheet.sections[1:] for row in section.rows]
    assert {"terminal.id", "voice.volume", "report_printer.uri"} <= set(found)
    assert len(found) == len(set(found))
    assert lines(look(page, SETTINGS, number=99)) == lines(
        look(page, SETTINGS, number=first.count - 1)
    )


def test_searching(page_of: Callable[..., SettingsPage]) -> None:
    sheet = look(page_of(), SETTINGS, query="VOICE vol")
    assert lines(sheet)[1:] == ["volume | 0.1 | This terminal's own file"]
    assert lines(look(page_of(), SETTINGS, query="no such setting"))[1:] == ["Nothing found"]


def test_where_one_comes_from_and_what_it_may_be(page_of: Callable[..., SettingsPage]) -> None:
    page = page_of(YIMA__VOICE__EVERY_SCREEN="true")
    volume = item(page, "voice.volume")
    assert "Value | 0.1" in volume
    assert "From | This terminal's own file" in volume
    assert "Allowed here | 0 to 1" in volume
    assert "A change counts | From the next start on" in volume
    assert "From | The program's environment" in item(page, "voice.every_screen")
    fixed = look(page, SETTINGS, "storage.folder")
    assert "Not at the terminal" in reads(fixed)
    assert choices(fixed) == {}
    assert "no such setting" in item(page, "voice.nothing")


def test_what_is_secret_in_an_address_is_neither_shown_nor_typed(
    page_of: Callable[..., SettingsPage],
) -> None:
    page = page_of()
    everything = "".join(reads(look(page, SETTINGS, number=number)) for number in range(20)) + item(
        page, "camera.source"
    )
    assert "rtsp://***@10.0.0.7/stream?***" in everything
    assert "pa55word" not in everything
    assert "abcdef" not in everything
    typing = only(page, "camera.source").typing
    assert typing is not None
    assert typing.begins == ""


def test_a_change_is_kept_and_said_to_count_later(
    page_of: Callable[..., SettingsPage], own: Path
) -> None:
    page = page_of()
    choice = only(page, "voice.volume")
    assert choice.typing is not None
    assert (choice.task, choice.argument) == (Task.CHANGE_SETTING, "voice.volume")
    assert (choice.typing.begins, choice.typing.keys) == ("0.1", Keys.TEXT)
    assert change(page, "voice.volume", "0.5") == (
        True,
        "Changed: voice.volume. It counts from the next start on.",
    )
    assert load(own, {}).voice.volume == 0.5
    sheet = look(page, SETTINGS)
    assert lines(sheet)[0] == "Changed at this terminal | 1"
    assert "Count from the next start on | 1 | voice.volume" in lines(sheet)
    changed = item(page, "voice.volume")
    assert "From | Changed at this terminal" in changed
    assert "By | eng-7" in changed
    assert "In place of what is in | This terminal's own file" in changed


def test_what_the_program_takes_at_once(page_of: Callable[..., SettingsPage]) -> None:
    applied: list[Settings] = []
    page = page_of(applied.append)
    assert "A change counts | At once" in item(page, "voice.volume")
    assert change(page, "voice.volume", "0.5") == (True, "Changed, and in force: voice.volume.")
    assert applied[-1].voice.volume == 0.5
    assert "Count from the next start on" not in reads(look(page, SETTINGS))
    assert "From the next start on" in item(page, "camera.width")
    assert "counts from the next start on" in change(page, "camera.width", "640")[1]
    assert "camera.width" in reads(look(page, SETTINGS))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("voice.volume", "1.5"),
        ("voice.volume", "loud"),
        ("pace.done", "4"),
        ("pace.done", "61"),
        ("screen.theme", "pink"),
        ("storage.folder", "elsewhere"),
        ("hospital.base_url", "https://elsewhere.example"),
        ("trust.ca_file", "ca.pem"),
        ("no.such", "1"),
        ("", ""),
    ],
)
def test_what_is_not_within_limits_changes_nothing(
    page_of: Callable[..., SettingsPage], own: Path, name: str, value: str
) -> None:
    before = load(own, {})
    good, said = change(page_of(), name, value)
    assert (good, said.startswith("Not changed.")) == (False, True), said
    assert load(own, {}) == before


def test_a_few_values_are_each_a_button(page_of: Callable[..., SettingsPage]) -> None:
    page = page_of()
    section = look(page, SETTINGS, "screen.theme").sections[0]
    assert [words(each.label) for each in section.choices] == [
        "Change to high_contrast",
        "Change to dark",
    ]
    dark = section.choices[1].typing
    assert dark is not None
    assert change(page, "screen.theme", dark.begins)[0]
    again = look(page, SETTINGS, "screen.theme").sections[0]
    assert [words(each.label) for each in again.choices] == [
        "Change to light",
        "Change to high_contrast",
        "As before the change here",
    ]
    assert change(page, "screen.theme", "")[0]
    assert "Changed at this terminal | 0" in reads(look(page, SETTINGS))


def test_a_suffix_that_no_pad_has(page_of: Callable[..., SettingsPage], own: Path) -> None:
    page = page_of()
    assert change(page, "scanner.suffix", "\\t")[0]
    assert load(own, {}).scanner.suffix == "\t"
    assert "Value | \\t" in item(page, "scanner.suffix")


def test_whom_to_trust_takes_the_other_task(
    page_of: Callable[..., SettingsPage], own: Path
) -> None:
    page = page_of()
    name = "report_printer.uri"
    assert only(page, name).task is Task.CHANGE_KEY_SETTING
    assert "With a second person" in item(page, name)
    assert change(page, name, "ipp://10.0.0.66/ipp") == (False, "This cannot be done here.")
    assert not change(page, "voice.volume", "0.5", Task.CHANGE_KEY_SETTING)[0]
    assert change(page, name, "ipp://10.0.0.66/ipp", Task.CHANGE_KEY_SETTING)[0]
    assert str(load(own, {}).report_printer).count("10.0.0.66") == 1
    # Nor does taking it back go without a second person.
    assert do(page, SETTINGS, Task.UNDO_SETTINGS, UNDO) == (False, "This cannot be done here.")
    assert choices(look(page, SETTINGS))[f"change_key_setting {UNDO}"].sure is not None
    assert do(page, SETTINGS, Task.CHANGE_KEY_SETTING, UNDO)[0]
    assert "10.0.0.9" in str(load(own, {}).report_printer)


def test_undo_goes_back_step_by_step(page_of: Callable[..., SettingsPage], own: Path) -> None:
    page = page_of()
    assert f"undo_settings {UNDO}" not in choices(look(page, SETTINGS))
    for value in ("0.5", "0.9"):
        change(page, "voice.volume", value)
    sure = choices(look(page, SETTINGS))[f"undo_settings {UNDO}"].sure
    assert "voice.volume" in words(sure)
    assert do(page, SETTINGS, Task.UNDO_SETTINGS, UNDO)[0]
    assert load(own, {}).voice.volume == 0.5
    assert do(page, SETTINGS, Task.UNDO_SETTINGS, UNDO)[0]
    assert load(own, {}).voice.volume == 0.1


def test_no_difference_is_said(page_of: Callable[..., SettingsPage]) -> None:
    page = page_of(YIMA__VOICE__VOLUME="0.3")
    assert "makes no difference" in change(page, "voice.volume", "0.8")[1]


def test_a_file_that_cannot_be_read(page_of: Callable[..., SettingsPage], own: Path) -> None:
    page = page_of()
    own.write_text("nonsense")
    assert reads(look(page, SETTINGS)) == "The settings cannot be read."
    assert change(page, "voice.volume", "0.5") == (False, "The settings cannot be read.")


def test_forms_fit_what_the_settings_take() -> None:
    assert set(LOCAL_KEYS) >= TRUSTED
    assert {f"{each}.host" for each in ("identity_reader", "ticket_printer")} <= TRUSTED
    assert form_of("screen.text_size") == Form(least="1", most="4", is_whole=True)
    assert form_of("pace.done") == Form(least="5", most="60")
    assert form_of("voice.on") == Form(("true", "false"))
    assert not form_of("attract.notices").is_typed
    for name in LOCAL_KEYS:
        form_of(name)


@pytest.mark.parametrize("value", ["plain", "\r", "\r\n", "\t", True, False, 0.25, 12, ["a", "b"]])
def test_what_is_shown_is_what_is_typed(value: Any) -> None:
    assert shown(value) == typed_form(value)
    assert from_typed(typed_form("\r\n\t")) == "\r\n\t"
