"""From a file to a server and back, as a team does it."""

import os

import pytest
from ledger import postgresql
from ledger.conftest import server  # noqa: F401  (a fixture)
from ledger.samples import observation, unit

from kelisim.faces.cli import run
from kelisim.ledger import Ledger

pytest.importorskip("argon2")


def test_a_copy_to_a_server_and_back_is_exact_and_carries_no_accounts(server, tmp_path, capsys):  # noqa: F811
    there, back = postgresql.fresh_schema(server, f"copy_{os.getpid()}"), str(tmp_path / "back.kelisim")
    first = str(tmp_path / "first.kelisim")
    with Ledger.create(first, ["KAZ", "UZB"]) as ledger:
        ledger.add_readings([unit(number) for number in range(3)])
        ledger.add_observations([observation(2024)])
    assert run(["account", "add", first, "Boss B.", "--role", "administrator", "--invite"]) == 0
    assert run(["copy", first, there]) == 0
    assert run(["account", "add", there, "Aigul A.", "--invite"]) == 0
    assert run(["copy", there, back]) == 0
    for register in (there, back):
        assert run(["verify", register]) == 0
    with Ledger.open(first) as before, Ledger.open(back) as after:
        assert after.digest() == before.digest()
    capsys.readouterr()
    for register, names in ((there, ["Aigul A."]), (back, [])):
        assert run(["account", "list", register]) == 0
        told = capsys.readouterr().out
        assert [name for name in ("Boss B.", "Aigul A.") if name in told] == names
