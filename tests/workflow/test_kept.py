"""A register from the cache is the register; the cache can be dropped, and what others put there is not believed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from growing import add, example_reports, register_of, second_reports, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelisim import register, workflow
from kelisim.lang.concepts import load_concepts
from kelisim.model import Decision
from kelisim.workflow import kept, seal

ON = dt.date(2026, 1, 1)


@pytest.fixture(autouse=True)
def every_register_is_worth_keeping(monkeypatch):
    monkeypatch.setattr(kept, "WORTH", 0)


@pytest.fixture
def built(monkeypatch):
    """How often a register was worked out."""
    times = []
    begin = register.begin

    def counting(entries, *, on):
        times.append(on)
        return begin(entries, on=on)

    monkeypatch.setattr(register, "begin", counting)
    return times


def opened(ledger, on=ON, known=None):
    """The register as another program would open it: with nothing in memory."""
    ledger.remembered.clear()
    return workflow.view(ledger, on=on, known=known)


def fresh(ledger, on=ON, known=None):
    return register.build(ledger.entries(known), on=on)


def test_a_view_is_of_the_tables_by_which_names_are_compared(monkeypatch):
    read = set()
    text_of = Path.read_text

    def reading(path, *arguments, **named):
        read.add(path)
        return text_of(path, *arguments, **named)

    monkeypatch.setattr(Path, "read_text", reading)
    load_concepts.__wrapped__("ru")
    assert {path.name for path in read} >= {"concepts.toml", "countries.json"}
    assert {path.resolve() for path in read} <= {path.resolve() for path in kept.program_files()}


def kept_views(ledger):
    bodies = {f"register {seal.signer()} {n}": ledger.get_view(f"register {seal.signer()} {n}") for n in range(8)}
    return {key: body for key, body in bodies.items() if body is not None}


@pytest.mark.parametrize("on", [dt.date(2019, 1, 1), dt.date(2023, 6, 1), dt.date(2024, 2, 20), ON])
def test_the_example_from_the_cache_is_the_example(tmp_path, built, on):
    with register_of(tmp_path / "r.kelisim", example_reports()) as ledger:
        workflow.link(ledger)
        first, second = opened(ledger, on), opened(ledger, on)
        assert built == [on]
        assert told(second) == told(first) == told(fresh(ledger, on))
        assert second == first
        assert [r.title for r in second.of_kind("body")] == [r.title for r in first.of_kind("body")]


QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
VERBS = ("same", "different", "unsure", "reject", "accept", "amend")


@QUICK
@given(st.data())
def test_any_register_and_day_come_back_the_same(tmp_path_factory, data):
    reports = second_reports()
    some = data.draw(st.lists(st.sampled_from(range(len(reports))), min_size=1, unique=True))
    chosen = [reports[at] for at in some]
    ids = sorted({claim.id for _, claims in chosen for claim in claims})
    path = tmp_path_factory.mktemp("r") / "r.kelisim"
    with register_of(path, chosen) as ledger:
        workflow.link(ledger)
        for verb in data.draw(st.lists(st.sampled_from(VERBS), max_size=4)):
            left, right = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
            if left != right:
                two = verb in ("same", "different", "unsure")
                value = {"speaker": "A. Speaker"} if verb == "amend" else None
                ledger.add_decisions([Decision(verb, left, right if two else None, value=value, by="A. Person")])
        on = data.draw(st.dates(dt.date(2021, 1, 1), dt.date(2028, 1, 1)))
        known = data.draw(st.sampled_from([None, ledger.last_stamp()]))
        workflow.view(ledger, on=on, known=known)
        assert kept_views(ledger)
        assert told(opened(ledger, on, known)) == told(fresh(ledger, on, known))


def test_what_was_known_stays_in_the_cache_and_without_it(tmp_path, built):
    reports = second_reports()
    with register_of(tmp_path / "r.kelisim", reports[:6]) as ledger:
        workflow.link(ledger)
        moment = ledger.last_stamp()
        before = told(opened(ledger, known=moment))
        add(ledger, reports[6:])
        workflow.link(ledger)
        ledger.add_decisions([Decision("reject", reports[0][1][0].id, by="A. Person")])
        assert len(built) == 1
        assert told(opened(ledger, known=moment)) == before
        assert len(built) == 1, "the view of that moment is still good"
        ledger.drop_views()
        assert told(opened(ledger, known=moment)) == before


def test_what_is_entered_since_is_shown(tmp_path, built):
    reports = second_reports()
    with register_of(tmp_path / "r.kelisim", reports[:6]) as ledger:
        for at in range(6, 9):
            workflow.view(ledger, on=ON)
            add(ledger, reports[at : at + 1])
            workflow.link(ledger)
            assert told(opened(ledger)) == told(fresh(ledger))
        ledger.redact(reports[0][0].digest, "a court's order")
        assert told(opened(ledger)) == told(fresh(ledger))
        assert reports[0][0].digest not in workflow.view(ledger, on=ON).documents


def test_claims_can_be_looked_at_when_the_register_is_closed(tmp_path):
    path = tmp_path / "r.kelisim"
    with register_of(path, second_reports()) as ledger:
        first = workflow.view(ledger, on=ON)
    with workflow.open_ledger(str(path)) as ledger:
        second = workflow.view(ledger, on=ON)
    assert [record.claims for record in second.records] == [record.claims for record in first.records]


def test_the_cache_cannot_grow_without_end(tmp_path):
    with register_of(tmp_path / "r.kelisim", second_reports()) as ledger:
        for day in range(40):
            workflow.view(ledger, on=ON + dt.timedelta(days=day))
        assert 1 < len(kept_views(ledger)) <= 8


def test_small_registers_and_those_in_memory_are_not_kept(tmp_path, monkeypatch):
    with workflow.create(":memory:", ("KAZ", "UZB")) as ledger:
        add(ledger, second_reports())
        workflow.view(ledger, on=ON)
        assert not kept_views(ledger)
    monkeypatch.setattr(kept, "WORTH", 100_000)
    with register_of(tmp_path / "r.kelisim", second_reports()) as ledger:
        workflow.view(ledger, on=ON)
        assert not kept_views(ledger)


def tampered(body):
    """The cache as a stranger might have changed it: every title another."""
    first, *rest = body.split(b"\n")
    whole = json.loads(first)
    for head in whole["heads"]:
        head[2] = "Nothing was agreed"
    return b"\n".join([json.dumps(whole).encode(), *rest])


@pytest.mark.parametrize("own_seal", [True, False])
def test_what_a_stranger_put_into_the_cache_is_not_shown(tmp_path, built, own_seal):
    with register_of(tmp_path / "r.kelisim", second_reports()) as ledger:
        workflow.view(ledger, on=ON)
        ((key, body),) = kept_views(ledger).items()
        stamp, mac, told_then = body[:27], body[27:59], body[59:]
        ledger.put_view(key, stamp + (mac if own_seal else bytes(32)) + tampered(told_then))
        assert told(opened(ledger)) == told(fresh(ledger))
        later = b"2999" + body[4:]
        for junk in (b"", b"x", bytes(40), bytes(90), stamp, b"\xff" * 90, later, body[:-1], body + b" "):
            ledger.put_view(key, junk)
            assert told(opened(ledger)) == told(fresh(ledger))


def test_the_cache_of_another_user_is_not_believed(tmp_path, built, monkeypatch):
    path = tmp_path / "r.kelisim"
    with register_of(path, second_reports()) as ledger:
        workflow.view(ledger, on=ON)
        (body,) = kept_views(ledger).values()
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
        ledger.put_view(kept._place(ON, None), body)
        opened(ledger)
    assert built == [ON, ON]


def test_a_cache_of_other_entries_or_of_another_register_is_not_used(tmp_path, built):
    with register_of(tmp_path / "a.kelisim", second_reports()) as one:
        workflow.view(one, on=ON)
        ((key, body),) = kept_views(one).items()
    with register_of(tmp_path / "b.kelisim", second_reports()[:5]) as other:
        other.put_view(key, body)
        assert told(opened(other)) == told(fresh(other))


def test_the_key_is_for_its_user_only_and_where_it_cannot_be_kept_the_program_works(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    sealed = seal.seal("a", b"body")
    assert seal.unseal("a", sealed) == b"body"
    assert seal.unseal("b", sealed) is None
    assert (tmp_path / "kelisim" / "key").stat().st_mode & 0o777 == 0o600
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    assert seal.unseal("a", seal.seal("a", b"body")) == b"body"
    assert seal.unseal("a", sealed) is None


def test_all_parts_of_what_is_shown_are_of_one_moment(tmp_path):
    reports = second_reports()
    with register_of(tmp_path / "r.kelisim", reports[:6]) as ledger:
        workflow.link(ledger)
        before = workflow.view(ledger, on=ON)
        shown = workflow.Shown(ledger, on=ON, known=None)
        assert shown.register == before
        add(ledger, reports[6:])
        workflow.link(ledger)
        assert {document.digest for document in shown.entries.documents} == set(before.documents)
        assert (shown.entries.known, shown.register.known) == (None, None)
        assert told(workflow.Shown(ledger, on=ON, known=None).register) == told(fresh(ledger))
