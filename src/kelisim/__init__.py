"""Kelisim keeps account of what countries agree with one another, and tells what came of it."""

__version__ = "0.1.0"
