"""What goes into a bundle: every command, every process, nothing of the demo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_spec.bundle import contents
from build_spec.bundle.contents import Flavour, belongs, is_wanted, own_data, own_modules, unreached
from kiosk.__main__ import COMMANDS

ROOT = Path(__file__).parents[3]
PROCESS = re.compile(r'sys\.executable,\s*\[?\s*"-m",\s*"([\w.]+)"')


@pytest.fixture(scope="module")
def kiosk() -> list[str]:
    return own_modules(ROOT, Flavour.KIOSK)


def test_every_command_but_the_demo_is_there(kiosk: list[str]) -> None:
    wanted = {each.module for each in COMMANDS if each.name != ("demo",)}
    assert wanted <= set(kiosk)
    assert {each.module for each in COMMANDS} <= set(own_modules(ROOT, Flavour.DEMO))


def test_every_module_that_is_started_as_a_process_is_there(kiosk: list[str]) -> None:
    """Wherever the product starts `sys.executable -m MODULE`."""
    started = {
        module
        for name in kiosk
        for module in PROCESS.findall(_source(name).read_text(encoding="utf-8"))
    }
    assert {
        "hardware.vision",
        "ui.paper.form_worker",
        "ui.support_picture",
        "ui.voice_engine",
    } <= started
    assert started <= set(kiosk)
    assert {"hardware.vision.__main__", "kiosk.__main__"} <= set(kiosk)


def test_an_installed_terminal_has_no_demo_and_no_stand_in(kiosk: list[str]) -> None:
    assert not [name for name in kiosk if "demo" in name.split(".") or "scene" in name.split(".")]
    assert {name for name in kiosk if "standin" in name} == {
        "hardware.camera.standin"
    }  # of the settings
    assert not [place for _, place in own_data(ROOT, Flavour.KIOSK) if "demo" in place]


def test_what_is_read_lies_as_in_a_checkout() -> None:
    data = {
        path.relative_to(ROOT).as_posix(): place for path, place in own_data(ROOT, Flavour.KIOSK)
    }
    assert "resources/settings/terminal.toml" in data
    assert all(place == path.rpartition("/")[0] for path, place in data.items())
    assert not [path for path in data if path.endswith((".py", ".pyc"))]
    qml = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ui" / "qml").rglob("*.qml")}
    assert {each for each in qml if "/lint/" not in each} <= set(data)


@pytest.mark.parametrize(
    "module", ["kiosk.demo", "kiosk.demo.hospital.process", "ui.demo", "ui.samples_pay"]
)
def test_what_stays_out(module: str) -> None:
    assert not belongs(module, Flavour.KIOSK)


def test_the_demo_has_the_demo() -> None:
    assert belongs("kiosk.demo.hospital.process", Flavour.DEMO)
    assert not belongs("ui.gallery.jobs", Flavour.DEMO)


def test_plugins_of_qt_are_kept_by_name() -> None:
    kept = {
        place
        for place in contents.QT_PLUGINS
        if is_wanted(f"PySide6/Qt/plugins/{place}", from_wheels=True)
    }
    assert kept == set(contents.QT_PLUGINS)
    for needed in (
        "platforms/libqxcb.so",
        "platforms/libqwayland-egl.so",
        "platforms/libqoffscreen.so",
    ):
        assert needed in kept
    assert not is_wanted("PySide6/Qt/plugins/platforms/libqvnc.so", from_wheels=True)
    assert not is_wanted("PySide6/Qt/qml/QtQuick/Controls/qmldir", from_wheels=True)
    assert is_wanted("PySide6/Qt/qml/QtQuick/qmldir", from_wheels=True)


def test_modules_of_qt_under_gpl_cannot_get_in() -> None:
    for name in ("QtCharts", "QtGraphs", "QtVirtualKeyboard", "QtDataVisualization"):
        assert not is_wanted(f"PySide6/{name}.abi3.so", from_wheels=True)


@pytest.mark.parametrize(
    "name",
    [
        "libc.so.6",
        "libstdc++.so.6",
        "libgcc_s.so.1",
        "libGL.so.1",
        "libEGL.so.1",
        "libdrm.so.2",
        "libwayland-client.so.0",
        "libX11.so.6",
        "libglib-2.0.so.0",
        "libfontconfig.so.1",
    ],
)
def test_the_system_s_libraries_stay_the_system_s(name: str) -> None:
    assert not is_wanted(name, from_wheels=False)


def test_libraries_that_bare_systems_lack_are_brought() -> None:
    for name in ("libzbar.so.0", "libxcb-cursor.so.0", "libspeechd.so.2", "libcrypto.so.3"):
        assert is_wanted(name, from_wheels=False)


def test_qt_libraries_that_nothing_asks_for_go() -> None:
    lib = "PySide6/Qt/lib/"
    needed = {
        "PySide6/QtQml.abi3.so": ["libQt6Qml.so.6", "libc.so.6"],
        f"{lib}libQt6Qml.so.6": ["libQt6Core.so.6"],
        f"{lib}libQt6Core.so.6": [],
        f"{lib}libQt6Charts.so.6": ["libQt6Core.so.6", "libQt6Widgets.so.6"],
        f"{lib}libQt6Widgets.so.6": [],
    }
    assert unreached(needed, needed) == {f"{lib}libQt6Charts.so.6", f"{lib}libQt6Widgets.so.6"}


def _source(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
