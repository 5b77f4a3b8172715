"""A review as it was issued, built again from the text that the register keeps.

Every writer gives of it what it gave on the day of issue, as far as this program's words are the same. One that holds
what this program does not know is refused as a whole: a page that left out a part would pass for the review.
"""

from __future__ import annotations

import json

from kelisim.errors import InvalidDocumentError
from kelisim.model.codec import load
from kelisim.model.review import Review


def reread(text: str) -> Review:
    """The review of an issue's canonical JSON.

    Raises:
        InvalidDocumentError: If it is none, or another version of the program wrote what this one does not know.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidDocumentError([f"$: this is no JSON: {error}"]) from error
    return load(told, Review)
