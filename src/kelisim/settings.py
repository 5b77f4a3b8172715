"""Settings: one frozen dataclass, filled from file, then environment, then flags."""
