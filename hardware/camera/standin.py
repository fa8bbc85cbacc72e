"""The camera of the demo, the tests and the benches: a client of `hardware.scene.server`."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from hardware.camera.wire import HEADER_BYTES, FrameHeader, parse_header
from hardware.camera.wishes import CameraMode

_CONNECT_TIMEOUT = 1.0  # seconds
_READ_TIMEOUT = 0.25  # a quiet camera: read returns None after this
_FRAME_TIMEOUT = 2.0  # a frame once begun is complete within this
_RECEIVE_BUFFER = 1 << 18  # bytes: small, so that frames wait in the sender, where new replace old


class StandInCamera:
    """Frames from a scene server at "host:port" on this machine.

    `captured_at` is when the scene finished the frame, on the clock that all processes share.
    """

    def __init__(self, address: str) -> None:
        host, _, port = address.rpartition(":")
        if not host or not port.isdecimal():
            raise ValueError("the address of a stand-in camera is host:port")
        self._address = (host, int(port))
        self._socket: socket.socket | None = None
        self._header = bytearray()
        self._mode = CameraMode(f"stand-in:{address}")

    @property
    def mode(self) -> CameraMode:
        return self._mode

    def open(self) -> None:
        link = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
            link.settimeout(_CONNECT_TIMEOUT)
            link.connect(self._address)
        except (OSError, OverflowError) as error:
            link.close()
            raise CameraUnavailableError("no scene answers at the address") from error
        self._socket = link

    def read(self) -> Frame | None:
        link = self._socket
        if link is None:
            raise CameraLostError("the camera is closed")
        try:
            header = self._next_header(link)
            return None if header is None else self._frame(link, header)
        except OSError as error:
            raise CameraLostError("the connection to the scene broke") from error

    def close(self) -> None:
        link, self._socket = self._socket, None
        if link is not None:
            link.close()

    def _next_header(self, link: socket.socket) -> FrameHeader | None:
        """The next header, or None when it is not there yet; a part of it is kept."""
        link.settimeout(_READ_TIMEOUT)
        while len(self._header) < HEADER_BYTES:
            try:
                part = link.recv(HEADER_BYTES - len(self._header))
            except TimeoutError:
                return None
            if not part:
                raise CameraLostError("the scene closed the connection")
            self._header += part
        header = parse_header(bytes(self._header))
        self._header.clear()
        if header is None:
            raise CameraLostError("what came is not a frame")
        return header

    def _frame(self, link: socket.socket, header: FrameHeader) -> Frame:
        import numpy as np  # noqa: PLC0415 - heavy; imported in the worker

        image = np.empty((header.height, header.width, 3), np.uint8)
        room = image.data.cast("B")
        deadline = time.monotonic() + _FRAME_TIMEOUT
        filled = 0
        while filled < header.payload_bytes:
            link.settimeout(max(deadline - time.monotonic(), 0.001))
            count = link.recv_into(room[filled:])
            if count == 0:
                raise CameraLostError("the connection ended inside a frame")
            filled += count
        if (self._mode.width, self._mode.height) != (header.width, header.height):
            self._mode = replace(self._mode, width=header.width, height=header.height)
        # A stamp from the future would make frames look younger than they are.
        captured_at = min(header.sent_at, time.monotonic())
        return Frame(image, captured_at, header.serial)
