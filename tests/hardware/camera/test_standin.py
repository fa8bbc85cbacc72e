"""The stand-in camera against servers that break every rule of the wire."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from hardware.camera.standin import StandInCamera
from hardware.camera.wire import FrameHeader

HEADER = FrameHeader(7, code_in_view=True, width=4, height=2, sent_at=5.0).pack()
PIXELS = bytes(range(24))
Serve = Callable[[Callable[[socket.socket], None]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server with one connection's behaviour; gives its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def start(behaviour: Callable[[socket.socket], None]) -> str:
        def run() -> None:
            link, _ = listener.accept()
            with link, suppress(OSError):
                behaviour(link)

        thread = threading.Thread(target=run)
        thread.start()
        threads.append(thread)
        return f"127.0.0.1:{listener.getsockname()[1]}"

    yield start
    listener.close()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def read_all(camera: StandInCamera) -> Frame:
    """Read until a frame or trouble comes."""
    while True:
        frame = camera.read()
        if frame is not None:
            return frame


def test_a_frame_in_small_pieces_is_put_together(serve: Serve) -> None:
    def behaviour(link: socket.socket) -> None:
        message = HEADER + PIXELS
        for at in range(0, len(message), 3):
            link.sendall(message[at : at + 3])
            time.sleep(0.002)
        time.sleep(0.35)  # longer than a read waits: the next header comes in two parts
        link.sendall(HEADER[:5])
        time.sleep(0.35)
        link.sendall(HEADER[5:] + PIXELS)

    camera = StandInCamera(serve(behaviour))
    camera.open()
    first = read_all(camera)
    assert (first.serial, first.captured_at) == (7, 5.0)
    assert first.image.tobytes() == PIXELS
    assert first.image.shape == (2, 4, 3)
    assert first.image.flags.writeable
    assert camera.read() is None
    assert read_all(camera).image.tobytes() == PIXELS
    camera.close()


def test_a_time_from_the_future_is_not_believed(serve: Serve) -> None:
    late = FrameHeader(1, code_in_view=False, width=4, height=2, sent_at=1e300).pack()
    camera = StandInCamera(serve(lambda link: link.sendall(late + PIXELS)))
    camera.open()
    assert read_all(camera).captured_at <= time.monotonic()
    camera.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        HEADER[:9],
        HEADER,
        HEADER + PIXELS[:-1],
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\x00" * 4096,
        b"YMF1" + b"\xff" * 100,
    ],
    ids=["nothing", "half header", "no pixels", "a pixel short", "http", "zeros", "huge"],
)
def test_a_broken_stream_is_a_lost_camera(serve: Serve, sent: bytes) -> None:
    camera = StandInCamera(serve(lambda link: link.sendall(sent)))
    camera.open()
    with pytest.raises(CameraLostError):
        read_all(camera)
    camera.close()
    camera.close()
    with pytest.raises(CameraLostError):
        camera.read()


def test_a_frame_that_never_ends_is_given_up(serve: Serve) -> None:
    done = threading.Event()

    def behaviour(link: socket.socket) -> None:
        link.sendall(HEADER + PIXELS[:5])
        done.wait(20)

    camera = StandInCamera(serve(behaviour))
    camera.open()
    with pytest.raises(CameraLostError):
        read_all(camera)
    done.set()
    camera.close()


def test_nobody_there_is_an_unavailable_camera() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for address in (f"127.0.0.1:{port}", "127.0.0.1:99999"):
        camera = StandInCamera(address)
        with pytest.raises(CameraUnavailableError):
            camera.open()
        camera.close()


@pytest.mark.parametrize("address", ["", "127.0.0.1", ":80", "127.0.0.1:", "127.0.0.1:http"])
def test_an_address_is_host_and_port(address: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        StandInCamera(address)
