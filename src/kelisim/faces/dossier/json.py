"""The review's tree as JSON: exact decimals, sorted keys; the same review gives the same bytes."""

from __future__ import annotations

import json

from kelisim.lang.labels import Labels
from kelisim.model.codec import to_json
from kelisim.model.review import Review

SUFFIX = ".json"
MEDIA_TYPE = "application/json"


def write(review: Review, labels: Labels) -> bytes:  # noqa: ARG001  (every writer takes both)
    """The tree with its keys and codes; it holds no words of any language but the quotes' own."""
    tree = json.loads(to_json(review, exact=True))
    return (json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8", "replace")
