from __future__ import annotations

import base45 as reference
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes import base45
from kiosk.codes.base45 import ALPHABET, Base45Error
from tests.sampling import examples


@pytest.mark.parametrize(
    ("text", "data"),
    [  # RFC 9285 sections 4.3 and 4.4
        ("BB8", b"AB"),
        ("%69 VD92EX0", b"Hello!!"),
        ("UJCLQE7W581", b"base-45"),
        ("QED8WEX0", b"ietf!"),
        ("", b""),
        ("FGW", b"\xff\xff"),
        ("U5", b"\xff"),
    ],
)
def test_examples_of_the_rfc(text: str, data: bytes) -> None:
    assert base45.decode(text) == data
    assert base45.encode(data) == text


@given(st.binary(max_size=600))
def test_what_is_written_is_as_others_write_it_and_is_read(data: bytes) -> None:
    text = base45.encode(data)
    assert text == reference.b45encode(data).decode()
    assert base45.decode(text) == data
    assert base45.encoded_length(len(data)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "GGW",  # 65536, RFC 9285 section 6
        ":::",
        "V5",  # 256
        "::",
        "A",
        "BB8A",
        "bb8",
        "BB8\n",
        "BB_",
        "ＢＢ８",
        "BB\ud800",
    ],
)
def test_what_no_encoder_writes_is_refused(text: str) -> None:
    with pytest.raises(Base45Error):
        base45.decode(text)


@given(st.binary(max_size=900))
@settings(deadline=None)
def test_reads_what_the_reference_writes(data: bytes) -> None:
    text = reference.b45encode(data).decode()
    assert base45.decode(text) == data
    # Trimming white space before decoding is harmless.
    assert text == text.rstrip(" ")


@given(st.text(ALPHABET, max_size=60))
@settings(max_examples=examples(500), deadline=None)
def test_agrees_with_the_reference_on_every_text_of_the_alphabet(text: str) -> None:
    try:
        expected = reference.b45decode(text)
    except ValueError:
        expected = None
    try:
        decoded = base45.decode(text)
    except Base45Error:
        decoded = None
    assert decoded == expected


@given(st.text(ALPHABET, max_size=60))
@settings(max_examples=examples(500), deadline=None)
def test_one_text_for_one_meaning(text: str) -> None:
    try:
        decoded = base45.decode(text)
    except Base45Error:
        return
    assert reference.b45encode(decoded).decode() == text


def test_the_fault_does_not_repeat_the_text() -> None:
    with pytest.raises(Base45Error) as caught:
        base45.decode("SECRET secret")
    assert "secret" not in str(caught.value).lower()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
