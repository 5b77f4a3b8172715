"""The keys and signatures find the records that comparing all pairs would find."""

from __future__ import annotations

import importlib.util
import random
import sys
from itertools import combinations
from pathlib import Path

import pytest
from register_help import register, told

from kelisim.model.claim import replace_claim
from kelisim.register.candidates import links
from kelisim.register.forest import Forest
from kelisim.register.kinds import Pair, comparison_of
from kelisim.register.kinds.base import share_parties
from kelisim.register.traits import Traits

ROOT = Path(__file__).parents[2]
PAIR = ("AAA", "BBB")


def bench():
    sys.path.insert(0, str(ROOT / "tests" / "gate"))
    spec = importlib.util.spec_from_file_location("bench_register", ROOT / "benchmarks" / "bench_register.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def claims():
    """Gold claims of all corpora as they are, and some of them again on other days, all of one pair."""
    made, chance = bench(), random.Random(7)
    found = []
    for document, own in made.originals():
        found += [Traits(replace_claim(claim, parties=PAIR), document) for claim in own]
        if chance.random() < 0.5:
            copy, again = made.copy_of(document, own, 3, chance)
            found += [Traits(claim, copy) for claim in again]
    return found


def sets(found, items):
    forest = Forest()
    for left, right in found:
        forest.join(left, right)
    return forest.sets(item.claim.id for item in items)


def all_pairs(items):
    for one, other in combinations(items, 2):
        kind = one.claim.kind
        if (
            kind == other.claim.kind
            and share_parties(one, other)
            and comparison_of(kind).compare(Pair.of(one, other)).joins
        ):
            yield one.claim.id, other.claim.id


@pytest.mark.parametrize(
    "kind", ["meeting", "agreement", "body", "target", "figure", "project", "commitment", "position"]
)
def test_the_same_records_as_all_pairs(claims, kind):
    items = [item for item in claims if item.claim.kind == kind]
    short = [(one.claim.id, other.claim.id) for one, other, _ in links(items)]
    assert sets(short, items) == sets(all_pairs(items), items)
    assert any(len(members) > 2 for members in sets(short, items))


def test_a_comparison_does_not_depend_on_which_comes_first(claims):
    chance = random.Random(1)
    for _ in range(4000):
        one, other = chance.sample(claims, 2)
        if one.claim.kind == other.claim.kind:
            compare = comparison_of(one.claim.kind).compare
            assert compare(Pair.of(one, other)).score == compare(Pair.of(other, one)).score


def test_scores_do_not_fall_when_days_do(claims):
    chance = random.Random(2)
    days = (0, 3, 10, 30, 60, 120, 270, 365, 730, 4000, None)
    for _ in range(4000):
        one, other = chance.sample(claims, 2)
        if one.claim.kind == other.claim.kind and one.day != other.day:
            compare = comparison_of(one.claim.kind).compare
            scores = [compare(Pair(one, other, apart)).score for apart in days]
            assert scores == sorted(scores, reverse=True), (one.claim, other.claim, scores)


def test_claims_of_one_signature_compare_alike(claims):
    by_signature = {}
    for item in claims:
        key = (item.claim.kind, item.claim.parties, comparison_of(item.claim.kind).signature(item))
        by_signature.setdefault(key, []).append(item)
    chance = random.Random(3)
    for (kind, *_), same in by_signature.items():
        other = chance.choice([item for item in claims if item.claim.kind == kind])
        scores = {comparison_of(kind).compare(Pair(item, other, 0)).score for item in same}
        assert len(scores) == 1


def test_where_days_matter_the_near_ones_of_two_wordings_meet():
    """What joins only within a year is not taken to join whatever the days, as if a report without a day were near."""
    every = "to charge the governments with the most energetic measures to raise trade"
    short = "to raise trade turnover"

    def claim(name, date, action):
        slots = {"actors": ["KAZ", "UZB"], "action": action, "strength": "agreed", "status": "promised"}
        return told(name, date, (f"The sides agreed {action}", "commitment", slots))

    early, late = claim("early", "2010-01-01", every), claim("late", "2019-02-17", every)
    (record,) = register(early, late, claim("near", "2019-06-14", short)).records
    assert len(record.claims) == 3
