"""The append-only store of entries, and the only room with SQL."""

from kelisim.ledger.backup import check_same, copy_register, restore
from kelisim.ledger.changes import Changed
from kelisim.ledger.ledger import Ledger
from kelisim.ledger.merge import Bundle
from kelisim.ledger.near import Kept, Mark
from kelisim.ledger.snapshot import combine

__all__ = ["Bundle", "Changed", "Kept", "Ledger", "Mark", "check_same", "combine", "copy_register", "restore"]
