"""Where an installed terminal has its files, on either system."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings.place import settings_file, storage_folder


def test_on_linux() -> None:
    assert settings_file("linux", {}) == Path("/etc/yima-kiosk/terminal.toml")
    assert storage_folder("linux", {}) == Path("/var/lib/yima-kiosk")


def test_on_windows_below_the_folder_for_all_users_data() -> None:
    environment = {"ProgramData": r"D:\ProgramData"}
    folder = Path(r"D:\ProgramData") / "YimaKiosk"
    assert settings_file("win32", environment) == folder / "terminal.toml"
    assert storage_folder("win32", environment) == folder / "state"


def test_on_windows_without_the_variable() -> None:
    assert settings_file("win32", {}).parts[-2:] == ("YimaKiosk", "terminal.toml")
    assert str(settings_file("win32", {"ProgramData": ""})).startswith(r"C:\ProgramData")
