"""Hands on a real X server: keys, buttons, windows of others, by XTEST and Xlib through ctypes."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import (
    POINTER,
    Structure,
    Union,
    byref,
    c_char_p,
    c_int,
    c_long,
    c_uint,
    c_ulong,
    c_void_p,
)
from ctypes.util import find_library

_SUBSTRUCTURE = (1 << 20) | (1 << 19)
_CLIENT_MESSAGE, _FORMAT = 33, 32
_VIEWABLE = 2


class _Message(Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
    )


class _Event(Union):
    _fields_ = (("message", _Message), ("pad", c_long * 24))


def is_there() -> bool:
    """Whether this machine has the libraries."""
    return find_library("X11") is not None and find_library("Xtst") is not None


class Hands:
    """On the display of this name."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(find_library("X11"))
        self._test = ctypes.CDLL(find_library("Xtst"))
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        for name in ("XDefaultRootWindow", "XStringToKeysym", "XInternAtom", "XCreateSimpleWindow"):
            getattr(self._x, name).restype = c_ulong
        self._x.XStringToKeysym.argtypes = [c_char_p]
        found = self._x.XOpenDisplay(display.encode())
        if not found:
            raise OSError(f"no display {display}")
        self._display = c_void_p(found)
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))

    def press(self, keys: Sequence[str]) -> bool:
        """All of them down, in this order, then up: "Alt_L", "F4". False: the keyboard lacks one."""
        codes = [self._code(key) for key in keys]
        if 0 in codes:
            return False
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, c_uint(code), 1, c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, c_uint(code), 0, c_ulong(0))
        self.sync()
        return True

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, c_int(x), c_int(y), c_ulong(0))
        self.sync()

    def button(self, number: int, *, down: bool) -> None:
        """1 left, 2 middle, 3 right, 4 to 7 the wheel, 8 and 9 back and forward."""
        self._test.XTestFakeButtonEvent(self._display, c_uint(number), int(down), c_ulong(0))
        self.sync()

    def click(self, number: int) -> None:
        self.button(number, down=True)
        self.button(number, down=False)

    def windows(self) -> list[int]:
        """Those of others that can be seen, lowest first."""
        root, parent = c_ulong(), c_ulong()
        children, count = POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(
            self._display, self._root, byref(root), byref(parent), byref(children), byref(count)
        )
        found = [children[number] for number in range(count.value)]
        if children:
            self._x.XFree(children)
        return [window for window in found if self._is_seen(window)]

    def ask_to_close(self, window: int) -> None:
        """As a window manager's cross, or Alt+F4, does."""
        message = _Event()
        message.message = _Message(
            _CLIENT_MESSAGE, 0, 1, None, window, self._atom("WM_PROTOCOLS"), _FORMAT
        )
        message.message.data[0] = self._atom("WM_DELETE_WINDOW")
        self._x.XSendEvent(self._display, c_ulong(window), 0, c_long(0), byref(message))
        self.sync()

    def cover(self, width: int, height: int) -> int:
        """A window of another program, over everything, with the focus."""
        window = self._x.XCreateSimpleWindow(
            self._display,
            self._root,
            0,
            0,
            c_uint(width),
            c_uint(height),
            0,
            c_ulong(0),
            c_ulong(0),
        )
        self._x.XMapRaised(self._display, c_ulong(window))
        self.sync()
        self._x.XSetInputFocus(self._display, c_ulong(window), 1, c_ulong(0))
        self.sync()
        return int(window)

    def sync(self) -> None:
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _code(self, key: str) -> int:
        symbol = self._x.XStringToKeysym(key.encode())
        return int(self._x.XKeysymToKeycode(self._display, c_ulong(symbol)))

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, c_char_p(name.encode()), 0))

    def _is_seen(self, window: int) -> bool:
        attributes = (c_int * 64)()  # XWindowAttributes is smaller
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        return attributes[_MAP_STATE] == _VIEWABLE


# Where map_state stands in XWindowAttributes, in ints: x, y, width, height, border, depth, visual (2), root
# (2), class, bit and win gravity, backing_store, planes (2), pixel (2), save_under, (pad), colormap (2),
# map_installed, map_state.
_MAP_STATE = 23
