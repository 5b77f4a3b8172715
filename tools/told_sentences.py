"""The sentences that the rooms tell persons, out of the source: errors, gaps, reasons, with a place for each value."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SRC = Path(__file__).parents[1] / "src" / "kelisim"
LEFT_OUT = (
    "faces/cli", "faces/dossier", "faces/exchange", "faces/exports", "faces/web/__init__.py", "faces/web/serving.py",
    "faces/web/team.py", "lang", "workflow/exchange.py",
    "faces/web/accounts/house.py", "ledger/accounts/store.py", "ledger/adding.py", "ledger/backup.py",
    "ledger/connect.py", "ledger/copying.py", "ledger/making.py", "ledger/migrate.py", "ledger/redact.py",
    "ledger/rows.py", "ledger/verify.py", "model/document.py", "model/entry.py", "model/record.py", "model/review.py",
    "reading/pattern.py", "reading/rules.py", "reading/values", "settings.py", "workflow/accounts/managing.py",
    "workflow/views.py",
)  # fmt: skip
"""What no page shows: the command line, the writing of files, the faults of rules, the opening of registers."""
INNER = {"TypeError", "ValueError", "RuntimeError", "AttributeError", "PermissionError", "KeyError", "PackError"}
TELLERS = {"Gap", "Relation", "said", "_gap", "match"}
SENTENCES = ("sources",)
"""Here every string that is a whole sentence is told."""
CONSTANTS = ("register/shown.py",)
"""Here every module constant is."""
ALSO = {
    "register/shown.py": ("the lifecycle of the kind",),
    "register/descent.py": (
        "the title of “{title}” says that it establishes it", "a report says that it was turned into this",
        "a report says that it was renamed so", "a report says that it was split",
        "a report says that it was merged into this", "reports spoke of a draft on this before it was signed",
        "its term follows that of {term}", "such a thing at the same place was told of before, and not since",
        "one name, told as a project and as a body", "another value is named for the same since, and this one no more",
        "its title names the target", "it was promised before", "the promise names it",
    ),
    "register/lineage.py": (
        "later reports name another purpose", "later reports use another name", "{by} decided so",
        "{by} decided so: {why}",
    ),
    "register/kinds/meeting.py": ("dates can be one", "dates a day apart"),
    "register/kinds/agreement.py": ("dates {apart} days apart",),
    "sources/readers/docx.py": ("has {entries} parts", "grows from {packed} to {unpacked} bytes", "declares entities"),
    "sources/statistics/rows.py": ("line",),
    "sources/statistics/formats/sdmx_json.py": ("observation",),
    "sources/text.py": (
        "a PDF", "a ZIP archive (perhaps a DOCX)", "an old Microsoft Office file", "a picture", "a compressed file",
        "a program", "a database", "; name it with {ending} if it is one",
    ),
}  # fmt: skip
"""What the search does not see, since it stands in a table or in a function's result."""
_WORDS = re.compile(r"[^a-z]+")


def told() -> Iterator[tuple[str, str]]:
    """Each sentence with the file that tells it, in the order of files and lines."""
    for path in sorted(SRC.rglob("*.py")):
        name = path.relative_to(SRC).as_posix()
        if not name.startswith(LEFT_OUT):
            found = _of_module(name, ast.parse(path.read_text(encoding="utf-8")))
            for sentence in dict.fromkeys((*found, *ALSO.get(name, ()))):
                yield sentence, name


def _of_module(name: str, tree: ast.Module) -> Iterator[str]:
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # what documents something
    passed |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _tells(node):
            yield from filter(_is_told, (sentence_of(argument) for argument in _arguments(node)))
        elif name.startswith(SENTENCES) and id(node) not in passed:
            yield from (text for text in [sentence_of(node)] if text.endswith(".") and text.count(" ") > 1)
    if name in CONSTANTS:
        values = (node.value for node in tree.body if isinstance(node, ast.Assign))
        yield from filter(_is_told, map(sentence_of, values))


def _tells(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    return name in TELLERS or (name.endswith("Error") and name not in INNER)


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments, and what stands in them: in a condition's branches, in a pair's first place."""
    for argument in call.args:
        if isinstance(argument, ast.IfExp):
            yield from (argument.body, argument.orelse)
        elif isinstance(argument, ast.Tuple):
            yield from argument.elts[:1]
        else:
            yield argument


def _is_told(text: str) -> bool:
    return " " in text.strip()


def sentence_of(node: ast.AST) -> str:
    """A string of the source with named places for its values; empty where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _numbered(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    used: list[str] = []
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else _place(part, used)
        for part in node.values
        if isinstance(part, (ast.Constant, ast.FormattedValue))
    )


def _numbered(text: str) -> str:
    """The nameless places of a text that is filled by ``format``."""
    used: list[str] = []
    return re.sub(r"\{[:,\d]*\}", lambda _: _named("value", used), text)


def _place(part: ast.FormattedValue, used: list[str]) -> str:
    return _named(_name_of(part.value), used)


def _named(name: str, used: list[str]) -> str:
    used.append(name)
    times = used.count(name)
    return "{" + name + ("" if times == 1 else "_" + "abcdefgh"[times - 1]) + "}"


def _name_of(node: ast.expr) -> str:
    """A short name for a value, after the expression that gives it."""
    if isinstance(node, ast.Name):
        return _WORDS.sub("_", node.id.lower()).strip("_") or "value"
    if isinstance(node, ast.Attribute):
        return _name_of(node.value) if node.attr.startswith("__") else _WORDS.sub("_", node.attr.lower()).strip("_")
    if isinstance(node, ast.Subscript):
        return _name_of(node.value)
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], (ast.Name, ast.Attribute, ast.Call)):
        return _name_of(node.args[0])
    if isinstance(node, ast.Call):
        return _name_of(node.func)
    return _name_of(node.left) if isinstance(node, ast.BinOp) else "value"


if __name__ == "__main__":
    for one, where in told():
        print(f"{where}: {one}")
