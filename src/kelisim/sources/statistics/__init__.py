"""Statistics in: tables and the published formats of statistics sources, as observations and listed gaps."""

from kelisim.sources.statistics.load import load_observations, observations_of

__all__ = ["load_observations", "observations_of"]
