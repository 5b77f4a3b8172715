"""The laws of DESIGN.md section 11 that the ledger must hold, on every place where a register can be."""

import functools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ledger.samples import Ticking, claim, observation, reading_of, report, same, unit

from kelisim.ledger import Ledger, combine
from kelisim.model import Decision, Issue

law = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

UNITS = [unit(number, words=2) for number in range(4)]
CLAIMS = [one for _, _, claims in UNITS for one in claims]


def _read_again(number, reader, places):
    document = report(number, words=2)
    return reading_of(document, [claim(document, at, confidence=0.7, rule=reader) for at in places], reader=reader)


@functools.cache
def _steps():
    """Everything a ledger can be told, each as a name and a function of the ledger."""
    links = [same(CLAIMS[0], CLAIMS[2]), same(CLAIMS[1], CLAIMS[3], by="rule names @ 1", score=0.25)]
    undo = [Decision("withdraw", links[0].id), Decision("amend", CLAIMS[4].id, value={"value": "13"})]
    told = {f"read {at}": _reading_step(one) for at, one in enumerate(UNITS)}
    told |= {f"reread {at}": _reading_step(_read_again(at, "reader 2", [1])) for at in range(2)}
    told |= {f"decide {at}": _decision_step(one) for at, one in enumerate([*links, *undo])}
    told |= {f"observe {year}": _observation_step(observation(year)) for year in (2022, 2023)}
    told["issue"] = lambda ledger: ledger.add_issue(Issue('{"findings": []}'))
    return told


def _reading_step(one):
    return lambda ledger: ledger.add_reading(*one)


def _decision_step(one):
    return lambda ledger: ledger.add_decisions([one])


def _observation_step(one):
    return lambda ledger: ledger.add_observations([one])


names = st.lists(st.sampled_from(sorted(_steps())), max_size=10, unique=True)


def _filled(address, steps, *, clock=None):
    ledger = Ledger.create(address, ["KAZ", "UZB"], clock=clock or Ticking())
    for name in steps:
        _steps()[name](ledger)
    return ledger


def _ids(entries):
    kinds = (entries.documents, entries.readings, entries.decisions, entries.observations, entries.issues)
    return [sorted(getattr(one, "id", None) or one.digest for one in kind) for kind in kinds]


@law
@given(steps=names, data=st.data())
def test_the_order_of_adding_does_not_matter(place, steps, data):
    # Two readings of one report are in an order by what they mean: the later one is in force.
    first_reads = [name for name in steps if not name.startswith("reread")]
    with _filled(place(), first_reads) as one, _filled(place(), data.draw(st.permutations(first_reads))) as other:
        assert one.entries() == other.entries()
    with _filled(place(), steps) as one, _filled(place(), data.draw(st.permutations(steps))) as other:
        assert _ids(one.entries()) == _ids(other.entries())


@law
@given(steps=names)
def test_adding_again_changes_nothing(place, steps):
    with _filled(place(), steps) as ledger:
        before = ledger.digest()
        assert [bool(_steps()[name](ledger)) for name in steps] == [False] * len(steps)
        assert ledger.digest() == before


@law
@given(early=names, late=names)
def test_an_earlier_view_never_changes_and_the_rest_completes_it(place, early, late):
    with _filled(place(), early) as ledger:
        moment, then = ledger.last_stamp(), ledger.entries()
        for name in late:
            _steps()[name](ledger)
        assert _told(ledger.entries(known=moment)) == _told(then)
        assert _told(combine(ledger.entries(known=moment), ledger.entries_since(moment))) == _told(ledger.entries())


def _told(entries):
    """All that entries say, with the stamps, confidences and rules that equality leaves out; not the moment asked."""
    stamps = [one.recorded_at for one in (*entries.readings, *entries.decisions, *entries.observations)]
    return entries.documents, entries.readings, entries.decisions, stamps, _marked(entries), entries.issues


def _marked(entries):
    return [(one, one.confidence, one.rule) for one in entries.claims]


@law
@given(steps=names)
def test_withdrawing_restores_what_stood_before(place, steps):
    with _filled(place(), steps) as ledger:
        before = set(_ids_of(ledger.entries().standing_decisions))
        new = same(CLAIMS[5], CLAIMS[6], by="A. Person")
        ledger.add_decisions([new])
        assert set(_ids_of(ledger.entries().standing_decisions)) == before | {new.id}
        undo = Decision("withdraw", new.id)
        ledger.add_decisions([undo])
        assert set(_ids_of(ledger.entries().standing_decisions)) == before
        ledger.add_decisions([Decision("withdraw", undo.id)])
        assert set(_ids_of(ledger.entries().standing_decisions)) == before | {new.id}


def _ids_of(decisions):
    return [one.id for one in decisions]


@law
@given(mine=names, theirs=names, ahead=st.integers(0, 20))
def test_union_commutes(place, mine, theirs, ahead):
    clock, other_clock = Ticking(), Ticking(f"2026-01-01T00:00:{ahead:02}+00:00")
    with _filled(place(), mine, clock=clock) as one, _filled(place(), theirs, clock=other_clock) as other:
        ours, others = one.bundle(), other.bundle()
        one.merge_from(others)
        other.merge_from(ours)
        assert one.entries() == other.entries()
        assert _marked(one.entries()) == _marked(other.entries())
        assert one.verify() == other.verify() == ()
        assert one.merge_from(other.bundle()) == 0


readings = st.lists(st.sampled_from([name for name in sorted(_steps()) if "read" in name]), max_size=6, unique=True)
clocks = st.lists(st.integers(0, 59), min_size=3, max_size=3, unique=True)


hearings = st.lists(st.permutations(range(3)).map(lambda three: three[:2]), max_size=4)


@settings(law, max_examples=20)
@given(told=st.tuples(readings, readings, readings), starts=clocks, heard=hearings)
@example(told=(["read 1", "read 2", "reread 0"], [], ["read 0"]), starts=[0, 1, 2], heard=[])
def test_three_ledgers_agree_by_whichever_way_they_hear_of_each_other(told, starts, heard):
    ledgers = [
        _filled(":memory:", steps, clock=Ticking(f"2026-01-01T00:00:{start:02}+00:00"))
        for steps, start in zip(told, starts, strict=True)
    ]
    everyone = [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2)]
    for hears, speaks in [*heard, *everyone]:
        ledgers[hears].merge_from(ledgers[speaks].bundle())
    one, two, three = (ledger.entries() for ledger in ledgers)
    assert one == two == three
    assert _marked(one) == _marked(two) == _marked(three)
    for ledger in ledgers:
        assert ledger.verify() == ()
        ledger.close()


@law
@given(steps=names, more=names)
def test_a_copy_is_exact_and_goes_on_as_the_original_would(place, steps, more):
    with _filled(place(), steps) as one, Ledger.create(place(), ["KAZ", "UZB"], clock=Ticking()) as copy:
        one.copy_to(copy)
        assert copy.digest() == one.digest()
        assert _told(copy.entries()) == _told(one.entries())
        assert (copy.origin, copy.last_stamp()) == (one.origin, one.last_stamp())
        for name in more:
            _steps()[name](copy)
        assert _ids(combine(one.entries(), copy.entries_since(one.last_stamp()))) == _ids(copy.entries())


@pytest.mark.parametrize("parties", [("KAZ", "KGZ"), ("KAZ", "TJK", "UZB")])
def test_a_union_is_of_the_same_parties(place, ledger, parties):
    with Ledger.create(place(), parties) as other, pytest.raises(Exception, match="same parties"):
        ledger.merge_from(other.bundle())
