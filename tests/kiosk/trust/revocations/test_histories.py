"""Whatever was published in whatever order: the files, read by either side, are a plain set."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk.trust.revocations import layout, writer
from kiosk.trust.revocations.index import RevocationIndex, check_file, merge_runs
from kiosk.trust.revocations.writer import Limits
from tests.sampling import examples

DRAWN = [bytes([first, *bytes(6), last]) for first in (0, 1, 0x80, 0xFF) for last in range(12)]
COUNTED = [n.to_bytes(8, "big") for n in range(0xF0, 0x120)]
EXTREMES = [b"\0" * 8, b"\xff" * 8, b"\xff" + b"\0" * 7, b"\0" + b"\xff" * 7]
EVERY = sorted({*DRAWN, *COUNTED, *EXTREMES})

histories = st.lists(st.sets(st.sampled_from(EVERY), max_size=20), min_size=1, max_size=14)
limits = st.builds(
    Limits,
    single_file=st.integers(0, 12),
    undivided=st.integers(1, 12),
    share=st.just(64),
    runs=st.integers(1, 4),
)


@settings(max_examples=examples(60, one_in=2), deadline=None)
@given(history=histories, limits=limits)
def test_a_plain_set(
    history: list[set[bytes]], limits: Limits, kid: bytes, state: Callable[[Path], Any]
) -> None:
    published: set[bytes] = set()
    with tempfile.TemporaryDirectory() as name:
        generation = Path(name)
        folder = generation / kid.hex()
        for number, added in enumerate(history):
            writer.publish_changes(folder, added, number=number, limits=limits)
            published |= added
            _look_at(folder, published, limits)
            before = state(folder)
            writer.publish_changes(folder, added, number=number, limits=limits)
            assert state(folder) == before

            for merged in (False, True):
                if merged:
                    merge_runs(generation)
                index = RevocationIndex.open(generation)
                revoked = {cti for cti in EVERY if index.is_revoked(kid, cti)}
                assert revoked == published


def _look_at(folder: Path, published: set[bytes], limits: Limits) -> None:
    assert list(writer.read_all(folder)) == sorted(published)
    assert writer.count(folder) == len(published)
    shards = {path.stem for path in folder.iterdir() if not path.stem.startswith("recent-")}
    base = {shard for shard in shards if layout.prefix(shard)}
    runs = set(filter(layout.is_run, shards))
    assert all(check_file(folder / f"{shard}.bin", shard) is None for shard in shards)
    assert shards == base | runs or shards == {layout.ALL}
    assert len(runs) <= limits.runs
    event(f"runs: {len(runs)}")
    event(f"longest prefix: {max(map(len, base), default=0) // 2}")


@settings(max_examples=examples(40, one_in=2), deadline=None)
@given(first=histories, second=histories)
def test_keys_do_not_touch_each_other(
    first: list[set[bytes]], second: list[set[bytes]], tight: Limits
) -> None:
    kids = [b"issuer 1", b"issuer 2"]
    with tempfile.TemporaryDirectory() as name:
        generation = Path(name)
        for kid, history in zip(kids, (first, second), strict=True):
            for number, added in enumerate(history):
                writer.publish_changes(generation / kid.hex(), added, number=number, limits=tight)
        merge_runs(generation)
        index = RevocationIndex.open(generation)
        for kid, history in zip(kids, (first, second), strict=True):
            revoked = {cti for cti in EVERY if index.is_revoked(kid, cti)}
            assert revoked == set().union(*history)
        assert not any(index.is_revoked(b"issuer 3", cti) for cti in EVERY)
