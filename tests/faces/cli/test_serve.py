"""The command that serves."""

import importlib.util
import socket

from kelisim import workflow
from kelisim.faces.cli import run


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch, capsys):
    workflow.create(str(tmp_path / "r.kelisim"), ("KAZ", "UZB")).close()
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "fastapi" else real(name, *rest)
    )
    assert run(["serve", str(tmp_path / "r.kelisim")]) == 2
    assert "pip install 'kelisim[web]'" in capsys.readouterr().err


def test_a_taken_port_is_one_sentence(tmp_path, capsys):
    workflow.create(str(tmp_path / "r.kelisim"), ("KAZ", "UZB")).close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["serve", str(tmp_path / "r.kelisim"), "--port", str(taken.getsockname()[1])]) == 1
    told = capsys.readouterr().err
    assert "--port" in told
    assert len(told.splitlines()) == 1
