"""Adding a thing touches one place: invented ones, put into a copy of the package, are there without another change."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kelisim

PACKAGE = Path(kelisim.__file__).parent

KIND = '''
"""Something that is only rumoured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from kelisim.model.kinds.base import Kind, Slots

Status = Literal["heard", "denied"]


@dataclass(frozen=True)
class Rumour(Slots):
    """The slots of a rumour."""

    topic: str | None
    status: Status = "heard"


def _title(slots: Slots) -> str:
    return cast(Rumour, slots).topic or "Rumour"


KIND = Kind(
    name="rumour", label="Rumour", plural="Rumours", slots=Rumour, identity=("topic",), title=_title,
    status="status", order=("heard", "denied"),
)
'''

RULES = """
claim: rumour
lists:
  RUMOUR: ["rumour has it", "it is rumoured"]
rules:
  - id: en.rumour.heard
    pattern: "RUMOUR"
    set: {topic: something, status: heard}
    try:
      - {text: "It is rumoured in Kenya and Peru.", is: {topic: something}}
      - {text: "Kenya and Peru signed a treaty.", is: null}
"""

ADD_BY_CLAIMS = """
import json, pathlib, sys
from kelisim.faces.cli import run
text = "It is rumoured that the bridge will open"
pathlib.Path("r.md").write_text(f"---\\nid: r\\ndate: 2024-01-01\\nlanguage: en\\n---\\n{text}.\\n")
claim = {"doc": "r", "quote": text, "kind": "rumour", "parties": ["KEN", "PER"], "fields": ["transport"]}
claim |= {"topic": "the bridge", "status": "heard"}
pathlib.Path("c.jsonl").write_text(json.dumps(claim))
for command in (["new", "a.kelisim", "--between", "KEN", "PER"], ["add", "a.kelisim", "r.md", "--claims", "c.jsonl"],
                ["records", "a.kelisim", "--format", "json"], ["verify", "a.kelisim"],
                ["review", "a.kelisim", "--on", "2024-02-01", "-o", "a.html", "-o", "a.md"],
                ["export", "a.kelisim", "--what", "claims", "-o", "a.csv"]):
    assert run(command) == 0, command
assert "topic" in pathlib.Path("a.csv").read_text(encoding="utf-8-sig").splitlines()[0]
assert "the bridge" in pathlib.Path("a.md").read_text(encoding="utf-8")
"""


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "kelisim", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "kelisim"


def python(copy, code):
    environment = {**os.environ, "PYTHONPATH": str(copy.parent), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=copy.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_copy_is_the_one_that_runs(copy):
    out = python(copy, "import kelisim; print(kelisim.__file__)")
    assert out.strip() == str(copy / "__init__.py")


def test_a_kind_of_claim(copy):
    (copy / "model" / "kinds" / "rumour.py").write_text(KIND, encoding="utf-8")
    python(copy, "from kelisim.model import KINDS; assert list(KINDS)[-1] == 'rumour'")
    assert "rumour" in python(copy, ADD_BY_CLAIMS)


def test_a_kind_read_in_a_language(copy):
    (copy / "model" / "kinds" / "rumour.py").write_text(KIND, encoding="utf-8")
    (copy / "lang" / "en" / "rules" / "rumour.yaml").write_text(RULES, encoding="utf-8")
    code = """
from kelisim.model import Document
from kelisim.reading import read
text = "It is rumoured in Kenya and Peru."
claims = read(Document(name="r", text=text, date="2024-01-01", language="en")).claims
assert [c.kind for c in claims] == ["rumour"], claims
"""
    python(copy, code)


def test_a_language(copy):
    folder = copy / "lang" / "tlh"
    folder.mkdir()
    (folder / "labels.toml").write_text('[kinds]\nmeeting = "qep"\n', encoding="utf-8")
    code = """
from kelisim.lang.labels import load_labels
from kelisim.lang.pack import languages, load_pack
from kelisim.model import Document
from kelisim.reading import read
assert "tlh" in languages()
assert load_pack("tlh").version.startswith("tlh ")
labels = load_labels("tlh")
assert labels.label("kinds", "meeting") == "qep"
assert labels.missing()
assert [gap.what for gap in read(Document(name="r", text="nuqneH", language="tlh")).gaps] == ["language"]
"""
    python(copy, code)


def test_an_output_format_of_the_review(copy):
    module = (
        '"""Shouted."""\n\nSUFFIX = ".shout"\nMEDIA_TYPE = "text/plain"\n\n\n'
        "def write(review, labels):\n    return '-'.join(review.parties).encode()\n"
    )
    (copy / "faces" / "dossier" / "shout.py").write_text(module, encoding="utf-8")
    code = ADD_BY_CLAIMS.replace('"rumour"', '"position"').replace(
        '"status": "heard"', '"stance": "supports", "forum": None'
    )
    code = code.replace('"-o", "a.html"', '"-o", "a.shout"')
    python(copy, code + '\nassert pathlib.Path("a.shout").read_text() == "KEN-PER"\n')


def test_an_export_format(copy):
    module = (
        '"""A count."""\n\nSUFFIX = ".count"\n\n\n'
        "def write(tables):\n    return str(len(tables.table('records'))).encode()\n"
    )
    (copy / "faces" / "exports" / "counted.py").write_text(module, encoding="utf-8")
    code = ADD_BY_CLAIMS.replace('"rumour"', '"position"').replace(
        '"status": "heard"', '"stance": "supports", "forum": None'
    )
    code = code.replace('["export",', '["export", "a.kelisim", "-o", "a.count"], ["export",')
    python(copy, code + '\nassert pathlib.Path("a.count").read_text() == "1"\n')


def test_a_statistics_source(copy):
    catalogue = copy / "sources" / "statistics" / "catalogue.toml"
    table = """
[sources.moonbank]
about = "Trade of the moon"
address = "https://moon.example/{reporter}/{partner}?from={first}&to={last}"
format = "sdmx_csv"
codes = "alpha3"
"""
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + table, encoding="utf-8")
    code = """
import datetime as dt
from kelisim.sources.statistics.catalogue import sources
from kelisim.sources.statistics.client import addresses, parse
assert "moonbank" in sources()
"""
    python(copy, code)


def test_a_command(copy):
    module = """
import click


@click.command("greet")
def command():
    click.echo("salem")
"""
    (copy / "faces" / "cli" / "greet.py").write_text(module, encoding="utf-8")
    python(copy, "from kelisim.faces.cli import run; assert run(['greet']) == 0")
