"""The register's gate: a figure under its floor fails, and lowering takes a flag."""

import importlib.util
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "tools" / "gate_register.py"


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("gate_register_tool", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate_register_tool"] = module
    spec.loader.exec_module(module)
    return module


def test_a_figure_under_its_floor_is_a_fault(gate):
    assert gate.verdict("gold", 0.9, {"gold": 0.9}) is None
    assert "under its floor" in gate.verdict("gold", 0.899, {"gold": 0.9})
    assert "no floor" in gate.verdict("gold", 1.0, {})


def test_lowering_takes_a_flag(gate):
    floors = {"gold": 0.9}
    assert "--lower" in gate.pinned("gold", 0.8, floors, lower=False)
    assert floors == {"gold": 0.9}
    assert gate.pinned("gold", 0.8, floors, lower=True) is None
    assert floors == {"gold": 0.8}
