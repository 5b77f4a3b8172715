"""One suite for every place where a register can be: memory, file, and PostgreSQL where one is to be had."""

import itertools
import os

import pytest
from ledger import postgresql

from kelisim.ledger import Ledger

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL database in which schemas may be made; skips where there is none."""
    try:
        with postgresql.server() as address:
            yield address
    except postgresql.NoServerError as reason:
        pytest.skip(str(reason))


def _places(kind, request, tmp_path):
    def fresh():
        name = f"register_{os.getpid()}_{next(_numbers)}"
        if kind == "memory":
            return ":memory:"
        if kind == "file":
            return str(tmp_path / f"{name}.kelisim")
        return postgresql.fresh_schema(request.getfixturevalue("server"), name)

    return fresh


@pytest.fixture(params=["memory", "file", "postgresql"])
def place(request, tmp_path):
    """A function that gives an address at which nothing is yet."""
    return _places(request.param, request, tmp_path)


@pytest.fixture(params=["file", "postgresql"])
def lasting(request, tmp_path):
    """The same, for registers that outlive their connection."""
    return _places(request.param, request, tmp_path)


@pytest.fixture
def ledger(place):
    with Ledger.create(place(), ["KAZ", "UZB"]) as made:
        yield made
