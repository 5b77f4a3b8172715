"""The page in a real browser. Skipped where there is no Chromium, or no axe-core (``npm install axe-core``)."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from dossier_sample import labels, review

from kelisim.faces.dossier.html import write

ROOT = Path(__file__).parents[3]
AXE = Path(os.environ.get("KELISIM_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))


def _tool():
    spec = importlib.util.spec_from_file_location("check_page", ROOT / "tools" / "check_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check_page = _tool()


@pytest.mark.slow
@pytest.mark.skipif(check_page.browser() is None, reason="no Chromium")
@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core")
@pytest.mark.parametrize("size", check_page.SIZES)
@pytest.mark.parametrize("scheme", check_page.SCHEMES)
def test_axe_finds_nothing_and_nothing_is_too_wide(tmp_path, size, scheme):
    page = tmp_path / "review.html"
    page.write_bytes(write(review(), labels()))
    found = check_page.check(page, AXE, size=size, scheme=scheme)
    assert found["screen"] == size[0]
    assert not found["violations"]
    assert not found["wide"]
