"""Phrases among alternatives need blanks around the bar: "(under way|over)" reads as "under", then "way" or "over"."""

from __future__ import annotations

import re

import pytest

from kelisim.lang.pack import languages, load_pack

_GROUP = re.compile(r"(@\w+=)?\(([^()]*)\)")


def fallen_apart(pattern: str) -> list[str]:
    """Groups of a pattern in which a bare bar stands on both sides of a phrase."""
    groups = [inner for capture, inner in _GROUP.findall(pattern) if not capture and " | " not in inner]
    return [
        inner for inner in groups if re.search(r"\|\S* [^|]*\S\|\S", inner) and re.search(r"[^|\s]+ [^|\s]+\|", inner)
    ]


def patterns_of(rule: dict[str, object]) -> list[str]:
    keys = ("pattern", "patterns", "unless", "refuse")
    values = [rule[key] for key in keys if key in rule]
    return [text for value in values for text in (value if isinstance(value, list) else [value])]


def test_what_falls_apart_is_seen() -> None:
    assert fallen_apart("talks (are|were) (under way|going on|over)") == ["under way|going on|over"]
    assert fallen_apart("talks (are|were) (under way | going on | over) on|about") == []


@pytest.mark.parametrize("language", [code for code in languages() if load_pack(code).rules])
def test_no_phrase_falls_apart(language: str) -> None:
    found = [
        (rule["id"], group)
        for data in load_pack(language).rules.values()
        for rule in data["rules"]
        for text in patterns_of(rule)
        for group in fallen_apart(text)
    ]
    assert found == []
