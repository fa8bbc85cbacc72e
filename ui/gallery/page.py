"""The page with all pictures: opened from the disk by any browser, without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from ui.gallery.jobs import Seen
from ui.gallery.looks import Look

_PARTS = Path(__file__).with_name("page")
_DATA = "pictures.js"


def write_page(out: Path, seen: Iterable[Seen]) -> None:
    """Put the page into the folder that has the pictures of `seen`. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    for part in _PARTS.iterdir():
        shutil.copyfile(part, out / part.name)
    # A page from the disk may not fetch a file, but may run a script beside it.
    data = json.dumps(_data(list(seen)), ensure_ascii=False, separators=(",", ":"))
    (out / _DATA).write_text(f"const GALLERY = {data};\n", encoding="utf-8")


def _data(seen: list[Seen]) -> dict[str, list[object]]:
    """Names and looks once; `pictures`: [number of the name, number of the look, findings]."""
    names = list(dict.fromkeys(each.name for each in seen))
    looks = list(dict.fromkeys(each.look for each in seen))
    name_at = {name: index for index, name in enumerate(names)}
    look_at = {look: index for index, look in enumerate(looks)}
    return {
        "names": [*names],
        "looks": [_described(look) for look in looks],
        "pictures": [
            [name_at[each.name], look_at[each.look], list(each.findings)] for each in seen
        ],
    }


def _described(look: Look) -> dict[str, str | bool]:
    return {
        "folder": look.folder,
        "panel": look.panel,
        "language": look.language,
        "theme": str(look.theme),
        "text": look.text,
        "place": "lowered" if look.lowered else "as usual",
    }
