"""Every finding has evidence; every number of the tree traces to a quote or an observation, or is arithmetic on such.

The writers are held to the tree in ``tests/faces/dossier/test_dossier_numbers.py``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import combinations

import pytest
from gold_register import linked_entries as entries
from gold_register import linked_review as review

from kelisim.model.claim import plain_slots
from kelisim.model.review import Cell, Chart, Finding, Review, Table

DAYS = ("2024-02-20", "2025-11-30")
# What a rule computes from other numbers of the same sentence or row, or counts; each is checked below or is a count.
COMPUTED = {"gap", "needed", "past", "computed", "sum", "goal"}
COUNTED = {"days", "n", "months", "moves", "reports", "sessions"}
COUNTING_COLUMNS = {
    "counted", "completed", "completed_media", "moving", "not_begun", "no_news", "contrary", "sessions", "days",
    "days_left", "reports_since", "reports", "claims", "units_coded", "brief_overdue", "brief_due", "brief_slipped",
    "brief_contradicted", "brief_silent", "brief_planned",
}  # fmt: skip
COUNTED_SIDES = {"KAZ", "UZB", "other"}
ARITHMETIC_COLUMNS = {"gap", "needed_growth", "past_growth", "asymmetry", "change"}


@pytest.fixture(params=DAYS)
def made(request: pytest.FixtureRequest) -> Review:
    return review(request.param)


def numbers_of(made: Review, ref: int) -> set[Decimal]:
    """The numbers that a claim or an observation states."""
    evidence = made.evidence[ref - 1]
    observed = {o.id: o.value for o in entries().observations}
    if evidence.id in observed:
        return {observed[evidence.id]}
    return set(decimals(plain_slots(entries().claim_of[evidence.id].slots)))


def decimals(value: object) -> Iterator[Decimal]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from decimals(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from decimals(one)
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            yield Decimal(str(value))
        except InvalidOperation:
            return


def stated(made: Review, refs: tuple[int, ...]) -> set[Decimal]:
    """What the evidence states, and the sums of two of its numbers: exports and imports make turnover."""
    found = {number for ref in refs for number in numbers_of(made, ref)}
    return found | {a + b for a, b in combinations(sorted(found), 2)}


def amounts(name: str, value: object) -> Iterator[tuple[str, Decimal]]:
    """The amounts of a finding's parameters, with the parameter that they stand under; titles name other things."""
    if isinstance(value, Mapping):
        if "message" in value or "names" in value:
            if name == "more":
                for key, one in value.items():
                    yield from amounts(key, one)
        elif "value" in value and value["value"] is not None:
            yield name, Decimal(str(value["value"]))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from amounts(name, one)


def test_every_finding_rests_on_exact_quotes_or_observations(made: Review) -> None:
    texts = {document.name: document.text for document in entries().documents}
    observed = {o.id for o in entries().observations}
    assert made.findings
    for finding in made.findings:
        assert finding.evidence
        for ref in finding.evidence:
            evidence = made.evidence[ref - 1]
            if evidence.type == "quote":
                assert texts[evidence.document][evidence.start : evidence.end] == evidence.text
            else:
                assert evidence.id in observed


def untraced(made: Review, finding: Finding) -> list[tuple[str, Decimal]]:
    known = stated(made, finding.evidence)
    told = [pair for key, value in finding.params.items() for pair in amounts(key, value)]
    return [(key, number) for key, number in told if key not in COMPUTED and number not in known]


def test_every_amount_in_a_finding_is_one_that_its_evidence_states(made: Review) -> None:
    assert [(f.rule, f.params, untraced(made, f)) for f in made.findings if untraced(made, f)] == []


def test_an_amount_from_nowhere_would_be_found() -> None:
    made = review(DAYS[0])
    finding = next(f for f in made.findings if f.rule == "reporters_differ")
    params = {**finding.params, "high": {"value": "7777", "unit": "USD"}}
    assert untraced(made, dataclasses.replace(finding, params=params)) == [("high", Decimal(7777))]


