"""PDF of others: what is read, what is refused, and that nothing of it stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kiosk.reasons import Code, Failure
from kiosk.reports.paper import FormPage, Printable
from ui.paper.form_limits import Limits
from ui.paper.forms import PdfForms
from ui.paper.samples import samples
from ui.shown_pictures import ShownPictures

MakeForms = Callable[..., PdfForms]


def pdf(objects: Mapping[int, bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, 1 its catalogue."""
    parts, places = [b"%PDF-1.4\n"], {}
    for number, content in objects.items():
        places[number] = sum(map(len, parts))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = sum(map(len, parts))
    rows = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(max(objects) + 1)
    )
    size = max(objects) + 1
    parts.append(
        b"xref\n0 %d\n%strailer\n<</Root 1 0 R /Size %d %s>>\n" % (size, rows, size, trailer)
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)


def simple(
    pages: int = 1,
    box: bytes = b"0 0 595 842",
    drawing: bytes = b"",
    more: bytes = b"",
    **other: Any,
) -> bytes:
    """`pages` times the same page."""
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R/Resources<<%s>>>>" % (box, more)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        3: b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        **{10 + n: page for n in range(pages)},
        **{int(name[1:]): value for name, value in other.items()},
    }
    return pdf(objects)


def laughing(levels: int = 8, each: int = 10) -> bytes:
    """Forms within forms: ten to the power of `levels` rectangles out of a few hundred bytes."""
    forms = {}
    for level in range(levels):
        inner = b"/F Do " * each if level + 1 < levels else b"0 0 1 1 re f "
        resources = b"<</XObject<</F %d 0 R>>>>" % (101 + level)
        forms[f"o{100 + level}"] = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources%s/Length %d>>stream\n%s\nendstream"
            % (resources, len(inner), inner)
        )
    return simple(drawing=b"/F Do", more=b"/XObject<</F 100 0 R>>", **forms)


PICTURES = ShownPictures()


@pytest.fixture
def make_forms() -> Iterator[MakeForms]:
    made: list[PdfForms] = []

    def make(**limits: Any) -> PdfForms:
        made.append(PdfForms(PICTURES, **limits))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def forms(make_forms: MakeForms) -> PdfForms:
    return make_forms()


def image_of(page: FormPage | Failure) -> QImage:
    assert isinstance(page, FormPage), page
    return PICTURES.of(page.image.removeprefix("image://shown/"))


def code_of(answer: object) -> Code:
    assert isinstance(answer, Failure), answer
    return answer.code


def wait_until_gone(pid: int) -> None:
    for _ in range(500):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.01)
    pytest.fail("the process is still there")


def test_pages_are_counted(forms: PdfForms) -> None:
    assert forms.pages(simple(3)) == 3


def test_a_page_is_drawn_on_white(forms: PdfForms) -> None:
    drawing = b"1 0 0 rg 0 421 298 421 re f"
    page = forms.page(simple(2, drawing=drawing), 1, 200)
    image = image_of(page)
    assert isinstance(page, FormPage)
    assert page.pages == 2
    assert (image.width(), image.height()) == (200, 283)
    assert image.pixelColor(50, 50).getRgb() == (255, 0, 0, 255)
    assert image.pixelColor(150, 200).getRgb() == (255, 255, 255, 255)


def test_it_draws_what_poppler_draws(
    forms: PdfForms, lay_out: Callable[..., Printable | Failure], opened: Callable[..., Any]
) -> None:
    made = lay_out(samples()["blood-count"])
    assert isinstance(made, Printable)
    ours = image_of(forms.page(made.document, 0, 827)).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    theirs = opened(made).picture().convertToFormat(QImage.Format.Format_Grayscale8)
    small = [bytes(each.scaled(40, 56).constBits()) for each in (ours, theirs)]
    apart = [abs(one - other) for one, other in zip(*small, strict=True)]
    assert sum(apart) / len(apart) < 16


def test_several_documents_in_turn(forms: PdfForms) -> None:
    one, two = simple(1), simple(2)
    assert [forms.pages(each) for each in (one, two, one)] == [1, 2, 1]
    assert code_of(forms.pages(b"broken")) is Code.FORM_UNREADABLE
    assert code_of(forms.page(b"broken", 0, 100)) is Code.FORM_UNREADABLE
    assert forms.pages(two) == 2


