"""Documents to claims, as a pure function; it knows no language."""
