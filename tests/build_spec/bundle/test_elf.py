"""What files ask of the system: read from programs that a compiler makes here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from build_spec.bundle import elf, system
from build_spec.bundle.elf import LIMITS, Wants

HEADER = Path(elf.__file__).with_name("oldest_glibc.h")
USES_POW = """
#include <math.h>
#include <stdlib.h>
int main(int count, char **words) {
    double of = count > 1 ? atof(words[1]) : 2.0;
    return (int)(pow(of, of) + exp(of) + log(of) + exp2(of) + log2(of)) == 0;
}
"""


def _compiled(folder: Path, *options: str) -> Path:
    compiler = shutil.which("cc")
    assert compiler is not None, "the tests need a C compiler"
    source = folder / "uses_pow.c"
    source.write_text(USES_POW)
    target = folder / "program"
    command = [compiler, "-O2", "-fno-builtin", *options, str(source), "-o", str(target), "-lm"]
    subprocess.run(command, check=True)
    return target


def test_a_program_of_today_needs_more_than_old_terminals_have(tmp_path: Path) -> None:
    wants = elf.wants(_compiled(tmp_path))
    assert "libm.so.6" in wants.libraries
    assert wants.versions["GLIBC"] >= (2, 29)
    assert wants.over()["GLIBC"] == wants.versions["GLIBC"]


def test_the_header_asks_for_the_older_functions(tmp_path: Path) -> None:
    program = _compiled(tmp_path, "-include", str(HEADER))
    names = subprocess.run(
        ["nm", "-D", str(program)], check=True, capture_output=True, text=True
    ).stdout
    for function in ("exp", "exp2", "log", "log2", "pow"):
        assert f" {function}@GLIBC_2.2.5" in names
    assert subprocess.run([str(program), "3"], check=False).returncode == 0


def test_no_elf_file_wants_nothing(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no library")
    assert elf.wants(tmp_path / "text") == Wants()
    assert elf.of_folder(tmp_path) == {}


def test_a_damaged_file_is_no_answer(tmp_path: Path) -> None:
    (tmp_path / "half").write_bytes(b"\x7fELF")
    with pytest.raises(ValueError, match="half"):
        elf.wants(tmp_path / "half")


def test_limits_are_those_of_uos_and_kylin() -> None:
    assert Wants((), {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25)}).over() == {}
    assert Wants((), {"GLIBC": (2, 29)}).over(LIMITS) == {"GLIBC": (2, 29)}
    assert Wants((), {"GLIBCXX": (3, 4, 26)}).over(LIMITS) == {"GLIBCXX": (3, 4, 26)}


def test_what_comes_from_the_system() -> None:
    files = {
        "_internal/libour.so.1": Wants(("libc.so.6", "libother.so.2")),
        "_internal/libother.so.2": Wants(("libEGL.so.1",)),
    }
    wanted = elf.from_system(files, files)
    assert wanted == {
        "libc.so.6": {"_internal/libour.so.1"},
        "libEGL.so.1": {"_internal/libother.so.2"},
    }
    assert system.packages(wanted) == ["libc6", "libegl1"]


def test_a_library_that_no_package_is_named_for_is_an_error() -> None:
    with pytest.raises(LookupError, match="libnew"):
        system.packages(["libnew.so.1"])
