"""Reading alone brings no database with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kelisim import workflow

_HEAVY = ("sqlalchemy", "babel", "lxml", "trafilatura", "rich")


def test_reading_imports_neither_the_database_nor_what_only_other_commands_need() -> None:
    code = f"import sys, kelisim.workflow as w; w.read, w.values; print([m for m in {_HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("text", ["Astana, 20 February 2024 – They met.", "Астана, 20 февраля 2024 – Они встретились."])
def test_a_short_report_is_read_without_what_only_other_reports_need(text: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    heavy = (*_HEAVY, "cattrs", "multiprocessing", "concurrent.futures", "email.message", "kelisim.reading.packcheck")
    code = (
        "import sys, kelisim.workflow as w; [(loaded, _)] = w.read(sys.argv[1:]); assert loaded.document.date; "
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "report.txt")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", workflow.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert not hasattr(getattr(workflow, name), "__path__")
    assert callable(getattr(workflow, name)) or isinstance(getattr(workflow, name), Mapping)


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = workflow.nothing_of_the_kind  # type: ignore[attr-defined]
