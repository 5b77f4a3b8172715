"""``kelisim account``: who may sign in to a team's register."""

from __future__ import annotations

import contextlib
import getpass
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kelisim.errors import MisuseError
from kelisim.faces.cli.common import F, console, many, register_argument
from kelisim.model.account import ROLES

if TYPE_CHECKING:
    from kelisim.model.account import Account
    from kelisim.workflow.accounts import Accounts

_WHERE = "terminal"


@click.group("account")
def command() -> None:
    """Look after the accounts of a team's register, from the machine that serves it.

    The first administrator is made here; after that most is done in the browser.
    """


def _name(function: F) -> F:
    return click.argument("name")(function)


def _url(function: F) -> F:
    told = "The address that people open; the link then begins with it."
    return click.option("--url", default="", help=told)(function)


@command.command("add", epilog="Example: kelisim account add kaz-uzb.kelisim 'Aigul S.' --role administrator")
@register_argument
@_name
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the person may do.")
@click.option("--email", default=None, help="The person's address; the identity provider knows people by it.")
@click.option("--invite", is_flag=True, help="Print a one-time link by which the person sets the password.")
@_url
def add(register_: str, name: str, role: str, email: str | None, invite: bool, url: str) -> None:
    """Make an account. The password is asked for here, or set by the person with --invite."""
    from kelisim.workflow import accounts as team

    with _open(register_) as accounts:
        password = None if invite or not sys.stdin.isatty() else _asked_password(name, email)
        made = team.add_account(accounts, name, role, email, **_by())
        click.echo(f"{made.name}: {made.role}")
        if password is None:
            _invite(accounts, made, url)
        else:
            team.set_first_password(accounts, made, password, **_by())


@command.command("list", epilog="Example: kelisim account list kaz-uzb.kelisim")
@register_argument
def list_(register_: str) -> None:
    """Tell all accounts with their roles."""
    from rich.table import Table

    from kelisim.workflow import accounts as team

    with _open(register_) as accounts:
        everybody, waiting = team.accounts_list(accounts)
    table = Table(box=None, pad_edge=False)
    for head in ("name", "role", "e-mail", "state"):
        table.add_column(head)
    for one in everybody:
        table.add_row(one.name, one.role, one.email or "", _state(one, invited=one.id in waiting))
    console().print(table)


def _state(one: Account, *, invited: bool) -> str:
    if not one.active:
        return "closed"
    return "invited" if invited else "open" if one.has_password or one.linked else "no password yet"


@command.command("invite", epilog="Example: kelisim account invite kaz-uzb.kelisim 'Aigul S.'")
@register_argument
@_name
@_url
def invite(register_: str, name: str, url: str) -> None:
    """Print a one-time link by which a person sets a first or a new password."""
    with _named(register_, name) as (accounts, account):
        _invite(accounts, account, url)


@command.command("role", epilog="Example: kelisim account role kaz-uzb.kelisim 'Aigul S.' editor")
@register_argument
@_name
@click.argument("role", type=click.Choice(ROLES))
def role(register_: str, name: str, role: str) -> None:
    """Give an account another role; it holds at once."""
    changed = _change(register_, name, "change_role", role)[1]
    click.echo(f"{changed.name}: {changed.role}")


@command.command("email", epilog="Example: kelisim account email kaz-uzb.kelisim 'Aigul S.' aigul@example.org")
@register_argument
@_name
@click.argument("email")
def email(register_: str, name: str, email: str) -> None:
    """Give an account another e-mail address, by which the identity provider knows the person."""
    changed = _change(register_, name, "change_email", email)[1]
    click.echo(f"{changed.name}: {changed.email}")


@command.command("close", epilog="Example: kelisim account close kaz-uzb.kelisim 'Aigul S.'")
@register_argument
@_name
def close(register_: str, name: str) -> None:
    """Close an account: it is signed out, its tokens open nothing. What it decided stays."""
    click.echo(f"{_change(register_, name, 'close_account')[0].name}: closed")


@command.command("open", epilog="Example: kelisim account open kaz-uzb.kelisim 'Aigul S.'")
@register_argument
@_name
def open_(register_: str, name: str) -> None:
    """Open a closed account again."""
    click.echo(f"{_change(register_, name, 'open_account')[0].name}: open")


@command.command("sign-out", epilog="Example: kelisim account sign-out kaz-uzb.kelisim 'Aigul S.'")
@register_argument
@_name
def sign_out(register_: str, name: str) -> None:
    """Sign a person out in all browsers."""
    account, ended = _change(register_, name, "sign_out_everywhere")
    click.echo(f"{account.name}: signed out in {many(ended, 'browser')}")


@command.command("log", epilog="Example: kelisim account log kaz-uzb.kelisim")
@register_argument
@click.option("--most", type=click.IntRange(1, 100_000), default=50, show_default=True, help="How many lines.")
def log(register_: str, most: int) -> None:
    """Tell the latest lines of the account log, the newest first."""
    from kelisim.workflow import accounts as team

    with _open(register_) as accounts:
        for one in team.log_lines(accounts, most=most):
            told = "; ".join(f"{name}: {value}" for name, value in one.details.items())
            parts = (one.at[:19], one.actor or "-", one.event, one.subject or "", told, one.where)
            click.echo("  ".join(part for part in parts if part))


@contextlib.contextmanager
def _open(register_: str) -> Iterator[Accounts]:
    from kelisim.faces.cli.common import opened
    from kelisim.workflow.accounts import Accounts

    with opened(register_), Accounts.open(register_) as accounts:  # the register itself is checked too
        yield accounts


@contextlib.contextmanager
def _named(register_: str, name: str) -> Iterator[tuple[Accounts, Account]]:
    from kelisim.workflow import accounts as team

    with _open(register_) as accounts:
        yield accounts, team.account_named(accounts, name)


def _change(register_: str, name: str, change: str, *values: str) -> tuple[Account, Any]:
    """One change to an account, by the name of what the workflow does: the account before it, and what it gives."""
    from kelisim.workflow import accounts as team

    with _named(register_, name) as (accounts, account):
        return account, getattr(team, change)(accounts, account.id, *values, **_by())


def _by() -> dict[str, Any]:
    """Who works at the terminal: the name that the system has for them."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "unknown"
    return {"by": f"{name} at the terminal", "where": _WHERE}


def _asked_password(name: str, email: str | None) -> str:
    """A password typed twice, checked before anything is made."""
    from kelisim.workflow.accounts import passwords

    password = str(click.prompt("Password", hide_input=True, err=True))
    passwords.check(password, (name, email))
    if password != click.prompt("The same again", hide_input=True, err=True):
        raise MisuseError("the two passwords are not alike; nothing was made")
    return password


def _invite(accounts: Accounts, account: Account, url: str) -> None:
    from kelisim.workflow import accounts as team

    code, until = team.invite(accounts, account.id, **_by())
    begins = url.rstrip("/") or "the server's address, then "
    click.echo(f"Hand this to {account.name}; it works once, until {until[:16].replace('T', ' ')} UTC:")
    click.echo(f"{begins}/invitation#{code}")
