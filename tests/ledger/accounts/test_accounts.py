"""Accounts on a file and on a server: the same rules, for several processes at once."""

import datetime as dt
import itertools
import stat
import threading

import pytest
import sqlalchemy as sa

from kelisim.errors import LedgerError, MisuseError, NotFoundError
from kelisim.ledger import Ledger, check_same, copy_register
from kelisim.ledger.accounts import Accounts, attempts, errands, invitations, log, people, sessions, tokens
from kelisim.ledger.accounts.tables import meta


class Clock:
    def __init__(self):
        self.now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

    def __call__(self):
        return self.now

    def forward(self, **span):
        self.now += dt.timedelta(**span)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def register(lasting):
    address = lasting()
    Ledger.create(address, ["KAZ", "UZB"]).close()
    return address


@pytest.fixture
def accounts(register, clock):
    with Accounts.open(register, clock=clock) as made:
        yield made


def add(accounts, name, role="reader", **named):
    with accounts.writing() as work:
        return people.add(work, name, role, **named)


def test_without_a_register_there_are_no_accounts(tmp_path):
    with pytest.raises(LedgerError, match="there is no register"):
        Accounts.open(str(tmp_path / "none.kelisim"))
    assert list(tmp_path.iterdir()) == []


def test_accounts_stay_and_are_no_part_of_the_register_or_its_copies(register, accounts, lasting):
    made = add(accounts, "Aigul", "editor", email="a@example.org")
    other = lasting()
    with Ledger.open(register) as ledger:
        assert ledger.verify() == ()
        copy_register(ledger, other)
        with Ledger.open(other) as copy:
            check_same(ledger, copy)
    with Accounts.open(register) as again, again.reading() as work:
        assert people.everybody(work) == [made]
    with Accounts.open(other) as empty, empty.reading() as work:
        assert people.everybody(work) == []


def test_the_file_of_accounts_is_for_its_owner_alone(tmp_path):
    path = tmp_path / "r.kelisim"
    Ledger.create(str(path), ["KAZ", "UZB"]).close()
    Accounts.open(str(path)).close()
    assert stat.S_IMODE((tmp_path / "r.kelisim.accounts").stat().st_mode) == 0o600


def test_names_and_addresses_are_told_apart_without_case(accounts):
    add(accounts, "Aigul", email="a@example.org")
    for name, email in (("AIGUL", None), ("ａigul", None), ("Other", "a@example.org")):
        with pytest.raises(MisuseError, match="already"):
            add(accounts, name, email=email)
    with accounts.reading() as work:
        assert people.named(work, "aIGUL") == people.named(work, " A@example.org ") == people.everybody(work)[0]
        assert people.named(work, "") is None


def test_the_last_administrator_stays(accounts):
    boss = add(accounts, "Boss", "administrator")
    second = add(accounts, "Second", "administrator")
    with accounts.writing() as work:
        people.change(work, second.id, active=False)
    for change in ({"role": "editor"}, {"active": False}):
        with pytest.raises(MisuseError, match="last administrator"), accounts.writing() as work:
            people.change(work, boss.id, **change)
    with accounts.reading() as work:
        assert people.by_id(work, boss.id) == boss


def test_two_administrators_who_demote_each_other_at_once_do_not_both_succeed(register, accounts):
    ids = [add(accounts, name, "administrator").id for name in ("One", "Two")]
    barrier, done = threading.Barrier(2), []

    def demote(id_):
        with Accounts.open(register) as own:
            barrier.wait()
            try:
                with own.writing() as work:
                    people.change(work, id_, role="reader")
                done.append(id_)
            except MisuseError:
                pass

    both = [threading.Thread(target=demote, args=(id_,)) for id_ in ids]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(done) == 1
    with accounts.reading() as work:
        assert people.has_administrator(work)