def test_one_process_serves_many_questions(forms: PdfForms) -> None:
    assert forms.pid is None
    document = simple(3)
    forms.pages(document)
    first = forms.pid
    for number in range(3):
        image_of(forms.page(document, number, 60))
    assert forms.pid == first is not None


ENCRYPTED = pdf(
    {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        4: b"<</Filter/Standard/V 1/R 2/P -1/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
    },
    trailer=b"/Encrypt 4 0 R /ID[<00><00>]",
)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"garbage",
        b"%PDF-1.4\n%%EOF",
        simple(2)[:150],
        b"\x00" * 100_000,
        b"%PDF-1.7\n" + os.urandom(5_000),
        ENCRYPTED,
        simple(0),
        b"<html>log in first</html>",
    ],
    ids=range(9),
)
def test_what_is_no_readable_pdf(document: bytes, forms: PdfForms) -> None:
    assert code_of(forms.pages(document)) is Code.FORM_UNREADABLE
    assert code_of(forms.page(document, 0, 100)) is Code.FORM_UNREADABLE


def test_a_page_that_is_not_there(forms: PdfForms) -> None:
    assert code_of(forms.page(simple(2), 2, 100)) is Code.FORM_UNREADABLE


@pytest.mark.parametrize(("number", "width"), [(-1, 100), (0, 0)])
def test_nonsense_is_a_bug(number: int, width: int, forms: PdfForms) -> None:
    with pytest.raises(ValueError, match="from 0"):
        forms.page(simple(), number, width)


def test_too_many_bytes_or_pages(make_forms: MakeForms) -> None:
    forms = make_forms(most_bytes=3_000, most_pages=3)
    assert forms.pages(simple(3)) == 3
    assert code_of(forms.pages(simple(4))) is Code.FORM_TOO_LARGE
    assert code_of(forms.pages(simple(1) + bytes(3_000))) is Code.FORM_TOO_LARGE


@pytest.mark.parametrize(
    ("box", "width"),
    [(b"0 0 10 14400", 800), (b"0 0 595 842", 4_000), (b"0 0 595 842", 100_000)],
)
def test_too_many_dots(box: bytes, width: int, forms: PdfForms) -> None:
    assert code_of(forms.page(simple(box=box), 0, width)) is Code.FORM_TOO_LARGE
    assert forms.pages(simple(2)) == 2


@pytest.mark.parametrize("box", [b"0 0 0 0", b"1 2", b"0 0 -5 9999999999", b"0 0 1e-9 1e9"])
def test_a_page_of_no_sensible_size(box: bytes, forms: PdfForms) -> None:
    page = forms.page(simple(box=box), 0, 100)
    assert isinstance(page, (FormPage, Failure))
    assert forms.pages(simple(2)) == 2


def test_one_that_takes_too_long_is_killed(make_forms: MakeForms) -> None:
    forms = make_forms(seconds=0.6)
    document = laughing()
    assert forms.pages(document) == 1
    hanging = forms.pid
    assert hanging is not None
    assert code_of(forms.page(document, 0, 400)) is Code.FORM_TOO_LARGE
    wait_until_gone(hanging)
    assert forms.pages(simple(2)) == 2
    assert forms.pid not in {None, hanging}


def test_one_that_takes_too_much_memory(make_forms: MakeForms) -> None:
    forms = make_forms(memory=24 * 1024 * 1024)
    assert isinstance(forms.page(simple(), 0, 400), FormPage)
    assert isinstance(forms.page(simple(), 0, 3_000), Failure)
    assert isinstance(forms.page(simple(), 0, 400), FormPage)


def test_a_process_that_dies_is_started_anew(forms: PdfForms) -> None:
    assert forms.pages(simple(2)) == 2
    first = forms.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    answer = forms.page(simple(2), 0, 100)
    assert isinstance(answer, FormPage) or code_of(answer) is Code.FORM_UNREADABLE
    assert isinstance(forms.page(simple(2), 0, 100), FormPage)
    assert forms.pid != first


