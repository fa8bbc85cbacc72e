"""Reports on paper, as poppler sees them."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from kiosk.reasons import Code, Failure
from kiosk.reports.paper import Printable, Sheet
from kiosk.reports.report import ReportKind, ReportStatus, Section
from ui.paper.layouts import read_layout
from ui.paper.report_paper import QtReportPaper
from ui.paper.samples import samples

Open = Callable[[Printable | Failure], Any]
LayOut = Callable[..., Printable | Failure]

SAMPLES = samples()
A4_POINTS = (595.0, 842.0)
MARGIN = 16 / 25.4 * 72


def plain(text: str) -> str:
    """As `Pdf` tells texts: NFKC, without spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def in_order(text: str, wanted: Iterable[str]) -> bool:
    """Whether all of `wanted` stand in `text`, one behind the other; both without spaces."""
    at = 0
    for each in wanted:
        found = text.find(plain(each), at)
        if found < 0:
            pytest.fail(f"not there, or not in its place: {each}")
        at = found + 1
    return True


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_leaves_the_margins_or_overlaps(name: str, lay_out: LayOut, opened: Open) -> None:
    words = opened(lay_out(SAMPLES[name])).words()
    assert len(words) > 20
    for word in words:
        assert word.left >= MARGIN - 1, word
        assert word.right <= A4_POINTS[0] - MARGIN + 1, word
        assert 10 / 25.4 * 72 - 6 <= word.top < word.bottom <= A4_POINTS[1] - 8 / 25.4 * 72 + 3, (
            word
        )
    for page in {word.page for word in words}:
        _none_overlap([word for word in words if word.page == page])


def _none_overlap(words: list[Any]) -> None:
    """By the middle of each box: boxes are as high as the typeface's tallest glyph."""
    for index, one in enumerate(words):
        height = one.bottom - one.top
        for other in words[index + 1 :]:
            apart = abs((one.top + one.bottom) - (other.top + other.bottom)) / 2
            shared = min(one.right, other.right) - max(one.left, other.left)
            scripts = min(height, other.bottom - other.top) < 8  # 10⁹ leans on its exponent
            assert scripts or shared <= 0.5 or apart > 0.55 * height, (one, other)


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_counted_and_named(name: str, lay_out: LayOut, opened: Open) -> None:
    sheet = SAMPLES[name]
    made = lay_out(sheet)
    assert isinstance(made, Printable)
    pages = opened(made).pages()
    assert len(pages) == made.pages
    for number, page in enumerate(pages, 1):
        label = "Page{}of{}" if sheet.language == "en" else "第{}页共{}页"
        assert label.format(number, made.pages) in page
        assert sheet.report.head.number in page
        assert name == "rare-names" or sheet.holder.name.replace(" ", "") in page


def test_a_blood_count_from_head_to_foot(lay_out: LayOut, opened: Open) -> None:
    sheet = SAMPLES["blood-count"]
    text = opened(lay_out(sheet)).text()
    head = ("示范医院", "检验报告单", "姓名", "张*明", "男", "68岁", "MZ****31", "李医生", "检验科")
    times = ("血常规", "2026-11-20 08:25", "2026-11-20 10:42", "静脉血")
    table = ("序号", "代号", "项目", "结果", "提示", "单位", "参考区间")
    rows = [f"{n}{r.local_code}{r.name}" for n, r in enumerate(sheet.report.results, 1)]
    closing = (
        "以下空白",
        "扫码验证本报告",
        "仅对所检标本负责",
        "打印时间",
        "T-07",
        "P20261120-0412",
    )
    assert in_order(text, (*head, *times, *table, *rows, *closing))
    assert in_order(text, ("检验者", "王试验", "审核者", "赵示范"))
    assert in_order(text, ("白细胞计数", "11.8", "↑", "3.5–9.5", "红细胞计数"))


