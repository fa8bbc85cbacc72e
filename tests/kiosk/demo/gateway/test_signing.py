"""Who may ask, and that answers are the gateway's."""

from __future__ import annotations

import secrets

import pytest

ORDERS = "/orders"
ANY = "/orders/ANY-ORDER-NUMBER"


@pytest.mark.parametrize("scheme", ["hmac-sm3", "sm2-sm3"])
def test_both_schemes_let_in_whom_they_know(start, terminal_of, scheme) -> None:
    with start(scheme=scheme, terminals=("A-1", "A-2")) as gateway:
        one, two = terminal_of(gateway, "A-1"), terminal_of(gateway, "A-2")
        order = one.order()
        assert one.place(order).status == 201
        assert two.query(order["order_no"]).status == 404
        claimed = one.ask(
            "GET", ANY, Yima_Signature=two.signed("GET", "/v1" + ANY, b"")["Yima-Signature"]
        )
        assert (claimed.status, claimed.code) == (401, "SIGNATURE_INVALID")


@pytest.mark.parametrize(
    "headers",
    [
        {"Yima_Signature": None},
        {"Yima_Signature": ""},
        {"Yima_Signature": "not base64"},
        {"Yima_Signature": "AAAA"},
        {"Yima_Timestamp": None},
        {"Yima_Timestamp": "1"},
        {"Yima_Timestamp": "12e3"},
        {"Yima_Nonce": secrets.token_hex(16)},
    ],
)
def test_what_is_not_rightly_signed_is_refused(terminal, headers) -> None:
    refused = terminal.ask("GET", ANY, **headers)
    assert (refused.status, refused.code) == (401, "SIGNATURE_INVALID")


@pytest.mark.parametrize("nonce", [None, "", "0" * 31, "A" * 32])
def test_a_nonce_that_is_none_is_not_sent_back(terminal, unsealed, nonce) -> None:
    with pytest.raises(unsealed) if nonce else pytest.raises(AssertionError, match="SIGNATURE"):
        told = terminal.ask("GET", ANY, Yima_Nonce=nonce)
        assert told.headers["Yima-Nonce"] == ""
        raise AssertionError(told.code)


def test_a_body_that_was_changed_on_its_way_is_refused(terminal) -> None:
    order = terminal.order()
    signature = terminal.signed("POST", "/v1/orders", b"{}")["Yima-Signature"]
    assert terminal.ask("POST", ORDERS, order, Yima_Signature=signature).code == "SIGNATURE_INVALID"
    assert terminal.query(order["order_no"]).status == 404


def test_the_query_of_the_address_is_signed_too(terminal) -> None:
    assert terminal.ask("GET", f"{ANY}?a=1&b=%20").status == 404


def test_a_terminal_that_is_not_known_is_refused(gateway, terminal, unsealed) -> None:
    with pytest.raises(unsealed, match="signature"):  # sealed with a secret that it cannot have
        terminal.ask("GET", ANY, Yima_Terminal="NOBODY")
    assert gateway.state()["refused"]["SIGNATURE_INVALID"] > 0


@pytest.mark.parametrize(("ahead", "status"), [(-290, 404), (290, 404), (-310, 401), (310, 401)])
def test_a_wrong_clock_is_told_the_time(gateway, terminal, ahead, status) -> None:
    terminal.ahead = ahead
    told = terminal.ask("GET", ANY)
    assert told.status == status
    if status == 401:
        assert told.code == "TIMESTAMP_OUT_OF_RANGE"
        terminal.ahead += told.body["now"] - int(told.headers["Yima-Timestamp"])
        assert abs(told.body["now"] * 1000 - gateway.state()["now"]) < 60_000


def test_the_time_is_told_only_to_terminals(terminal) -> None:
    terminal.ahead = 1_000
    assert terminal.ask("GET", ANY, Yima_Signature="AAAA").code == "SIGNATURE_INVALID"


def test_a_request_that_was_overheard_is_good_once(terminal) -> None:
    signed = terminal.signed("GET", "/v1" + ANY, b"")
    first = terminal.exchange("GET", "/v1" + ANY, b"", signed)
    again = terminal.exchange("GET", "/v1" + ANY, b"", signed)
    terminal.check(*again, signed["Yima-Nonce"])
    assert (first[0], again[0]) == (404, 401)
    assert b"NONCE_USED" in again[2]


def test_a_request_with_a_forged_signature_does_not_use_up_the_nonce(terminal) -> None:
    signed = terminal.signed("GET", "/v1" + ANY, b"")
    terminal.exchange("GET", "/v1" + ANY, b"", {**signed, "Yima-Signature": "AAAA"})
    assert terminal.exchange("GET", "/v1" + ANY, b"", signed)[0] == 404


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("DELETE", ORDERS, 405), ("HEAD", ANY, 405), ("PUT", ANY, 405)],
)
def test_what_there_is_not_is_refused_with_a_seal(terminal, method, path, status) -> None:
    target = "/v1" + path
    signed = terminal.signed(method, target, b"")
    answer = terminal.exchange(method, target, b"", signed)
    assert answer[0] == status
    assert ("Allow" in answer[1]) == (status == 405)
    if method != "HEAD":
        terminal.check(*answer, signed["Yima-Nonce"])
