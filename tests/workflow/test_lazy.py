"""Reading alone brings no database with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kelisim import workflow

_HEAVY = ("sqlalchemy", "babel", "lxml", "trafilatura", "rich")


def test_reading_imports_neither_the_database_nor_what_only_other_commands_need() -> None:
    code = f"import sys, kelisim.workflow as w; w.read, w.values; print([m for m in {_HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", workflow.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert not hasattr(getattr(workflow, name), "__path__")
    assert callable(getattr(workflow, name))


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = workflow.nothing_of_the_kind  # type: ignore[attr-defined]
