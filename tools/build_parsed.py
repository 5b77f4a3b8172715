"""Write the files of every language that has rules anew as JSON, beside its folder.

The reader takes what a file holds from there and parses no YAML and no TOML, so that it starts quickly; a file that was
changed since is parsed as ever.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

from kelisim.lang.pack import languages, load_pack, parsed_file

_TOML = ("words.toml", "names.toml", "fields.toml")


def text_of(code: str) -> str:
    """The parsed form: the name of each file to the digest of its bytes and what it holds."""
    folder = load_pack(code).folder
    found = [_told(path, folder, data) for path, data in _held(folder) if _same(_again(data), data)]
    return "{\n" + ",\n\n".join(found) + "\n}\n"


def _told(path: Path, folder: Path, data: object) -> str:
    # On lines of their own: changes of two files can be merged, two changes of one cannot.
    name, digest = path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
    return f'"{name}": {{\n"digest": "{digest}",\n"data": {json.dumps(data, ensure_ascii=False)}\n}}'


def _held(folder: Path) -> Iterator[tuple[Path, object]]:
    for path in (*sorted(folder.glob("*.yaml")), *sorted(folder.glob("rules/*.yaml"))):
        yield path, yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (folder / name for name in _TOML):
        if path.exists():
            yield path, tomllib.loads(path.read_text(encoding="utf-8"))


def _again(data: object) -> object:
    try:
        return json.loads(json.dumps(data))
    except TypeError:  # YAML has days, JSON has none: such a file is left out
        return None


def _same(one: object, other: object) -> bool:
    """Whether two values are alike to the type and to the order of keys."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(map(repr, one)) == list(map(repr, other)) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other


def main() -> None:
    for code in languages():
        if load_pack(code).rules:
            parsed_file(load_pack(code).folder).write_text(text_of(code), encoding="utf-8")


if __name__ == "__main__":
    main()
