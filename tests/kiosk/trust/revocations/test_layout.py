from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.trust.revocations import layout

KID = bytes.fromhex("00112233445566ff")
ROOT = "trust/revoked/00112233445566ff"
NAMES = ["all", "00", "ff", "0a1b2c3d4e5f60", "run-0000000000", "run-9999999999"]


@pytest.mark.parametrize("shard", NAMES)
def test_names_and_their_parts(shard: str) -> None:
    path = layout.target_path(KID, shard)
    assert path == f"{ROOT}/{shard}.bin"
    assert layout.parse_target(path) == (KID, shard)
    assert layout.parse_file(f"{shard}.bin") == shard


@pytest.mark.parametrize(
    "path",
    [
        "",
        "trust/issuers.json",
        f"{ROOT}/.bin",
        f"{ROOT}/all",
        f"{ROOT}/ALL.bin",
        f"{ROOT}/0.bin",
        f"{ROOT}/000.bin",
        f"{ROOT}/FF.bin",
        f"{ROOT}/0011223344556677.bin",  # a whole cti leaves nothing to hold
        f"{ROOT}/run-1.bin",
        f"{ROOT}/run-00000000001.bin",
        f"{ROOT}/run-000000000١.bin",  # an Arabic one, which `\\d` would take
        f"{ROOT}/00.bin\n",
        f"{ROOT}/00Xbin",
        f"{ROOT}/../00.bin",
        f"{ROOT}/recent-0011223344556677.bin",
        f"/{ROOT}/00.bin",
        f"{ROOT.upper()}/00.bin",
        f"{ROOT}00/00.bin",
        f"{ROOT[:-1]}/00.bin",
        f"{ROOT[:-1]}F/00.bin",
    ],
)
def test_other_targets_are_none_of_ours(path: str) -> None:
    assert layout.parse_target(path) is None


@given(st.text(max_size=60))
def test_what_is_parsed_is_what_would_be_made(text: str) -> None:
    for path in (text, f"{ROOT}/{text}", f"{ROOT}/{text}.bin"):
        parsed = layout.parse_target(path)
        assert parsed is None or layout.target_path(*parsed) == path


@pytest.mark.parametrize(
    ("kid", "shard"), [(KID[1:], "all"), (KID, "recent"), (KID, "../00"), (KID, "FF")]
)
def test_only_targets_are_named(kid: bytes, shard: str) -> None:
    with pytest.raises(ValueError, match="kid"):
        layout.target_path(kid, shard)


@pytest.mark.parametrize("number", [-1, layout.LARGEST_RUN + 1])
def test_numbers_that_do_not_fit(number: int) -> None:
    with pytest.raises(ValueError, match="between"):
        layout.run_shard(number)


def test_runs_stand_in_the_order_of_their_numbers() -> None:
    runs = [layout.run_shard(number) for number in (0, 9, 10, 99_999, layout.LARGEST_RUN)]
    assert runs == sorted(runs)
    assert all(layout.is_run(run) and layout.prefix(run) == b"" for run in runs)
    assert not layout.is_run(layout.ALL)


def test_the_base_is_named_by_how_its_ctis_begin() -> None:
    cti = bytes.fromhex("0102030405060708")
    shards = layout.base_shards(cti)
    assert shards[0] == "01"
    assert shards[-1] == "01020304050607"
    assert all(cti.startswith(layout.prefix(shard)) for shard in shards)
    assert layout.prefix(layout.ALL) == b""


@pytest.mark.parametrize(
    "name", ["00112233445566FF", "0011", "00112233445566ff0", "..", "lost+found"]
)
def test_other_folders_are_no_key_s(name: str) -> None:
    assert layout.parse_key_folder(name) is None
    assert layout.parse_key_folder(KID.hex()) == KID
