"""Staff's manual: a topic's Markdown as blocks that the screen draws by itself.

A page is `resources/manual/LANGUAGE/TOPIC.md`, the same on the glass and in docs/manual.md. What it is made of:

    # Title                                 once, at the top
    ## Section
    1. A step                               and what goes on below it, indented by three spaces
    - A point                               likewise by two
    A paragraph
    ![What is seen](../pictures/zh_CN/NAME.png)
    [another page's title](TOPIC.md)        within words; on the glass it is those words and no link

Nothing is handed to Qt as markup: every text on the glass is plain (docs/lockdown.md), and no link is one there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from pathlib import Path
from typing import Any, Final

from kiosk.services.maintenance.topics import TOPICS
from kiosk.session.staff_screens import StaffManual
from ui.staff_words import staff_language

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "manual"
LANGUAGES: Final = ("zh_CN", "en")

_STEP: Final = re.compile(r"(\d+)\. (.+)")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^()\s]+)\)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^()\s]+\)")
_CHINESE: Final = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


class BlockKind(StrEnum):
    TITLE = auto()
    SECTION = auto()
    STEP = auto()
    POINT = auto()
    TEXT = auto()
    PICTURE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """`number`: of a step. `picture`: as the page has it, relative to it; `words` then say what is on it."""

    kind: BlockKind
    words: str
    number: int = 0
    picture: str = ""


def page_of(topic: str, language: str) -> Path:
    """Where the topic's text is, in a language that has a manual."""
    return FOLDER / language / f"{topic}.md"


@cache
def blocks_of(topic: str, language: str) -> tuple[Block, ...]:
    """The whole page. Raises LookupError for a topic or a language that there is none of."""
    if topic not in TOPICS:
        raise LookupError(topic)
    return parsed(page_of(topic, manual_language(language)).read_text(encoding="utf-8"))


def manual_language(language: str) -> str:
    """Of the manual that somebody gets whose glass is in `language`."""
    wanted = staff_language(language)
    return wanted if wanted in LANGUAGES else LANGUAGES[-1]


def title_of(topic: str, language: str) -> str:
    """Likewise."""
    return blocks_of(topic, language)[0].words


def parsed(text: str) -> tuple[Block, ...]:
    """The blocks of a page, in its order. A line that is nothing else is a paragraph."""
    found: list[Block] = []
    goes_on = False
    for line in text.splitlines():
        words = line.strip()
        if not words:
            goes_on = False
            continue
        block = _block(words)
        if goes_on and block.kind is BlockKind.TEXT:
            last = found[-1]
            joined = _joined(last.words, block.words)
            found[-1] = Block(last.kind, joined, last.number)
            continue
        found.append(block)
        goes_on = block.kind in (BlockKind.STEP, BlockKind.POINT, BlockKind.TEXT)
    return tuple(found)


def props_for(screen: StaffManual, language: str) -> dict[str, Any]:
    """What StaffManualScreen.qml needs beside the fields of its value, in the language of the glass.

    Returns:
        `titles` (of `topics`, in their order), `title` of the page that is open, "" for the list, and `text`:
        its blocks without the title, each with `kind`, `words`, `number` and `picture`, the URL of a file.
    """
    titles = [title_of(topic, language) for topic in screen.topics]
    if screen.topic not in TOPICS:
        return {"titles": titles, "title": "", "text": []}
    text = [
        _plain(block, manual_language(language))
        for block in blocks_of(screen.topic, language)
        if block.kind is not BlockKind.TITLE
    ]
    return {"titles": titles, "title": title_of(screen.topic, language), "text": text}


def _block(words: str) -> Block:
    if words.startswith("# "):
        return Block(BlockKind.TITLE, _unlinked(words[2:]))
    if words.startswith("## "):
        return Block(BlockKind.SECTION, _unlinked(words[3:]))
    if words.startswith("- "):
        return Block(BlockKind.POINT, _unlinked(words[2:]))
    if (step := _STEP.fullmatch(words)) is not None:
        return Block(BlockKind.STEP, _unlinked(step[2]), number=int(step[1]))
    if (picture := _PICTURE.fullmatch(words)) is not None:
        return Block(BlockKind.PICTURE, picture[1], picture=picture[2])
    return Block(BlockKind.TEXT, _unlinked(words))


def _unlinked(words: str) -> str:
    return _LINK.sub(r"\1", words)


def _joined(first: str, second: str) -> str:
    """Two lines of a page as one: Chinese has no space between them."""
    chinese = _CHINESE.match(first[-1]) and _CHINESE.match(second[0])
    return first + ("" if chinese else " ") + second


def _plain(block: Block, language: str) -> dict[str, Any]:
    path = (FOLDER / language / block.picture).resolve()
    picture = path.as_uri() if block.picture and path.is_file() else ""
    return {
        "kind": str(block.kind),
        "words": block.words,
        "number": block.number,
        "picture": picture,
    }
