"""The gallery: what it draws, what it says beforehand, and the page it leaves."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations, product
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.session.preferences import ColourTheme, TextSize
from tests.faults.prove_gallery import told
from ui.gallery import PANELS, Look, Studio, covering, everything, looks
from ui.gallery.__main__ import main
from ui.gallery.jobs import Seen, file_of, write
from ui.gallery.looks import ELDER, EVERY_LANGUAGE, TEXTS, UPRIGHT
from ui.gallery.page import write_page
from ui.inspection import visible_items
from ui.samples import samples

PARTS = (tuple(PANELS), EVERY_LANGUAGE, tuple(ColourTheme), TEXTS)


def parts_of(look: Look) -> tuple[str, ...]:
    return look.panel, look.language, look.theme, look.text


def test_every_look_is_there_once() -> None:
    every = list(looks())
    plain = {parts_of(look) for look in every if not look.lowered}
    assert plain == set(product(*PARTS))
    low = [look for look in every if look.lowered]
    assert {parts_of(look) for look in low} == {
        parts for parts in product(*PARTS) if parts[0] == UPRIGHT
    }
    assert len(every) == len(plain) + len(low) == len({look.folder for look in every})


def test_the_whole_set_has_every_sample_in_every_look() -> None:
    every = list(looks())
    whole = everything(every)
    assert len(set(whole)) == len(whole) == len(samples()) * len(every)
    assert {name for name, _ in everything(every, "paid")} == {
        name for name in samples() if name.startswith("paid")
    }


def test_the_few_looks_of_a_sample_have_every_panel_language_theme_and_size() -> None:
    met: dict[str, set[str]] = defaultdict(set)
    for name, look in covering():
        met[name] |= set(parts_of(look))
    wanted = {value for part in PARTS for value in part}
    assert {name: wanted - values for name, values in met.items() if values != wanted} == {}
    assert met.keys() == samples().keys()


def test_the_few_looks_of_all_samples_have_every_two_at_once() -> None:
    seen = {pair for _, look in covering() for pair in combinations(enumerate(parts_of(look)), 2)}
    columns = [[(index, value) for value in part] for index, part in enumerate(PARTS)]
    wanted = {pair for one, other in combinations(columns, 2) for pair in product(one, other)}
    assert wanted == seen


def test_the_few_are_few() -> None:
    assert len(set(covering())) == len(covering()) < 9 * len(samples())


def test_each_sample_is_lowered_and_left_as_usual_on_the_upright_panel() -> None:
    places = defaultdict(set)
    for name, look in covering():
        assert not look.lowered or look.panel == UPRIGHT
        if look.panel == UPRIGHT:
            places[name].add(look.lowered)
    assert places == {name: {False, True} for name in samples()}


def test_some_are_lowered_in_each_language_theme_and_size() -> None:
    low = {part for _, look in covering() if look.lowered for part in parts_of(look)[1:]}
    assert low == {value for part in PARTS[1:] for value in part}


def test_a_look_is_how_somebody_wants_it() -> None:
    look = Look(language="en", theme=ColourTheme.DARK, text="3", lowered=True)
    wanted = look.of(samples()["frame-display-voice"]).preferences
    assert (wanted.language, wanted.theme, wanted.lowered) == ("en", ColourTheme.DARK, True)
    assert (wanted.text_size, wanted.voice, wanted.volume) == (TextSize.LARGER, True, 5)
    elder = Look(text=ELDER).of(samples()["attract"]).preferences
    assert (elder.elder, elder.text_size, elder.voice) == (True, TextSize.LARGEST, True)


def test_a_studio_shows_a_sample_as_it_looks(qapp: QGuiApplication) -> None:  # noqa: ARG001
    studio = Studio()
    try:
        for panel in PANELS:
            studio.show("attract", samples()["attract"], Look(panel=panel))
            picture = studio.picture()
            assert f"{picture.width()}x{picture.height()}" == panel
    finally:
        studio.close()


@pytest.mark.parametrize(
    ("name", "live"),
    [
        ("refused-presentation_too_old", True),
        ("refused-hint", True),
        ("refused-payment_code", True),
        ("refused-sign_in_refused", False),
        ("attract", False),
    ],
)
def test_the_picture_of_the_camera_is_where_the_terminal_has_it(
    qapp: QGuiApplication,  # noqa: ARG001
    name: str,
    *,
    live: bool,
) -> None:
    studio = Studio()
    try:
        studio.show(name, samples()[name], Look())
        studio.picture()
        mirrors = [each for each in visible_items(studio.window) if each.property("live")]
        assert any(each.objectName() == "mirror" for each in mirrors) is live
    finally:
        studio.close()


def test_a_picture_is_small_and_as_it_was_drawn(tmp_path: Path) -> None:
    drawn = QImage(200, 100, QImage.Format.Format_RGB32)
    drawn.fill(0xFF0A5A5F)
    drawn.setPixel(3, 4, 0xFFFFFFFF)
    write(drawn, tmp_path / "folder" / "one.png")
    read = QImage(str(tmp_path / "folder" / "one.png"))
    assert read.colorCount() > 0
    assert (read.pixel(0, 0), read.pixel(3, 4)) == (0xFF0A5A5F, 0xFFFFFFFF)


def page_data(out: Path) -> dict[str, list]:
    text = (out / "pictures.js").read_text("utf-8")
    return json.loads(text.removeprefix("const GALLERY = ").removesuffix(";\n"))


def test_the_page_knows_every_picture_and_its_findings(tmp_path: Path) -> None:
    one, other = Look(), Look(panel="1280x1024", text="4")
    write_page(tmp_path, [Seen("bills", one, ()), Seen("bills", other, ("cut off: '</b>'",))])
    data = page_data(tmp_path)
    assert data["names"] == ["bills"]
    assert [look["folder"] for look in data["looks"]] == [one.folder, other.folder]
    assert data["pictures"] == [[0, 0, []], [0, 1, ["cut off: '</b>'"]]]


def test_the_page_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    write_page(tmp_path, [])
    for part in tmp_path.iterdir():
        text = part.read_text("utf-8")
        assert "//" not in text.replace("\n  //", "").replace("\n//", "")
        assert "innerHTML" not in text


def test_the_command_draws_what_was_asked_for(tmp_path: Path, capsys) -> None:
    asked = ["--only", "nothing_to_pay", "--size", "1280x1024", "--language", "en", "pseudo-rtl"]
    options = ["--theme", "dark", "--text-size", "2", "--jobs", "1", "--out", str(tmp_path)]
    assert main([*asked, *options]) == 0
    first, last = capsys.readouterr().out.splitlines()
    data = page_data(tmp_path)
    names = [name for name in samples() if name.startswith("nothing_to_pay")]
    assert data["names"] == names
    assert [look["folder"] for look in data["looks"]] == [
        "1280x1024/en/dark/2",
        "1280x1024/ar_XB/dark/2",
    ]
    assert first.startswith(f"{2 * len(names)} pictures")
    assert str(tmp_path / "index.html") in last
    for name, look in product(names, (Look("1280x1024", "en", ColourTheme.DARK, "2"),)):
        picture = QImage(str(tmp_path / file_of(name, look)))
        assert (picture.width(), picture.height()) == (1280, 1024)


def test_the_command_knows_no_other_sample(tmp_path: Path) -> None:
    assert main(["--only", "no such", "--out", str(tmp_path)]) == 2


def test_the_proof_tells_the_same_rule_once() -> None:
    one, other = Look(), Look(text="4")
    seen = [
        Seen("bills", one, ("cut off: 'A'",)),
        Seen("bills-one", other, ("cut off: 'A'", "cut off: 'B'")),
        Seen("paid", one, ()),
    ]
    assert [line.strip() for line in told(seen)] == [
        "bills",
        "3 x cut off: ...",
        f"2 x cut off: 'A' (bills {one.folder})",
        f"1 x cut off: 'B' (bills-one {other.folder})",
    ]
