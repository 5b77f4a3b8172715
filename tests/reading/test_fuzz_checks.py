"""Each check of the fuzzer can fail: readers that are wrong in one thing each are told from the right one."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kelisim import reading
from kelisim.model import Claim, Document, Period, Span
from kelisim.model.kinds import Participant
from kelisim.reading.explain import Anchor

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools"))  # at the end: tests/gate is no tools/gate.py

from fuzzing import pace
from fuzzing.cases import Case
from fuzzing.checks import faults_in, faults_of
from fuzzing.seen import Seen, look

TEXT = (
    "Kazakhstan and Uzbekistan signed an agreement on trade on 5 May 2023. Trade turnover reached $4.4 billion in 2023."
    "\n\x0c\nThe presidents of Kazakhstan and Uzbekistan met in Astana on 7 May 2023, Minister Anar Aziz said."
    " The two sides agreed to expand cooperation in education."
)
CASE = Case(TEXT, "en", "2024-02-20", ("KAZ", "UZB"))


def altered(thing: Any, **parts: Any) -> Any:
    """A copy with other parts, past what the model checks when it is made."""
    made = copy.copy(thing)
    getattr(made, "__dict__", {}).pop("id", None)
    for name, value in parts.items():
        object.__setattr__(made, name, value)
    return made


def quoting(start: int, end: int, **parts: Any) -> Callable[[Claim, Document], Claim]:
    """Claims that quote from start to end, whatever stands there."""

    def change(claim: Claim, document: Document) -> Claim:
        told = {"text": document.text[start:end], "document_digest": document.digest, "span": Span(start, end)}
        return altered(claim, quote=SimpleNamespace(**told | parts))

    return change


def with_parts(**parts: Any) -> Callable[[Claim, Document], Claim]:
    return lambda claim, _: altered(claim, **parts)


def with_slots(kind: str, **slots: Any) -> Callable[[Claim, Document], Claim]:
    return lambda claim, _: altered(claim, slots=altered(claim.slots, **slots)) if claim.kind == kind else claim


def reader(change: Callable[[Claim, Document], Claim]) -> Callable[..., reading.Read]:
    """A reader whose claims are changed."""

    def read(document: Document, **told: Any) -> reading.Read:
        result = reading.read(document, **told)
        return replace(result, claims=tuple(change(claim, document) for claim in result.claims))

    return read


def other(change: Callable[[reading.Read, bool], reading.Read]) -> Callable[..., reading.Read]:
    """A reader whose whole answer is changed; the change is told whether it is asked again."""
    asked = []

    def read(document: Document, **told: Any) -> reading.Read:
        asked.append(document)
        return change(reading.read(document, **told), len(asked) > 1)

    return read


def test_the_reader_itself_has_no_fault() -> None:
    assert faults_of(Case(TEXT.replace("\x0c", ""), "en", "2024-02-20", ("KAZ", "UZB"))) == []
    assert {claim.kind for claim in look(CASE).read.claims} == {"agreement", "figure", "meeting", "commitment"}


@pytest.mark.parametrize(
    ("told", "change"),
    [
        ("is not its span", quoting(0, 20, text="other words")),
        ("is not its span", quoting(200, 4000)),
        ("begins or ends with blank space", quoting(10, 15)),
        ("is of another report", quoting(0, 20, document_digest="0")),
        ("crosses a paragraph", quoting(70, 130)),
        ("lies in no one sentence", quoting(0, 90)),
        ("a confidence of 1.5", with_parts(confidence=1.5)),
        ("a confidence of nan", with_parts(confidence=float("nan"))),
        ("a confidence of None", with_parts(confidence=None)),
        ("no rule", with_parts(rule="")),
        ("the fields ()", with_parts(fields=())),
        ("the fields ('trade', 'trade')", with_parts(fields=("trade", "trade"))),
        ("the fields ('weather',)", with_parts(fields=("weather",))),
        ("the parties ()", with_parts(parties=())),
        ("the parties ('UZB', 'KAZ')", with_parts(parties=("UZB", "KAZ"))),
        ("the unknown party 'ZZZ'", with_parts(parties=("ZZZ",))),
        ("speaker: the words ' ', which are none", with_parts(speaker=" ")),
        ("the kind 'body'", with_parts(kind="body")),
        ("status is 'begun'", with_slots("agreement", status="begun")),
        ("title: the words '', which are none", with_slots("agreement", title="")),
        ("title: the words '&', which are none", with_slots("agreement", title="&")),
        ("with a line break or blank space", with_slots("agreement", title="trade\nin goods")),
        ("with a line break or blank space", with_slots("agreement", title="trade ")),
        ("an undertaking of 21 words", with_slots("commitment", action="to " * 20 + "act")),
        ("date: '2024-02-30' is no day", with_slots("agreement", date=altered(Period("2024"), text="2024-02-30"))),
        ("the unknown code 'ZZZ' as host", with_slots("meeting", host="ZZZ")),
        ("the unknown country 'ZZZ'", with_slots("meeting", participants=(Participant("A", country="ZZZ"),))),
        ("value: the number Infinity", with_slots("figure", value=Decimal("inf"))),
        ("its title raises", with_slots("figure", value=Decimal("1e99"))),
        ("does not come back from JSON", with_slots("figure", value=Decimal("1e99"))),
        ("NaN is no JSON", with_parts(confidence=float("nan"))),
        ("surrogates not allowed", with_parts(speaker="\ud800")),
        ("comes back as another one", with_parts(parties=("UZB", "KAZ"))),
    ],
)
def test_a_claim_that_is_wrong_in_one_thing_is_found(told: str, change: Callable[[Claim, Document], Claim]) -> None:
    assert any(told in fault for fault in faults_of(CASE, reader(change)))


@pytest.mark.parametrize(
    ("told", "change"),
    [
        ("not in the order of the text", lambda result, _: replace(result, claims=result.claims[::-1])),
        ("a claim is told twice", lambda result, _: replace(result, claims=result.claims[:1] * 2)),
        ("the explanations are not those", lambda result, _: replace(result, explanations=())),
        ("it gives other claims: 4 and 3", lambda result, again: replace(result, claims=result.claims[again:])),
        ("other gaps or explanations", lambda result, again: replace(result, explanations=result.explanations[again:])),
    ],
)
def test_an_answer_that_is_wrong_is_found(told: str, change: Callable[[reading.Read, bool], reading.Read]) -> None:
    assert any(told in fault for fault in faults_of(CASE, other(change)))


def _with_id(claim: Claim, name: str) -> Claim:
    made: Claim = altered(claim)
    made.__dict__["id"] = name
    return made


def test_equal_claims_with_other_ids_or_confidences_are_found() -> None:
    seen = look(CASE)
    ids = replace(seen.again, claims=tuple(_with_id(claim, "c-0") for claim in seen.again.claims))
    sure = replace(seen.again, claims=tuple(altered(claim, confidence=0.123) for claim in seen.again.claims))
    assert "read again, equal claims have other ids" in faults_in(replace(seen, again=ids))
    assert "read again, equal claims have another confidence or rule" in faults_in(replace(seen, again=sure))


def test_words_of_a_rule_that_are_not_in_the_text_are_found() -> None:
    seen = look(CASE)
    first, *rest = seen.read.explanations
    told = replace(seen.read, explanations=(replace(first, matched="never said"), *rest))
    assert any("'never said'" in fault for fault in faults_in(replace(seen, read=told)))
    marks = (Anchor("DATE", "never marked", "2024 (in)"),)
    told = replace(seen.read, explanations=(replace(first, anchors=marks), *rest))
    assert any("'never marked'" in fault for fault in faults_in(replace(seen, read=told)))


@pytest.mark.parametrize(
    ("told", "change"),
    [
        ("is not its span", lambda values: [values[0] | {"start": 1}, *values[1:]]),
        ("is not its span", lambda values: [values[0] | {"text": "6 May"}, *values[1:]]),
        ("overlaps or comes before", lambda values: values[::-1]),
        ("overlaps or comes before", lambda values: [values[0], *values]),
        ("Infinity is no JSON", lambda values: [values[0] | {"value": float("inf")}, *values[1:]]),
        ("is no plain value: '2024-02-30'", lambda values: [values[0] | {"date": "2024-02-30"}, *values[1:]]),
        ("it gives other values", lambda values: values[1:]),
    ],
)
def test_values_that_are_wrong_are_found(told: str, change: Callable[[list[Any]], list[Any]]) -> None:
    seen = look(CASE)
    assert any(told in fault for fault in faults_in(replace(seen, values=change(seen.values))))


def _paced(monkeypatch: pytest.MonkeyPatch, runs: int, seconds: float, again: float) -> str | None:
    """What is told of a run after others of a microsecond a character, and after it is read once more."""
    monkeypatch.setattr(pace, "_seconds", lambda *_: again)
    seen = look(CASE)
    return pace.Pace([1e-6] * runs).fault(replace(seen, seconds=seconds), reading.read)


def test_what_is_slow_twice_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    told = _paced(monkeypatch, pace.ENOUGH, 0.1, 0.09)
    assert told is not None and "90 times the usual" in told


@pytest.mark.parametrize(
    ("runs", "seconds", "again"),
    [(pace.ENOUGH, 0.1, 0.002), (pace.ENOUGH, 0.002, 0.1), (pace.ENOUGH - 1, 0.1, 0.1)],
    ids=["slow by chance", "not slow", "nothing to compare with"],
)
def test_what_is_not_slow_again_is_none(
    monkeypatch: pytest.MonkeyPatch, runs: int, seconds: float, again: float
) -> None:
    assert _paced(monkeypatch, runs, seconds, again) is None


def test_the_usual_cost_is_the_median() -> None:
    seen: Seen = look(CASE)
    paced = pace.Pace()
    for seconds in (0.003, 0.001, 0.002):
        paced.fault(replace(seen, seconds=seconds), reading.read)
    assert paced.usual == pytest.approx(0.002 / pace.LEAST)
