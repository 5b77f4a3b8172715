from __future__ import annotations

from pathlib import Path

import pytest

from kelisim.sources import load_all
from kelisim.sources import readers as package
from kelisim.sources.readers import readers

PINNED = (
    ".atom .docm .docx .eml .htm .html .markdown .md .pdf .rss .text .txt .xhtml .xml"
)  # fmt: skip
"""A file type that appears or vanishes unasked fails here."""


@pytest.fixture
def fresh_registry():
    readers.cache_clear()
    yield
    readers.cache_clear()


def test_the_file_types_are_those_agreed_on() -> None:
    assert " ".join(sorted(readers())) == PINNED


@pytest.mark.parametrize("ending", sorted(readers()))
def test_every_reader_keeps_its_promises(ending: str) -> None:
    reader = readers()[ending]
    assert ending == ending.lower() and ending.startswith(".")
    assert isinstance(reader.HOSTILE, bool)
    assert reader.read.__doc__ and "RefusedError" in reader.read.__doc__


def test_adding_a_file_type_touches_one_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_registry: None
) -> None:
    (tmp_path / "shout.py").write_text(
        "from kelisim.sources.draft import Draft\n"
        "ENDINGS = ('.shout',)\n"
        "HOSTILE = False\n"
        "def read(data):\n"
        "    return (Draft(text=data.decode().upper(), title='Shouted'),)\n"
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    (tmp_path / "2024-02-20.shout").write_text("The ministers met.")
    (loaded,) = load_all([str(tmp_path / "2024-02-20.shout")])
    assert loaded.document is not None and loaded.gaps == ()
    assert (loaded.document.text, loaded.document.title) == ("THE MINISTERS MET.", "Shouted")


def test_two_readers_of_one_ending_are_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_registry: None
) -> None:
    (tmp_path / "rival.py").write_text("ENDINGS = ('.pdf',)\nHOSTILE = True\ndef read(data): ...\n")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    with pytest.raises(RuntimeError, match=r"\.pdf"):
        readers()
