"""The append-only store of entries, and the only room with SQL."""