def test_a_session_is_there_until_it_is_idle_old_ended_or_its_account_closed(accounts, clock):
    made = add(accounts, "Aigul")
    with accounts.writing() as work:
        for secret in ("idle", "used", "ended"):
            sessions.start(work, secret, made.id, "password", "here")
        sessions.end(work, "ended")
    clock.forward(minutes=sessions.IDLE_MINUTES - 1)
    with accounts.writing() as work:
        assert sessions.found(work, "ended") is None
        assert sessions.found(work, "idle") is not None
        sessions.touch(work, "used")
    clock.forward(minutes=2)
    with accounts.reading() as work:
        assert sessions.found(work, "idle") is None
        session, account = sessions.found(work, "used")
        assert account == made
        assert not sessions.is_due(work, session) or session.seen_at < work.now
    for _ in range(sessions.LONGEST_HOURS * 60 // (sessions.IDLE_MINUTES - 1)):
        clock.forward(minutes=sessions.IDLE_MINUTES - 1)
        with accounts.writing() as work:
            if sessions.found(work, "used") is not None:
                sessions.touch(work, "used")
    with accounts.writing() as work:
        assert sessions.found(work, "used") is None
        sessions.start(work, "new", made.id, "password", "")
        assert [one.id for one in sessions.of(work, made.id)] == ["new"]
        people.add(work, "Boss", "administrator")
        people.change(work, made.id, active=False)
        assert sessions.found(work, "new") is None


def test_all_sessions_but_one(accounts):
    made, other = add(accounts, "Aigul"), add(accounts, "Bek")
    with accounts.writing() as work:
        for secret, who in (("a", made), ("b", made), ("c", other)):
            sessions.start(work, secret, who.id, "password", "")
        assert sessions.end_all(work, made.id, but="b") == 1
        assert [sessions.found(work, one) is not None for one in "abc"] == [False, True, True]
        assert sessions.end_all(work, made.id) == 1


def test_a_token_is_there_until_it_is_over_or_taken_back(accounts, clock):
    made, other = add(accounts, "Aigul"), add(accounts, "Bek")
    with accounts.writing() as work:
        for digest, days in (("one", 1), ("two", 9)):
            tokens.add(work, made.id, digest, name=digest, hint="k", scopes=("read", "add"), days=days)
        token, account = tokens.found(work, "two")
        assert (token.scopes, account) == (("read", "add"), made)
        with pytest.raises(NotFoundError):
            tokens.revoke(work, other.id, token.id)
    clock.forward(days=2)
    with accounts.writing() as work:
        assert tokens.found(work, "one") is None
        assert tokens.found(work, "two") is not None
        tokens.revoke(work, made.id, token.id)
        assert tokens.found(work, "two") is None
        with pytest.raises(NotFoundError):
            tokens.revoke(work, made.id, token.id)


def test_an_invitation_is_used_once_and_a_new_one_ends_the_old(accounts, clock):
    made = add(accounts, "Aigul")
    with accounts.writing() as work:
        invitations.add(work, "old", made.id)
        invitations.add(work, "new", made.id)
        assert invitations.waiting(work) == {made.id}
        assert invitations.take(work, "old") is None
        assert invitations.take(work, "new") == made
        assert invitations.take(work, "new") is None
        invitations.add(work, "late", made.id)
    clock.forward(hours=invitations.LASTS_HOURS, seconds=1)
    with accounts.writing() as work:
        assert invitations.take(work, "late") is None
        assert invitations.waiting(work) == frozenset()


def test_an_invitation_that_is_used_by_two_at_once_lets_one_in(register, accounts, clock):
    made = add(accounts, "Aigul")
    with accounts.writing() as work:
        invitations.add(work, "code", made.id)
    assert _at_once(register, clock, lambda work: invitations.take(work, "code") is not None) == [False, True]


def test_an_errand_is_taken_once_and_in_time(register, accounts, clock):
    with accounts.writing() as work:
        errands.begin(work, "one", {"state": "s"})
        assert errands.take(work, "one") == {"state": "s"}
        assert errands.take(work, "one") is None
        errands.begin(work, "late", {})
    clock.forward(minutes=errands.LASTS_MINUTES, seconds=1)
    with accounts.writing() as work:
        assert errands.take(work, "late") is None


def test_tries_are_counted_under_every_key_and_forgotten_in_time(accounts, clock):
    def note(**limits):
        with accounts.writing() as work:
            return attempts.note(work, limits)

    assert [note(a=2, b=3) for _ in range(4)] == [True, True, False, False]
    assert note(c=1)
    assert not note(c=1, d=5)
    clock.forward(minutes=attempts.WINDOW_MINUTES, seconds=1)
    assert note(a=2, b=3)
    with accounts.writing() as work:
        attempts.forget(work, "a")
    assert [note(a=1) for _ in range(2)] == [True, False]


def test_connections_count_tries_together(register, accounts, clock):
    found = [_at_once(register, clock, lambda work: attempts.note(work, {"key": 5})) for _ in range(6)]
    assert list(itertools.chain(*found)).count(True) == 5


def _at_once(register, clock, act):
    """What two connections get who do the same at the same time, sorted."""
    barrier, found = threading.Barrier(2), []

    def run():
        with Accounts.open(register, clock=clock) as own:
            barrier.wait()
            with own.writing() as work:
                found.append(act(work))

    both = [threading.Thread(target=run) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    return sorted(found)


def test_the_log_only_grows(accounts):
    with accounts.writing() as work:
        for number in range(3):
            log.write(work, "event", "Aigul", str(number), details={"n": number}, where="here")
    with accounts.reading() as work:
        told = log.lines(work, most=2)
        assert [(one.subject, one.details, one.where) for one in told] == [
            ("2", {"n": 2}, "here"),
            ("1", {"n": 1}, "here"),
        ]
    for statement in ("UPDATE account_log SET actor = 'Bek'", "DELETE FROM account_log"):
        with pytest.raises(LedgerError, match="cannot be changed or removed"), accounts.writing() as work:
            work.connection.exec_driver_sql(statement)


def test_an_error_inside_leaves_nothing_behind(accounts):
    with pytest.raises(ZeroDivisionError), accounts.writing() as work:
        people.add(work, "Aigul", "reader")
        raise ZeroDivisionError
    with accounts.reading() as work:
        assert people.everybody(work) == []


def test_accounts_of_a_newer_program_are_left_alone(register, accounts):
    with accounts.writing() as work:
        work.connection.execute(sa.update(meta).values(value="99"))
    with pytest.raises(LedgerError, match="made by a newer kelisim"):
        Accounts.open(register)
