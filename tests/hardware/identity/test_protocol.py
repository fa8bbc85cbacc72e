"""Lines of a reader's service: strictly typed, and never quoted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.identity.protocol import Hello, Laid, Message, ProtocolError, State, parse
from kiosk.devices import Document

NUMBER, NAME = "999999194001010013", "测试者"
LAID = {"type": "document", "number": NUMBER, "name": NAME}


def line(message: object) -> bytes:
    return json.dumps(message, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ({"type": "hello", "protocol": 1}, Hello(1)),
        ({"type": "hello", "protocol": 1, "device": "stand-in"}, Hello(1)),
        ({"type": "state", "state": "ready", "card": False}, State("ready", card=False)),
        ({"type": "state", "state": "fault", "card": True}, State("fault", card=True)),
        (LAID, Laid(NUMBER, NAME)),
        ({**LAID, "nation": "汉"}, Laid(NUMBER, NAME)),
    ],
)
def test_a_line_is_one_of_three_messages(message: dict[str, Any], meant: Message) -> None:
    assert parse(line(message)) == meant


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"type": "hello"',
        line({"type": "hello", "protocol": 2}),
        line({"type": "hello", "protocol": "1"}),
        line({"type": "bye"}),
        line({"type": "state", "state": "ready"}),
        line({"type": "state", "state": "broken", "card": False}),
        line({"type": "state", "state": "ready", "card": 1}),
        line({**LAID, "number": 999999194001010013}),
        line({**LAID, "number": NUMBER + "0"}),
        line({**LAID, "name": ""}),
        line({**LAID, "name": "测" * 41}),
        line({**LAID, "name": None}),
        line({"type": "document", "name": NAME}),
        b"[" * 4_000,
    ],
)
def test_anything_else_is_not_this_protocol(odd: bytes) -> None:
    with pytest.raises(ProtocolError) as error:
        parse(odd)
    assert str(error.value) == "not a line of this protocol"
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


@given(st.binary(max_size=200))
def test_no_bytes_do_anything_else(data: bytes) -> None:
    try:
        parse(data)
    except ProtocolError:
        return


def test_a_document_that_agrees_with_itself() -> None:
    assert Laid(NUMBER, f" {NAME} ").document == Document(NUMBER, NAME)


@pytest.mark.parametrize(
    "laid",
    [
        Laid("999999194001010010", NAME),
        Laid("", NAME),
        Laid(NUMBER, "测\u202e试"),
        Laid(NUMBER, "测\n试"),
        Laid(NUMBER, "   "),
    ],
)
def test_a_misread_document_is_none(laid: Laid) -> None:
    assert laid.document is None


def test_nothing_of_it_prints() -> None:
    shown = repr(Laid(NUMBER, NAME)) + repr(Laid(NUMBER, NAME).document)
    assert NUMBER not in shown
    assert NAME not in shown
