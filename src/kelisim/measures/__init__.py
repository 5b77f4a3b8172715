"""Targets against observations, and coders against each other, pure."""

from kelisim.measures.agreement import Alpha, SecondCoding, krippendorff_alpha, second_coding
from kelisim.measures.measure import measure

__all__ = ["Alpha", "SecondCoding", "krippendorff_alpha", "measure", "second_coding"]
