"""Document to claims, pure: every claim rests on the exact words of the report."""

from kelisim.reading.packcheck import check_language
from kelisim.reading.pipeline import READER, Explanation, Read, pack_version, read
from kelisim.reading.values import read_values

__all__ = ["READER", "Explanation", "Read", "check_language", "pack_version", "read", "read_values"]
