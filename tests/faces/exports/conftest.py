"""The sample register stands beside these tests; the import mode of the suite looks for it only where it is told."""

import sys
from pathlib import Path

import pytest

from kelisim.faces.exports import formats
from kelisim.model import Entries

sys.path.insert(0, str(Path(__file__).parent))

from exports_sample import entries, tables_of


@pytest.fixture(scope="session")
def tables():
    return tables_of(entries())


@pytest.fixture(scope="session")
def empty():
    return tables_of(Entries(("KEN", "PER")))


@pytest.fixture(scope="session")
def write():
    return formats()
