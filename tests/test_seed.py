"""The report that this program was asked for with; it is never copied, and the tests need ``../shared``."""

from pathlib import Path

import pytest

from kelisim import workflow

SEED = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "seed" / "docs"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the report lies in ../shared, which is not here")


@pytest.fixture(scope="module")
def claims():
    found = [read.claims for _, read in workflow.read([str(SEED)]) if read]
    assert len(found) == 1
    return found[0]


def slots(claims, kind):
    return [(claim.slots, claim.quote.text) for claim in claims if claim.kind == kind]


def test_both_agreements_of_2022(claims):
    titles = {s.title: (s.status, s.date.text if s.date else None) for s, _ in slots(claims, "agreement")}
    assert titles["allied relations"] == ("signed", "2022")
    assert titles["border demarcation"] == ("signed", "2022")


def test_three_councils_with_three_statuses(claims):
    bodies = {s.name: (s.type, s.status) for s, _ in slots(claims, "body")}
    assert bodies["Supreme Interstate Council"] == ("council", "established")
    assert bodies["Council of Interparliamentary Cooperation"] == ("council", "operational")
    assert bodies["Council of Foreign Ministers"] == ("council", "planned")


def test_the_trade_target(claims):
    ((target, quote),) = [pair for pair in slots(claims, "target") if pair[0].indicator == "trade_turnover"]
    assert (target.value, target.unit, target.direction, target.deadline) == (10**10, "USD", "reach", None)
    assert "$10 billion" in quote


def test_the_two_portfolios_of_projects(claims):
    sets = {int(s.count): (s, quote) for s, quote in slots(claims, "project") if s.count}
    assert (sets[12][0].value, sets[12][0].unit, sets[12][0].status) == (156_000_000, "USD", "completed")
    assert (sets[21][0].value, sets[21][0].qualifier, sets[21][0].status) == (10**9, "approx", "pipeline")
    assert "12 joint projects worth $156 million" in sets[12][1]
    assert "21 projects" in sets[21][1]


def test_both_state_visits_with_their_month(claims):
    visits = {s.date.text: (s, q) for s, q in slots(claims, "meeting") if s.format == "state_visit" and s.date}
    assert {"2021-12", "2022-12"} <= set(visits)
    assert visits["2021-12"][0].place == "Astana"
    assert visits["2022-12"][0].place == "Tashkent"
    assert "December 2021" in visits["2021-12"][1]


def test_the_official_visit(claims):
    (visit, quote), *_ = [pair for pair in slots(claims, "meeting") if pair[0].format == "official_visit"]
    assert any(person.name == "Bakhtiyor Saidov" for person in visit.participants)
    assert "official visit" in quote


def test_every_quote_is_exact_and_the_pair_is_told(claims):
    text = next(SEED.glob("*.md")).read_text(encoding="utf-8").split("---\n", 2)[2]
    for claim in claims:
        assert text[claim.quote.span.start : claim.quote.span.end] == claim.quote.text
        assert set(claim.parties) <= {"KAZ", "UZB"}
