"""The properties that are fuzzed, on what hypothesis comes up with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.codes.verified import VerifiedCard
from kiosk.demo.authority import encode
from kiosk.reasons import Failure
from tests.fuzz import cbor_mutations
from tests.fuzz.cbor_mutations import _CHANGES, _Hand
from tests.fuzz.cbor_tree import Node, parse
from tests.fuzz.originals import inner_card, originals, signed_parts
from tests.fuzz.targets import TARGETS, Target, _content
from tests.fuzz.text_mutations import mutate_bytes

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
# Drawn by hypothesis, so that it can make a failing change smaller.
CHANCE = st.randoms(use_true_random=False)

by_target = pytest.mark.parametrize("target", TARGETS, ids=lambda target: str(target.name))


def holds(target: Target, data: bytes) -> None:
    target.check(data, target.run(data))


@by_target
def test_every_seed(target: Target) -> None:
    for seed in target.seeds():
        holds(target, seed)


@by_target
@QUICK
@given(rng=CHANCE, rounds=st.integers(1, 3))
def test_every_mutation(target: Target, rng: Random, rounds: int) -> None:
    seeds = target.seeds()
    data = rng.choice(seeds)
    for _ in range(rounds):
        data = target.mutate(data, rng, seeds, mutate_bytes)[: target.largest]
    holds(target, data)


@by_target
@QUICK
@given(data=st.binary(max_size=300))
def test_any_bytes(target: Target, data: bytes) -> None:
    holds(target, data)


def good(*, dynamic: bool) -> list[str]:
    texts = originals().dynamic if dynamic else originals().static
    return [text for text in texts if isinstance(originals().judge(text), VerifiedCard)]


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("change", _CHANGES, ids=lambda change: change.__name__.strip("_"))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(rng=CHANCE)
def test_what_changes_what_is_signed_is_refused(
    change: Callable[[_Hand], None], dynamic: bool, rng: Random
) -> None:
    codes = good(dynamic=dynamic)
    original = rng.choice(codes)
    donors = [_content(text) for text in codes]
    root = [parse(_content(original))]
    change(_Hand(root, rng, donors, mutate_bytes))
    text = encode(b"".join(node.encode() for node in root))
    outcome = originals().judge(text)
    if isinstance(outcome, VerifiedCard):
        assert signed_parts(text) in originals().vouched
        assert outcome == originals().vouched[signed_parts(text)]
    else:
        assert isinstance(outcome, Failure)


@given(number=st.integers(0, 1_000), widths=st.lists(st.sampled_from([0, 1, 2, 4, 8]), min_size=5))
@settings(max_examples=40, deadline=None)
def test_another_encoding_around_what_is_signed_is_the_same_code(
    number: int, widths: list[int]
) -> None:
    """The properties above would hold of a verifier that takes nothing at all."""
    codes = good(dynamic=True)
    original = codes[number % len(codes)]
    outer = parse(_content(original))
    assert isinstance(outer.content, list)
    for node, width in zip([outer, *outer.content], widths, strict=False):
        if node.content != []:  # {} is a map that must be empty, in any width
            node.width = width
    text = encode(outer.encode())
    assert originals().judge(text) == originals().judge(original)
    assert signed_parts(text) == signed_parts(original)


def test_what_the_other_reader_cannot_read_is_not_worth_anything() -> None:
    """A set of maps cannot be made in Python: cbor2 raises TypeError."""
    unreadable = cbor2.dumps([b"", {}, cbor2.dumps(cbor2.CBORTag(258, [{}])), b""])
    assert originals().expected(encode(unreadable)) is None
    assert originals().expected("not even a code") is None


def test_a_card_alone_is_not_worth_its_presentation() -> None:
    for text in good(dynamic=True):
        card = inner_card(text)
        assert card is not None
        alone, shown = originals().judge(encode(card)), originals().judge(text)
        assert isinstance(alone, VerifiedCard)
        assert alone != shown
        assert alone.assurance.name == "STATIC"


@given(st.binary(max_size=200))
@settings(max_examples=50, deadline=None)
def test_the_tree_writes_what_it_has_read(data: bytes) -> None:
    """Up to lengths in more bytes than they need."""
    assert parse(parse(data).encode()).encode() == parse(data).encode()
    for text in good(dynamic=False)[:2]:
        assert parse(_content(text)).encode() == _content(text)


def test_mutations_change_something() -> None:
    """A fuzzer whose changes cancel out finds nothing."""
    data = _content(good(dynamic=True)[0])
    made = {cbor_mutations.mutate(data, Random(n), [data], mutate_bytes) for n in range(200)}
    assert len(made) > 150
    assert all(isinstance(parse(each), Node) for each in made)


@pytest.mark.timeout(30)
def test_keys_of_one_kid_do_not_cost_their_square() -> None:
    """Who signs the list is believed; a mistake of theirs must not stop the terminal."""
    trusted = originals().trust
    many = replace(trusted, keys=trusted.keys[:1] * 300_000)
    assert len(many.lookup(trusted.keys[0].kid)) == 300_000
