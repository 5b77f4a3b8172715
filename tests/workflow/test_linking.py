"""Linking a few new reports ends where linking everything anew ends, and so it does when the cache is lost."""

from __future__ import annotations

import datetime as dt
import importlib.util
import random
from itertools import pairwise
from pathlib import Path

import pytest
from growing import add, groups, register_of, second_reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelisim import register, workflow
from kelisim.model import Decision, Document
from kelisim.workflow import linking

ON = dt.date(2050, 1, 1)
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shown(ledger):
    return register.build(ledger.entries(), on=ON)


@pytest.fixture
def whole(monkeypatch):
    """How often everything was linked."""
    times = []
    link_all = linking._link_all

    def counting(ledger, latest):
        times.append(latest)
        return link_all(ledger, latest)

    monkeypatch.setattr(linking, "_link_all", counting)
    return times


@QUICK
@given(st.permutations(range(12)), st.sets(st.integers(1, 11), max_size=5), st.booleans())
def test_report_by_report_ends_where_everything_at_once_ends(tmp_path_factory, order, cuts, lose):
    reports = [second_reports()[at] for at in order]
    folder = tmp_path_factory.mktemp("r")
    with register_of(folder / "scratch.kelisim", reports) as ledger:
        workflow.link(ledger)
        scratch = groups(shown(ledger))
    with register_of(folder / "grown.kelisim") as ledger:
        bounds = [0, *sorted(cuts), 12]
        for start, end in pairwise(bounds):
            add(ledger, reports[start:end])
            workflow.link(ledger)
            if lose:
                ledger.drop_views()
        assert groups(shown(ledger)) == scratch


def test_only_the_first_time_everything_is_compared(tmp_path, whole):
    with register_of(tmp_path / "r.kelisim") as ledger:
        for report in second_reports():
            add(ledger, [report])
            workflow.link(ledger)
        assert workflow.link(ledger) == (0, 0)
        assert len(whole) == 1
        ledger.drop_views()
        assert workflow.link(ledger) == (0, 0)
        assert len(whole) == 2


def test_where_keys_are_lacking_everything_is_compared_again(tmp_path, whole):
    reports = second_reports()
    with register_of(tmp_path / "r.kelisim", reports[:11]) as ledger:
        workflow.link(ledger)
        with ledger._writer.begin() as connection:
            connection.exec_driver_sql("DELETE FROM alike WHERE item IN (SELECT item FROM alike LIMIT 1)")
        add(ledger, reports[11:])
        workflow.link(ledger)
        grown = groups(shown(ledger))
    assert len(whole) == 2
    with register_of(tmp_path / "scratch.kelisim", reports) as ledger:
        workflow.link(ledger)
        assert groups(shown(ledger)) == grown


def test_links_of_an_older_linker_give_way_to_those_of_this_one(tmp_path):
    reports = second_reports()
    with register_of(tmp_path / "scratch.kelisim", reports) as ledger:
        workflow.link(ledger)
        scratch = groups(shown(ledger))
    with register_of(tmp_path / "r.kelisim", reports) as ledger:
        bodies = sorted(claim.id for claim in ledger.entries().claims if claim.kind == "body")
        wrong = [Decision("same", one, other, by="rule body @ linker 1", score=0.9) for one, other in pairwise(bodies)]
        ledger.add_decisions(wrong)
        before, moment = workflow.view(ledger, on=ON), ledger.last_stamp()
        assert frozenset(bodies) in groups(before) and frozenset(bodies) not in scratch
        workflow.link(ledger)
        assert groups(workflow.view(ledger, on=ON)) == groups(shown(ledger)) == scratch
        assert groups(workflow.view(ledger, on=ON, known=moment)) == groups(before)


def test_a_note_that_is_not_ours_is_not_believed(tmp_path, whole):
    with register_of(tmp_path / "r.kelisim", second_reports()[:6]) as ledger:
        workflow.link(ledger)
        note = ledger.get_view("linked")
        ledger.put_view("linked", bytes(32) + note[32:])
        workflow.link(ledger)
        assert len(whole) == 2


@QUICK
@given(st.data())
def test_what_people_decide_is_linked_as_from_scratch(tmp_path_factory, data):
    reports = second_reports()
    split = data.draw(st.integers(4, 11))
    with register_of(tmp_path_factory.mktemp("r") / "r.kelisim", reports[:split]) as ledger:
        workflow.link(ledger)
        ids = sorted(claim.id for _, claims in reports[:split] for claim in claims)
        made = []
        for verb in data.draw(st.lists(st.sampled_from(("amend", "reject", "withdraw")), max_size=4)):
            if verb == "withdraw" and made:
                made.append(Decision("withdraw", data.draw(st.sampled_from(made)).id, by="A. Person"))
            elif verb != "withdraw":
                value = {"speaker": "A. Speaker"} if verb == "amend" else None
                made.append(Decision(verb, data.draw(st.sampled_from(ids)), value=value, by="A. Person"))
        ledger.add_decisions(made)
        add(ledger, reports[split:])
        workflow.link(ledger)
        assert register.link(ledger.entries()) == ()


@pytest.fixture(scope="module")
def recombined():
    """A few hundred claims of one pair that resemble one another in many ways (benchmarks/bench_register.py)."""
    root = Path(__file__).parents[2]
    spec = importlib.util.spec_from_file_location("bench_register", root / "benchmarks" / "bench_register.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made, _ = module.recombined(900)
    return [(d, [c for c in made.claims if c.quote.document_digest == d.digest]) for d in made.documents]


@pytest.mark.parametrize("seed", [1, 2])
def test_many_reports_alike_end_where_everything_at_once_ends(tmp_path, recombined, whole, seed):
    chance = random.Random(seed)
    reports = chance.sample(recombined, len(recombined))
    first = len(reports) * 4 // 5
    with register_of(tmp_path / "scratch.kelisim", reports, ("AAA", "BBB")) as ledger:
        workflow.link(ledger)
        scratch = shown(ledger)
    with register_of(tmp_path / "grown.kelisim", reports[:first], ("AAA", "BBB")) as ledger:
        workflow.link(ledger)
        while first < len(reports):
            some = chance.choice([1, 1, 2, 4])
            add(ledger, reports[first : first + some])
            workflow.link(ledger)
            first += some
        entries = ledger.entries()
        assert groups(shown(ledger)) == groups(scratch)
        links = [decision for decision in entries.decisions if decision.verb == "same"]
        assert len(links) == len(entries.claims) - len(scratch.records), "no more links than hold records together"
    assert len(whole) == 2


WORDS = "the sides agreed to build a road from the river to the hills and to keep it open for every lorry"


def copies(*days):
    """Reports alike but for their end, of several days."""
    body = " ".join([WORDS] * 3)
    return [(Document(name=f"copy {day}", text=f"{body} {day}", date=day, title=day), []) for day in days]


@given(st.permutations(["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04"]))
@QUICK
def test_reprints_end_at_the_earliest_in_whatever_order_they_come(tmp_path_factory, days):
    with register_of(tmp_path_factory.mktemp("r") / "r.kelisim") as ledger:
        for report in copies(*days):
            add(ledger, [report])
            workflow.link(ledger)
        entries = ledger.entries()
    dates = {document.digest: document.date for document in entries.documents}
    latest = {d.left: d.right for d in sorted(entries.standing_decisions, key=lambda d: d.recorded_at)}
    assert {dates[copy]: dates[original] for copy, original in latest.items()} == dict.fromkeys(
        sorted(days)[1:], "2024-01-01"
    )
