"""Records and measures to a review, pure."""

from kelisim.review.build import build
from kelisim.review.titles import title_of

__all__ = ["build", "title_of"]
