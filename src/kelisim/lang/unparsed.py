"""What a parser of YAML, TOML or JSON complains of, in a translator's words: the line, and what to do there."""

from __future__ import annotations

import json
import re
import tomllib

_LINE = re.compile(r"at line (\d+)")
_YAML = (
    ("mapping values are not allowed", "a colon stands where none may; put the text in quotes, or mend the indent"),
    ("could not find expected ':'", "a key has no colon; write key: value"),
    ("unexpected end of stream", "a quotation mark is opened here and never closed; close it"),
    ("',' or", "a bracket or brace is opened here and not closed, or a comma is missing; mend it"),
    ("node content", "a bracket or brace is opened here and not closed, or a value is missing; mend it"),
    ("cannot start any token", "a tab or a sign such as @ or % stands here; indent with blanks, put signs in quotes"),
    ("'-' indicator", "the items of one list must be indented alike; mend the indent"),
    ("expected key", "the keys of one table must be indented alike; mend the indent"),
    ("block end", "the lines of one list or table must be indented alike; mend the indent"),
    ("undefined alias", "a word begins with *; put it in quotes"),
    ("alias", "a word begins with * or &; put it in quotes"),
    ("escape", "a backslash in double quotes; write it twice, or use single quotes"),
)
_TOML = (
    ("Invalid value", 'a value is missing or has no quotes; write key = "text"'),
    ("Expected '='", "a key has no equals sign; write key = value"),
    ("Invalid statement", "this is neither a key with a value nor a table; write key = value or [table]"),
    ("Unterminated", "a quotation mark is opened and never closed; close it"),
    ('Expected "', "a quotation mark is opened and never closed; close it"),
    ("Expected ']'", "a bracket is opened and not closed; close it"),
    ("Unclosed", "a bracket or brace is opened and not closed, or a comma is missing; mend it"),
    ("Cannot overwrite", "a key stands twice; take one out"),
    ("Cannot declare", "a table stands twice; put both into one"),
    ("Expected newline", "something stands after the value; put the value in quotes, or begin a new line"),
    ("Illegal character", "a line ends within quotes; close them, or write three quotation marks"),
)
_JSON = "it is no JSON from here on; look for a missing comma, quotation mark or brace"
FAULTS = (tomllib.TOMLDecodeError, json.JSONDecodeError, UnicodeDecodeError)
"""What the parsers of TOML and JSON raise; that of YAML has its own ``YAMLError``."""


def complaint(error: Exception) -> str:
    """One clause on a fault that a parser found: ``at line 7: a key has no colon; write key: value``."""
    line, advice = _told(error)
    return f"at its end: {advice}" if line is None else f"at line {line}: {advice}"


def _told(error: Exception) -> tuple[int | None, str]:
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return line, "a character that is no UTF-8; save the file as UTF-8 text"
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, _JSON
    if isinstance(error, tomllib.TOMLDecodeError):
        return _of_toml(error)
    return _of_yaml(error.__cause__ or error)


def _of_toml(error: tomllib.TOMLDecodeError) -> tuple[int | None, str]:
    words = str(error)
    match = _LINE.search(words)
    advice = next((told for part, told in _TOML if part in words), "it is no TOML here; write key = value")
    return (int(match[1]) if match else None), advice


def _of_yaml(error: BaseException) -> tuple[int | None, str]:
    problem = str(getattr(error, "problem", None) or error)
    advice = next((told for part, told in _YAML if part in problem), "it is no YAML here; write key: value")
    opened = getattr(error, "context_mark", None) if "opened here" in advice else None
    mark = opened or getattr(error, "problem_mark", None)
    return (None if mark is None else mark.line + 1), advice
