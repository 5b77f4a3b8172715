import pytest
from ledger.samples import Ticking, claim, observation, reading_of, report, same, unit

from kelisim.errors import InvalidValueError, LedgerError
from kelisim.ledger import Ledger
from kelisim.model import Decision, Issue, Reading


def test_what_was_added_comes_out_as_it_was(ledger):
    told, document, claims = unit(1)
    assert ledger.add_reading(told, document, claims) is True
    entries = ledger.entries()
    assert entries.documents == (document,)
    assert entries.readings == (told,)
    assert set(entries.claims) == set(claims)
    assert [(one.confidence, one.rule) for one in entries.claims] == [
        (one.confidence, one.rule) for one in sorted(claims, key=lambda one: one.id)
    ]


def test_adding_twice_changes_nothing(ledger):
    assert ledger.add_reading(*unit(1)) is True
    before = ledger.entries(), ledger.last_stamp()
    assert ledger.add_reading(*unit(1)) is False
    assert (ledger.entries(), ledger.last_stamp()) == before


def test_a_later_reading_supersedes_the_earlier_one_as_a_whole(ledger):
    ledger.add_reading(*unit(1, reader="reader 1", words=3))
    document = report(1)
    kept = claim(document, 0, confidence=0.9, rule="better rule")
    moment = ledger.last_stamp()
    ledger.add_reading(*reading_of(document, [kept], reader="reader 2"))
    assert ledger.entries().claims == (kept,)
    assert ledger.entries().claims[0].rule == "better rule"
    assert len(ledger.entries(known=moment).claims) == 3
    assert len(ledger.entries().readings) == 2


def test_a_reading_that_found_no_report_is_kept_with_its_gaps(ledger):
    told = Reading(source="broken.pdf", document_digest=None, reader="reader 1", pack="en 1")
    assert ledger.add_reading(told, None, ()) is True
    assert ledger.entries().readings == (told,)
    assert ledger.has_source("broken.pdf", "reader 1", "en 1")
    assert not ledger.has_source("broken.pdf", "reader 2", "en 1")


def test_resuming_knows_what_was_read(ledger):
    told, document, claims = unit(1)
    ledger.add_reading(told, document, claims)
    assert ledger.has_read(document.digest, "reader 1", "en 1")
    assert not ledger.has_read(document.digest, "reader 1", "en 2")
    assert not ledger.has_read(report(2).digest, "reader 1", "en 1")


def test_decisions_observations_and_issues_are_each_kept_once(ledger):
    told, document, claims = unit(1)
    ledger.add_reading(told, document, claims)
    decision = same(claims[0], claims[1], by="rule names @ 1", score=0.1 + 0.2, reason="the names are alike")
    amend = Decision("amend", claims[2].id, value={"value": "13"})
    assert ledger.add_decisions([decision, amend, decision]) == 2
    assert ledger.add_decisions([decision]) == 0
    assert ledger.add_observations([observation(2023), observation(2024)]) == 2
    assert ledger.add_observations([observation(2023)]) == 0
    assert ledger.add_issue(Issue('{"title": "Review"}', by="A. Person")) is True
    assert ledger.add_issue(Issue('{"title": "Review"}', by="A. Person")) is False
    entries = ledger.entries()
    assert sorted([decision, amend], key=lambda one: one.id) == list(entries.decisions)
    assert next(one for one in entries.decisions if one.verb == "same").score == 0.1 + 0.2
    assert {one.period.text for one in entries.observations} == {"2023", "2024"}
    assert entries.issues == (Issue('{"title": "Review"}', by="A. Person"),)


def test_bulk_adding_commits_in_batches_and_counts_what_is_new(ledger):
    units = [unit(number) for number in range(7)]
    ledger.add_reading(*units[3])
    assert ledger.add_readings(iter([*units, units[0]]), batch=2) == 6
    assert len(ledger.entries().documents) == 7


def test_a_batch_that_breaks_leaves_the_batches_before_it(ledger):
    def units():
        yield unit(1)
        yield unit(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add_readings(units(), batch=1)
    assert len(ledger.entries().readings) == 2


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda told, document, claims: (told, report(9), claims), "belongs to another report"),
        (lambda told, document, claims: (told, document, claims[:1]), "names other claims than it brings"),
        (lambda told, document, claims: (told, None, claims), "brings no report"),
        (lambda told, document, claims: reading_of(report(8), claims), "quotes another report"),
    ],
)
def test_a_reading_that_does_not_hold_together_is_refused(ledger, make, words):
    with pytest.raises(LedgerError, match=words):
        ledger.add_reading(*make(*unit(1)))
    assert ledger.entries().readings == ()


def test_stamps_grow_when_the_clock_steps_back(place):
    clock = Ticking()
    with Ledger.create(place(), ["KAZ", "UZB"], clock=clock) as ledger:
        ledger.add_reading(*unit(1))
        first = ledger.last_stamp()
        clock.time = clock.time.replace(year=2020)
        ledger.add_reading(*unit(2))
        ledger.add_decisions([same(unit(1)[2][0], unit(2)[2][0]), same(unit(1)[2][1], unit(2)[2][1])])
        entries = ledger.entries()
        stamps = [one.recorded_at for one in (*entries.readings, *entries.decisions)]
        assert len(set(stamps)) == 4
        assert min(stamps) == first
        assert {len(one) for one in stamps} == {27}
        assert len(ledger.entries(known=first).readings) == 1


def test_words_that_databases_refuse_come_through(ledger):
    _, document, claims = reading_of(report(1), [])
    odd = Reading("caf\udce9/\x00.md", document.digest, "reader 1", "\uffffen")
    assert ledger.add_reading(odd, document, claims)
    assert ledger.entries().readings == (odd,)
    assert ledger.has_source("caf\udce9/\x00.md", "reader 1", "\uffffen")


def test_the_parties_are_kept_sorted(place):
    with Ledger.create(place(), ["UZB", "KAZ"]) as ledger:
        assert ledger.parties == ("KAZ", "UZB")
        assert ledger.entries().parties == ("KAZ", "UZB")


@pytest.mark.parametrize("parties", [["KAZ"], [], ["KAZ", "kaz"]])
def test_a_register_needs_two_codes(place, parties):
    with pytest.raises(InvalidValueError):
        Ledger.create(place(), parties)


def test_a_moment_can_be_a_day(place):
    with Ledger.create(place(), ["KAZ", "UZB"], clock=Ticking("2026-01-01T23:59:58+00:00")) as ledger:
        ledger.add_reading(*unit(1))
        ledger.add_reading(*unit(2))
        assert len(ledger.entries(known="2026-01-01").readings) == 0
        assert len(ledger.entries(known="2026-01-02").readings) == 2
        with pytest.raises(InvalidValueError, match="no moment"):
            ledger.entries(known="yesterday")
