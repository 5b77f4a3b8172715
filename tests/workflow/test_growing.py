"""A register that is built on shows what one made anew shows, whatever is entered."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pytest
from growing import add, example_reports, register_of, second_reports, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from register_help import told as report_told

from kelisim import register, workflow
from kelisim.model import Decision, Reading
from kelisim.workflow import growing, kept

DAYS = (dt.date(2022, 6, 1), dt.date(2024, 2, 20), dt.date(2030, 1, 1))
LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
OF_TWO = ("same", "different", "unsure")
AMENDED = (
    {"speaker": "A. Speaker"},
    {"parties": ["KAZ"]},
    {"status": "signed"},
    {"status": "held", "date": "2023-05-05"},
    {"name": "Council of Foreign Ministers"},
    {"format": "session"},
    {"deadline": "2026"},
)


@pytest.fixture(autouse=True)
def always_built_on(monkeypatch):
    monkeypatch.setattr(growing, "_SHARE", 0)


@lru_cache
def reports_of(which):
    return second_reports() if which == "second" else example_reports()[:24]


class Grown:
    """Registers of several days, built on after each step."""

    def __init__(self, ledger):
        self.ledger = ledger
        self.stamp = ledger.last_stamp()
        self.bases = [register.begin(ledger.entries(), on=on) for on in DAYS]
        self.anew = 0

    def build_on(self):
        now = self.ledger.last_stamp()
        changed = self.ledger.changed(self.stamp, now)

        def part(digests, claims):
            return self.ledger.part(digests, claims, known=now)

        for at, base in enumerate(self.bases):
            grown = growing.brought_up(base, changed, part, None)
            self.anew += grown is None
            self.bases[at] = grown or register.begin(self.ledger.entries(), on=base.register.on)
        self.stamp = now

    def check(self):
        for base in self.bases:
            same(base, register.begin(self.ledger.entries(), on=base.register.on))


class Viewed:
    """The register as a running program shows it, whose memory goes now and then."""

    def __init__(self, ledger, data):
        self.ledger, self.data = ledger, data
        self.marks = []

    def build_on(self):
        if self.data.draw(st.booleans(), label="another program"):
            self.ledger.remembered.clear()
        self.marks.append(self.ledger.last_stamp())

    def check(self):
        known = self.data.draw(st.sampled_from([None, *self.marks, "2999-01-01"]), label="known")
        on = self.data.draw(st.sampled_from(DAYS), label="on")
        shown = workflow.Shown(self.ledger, on=on, known=known)
        told_now = self.ledger.entries(known)
        if self.data.draw(st.booleans(), label="entries first"):
            assert (shown.entries, shown.entries.decisions) == (told_now, told_now.decisions)
        assert told(shown.register) == told(register.build(told_now, on=on))
        assert told(workflow.view(self.ledger, on=on, known=known)) == told(shown.register)
        assert shown.entries == told_now


def same(base, fresh):
    assert told(base.register) == told(fresh.register)
    assert [record.id for record in base.register.records] == list(base.ground.ties) == list(fresh.ground.ties)
    assert base.ground.ties == fresh.ground.ties
    assert base.ground.relations == fresh.ground.relations
    assert base.ground.crossings == fresh.ground.crossings
    parts = [{frozenset(own) for own in one.ground.components.members.values()} for one in (base, fresh)]
    assert parts[0] == parts[1]
    assert base.ground.components.of == fresh.ground.components.of


class Steps:
    """What can be entered, drawn one by one."""

    def __init__(self, ledger, reports, data):
        self.ledger, self.reports, self.data = ledger, list(reports), data
        self.entered, self.made = [], []

    def draw(self, items, label):
        return self.data.draw(st.sampled_from(list(items)), label=label)

    def step(self):
        verbs = ["decide"] * 6 + ["withdraw"] * 2 + ["read", "read", "read again", "reprint", "redact", "link"]
        getattr(self, self.draw(verbs, "step").replace(" ", "_"))()

    def read(self):
        if self.reports:
            report = self.reports.pop(self.data.draw(st.integers(0, len(self.reports) - 1), label="report"))
            add(self.ledger, [report])
            self.entered.append(report)
            if self.data.draw(st.booleans(), label="link"):
                workflow.link(self.ledger)

    def read_again(self):
        if self.entered:
            document, claims = self.draw(self.entered, "again")
            some = st.lists(st.sampled_from(claims), unique_by=lambda c: c.id) if claims else st.just([])
            kept = self.data.draw(some, label="kept")
            marked = [claim.id for claim in kept]
            reading = Reading(document.name, document.digest, f"reader {len(self.made)}", "en 0", tuple(marked))
            self.ledger.add_reading(reading, document, kept)

    def link(self):
        workflow.link(self.ledger)

    def ids(self):
        return sorted({claim.id for _, claims in self.entered for claim in claims})

    def decide(self):
        if not self.ids():
            return
        verb = self.draw((*OF_TWO, "descends", "reject", "accept", "amend"), "verb")
        left, right = self.draw(self.ids(), "left"), self.draw(self.ids(), "right")
        two = verb in (*OF_TWO, "descends")
        if two and left == right:
            return
        value = self.draw(AMENDED, "value") if verb == "amend" else None
        if verb == "descends":
            value = {"as": self.draw(("succeeds", "split", "nothing"), "as")}
        by = self.draw(("A. Person", "B. Person"), "by")
        self.say(Decision(verb, left, right if two else None, value=value, by=by))

    def say(self, decision):
        self.made.append(decision)
        self.ledger.add_decisions([decision])

    def withdraw(self):
        told = sorted(decision.id for decision in self.ledger.entries().decisions)
        if told:
            self.say(Decision("withdraw", self.draw(told, "withdrawn"), by="A. Person", serial=len(self.made)))

    def reprint(self):
        digests = sorted({document.digest for document, _ in self.entered})
        if len(digests) > 1:
            left, right = self.data.draw(st.lists(st.sampled_from(digests), min_size=2, max_size=2, unique=True))
            self.say(Decision("reprint", left, right, by="A. Person"))

    def redact(self):
        if self.entered and self.data.draw(st.integers(0, 3), label="really") == 0:
            self.ledger.redact(self.draw(self.entered, "redacted")[0].digest, "a court's order")


def grows(ledger, reports, data, made):
    """Enter whatever is drawn, and look after each step."""
    steps = Steps(ledger, reports, data)
    for _ in range(data.draw(st.integers(0, len(reports)), label="start")):
        steps.entered.append(steps.reports.pop(0))
    add(ledger, steps.entered)
    workflow.link(ledger)
    watcher = made(ledger)
    for _ in range(data.draw(st.integers(1, 8), label="steps")):
        for _ in range(data.draw(st.integers(1, 2), label="at once")):
            steps.step()
        watcher.build_on()
        watcher.check()


@pytest.mark.parametrize("which", ["second", "example"])
@LAW
@given(st.data())
def test_a_register_built_on_is_the_register_made_anew(tmp_path_factory, which, data):
    with register_of(tmp_path_factory.mktemp("r") / "r.kelisim") as ledger:
        grows(ledger, reports_of(which), data, Grown)


@settings(LAW, max_examples=25)
@given(st.data())
def test_whatever_is_entered_the_view_in_memory_or_kept_is_the_register(tmp_path_factory, monkeypatch, data):
    monkeypatch.setattr(kept, "WORTH", 0)
    monkeypatch.setattr(kept, "STALE", data.draw(st.sampled_from([0, 10_000])))
    with register_of(tmp_path_factory.mktemp("r") / "r.kelisim") as ledger:
        grows(ledger, second_reports(), data, lambda ledger: Viewed(ledger, data))


@pytest.fixture
def second(tmp_path):
    with register_of(tmp_path / "r.kelisim", second_reports()) as ledger:
        workflow.link(ledger)
        yield ledger


@pytest.mark.parametrize("forget", [True, False])
def test_nothing_is_made_anew_for_a_decision_or_a_report(second, tmp_path, monkeypatch, forget):
    monkeypatch.setattr(kept, "WORTH", 0)
    workflow.view(second, on=DAYS[2])
    monkeypatch.setattr(register, "begin", None)
    claim = second_reports()[0][1][0]
    for verb in ("accept", "reject"):
        if forget:
            second.remembered.clear()
        second.add_decisions([Decision(verb, claim.id, by="A. Person")])
        assert told(workflow.view(second, on=DAYS[2])) == told(register.build(second.entries(), on=DAYS[2]))


def test_what_hung_together_through_a_refused_claim_does_so_again(second):
    largest = max(register.build(second.entries(), on=DAYS[2]).records, key=lambda record: len(record.claims))
    assert len(largest.claims) > 3
    grown = Grown(second)
    refused = [Decision("reject", claim.id, by="A. Person") for claim in largest.claims[:-1]]
    for decisions in (refused, [Decision("withdraw", refused[1].id, by="A. Person")]):
        second.add_decisions(decisions)
        grown.build_on()
        grown.check()
    assert not grown.anew


def test_whose_act_it_was_follows_the_meetings_that_know_the_person(tmp_path):
    signed = "President Mirziyoyev has ratified the treaty"
    treaty = {"title": "treaty on allied relations", "type": "treaty", "status": "ratified"}
    talks = {"format": "talks", "level": "head_of_state", "status": "held"}
    who = {"name": "Shavkat Mirziyoyev", "role": "President", "country": "UZB"}
    act = report_told("act", "2023-02-01", (signed, "agreement", treaty))
    met = report_told("met", "2023-01-01", ("The presidents held talks", "meeting", talks | {"participants": [who]}))
    with register_of(tmp_path / "r.kelisim", [act]) as ledger:
        grown = Grown(ledger)
        add(ledger, [met])
        grown.build_on()
        grown.check()
        (agreement,) = grown.bases[2].register.of_kind("agreement")
        assert [done.party for done in agreement.acts] == ["UZB"]
        ledger.add_decisions([Decision("reject", met[1][0].id, by="A. Person")])
        grown.build_on()
        grown.check()
        (agreement,) = grown.bases[2].register.of_kind("agreement")
        assert [done.party for done in agreement.acts] == [None]
