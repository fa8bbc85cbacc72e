"""The folder of keys: the gateway makes them, a terminal's settings point at them.

    gateway.key, gateway.pub            the gateway's SM2 pair
    TERMINAL.secret                     what terminal and gateway share, for HMAC
    TERMINAL.key, TERMINAL.pub          the terminal's SM2 pair

Private keys are 64 hexadecimal digits, public keys 130 (04 || X || Y). A real terminal makes its own
private key and shows it to nobody; here one folder serves both sides.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.demo.authority import KeyPair

TERMINAL_ID: Final = re.compile(r"[A-Za-z0-9-]{1,16}")
_GATEWAY: Final = "gateway"
_SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class TerminalKeys:
    """What a terminal's settings name, for either scheme."""

    terminal: str
    secret_file: Path
    private_key_file: Path
    gateway_public_key_file: Path


@dataclass(frozen=True, slots=True)
class KnownTerminal:
    """What the gateway has of a terminal."""

    secret: bytes = field(repr=False)
    public_key: bytes  # 65 bytes, 04 || X || Y


class KeyFolder:
    """Makes what is missing, and keeps what is there: keys outlive the process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.gateway = self._pair(_GATEWAY)

    def enrol(self, terminal: str) -> KnownTerminal:
        """Make the terminal known. Raises ValueError if that is no id."""
        if TERMINAL_ID.fullmatch(terminal) is None or terminal == _GATEWAY:
            raise ValueError("not the id of a terminal")
        secret_file = self._folder / f"{terminal}.secret"
        if not secret_file.exists():
            _write(secret_file, secrets.token_hex(_SECRET_BYTES))
        pair = self._pair(terminal)
        return KnownTerminal(secret_file.read_bytes().strip(), pair.uncompressed)

    def _pair(self, name: str) -> KeyPair:
        private, public = self._folder / f"{name}.key", self._folder / f"{name}.pub"
        if not private.exists():
            made = KeyPair.generate()
            _write(public, made.uncompressed.hex())
            _write(private, made.private.hex())
        return KeyPair(_read(private), _read(public)[1:])


def terminal_keys(folder: Path, terminal: str) -> TerminalKeys:
    """The files of a terminal that was enrolled."""
    return TerminalKeys(
        terminal,
        folder / f"{terminal}.secret",
        folder / f"{terminal}.key",
        folder / f"{_GATEWAY}.pub",
    )


def _read(file: Path) -> bytes:
    return bytes.fromhex(file.read_text(encoding="ascii"))


def _write(file: Path, text: str) -> None:
    file.touch(mode=0o600)
    file.write_text(text + "\n", encoding="ascii")
