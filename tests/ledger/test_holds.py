"""Soft holds, and decisions that are refused where somebody else was heard meanwhile."""

from ledger.samples import Ticking, claim, report, unit

from kelisim.ledger import Ledger
from kelisim.model import Decision, Reading
from kelisim.model.claim import BY_HAND

AT = [f"2026-01-01T00:00:{second:02}.000000Z" for second in range(10)]


def test_what_one_holds_another_cannot_until_its_time_is_over(ledger):
    assert ledger.held(AT[0]) == {}
    assert ledger.hold("c-1", "Aigul", now=AT[0], until=AT[5])
    assert not ledger.hold("c-1", "Botir", now=AT[1], until=AT[6])
    assert ledger.hold("c-1", "Aigul", now=AT[2], until=AT[7])
    assert ledger.held(AT[6]) == {"c-1": "Aigul"}
    assert ledger.held(AT[7]) == {}
    assert ledger.hold("c-1", "Botir", now=AT[7], until=AT[9])


def test_one_lets_go_of_ones_own_only(ledger):
    ledger.hold("c-1", "Aigul", now=AT[0], until=AT[5])
    ledger.let_go(["c-1"], "Botir")
    assert ledger.held(AT[1]) == {"c-1": "Aigul"}
    ledger.let_go(["c-1"], "Aigul")
    assert ledger.held(AT[1]) == {}


def test_a_hold_is_no_entry(ledger):
    ledger.add_reading(*unit(1))
    before = ledger.last_stamp(), ledger.digest()
    ledger.hold("c-1", "Aigul", now=AT[0], until=AT[5])
    assert (ledger.last_stamp(), ledger.digest()) == before
    assert ledger.verify() == ()


def test_two_connections_see_each_others_holds(lasting):
    address = lasting()
    with Ledger.create(address, ("KAZ", "UZB")) as one, Ledger.open(address) as other:
        assert one.hold("c-1", "Aigul", now=AT[0], until=AT[5])
        assert not other.hold("c-1", "Botir", now=AT[1], until=AT[6])
        assert other.held(AT[1]) == {"c-1": "Aigul"}


def test_a_decision_is_not_added_where_another_person_was_heard_meanwhile(ledger):
    ledger.add_reading(*unit(1))
    on = ledger.entries().claims[0].id
    first = Decision("accept", on, by="Aigul")
    assert ledger.decide_unless([first], on, ()) == ()
    second = Decision("reject", on, by="Botir")
    assert ledger.decide_unless([second], on, ()) == (first.id,)
    assert ledger.entries().decisions == (first,)
    assert ledger.decide_unless([second], on, {first.id}) == ()


def test_rules_and_withdrawn_decisions_are_not_heard(ledger):
    ledger.add_reading(*unit(1))
    on = ledger.entries().claims[0].id
    gone = Decision("accept", on, by="Aigul")
    undone = Decision("withdraw", gone.id, by="Aigul")
    ledger.add_decisions([Decision("reject", on, by="rule tidy @ linker 1"), gone, undone])
    assert ledger.decide_unless([], on, ()) == ()
    ledger.add_decisions([Decision("withdraw", undone.id, by="Aigul")])
    assert ledger.decide_unless([], on, ()) == (gone.id,)


def by_hand(document, made, who="Aigul"):
    return Reading(f"by hand: {who}", document.digest, f"person {who}", "-", (made.id,)), document, [made]


def test_a_claim_made_by_a_person_stays_whatever_programs_read_later(place):
    document = report(1)
    with Ledger.create(place(), ("KAZ", "UZB"), clock=Ticking()) as ledger:
        ledger.add_reading(*unit(1))
        mine = claim(document, 0, value="77")
        ledger.add_reading(*by_hand(document, mine))
        ledger.add_reading(*unit(1, reader="reader 2", value="13"))
        claims = ledger.entries().claim_of
        assert {one.rule for one in claims.values()} == {"rule 0", "rule 1", "rule 2", BY_HAND}
        assert claims[mine.id].rule == BY_HAND
        assert {one.slots.value for one in claims.values()} == {13, 77}


def test_what_a_program_reads_too_is_no_longer_by_hand(place):
    document = report(1)
    with Ledger.create(place(), ("KAZ", "UZB"), clock=Ticking()) as ledger:
        mine = claim(document, 0)
        ledger.add_reading(*by_hand(document, mine))
        assert ledger.entries().claim_of[mine.id].rule == BY_HAND
        ledger.add_reading(*unit(1))
        assert ledger.entries().claim_of[mine.id].rule == "rule 0"
