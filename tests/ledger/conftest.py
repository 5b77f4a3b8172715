"""One suite for every place where a register can be: memory, file, and PostgreSQL where one is to be had."""

import itertools

import pytest

from kelisim.ledger import Ledger


@pytest.fixture(params=["memory", "file"])
def place(request, tmp_path):
    """A function that gives an address at which nothing is yet."""
    numbers = itertools.count()

    def fresh():
        return ":memory:" if request.param == "memory" else str(tmp_path / f"register-{next(numbers)}.kelisim")

    return fresh


@pytest.fixture
def ledger(place):
    with Ledger.create(place(), ["KAZ", "UZB"]) as made:
        yield made
