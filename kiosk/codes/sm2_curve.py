"""The curve sm2p256v1 (GB/T 32918.5): its numbers, and which pairs of numbers are points of it.

The point at infinity has no 65-byte form, and (0, 0) is not on the curve, so a `Point` is never it.
The curve's order is prime: every other point generates the whole group.
"""

from __future__ import annotations

from dataclasses import dataclass

P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
A = P - 3
B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
N = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
GX = 0x32C4AE2C_1F198119_5F990446_6A39C994_8FE30BBF_F2660BE1_715A4589_334C74C7
GY = 0xBC3736A2_F4F6779C_59BDCEE3_6B692153_D0A9877C_C62A4740_02DF32E5_2139F0A0

COORDINATE_SIZE = 32
UNCOMPRESSED = 0x04  # the first byte of 04 || X || Y (SEC 1 section 2.3.3)
UNCOMPRESSED_SIZE = 1 + 2 * COORDINATE_SIZE


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve, not the one at infinity; made by `from_bytes` or `decompress`."""

    x: int
    y: int

    @property
    def coordinates(self) -> bytes:
        """X || Y, 64 bytes."""
        return self.x.to_bytes(COORDINATE_SIZE, "big") + self.y.to_bytes(COORDINATE_SIZE, "big")


def from_bytes(public_key: bytes) -> Point | None:
    """The point that 04 || X || Y stands for; None if there is none."""
    if len(public_key) != UNCOMPRESSED_SIZE or public_key[0] != UNCOMPRESSED:
        return None
    x = int.from_bytes(public_key[1 : 1 + COORDINATE_SIZE], "big")
    y = int.from_bytes(public_key[1 + COORDINATE_SIZE :], "big")
    if x >= P or y >= P or (y * y - _right_side(x)) % P:
        return None
    return Point(x, y)


def decompress(x_bytes: bytes, *, y_is_odd: bool) -> Point | None:
    """The point with this X (32 bytes) and this parity of Y (RFC 9053 section 7.1.1), if any."""
    x = int.from_bytes(x_bytes, "big")
    if len(x_bytes) != COORDINATE_SIZE or x >= P:
        return None
    square = _right_side(x)
    y = pow(square, (P + 1) // 4, P)  # a root, if there is one, because P = 3 mod 4
    if (y * y - square) % P:
        return None
    return Point(x, y if bool(y & 1) == y_is_odd else P - y)


def _right_side(x: int) -> int:
    return (x * x * x + A * x + B) % P
