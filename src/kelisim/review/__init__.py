"""Records and measures to a review, pure."""

from kelisim.review.build import build

__all__ = ["build"]