def test_an_imaging_report(lay_out: LayOut, opened: Open) -> None:
    text = opened(lay_out(SAMPLES["imaging"])).text()
    wanted = (
        "影像检查报告单",
        "检查所见",
        "磨玻璃结节",
        "类圆形低密度影",
        "诊断意见",
        "1.",
        "2.",
        "3.",
    )
    assert in_order(text, (*wanted, "报告医师", "审核医师", "供临床医师参考"))
    assert "序号" not in text


def test_critical_corrected_and_missing_values(lay_out: LayOut, opened: Open) -> None:
    text = opened(lay_out(SAMPLES["critical-corrected"])).text()
    banners = ("更正报告", "此前发出的同一报告作废", "危急值", "请立即就医")
    row = ("钾", "已更正", "6.9", "↑", "危急值", "已复查，并于09:51电话通知临床")
    rest = (
        "未出结果：标本溶血",
        "<0.5",
        "血培养",
        "阳性",
        "危急值",
        "乙肝表面抗原",
        "异常",
        "阴性",
    )
    assert in_order(text, (*banners, *row, *rest))


def test_in_english(lay_out: LayOut, opened: Open) -> None:
    text = opened(lay_out(SAMPLES["english"])).text()
    wanted = (
        "Laboratory Report",
        "J*** S.",
        "Female",
        "42 years",
        "Amended report",
        "↑ High",
        "↓ Low",
    )
    reading = (
        "In plain words",
        "not a diagnosis",
        "Reviewed: Clinical Laboratory",
        "Leukocytes are high",
    )
    assert in_order(text, (*wanted, *reading, "Performed by", "Verified by", "Page 1 of 1"))
    assert "Not yet reviewed" not in text


def test_the_reading_says_what_it_is_not(lay_out: LayOut, opened: Open) -> None:
    text = opened(lay_out(SAMPLES["blood-count-read"])).text()
    said = (
        "结果解读",
        "不是诊断",
        "尚未经临床医师审核",
        "血小板计数偏低",
        "请尽快就诊",
        "血小板帮助止血",
    )
    assert in_order(text, said)
    assert "结果解读" not in opened(lay_out(SAMPLES["blood-count"])).text()


def test_a_report_of_nothing_but_an_attachment(lay_out: LayOut, opened: Open) -> None:
    assert "没有可打印的结果" in opened(lay_out(SAMPLES["other-document"])).text()


def test_rows_stay_whole_under_a_repeated_head(lay_out: LayOut, opened: Open) -> None:
    sheet = SAMPLES["many"]
    pdf = opened(lay_out(sheet))
    pages = pdf.pages()
    assert len(pages) == 3
    assert all("序号代号项目结果" in page for page in pages)
    rows = [f"{n}{r.local_code}{r.name}" for n, r in enumerate(sheet.report.results, 1)]
    assert all(sum(row in page for page in pages) == 1 for row in rows)
    assert in_order("".join(pages), rows)
    signed = [page for page in pages if "检验者" in page]
    assert signed == pages[-1:]
    assert any(row in pages[-1] for row in rows)


@pytest.mark.parametrize("count", range(25, 36))
def test_the_signatures_never_stand_alone(count: int, lay_out: LayOut, opened: Open) -> None:
    sheet = SAMPLES["many"]
    report = replace(sheet.report, results=sheet.report.results[:count])
    pages = opened(lay_out(replace(sheet, report=report))).pages()
    last = f"{count}{report.results[-1].local_code}{report.results[-1].name}"
    assert "检验者" in pages[-1]
    assert last in pages[-1]


def test_a_text_of_several_pages_flows(lay_out: LayOut, opened: Open) -> None:
    lines = [
        f"第{n}段，所见如常，双肺纹理清晰，未见异常密度影，心影大小如常。" * 3 for n in range(60)
    ]
    sheet = SAMPLES["imaging"]
    report = replace(sheet.report, sections=(Section("检查所见", "\n".join(lines)),))
    pages = opened(lay_out(replace(sheet, report=report))).pages()
    assert len(pages) > 2
    assert in_order("".join(pages), [f"第{n}段" for n in range(60)])
    assert "".join(pages).count("双肺纹理清晰") == 180


