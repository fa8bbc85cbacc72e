"""Whose account a command runs under."""

from __future__ import annotations

from contextlib import suppress
from getpass import getuser
from pathlib import Path
from typing import Final

_LOGIN_ID: Final = Path("/proc/self/loginuid")
_UNSET: Final = 2**32 - 1


def account_name() -> str:
    """The account that logged in, also behind `sudo`, as far as the system tells; "" if it does not.

    The kernel's login id (set by PAM, audit(8)) can be changed by nobody who may run this; the
    environment that `getuser` reads elsewhere can.
    """
    login = _login_id()
    try:
        name = getuser() if login is None else _name_of(login)
    except (OSError, KeyError, ImportError):  # no such account, or a system without any
        name = "" if login is None else str(login)
    return name if name.isprintable() else ascii(name)


def _login_id() -> int | None:
    with suppress(OSError, ValueError):
        login = int(_LOGIN_ID.read_text(encoding="ascii"))
        return None if login == _UNSET else login
    return None


def _name_of(user: int) -> str:
    import pwd  # noqa: PLC0415 - not on Windows

    return pwd.getpwuid(user).pw_name
