"""What makes a bundle smaller: OpenCV of the locked sources, an FFmpeg of its own, less of ICU's data, and libraries
without what debuggers read.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from build_spec.bundle import contents, elf, icu, opencv

ROOT = Path(__file__).parents[3]
LOCKS = ROOT / "build_spec" / "locks"


@pytest.mark.parametrize("name", ["package.txt", "package-demo.txt"])
def test_the_lock_names_the_sources_of_opencv(name: str) -> None:
    lines = opencv.locked_lines((LOCKS / name).read_text(encoding="utf-8"))
    assert lines.startswith("opencv-python-headless==")
    assert "--hash=sha256:" in lines
    assert "numpy==" not in lines
    with pytest.raises(opencv.NotLockedError):
        opencv.locked_lines("numpy==2.4.6 \\\n    --hash=sha256:00\n")


def test_sources_are_taken_by_their_hash_alone(tmp_path: Path) -> None:
    (tmp_path / "another.tar.gz").write_bytes(b"another")
    archive = tmp_path / "opencv.tar.gz"
    archive.write_bytes(b"sources")
    digest = hashlib.sha256(b"sources").hexdigest()
    lock = f"opencv-python-headless==5.0.0 \\\n    --hash=sha256:{digest}\n"
    assert opencv.sources(lock, tmp_path) == archive


def test_the_built_package_takes_the_place_of_the_wheel_s(tmp_path: Path) -> None:
    packages, built = tmp_path / "packages", tmp_path / "built"
    for folder in ("cv2", "opencv_python_headless.libs", "opencv_python_headless-5.0.0.dist-info"):
        (packages / folder).mkdir(parents=True)
        (packages / folder / "old").write_text("of the wheel")
    info = packages / "opencv_python_headless-5.0.0.dist-info"
    (info / "RECORD").write_text("cv2/old,,\nopencv_python_headless.libs/old,,\nkept,sha256=0,1\n")
    built.mkdir()
    (built / "cv2.abi3.so").write_bytes(b"library")
    opencv.put(built, packages, "abc")
    assert [each.name for each in (packages / "cv2").iterdir()] == ["cv2.abi3.so"]
    assert not (packages / "opencv_python_headless.libs").exists()
    assert (info / opencv.BUILT_MARK).read_text() == "abc\n"
    kept, ours = (info / "RECORD").read_text().splitlines()
    assert kept == "kept,sha256=0,1"
    assert ours.startswith("cv2/cv2.abi3.so,sha256=")


def test_stripped_libraries_are_smaller_and_still_load(tmp_path: Path) -> None:
    source = tmp_path / "one.c"
    source.write_text("int one(void) { return 1; }\n")
    library = tmp_path / "libone.so"
    gcc = shutil.which("gcc")
    assert gcc
    subprocess.run([gcc, "-g", "-shared", "-fPIC", str(source), "-o", str(library)], check=True)
    program = tmp_path / "program"
    shutil.copyfile(library, program)
    before, segments = library.stat().st_size, elf.loaded(library)
    elf.strip(tmp_path)
    assert library.stat().st_size < before
    assert elf.loaded(library) == segments
    assert program.stat().st_size == before
    assert not list(tmp_path.glob("*.stripped"))


def test_what_was_built_lies_where_qt_has_its_own() -> None:
    built = Path("/opt/bundle/lib")
    place = "PySide6/Qt/lib/libavcodec.so.61"
    assert contents.built_instead(place, built) == built / "libavcodec.so.61"
    assert contents.built_instead("PySide6/Qt/lib/libQt6Core.so.6", built) is None
    assert contents.built_instead("libzbar.so.0", built) is None


ITEMS = {
    "coll/root.res": True,
    "coll/ucadata.icu": True,
    "coll/res_index.res": True,
    "coll/zh_Hans.res": True,
    "coll/ar.res": True,
    "coll/arn.res": False,
    "coll/de.res": False,
    "curr/zh.res": False,
    "zone/en.res": False,
    "gb18030.cnv": False,
    "cnvalias.icu": True,
    "zh.res": True,
    "zoneinfo64.res": True,
}


@pytest.mark.parametrize("item", ITEMS)
def test_of_icu_s_data_goes_what_qt_has_tables_of_its_own_for(item: str) -> None:
    assert (item not in icu.unused([item])) is ITEMS[item]


def test_icu_s_data_is_found_by_its_symbol(tmp_path: Path) -> None:
    gcc = shutil.which("gcc")
    assert gcc
    source, library = tmp_path / "data.S", tmp_path / "libicudata.so.73"
    source.write_text('.section .rodata\n.globl icudt73_dat\nicudt73_dat:\n.ascii "of ICU"\n')
    subprocess.run([gcc, "-shared", "-nostdlib", str(source), "-o", str(library)], check=True)
    assert icu.data_of(library) == ("icudt73_dat", b"of ICU")
    source.write_text('.section .rodata\n.globl another\nanother:\n.ascii "of ICU"\n')
    subprocess.run([gcc, "-shared", "-nostdlib", str(source), "-o", str(library)], check=True)
    with pytest.raises(icu.NotIcuError):
        icu.data_of(library)