def test_a_row_higher_than_a_page_goes_on_line_by_line(lay_out: LayOut, opened: Open) -> None:
    words = [f"词{n:04}" for n in range(1500)]
    sheet = SAMPLES["antibiogram"]
    results = (replace(sheet.report.results[0], text="，".join(words)), *sheet.report.results[1:])
    report = replace(sheet.report, results=results)
    pdf = opened(lay_out(replace(sheet, report=report)))
    pages = pdf.pages()
    assert len(pages) > 1
    assert "阿米卡星" in pages[-1]
    # Qt writes the line above a cut once more, out of sight, above the table's head.
    heads = {word.page: word.bottom for word in pdf.words() if word.text == "参考区间"}
    seen = "".join(word.text for word in pdf.words() if word.top > heads[word.page] - 1)
    assert all(seen.count(word) <= 1 for word in words)
    assert sum(word in seen for word in words) > 1400  # the others are broken over two lines


RARE = "䶮𬱖㛃𠮷"


def test_rare_characters_come_out(lay_out: LayOut, opened: Open) -> None:
    """Each with a glyph of its own: a box for what is missing would look the same four times."""
    sheet = SAMPLES["rare-names"]
    seen = set()
    for character in (*RARE, "\U0003fffd"):
        alone = replace(sheet, holder=replace(sheet.holder, name=character))
        picture: QImage = opened(lay_out(alone)).picture(density=150, box=(195, 160, 60, 40))
        name = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        ink = sum(level < 128 for level in bytes(name.constBits()))
        assert ink > 60
        seen.add(bytes(name.constBits()))
    assert len(seen) == len(RARE) + 1
    document = lay_out(sheet)
    assert isinstance(document, Printable)
    assert set(re.findall(rb"/FontName /\w+\+([\w-]+)", document.document)) <= {
        b"NotoSansCJKsc-Regular",
        b"NotoSansCJKsc-Bold",
    }


def test_codes_can_be_read_off_the_paper(lay_out: LayOut, opened: Open, stamp: Path) -> None:
    sheet = SAMPLES["blood-count"]
    picture: QImage = opened(lay_out(sheet, stamp=stamp)).picture(density=200)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    read = {found.format: found.text for found in zxingcpp.read_barcodes(pixels)}
    assert read[zxingcpp.BarcodeFormat.QRCode] == sheet.seal
    assert read[zxingcpp.BarcodeFormat.Code128] == sheet.report.head.number


@pytest.mark.parametrize("number", ["检验2026-31", "X" * 40, ""])
def test_a_number_that_is_no_bar_code(number: str, lay_out: LayOut, opened: Open) -> None:
    sheet = SAMPLES["blood-count"]
    head = replace(sheet.report.head, number=number)
    text = opened(lay_out(replace(sheet, report=replace(sheet.report, head=head)))).text()
    assert number in text


def test_a_seal_longer_than_a_code_holds(lay_out: LayOut) -> None:
    made = lay_out(replace(SAMPLES["blood-count"], seal="x" * 5000))
    assert isinstance(made, Failure)
    assert "seal" in str(made.facts["what"])


def test_the_same_sheet_gives_the_same_picture(lay_out: LayOut, opened: Open, stamp: Path) -> None:
    sheet = SAMPLES["critical-corrected"]
    first = opened(lay_out(sheet, stamp=stamp)).picture()
    assert opened(lay_out(sheet, stamp=stamp)).picture() == first
    other = replace(sheet, number="P20261120-0413")
    assert opened(lay_out(other, stamp=stamp)).picture() != first


@pytest.mark.usefixtures("gui")
def test_two_threads_at_once(opened: Open) -> None:
    paper = QtReportPaper()
    sheets = [SAMPLES[name] for name in ("blood-count", "imaging")] * 4
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(paper.lay_out, sheets))
    texts = [opened(each).text() for each in made]
    assert len(set(texts[::2])) == len(set(texts[1::2])) == 1
    assert "血小板计数" in texts[0]
    assert "磨玻璃结节" in texts[1]


