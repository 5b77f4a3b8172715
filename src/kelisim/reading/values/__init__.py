"""Values in a text: amounts of money, percentages, quantities, counts and dates, with their spans."""

from kelisim.reading.values.finder import find_values, read_values

__all__ = ["find_values", "read_values"]
