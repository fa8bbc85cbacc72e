"""Settings: everything wrong is named at once, nothing right is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import SettingsError, load
from tests.kiosk.settings.reading import problems
from tests.settings_texts import MINIMAL


def test_what_is_left_out_has_a_default(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    settings = load(file, {})
    assert settings.hospital.connect_seconds == 3.0
    assert settings.hospital.read_seconds == 10.0
    assert settings.trust.freshness_seconds == 180
    assert settings.terminal.languages == ("zh_CN", "en")


def test_paths_are_relative_to_the_file(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    settings = load(file, {})
    assert settings.storage.folder == file.parent / "state"
    assert settings.trust.ca_file is None


def test_every_mistake_is_named_at_once(file: Path) -> None:
    text = MINIMAL.replace('id = "T07"', 'id = "T 07"').replace("[hospital]", "[hospital]\nport=1")
    text = text.replace('[storage]\nfolder = "state"', "[storage]\nkeep_days = 0\n[colour]")
    found = problems(file, text)
    assert [line.split(":")[0] for line in found] == [
        "colour",
        "hospital.port",
        "storage.folder",
        "storage.keep_days",
        "terminal.id",
    ]


def test_the_environment_comes_on_top(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    settings = load(file, {"YIMA__TICKET_PRINTER__PORT": "9200", "HOME": "/"})
    assert settings.ticket_printer.port == 9200


def test_the_environment_is_validated_too(file: Path) -> None:
    found = problems(file, MINIMAL, YIMA__TICKET_PRINTER__PORT="many", YIMA__NOBODY__KEY="1")
    assert [line.split(":")[0] for line in found] == ["nobody", "ticket_printer.port"]


def test_a_value_is_never_quoted(file: Path) -> None:
    found = problems(file, MINIMAL, YIMA__HOSPITAL__BASE_URL="ftp://user:secret@host")
    assert "secret" not in " ".join(found)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfe", "not UTF-8"), (b"[terminal", "not TOML"), (b"terminal = 1", "must be a table")],
)
def test_files_that_are_no_settings(file: Path, content: bytes, says: str) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load(file, {})
    assert says in " ".join(caught.value.problems)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(SettingsError):
            load(path, {})


def test_the_freshness_window_is_capped(file: Path) -> None:
    text = MINIMAL.replace("[trust]", "[trust]\nfreshness_seconds = 1201")
    assert problems(file, text)[0].startswith("trust.freshness_seconds:")


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("hospital", 'client_certificate = "terminal.pem"'),
        ("hospital", 'client_key = "terminal.key"'),
    ],
)
def test_what_does_not_fit_together(file: Path, section: str, key: str) -> None:
    found = problems(file, MINIMAL.replace(f"[{section}]", f"[{section}]\n{key}"))
    assert found[0].startswith(f"{section}: ")


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "-1.0", "0.0", "1e300", '""', '"60s"', "true", "[]", "{}"]
)
@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("pace", "idle_warning"),
        ("pace", "queue_patience"),
        ("screen", "px_per_mm"),
        ("hospital", "read_seconds"),
    ],
)
def test_numbers_that_are_none_are_refused(file: Path, section: str, key: str, value: str) -> None:
    text = MINIMAL.replace("[hospital]", f"[hospital]\n{key} = {value}")
    if section != "hospital":
        text = f"{MINIMAL}[{section}]\n{key} = {value}\n"
    assert [line.split(":")[0] for line in problems(file, text)] == [f"{section}.{key}"]


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("terminal", 'languages = ["zh_CN", "zh_CN"]'),
        ("terminal", 'languages = ["fr"]'),
        ("terminal", "languages = []"),
        ("terminal", 'languages = "zh_CN en"'),
        ("terminal", 'time_zone = "Mars/Olympus"'),
        ("terminal", 'time_zone = "../../etc/passwd"'),
        ("terminal", 'time_zone = ""'),
        ("hospital", 'ca_file = ""'),
        ("hospital", 'ca_file = "a\\u0000b"'),
        ("hospital", "ca_file = 7"),
        ("trust", 'ca_file = ""'),
        ("codes", 'social_security_pattern = "("'),
        ("codes", 'site_patterns = ["A", "["]'),
        ("assurance", 'second_factor_for = ["pay"]'),
        ("assurance", 'second_factor_for = ["checkin", "checkin"]'),
        ("screen", "x = 1000000000000000000000000"),
        ("ticket_printer", "port = 65536"),
        ("ticket_printer", "port = 9100.5"),
        ("ticket_printer", "columns = 1000000000000000000000000"),
    ],
)
def test_odd_values_are_refused_and_named(file: Path, section: str, line: str) -> None:
    text = f"{MINIMAL}[screen]\n[codes]\n[assurance]\n"
    found = problems(file, text.replace(f"[{section}]", f"[{section}]\n{line}"))
    assert [each.split(":")[0] for each in found] == [f"{section}.{line.partition(' ')[0]}"]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\u202eb", "医" * 300])
def test_a_name_is_one_line_that_can_be_read(file: Path, name: str) -> None:
    found = problems(file, MINIMAL, YIMA__TERMINAL__HOSPITAL=name)
    assert [each.split(":")[0] for each in found] == ["terminal.hospital"]


@pytest.mark.parametrize("line", [" ", "a\\nb", "a\\u202eb"])
def test_a_notice_is_one_line_that_can_be_read(file: Path, line: str) -> None:
    text = f'{MINIMAL}[attract]\nnotices.zh_CN = ["今天停诊", "{line}"]\n'
    assert problems(file, text) == ("attract.notices: Expected a line of text",)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hospital",
        "ftp://hospital/r4",
        "https:///r4",
        "https://user:word@hospital/r4",
        "https://hospital/r4?x=1",
        "https://hospital/r4#top",
        "https://hospital:99999/r4",
        "https://[hospital/r4",
        "https://hospital/r4\n",
        "https://hos pital/r4",
    ],
)
def test_an_address_that_no_hospital_has(file: Path, address: str) -> None:
    """Found here and not by the first patient, or by a program that does not come up."""
    found = problems(file, MINIMAL, YIMA__HOSPITAL__BASE_URL=address)
    assert [each.split(":")[0] for each in found] == ["hospital.base_url"]


def test_all_kinds_of_values_come_from_the_environment(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    settings = load(
        file,
        {
            "YIMA__TERMINAL__LANGUAGES": "en, zh_CN",
            "YIMA__SCREEN__FULLSCREEN": "false",
            "YIMA__SCREEN__PX_PER_MM": "3.5",
            "YIMA__SCREEN__X": "10",
            "YIMA__HOSPITAL__CA_FILE": "ca.pem",
            "YIMA__TRUST__CA_FILE": "/abs/ca.pem",
            "YIMA__CODES__SITE_PATTERNS": "A[0-9]{8}, B[0-9]{8}",
        },
    )
    assert settings.terminal.languages == ("en", "zh_CN")
    assert settings.screen.fullscreen is False
    assert (settings.screen.px_per_mm, settings.screen.x) == (3.5, 10)
    assert settings.hospital.ca_file == file.parent / "ca.pem"
    assert settings.trust.ca_file == Path("/abs/ca.pem")
    assert settings.codes.site_patterns == ("A[0-9]{8}", "B[0-9]{8}")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("YIMA__SCREEN__FULLSCREEN", "screen.fullscreen"),
        ("YIMA__HOSPITAL__CA_FILE", "hospital.ca_file"),
        ("YIMA__TERMINAL__LANGUAGES", "terminal.languages"),
        ("YIMA__SCREEN__X", "screen.x"),
        ("YIMA__SCREEN", "screen."),
    ],
)
def test_an_empty_environment_variable_is_no_value(file: Path, name: str, says: str) -> None:
    """A CA that a start script failed to fill in must not switch its pinning off."""
    assert problems(file, MINIMAL, **{name: ""})[0].split(":")[0] == says


def test_a_mistake_of_the_key_does_not_hide_one_of_the_value(file: Path) -> None:
    text = MINIMAL.replace('id = "T07"', 'id = "T07\\n"\ntime_zone = "Nowhere"\ncolour = 1')
    text = text.replace(
        "[hospital]", '[hospital]\nclient_key = "terminal.key"\nread_seconds = 21.0'
    )
    assert [each.split(":")[0] for each in problems(file, text)] == [
        "hospital.read_seconds",
        "hospital",
        "terminal.colour",
        "terminal.id",
        "terminal.time_zone",
    ]


def test_a_file_nested_without_end_is_no_crash(file: Path) -> None:
    assert "nested" in problems(file, "a = " + "[" * 5_000)[0]


def test_the_hospitals_patience_follows_its_timeouts(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    usual = load(file, {}).hospital
    assert (usual.answer_seconds, usual.patience_seconds) == (12.0, 25.0)
    slow = load(file, {"YIMA__HOSPITAL__READ_SECONDS": "20"}).hospital
    assert slow.answer_seconds > 20
    assert slow.patience_seconds > 2 * slow.answer_seconds


def test_the_sample_file_is_valid() -> None:
    sample = Path(__file__).parents[3] / "resources" / "settings" / "terminal.toml"
    assert load(sample, {}).terminal.id == "T01"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ('[scanner]\nkind = "serial"', "scanner.port: a serial scanner has one"),
        (
            '[scanner]\nkind = "keyboard"\nsuffix = "END"',
            "scanner.suffix: a scanner that types ends with one key",
        ),
        ('[lamp]\nkind = "relay"', "lamp.port: a relay has one"),
        (
            '[lamp]\nkind = "relay"\nport = "/dev/ttyUSB0"\nline = 9',
            "lamp.line: a relay has channels 1 to 8",
        ),
    ],
)
def test_keys_that_do_not_go_together_are_named(file: Path, table: str, found: str) -> None:
    assert problems(file, f"{MINIMAL}{table}\n") == (found,)
