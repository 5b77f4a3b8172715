"""Claims and values as plain data: strict JSON, from which the same claim comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fuzzing.seen import Seen
from kelisim.errors import KelisimError
from kelisim.model import Claim
from kelisim.model.codec import claim_from_plain, claim_to_plain, to_json

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def claims_come_back(seen: Seen) -> Iterator[str]:
    """Whether each claim survives its way to a line of JSON and back, as ``kelisim read`` writes it and as ids need it.

    Written for people, a number with very many digits may lose some; written exactly, nothing may be lost.
    """
    for claim in seen.read.claims:
        try:
            if _back(claim, seen, exact=False).kind != claim.kind:
                yield f"the claim {claim.id} comes back as another kind"
            back = _back(claim, seen, exact=True)
        except (KelisimError, ValueError, ArithmeticError, TypeError) as error:
            yield f"the claim of {claim.quote.text[:120]!r} does not come back from JSON: {error}"
            continue
        if back != claim or back.id != claim.id:
            yield f"the claim of {claim.quote.text[:120]!r} comes back as another one"
        if (back.confidence, back.rule) != (claim.confidence, claim.rule):
            yield f"the claim of {claim.quote.text[:120]!r} comes back with another confidence or rule"


def _back(claim: Claim, seen: Seen, *, exact: bool) -> Claim:
    plain = claim_to_plain(claim, seen.document) | {"confidence": claim.confidence, "rule": claim.rule}
    return claim_from_plain(strictly(plain, seen.case.text, exact=exact), seen.document)


def strictly(plain: dict[str, Any], text: str, *, exact: bool = False) -> dict[str, Any]:
    """Plain data through a line of strict JSON.

    Raises:
        ValueError: If it holds what JSON has no word for (NaN, Infinity), or half a surrogate pair of its own making.
    """
    line = to_json(plain, exact=exact)
    if not _HALF_PAIR.search(text):
        line.encode("utf-8")
    read: dict[str, Any] = json.loads(line, parse_constant=_refused)
    return read


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")