def test_what_a_finding_computes_follows_from_what_it_shows(made: Review) -> None:
    for finding in made.findings:
        params = finding.params
        shown = {key: number for key, value in params.items() for key, number in amounts(key, value)}
        if "gap" in shown:
            assert shown["gap"] == shown["goal"] - shown["attained"]
        if "sum" in shown:
            parts = [number for _, number in amounts("parts", params["parts"])]
            assert shown["sum"] == sum(parts)
        if "computed" in shown:
            assert shown["computed"] == pytest.approx((shown["value"] / shown["before"] - 1) * 100, abs=Decimal("0.01"))
        if finding.rule == "slipped":
            days = (_last_day(params["last"]) - _last_day(params["first"])).days
            assert params["days"] == days
        if finding.rule in ("silent", "quiet"):
            assert params["days"] == (made.on - dt.date.fromisoformat(str(params["last"]))).days


def _last_day(text: object) -> dt.date:
    from kelisim.model.period import Period

    return Period(str(text)).last_day


def test_every_other_number_of_a_finding_is_a_count(made: Review) -> None:
    for finding in made.findings:
        bare = {key for key, value in finding.params.items() if isinstance(value, int) and not isinstance(value, bool)}
        assert bare <= COUNTED, finding
        for key in ("before_count", "after_count"):
            if key in finding.params:
                assert Decimal(str(finding.params[key])) in stated(made, finding.evidence)


def loose_cells(made: Review, table: Table) -> list[tuple[str, Cell]]:
    """Cells with a number that neither their own evidence nor their row's states."""
    found = []
    counts = COUNTING_COLUMNS | ARITHMETIC_COLUMNS | (COUNTED_SIDES if table.key == "coverage" else set())
    for row in table.rows:
        of_row = stated(made, tuple(ref for cell in row for ref in cell.evidence))
        for column, cell in zip(table.columns, row, strict=True):
            if column in counts:
                continue
            numbers = _numbers(cell)
            if any(number not in of_row for number in numbers):
                found.append((column, cell))
    return found


def _numbers(cell: Cell) -> list[Decimal]:
    if cell.show in ("number", "money", "percent"):
        return list(decimals(cell.value if isinstance(cell.value, (list, tuple)) else [cell.value]))
    return [number for _, number in amounts("cell", cell.value)]


def test_every_number_in_a_table_is_stated_in_its_row_or_counted(made: Review) -> None:
    tables = [node for node in made.nodes() if isinstance(node, Table)]
    assert {(table.key, column) for table in tables for column, _ in loose_cells(made, table)} == set()


def test_a_number_from_nowhere_in_a_table_would_be_found() -> None:
    made = review(DAYS[1])
    table = next(node for node in made.nodes() if isinstance(node, Table) and node.key == "series")
    row = (table.rows[0][0], dataclasses.replace(table.rows[0][3], value=["12345"]), *table.rows[0][2:])
    assert loose_cells(made, dataclasses.replace(table, rows=(row,)))


def test_arithmetic_in_tables_follows_from_the_row(made: Review) -> None:
    for table in (node for node in made.nodes() if isinstance(node, Table)):
        for row in (dict(zip(table.columns, cells, strict=True)) for cells in table.rows):
            if table.key == "asymmetry":
                x, m = (Decimal(str(row[name].value)) for name in ("exports", "imports"))
                assert float(str(row["asymmetry"].value)) == pytest.approx(float(abs(x - m) / ((x + m) / 2)), abs=1e-4)
            if table.key == "part_years" and row["change"].value and row["year_before"].value:
                told = {float(number) / 100 for ref in row["value"].evidence for number in numbers_of(made, ref)}
                grown = float(Decimal(str(row["value"].value)) / Decimal(str(row["year_before"].value))) - 1
                assert any(float(str(row["change"].value)) == pytest.approx(one, abs=1e-4) for one in {*told, grown})


def test_every_point_of_a_chart_is_stated(made: Review) -> None:
    charts = [node for node in made.nodes() if isinstance(node, Chart)]
    assert charts
    for chart in charts:
        for point in (*chart.points, *chart.path):
            assert Decimal(repr(point.value)) in stated(made, point.evidence)