def test_forgetting_ends_the_process_that_held_it(forms: PdfForms) -> None:
    forms.pages(simple(2))
    pid = forms.pid
    assert pid is not None
    forms.forget()
    wait_until_gone(pid)
    assert forms.pid is None
    forms.forget()
    assert forms.pages(simple(2)) == 2


def test_forgetting_leaves_no_picture(forms: PdfForms) -> None:
    page = forms.page(simple(), 0, 200)
    assert not image_of(page).isNull()
    forms.forget()
    assert image_of(page).isNull()


def test_forgetting_does_not_wait_for_an_answer(make_forms: MakeForms) -> None:
    forms = make_forms(seconds=60.0)
    document = laughing()
    forms.pages(document)
    answers: list[object] = []
    drawing = threading.Thread(target=lambda: answers.append(forms.page(document, 0, 400)))
    drawing.start()
    time.sleep(0.2)
    forms.forget()
    drawing.join(10)
    assert [code_of(each) for each in answers] == [Code.FORM_UNREADABLE]


class Watched(bytes):
    """A document that tells when it is looked at."""

    seen: threading.Event

    def __len__(self) -> int:
        self.seen.set()
        return super().__len__()


def test_a_question_that_waited_while_all_was_forgotten_starts_nothing(
    make_forms: MakeForms,
) -> None:
    """Else the document of somebody who has left would be in memory until the next one leaves."""
    forms = make_forms(seconds=60.0)
    answers: list[object] = []
    waiting = Watched(simple(3))
    waiting.seen = threading.Event()
    first = threading.Thread(target=lambda: answers.append(forms.page(laughing(), 0, 400)))
    second = threading.Thread(target=lambda: answers.append(forms.pages(waiting)))
    first.start()
    while forms.pid is None:  # then it holds the lock of those who ask
        time.sleep(0.01)
    second.start()
    assert waiting.seen.wait(10)
    forms.forget()
    first.join(10)
    second.join(10)
    assert [code_of(each) for each in answers] == [Code.FORM_UNREADABLE] * 2
    assert forms.pid is None


def test_closed_is_closed(forms: PdfForms) -> None:
    forms.pages(simple())
    forms.close()
    assert forms.pid is None
    assert code_of(forms.pages(simple())) is Code.FORM_UNREADABLE
    assert forms.pid is None


def test_questions_from_several_threads(forms: PdfForms) -> None:
    documents = [simple(n) for n in range(1, 5)]
    found: list[list[object]] = [[] for _ in documents]

    def ask(index: int) -> None:
        found[index].extend(forms.pages(documents[index]) for _ in range(5))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == [[n] * 5 for n in range(1, 5)]


@pytest.mark.skipif(sys.platform != "linux", reason="limits are read in /proc")
def test_the_process_is_confined(forms: PdfForms) -> None:
    forms.pages(simple())
    limits = Path(f"/proc/{forms.pid}/limits").read_text("ascii")
    rows = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()[1:]}
    assert rows["Max file size"] == ["0", "0"]
    assert rows["Max core file size"] == ["0", "0"]
    assert rows["Max processes"] == ["0", "0"]
    assert rows["Max open files"] == ["64", "64"]
    assert 2**29 < int(rows["Max data size"][0]) < 2**30
    assert 0 < int(rows["Max cpu time"][0]) < 60


def test_the_process_ends_with_the_kiosk() -> None:
    limits = Limits(50, 1_000_000, 10, 2**29).to_arguments()
    process = subprocess.Popen(
        [sys.executable, "-m", "ui.paper.form_worker", *limits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert len(process.stdout.read(9)) == 9
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdout.close()


@pytest.mark.parametrize("noise", [b"\x07" * 13, b"\x01" + b"\xff" * 12, b"\x01\x00"])
def test_the_process_ends_upon_nonsense(noise: bytes) -> None:
    limits = Limits(50, 1_000_000, 10, 2**29).to_arguments()
    done = subprocess.run(
        [sys.executable, "-m", "ui.paper.form_worker", *limits],
        input=noise,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, len(done.stdout), done.stderr) == (0, 9, b"")
