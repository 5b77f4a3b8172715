"""Targets against observations, pure."""

from kelisim.measures.measure import measure

__all__ = ["measure"]
