"""Which files of others go into a bundle on Windows."""

from __future__ import annotations

import pytest

from build_spec.windows import bundle


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6QmlMeta.dll",
        "PySide6/QtQuick.pyd",
        "PySide6/pyside6.abi3.dll",
        "PySide6/avcodec-61.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/texttospeech/qtexttospeech_sapi.dll",
        "PySide6/qml/QtQuick/qmldir",
        "pyzbar/libzbar-64.dll",
        "pyzbar/libiconv.dll",
        "gmssl_pyx/gmssl.cp311-win_amd64.pyd",
        "cv2/cv2.pyd",
        "python311.dll",
    ],
)
def test_what_a_terminal_needs_is_kept(place: str) -> None:
    assert bundle.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt6WebEngineCore.dll",
        "PySide6/Qt6QuickControls2Fusion.dll",
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt3DCore.pyd",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        "PySide6/qml/QtQuick/Controls/qmldir",
        "PySide6/translations/qt_zh_CN.qm",
        "PySide6/designer.exe",
        "cv2/opencv_videoio_ffmpeg500_64.dll",
        "cv2/data/haarcascade_eye.xml",
        "pyzbar/tests/code128.png",
    ],
)
def test_what_it_does_not_need_is_left_out(place: str) -> None:
    assert not bundle.is_wanted(place)
