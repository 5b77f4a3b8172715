"""METHOD.md's case, from the gold claims through the real register: what the review of each day must find."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pytest
from arithmetic_examples import EXAMPLES
from gold_register import linked_entries as entries
from gold_register import linked_review as review

from kelisim import register
from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import load_labels
from kelisim.model.claim import FIELDS
from kelisim.model.record import Register
from kelisim.model.review import Finding, FindingList, Paragraph, Table
from kelisim.review.findings import RULES

EN = load_labels("en")


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
        ("2024-02-20", ("Supreme Interstate Council is established", "no report read tells of a session")),
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


# The six cases of METHOD.md section 1, each with what the sentence must say and what its quotes must hold.
CASES = [
    ("a deadline set", "2024-02-20",
     ("Mutual trade of $10 billion", "deadline 2026, set on 6 December 2021", "no longer"), ("five years",)),
    ("and set again", "2025-11-30", ("Mutual trade of $10 billion", "the first date was 2026", "it is 2030"),
     ("2030",)),
    ("the trade of 2022", "2024-02-20", ("Mutual trade in 2022", "Kazakhstan reports $5 billion", "Uzbekistan $4.6"),
     ("5,000,000,000 USD", "4,600,000,000 USD")),
    ("needed growth", "2024-02-20", ("Mutual trade of $10 billion is behind", "22.8% a year"), ("4,400,000,000 USD",)),
    ("twelve projects", "2024-02-20", ("12 projects worth $156 million", "completed and under way"),
     ("156", "12 joint")),
    ("twelve projects still", "2025-11-30", ("12 projects worth $156 million", "completed and under way"), ("156",)),
    ("the industrial centre", "2025-11-30", ("Center for Industrial Cooperation", "first date was August 2024"),
     ("August",)),
    ("the treaty", "2024-02-20", ("reaty on allied relations: signed", "no report of ratification"),
     ("allied relations",)),
    ("its council", "2024-02-20", ("Supreme Interstate Council is established", "no report read tells of a session"),
     ("Supreme Interstate Council",)),
    ("the council meets", "2025-11-30", ("Supreme Interstate Council has met", "8 August 2024"),
     ("Interstate Council",)),
]  # fmt: skip


@pytest.mark.parametrize(("on", "words", "quotes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_case_of_the_method_is_a_finding_with_its_quotes(
    on: str, words: tuple[str, ...], quotes: tuple[str, ...]
) -> None:
    made = review(on)
    texts = {document.name: document.text for document in entries().documents}
    found = [f for f in made.findings if all(word in _said(f) for word in words)]
    assert found, f"no finding says {words}"
    shown = [made.evidence[ref - 1] for ref in found[0].evidence]
    for evidence in shown:
        if evidence.type == "quote":
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.text
    for wanted in quotes:
        assert any(wanted in evidence.text for evidence in shown), [evidence.text for evidence in shown]


def _said(finding: Finding) -> str:
    return " ".join(EN.finding(finding.rule, finding.params).split())


def test_the_impossible_total_is_found_where_a_report_carries_it() -> None:
    """No shipped report gives the total of January to August 2024 with both of its parts; this is the example of it."""
    ctx = EXAMPLES["parts_against_total_change"]()
    (draft,) = [d for d in RULES["parts"](ctx) if d.rule == "parts_against_total_change"]
    assert draft.severity == "high" and len(draft.sources) == 3
    assert "That is impossible." in EN.finding(draft.rule, draft.params)


@pytest.mark.parametrize("on", ["2024-02-20", "2025-11-30"])
@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_the_front_page_is_read_in_two_minutes(on: str, language: str) -> None:
    """At 250 words a minute for prose, and a glance at the two small tables."""
    words, section = Words(review(on), load_labels(language)), review(on).section("glance")
    assert section is not None
    prose = [words.paragraph(node) for node in section.nodes if isinstance(node, Paragraph)]
    prose += [words.finding(f) for node in section.nodes if isinstance(node, FindingList) for f in node.findings]
    assert sum(len(text.split()) for text in prose) <= 500
    assert sum(len(node.rows) for node in section.nodes if isinstance(node, Table)) <= 16


@pytest.mark.parametrize("on", ["2024-02-20", "2025-11-30"])
def test_the_agenda_is_grouped_by_field_and_says_nothing_twice(on: str) -> None:
    section = review(on).section("glance")
    assert section is not None
    lists = [node for node in section.nodes if isinstance(node, FindingList)]
    agenda = [node for node in lists if node.heading in FIELDS]
    assert len(agenda) >= 3
    assert len({node.heading for node in agenda}) == len(agenda)
    shown = [finding.id for node in lists for finding in node.findings]
    assert len(shown) == len(set(shown))
    for node in agenda:
        for finding in node.findings:
            record = review_register(on).record_of.get(finding.subject)
            assert record is None or record.fields[0] == node.heading


@lru_cache(maxsize=2)
def review_register(on: str) -> Register:
    return register.build(entries(), on=dt.date.fromisoformat(on))
