"""The recipe for a Windows runner: nobody has run it, but what it names is there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from build_spec.windows import installer

ROOT = Path(__file__).parents[3]
RECIPE = installer.HERE / "ci.yml"


def jobs() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(RECIPE.read_text(encoding="utf-8"))["jobs"]
    return found


def commands() -> str:
    return "\n".join(
        step["run"] for job in jobs().values() for step in job["steps"] if "run" in step
    )


def test_what_is_built_is_what_is_installed_and_tried() -> None:
    assert jobs()["installer"]["needs"] == "bundle"
    assert jobs()["tried"]["needs"] == "installer"
    assert jobs()["bundle"]["runs-on"].startswith("windows")


def test_every_file_and_module_that_it_names_is_there() -> None:
    ours = re.findall(r"-m ((?:build_spec|kiosk|ui)[\w.]*)", commands())
    assert len(ours) >= 2
    assert [each for each in ours if find_spec(each) is None] == []
    files = re.findall(r"(?<![\w$:.-])((?:build_spec|tests|resources)/[\w./-]+)", commands())
    assert len(files) >= 10
    assert [each for each in files if not (ROOT / each).exists()] == []


def test_nothing_gets_in_that_the_lock_does_not_name() -> None:
    for line in commands().splitlines():
        if "pip install" in line:
            assert "--require-hashes" in line or "--no-deps" in line


def test_it_says_that_it_was_never_run() -> None:
    assert "NEVER RUN" in RECIPE.read_text(encoding="utf-8")
