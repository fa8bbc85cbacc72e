"""Cameras through QtMultimedia. The one driver that needs Qt: to be imported in Qt's own thread."""

from __future__ import annotations

import ctypes
import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from hardware.camera.mailbox import Mailbox
from hardware.camera.qt_devices import QtDevice, QtMemory, choose
from hardware.camera.qt_loop import QtLoop
from hardware.camera.qt_pixels import READABLE, to_bgr
from hardware.camera.wishes import CameraMode, CameraWishes, Origin, rank

_READ_TIMEOUT = 0.4  # seconds: a quiet camera: read returns None after this
_Focus, _Exposure = QCamera.FocusMode, QCamera.ExposureMode


class QtMultimediaCamera:
    """A camera through QCamera, or a video file through QMediaPlayer, into a QVideoSink.

    `wanted` is a device's id or description, "" for the default camera, or the path of a file, which
    is played over and over. `memory` is shared by the cameras of one factory.
    """

    def __init__(self, loop: QtLoop, wanted: str, wishes: CameraWishes, memory: QtMemory) -> None:
        self._loop = loop
        self._wanted = wanted
        self._wishes = wishes
        self._memory = memory
        self._mode = CameraMode(f"qt:{wanted}")
        self._source: _Player | _Device | None = None
        self._serial = 0

    @property
    def mode(self) -> CameraMode:
        return self._mode

    def open(self) -> None:
        self._source = self._loop.call(self._begin)
        self._mode = self._source.mode

    def read(self) -> Frame | None:
        source = self._source
        if source is None:
            raise CameraLostError("the camera is closed")
        newest = source.sink.frames.take(_READ_TIMEOUT)
        if newest is None:
            if source.failed:
                raise CameraLostError("QtMultimedia reports an error of the camera")
            return None
        image = to_bgr(newest[0])
        if image is None:
            return None
        self._serial += 1
        height, width = image.shape[:2]
        if (self._mode.width, self._mode.height) != (width, height):
            self._mode = replace(self._mode, width=width, height=height)
        return Frame(image, newest[1], self._serial)

    def close(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            with suppress(RuntimeError):  # the process ends, and Qt has gone already
                self._loop.call(source.end)

    def _begin(self) -> _Player | _Device:
        """In Qt's thread."""
        if Path(self._wanted).is_file():
            return _Player(self._wanted)
        devices = {_described(device): device for device in QMediaDevices.videoInputs()}
        chosen = choose(list(devices), self._wanted, self._memory)
        if chosen is None:
            raise CameraUnavailableError("QtMultimedia has no such camera")
        begun = _Device(devices[chosen], self._wishes)
        self._memory.last = chosen
        return begun


class _Sink:
    """Keeps the newest frame of a QVideoSink. It is turned into a picture on the reader's thread."""

    def __init__(self) -> None:
        self.frames: Mailbox[tuple[QVideoFrame, float]] = Mailbox()
        self.qt = QVideoSink()
        self.qt.videoFrameChanged.connect(self._take)

    def _take(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self.frames.put((frame, time.monotonic()))

    def end(self) -> None:
        self.frames.close()
        shiboken6.delete(self.qt)


class _Player:
    """A file. Made, used and ended in Qt's thread, where its objects are also deleted at once: the
    collector would do it on any thread.
    """

    def __init__(self, path: str) -> None:
        self.mode = CameraMode(f"qt:{path}", Origin.FILE)
        self.failed = False
        self.sink = _Sink()
        self._player = QMediaPlayer()
        _quieten_ffmpeg()
        self._player.errorOccurred.connect(self._fail)
        self._player.setVideoSink(self.sink.qt)
        self._player.setLoops(QMediaPlayer.Loops.Infinite.value)
        self._player.setSource(QUrl.fromLocalFile(str(Path(path).absolute())))
        self._player.play()

    def _fail(self, *_what: object) -> None:
        self.failed = True

    def end(self) -> None:
        self._player.stop()
        shiboken6.delete(self._player)
        self.sink.end()


class _Device:
    """A camera. As `_Player`, in Qt's thread only."""

    def __init__(self, device: QCameraDevice, wishes: CameraWishes) -> None:
        self.failed = False
        self.sink = _Sink()
        self._camera = QCamera(device)
        _quieten_ffmpeg()
        self._session = QMediaCaptureSession()
        self._camera.errorOccurred.connect(self._fail)
        best = best_format(device.videoFormats(), wishes)
        if best is not None:
            self._camera.setCameraFormat(best)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self.sink.qt)
        self._camera.start()
        _set_controls(self._camera, wishes)
        self.mode = _mode(self._camera)

    def _fail(self, *_what: object) -> None:
        self.failed = True

    def end(self) -> None:
        self._camera.stop()
        shiboken6.delete(self._session)
        shiboken6.delete(self._camera)
        self.sink.end()


def best_format(formats: list[QCameraFormat], wishes: CameraWishes) -> QCameraFormat | None:
    """The one that ranks best of those whose pictures can be read."""
    readable = [one for one in formats if one.pixelFormat() in READABLE]
    return max(readable, key=lambda one: rank(*_size(one), wishes), default=None)


def _size(one: QCameraFormat) -> tuple[int, int, float, str]:
    size, coding = one.resolution(), one.pixelFormat()
    is_jpeg = coding is QVideoFrameFormat.PixelFormat.Format_Jpeg
    name = "MJPG" if is_jpeg else coding.name.removeprefix("Format_")
    return size.width(), size.height(), one.maxFrameRate(), name


def _described(device: QCameraDevice) -> QtDevice:
    name = bytes(device.id().data()).decode("utf-8", "replace")
    return QtDevice(name, device.description(), device.isDefault())


def _set_controls(camera: QCamera, wishes: CameraWishes) -> None:
    """Ask for what the camera says it has; what it has not is left."""
    if wishes.autofocus is not None:
        focus = _Focus.FocusModeAuto if wishes.autofocus else _Focus.FocusModeManual
        if camera.isFocusModeSupported(focus):
            camera.setFocusMode(focus)
            if not wishes.autofocus and wishes.focus is not None:
                camera.setFocusDistance(min(max(wishes.focus, 0.0), 1.0))
    mode = _Exposure.ExposureAuto if wishes.exposure is None else _Exposure.ExposureManual
    if camera.isExposureModeSupported(mode):
        camera.setExposureMode(mode)
    if wishes.exposure is None:
        camera.setAutoExposureTime()
    else:
        camera.setManualExposureTime(wishes.exposure)
    if wishes.gain is not None:
        camera.setManualIsoSensitivity(round(wishes.gain))


def _mode(camera: QCamera) -> CameraMode:
    width, height, rate, coding = _size(camera.cameraFormat())
    features = camera.supportedFeatures()
    has_focus = camera.isFocusModeSupported(_Focus.FocusModeManual)
    has_exposure = camera.isExposureModeSupported(_Exposure.ExposureManual)
    has_gain = bool(features & QCamera.Feature.IsoSensitivity)
    exposure = camera.exposureTime()
    return CameraMode(
        f"qt:{camera.cameraDevice().description()}",
        Origin.SENSOR,
        width,
        height,
        rate,
        coding,
        autofocus=camera.focusMode() is not _Focus.FocusModeManual if has_focus else None,
        focus=camera.focusDistance() if has_focus else None,
        automatic_exposure=(
            camera.exposureMode() is not _Exposure.ExposureManual if has_exposure else None
        ),
        exposure=exposure if has_exposure and exposure > 0 else None,
        gain=float(camera.isoSensitivity()) if has_gain else None,
    )


def _quieten_ffmpeg() -> None:
    """Qt's FFmpeg writes to standard error for every frame of some cameras; Qt has no switch for it.

    Only a library that Qt has loaded already is spoken to, and only where it is one of Qt's own.
    """
    folder = Path(PySide6.__file__).parent
    already_loaded = getattr(os, "RTLD_NOLOAD", 0) | getattr(os, "RTLD_LAZY", 0)
    for library in (*folder.glob("Qt/lib/libavutil.so.*"), *folder.glob("avutil-*.dll")):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(library), mode=already_loaded).av_log_set_level(-8)  # AV_LOG_QUIET
