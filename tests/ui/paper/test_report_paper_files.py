"""Texts of any kind, layouts and pictures of the hospital's own: printed as meant, or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kiosk.reasons import Code, Failure
from kiosk.reports.paper import Printable
from kiosk.reports.report import Flag, Result, Section
from ui.paper.report_paper import QtReportPaper
from ui.paper.samples import samples

Open = Callable[[Printable | Failure], Any]
LayOut = Callable[..., Printable | Failure]

SAMPLES = samples()
MARGIN = 16 / 25.4 * 72


def plain(text: str) -> str:
    """As `Pdf` tells texts: NFKC, without spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def failure_of(made: Printable | Failure) -> str:
    assert isinstance(made, Failure)
    assert made.code is Code.REPORT_UNPRINTABLE
    return str(made.facts["what"])


HOSTILE = (
    '<img src="file:///etc/hostname"><h1>大</h1>',
    "{{ report.holder }}{% for x in y %}",
    "\ufdd0\ufdd1\ufffc\x00\u202e坏",
    "A" * 400,
    "　" * 50 + "末",
    "</table></td></body>",
    "𠮷" * 200,
    "&lt;&#0;",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_texts_are_texts_and_never_markup(text: str, lay_out: LayOut, opened: Open) -> None:
    sheet = SAMPLES["critical-corrected"]
    result = Result(
        "o1", text, local_code=text[:40], group=text, text=text, flag=Flag.HIGH, note=text
    )
    short = text[:60]  # as the hospital's adapter gives it at most
    head = replace(sheet.report.head, title=short, doctor=short, department=short)
    report = replace(
        sheet.report,
        head=head,
        results=(result, replace(result, id="o2", text="", missing=text), *sheet.report.results),
        sections=(Section(text, text),),
        specimen=short,
        author=short,
    )
    pdf = opened(lay_out(replace(sheet, report=report, hospital=short)))
    words = pdf.words()
    assert all(word.left >= MARGIN - 1 and word.right <= 595 - MARGIN + 1 for word in words)
    assert plain("未出结果：标本溶血") in pdf.text()
    if text.startswith(("<img", "{{", "</table")):
        assert plain(text) in pdf.text()


BROKEN = {
    "body.html": ("{% if %}", "body.html, line 1"),
    "foot.html": ("{{ nobody.there }}", "foot.html"),
    "closing.html": ('<img src="/etc/hostname">', "closing.html: a picture"),
    "letterhead.html": (
        '<img src="file:///usr/share/pixmaps/x.png">',
        "letterhead.html: a picture",
    ),
    "continuation.html": ("<p>&nbsp;</p>" * 300, "no room"),
    "results.html": ('<table width="4000"><tr><td width="4000">x</td></tr></table>', "wider"),
    "remarks.html": ("{{ report.remarks[9].title }}", "body.html"),
    "report.css": ("{{ mm('x') }}", "report.css"),
    "report.toml": ("[page]\nleft = 'x'", "report.toml"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_layout_is_told(
    name: str, lay_out: LayOut, own_layouts: Callable[[dict[str, str]], Path]
) -> None:
    content, told = BROKEN[name]
    made = lay_out(SAMPLES["blood-count-read"], layouts=own_layouts({name: content}))
    assert told in failure_of(made)


def test_a_template_has_no_hands_on_pictures(
    own_layouts: Callable[[dict[str, str]], Path], lay_out: LayOut, tmp_path: Path
) -> None:
    """A QImage can be saved to, and loaded from, any file."""
    written = tmp_path / "written.png"
    save = f'{{{{ pictures.seal.picture.image.save("{written}") }}}}'
    layouts = own_layouts({"foot.html": save})
    assert "UndefinedError" in failure_of(lay_out(SAMPLES["blood-count"], layouts=layouts))
    assert not written.exists()


@pytest.mark.parametrize(
    "style",
    [
        "body { background-image: url(file:///etc/hostname); }",
        '@import url("file:///etc/hostname"); p { background-image: url(other.png); }',
    ],
)
def test_style_opens_nothing(
    style: str, lay_out: LayOut, own_layouts: Callable[[dict[str, str]], Path]
) -> None:
    """Either Qt ignores it, or the report is refused; the file is opened in no case."""
    made = lay_out(SAMPLES["imaging"], layouts=own_layouts({"report.css": style}))
    assert isinstance(made, Printable) or "picture" in failure_of(made)


def test_a_hospitals_own_layout(
    lay_out: LayOut, opened: Open, own_layouts: Callable[[dict[str, str]], Path]
) -> None:
    own = {
        "foot.html": "<p>{{ report.hospital }} 第{{ page }}/{{ pages }}页</p>",
        "report.toml": '[words.zh_CN]\nrecord_number = "登记号"\n',
    }
    text = opened(lay_out(SAMPLES["blood-count"], layouts=own_layouts(own))).text()
    assert "示范医院第1/1页" in text
    assert "登记号" in text
    assert "病历号" not in text


@pytest.mark.parametrize("name", ["stamp", "logo"])
def test_pictures_that_are_none(name: str, lay_out: LayOut, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    assert "No such file" in failure_of(lay_out(SAMPLES["imaging"], **{name: path}))
    path.write_bytes(b"GIF89a")
    assert "no picture" in failure_of(lay_out(SAMPLES["imaging"], **{name: path}))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5_000_000))
    assert "larger than" in failure_of(lay_out(SAMPLES["imaging"], **{name: path}))
    image = QImage(5000, 8, QImage.Format.Format_Mono)
    image.fill(0)
    assert image.save(str(path))
    assert "kind and size" in failure_of(lay_out(SAMPLES["imaging"], **{name: path}))


def test_a_scanned_stamp_stays_small(lay_out: LayOut, tmp_path: Path) -> None:
    """Noise in every dot, as scanners give it."""
    size = 300
    noise = bytes((n * 7919 + n // 97 * 104729) % 256 for n in range(size * size))
    pixels = bytearray(4 * size * size)
    for index, level in enumerate(noise):
        red = bytes((30 + level % 20, 30 + level % 25, 190 + level % 50, level))
        pixels[4 * index : 4 * index + 4] = red
    path = tmp_path / "scan.png"
    assert QImage(pixels, size, size, QImage.Format.Format_ARGB32).save(str(path))
    plain, stamped = lay_out(SAMPLES["imaging"]), lay_out(SAMPLES["imaging"], stamp=path)
    assert isinstance(plain, Printable)
    assert isinstance(stamped, Printable)
    assert 1_000 < len(stamped.document) - len(plain.document) < 30_000


def test_the_stamp_lies_over_the_signatures(lay_out: LayOut, opened: Open, stamp: Path) -> None:
    def red(picture: QImage) -> list[tuple[int, int]]:
        rgb = picture.convertToFormat(QImage.Format.Format_RGB32)
        blue, green, strong, _ = (bytes(rgb.constBits()[plane::4]) for plane in range(4))
        dots = enumerate(zip(strong, green, blue, strict=True))
        width = picture.width()
        return [
            (at % width, at // width) for at, (r, g, b) in dots if r > 150 and g < 90 and b < 90
        ]

    sheet = SAMPLES["blood-count"]
    stamped = red(opened(lay_out(sheet, stamp=stamp)).picture(density=50))
    assert len(stamped) > 300
    assert 36 / 25.4 * 50 - 4 < max(x for x, _ in stamped) - min(x for x, _ in stamped) < 72
    assert min(y for _, y in stamped) > 0.8 * 842 / 72 * 50
    assert red(opened(lay_out(sheet)).picture(density=50)) == []


def test_a_file_put_right_needs_no_restart(
    gui: object,  # noqa: ARG001 - it has to be there
    own_layouts: Callable[[dict[str, str]], Path],
) -> None:
    folder = own_layouts({"report.toml": "[page"})
    paper = QtReportPaper(layouts=folder)
    assert "report.toml" in failure_of(paper.lay_out(SAMPLES["imaging"]))
    (folder / "report.toml").write_text("[page]\nleft = 20.0", "utf-8")
    assert isinstance(paper.lay_out(SAMPLES["imaging"]), Printable)
