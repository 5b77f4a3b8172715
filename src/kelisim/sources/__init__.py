"""The one door in: everything that comes from outside, as documents, observations and listed gaps."""
