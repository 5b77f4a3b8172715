"""Targets held against observations, as a pure function."""
