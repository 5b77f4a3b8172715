"""Every command has help with an example, and the reference page is fresh."""

import importlib.util
import sys
from pathlib import Path

import click
import pytest

from kelisim.faces.cli import cli, command_names, run

ROOT = Path(__file__).resolve().parents[3]


def load_writer():
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "tools" / "write_docs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["write_docs"] = module
    spec.loader.exec_module(module)
    return module


WRITER = load_writer()
COMMANDS = dict(WRITER.commands(cli, ("kelisim",)))


def test_the_contract_of_the_command_line_is_there():
    assert {
        "demo", "new", "add", "read", "claims", "records", "show", "link", "unlink", "observe", "measures", "review",
        "export", "issue", "copy", "verify", "lang",
    } <= set(command_names())  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    command = COMMANDS[name]
    assert command.help, name
    assert (command.epilog or "").startswith(f"Example: {name} ".rstrip()), name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name):
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


@pytest.mark.parametrize("name", WRITER.PAGES)
def test_the_reference_pages_are_fresh(name):
    assert (WRITER.REFERENCE / name).read_text(encoding="utf-8") == WRITER.PAGES[name](), "run `make docs`"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["nonsense"], 2, "No such command"),
        (["new"], 2, "Missing argument"),
        (["new", "x.kelisim", "--between", "kazakhstan", "UZB"], 2, "country code"),
        (["new", "x.kelisim", "--between", "UZB", "UZB"], 2, "two different"),
        (["records", "nowhere.kelisim"], 1, "nowhere.kelisim"),
        (["records", "x.kelisim", "--on", "yesterday"], 2, "is no day"),
        (["records", "x.kelisim", "--known", "once"], 2, "is no moment"),
        (["read"], 2, "name at least one"),
        (["lang", "check", "xx"], 2, "no language pack"),
    ],
)
def test_errors_are_one_sentence_on_stderr(arguments, status, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == status
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []


def test_the_first_lines_to_type_stand_each_on_its_own(capsys):
    assert run(["--help"]) == 0
    shown = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "kelisim add my.kelisim reports/" in shown
    assert not any("\\b" in line for line in shown)
