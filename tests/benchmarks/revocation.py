"""Ten million cancelled cards: opening, looking up, memory, and what a day's changes transfer.

Beside it, with the same cards in the same run, SQLite and a Python set. Each is measured in a process
of its own, so that the memory of one is not that of another. The index stands as a terminal has it
after most of a year: as many runs as there ever are, merged.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from tuf.api.metadata import Metadata, Snapshot, TargetFile, Targets, Timestamp

from kiosk.trust.revocations import layout, writer
from kiosk.trust.revocations.index import RevocationIndex, check_file, merge_runs
from kiosk.trust.revocations.layout import CTI_SIZE

KID = b"issuer 1"
CARDS = 10_000_000
A_DAY = 5_000
RUNS = 255  # the publication that is measured adds the last there is room for
LOOKUPS = 10_000

SMALLER = 100  # the long simulation has this part of the cards, and of each day's
DAYS = 300

GOAL_OPEN_MS = 50.0
GOAL_LOOKUP_US = 50.0
GOAL_MEMORY_MB = 8.0
GOAL_TRANSFER_PERCENT = 1.0

# Bytes: two signers, each with a key id, a signature in hexadecimal, and their names.
_SIGNATURES = 2 * (64 + 128 + 20)

_Result = TypeVar("_Result")


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="yima-bench-") as name:
        return _measure(Path(name))


def _measure(folder: Path) -> dict[str, Any]:
    generation = folder / "revoked"
    imported = _alone(_import, generation)
    transfer = _alone(_transfer_of_a_day, generation)
    index = _alone(_measure_index, generation)
    _alone(_fill_table, folder / "revoked.sqlite", generation)
    table = _alone(_measure_table, folder / "revoked.sqlite", generation)
    in_memory = _alone(_measure_set, generation)
    year = _alone(_transfer_of_days, folder / "smaller" / KID.hex())
    return {
        "cards": CARDS,
        "index": index,
        "sqlite": table,
        "set": in_memory,
        "lookup_ratio_to_sqlite": round(index["miss_median_us"] / table["miss_median_us"], 2),
        "memory_ratio_to_set": round(index["memory_mb"] / in_memory["memory_mb"], 4),
        "authority": imported,
        "day": transfer,
        "many_days": year,
        "goals": {
            "open_ms": GOAL_OPEN_MS,
            "lookup_us": GOAL_LOOKUP_US,
            "memory_mb": GOAL_MEMORY_MB,
            "transfer_percent": GOAL_TRANSFER_PERCENT,
        },
        "met": (
            index["open_ms"] < GOAL_OPEN_MS
            and max(index["hit_median_us"], index["miss_median_us"]) < GOAL_LOOKUP_US
            and index["memory_mb"] < GOAL_MEMORY_MB
            and transfer["percent"] < GOAL_TRANSFER_PERCENT
            and year["worst_percent"] < GOAL_TRANSFER_PERCENT
        ),
    }


def _alone(work: Callable[..., _Result], *arguments: Path) -> _Result:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments).result()


def _import(generation: Path) -> dict[str, float]:
    """All cards but those of the runs, then the runs, as 255 publications would have left them."""
    cards = _cards(CARDS)
    of_runs = RUNS * A_DAY
    folder = generation / KID.hex()
    began = time.monotonic()
    writer.publish_changes(folder, cards[of_runs:], number=1)
    imported = time.monotonic() - began
    for n in range(RUNS):
        run = layout.run_shard(2 + n)
        (folder / f"{run}.bin").write_bytes(b"".join(sorted(cards[n * A_DAY : (n + 1) * A_DAY])))
    return {"import_seconds": round(imported, 1)}


def _transfer_of_a_day(generation: Path) -> dict[str, float]:
    folder = generation / KID.hex()
    before = _state(folder)
    began = time.monotonic()
    writer.publish_changes(folder, _cards(A_DAY, seed=2), number=2 + RUNS)
    published = time.monotonic() - began
    after = _state(folder)
    moved, metadata = _moved(before, after), _metadata_size(folder)
    whole = _whole(after) + metadata
    return {
        "files": len(after),
        "whole_mb": round(whole / 1e6, 2),
        "cards_kb": round(moved / 1e3, 1),
        "metadata_kb": round(metadata / 1e3, 1),
        "percent": round(100 * (moved + metadata) / whole, 3),
        "publish_seconds": round(published, 2),
    }


def _measure_index(generation: Path) -> dict[str, float]:
    began = time.monotonic()
    folder = generation / KID.hex()
    problems = [check_file(path, path.stem) for path in folder.iterdir()]
    checked = time.monotonic() - began
    if any(problems):
        raise RuntimeError("a good file is said to be wrong")
    hits, misses = _questions(generation)
    gc.collect()

    before = _resident_mb()
    merging = _milliseconds(lambda: merge_runs(generation))
    after_merging = _resident_mb()
    opening = [_milliseconds(lambda: RevocationIndex.open(generation)) for _ in range(5)]
    index = RevocationIndex.open(generation)
    result = _lookups(lambda cti: index.is_revoked(KID, cti), hits, misses)
    return {
        "open_ms": round(max(opening), 2),
        **result,
        "memory_mb": round(_resident_mb() - before, 2),
        "of_which_merging_mb": round(after_merging - before, 2),
        "merge_runs_ms": round(merging, 1),
        "check_all_files_seconds": round(checked, 2),
    }


def _fill_table(path: Path, generation: Path) -> None:
    table = sqlite3.connect(path)
    table.execute("CREATE TABLE revoked (cti BLOB PRIMARY KEY) WITHOUT ROWID")
    ctis = writer.read_all(generation / KID.hex())
    table.executemany("INSERT INTO revoked VALUES (?)", ((cti,) for cti in ctis))
    table.commit()
    table.close()


def _measure_table(path: Path, generation: Path) -> dict[str, float]:
    hits, misses = _questions(generation)
    gc.collect()

    before = _resident_mb()
    table = sqlite3.connect(path)

    def look_up(cti: bytes) -> bool:
        found = table.execute("SELECT 1 FROM revoked WHERE cti = ?", (cti,)).fetchone()
        return found is not None

    result = _lookups(look_up, hits, misses)
    return {
        **result,
        "memory_mb": round(_resident_mb() - before, 2),
        "file_mb": round(path.stat().st_size / 1e6, 1),
    }


def _measure_set(generation: Path) -> dict[str, float]:
    hits, misses = _questions(generation)
    gc.collect()
    before = _resident_mb()
    ctis = set(writer.read_all(generation / KID.hex()))
    gc.collect()
    memory = _resident_mb() - before
    return {**_lookups(ctis.__contains__, hits, misses), "memory_mb": round(memory, 1)}


def _transfer_of_days(folder: Path) -> dict[str, float]:
    """The files alone, in percent of them all: each day publishes, and each is looked at."""
    limits = writer.Limits(
        single_file=writer.LIMITS.single_file // SMALLER,
        undivided=writer.LIMITS.undivided // SMALLER,
    )
    cards = iter(_cards(CARDS // SMALLER + DAYS * (A_DAY // SMALLER), seed=3))
    start = [next(cards) for _ in range(CARDS // SMALLER)]
    writer.publish_changes(folder, start, number=1, limits=limits)
    shares: list[float] = []
    for day in range(DAYS):
        before = _state(folder)
        added = [next(cards) for _ in range(A_DAY // SMALLER)]
        writer.publish_changes(folder, added, number=2 + day, limits=limits)
        after = _state(folder)
        shares.append(100 * _moved(before, after) / _whole(after))
    return {
        "days": DAYS,
        "cards_at_first": len(start),
        "cards_a_day": A_DAY // SMALLER,
        "worst_percent": round(max(shares), 3),
        "mean_percent": round(statistics.mean(shares), 3),
        "last_files": len(after),
    }


def _lookups(
    look_up: Callable[[bytes], bool], hits: list[bytes], misses: list[bytes]
) -> dict[str, float]:
    return {**_timed("hit", look_up, hits, True), **_timed("miss", look_up, misses, False)}


def _timed(
    name: str, look_up: Callable[[bytes], bool], ctis: list[bytes], expected: bool
) -> dict[str, float]:
    for cti in ctis[: LOOKUPS // 10]:
        look_up(cti)
    taken: list[float] = []
    for cti in ctis:
        start = time.perf_counter()
        answer = look_up(cti)
        taken.append(1e6 * (time.perf_counter() - start))
        if answer is not expected:
            raise RuntimeError("a wrong answer")
    return {
        f"{name}_median_us": round(statistics.median(taken), 2),
        f"{name}_p99_us": round(statistics.quantiles(taken, n=100)[-1], 2),
    }


def _questions(generation: Path) -> tuple[list[bytes], list[bytes]]:
    """Ctis that are in the files, in runs as often as they are there, and others that are not."""
    chance = random.Random(5)
    files = sorted((generation / KID.hex()).glob("*.bin"))
    sizes = [path.stat().st_size // CTI_SIZE for path in files]
    hits = [
        _cti_at(path, chance.randrange(path.stat().st_size // CTI_SIZE))
        for path in chance.choices(files, sizes, k=LOOKUPS)
    ]
    return hits, [chance.randbytes(CTI_SIZE) for _ in range(LOOKUPS)]


def _cti_at(path: Path, place: int) -> bytes:
    with path.open("rb") as file:
        file.seek(place * CTI_SIZE)
        return file.read(CTI_SIZE)


def _cards(count: int, seed: int = 1) -> list[bytes]:
    drawn = random.Random(seed).randbytes(count * CTI_SIZE)
    return [drawn[start : start + CTI_SIZE] for start in range(0, len(drawn), CTI_SIZE)]


_State = dict[str, tuple[int, int]]


def _state(folder: Path) -> _State:
    """Size and inode of each file; one that was put anew has another inode."""
    found = ((path.name, path.stat()) for path in folder.iterdir())
    return {name: (status.st_size, status.st_ino) for name, status in found}


def _moved(before: _State, after: _State) -> int:
    return sum(size for name, (size, _) in after.items() if before.get(name) != after[name])


def _whole(state: _State) -> int:
    return sum(size for size, _ in state.values())


def _metadata_size(folder: Path) -> int:
    """Bytes of what TUF has fetched when targets changed, signatures as long as SM2's among it."""
    paths = {
        layout.target_path(KID, path.stem): TargetFile(
            path.stat().st_size, {"sha256": random.Random(path.name).randbytes(32).hex()}, path.name
        )
        for path in folder.iterdir()
    }
    expires = datetime(2030, 1, 1, tzinfo=UTC)
    metadata = (
        Metadata(Targets(expires=expires, targets=paths)).to_bytes(),
        Metadata(Snapshot(expires=expires)).to_bytes(),
        Metadata(Timestamp(expires=expires)).to_bytes(),
    )
    return sum(len(each) + _SIGNATURES for each in metadata)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - start)


def _resident_mb() -> float:
    """Resident memory of this process, with the pages of mapped files."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - run by hand
