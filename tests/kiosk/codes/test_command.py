"""The command line, as real processes where what is outside of Python matters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kiosk.codes.command import main
from kiosk.codes.input import Fault, Unreadable, from_stream
from kiosk.demo.authority import Authority, KeyPair, encode, present
from kiosk.domain import CardId

RUN = "import sys; from kiosk.codes.command import main; sys.exit(main(sys.argv[1:]))"
NOW = ("--now", "1800000000")
KEYS = ["result", "assurance", "card_id", "name", "issuer", "kind"]
NULLS = dict.fromkeys(KEYS[1:])


def run(
    *arguments: str | bytes, stdin: bytes = b"", **options: Any
) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, the JSON lines, and what was said on the standard error."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        **options,
    )
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    stderr = done.stderr.decode()
    assert "Traceback" not in stderr
    return done.returncode, lines, stderr


@pytest.fixture
def codes(vectors: Mapping[str, Any]) -> Mapping[str, str]:
    return {vector["name"]: vector["code"] for vector in vectors["vectors"]}


def test_the_vectors_by_lines(lists: Sequence[str], vectors: Mapping[str, Any]) -> None:
    stdin = "".join(f"{vector['code']}\r\n" for vector in vectors["vectors"]).encode()
    exit_code, lines, stderr = run("verify", *lists, *NOW, "--json", stdin=stdin)
    assert exit_code == 0
    assert stderr == ""
    for line, vector in zip(lines, vectors["vectors"], strict=True):
        assert list(line) == KEYS
        assert line["result"] == vector["expect"]
        assert line["kind"] == "ehc1"
        if vector["expect"] == "ok":
            assert line["assurance"] == vector["assurance"]
            assert line["issuer"] == "CN-510000"
            assert line["name"] == "张*明"
            assert len(line["card_id"]) == 64
        else:
            assert line == {**NULLS, "result": vector["expect"], "kind": "ehc1"}


def test_the_vectors_as_arguments(lists: Sequence[str], vectors: Mapping[str, Any]) -> None:
    codes = [vector["code"] for vector in vectors["vectors"]]
    for backend in ("auto", "native", "portable"):
        arguments = ("verify", *lists, *NOW, "--json", "--backend", backend, *codes)
        exit_code, lines, _ = run(*arguments)
        assert exit_code == 0
        assert [line["result"] for line in lines] == [v["expect"] for v in vectors["vectors"]]


def test_the_revoked_card_is_fine_without_the_list_that_names_it(
    lists: Sequence[str], codes: Mapping[str, str]
) -> None:
    _, lines, _ = run("verify", *lists[:2], *NOW, "--json", codes["revoked"])
    assert lines[0]["result"] == "ok"


def test_other_kinds_have_their_reason(lists: Sequence[str]) -> None:
    others = {
        "10" + "1" * 16: ("payment_code", "wechat_pay"),
        "EHCS1:X": ("staff_badge", "staff_badge"),
        "424" + "1" * 25: ("needs_platform", "insurance_voucher"),
        "": ("unrecognised", "unrecognised"),
        "whatever it is": ("unrecognised", "unrecognised"),
    }
    exit_code, lines, _ = run("verify", *lists, "--json", *others)
    assert exit_code == 0
    expected = [{**NULLS, "result": result, "kind": kind} for result, kind in others.values()]
    assert lines == expected


def test_replay_makes_one_terminal_of_all_lines(
    lists: Sequence[str], codes: Mapping[str, str]
) -> None:
    twice = [codes["dynamic, fresh"]] * 2
    _, lines, _ = run("verify", *lists, *NOW, "--json", *twice)
    assert [line["result"] for line in lines] == ["ok", "ok"]
    _, lines, _ = run("verify", *lists, *NOW, "--json", "--replay", *twice)
    assert [line["result"] for line in lines] == ["ok", "replayed"]


def test_age_of_the_list_and_window_are_options(
    lists: Sequence[str], codes: Mapping[str, str]
) -> None:
    old = str(1_800_000_000 - 15 * 86_400)
    _, lines, _ = run("verify", *lists, *NOW, "--fetched", old, "--json", codes["static card"])
    assert lines[0]["result"] == "trust_list_stale"
    late = codes["dynamic, past the window"]
    _, lines, _ = run("verify", *lists, *NOW, "--window", "600", "--json", late)
    assert lines[0]["result"] == "ok"


def test_a_suspect_clock_is_an_option(lists: Sequence[str], codes: Mapping[str, str]) -> None:
    shown = (codes["static card"], codes["dynamic, fresh"])
    _, lines, _ = run("verify", *lists, *NOW, "--clock-suspect", "--json", *shown)
    assert [line["result"] for line in lines] == ["ok", "clock_suspect"]


def test_the_clock_is_the_machine_s_by_default(tmp_path: Path) -> None:
    now = int(time.time())
    authority = Authority.create(b"clock", not_before=now - 60, not_after=now + 3_600)
    authority.write(tmp_path)
    holder = KeyPair.derive(b"clock", "phone")
    card = authority.issue(CardId("ab" * 32), iat=now - 60, exp=now + 3_600, holder=holder)
    codes = [encode(present(card, holder, made)) for made in (now, now - 3_600)]
    files = ("--trust", str(tmp_path / "issuers.json"), "--revoked", str(tmp_path / "revoked.json"))
    _, lines, _ = run("verify", *files, "--json", *codes)
    assert [line["result"] for line in lines] == ["ok", "presentation_too_old"]
    assert lines[0]["name"] is None


def test_words_for_people(lists: Sequence[str], codes: Mapping[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, "verify", *lists, *NOW, codes["static card"],
         codes["dynamic, past the window"]],
        capture_output=True, timeout=60, check=True, env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    good, bad = done.stdout.decode().splitlines()
    assert good.startswith("ok  static  ")
    assert "张*明" in good
    assert bad == "presentation_too_old  ehc1  E-209 This code is out of date (minutes: 3)"


def test_words_on_a_terminal_that_has_no_chinese(
    lists: Sequence[str], codes: Mapping[str, str]
) -> None:
    for extra in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-c", RUN, "verify", *lists, *NOW, *extra, codes["static card"]],
            capture_output=True, timeout=60, check=True, env={"PYTHONIOENCODING": "ascii"},
        )  # fmt: skip
        assert b"\\u5f20*\\u660e" in done.stdout


GARBAGE = {
    "an empty line": (b"\n", 0, ["unrecognised"]),
    "an empty line between codes": (b"EHC1:X\n\nEHC1:X\n", 0, ["not_base45", "unrecognised", "not_base45"]),
    "a byte order mark": (b"\xef\xbb\xbfEHC1:X\n\xef\xbb\xbfEHC1:X", 0, ["not_base45", "unrecognised"]),
    "UTF-16": ("EHC1:X".encode("utf-16"), 2, ["not_utf8"]),
    "blank lines": (b"\n \n\t\r\n", 0, ["unrecognised"] * 3),
    "nothing": (b"", 2, ["no_input"]),
    "not UTF-8": (b"\xff\xfe\n", 2, ["not_utf8"]),
    "not UTF-8 between codes": (b"a\nEHC1:\xc3\n62\n", 2, ["unrecognised", "not_utf8", "unrecognised"]),
    "a surrogate in UTF-8": (b"\xed\xa0\x80", 2, ["not_utf8"]),
    "NULs": (b"\x00\x00\n", 0, ["unrecognised"]),
    "binary": (bytes(range(128)), 0, ["unrecognised"] * 2),
    "no line end": (b"EHC1:BB8", 0, ["malformed"]),
    "10 MB of one letter": (b"A" * 10_000_000, 0, ["unrecognised"]),
    "10 MB after the prefix": (b"EHC1:" + b"A" * 10_000_000, 0, ["too_long"]),
    "10 MB of digits": (b"1" * 10_000_000, 0, ["unrecognised"]),
    "10 MB of colons": (b"a" * 64 + b":1" + b":" * 10_000_000, 0, ["unrecognised"]),
    "10 MB of spaces": (b" " * 10_000_000 + b"EHC1:BB8", 0, ["malformed"]),
}  # fmt: skip


@pytest.mark.parametrize(("stdin", "exit_code", "results"), GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage(
    lists: Sequence[str], stdin: bytes, exit_code: int, results: Sequence[str]
) -> None:
    code, lines, stderr = run("verify", *lists, *NOW, "--json", stdin=stdin)
    assert [line["result"] for line in lines] == results
    assert code == exit_code
    assert stderr == ""
    assert all(list(line) == KEYS for line in lines)


@pytest.mark.parametrize(
    ("stdin", "exit_code", "expected"),
    [
        (b"EHC1:X\n", 0, [("ok", "ehc1")]),
        (b"62" + b"1" * 17 + b"\nx", 0, [("ok", "unionpay_pay"), ("unrecognised", "unrecognised")]),
        (b"", 2, [("no_input", None)]),
        (b"\xff", 2, [("not_utf8", None)]),
        (b"A" * 10_000_000, 0, [("unrecognised", "unrecognised")]),
    ],
)
def test_classify(stdin: bytes, exit_code: int, expected: Sequence[tuple[str, str]]) -> None:
    code, lines, stderr = run("classify", "--json", stdin=stdin)
    assert [(line["result"], line["kind"]) for line in lines] == expected
    assert (code, stderr) == (exit_code, "")


def test_classify_with_a_site_s_pattern() -> None:
    _, lines, _ = run("classify", "--json", "--social-security-pattern", "SSC[0-9]+", "SSC12")
    assert lines == [{"result": "ok", "kind": "social_security"}]


def test_an_argument_that_is_not_utf8(lists: Sequence[str]) -> None:
    code, lines, _ = run("verify", *lists, "--json", b"EHC1:\xff")
    assert (code, lines) == (2, [{**NULLS, "result": "not_utf8"}])


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"\xff", b"nonsense", b"[" * 100_000])
@pytest.mark.parametrize("which", ["--trust", "--revoked"])
def test_lists_that_cannot_be_read(
    lists: Sequence[str], tmp_path: Path, which: str, content: bytes | None
) -> None:
    if which == "--revoked" and content == b"{}":
        return  # an empty list of revocations is one
    broken = tmp_path / "broken.json"
    if content is not None:
        broken.write_bytes(content)
    arguments = [str(broken) if lists[n - 1] == which else a for n, a in enumerate(lists)]
    code, lines, stderr = run("verify", *arguments, "--json", "EHC1:X")
    assert code == 2
    expected = "trust_list_missing" if which == "--trust" else "revocation_list_unreadable"
    assert lines == [{**NULLS, "result": expected}]
    assert stderr.startswith(
        "yima codes: trust list: " if which == "--trust" else "yima codes: revocations: "
    )


def test_one_file_may_hold_both_lists(
    tmp_path: Path, vectors: Mapping[str, Any], codes: Mapping[str, str]
) -> None:
    both = tmp_path / "vectors.json"
    both.write_text(json.dumps(vectors), "utf-8")
    arguments = ("verify", "--trust", str(both), "--revoked", str(both), *NOW, "--json")
    code, lines, stderr = run(*arguments, codes["static card"], codes["revoked"])
    assert (code, [line["result"] for line in lines], stderr) == (0, ["ok", "revoked"], "")
    both.write_text(json.dumps({**vectors, "revoked": []}), "utf-8")
    code, lines, stderr = run(*arguments, codes["static card"])
    assert (code, lines[0]["result"]) == (2, "revocation_list_unreadable")
    assert "not an object" in stderr


def test_a_remark_on_an_entry_of_the_list_is_told(
    tmp_path: Path, vectors: Mapping[str, Any], codes: Mapping[str, str]
) -> None:
    bad = {**vectors["trust"]["keys"][0], "kid": "00" * 8}
    trust = {**vectors["trust"], "keys": [bad, *vectors["trust"]["keys"]]}
    path = tmp_path / "issuers.json"
    path.write_text(json.dumps(trust), "utf-8")
    code, lines, stderr = run("verify", "--trust", str(path), *NOW, "--json", codes["static card"])
    assert (code, lines[0]["result"]) == (0, "ok")
    assert "keys[0].kid" in stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["verify"],
        ["decode"],
        ["verify", "--trust"],
        ["verify", "--trust", "x", "--now", "soon"],
        ["verify", "--trust", "x", "--now", "-1"],
        ["verify", "--trust", "x", "--now", "9" * 30],
        ["verify", "--trust", "x", "--window", "1201"],
        ["verify", "--trust", "x", "--backend", "other"],
        ["classify", "--social-security-pattern", "("],
        ["classify", "--nonsense"],
    ],
)
def test_wrong_arguments(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["classify"], ["verify", "--trust", "x", "--json"]])
def test_nothing_to_do_on_a_terminal_is_a_wrong_call(arguments: Sequence[str]) -> None:
    """It would wait for lines that nobody knows to type."""
    controller, terminal = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            stdin=terminal, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(controller)
        os.close(terminal)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: yima codes " + arguments[0].encode() in done.stderr
    assert b"no codes" in done.stderr


def test_codes_that_look_like_options_come_after_two_dashes(lists: Sequence[str]) -> None:
    _, lines, _ = run("verify", *lists, "--json", "--", "--now", "-x", "EHC1:X")
    assert [line["result"] for line in lines] == ["unrecognised", "unrecognised", "not_base45"]


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--help"]) == 0
    assert "--trust" in capsys.readouterr().out


def test_nobody_reads_the_output(lists: Sequence[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "verify", *lists, "--json"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"EHC1:X\n")
        process.stdin.flush()
        # Answered while the input is still open.
        assert json.loads(process.stdout.readline())["result"] == "not_base45"
        process.stdout.close()
        process.stdin.write(b"EHC1:X\n")
        process.stdin.close()
        assert process.wait(timeout=60) == 141
        assert process.stderr.read() == b""


def test_an_output_that_is_full(lists: Sequence[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "verify", *lists, "--json", "x"],
            stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["0", "1", "2"])
def test_a_standard_stream_that_is_closed(lists: Sequence[str], closed: str) -> None:
    command = [sys.executable, "-c", RUN, "verify", *lists, "--json"]
    redirect = {"0": "<&-", "1": ">&-", "2": "2>&-"}[closed]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirect}', "sh", *command],
        input=b"EHC1:X\n", capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == (2 if closed == "0" else 0)
    assert b"Traceback" not in done.stderr


def test_remarks_never_get_into_the_output(tmp_path: Path, vectors: Mapping[str, Any]) -> None:
    """With standard error closed, Python's print would put them there."""
    bad = {**vectors["trust"]["keys"][0], "kid": "00" * 8}
    path = tmp_path / "issuers.json"
    path.write_text(json.dumps({**vectors["trust"], "keys": [bad]}), "utf-8")
    command = [sys.executable, "-c", RUN, "verify", "--trust", str(path), "--json", "EHC1:X"]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *command], capture_output=True, timeout=60, check=True
    )
    assert json.loads(done.stdout) == {**NULLS, "result": "not_base45", "kind": "ehc1"}


def test_a_line_without_end_is_given_up_and_the_next_is_read() -> None:
    stream = io.BytesIO(b"a" * 25 + b"\nnext\n" + b"b" * 10 + b"\n" + b"c" * 9 + b"\n")
    assert list(from_stream(stream, longest_line=10)) == [
        Unreadable(Fault.LINE_TOO_LONG),
        "next",
        Unreadable(Fault.LINE_TOO_LONG),
        "c" * 9,
    ]


def test_an_input_that_breaks_off() -> None:
    class Broken(io.BytesIO):
        def readline(self, _size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().readline(_size)

    assert list(from_stream(Broken(b"a\nb\n"))) == ["a", Unreadable(Fault.READ_ERROR)]
