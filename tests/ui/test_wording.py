"""The words of every language are in order; and words that are not are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.translations import language_of, translation_files
from ui.wording import faults, messages

FILES = translation_files()
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en"><context><name>{context}</name>{messages}
</context></TS>
"""


@pytest.mark.parametrize("ts", FILES, ids=language_of)
def test_the_words_of_every_language_are_in_order(ts: Path) -> None:
    assert len(list(messages(ts))) > 300
    assert faults(ts) == []


def message(source: str, translation: str, kind: str = "", comment: str = "") -> str:
    state = f' type="{kind}"' if kind else ""
    told = f"<comment>{comment}</comment>" if comment else ""
    return (
        f"<message><source>{source}</source>{told}"
        f"<translation{state}>{translation}</translation></message>"
    )


ADVICE = "Please wait until {date}."
FAULTS = {
    "vanished": ("Bills", [message("Old", "旧", "vanished")], "no source says 'Old' (Bills)"),
    "obsolete": ("Bills", [message("Old", "旧", "obsolete")], "no source says 'Old' (Bills)"),
    "no_reason": ("Reasons", [message("Who knows", "谁知道")], "no reason says 'Who knows'"),
    "twofold": (
        "Bills",
        [message("Pay", "缴费"), message("Pay", "支付")],
        "'Pay' is said in 2 ways (Bills): ['支付', '缴费']",
    ),
    "space": ("Bills", [message("Pay", "缴费 ")], "space at an end: '缴费 ' (Bills)"),
    "lost_fact": ("Reasons", [message(ADVICE, "请等待。")], "cannot be filled in: '请等待。'"),
    "other_fact": (
        "Reasons",
        [message(ADVICE, "请等到{time}。")],
        "cannot be filled in: '请等到{time}。'",
    ),
    "stray_brace": (
        "Reasons",
        [message(ADVICE, "请等到{date}}。")],
        "cannot be filled in: '请等到{date}}。'",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(tmp_path: Path, fault: str) -> None:
    context, told, finding = FAULTS[fault]
    assert finding in faults(written(tmp_path, context, *told))


def test_the_same_words_may_mean_two_things(tmp_path: Path) -> None:
    told = [message("Strong", "强", comment="contrast"), message("Strong", "浓", comment="tea")]
    assert faults(written(tmp_path, "Bills", *told)) == []


def written(folder: Path, context: str, *told: str) -> Path:
    ts = folder / "yima_zh_CN.ts"
    ts.write_text(TS.format(context=context, messages="".join(told)), "utf-8")
    return ts
