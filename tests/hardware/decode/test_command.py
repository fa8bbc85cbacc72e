"""`yima codes decode --json`: one line an image, a reason for each that is none, never a traceback."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from hardware.decode.command import main
from hardware.decode.still import LARGEST_FILE

Picture = Callable[..., Any]
HealthCode = Callable[..., str]
Run = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command with --json; gives its exit code and its lines. Standard error stays empty."""

    def start(*paths: object) -> tuple[int, list[dict[str, Any]]]:
        status = main(["--json", *map(str, paths)])
        output = capfd.readouterr()
        assert output.err == ""
        return status, [json.loads(line) for line in output.out.splitlines()]

    return start


def png(width: int, height: int, rows: bytes, *, end: bool = True) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + (chunk(b"IEND", b"") if end else b"")
    )


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".webp"])
def test_every_kind_of_image_is_read(
    suffix: str, tmp_path: Path, run: Run, picture: Picture, health_code: HealthCode
) -> None:
    text = health_code(334)
    path = tmp_path / f"code{suffix}"
    cv2.imwrite(str(path), picture(text))
    status, (line,) = run(path)
    assert status == 0
    assert line.pop("ms") > 0
    assert line == {"file": str(path), "texts": [text], "decoder": "zxing"}


def test_pictures_of_unusual_depth_and_transparency_are_read(
    tmp_path: Path, run: Run, picture: Picture
) -> None:
    grey = picture("EHC1:DEPTH")
    cut_out = np.zeros((*grey.shape, 4), np.uint8)
    cut_out[:, :, 3] = 255 - grey
    for name, image in (
        ("deep.png", grey.astype(np.uint16) * 257),
        ("transparent.png", cut_out),
        ("inverted.png", 255 - grey),
        ("tiny.png", picture("EHC1:DEPTH", scale=1)),
    ):
        cv2.imwrite(str(tmp_path / name), image)
        status, (line,) = run(tmp_path / name)
        assert (status, line["texts"]) == (0, ["EHC1:DEPTH"]), name


def test_all_texts_of_a_picture_are_listed_once_each(
    tmp_path: Path, run: Run, picture: Picture
) -> None:
    image = np.full((400, 1500), 255, np.uint8)
    for number, text in enumerate(("ONE", "TWO", "ONE", "THREE")):
        code = picture(text, scale=8)
        image[50 : 50 + code.shape[0], 20 + 360 * number :][:, : code.shape[1]] = code
    path = tmp_path / "many.png"
    cv2.imwrite(str(path), image)
    _, (line,) = run(path)
    assert sorted(line["texts"]) == ["ONE", "THREE", "TWO"]


def test_a_picture_without_a_code_is_judged_too(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "noise.png"
    cv2.imwrite(str(path), np.random.default_rng(2).integers(0, 256, (200, 300)).astype(np.uint8))
    status, (line,) = run(path)
    assert (status, line["texts"], line["decoder"]) == (0, [], None)


def test_one_bad_file_does_not_spoil_the_others(tmp_path: Path, run: Run, picture: Picture) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    cv2.imwrite(str(good), picture("GOOD"))
    bad.write_text("hello")
    status, lines = run(good, bad, good)
    assert status == 2
    assert [line["texts"] or line["error"] for line in lines] == [
        ["GOOD"],
        "not_an_image",
        ["GOOD"],
    ]


def broken_files(code: Any) -> dict[str, tuple[bytes, str]]:
    whole = {suffix: cv2.imencode(suffix, code)[1].tobytes() for suffix in (".png", ".jpg", ".bmp")}
    flipped = bytearray(whole[".png"])
    flipped[len(flipped) // 2] ^= 0xFF
    return {
        "empty": (b"", "empty"),
        "text": (b"A" * 10_000_000, "not_an_image"),
        "not utf-8": (b"\xff\xfe\x80" * 100, "not_an_image"),
        "truncated png": (whole[".png"][: len(whole[".png"]) // 2], "truncated"),
        "png header only": (whole[".png"][:40], "truncated"),
        "png without its last bytes": (whole[".png"][:-1], "truncated"),
        "damaged png": (bytes(flipped), "damaged_image"),
        "truncated bmp": (whole[".bmp"][:2000], "damaged_image"),
        "jpeg header only": (whole[".jpg"][:300], "damaged_image"),
        "a bomb": (png(60_000, 60_000, bytes(1000)), "too_many_pixels"),
        "rows missing": (png(6000, 6000, bytes(1000)), "damaged_image"),
        "no size": (png(0, 10, b""), "not_an_image"),
        "gif": (b"GIF89a\x05\0\x05\0", "not_an_image"),
    }


@pytest.mark.parametrize("name", broken_files(np.zeros((60, 60), np.uint8)))
def test_what_is_no_image_gets_a_reason(
    name: str, tmp_path: Path, run: Run, picture: Picture
) -> None:
    content, reason = broken_files(picture("EHC1:BROKEN" * 9))[name]
    path = tmp_path / "file.png"
    path.write_bytes(content)
    nothing = {"texts": [], "ms": None, "decoder": None}
    assert run(path) == (2, [{"file": str(path), **nothing, "error": reason}])


def test_what_is_no_file_gets_a_reason(tmp_path: Path, run: Run) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    status, lines = run(
        tmp_path / "away.png",
        tmp_path,
        tmp_path / "pipe",
        tmp_path / "huge.png",
        "a\0b",
        "/dev/zero",
    )
    assert status == 2
    assert [line["error"] for line in lines] == [
        "not_found",
        "not_readable",
        "not_a_file",
        "file_too_large",
        "not_readable",
        "not_a_file",
    ]


def test_a_file_name_that_is_no_text_is_still_a_line_of_json(run: Run) -> None:
    status, (line,) = run(os.fsdecode(b"\xff\xfe.png"))
    assert (status, line["error"]) == (2, "not_found")


def test_without_json_the_texts_alone_are_printed(
    tmp_path: Path, picture: Picture, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "code.png"
    cv2.imwrite(str(path), picture("PLAIN"))
    assert main([str(path), str(tmp_path)]) == 2
    output = capsys.readouterr()
    assert output.out == "PLAIN\n"
    assert output.err == f"{tmp_path}: not_readable\n"


def test_what_follows_the_end_of_a_png_does_not_matter(
    tmp_path: Path, run: Run, picture: Picture
) -> None:
    path = tmp_path / "long.png"
    path.write_bytes(cv2.imencode(".png", picture("LONG"))[1].tobytes() + bytes(1000))
    assert run(path)[1][0]["texts"] == ["LONG"]


@pytest.mark.parametrize("output", ["/dev/full", "closed"])
def test_an_output_that_cannot_be_written(tmp_path: Path, picture: Picture, output: str) -> None:
    path = tmp_path / "code.png"
    cv2.imwrite(str(path), picture("EHC1:OUTPUT"))
    reader, writer = os.pipe()
    os.close(reader)
    try:
        with open(writer if output == "closed" else output, "wb") as stdout:  # noqa: PTH123 - a descriptor
            done = subprocess.run(
                [sys.executable, "-m", "kiosk", "codes", "decode", "--json", str(path)],
                stdout=stdout, stderr=subprocess.PIPE, timeout=60, check=False,
            )  # fmt: skip
    finally:
        if output != "closed":
            os.close(writer)
    assert done.returncode == (141 if output == "closed" else 2)
    assert b"Traceback" not in done.stderr


def test_no_image_at_all_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--json"])
    assert ended.value.code == 2
    assert "IMAGE" in capsys.readouterr().err
