"""Names in a report: states, persons, bodies, documents, places, and who speaks.

``find_names`` reads them in one pass over the lists and a few over the words; no list of leaders is used.
"""

from kelisim.reading.names.fields import Subjects
from kelisim.reading.names.names import Names, find_names

__all__ = ["Names", "Subjects", "find_names"]
