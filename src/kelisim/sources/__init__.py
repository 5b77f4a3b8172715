"""The one door in: everything that comes from outside, as documents, observations and listed gaps."""

from kelisim.sources.files import Loaded, count, load_all
from kelisim.sources.statistics import load_observations

__all__ = ["Loaded", "count", "load_all", "load_observations"]
