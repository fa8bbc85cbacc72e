"""What the documents say of the tests is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REFERENCE = re.compile(r"`((?:tests|D)/[\w/]+\.py)(?:::(\w+))?`")


def references() -> list[tuple[str, str]]:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    return [
        (file.replace("D/", "tests/integration/trust/", 1) if file[0] == "D" else file, name)
        for file, name in REFERENCE.findall(text)
    ]


@pytest.mark.parametrize(("file", "name"), sorted(set(references())))
def test_a_test_that_security_md_names_is_there(file: str, name: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not name or f"def {name}(" in text


def test_there_are_some() -> None:
    assert len(references()) > 40
