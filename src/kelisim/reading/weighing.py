"""How sure a candidate is: a logistic weight learnt from annotated reports, over the words and marks around it.

``weights.json`` of the pack holds, per kind and apart for fine and for broad rules, a bias, a threshold and the weight
of every feature, and how sureness is scaled to the share that is right;
``tools/train_weights.py`` makes it. Without the file the hand-set weights of the rules stand, and rules below ``BROAD``
give nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from kelisim.reading.match import Candidate
from kelisim.reading.rules import BROAD

_TYPE = re.compile("‹([A-Z]+)")


Classes = Mapping[str, tuple[str, ...]]


def weigh(found: Sequence[Candidate], weights: Mapping[str, Any] | None, classes: Classes) -> list[Candidate]:
    """The candidates that are sure enough, with ``weight`` set to how sure they are.

    Args:
        found: The candidates of a report, rivals gone, in the order of the text.
        weights: ``weights.json``; empty where nobody trained; ``None`` keeps all (for training).
        classes: Words to their classes.
    """
    if weights is None:
        return list(found)
    if not weights:
        return [candidate for candidate in found if candidate.weight >= BROAD]
    neighbours = by_sentence(found)
    kept = []
    for candidate in found:
        model = weights.get(model_name(candidate))
        if model is None:
            if candidate.weight >= BROAD:
                kept.append(candidate)
            continue
        known = model["features"]
        seen = features(candidate, neighbours[candidate.number], classes)
        total = model["bias"] + sum(filter(None, map(known.get, seen)))
        sure = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        if sure >= model["threshold"]:
            candidate.weight = _calibrated(total, weights)
            kept.append(candidate)
    return kept


def _calibrated(total: float, weights: Mapping[str, Any]) -> float:
    """How often candidates of this sureness were right in reports that training had not seen."""
    slope, shift = weights.get("calibration", (1.0, 0.0))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * total + shift))))


def model_name(candidate: Candidate) -> str:
    """Fine and broad rules of a kind are weighed apart: a net is trusted by what it holds, a rule by its record."""
    return f"{candidate.kind} broad" if candidate.rule.weight < BROAD else candidate.kind


def by_sentence(found: Sequence[Candidate]) -> dict[int, list[Candidate]]:
    """The candidates of each sentence."""
    groups: dict[int, list[Candidate]] = {}
    for candidate in found:
        groups.setdefault(candidate.number, []).append(candidate)
    return groups


def features(candidate: Candidate, neighbours: Sequence[Candidate], classes: Classes) -> set[str]:
    """What is seen of a candidate: its rule, the words of its match and quote, and what else the sentence gives."""
    line = candidate.line
    first, last = line.offset(candidate.start), line.offset(candidate.end - 1)
    words = line.text[first : line.text.find(" ", last)].split(" ")
    core = line.text[line.offset(candidate.trigger[0]) : line.offset(candidate.trigger[1])].split(" ")
    key = line.offset(candidate.key[0])
    found = {f"h={candidate.rule.weight:.1f}", f"r={candidate.rule.id}"}
    found |= _said(words, core, classes)
    found |= _around(line.text[:key].split(" "), line.text[key:].split(" "), core, classes)
    return found | _beside(candidate, neighbours)


def _said(words: Sequence[str], core: Sequence[str], classes: Classes) -> set[str]:
    """The words of quote and match, their classes, and whether people, a date and a place stand there."""
    found = set(map(_quoted, filter(None, words)))
    types = [mark_type for w in words if w[:1] == "‹" for mark_type in _TYPE.findall(w)]
    who = min(2, types.count("PERSON") + types.count("PAIR"))
    there = f"{who}{'D' if 'DATE' in types else ''}{'L' if 'PLACE' in types or 'PARTY' in types else ''}"
    found.add(f"who={there}")
    found |= {f"c={name}" for w in words if w in classes for name in classes[w]}
    return found | {f"tc={name}" for w in core if w in classes for name in classes[w]}


def _around(before: Sequence[str], after: Sequence[str], core: Sequence[str], classes: Classes) -> set[str]:
    """The first words of match and key, what stands before and after them, and the last name before."""
    found = {f"k={_plain(after[0])}", f"f={_plain(core[0])}", f"fk={_plain(core[0])}_{_plain(after[0])}"}
    found.add(f"p={_plain(before[-2]) if len(before) > 1 else '^'}")
    found.add(f"n={_plain(after[1]) if len(after) > 1 else '$'}")
    found |= {f"pc={name}" for w in before[-6:] for name in classes.get(w, ())}
    found |= {f"fc={name}" for name in classes.get(core[0], ())} | {f"kc={name}" for name in classes.get(after[0], ())}
    found.add(f"sub={next((_plain(w) for w in reversed(before) if w[:1] == '‹'), 'none')}")
    if len(before) > 2:
        found.add(f"pp={_plain(before[-3])}_{_plain(before[-2])}")
    return found


def _beside(candidate: Candidate, neighbours: Sequence[Candidate]) -> set[str]:
    """Which finer rules of other kinds claim words of the quote, and whether the sentence has one of its own kind."""
    found: set[str] = set()
    broad = candidate.rule.weight < BROAD
    for other in neighbours:
        if other is candidate or other.rule.weight < BROAD:
            continue
        if other.kind != candidate.kind:
            over = other.key[0] < candidate.end and candidate.start < other.key[1]
            found.add(f"{'over' if over else 'near'}={other.kind}")
        elif not broad:
            found.add("same")
    return found


@lru_cache(maxsize=20_000)
def _quoted(word: str) -> str:
    return f"q={_plain(word)}"


def _plain(word: str) -> str:
    """A word; of a mark its types and heads; of a number only that it is one."""
    if word.startswith("‹"):
        return word.partition("#")[0]
    return "0" if word[:1].isdigit() else word
