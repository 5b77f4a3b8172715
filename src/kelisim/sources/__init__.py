"""The one door in: everything that comes from outside, as documents, observations and listed gaps."""

from kelisim.sources.files import Loaded, count, load_all, load_bytes
from kelisim.sources.reprints import Reprint, alike, came_first, find_reprints, find_reprints_of, sketch_of
from kelisim.sources.statistics import load_observations, observations_of

__all__ = [
    "Loaded",
    "Reprint",
    "alike",
    "came_first",
    "count",
    "find_reprints",
    "find_reprints_of",
    "load_all",
    "load_bytes",
    "load_observations",
    "observations_of",
    "sketch_of",
]
