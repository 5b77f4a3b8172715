"""Registers, claims and measures as files."""
