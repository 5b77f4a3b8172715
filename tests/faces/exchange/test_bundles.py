"""A bundle carries a ledger's entries exactly: out and in is identity, twice is once, two ways agree."""

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger.samples import Ticking, claim, observation, reading_of, report, same, unit

from kelisim.faces.cli import cli
from kelisim.faces.exchange import manifest_of, read, write
from kelisim.ledger import Ledger
from kelisim.model import Claim, Decision, Document, Issue, Period
from kelisim.model.kinds import kind_named
from kelisim.workflow.exchange import hear, tell

law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PARTIES = ["KAZ", "UZB"]
UNITS = [unit(number, words=2) for number in range(3)]
CLAIMS = [one for _, _, claims in UNITS for one in claims]
text = st.text(st.characters(exclude_categories=()), min_size=1, max_size=12).filter(str.strip)


def again(number):
    document = report(number, words=2)
    return reading_of(document, [claim(document, 1, confidence=0.25, rule="another")], reader="reader 2")


STEPS = {
    **{f"read {at}": (lambda ledger, one=one: ledger.add_reading(*one)) for at, one in enumerate(UNITS)},
    "reread": lambda ledger: ledger.add_reading(*again(0)),
    "same": lambda ledger: ledger.add_decisions([same(CLAIMS[0], CLAIMS[2], by="rule x @ linker 1", score=0.1 + 0.2)]),
    "amend": lambda ledger: ledger.add_decisions([Decision("amend", CLAIMS[1].id, value={"value": "13"}, by="Ж.")]),
    "observe": lambda ledger: ledger.add_observations([observation(2022, "1.50"), observation(2023, "0.000001")]),
    "issue": lambda ledger: ledger.add_issue(Issue('{"findings": []}', by="A. Person")),
}
steps = st.lists(st.sampled_from(sorted(STEPS)), max_size=8, unique=True)


def filled(names, *, start="2026-01-01T00:00:00+00:00"):
    ledger = Ledger.create(":memory:", PARTIES, clock=Ticking(start))
    for name in names:
        STEPS[name](ledger)
    return ledger


def through(told, folder):
    path = folder / "bundle.zip"
    path.write_bytes(write(told))
    return read(path)


def sorted_bundle(told):
    by_id = lambda entries: sorted(entries, key=lambda entry: entry.id)  # noqa: E731
    units = sorted(told.units, key=lambda unit: unit[0].id)
    marks = [[(c.confidence, c.rule) for c in claims] for _, _, claims in units]
    stamps = [e.recorded_at for e in (*(u[0] for u in units), *by_id(told.decisions), *by_id(told.observations))]
    return (
        told.origin, told.parties, units, marks, stamps, by_id(told.decisions), by_id(told.observations),
        by_id(told.issues), [d.retrieved_at for _, d, _ in units if d],
    )  # fmt: skip


@law
@given(names=steps)
def test_out_and_in_is_identity(tmp_path, names):
    with filled(names) as ledger:
        told = ledger.bundle()
        assert sorted_bundle(through(told, tmp_path)) == sorted_bundle(told)
        assert write(told) == write(through(told, tmp_path)), "the same entries make the same bytes"


@law
@given(names=steps, words=text, said=text, number=st.decimals("-1e12", "1e12", places=3), score=st.floats(0, 1))
def test_whatever_people_write_comes_through(tmp_path, names, words, said, number, score):
    document = Document(name=said.strip(), text=f"a{words}b", title=words, publisher=said, note=words, retrieved_at="x")
    slots = kind_named("figure").slots(indicator="other", value=number, unit="km", period=Period("2024-01/2024-06"))
    try:
        quote = document.quote(0, len(document.text))
    except ValueError:  # it crosses a paragraph
        quote = document.quote(0, 1)
    told = Claim("figure", quote, ("KAZ",), ("trade",), slots, speaker=said, confidence=score, rule=said)
    with filled(names) as ledger:
        ledger.add_reading(*reading_of(document, [told], reader="a reader"))
        ledger.add_decisions([Decision("accept", told.id, by=said, reason=words)])
        bundle = ledger.bundle()
        assert sorted_bundle(through(bundle, tmp_path)) == sorted_bundle(bundle)


@law
@given(names=steps)
def test_twice_changes_nothing_and_the_earlier_view_stays(tmp_path, names):
    with filled(names) as theirs, filled(["read 2"], start="2026-02-01T00:00:00+00:00") as ours:
        before, then = ours.entries(), ours.last_stamp()
        hear(ours, through(tell(theirs), tmp_path))
        after = ours.digest()
        assert hear(ours, through(tell(theirs), tmp_path)).entries == 0
        assert ours.digest() == after
        assert ours.entries(known=then).claims == before.claims
        assert ours.verify() == ()


@law
@given(mine=steps, other=steps)
def test_two_ways_agree(tmp_path, mine, other):
    with filled(mine) as one, filled(other, start="2026-02-01T00:00:00+00:00") as two:
        ours, theirs = tell(one), tell(two)
        one.merge_from(through(theirs, tmp_path))
        two.merge_from(through(ours, tmp_path))
        assert one.entries() == two.entries()
        assert sorted_bundle(through(tell(one), tmp_path))[2:] == sorted_bundle(tell(two))[2:]


def test_the_commands(tmp_path):
    run = CliRunner()
    first, second, bundle = (str(tmp_path / name) for name in ("a.kelisim", "b.kelisim", "bundle.zip"))
    with Ledger.create(first, PARTIES) as ledger:
        for name in sorted(STEPS):
            STEPS[name](ledger)
    Ledger.create(second, PARTIES).close()
    out = run.invoke(cli, ["exchange", "out", first, bundle], catch_exceptions=False)
    digest = manifest_of(tmp_path / "bundle.zip").digest
    assert "3 documents, 6 claims, 4 readings, 2 decisions, 2 observations, 1 issues" in out.output
    assert digest in out.output
    shown = run.invoke(cli, ["exchange", "show", bundle], catch_exceptions=False)
    assert "KAZ and UZB" in shown.output and digest in shown.output
    taken = run.invoke(cli, ["exchange", "in", second, bundle, "--digest", digest], catch_exceptions=False)
    assert "9 new entries" in taken.output
    assert "0 new entries, 0 new links" in run.invoke(cli, ["exchange", "in", second, bundle]).output
    assert "exists already" in str(run.invoke(cli, ["exchange", "out", first, bundle]).exception)
    refused = run.invoke(cli, ["exchange", "in", second, bundle, "--digest", "0" * 64])
    assert "not the one given" in str(refused.exception)
