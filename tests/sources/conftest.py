"""Lets the tests of this room share ``make`` and ``rogue``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
