"""Coordinated lists: where a series of words or of marks falls into its items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kelisim.reading.clauses import Cuts
from kelisim.reading.line import TOKEN, Line
from kelisim.reading.marks import Mark

_MOST_BETWEEN = 12
_ACTING = frozenset(("PERSON", "PARTY", "PAIR"))
_FEWEST = 2


def halves(line: Line, mark: Mark, cuts: Cuts) -> list[tuple[int, int]]:
    """A mark that names two things ("treaties on relations and on borders") as two spans."""
    tokens = list(TOKEN.finditer(line.source, mark.start, mark.end))
    for i in range(2, len(tokens) - 1):
        word = tokens[i + 1].group()
        if tokens[i].group() in cuts.joiners and word in cuts.continues and word in [t.group() for t in tokens[:i]]:
            return [(mark.start, tokens[i - 1].end()), (tokens[i + 1].start(), mark.end)]
    return _two_subjects(mark, tokens, cuts)


def _two_subjects(mark: Mark, tokens: Sequence[re.Match[str]], cuts: Cuts) -> list[tuple[int, int]]:
    """A plural head with two subjects as two: "agreements on allied relations and border demarcation".

    "Agreements on trade and economic cooperation" stays one: its first subject is no name of its own.
    """
    words = [token.group() for token in tokens]
    joins = [i for i, word in enumerate(words) if word in cuts.joiners or word == ","]
    if words and words[0] in cuts.plurals and len(joins) == 1:
        at = joins[0]
        subject = next((i for i, word in enumerate(words) if word in cuts.continues), at)
        if at - subject > _FEWEST and len(words) - at > _FEWEST:
            return [(tokens[subject + 1].start(), tokens[at - 1].end()), (tokens[at + 1].start(), mark.end)]
    return [(mark.start, mark.end)]


def mark_at(line: Line, start: int, end: int) -> Mark | None:
    """The mark of the line that has this very span."""
    for group in line.marks:
        if (group[0].start, group[0].end) == (start, end):
            return group[0]
    return None


def split_series(line: Line, start: int, end: int, cuts: Cuts, how: str = "series") -> list[tuple[int, int]]:
    """The items of a coordinated list, as spans.

    A list with commas or semicolons is split at them and at the joining word before its last item. Without any, "A and
    B" is one item, unless B begins with the very word that A begins with ("on trade and on customs") or with a leading
    word of the pack ("one on", "another on"), or ``how`` is ``every`` (split at each joining word).
    """
    tokens = line.spelt_out(start, end)
    words = [token[0] for token in tokens]
    breaks = [i for i, word in enumerate(words[:-1]) if word in (",", ";")]
    again = [i for i in breaks if words[i + 1] == words[0] or words[i + 1] in cuts.joiners]
    if len(again) > 1 or any(words[i + 1] == words[0] for i in again):
        breaks = [i for i in again if words[0] in words[i + 1 : i + 3]] or breaks
    joins = [i for i, word in enumerate(words[:-1]) if i and word in cuts.joiners]
    if how != "every":
        repeated = [i for i in joins if words[i + 1] == words[0] or words[i + 1] in cuts.leads]
        joins = [i for i in joins if breaks and i > breaks[-1]][:1] + repeated
    over = _series_end(words, cuts)
    return _pieces(tokens[:over], sorted(i for i in {*breaks, *joins} if i < over), cuts)


def _series_end(words: Sequence[str], cuts: Cuts) -> int:
    """Number of the comma after which a series is over: ", according to the office"; how many words, where none is."""
    for i, word in enumerate(words[:-1]):
        trails = word == "," and words[i + 1] in cuts.trailers and words[i + 1] not in cuts.carried
        if i and trails and words[0] not in words[i:]:
            return i
    return len(words)


def split_at_heads(line: Line, start: int, end: int, cuts: Cuts, heads: frozenset[str]) -> list[tuple[int, int]]:
    """The items of a series each of which begins with one of the given words ("to open X, launch Y and join Z").

    Where several items begin with the very word that the first begins with ("to X and to Y"), only those are items.
    """
    tokens = line.spelt_out(start, end)
    words = [token[0] for token in tokens]
    after = _after_glue(words, cuts)
    if not after:
        return _pieces(tokens, [], cuts)
    chosen = {i for i, word in after.items() if word == words[0]} or {i for i, word in after.items() if word in heads}
    chosen = {i for i in chosen if i > 1 or words[i] == ","}
    trailing = {i for i, word in after.items() if word in cuts.trailers and i not in chosen}
    trailing |= {i for i in after if i not in chosen and _new_subject(line, tokens, i, cuts)}
    pieces = _pieces(tokens, sorted(chosen | trailing), cuts)
    dropped = {tokens[i + 1][1] for i in trailing} | {tokens[min(i + 2, len(tokens) - 1)][1] for i in trailing}
    return [piece for piece in pieces if piece[0] not in dropped] or pieces[:1]


def _new_subject(line: Line, tokens: Sequence[tuple[str, int, int]], glue: int, cuts: Cuts) -> bool:
    """Whether somebody else begins to act after a joining word: "to open a line, and the minister will ..."."""
    starts = {at for _, at, _ in tokens[glue + 1 : glue + 4]}
    named = [m for m in line.inside if m.type in _ACTING and m.start in starts]
    following = [word for word, at, _ in tokens[glue + 1 :] if named and at >= named[0].end]
    return bool(following) and (following[0] in cuts.breakers or following[0] in cuts.trailers)


def _after_glue(words: Sequence[str], cuts: Cuts) -> dict[int, str]:
    """Commas and joining words of a series, each with the word after it; of ", and" only the comma."""
    found: dict[int, str] = {}
    for i, word in enumerate(words[:-1]):
        if i and (word in (",", ";") or (word in cuts.joiners and i - 1 not in found)):
            joined = words[i + 1] in cuts.joiners and i + 2 < len(words)
            found[i] = words[i + 2] if joined else words[i + 1]
    return found


def _pieces(tokens: list[tuple[str, int, int]], cut_at: list[int], cuts: Cuts) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    at = 0
    for cut in [*cut_at, len(tokens)]:
        left, right = at, cut - 1
        while left <= right and (tokens[left][0] in cuts.joiners or tokens[left][0] in ',;"'):
            left += 1
        if left <= right:
            pieces.append((tokens[left][1], tokens[right][2]))
        at = cut + 1
    return pieces


def spread(line: Line, mark: Mark, cuts: Cuts) -> list[Mark]:
    """The marks of the same type that stand in one series with a mark: "a treaty, a roadmap and two protocols"."""
    groups = [group for group in line.marks if any(m.type == mark.type for m in group)]
    at = next((i for i, group in enumerate(groups) if mark in group), None)
    if at is None:
        return [mark]
    found = [groups[at]]
    for step, order in ((1, groups[at + 1 :]), (-1, groups[:at][::-1])):
        edge = groups[at][0]
        for group in order:
            first, last = (edge, group[0]) if step == 1 else (group[0], edge)
            if not _joined(line.source, first.end, last.start, cuts):
                break
            found.append(group)
            edge = group[0]
    chosen = [next(m for m in group if m.type == mark.type) for group in found]
    return sorted(chosen, key=lambda m: m.start)


def _joined(source: str, start: int, end: int, cuts: Cuts) -> bool:
    """Whether two marks belong to one series by what stands between them: joined by a comma or a joining word."""
    words = TOKEN.findall(source, start, end)
    if not words or len(words) > _MOST_BETWEEN:
        return False
    glue = [i for i, word in enumerate(words) if word == "," or word in cuts.joiners]
    apart = any(word in cuts.breakers or word in cuts.turns or word in ";:.()" for word in words)
    return bool(glue) and not apart
