"""Staff's manual: complete in both languages, the same in both, true to the glass, and leading nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from build_spec.manual_pictures import SAMPLES, problems
from kiosk.maintenance.sheet import PageId
from kiosk.maintenance.words import Said
from kiosk.services.maintenance.topics import TOPICS
from kiosk.session.staff_screens import StaffManual
from ui.languages import TRANSLATIONS
from ui.manual import FOLDER, LANGUAGES, Block, BlockKind, blocks_of, page_of, parsed, props_for
from ui.samples import samples
from ui.samples_staff_manual import manual_samples

MOST_LINES = 60
MOST_PICTURE, MOST_PICTURES = 60_000, 2_000_000  # bytes
ROOT = FOLDER.parents[1]
_FILLED_IN = re.compile(r"%L?\d|\\?\{\w+\\?\}")
QUOTED = {"zh_CN": re.compile("“([^”]+)”"), "en": re.compile('"([^"]+)"')}

# Where the manual tells of each page of maintenance mode.
TOLD_IN = {
    PageId.PAPER: "paper",
    PageId.SERVICE: "out_of_service",
    PageId.GLASS: "glass",
    PageId.TICKETS: "tickets",
    PageId.PAYMENTS: "payments",
    PageId.RESTART: "restart",
    PageId.CAMERA: "camera",
    PageId.SCANNER: "devices",
    PageId.LAMP: "devices",
    PageId.IDENTITY_READER: "devices",
    PageId.PRESENCE: "devices",
    PageId.TICKET_PRINTER: "devices",
    PageId.REPORT_PRINTER: "devices",
    PageId.SOUND: "devices",
    PageId.TOUCH: "devices",
    PageId.NETWORK: "network",
    PageId.TRUST: "trust",
    PageId.STORAGE: "readiness",
    PageId.READINESS: "readiness",
    PageId.SETTINGS: "settings",
    PageId.LOGS: "logs",
    PageId.BADGES: "badges",
    PageId.AUDIT: "audit",
    PageId.PIN: "badges",
    PageId.MANUAL: "getting_in",
}
IN_ALL = [(topic, language) for topic in TOPICS for language in LANGUAGES]


def shape(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{block.kind} {block.number}" for block in blocks]


@cache
def glass_words() -> tuple[tuple[re.Pattern[str], frozenset[re.Pattern[str]]], ...]:
    """What the program shows: English sources, each with its Chinese."""
    root = ET.parse(TRANSLATIONS / "yima_zh_CN.ts").getroot()  # noqa: S314 - our own file
    found: dict[str, set[re.Pattern[str]]] = {}
    for message in root.iter("message"):
        if _FILLED_IN.sub("", message.findtext("source", "")).strip(" :,.·") == "":
            continue  # "%1" would be anything
        translation = message.findtext("translation") or ""
        shown = found.setdefault(message.findtext("source", ""), set())
        shown.update({pattern_of(translation)} if translation else set())
    return tuple((pattern_of(source), frozenset(shown)) for source, shown in found.items())


def pattern_of(on_glass: str) -> re.Pattern[str]:
    """Whatever is filled in, and whatever stop ends it."""
    return re.compile(_FILLED_IN.sub(".+", re.escape(on_glass.rstrip("。."))))


def quoted(topic: str, language: str) -> list[str]:
    """What stands in quotation marks, titles of other pages apart."""
    text = page_of(topic, language).read_text(encoding="utf-8")
    unlinked = re.sub(r"[\"“]\[[^\]]+\]\([^)]+\)[\"”]", "", text)
    return [words for each in parsed(unlinked) for words in QUOTED[language].findall(each.words)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_page_for_every_topic_and_no_other(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).glob("*.md")} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same(topic: str) -> None:
    chinese, english = (blocks_of(topic, language) for language in ("zh_CN", "en"))
    assert shape(chinese) == shape(english)
    assert [Path(each.picture).name for each in chinese] == [
        Path(each.picture).name for each in english
    ]


@pytest.mark.parametrize(("topic", "language"), IN_ALL)
def test_a_page_says_when_how_what_then_and_who(topic: str, language: str) -> None:
    blocks = blocks_of(topic, language)
    kinds = [block.kind for block in blocks]
    assert kinds[0] is BlockKind.TITLE
    assert kinds.count(BlockKind.TITLE) == 1
    sections = [block.words for block in blocks if block.kind is BlockKind.SECTION]
    first, *_steps, trouble, last = sections
    assert (first, trouble, last) == (
        ("When", "What can go wrong", "Whom to call")
        if language == "en"
        else ("什么时候用", "可能遇到的问题", "找谁")
    )
    assert BlockKind.STEP in kinds
    assert BlockKind.POINT in kinds
    assert kinds.count(BlockKind.PICTURE) == 1


@pytest.mark.parametrize(("topic", "language"), IN_ALL)
def test_steps_are_counted_from_one_in_every_section(topic: str, language: str) -> None:
    expected = 1
    for block in blocks_of(topic, language):
        if block.kind is BlockKind.STEP:
            assert block.number == expected
            expected += 1
        else:
            expected = 1


@pytest.mark.parametrize(("topic", "language"), IN_ALL)
def test_a_page_is_short_and_of_nothing_the_screen_does_not_take(topic: str, language: str) -> None:
    text = page_of(topic, language).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for line in text.splitlines():
        assert re.match(r"(# |## |\d+\. |- |!\[|  +\S|[^\s#>|*`]|$)", line), line
    for block in blocks_of(topic, language):
        assert not re.search(r"[*`_|<>]|\]\(|https?:|www\.", block.words), block.words


@pytest.mark.parametrize(("topic", "language"), IN_ALL)
def test_links_lead_to_pages_and_are_called_as_those_are(topic: str, language: str) -> None:
    text = page_of(topic, language).read_text(encoding="utf-8")
    for title, target in re.findall(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)", text):
        assert (FOLDER / language / target).is_file()
        assert target.removesuffix(".md") in set(TOPICS) - {topic}
        assert title == blocks_of(target.removesuffix(".md"), language)[0].words


@pytest.mark.parametrize("topic", TOPICS)
def test_what_stands_in_quotation_marks_is_on_the_glass(topic: str) -> None:
    english, chinese = quoted(topic, "en"), quoted(topic, "zh_CN")
    assert len(english) == len(chinese)
    for said, here in zip(english, chinese, strict=True):
        translations = [shown for source, shown in glass_words() if source.fullmatch(said)]
        assert translations, f"nothing on the glass says {said!r}"
        known = frozenset[re.Pattern[str]]().union(*translations)
        assert any(each.fullmatch(here) for each in known), f"{said!r} is not called {here!r}"


@pytest.mark.parametrize(("topic", "language"), IN_ALL)
def test_a_picture_is_there_and_small(topic: str, language: str) -> None:
    for block in blocks_of(topic, language):
        if block.kind is not BlockKind.PICTURE:
            continue
        path = (FOLDER / language / block.picture).resolve()
        assert path.parent == FOLDER / "pictures" / language
        assert path.stat().st_size <= MOST_PICTURE
        with Image.open(path) as picture:
            assert picture.width == 480
        assert block.words


def test_pictures_are_few_bytes_and_none_is_left_over() -> None:
    there = set((FOLDER / "pictures").rglob("*.png"))
    shown = {
        (FOLDER / language / block.picture).resolve()
        for topic, language in IN_ALL
        for block in blocks_of(topic, language)
        if block.kind is BlockKind.PICTURE
    }
    assert there == shown
    assert sum(path.stat().st_size for path in there) <= MOST_PICTURES


def test_every_page_of_maintenance_mode_is_told_of() -> None:
    assert set(TOLD_IN) == set(PageId)
    assert set(TOLD_IN.values()) <= set(TOPICS)


def test_the_index_names_every_page_by_its_title() -> None:
    index = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"\[([^\]]+)\]\(\.\./resources/manual/([^)]+)\)", index))
    assert {path: title for title, path in listed.items()} == {
        f"{language}/{topic}.md": blocks_of(topic, language)[0].words for topic, language in IN_ALL
    }


# -- what the screen gets ----------------------------------------------------------------------


def test_a_page_becomes_blocks() -> None:
    text = (
        "# Title\n\nTwo lines\nof text.\n\n1. One\n   more\n2. Two\n\n- Point\n\n"
        '![Seen](../pictures/en/x.png)\n\nSee "[Paper](paper.md)".\n'
    )
    assert parsed(text) == (
        Block(BlockKind.TITLE, "Title"),
        Block(BlockKind.TEXT, "Two lines of text."),
        Block(BlockKind.STEP, "One more", 1),
        Block(BlockKind.STEP, "Two", 2),
        Block(BlockKind.POINT, "Point"),
        Block(BlockKind.PICTURE, "Seen", picture="../pictures/en/x.png"),
        Block(BlockKind.TEXT, 'See "Paper".'),
    )


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert parsed("点“确认”，\n然后等待 USB\n设备") == (
        Block(BlockKind.TEXT, "点“确认”，然后等待 USB 设备"),
    )


def test_the_list_has_a_title_for_each_topic() -> None:
    props = props_for(StaffManual("", TOPICS), "zh_CN")
    assert props["titles"] == [blocks_of(topic, "zh_CN")[0].words for topic in TOPICS]
    assert (props["title"], props["text"]) == ("", [])


def test_an_open_page_has_its_title_and_text_apart() -> None:
    props = props_for(StaffManual("paper", TOPICS), "en")
    assert props["title"] == "Paper and toner"
    assert props["text"][0] == {"kind": "section", "words": "When", "number": 0, "picture": ""}
    assert [each["number"] for each in props["text"] if each["kind"] == "step"][:2] == [1, 2]


def test_pictures_are_files_of_the_program() -> None:
    for topic, language in IN_ALL:
        for each in props_for(StaffManual(topic, TOPICS), language)["text"]:
            if each["kind"] == "picture":
                assert each["picture"].startswith((FOLDER / "pictures" / language).as_uri() + "/")
                assert each["picture"].endswith(".png")


def test_where_there_is_no_manual_it_is_english() -> None:
    assert props_for(StaffManual("paper", TOPICS), "ar")["title"] == "Paper and toner"


@pytest.mark.parametrize("topic", ["../en/paper", "paper.md", "/etc/passwd", "nothing"])
def test_what_is_no_topic_is_never_read(topic: str) -> None:
    assert props_for(StaffManual(topic, TOPICS), "en")["text"] == []
    with pytest.raises(LookupError):
        blocks_of(topic, "en")


# -- what its pictures are of ------------------------------------------------------------------


def said_in(value: object) -> Iterator[Said]:
    if isinstance(value, Said):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from said_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said_in(getattr(value, field.name))


@pytest.mark.parametrize("name", manual_samples())
def test_a_sample_says_what_the_program_says(name: str) -> None:
    root = ET.parse(TRANSLATIONS / "yima_zh_CN.ts").getroot()  # noqa: S314 - our own file
    known = {
        message.findtext("source")
        for context in root.iter("context")
        if context.findtext("name") == "Maintenance"
        for message in context.iter("message")
    }
    assert {said.words for said in said_in(manual_samples()[name].screen)} <= known


def test_every_topic_has_a_picture_of_a_sample_there_is() -> None:
    assert {*SAMPLES, "safe_mode"} == set(TOPICS)
    assert set(SAMPLES.values()) <= set(samples())
    assert list(problems()) == []
