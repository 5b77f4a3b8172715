"""METHOD.md's case, from the gold claims through the real register: what the review of each day must find."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import lru_cache

import pytest
from gold_register import gold_entries

from kelisim import register
from kelisim.lang.labels import load_labels
from kelisim.measures import measure
from kelisim.model.entry import Entries
from kelisim.model.review import FindingList, Review
from kelisim.review import build

EN = load_labels("en")


@lru_cache(maxsize=1)
def entries() -> Entries:
    bare = gold_entries()
    return dataclasses.replace(bare, decisions=tuple(sorted(register.link(bare), key=lambda one: one.id)))


@lru_cache(maxsize=2)
def review(on: str) -> Review:
    records = register.build(entries(), on=dt.date.fromisoformat(on))
    return build(records, measure(records, entries().observations), entries(), versions={})


def front(on: str) -> list[str]:
    glance = review(on).section("glance")
    assert glance is not None
    lists = [node for node in glance.nodes if isinstance(node, FindingList)]
    return [EN.finding(finding.rule, finding.params) for node in lists for finding in node.findings]


def everywhere(on: str) -> list[str]:
    return [EN.finding(finding.rule, finding.params) for finding in review(on).findings]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2024-02-20", ("12 projects worth $156 million", "20 February 2024 disagree", "completed", "under way")),
        ("2024-02-20", ("Mutual trade of $10 billion is behind", "$4.4 billion", "no longer name a deadline")),
        ("2024-02-20", ("Mutual trade in 2022", "Kazakhstan reports $5 billion", "Uzbekistan $4.6 billion")),
        ("2024-02-20", ("reaty on allied relations: signed", "no report of ratification")),
        ("2024-02-20", ("Council of Foreign Ministers is planned",)),
        ("2024-02-20", ("Supreme Interstate Council is established", "no report read tells of a session")),
        ("2025-11-30", ("Mutual trade of $10 billion is behind", "16.5% a year")),
        ("2025-11-30", ("Council of Foreign Ministers has met",)),
        ("2025-11-30", ("Supreme Interstate Council has met", "8 August 2024")),
        ("2025-11-30", ("Center for Industrial Cooperation", "15 November 2025 disagree", "in operation")),
    ],
)
def test_the_front_page_says_it(on: str, words: tuple[str, ...]) -> None:
    assert any(all(word in sentence for word in words) for sentence in front(on)), front(on)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2025-11-30", ("12 projects worth $156 million", "completed", "under way")),
        ("2025-11-30", ("Mutual trade of $10 billion", "2027 was dropped", "2030")),
        ("2025-11-30", ("reaty on allied relations", "ratified by Kazakhstan and Uzbekistan", "no report of entry")),
        ("2025-11-30", ("Center for Industrial Cooperation", "the first date was August 2024")),
        ("2025-11-30", ("74 worth $3.4 billion", "78 worth $1.7 billion")),
        ("2025-11-30", ("Mutual trade", "January – November 2025", "$3.4 billion", "$4 billion")),
    ],
)
def test_the_review_says_it(on: str, words: tuple[str, ...]) -> None:
    told = [" ".join(sentence.split()) for sentence in everywhere(on)]
    assert any(all(word in sentence for word in words) for sentence in told)
