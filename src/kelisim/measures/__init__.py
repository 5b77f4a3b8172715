"""Targets against observations, and coders against each other, pure."""

from kelisim.measures.agreement import krippendorff_alpha, second_coding
from kelisim.measures.measure import measure
from kelisim.model.coding import Alpha, SecondCoding

__all__ = ["Alpha", "SecondCoding", "krippendorff_alpha", "measure", "second_coding"]
