"""Layout files: those that come along, and a hospital's own in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ui.paper.layouts import BrokenLayoutError, read_layout

Folder = Callable[[dict[str, str]], Path]


def test_both_languages_have_the_same_words() -> None:
    words = read_layout(None).design.words
    assert set(words) == {"zh_CN", "en"}
    assert set(words["zh_CN"]) == set(words["en"])
    empty = {name for name, text in words["zh_CN"].items() if not text}
    assert not empty


def test_a_single_file_is_replaced(own_layouts: Folder) -> None:
    shipped = read_layout(None)
    layout = read_layout(own_layouts({"foot.html": "<p>foot</p>", "notes.txt": "no layout"}))
    assert layout.files == {**shipped.files, "foot.html": "<p>foot</p>"}
    assert layout.design == shipped.design


def test_measures_and_words_are_laid_over_one_by_one(own_layouts: Folder) -> None:
    own = '[page]\nleft = 20.0\n[words.zh_CN]\nrecord_number = "登记号"\n'
    design = read_layout(own_layouts({"report.toml": own})).design
    shipped = read_layout(None).design
    assert (design.page.left, design.page.right) == (20.0, shipped.page.right)
    assert design.words["zh_CN"] == {**shipped.words["zh_CN"], "record_number": "登记号"}
    assert design.words["en"] == shipped.words["en"]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("[page]\nleft = -1", "page.left"),
        ("[page]\nlefft = 1", "lefft"),
        ("[page]\nleft = 'wide'", "page.left"),
        ("page = 3", "page"),
        ("[words.en]\nname = 3", "words"),
        ('[table]\ncolour = "url(x)"', "colour"),
        ("[page", "report.toml"),
        ("x = " + "[" * 9000, "report.toml"),
        ("[page]\nleft = nan", "page.left"),
    ],
)
def test_a_broken_design_is_told(own_layouts: Folder, own: str, told: str) -> None:
    with pytest.raises(BrokenLayoutError, match=r"^report\.toml") as error:
        read_layout(own_layouts({"report.toml": own}))
    assert told in str(error.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenLayoutError, match="No such file"):
        read_layout(tmp_path / "none")


def test_a_file_in_another_encoding(own_layouts: Folder) -> None:
    folder = own_layouts({})
    (folder / "foot.html").write_bytes("页脚".encode("gb18030"))
    with pytest.raises(BrokenLayoutError, match=r"foot\.html: no UTF-8"):
        read_layout(folder)


def test_a_file_that_is_too_large(own_layouts: Folder) -> None:
    with pytest.raises(BrokenLayoutError, match=r"foot\.html: larger"):
        read_layout(own_layouts({"foot.html": "x" * 300_000}))


def test_too_many_files(own_layouts: Folder) -> None:
    with pytest.raises(BrokenLayoutError, match="too many"):
        read_layout(own_layouts({f"{n}.html": "" for n in range(41)}))


def test_a_folder_in_place_of_a_file(own_layouts: Folder) -> None:
    folder = own_layouts({})
    (folder / "foot.html").mkdir()
    with pytest.raises(BrokenLayoutError, match=r"foot\.html: Is a directory"):
        read_layout(folder)
