"""What the rooms tell in English, told in the reader's language: errors, gaps, reasons of rules, who decided."""

from __future__ import annotations

import re

from kelisim.faces.web.tongue import labels_of, language, note_lacking, say, told, was_said
from kelisim.lang.labels import Labels
from kelisim.lang.messages import ENGLISH
from kelisim.lang.retelling import retold

_REASON = re.compile(r"(?P<unsure>perhaps the )?same (?P<kind>[a-z]+): (?P<parts>.+)", re.DOTALL)
_PORTFOLIO = re.compile(r"the portfolio in (?P<field>[a-z]+)")
_RULE = re.compile(r"rule (?P<kind>[a-z]+) @ (?P<version>.+)")
_GROUPS = ("slots", "columns")
_CODES = ("types", "formats", "levels", "indicators", "stances", "directions", "fields", "countries")


def tell_again(sentence: str) -> str:
    """A sentence of another room in the reader's language; one that nobody translated stays English, and is noted."""
    code = language()
    if code == ENGLISH or not sentence or was_said(sentence):
        return sentence
    found = retold(sentence, code)
    if found is None:
        note_lacking(sentence)
        return sentence
    return told(found)


def author(by: str) -> str:
    """Who decided: a person's name, or which rule in which version."""
    match = _RULE.fullmatch(by)
    if match is None:
        return by
    return say("rule “{kind}” ({version})", kind=labels_of().label("kinds", match["kind"]), version=match["version"])


def reason(text: str) -> str:
    """Why something was decided: a person's own words as they are, a rule's in the reader's language.

    A rule tells what met in both claims: ``same target: indicator: trade_turnover; value; unit``.
    """
    match = _REASON.fullmatch(text)
    if match is None:
        return text
    if language() == ENGLISH:
        return text.replace("_", " ")  # codes of the levels, formats and so on
    labels = labels_of()
    parts = "; ".join(_met(part, labels) for part in match["parts"].split("; "))
    kind = labels.label("kinds", match["kind"])
    if match["unsure"]:
        return say("perhaps the same ({kind}): {parts}", kind=kind, parts=parts)
    return say("the same ({kind}): {parts}", kind=kind, parts=parts)


def _met(part: str, labels: Labels) -> str:
    """One thing that met: what, and the codes that both have."""
    what, _, codes = part.partition(": ")
    if not codes:
        return _word(what, labels)
    return f"{_word(what, labels)}: {', '.join(_code(code, labels) for code in codes.split(', '))}"


def _word(what: str, labels: Labels) -> str:
    own = {"quote": say("quote"), "number": say("number"), "the body named": say("the body named")}
    if what in own:
        return own[what]
    if match := _PORTFOLIO.fullmatch(what):
        return say("counted projects ({field})", field=labels.label("fields", match["field"]))
    group = next((group for group in _GROUPS if labels.has(group, what)), None)
    return labels.label(group, what) if group else tell_again(what)


def _code(code: str, labels: Labels) -> str:
    """A code in words; the concepts by which names are compared, and figures, stay as they are, in quotation marks."""
    group = next((group for group in _CODES if labels.has(group, code)), None)
    if group:
        return labels.label(group, code)
    return code if not code.isascii() or not any(char.isalpha() for char in code) else say("“{text}”", text=code)
