"""PINs at rest: argon2id (RFC 9106) over what only this installation's key can make of the digits.

A copy of the database alone allows no guessing: what argon2 gets is an HMAC with a key that is derived from
the installation's. Who has copied the key's file too has to spend the time and memory below for each of a
million PINs, which slows them down by hours, not for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.journal.installation_key import InstallationKey
from kiosk.staff.pin import Pin

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_PEPPER: Final = "staff pin 1"
_HASH_SIZE: Final = 32
_SALT_SIZE: Final = 16
_LARGEST_RECORD: Final = 200
_MOST: Final = 4  # times today's cost


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one try. `memory`: KiB."""

    memory: int = 65_536
    passes: int = 3
    lanes: int = 1


# Memory and passes of RFC 9106's second recommended option (section 4), more than OWASP's least (19 MiB, 2).
# One lane in place of four: the other cores of a terminal are at the camera and the screen.
COST: Final = Cost()


class PinHash:
    """Safe to use from several threads. Slow by design: a worker's work."""

    def __init__(self, key: InstallationKey, cost: Cost = COST) -> None:
        self._pepper = key.fingerprint(_PEPPER)
        self._cost = cost

    def of(self, pin: Pin, subject: str) -> str:
        """What to keep: argon2's own form, with salt and cost in it."""
        return self._hasher().hash(self._peppered(pin, subject))

    def matches(self, record: str, pin: Pin, subject: str) -> bool:
        """Whether `pin` is the one that `record` was made of, for the same subject."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - below

        if len(record) > _LARGEST_RECORD or not self._is_affordable(record):
            return False
        try:
            return self._hasher().verify(record, self._peppered(pin, subject))
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, record: str) -> bool:
        """Whether it was made at another cost than today's."""
        return self._hasher().check_needs_rehash(record)

    def _is_affordable(self, record: str) -> bool:
        """Whoever writes the file must not name a cost that stops the terminal."""
        from argon2 import Type, extract_parameters  # noqa: PLC0415 - below
        from argon2.exceptions import InvalidHashError  # noqa: PLC0415 - below

        try:
            found = extract_parameters(record)
        except (InvalidHashError, ValueError):
            return False
        return (
            found.type is Type.ID
            and found.memory_cost <= _MOST * COST.memory
            and found.time_cost <= _MOST * COST.passes
            and found.parallelism <= _MOST
        )

    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher, Type  # noqa: PLC0415 - cold start

        return PasswordHasher(
            time_cost=self._cost.passes,
            memory_cost=self._cost.memory,
            parallelism=self._cost.lanes,
            hash_len=_HASH_SIZE,
            salt_len=_SALT_SIZE,
            type=Type.ID,
        )

    def _peppered(self, pin: Pin, subject: str) -> bytes:
        return pin.keyed(self._pepper) + subject.encode()
