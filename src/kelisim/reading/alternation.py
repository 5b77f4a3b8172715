"""The entries of a list as one regular expression over a typed line."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation_of(entries: Iterable[str]) -> str:
    """One of many entries, as a tree of shared beginnings: quick also for long lists; longer entries first."""
    plain = sorted({f"{entry} " for entry in entries if "*" not in entry})
    bodies = [starred(entry) for entry in sorted((e for e in entries if "*" in e), key=len, reverse=True)]
    if plain:
        bodies.insert(0, _tree(plain))
    return f"(?:{'|'.join(bodies)})" if bodies else "(?!)"


def starred(entry: str) -> str:
    """An entry in which words are told by their beginning (``x*``) or ending (``*x``)."""
    return " ".join("[^ ]*".join(map(re.escape, word.split("*"))) for word in entry.split(" ")) + " "


def _tree(entries: list[str]) -> str:
    if len(entries) == 1:
        return re.escape(entries[0])
    shared = _shared(entries[0], entries[-1])
    if shared:
        return re.escape(shared) + _tree_group([entry[len(shared) :] for entry in entries])
    return _tree_group(entries)


def _tree_group(entries: list[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for entry in entries:
        by_letter.setdefault(entry[:1], []).append(entry)
    ends = "" in by_letter
    branches = [_tree(items) for letter, items in by_letter.items() if letter]
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if ends else body


def _shared(first: str, last: str) -> str:
    size = 0
    while size < min(len(first), len(last)) and first[size] == last[size]:
        size += 1
    return first[:size]
