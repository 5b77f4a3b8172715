"""The example's review is what it was when somebody last looked at it."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "snapshots"
TEXTS = (".md", ".html", ".json")


@pytest.fixture(scope="module")
def written():
    spec = importlib.util.spec_from_file_location("write_snapshots", ROOT / "tools" / "write_snapshots.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["write_snapshots"] = module
    spec.loader.exec_module(module)
    return module.files()


def test_every_format_has_its_snapshots(written):
    assert {path.name for path in FOLDER.iterdir()} == {*written, "README.md"}


def test_the_text_formats_are_as_they_were_looked_at(written):
    changed = [name for name, data in written.items() if name.endswith(TEXTS) and (FOLDER / name).read_bytes() != data]
    assert not changed, f"{changed} differ: run `make snapshots`, look at the pages and commit them"


def test_the_other_formats_can_be_opened(written):
    for name in written:
        data = (FOLDER / name).read_bytes()
        if name.endswith(".pdf"):
            assert data.startswith(b"%PDF-")
        if name.endswith(".docx"):
            assert data.startswith(b"PK")
