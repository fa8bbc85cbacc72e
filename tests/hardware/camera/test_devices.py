"""The capture devices of a Linux machine, read from a tree like sysfs, and found again in it."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hardware.camera.devices import VideoDevices, gives_pictures
from hardware.camera.frames import CameraError, CameraLostError, CameraUnavailableError, Frame
from hardware.camera.search import DeviceSearch, FoundCamera
from hardware.camera.wishes import CameraMode


class Machine:
    """USB sockets, what is plugged into them, and the tree that the kernel would show."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.probed: dict[str, bool | None] = {}
        (root / "sys/class/video4linux").mkdir(parents=True)
        (root / "dev").mkdir()

    def plug_in(
        self,
        number: int,
        socket: str,
        model: str = "046d:0825:",
        name: str = "Webcam",
        index: int = 0,
    ) -> str:
        vendor, product, serial = model.split(":")
        usb = self.root / "sys/devices/pci0000:00/usb1" / socket
        interface = usb / f"{socket}:1.0"
        node = interface / f"video4linux/video{number}"
        node.mkdir(parents=True)
        (usb / "idVendor").write_text(f"{vendor}\n")
        (usb / "idProduct").write_text(f"{product}\n")
        if serial:
            (usb / "serial").write_text(f"{serial}\n")
        (node / "name").write_text(f"{name}\n")
        (node / "index").write_text(f"{index}\n")
        (node / "device").symlink_to(interface)
        (self.root / f"sys/class/video4linux/video{number}").symlink_to(node)
        path = self.root / f"dev/video{number}"
        path.touch()
        return str(path)

    def unplug(self, number: int) -> None:
        link = self.root / f"sys/class/video4linux/video{number}"
        node = Path(os.path.realpath(link))
        link.unlink()
        for entry in node.iterdir():
            entry.unlink()
        node.rmdir()
        (self.root / f"dev/video{number}").unlink()

    @property
    def devices(self) -> VideoDevices:
        return VideoDevices(self.root, probe=self.probed.get)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


class FakeDevices:
    """The drivers behind the nodes: which open, which show something."""

    def __init__(self) -> None:
        self.refusing: set[str] = set()
        self.black: set[str] = set()
        self.opened: list[str] = []
        self.open_now: list[str] = []

    def make(self, source: int | str) -> FakeDevice:
        return FakeDevice(self, str(source))


class FakeDevice:
    def __init__(self, drivers: FakeDevices, path: str) -> None:
        self.drivers, self.path = drivers, path

    @property
    def mode(self) -> CameraMode:
        return CameraMode(self.path)

    def open(self) -> None:
        self.drivers.opened.append(self.path)
        if self.path in self.drivers.refusing:
            raise CameraUnavailableError("busy")
        self.drivers.open_now.append(self.path)

    def read(self) -> Frame | None:
        import numpy as np  # noqa: PLC0415 - as the drivers do

        if self.path in self.drivers.refusing:
            raise CameraLostError("gone")
        level = 0 if self.path in self.drivers.black else 120
        return Frame(np.full((16, 16, 3), level, np.uint8), 1.0, 1)

    def close(self) -> None:
        if self.path in self.drivers.open_now:
            self.drivers.open_now.remove(self.path)


@pytest.fixture
def drivers() -> FakeDevices:
    return FakeDevices()


@pytest.fixture
def use(drivers: FakeDevices) -> Callable[[DeviceSearch], str]:
    """Open what is found, read a frame, close; gives the path."""

    def once(search: DeviceSearch) -> str:
        camera = FoundCamera(search, drivers.make)
        camera.open()
        assert camera.read() is not None
        camera.close()
        assert drivers.open_now == []
        return camera.mode.device

    return once


def test_nodes_are_listed_by_number_without_those_that_give_no_pictures(machine: Machine) -> None:
    machine.plug_in(10, "1-4", name="Doc Cam")
    metadata = machine.plug_in(1, "1-2", index=1)
    first = machine.plug_in(0, "1-2")
    codec = machine.plug_in(3, "1-9")
    machine.probed = {first: True, metadata: False, codec: False}
    found = machine.devices.all()
    assert [device.number for device in found] == [0, 10]
    assert (found[1].identity.name, found[1].identity.model) == ("Doc Cam", "046d:0825:")
    assert found[0].identity.socket.endswith("usb1/1-2/1-2:1.0")


def test_a_node_that_cannot_be_asked_counts_by_its_place(machine: Machine) -> None:
    machine.plug_in(0, "1-2")
    machine.plug_in(1, "1-2", index=1)
    assert [device.number for device in machine.devices.all()] == [0]


def test_a_machine_without_sysfs_lists_nothing(tmp_path: Path) -> None:
    assert VideoDevices(tmp_path).all() == []


def test_asking_what_is_no_video_node(tmp_path: Path) -> None:
    (tmp_path / "video0").touch()
    assert gives_pictures(str(tmp_path / "video0")) is None
    assert gives_pictures(str(tmp_path / "video1")) is None


@pytest.mark.skipif(sys.platform != "linux", reason="ioctl numbers of Linux")
@pytest.mark.parametrize(
    ("physical", "of_node", "answer"),
    [
        (0x84A00001, 0x04200001, True),  # a USB camera's first node
        (0x84A00001, 0x04A00000, False),  # its second: metadata
        (0x80001000, 0x00001000, True),  # several planes: a camera of a board
        (0x84204000, 0x04204000, False),  # a codec
        (0x04000001, 0, True),  # an old driver without a word on its nodes
    ],
)
def test_capabilities_are_those_of_the_node(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, physical: int, of_node: int, answer: bool
) -> None:
    """The kernel's answer is put in where it would stand: there is no video node to ask."""
    import fcntl  # noqa: PLC0415 - not on Windows

    def kernel(_node: int, request: int, buffer: bytearray) -> int:
        assert request == 0x80685600
        buffer[:] = struct.pack("16s32s32s6I", b"uvcvideo", b"", b"", 1, physical, of_node, 0, 0, 0)
        return 0

    monkeypatch.setattr(fcntl, "ioctl", kernel)
    (tmp_path / "video0").touch()
    assert gives_pictures(str(tmp_path / "video0")) is answer


