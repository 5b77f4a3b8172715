"""Claims and decisions to records, as a pure function."""
