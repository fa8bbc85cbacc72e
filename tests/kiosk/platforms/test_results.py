from __future__ import annotations

from typing import Any

import pytest

from kiosk.platforms.results import NO_RESULTS, ResultTable, bad_answer, result_code
from kiosk.reasons import Code, Failure

TABLE = ResultTable(expired=frozenset({"7"}), terminal=frozenset({"8"}))


@pytest.mark.parametrize(
    ("result", "message", "code"),
    [
        ("7", None, Code.PLATFORM_CODE_EXPIRED),
        ("8", "", Code.PLATFORM_BAD_ANSWER),
        ("9", "二维码已过期，请刷新", Code.PLATFORM_CODE_EXPIRED),
        ("9", "该二维码已使用", Code.PLATFORM_CODE_EXPIRED),
        ("9", "appToken已过期", Code.PLATFORM_BAD_ANSWER),
        ("9", "签名错误", Code.PLATFORM_BAD_ANSWER),
        ("9", "张三没有健康卡", Code.PLATFORM_REFUSED),
        ("9", {"张三": 1}, Code.PLATFORM_REFUSED),
    ],
)
def test_what_a_result_means(result: str, message: Any, code: Code) -> None:
    assert TABLE.failure(result, message).code is code


@pytest.mark.parametrize("result", ["张三", "110101199001011234 ", "a" * 17, "a b", "1_2", "\n1"])
@pytest.mark.parametrize("message", ["张三", "签名"])
def test_only_short_codes_are_told_on(result: str, message: str) -> None:
    failure = NO_RESULTS.failure(result, message)
    assert "unlisted" in "".join(map(str, failure.facts.values()))
    assert result not in repr(failure)
    assert "张三" not in repr(failure)


def test_a_short_code_is_told_on() -> None:
    assert NO_RESULTS.failure("-30013", "") == Failure(Code.PLATFORM_REFUSED, {"result": "-30013"})
    assert NO_RESULTS.failure("E12", "摘要不符") == bad_answer(
        "it does not accept this terminal (result E12)"
    )


@pytest.mark.parametrize(
    ("sent", "read"),
    [(0, "0"), ("0", "0"), (" 0 ", "0"), (-1, "-1"), (True, ""), (None, ""), ([], "")],
)
def test_results_come_as_numbers_and_as_text(sent: Any, read: str) -> None:
    assert result_code(sent) == read
