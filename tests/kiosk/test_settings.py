"""Settings: everything wrong is named at once, nothing right is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import SettingsError, load

MINIMAL = """
[terminal]
id = "T07"
hospital = "示范医院"
[hospital]
base_url = "https://fhir.hospital.example/r4"
[trust]
issuers = "trust/issuers.json"
[ticket_printer]
host = "127.0.0.1"
[storage]
folder = "state"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "terminal.toml"


def problems(file: Path, text: str, **environment: str) -> tuple[str, ...]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(file, environment)
    return caught.value.problems


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
    assert settings.trust.issuers == file.parent / "trust/issuers.json"
    assert settings.trust.revoked is None


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
    [("trust", 'social_security_pattern = "["'), ("hospital", 'client_key = "terminal.key"')],
)
def test_what_does_not_fit_together(file: Path, section: str, key: str) -> None:
    found = problems(file, MINIMAL.replace(f"[{section}]", f"[{section}]\n{key}"))
    assert found[0].startswith(f"{section}: ")


def test_the_sample_file_is_valid() -> None:
    sample = Path(__file__).parents[2] / "resources" / "settings" / "terminal.toml"
    assert load(sample, {}).terminal.id == "T01"
