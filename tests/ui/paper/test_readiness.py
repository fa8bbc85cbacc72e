"""The readiness report and the test page as PDF, read back by poppler."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from kiosk.maintenance import wording
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.maintenance.command import write_report
from kiosk.maintenance.readiness import About, Readiness, readiness
from kiosk.maintenance.trial_codes import CARD, CARD_MM
from kiosk.reports.paper import Printable
from kiosk.settings import load
from ui.paper.readiness import readiness_document
from ui.paper.readiness_test_page import a4_test_page
from ui.paper.readiness_words import CHINESE

NOW = 1_800_000_000
MADE = datetime.fromtimestamp(NOW, timezone(timedelta(hours=8)))


def report(verdict: Verdict) -> Readiness:
    facts = {Fact.STATE: "paper_low", Fact.FREE_MB: 123_456, Fact.ANSWERED_YES: True}
    about = About("YM-07", "示范医院", "0.1.0", "ab" * 32, "not_signed")
    results = [CheckResult(each, verdict, facts, NOW - 3_600, 5) for each in CheckId]
    return readiness(about, NOW, [], results)


@pytest.fixture
def paper(worker: ThreadPoolExecutor, opened: Callable[[Any], Any]) -> Callable[..., Any]:
    def make(language: str, verdict: Verdict = Verdict.FAIL) -> Any:
        made = worker.submit(readiness_document, report(verdict), MADE, language).result(60)
        return opened(Printable(made, 1))

    return make


def test_in_chinese_with_everything_that_is_filed(paper: Callable[..., Any]) -> None:
    pdf = paper("zh_CN")
    text = pdf.text()
    assert "自助服务终端就绪检查报告" in text
    assert "示范医院" in text
    assert "YM-07" in text
    assert "不可投入使用" in text
    assert "未签名" in text
    assert "ab" * 32 in text
    assert "2027-01-1515:00" in text.replace(MADE.strftime("%Y-%m-%d%H:%M"), "")
    assert "检查人" in text
    assert "A4" in pdf.info()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_check_stands_on_it_once_as_a_row(paper: Callable[..., Any], language: str) -> None:
    text = paper(language, Verdict.PASS).text()
    for words in wording.CHECKS.values():
        title = CHINESE[words.title] if language == "zh_CN" else words.title
        assert unicodedata.normalize("NFKC", "".join(title.split())) in text


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_lies_outside_the_paper(paper: Callable[..., Any], language: str) -> None:
    words = paper(language).words()
    assert all(word.left > 40 and word.right < 595 - 40 for word in words)
    assert all(word.top > 40 and word.bottom < 842 - 20 for word in words)


def test_every_word_of_the_catalogue_has_its_chinese() -> None:
    texts = [words.title for words in wording.CHECKS.values()]
    texts += [words.advice for words in wording.CHECKS.values()]
    texts += [words.label for words in wording.FACTS.values()]
    texts += [*wording.VERDICTS.values(), *wording.OVERALL.values(), *wording.USB.values()]
    assert [text for text in texts if text not in CHINESE and text not in {"SMART", "SM3"}] == []


def test_the_a4_test_page(worker: ThreadPoolExecutor, opened: Callable[[Any], Any]) -> None:
    made = worker.submit(a4_test_page, "YM-07", MADE).result(60)
    pdf = opened(Printable(made, 1))
    assert "打印机测试页" in pdf.text()
    assert "Pages:           1" in pdf.info()
    picture = pdf.picture(density=150).convertToFormat(QImage.Format.Format_RGB888)
    codes = {each.text: each.position for each in zxingcpp.read_barcodes(_array(picture))}
    assert codes.keys() == {"YIMA-TEST:YM-07", CARD}
    width = codes[CARD].top_right.x - codes[CARD].top_left.x
    assert width * 25.4 / 150 == pytest.approx(CARD_MM, rel=0.02)


def _array(image: QImage) -> Any:
    import numpy as np  # noqa: PLC0415 - only here

    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def test_the_command_s_files(gui: Any, tmp_path: Path) -> None:  # noqa: ARG001 - it has to be there
    settings = tmp_path / "terminal.toml"
    settings.write_text(
        '[terminal]\nid = "T07"\nhospital = "示范医院"\n[hospital]\nbase_url = "http://127.0.0.1:1"\n'
        '[trust]\nrepository = "http://127.0.0.1:1/"\n[ticket_printer]\nhost = "127.0.0.1"\n'
        'port = 1\n[storage]\nfolder = "state"\n',
        encoding="utf-8",
    )
    loaded = load(settings, {})
    out = tmp_path / "out"
    pdf, text = write_report(report(Verdict.PASS), loaded, out, "zh_CN")
    assert pdf.name == "readiness-YM-07-2027-01-15.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")
    assert json.loads(text.read_text("utf-8"))["verdict"] == "pass"
