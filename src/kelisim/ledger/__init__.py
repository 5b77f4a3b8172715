"""The append-only store of entries, and the only room with SQL."""

from kelisim.ledger.ledger import Ledger
from kelisim.ledger.snapshot import combine

__all__ = ["Ledger", "combine"]
