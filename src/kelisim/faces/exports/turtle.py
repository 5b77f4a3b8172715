"""Linked data as Turtle: the same graph as JSON-LD, for triple stores."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kelisim.faces.exports.jsonld import CONTEXT, nodes
from kelisim.faces.exports.tables import Tables

SUFFIX = ".ttl"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SHORT = re.compile(r"[A-Za-z]+:[A-Za-z]\w*")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PREFIXES = {name: iri for name, iri in CONTEXT.items() if isinstance(iri, str) and iri.endswith(("#", "/", ":"))}


def write(tables: Tables) -> bytes:
    """Prefixes, then one paragraph a node."""
    heads = [f"@prefix {name}: <{iri}> .\n" for name, iri in {**_PREFIXES, "rdf": _RDF}.items()]
    return "".join((*heads, *map(_paragraph, nodes(tables)))).encode()


def _paragraph(node: Mapping[str, Any]) -> str:
    statements = " ;\n    ".join(_statements(node))
    return f"\n{_iri(node['id'])} {statements} .\n"


def _statements(node: Mapping[str, Any]) -> Iterator[str]:
    for key, value in node.items():
        if key == "type":
            yield f"a {', '.join(_iri(one) for one in _many(value))}"
        elif key != "id" and value not in (None, []):
            term = CONTEXT[key]
            predicate, kind = (term, None) if isinstance(term, str) else (term["@id"], term.get("@type"))
            values = [value] if kind == "@json" else _many(value)
            yield f"{_iri(predicate)} {', '.join(_object(one, kind) for one in values)}"


def _many(value: Any) -> list[Any]:  # noqa: ANN401  (a node's value, as in JSON)
    return value if isinstance(value, list) else [value]


def _object(value: Any, kind: str | None) -> str:  # noqa: ANN401
    if kind == "@json":
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"{_literal(text)}^^rdf:JSON"
    if isinstance(value, Mapping):
        return f"[ {' ; '.join(_statements(value))} ]"
    if kind == "@id":
        return _iri(str(value))
    return _literal(str(value)) + (f"^^{kind}" if kind else "")


def _iri(text: str) -> str:
    """A prefixed name where the prefix is ours, else the address in angle brackets."""
    return text if _SHORT.fullmatch(text) and text.partition(":")[0] in _PREFIXES else f"<{text}>"


def _literal(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"
