"""Whatever the reports say, a review can be built and written: other pairs, other languages, odd claims."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

import pytest
from gold_register import ROOT, document_of, register_of
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.lang.labels import label_languages, load_labels
from kelisim.measures import measure
from kelisim.model.claim import FIELDS, Claim
from kelisim.model.codec import claim_from_plain
from kelisim.model.document import Document
from kelisim.model.entry import Entries
from kelisim.model.kinds import KINDS, choices, slot_types
from kelisim.model.kinds.base import Participant
from kelisim.model.period import Period
from kelisim.model.review import Review
from kelisim.review import build

CORPORA = ("pairs", "russian")


@lru_cache(maxsize=1)
def pairs() -> dict[tuple[str, ...], tuple[tuple[Document, Claim], ...]]:
    found: dict[tuple[str, ...], list[tuple[Document, Claim]]] = defaultdict(list)
    for corpus in CORPORA:
        for path in sorted((ROOT / "tests" / "gate" / corpus / "docs").glob("*.md")):
            document = document_of(path)
            gold = path.parents[1] / "gold" / f"{path.stem}.json"
            for line in json.loads(gold.read_text(encoding="utf-8"))["claims"]:
                start = document.text.index(line["quote"])
                spans = {"start": start, "end": start + len(line["quote"])}
                claim = claim_from_plain({**line, **spans}, document)
                if len(claim.parties) > 1:
                    found[claim.parties].append((document, claim))
    return {parties: tuple(rows) for parties, rows in found.items()}


def check(review: Review) -> None:
    assert all(finding.evidence for finding in review.findings)
    for code in label_languages():
        labels = load_labels(code)
        for finding in review.findings:
            words = labels.finding(finding.rule, finding.params)
            for bad in ("{", "None", "[en]", labels.label("words", "unknown")):
                assert bad not in words, (code, finding.rule, words)


def test_every_other_pair_of_the_corpora_has_a_review() -> None:
    assert len(pairs()) > 10
    for parties, rows in pairs().items():
        groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for _, claim in rows:
            groups[claim.kind, claim.title.casefold()].append(claim)
        documents = {document.digest: document for document, _ in rows}
        register = register_of(groups.values(), documents, dt.date(2026, 1, 1), parties)
        since = dt.date(2024, 1, 1)
        check(build(register, measure(register, ()), Entries(parties), since=since, versions={}))


numbers = st.integers(1, 10**11).map(Decimal) | st.decimals("0.1", "99.9", places=1)
days = st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31)).map(dt.date.isoformat)
periods = st.one_of(days, days.map(lambda d: d[:7]), days.map(lambda d: d[:4]), days.map(lambda d: f"{d}/{d}"))
words = st.text("abc de", min_size=1, max_size=12).map(lambda text: f"x{text.strip()}")


def slot(name: str, hint: object) -> st.SearchStrategy[object]:
    allowed = choices(hint)
    none = [st.none()] if "None" in str(hint) else []
    if allowed:
        return st.one_of(*none, st.sampled_from(allowed))
    if "Decimal" in str(hint):
        return st.one_of(*none, numbers)
    if "Period" in str(hint):
        return st.one_of(*none, periods.map(Period))
    if name == "participants":
        return st.just((Participant("A Person", None, "KAZ"),))
    if name == "actors":
        return st.just(("KAZ",))
    if name == "unit":
        return st.sampled_from([None, "USD", "percent", "km", "count", "m3/s", "things"])
    return st.one_of(*none, words)


@st.composite
def specs(draw: st.DrawFn) -> tuple[str, dict[str, object], str, int, list[str]]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    values = {name: draw(slot(name, hint)) for name, hint in slot_types(KINDS[kind].slots).items()}
    fields = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=2, unique=True))
    return kind, values, draw(days), draw(st.integers(0, 99)), fields


def claim_of(spec: tuple[str, dict[str, object], str, int, list[str]]) -> tuple[Document, Claim]:
    name, values, day, number, fields = spec
    kind = KINDS[name]
    sentence = f"Kazakhstan said number {number}."
    document = Document(f"report {day} {number}", f"{sentence} Uzbekistan too.", date=day, language="en")
    quote = document.quote(0, len(sentence))
    return document, Claim(kind.name, quote, ("KAZ", "UZB"), tuple(fields), kind.slots(**values))


@settings(max_examples=60, deadline=None)
@given(st.lists(specs(), min_size=1, max_size=12), st.integers(1, 4))
def test_any_claims_make_a_review(drawn: list[tuple[str, dict[str, object], str, int, list[str]]], size: int) -> None:
    said = list({claim.id: (document, claim) for document, claim in map(claim_of, drawn)}.values())
    documents = {document.digest: document for document, _ in said}
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for _, claim in said:
        by_kind[claim.kind].append(claim)
    groups = [rows[n : n + size] for rows in by_kind.values() for n in range(0, len(rows), size)]
    register = register_of(groups, documents, dt.date(2025, 6, 30))
    entries = Entries(("KAZ", "UZB"))
    review = build(register, measure(register, ()), entries, since=dt.date(2024, 1, 1), versions={})
    check(review)
    backwards = dataclasses.replace(register, records=register.records[::-1])
    assert build(backwards, measure(backwards, ()), entries, since=dt.date(2024, 1, 1), versions={}) == review


@pytest.mark.parametrize("code", label_languages())
def test_titles_of_every_kind_can_be_written(code: str) -> None:
    labels = load_labels(code)
    for kind in KINDS:
        key = {"target": "target_reach"}.get(kind, kind)
        words = labels.title({"message": key, "indicator": "water", "format": "talks", "type": "treaty"})
        assert words and "{" not in words
