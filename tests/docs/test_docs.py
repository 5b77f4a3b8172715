"""The pages that a user reads: every command and program in them runs, links lead somewhere, printed lines are printed.

A page's blocks run in their order in one fresh folder in which the shipped example and ``demo/`` are at hand. A block
under ``<!-- not run: why -->`` is left out; one of ``text`` after a run block must have been printed by it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kelisim.faces.cli import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [ROOT / "README.md", *(ROOT / "docs" / "tutorial").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")]
)
LINKED = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^>]*?) -->\n)?^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)
PLAIN = re.compile(r"kelisim [^$|><();&`*]+")
LINK = re.compile(r"\[[^\]\n]+\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


@dataclass(frozen=True)
class Block:
    language: str
    code: str
    mark: str


def name(page):
    return str(page.relative_to(ROOT))


def blocks(page):
    return [
        Block(found["language"], found["code"], found["mark"] or "")
        for found in BLOCK.finditer(page.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs") / "demo"
    assert run(["demo", str(folder)]) == 0
    return folder


@pytest.fixture
def folder(demo, tmp_path):
    shutil.copytree(demo, tmp_path / "demo")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


def kelisim_lines(code):
    """The block's commands, where they are plain calls of the program; running them here saves its start each time."""
    lines = code.splitlines()
    return lines if all(PLAIN.fullmatch(line) for line in lines) else None


def shell(code, folder, capsys):
    lines = kelisim_lines(code)
    if lines is None:
        return execute(["sh", "-e", "-c", code], folder)
    for line in lines:
        assert run(shlex.split(line)[1:]) == 0, line + capsys.readouterr().err
    return capsys.readouterr().out


def execute(command, folder):
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "120",
        "KELISIM_CONFIG": str(folder / "none.toml"),
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"{command[-1]}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_of_a_page_runs(page, folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    if "needs: reports/" in page.read_text(encoding="utf-8"):
        (folder / "reports").symlink_to(ROOT / "examples" / "kazakhstan-uzbekistan" / "docs")
    printed, python, seen = "", "", 0
    for block in blocks(page):
        if block.language == "text":
            assert all(line in printed for line in block.code.splitlines()), f"not printed: {block.code}"
        elif block.mark.startswith("not run"):
            assert len(block.mark) > len("not run: "), "say why a block is not run"
        elif block.language == "sh":
            printed, seen = shell(block.code, folder, capsys), seen + 1
        elif block.language == "python":
            python, seen = python + block.code + "\n", seen + 1
    if python:
        execute([sys.executable, "-W", "error", "-c", python], folder)
    assert seen, "a page without a command that runs"


@pytest.mark.parametrize("page", LINKED, ids=name)
def test_links_lead_somewhere(page):
    lost = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not lost


def test_the_pages_are_all_reached_from_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name(page) for page in PAGES if page.name != "README.md" and f"({name(page)})" not in readme]
    assert not missing
