"""The scene's camera on the wire: paced, dropping when slow, with a plug that can be pulled."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from hardware.camera.frames import CameraError, CameraLostError, CameraUnavailableError, Frame
from hardware.camera.standin import StandInCamera
from hardware.scene.server import SceneServer, Shown
from hardware.scene.situations import HeldCard

HealthCode = Callable[..., str]


def next_frame(camera: StandInCamera) -> Frame:
    for _ in range(40):
        frame = camera.read()
        if frame is not None:
            return frame
    raise AssertionError("no frame came")


def read_until_lost(camera: StandInCamera) -> None:
    for _ in range(40):
        camera.read()


def opened(scene: SceneServer) -> StandInCamera:
    camera = StandInCamera(scene.address)
    camera.open()
    return camera


def shown(scene: SceneServer) -> Shown:
    for _ in range(200):
        first = scene.first_shown()
        if first is not None:
            return first
        time.sleep(0.05)
    raise AssertionError("the code was never shown")


def test_frames_come_in_order_with_the_time_they_were_made(scene: SceneServer) -> None:
    camera = opened(scene)
    frames = [next_frame(camera) for _ in range(4)]
    camera.close()
    assert frames[0].image.shape == (720, 1280, 3)
    serials = [frame.serial for frame in frames]
    assert serials == sorted(set(serials))
    stamps = [frame.captured_at for frame in frames]
    assert stamps == sorted(stamps)
    assert stamps[-1] <= time.monotonic()


def test_who_looks_away_misses_frames_and_gets_the_newest(scene: SceneServer) -> None:
    camera = opened(scene)
    next_frame(camera)
    time.sleep(0.8)
    begun, fresh = next_frame(camera), next_frame(camera)
    camera.close()
    # One frame was under way in the socket; what follows it is not its successor.
    assert fresh.serial - begun.serial > 5


def test_the_first_frame_with_the_code_is_known(
    scene: SceneServer, health_code: HealthCode
) -> None:
    camera = opened(scene)
    assert scene.first_shown() is None
    before = next_frame(camera)
    scene.hold_up(HeldCard(health_code(260)))
    while scene.first_shown() is None:
        next_frame(camera)
    first = shown(scene)
    assert first.serial > before.serial
    assert first.sent_at > before.captured_at
    scene.put_away()
    while scene.first_shown() is not None:
        next_frame(camera)
    camera.close()


def test_pulling_the_plug_ends_connections_and_plugging_in_restores_the_address(
    scene: SceneServer,
) -> None:
    camera, address = opened(scene), scene.address
    next_frame(camera)
    scene.unplug()
    with pytest.raises(CameraLostError):
        read_until_lost(camera)
    camera.close()
    with pytest.raises(CameraUnavailableError):
        opened(scene)
    scene.plug_in()
    assert scene.address == address
    camera = opened(scene)
    next_frame(camera)
    camera.close()


def test_a_frozen_camera_opens_and_stays_silent(scene: SceneServer) -> None:
    scene.freeze()
    camera = opened(scene)
    assert camera.read() is None
    scene.thaw()
    next_frame(camera)
    camera.close()


def test_a_client_that_talks_or_goes_away_harms_nobody(scene: SceneServer) -> None:
    host, port = scene.address.split(":")
    for _ in range(6):  # more than the server takes at a time
        with socket.create_connection((host, int(port))) as link:
            link.sendall(b"GET / HTTP/1.1\r\n\r\n" * 100)
    deadline = time.monotonic() + 20
    while True:
        camera = StandInCamera(scene.address)
        try:
            camera.open()
            next_frame(camera)
            break
        except CameraError:  # the dead connections are still counted
            assert time.monotonic() < deadline
        finally:
            camera.close()


def test_stopping_ends_all_threads() -> None:
    server = SceneServer()
    server.start()
    camera = StandInCamera(server.address)
    camera.open()
    server.stop()
    camera.close()
    assert not any(thread.is_alive() for thread in server._threads)
    server.stop()


def test_it_can_film_every_third_frame_only() -> None:
    server = SceneServer(every=3)
    server.start()
    camera = opened(server)
    serials = [next_frame(camera).serial for _ in range(4)]
    camera.close()
    server.stop()
    assert [serial % 3 for serial in serials] == [0, 0, 0, 0]
    assert serials == sorted(set(serials))
