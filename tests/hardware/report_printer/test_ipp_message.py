from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyipp.enums import IppOperation, IppTag
from pyipp.parser import parse
from pyipp.serializer import construct_attribute

from hardware.report_printer.ipp_message import Attribute, NotIppError, decode, encode

OPERATION = bytes([IppTag.OPERATION])
END = bytes([IppTag.END])


def answer(*parts: bytes, status: int = 0, number: int = 7) -> bytes:
    return struct.pack(">BBHI", 1, 1, status, number) + b"".join(parts)


def value(tag: int, name: bytes, data: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(data)) + data


def test_another_program_reads_what_is_written() -> None:
    data = encode(
        IppOperation.CREATE_JOB,
        9,
        [
            Attribute(IppTag.CHARSET, "attributes-charset", "utf-8"),
            Attribute(IppTag.NAME, "job-name", "打印-1"),
            Attribute(IppTag.KEYWORD, "requested-attributes", ("job-id", "job-state")),
            Attribute(IppTag.BOOLEAN, "my-jobs", value=True),
        ],
        [Attribute(IppTag.INTEGER, "copies", 1)],
    )
    read = parse(data)
    assert (read["version"], read["status-code"], read["request-id"]) == ((1, 1), 5, 9)
    assert read["operation-attributes"] == {
        "attributes-charset": "utf-8",
        "job-name": "打印-1",
        "requested-attributes": ["job-id", "job-state"],
        "my-jobs": True,
    }
    assert read["jobs"] == [{"copies": 1}]


def test_values_are_read_by_their_kind_and_their_group() -> None:
    data = answer(
        OPERATION,
        construct_attribute("attributes-charset", "utf-8", IppTag.CHARSET),
        bytes([IppTag.JOB]),
        construct_attribute("job-id", 3, IppTag.INTEGER),
        construct_attribute("job-state-reasons", ["a", "b"], IppTag.KEYWORD),
        bytes([IppTag.JOB]),
        construct_attribute("job-id", -3, IppTag.INTEGER),
        value(IppTag.NAME_LANG, b"job-name", b"\x00\x02zh\x00\x06\xe6\x8a\xa5\xe5\x91\x8a"),
        value(IppTag.NO_VALUE, b"time-at-completed", b""),
        value(IppTag.DATE, b"date-time-at-creation", bytes(11)),  # a clock that was never set
        value(IppTag.ENUM, b"finishings", struct.pack(">i", 0x70000001)),  # a vendor's own
        END,
    )
    assert decode(data, 7).of(IppTag.JOB) == (
        {"job-id": [3], "job-state-reasons": ["a", "b"]},
        {
            "job-id": [-3],
            "job-name": ["报告"],
            "time-at-completed": [],
            "date-time-at-creation": [],
            "finishings": [0x70000001],
        },
    )


def test_collections_are_walked_over() -> None:
    inner = value(IppTag.BEGIN_COLLECTION, b"", b"") + value(IppTag.END_COLLECTION, b"", b"")
    data = answer(
        bytes([IppTag.PRINTER]),
        value(IppTag.BEGIN_COLLECTION, b"media-col-ready", b""),
        value(IppTag.MEMBER_NAME, b"", b"media-size"),
        inner,
        value(IppTag.END_COLLECTION, b"", b""),
        construct_attribute("printer-state", 3, IppTag.ENUM),
        END,
    )
    assert decode(data, 7).of(IppTag.PRINTER) == ({"media-col-ready": [], "printer-state": [3]},)


def test_empty_groups_and_groups_of_other_kinds_are_no_trouble() -> None:
    data = answer(OPERATION, bytes([IppTag.JOB]), bytes([IppTag.JOB]), bytes([0x07]), END)
    assert decode(data, 7).of(IppTag.JOB) == ({}, {})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01\x01\x00\x00",
        b"<html><body>Welcome</body></html>",
        answer(),  # no end
        answer(OPERATION),
        answer(OPERATION, END, number=8),
        struct.pack(">BBHI", 9, 9, 0, 7) + END,
        answer(value(IppTag.KEYWORD, b"a", b"b"), END),  # of no group
        answer(OPERATION, value(IppTag.KEYWORD, b"", b"b"), END),  # of no attribute
        # A length of -5 to those who take it for signed: the way back to the value's own beginning.
        answer(OPERATION, value(IppTag.KEYWORD, b"a", b"b"), b"\x44\x00\x00\xff\xfb", END),
        answer(OPERATION, value(IppTag.BEGIN_COLLECTION, b"a", b""), END),
        answer(OPERATION, value(IppTag.END_COLLECTION, b"a", b""), END),
        answer(OPERATION, value(IppTag.NAME_LANG, b"a", b"\x00\x09zh"), END),
        answer(OPERATION, *[value(IppTag.KEYWORD, b"a", b"")] * 50_001, END),
    ],
)
def test_what_is_no_answer_is_found_out(data: bytes) -> None:
    with pytest.raises(NotIppError):
        decode(data, 7)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tail: bytes) -> None:
    with suppress(NotIppError):
        decode(answer(OPERATION, tail), 7)
