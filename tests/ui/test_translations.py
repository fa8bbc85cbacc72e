"""Translations are complete, in step with the sources, and come out the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui import translations


def test_nothing_is_behind_or_unfinished() -> None:
    assert translations.problems() == []


def test_a_text_without_translation_is_found(tmp_path: Path) -> None:
    ts = tmp_path / "yima_zh_CN.ts"
    whole = translations.TS.read_text(encoding="utf8")
    ts.write_text(whole.replace("<translation>返回</translation>", "<translation/>"), "utf8")
    assert translations.unfinished(ts) == ["Back"]


def test_updating_twice_changes_nothing(tmp_path: Path) -> None:
    ts, qm = tmp_path / "yima_zh_CN.ts", tmp_path / "yima_zh_CN.qm"
    ts.write_bytes(translations.TS.read_bytes())
    translations.update_translations(ts)
    translations.compile_translations(ts, qm)
    assert ts.read_bytes() == translations.TS.read_bytes()
    assert qm.read_bytes() == translations.QM.read_bytes()


def test_a_new_file_has_every_text_of_the_sources(tmp_path: Path) -> None:
    ts = tmp_path / "yima_zh_CN.ts"
    translations.update_translations(ts)
    fresh = translations.unfinished(ts)
    assert "This is a payment code" in fresh
    assert "Hold your health card code up to the camera" in fresh


@pytest.mark.parametrize("promise", ["缴费", "打印报告", "挂号费"])
def test_the_attract_screen_promises_nothing_that_is_not_there(promise: str) -> None:
    text = translations.TS.read_text(encoding="utf8")
    attract = text.partition("<name>AttractScreen</name>")[2].partition("</context>")[0]
    assert "扫码签到" in attract
    assert promise not in attract
