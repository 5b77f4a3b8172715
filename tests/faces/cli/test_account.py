"""The commands that look after accounts, and those that serve a team."""

import re

import pytest

pytest.importorskip("argon2")

from kelisim import workflow
from kelisim.faces.cli import run
from kelisim.workflow import accounts as team

WORDS = "wandering otters sign late"


@pytest.fixture
def register(tmp_path):
    path = str(tmp_path / "r.kelisim")
    workflow.create(path, ("KAZ", "UZB")).close()
    return path


def account(*arguments):
    assert run(["account", *arguments]) == 0


def test_the_first_administrator_gets_a_link_and_never_a_password(register, capsys):
    account("add", register, "Aigul S.", "--role", "administrator", "--invite", "--url", "https://k.example.org/")
    told = capsys.readouterr().out
    code = re.search(r"https://k\.example\.org/invitation#([\w-]{43})", told)[1]
    with team.Accounts.open(register) as accounts:
        assert team.has_administrator(accounts)
        secret, who = team.accept_invitation(accounts, code, WORDS, where="test")
        assert (who.name, who.role) == ("Aigul S.", "administrator")
        assert team.signed_in(accounts, secret) is not None


def test_a_password_is_asked_for_on_a_terminal_and_typed_twice(register, capsys, monkeypatch):
    said = iter(["tiny", WORDS, "other words than before", WORDS, WORDS])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **named: next(said) if named["hide_input"] else None)
    for status, words in ((2, "is short"), (2, "not alike"), (0, "")):
        assert run(["account", "add", register, "Aigul S."]) == status
        assert words in capsys.readouterr().err
    with team.Accounts.open(register) as accounts:
        assert len(team.accounts_list(accounts)[0]) == 1
        assert team.sign_in(accounts, "Aigul S.", WORDS, where="test")[1].role == "reader"


def test_accounts_are_changed_and_listed(register, capsys):
    account("add", register, "Boss B.", "--role", "administrator", "--invite")
    account("add", register, "Aigul S.", "--email", "aigul@example.org", "--invite")
    account("role", register, "aigul@example.org", "editor")
    account("close", register, "Aigul S.")
    account("email", register, "Boss B.", "boss@example.org")
    capsys.readouterr()
    account("list", register)
    assert re.search(r"Aigul S\.\s+editor\s+aigul@example\.org\s+closed", capsys.readouterr().out)
    account("open", register, "Aigul S.")
    account("invite", register, "Aigul S.")
    account("sign-out", register, "Aigul S.")
    assert "signed out in 0 browsers" in capsys.readouterr().out
    account("log", register)
    told = capsys.readouterr().out.splitlines()
    assert "signed-out-everywhere" in told[0]
    assert all("at the terminal" in line and line.endswith("terminal") for line in told)
    assert len(told) == 10


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["role", "Nobody", "editor"], 1, "no account 'Nobody'"), (["close", "Boss B."], 2, "last administrator"),
        (["add", "BOSS B."], 2, "already"), (["add", "rule x"], 1, "cannot be"), (["role", "Boss B.", "god"], 2, "god"),
        (["add", "X", "--email", "x"], 1, "no e-mail"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(register, capsys, arguments, status, words):
    account("add", register, "Boss B.", "--role", "administrator", "--invite")
    capsys.readouterr()
    assert run(["account", arguments[0], register, *arguments[1:]]) == status
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--team"], "nobody could sign in yet"), (["--host", "0.0.0.0"], "--host is for a team"),
        (["--url", "https://k.example.org"], "--url is for a team"), (["--team", "--by", "Aigul"], "leave --by out"),
        (["--proxy", "10.0.0.1"], "--proxy is for a team"), (["--team", "--host", "0.0.0.0"], "without https"),
        (["--team", "--host", "here"], "no network address"),
        (["--team", "--proxy", "proxy.local"], "no network address"),
        (["--team", "--host", "0.0.0.0", "--url", "http://k.example.org"], "without https"),
    ],
)  # fmt: skip
def test_nothing_is_served_that_would_be_open(register, capsys, arguments, words):
    assert run(["serve", register, "--port", "0", *arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "url", ["k.example.org", "http://k.example.org", "https://k.example.org/path", "https://", "ftp://x"]
)
def test_an_address_that_people_cannot_open_safely_is_refused(register, capsys, url):
    account("add", register, "Boss B.", "--role", "administrator", "--invite")
    capsys.readouterr()
    assert run(["serve", register, "--team", "--port", "0", "--url", url]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"ISSUER": "https://id.example.org"}, "oidc_client_id"),
        ({"ISSUER": "https://id.example.org", "CLIENT_ID": "k"}, "oidc_secret"),
        ({"ISSUER": "https://id.example.org", "CLIENT_ID": "k", "SECRET_FILE": "/none"}, "cannot be read"),
        ({"ISSUER": "http://id.example.org", "CLIENT_ID": "k", "SECRET": "s"}, "not https"),
    ],
)
def test_an_identity_provider_that_is_half_set_is_refused(register, capsys, monkeypatch, settings, words):
    account("add", register, "Boss B.", "--role", "administrator", "--invite")
    capsys.readouterr()
    for name, value in settings.items():
        monkeypatch.setenv(f"KELISIM_OIDC_{name}", value)
    assert run(["serve", register, "--team", "--port", "0"]) == 2
    assert words in capsys.readouterr().err


def test_the_secret_of_the_provider_comes_from_a_file(tmp_path):
    from kelisim.faces.web.team import oidc_of
    from kelisim.settings import load_settings

    (tmp_path / "secret").write_text("only the two know\n")
    told = {
        "KELISIM_OIDC_ISSUER": "https://id.example.org", "KELISIM_OIDC_CLIENT_ID": "k",
        "KELISIM_OIDC_SECRET_FILE": str(tmp_path / "secret"), "KELISIM_CONFIG": str(tmp_path / "none"),
    }  # fmt: skip
    found = oidc_of(load_settings(told))
    assert found.secret == "only the two know"
    assert "only" not in repr(found)
    assert oidc_of(load_settings({"KELISIM_CONFIG": str(tmp_path / "none")})) is None
