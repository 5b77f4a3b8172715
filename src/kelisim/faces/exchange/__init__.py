"""Bundles of ledger entries between teams: one ZIP file with a manifest of digests.

``write`` and ``read`` are each other's inverse. A bundle holds all that a ledger has to tell another (redacted reports
and their readings stay out); each entry keeps the stamp of the ledger that first said it.
"""

from kelisim.faces.exchange.archive import Manifest, manifest_of, read, write

__all__ = ["Manifest", "manifest_of", "read", "write"]