def test_metadata_name_the_report_and_not_the_patient(lay_out: LayOut, opened: Open) -> None:
    made = lay_out(SAMPLES["chemistry-30"])
    pdf = opened(made)
    assert "生化全项 LAB20261120-0031" in pdf.info()
    assert "A4" in pdf.info()
    assert isinstance(made, Printable)
    for private in ("张晓明", "MZ20260031"):
        for form in (private.encode(), private.encode("utf-16-be"), private.encode("utf-16-le")):
            assert form not in made.document


def test_a_report_of_thirty_results_is_small(lay_out: LayOut, stamp: Path, logo: Path) -> None:
    made = lay_out(SAMPLES["chemistry-30"], stamp=stamp, logo=logo)
    assert isinstance(made, Printable)
    assert made.pages == 1
    assert len(made.document) <= 60 * 1024


@pytest.mark.usefixtures("gui")
def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert isinstance(QtReportPaper().lay_out(SAMPLES["blood-count"]), Printable)
    assert list(tmp_path.iterdir()) == []


def failure_of(made: Printable | Failure) -> str:
    assert isinstance(made, Failure)
    assert made.code is Code.REPORT_UNPRINTABLE
    return str(made.facts["what"])


@pytest.mark.parametrize("count", [1700, 100_000])
def test_a_report_without_end_is_refused(count: int, lay_out: LayOut) -> None:
    sheet = SAMPLES["blood-count"]
    report = replace(sheet.report, results=sheet.report.results[:1] * count)
    assert "40 pages" in failure_of(lay_out(replace(sheet, report=report)))


def test_a_language_without_words_gets_english(lay_out: LayOut, opened: Open) -> None:
    sheet: Sheet = SAMPLES["imaging"]
    english = opened(lay_out(replace(sheet, language="en"))).text()
    assert opened(lay_out(replace(sheet, language="ar"))).text() == english


@pytest.mark.parametrize("status", [ReportStatus.AMENDED, ReportStatus.CORRECTED])
def test_another_edition_says_so(status: ReportStatus, lay_out: LayOut, opened: Open) -> None:
    sheet: Sheet = SAMPLES["imaging"]
    head = replace(sheet.report.head, status=status)
    text = opened(lay_out(replace(sheet, report=replace(sheet.report, head=head)))).text()
    expected = {ReportStatus.AMENDED: "修订报告", ReportStatus.CORRECTED: "更正报告"}
    assert expected[status] in text
    assert expected[status] not in opened(lay_out(sheet)).text()


def test_rows_of_a_table_are_evenly_ruled(lay_out: LayOut, opened: Open) -> None:
    """A line below each row, as long as the page is wide within its margins."""
    picture = opened(lay_out(SAMPLES["blood-count"])).picture(density=100)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    row = grey.bytesPerLine()
    pixels = bytes(grey.constBits())
    ruled = [
        y
        for y in range(grey.height())
        if all(level < 245 for level in pixels[y * row + 70 : y * row + 755])
    ]
    gaps = [below - above for above, below in pairwise(ruled) if below - above > 1]
    assert sum(22 <= gap <= 25 for gap in gaps) >= 22


def test_without_an_application_it_says_so() -> None:
    program = (
        "from ui.paper.report_paper import *\nfrom ui.paper.samples import samples\n"
        "try: QtReportPaper().lay_out(samples()['imaging'])\n"
        "except NoGuiApplicationError: print('told')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.returncode) == ("told\n", 0)


@pytest.mark.parametrize("name", ["chemistry-30", "imaging"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_label_of_the_head_runs_into_its_value(
    name: str, language: str, lay_out: LayOut, opened: Open
) -> None:
    sheet = replace(samples()[name], language=language)
    laboratory = sheet.report.head.kind is ReportKind.LABORATORY
    words = read_layout(None).design.words[language]
    labels = [words["department"], words["laboratory_title" if laboratory else "title"]]
    found = opened(lay_out(sheet)).words()
    for label in labels:
        at = next(one for one in found if one.text == label)
        beside = [one for one in found if abs(one.top - at.top) < 2 and one.left > at.left]
        assert min(one.left for one in beside) > at.right + 3  # points
