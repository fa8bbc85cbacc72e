"""Where inputs come from: libFuzzer by atheris, guided by what they reach, or a random walk."""

from __future__ import annotations

import dataclasses
import gc
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import ModuleType
from typing import NoReturn

from tests.fuzz.gauge import Gauge, InFlight
from tests.fuzz.targets import Target
from tests.fuzz.text_mutations import mutate_bytes

_POOL = 500
_HANGS_AFTER = 20  # seconds; the gauge is quicker, unless it is compiled code that hangs
_MOST_RSS_MB = 1_024


@dataclasses.dataclass(frozen=True)
class _Run:
    target: Target
    take: Callable[[bytes], None]
    over: Callable[[], bool]
    finish: Callable[[], None]
    seed: int
    folder: Path


def run(
    target: Target,
    atheris: ModuleType | None,
    *,
    end: float,
    folder: Path,
    findings: Path,
    seed: int,
    first_only: bool,
) -> None:
    """Fuzz `target` until `end` (`time.monotonic()`), and leave a report in `folder`.

    Args:
        target: what is fuzzed.
        atheris: None: a random walk.
        end: when to stop.
        folder: for the report and working files.
        findings: the folder in which inputs that found something are kept.
        seed: of all randomness but the signatures'.
        first_only: stop at the first finding.
    """
    in_flight = InFlight(folder / f"{target.name}.inflight", target.largest)
    gauge = Gauge(target, findings)
    gauge.report.engine = "random" if atheris is None else "atheris"
    gc.collect()
    gc.freeze()  # so that a collection in the middle of an input is short

    # Not before the seeds, and the empty input ahead of them: only then it says what it has reached.
    least = sum(1 for _ in target.seeds()) + 1

    def over() -> bool:
        found = gauge.report.findings
        late = time.monotonic() >= end and gauge.report.inputs > least
        return late or gauge.full or (first_only and bool(found))

    def finish() -> None:
        content = json.dumps(dataclasses.asdict(gauge.report))
        (folder / f"{target.name}.json").write_text(content, "utf-8")

    this = _Run(target, in_flight.wrap(gauge.take), over, finish, seed, folder)
    if atheris is None:
        _random_walk(this)
    else:
        _libfuzzer(atheris, this)


def _random_walk(this: _Run) -> None:
    target, rng = this.target, Random(this.seed)
    seeds = list(target.seeds())
    pool = list(seeds)
    for data in seeds:
        this.take(data)
    while not this.over():
        # Mostly one step from something good: what is nearly right gets furthest.
        start = rng.choice(seeds if rng.random() < 0.7 else pool)
        data = target.mutate(start, rng, seeds, mutate_bytes)[: target.largest]
        this.take(data)
        if len(pool) < _POOL:
            pool.append(data)
        else:
            pool[rng.randrange(_POOL)] = data
    this.finish()


def _libfuzzer(atheris: ModuleType, this: _Run) -> NoReturn:
    target, folder = this.target, this.folder
    seeds = list(target.seeds())
    corpus = folder / f"{target.name}-corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)

    def one(data: bytes) -> None:
        this.take(data)
        if this.over():
            this.finish()
            os._exit(0)  # libFuzzer would go on, and atheris runs nothing at exit

    def mutate(data: bytes, largest: int, number: int) -> bytes:
        def by_engine(part: bytes, _rng: Random) -> bytes:
            return bytes(atheris.Mutate(part, max(largest, len(part) + 1)))

        return target.mutate(data, Random(number), seeds, by_engine)[:largest]

    arguments = [
        "fuzz",
        f"-seed={this.seed}",
        f"-max_len={target.largest}",
        f"-timeout={_HANGS_AFTER}",
        f"-rss_limit_mb={_MOST_RSS_MB}",
        f"-artifact_prefix={folder}/{target.name}-libfuzzer-",
        str(corpus),
    ]
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()
    raise AssertionError("libFuzzer came back")