def test_back_under_another_number_it_is_the_same_camera(machine: Machine, use: Any) -> None:
    machine.plug_in(0, "1-2", "046d:0825:AAA")
    machine.plug_in(2, "1-3", "046d:0825:BBB")
    search = DeviceSearch(0, machine.devices)
    assert use(search).endswith("/video0")
    machine.unplug(0)
    machine.plug_in(5, "1-7", "046d:0825:AAA")  # in another socket, too
    assert use(search).endswith("/video5")


def test_another_camera_under_the_number_is_not_taken_for_ours(machine: Machine, use: Any) -> None:
    machine.plug_in(0, "1-2", "046d:0825:AAA")
    search = DeviceSearch(0, machine.devices)
    use(search)
    machine.unplug(0)
    machine.plug_in(0, "1-3", "1bcf:2c99:ZZZ", "Face Camera")
    machine.plug_in(1, "1-2", "046d:0825:AAA")
    assert use(search).endswith("/video1")


def test_of_two_alike_the_one_in_its_socket_is_ours(machine: Machine, use: Any) -> None:
    machine.plug_in(0, "1-2")
    machine.plug_in(2, "1-3")
    search = DeviceSearch(2, machine.devices)
    use(search)
    machine.unplug(2)
    machine.unplug(0)
    machine.plug_in(0, "1-3")
    machine.plug_in(2, "1-2")
    assert use(search).endswith("/video0")


def test_an_exchanged_camera_is_taken_by_its_number(
    machine: Machine, drivers: FakeDevices, use: Any
) -> None:
    drivers.refusing = {"0"}  # nothing is listed: the bare number is tried
    machine.plug_in(0, "1-2", "046d:0825:AAA")
    search = DeviceSearch(0, machine.devices)
    use(search)
    machine.unplug(0)
    with pytest.raises(CameraUnavailableError):
        use(search)
    machine.plug_in(0, "1-2", "1bcf:2c99:NEW", "Spare")
    assert use(search).endswith("/video0")


def test_any_camera_is_the_first_that_gives_pictures(
    machine: Machine, drivers: FakeDevices, use: Any
) -> None:
    paths = [machine.plug_in(number, f"1-{number}", f"1:{number}:") for number in range(4)]
    drivers.refusing, drivers.black = {paths[0]}, {paths[1]}
    search = DeviceSearch(None, machine.devices)
    assert use(search) == paths[2]
    machine.unplug(2)
    assert use(search) == paths[3]


def test_the_one_that_was_in_use_comes_first_again(machine: Machine, use: Any) -> None:
    machine.plug_in(3, "1-3", "3:3:")
    search = DeviceSearch(None, machine.devices)
    use(search)
    machine.plug_in(0, "1-1", "1:1:")
    assert use(search).endswith("/video3")


def test_a_black_camera_is_better_than_none(
    machine: Machine, drivers: FakeDevices, use: Any
) -> None:
    path = machine.plug_in(0, "1-1")
    drivers.black = {path}
    assert use(DeviceSearch(None, machine.devices)) == path


def test_a_device_that_hung_is_not_the_first_to_be_tried_again(
    machine: Machine, drivers: FakeDevices, use: Any
) -> None:
    first, second = (machine.plug_in(n, f"1-{n}", f"1:{n}:") for n in range(2))
    search = DeviceSearch(None, machine.devices)
    search.trying(first)  # and nothing more was heard of it: its reader was left behind
    assert use(search) == second
    assert drivers.opened == [second]
    assert search.candidates() == [second, first]


def test_a_long_search_goes_on_at_the_next_opening(machine: Machine, drivers: FakeDevices) -> None:
    paths = [machine.plug_in(number, f"1-{number}", f"1:{number}:") for number in range(4)]
    drivers.refusing = set(paths)
    search = DeviceSearch(None, machine.devices)
    for _ in range(2):
        clock = iter(range(0, 100, 3))  # each look at it is three seconds later
        with pytest.raises(CameraUnavailableError):
            FoundCamera(search, drivers.make, lambda clock=clock: float(next(clock))).open()  # type: ignore[misc] # a default, so as to bind
    assert drivers.opened[:1] + drivers.opened[1:2] == paths[:2][: len(drivers.opened)]
    assert set(drivers.opened) == set(paths[: len(drivers.opened)])


def test_where_devices_are_not_listed_numbers_count_as_they_are(
    tmp_path: Path, drivers: FakeDevices, use: Any
) -> None:
    nothing = VideoDevices(tmp_path)
    assert DeviceSearch(7, nothing).candidates() == [7]
    search = DeviceSearch(None, nothing)
    assert search.candidates() == [0, 1, 2, 3, 4]
    drivers.refusing = {"0", "1"}
    assert use(search) == "2"
    assert search.candidates()[0] == 2


def test_a_found_camera_that_is_closed_or_lost(machine: Machine, drivers: FakeDevices) -> None:
    path = machine.plug_in(0, "1-1")
    camera = FoundCamera(DeviceSearch(0, machine.devices), drivers.make)
    with pytest.raises(CameraLostError):
        camera.read()
    camera.open()
    drivers.refusing = {path}
    with pytest.raises(CameraError):
        camera.read()
    camera.close()
    camera.close()
    assert drivers.open_now == []
