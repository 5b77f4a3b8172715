"""The sample review stands beside these tests; the import mode of the suite looks for it only where it is told."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
