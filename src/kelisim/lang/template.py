"""Messages with placeholders: small, safe, and with the plurals of each language.

A placeholder looks up a parameter by name and nothing else; it can reach no attribute and call nothing.

========================================== =========================================================
``{name}``                                 the parameter as text
``{name:type}``, ``{name:type:arguments}`` formatted: ``number``, ``amount:unit,qualifier``, ``date`` …, or
                                           a group of labels (``statuses``) in which the code is looked up
``{#name|one=…|few=…|other=…}``            the form of the plural that the language gives the number
``{?name|…|…}``                            the first text where the parameter is there, else the second
========================================== =========================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from kelisim.errors import PackError
from kelisim.model.digest import Plain

Params: TypeAlias = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Value:
    """``{name:type:arguments}``."""

    name: str
    type: str = ""
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plural:
    """``{#name|one=…|other=…}``."""

    name: str
    forms: Mapping[str, Template]


@dataclass(frozen=True, slots=True)
class Choice:
    """``{?name|…|…}``."""

    name: str
    there: Template
    absent: Template


Part: TypeAlias = str | Value | Plural | Choice
Template: TypeAlias = tuple[Part, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> Template:
    """The parts of a message.

    Raises:
        PackError: If a brace has no partner, or a plural lacks the form ``other``.
    """
    parts: list[Part] = []
    at = 0
    for start, end in _braces(text):
        if text[at:start]:
            parts.append(text[at:start])
        parts.append(_part(text[start + 1 : end], text))
        at = end + 1
    if text[at:]:
        parts.append(text[at:])
    return tuple(parts)


def names(template: Template) -> frozenset[str]:
    """The parameters that a message asks for."""
    found: set[str] = set()
    for part in template:
        if isinstance(part, str):
            continue
        found.add(part.name)
        if isinstance(part, Value):
            found.update(part.arguments if part.type in ("amount", "money") else ())
        elif isinstance(part, Plural):
            found.update(name for form in part.forms.values() for name in names(form))
        else:
            found.update(names(part.there) | names(part.absent))
    return frozenset(found)


def render(
    template: Template, params: Params, value: Callable[[Value, Params], str], plural: Callable[[Plain], str]
) -> str:
    """The message with its parameters.

    Args:
        template: A parsed message.
        params: Plain values by name.
        value: Formats one placeholder.
        plural: The plural category of a number in the language (``one``, ``few`` …).
    """
    return "".join(_shown(part, params, value, plural) for part in template)


def _shown(part: Part, params: Params, value: Callable[[Value, Params], str], plural: Callable[[Plain], str]) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Value):
        return value(part, params)
    if isinstance(part, Plural):
        form = part.forms.get(plural(params.get(part.name)), part.forms["other"])
        return render(form, params, value, plural)
    there = params.get(part.name) not in (None, "", (), [], False)
    return render(part.there if there else part.absent, params, value, plural)


def _braces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each outermost pair."""
    depth = start = 0
    for at, char in enumerate(text):
        if char == "{":
            start = at if depth == 0 else start
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                yield start, at
        if depth < 0:
            break
    if depth != 0:
        raise PackError(f"the message {text!r} has a brace without its partner")


def _part(inside: str, text: str) -> Part:
    pieces = _split(inside)
    head = pieces[0]
    if head.startswith("#"):
        forms = {form.partition("=")[0].strip(): parse(form.partition("=")[2]) for form in pieces[1:]}
        if "other" not in forms:
            raise PackError(f"the plural of {head[1:]!r} in {text!r} lacks the form other=")
        return Plural(head[1:].strip(), forms)
    if head.startswith("?"):
        there, absent = (*pieces[1:], "", "")[:2]
        return Choice(head[1:].strip(), parse(there), parse(absent))
    name, _, rest = head.partition(":")
    kind, _, arguments = rest.partition(":")
    return Value(name.strip(), kind.strip(), tuple(part.strip() for part in arguments.split(",") if part.strip()))


def _split(inside: str) -> list[str]:
    """Cut at the bars that stand outside inner braces."""
    pieces, depth = [""], 0
    for char in inside:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == "|" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return pieces
