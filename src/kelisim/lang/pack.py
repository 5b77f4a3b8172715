"""A language as data: the folder ``lang/<code>/`` loaded once. Nothing here knows a language.

``words.toml`` (months, numbers, units), ``names.toml`` (countries, titles, bodies), ``fields.toml`` (subject fields),
``lists.yaml`` (named lists that all rule files share), ``rules/<kind>.yaml`` and ``examples.jsonl``. Beside the folder
lies ``<code>.parsed.json``, the same files as JSON, which is read in a fraction of the time; a file that was changed
since is read itself.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from kelisim.errors import PackError
from kelisim.lang.unparsed import FAULTS, complaint

_ROOT = Path(__file__).parent


@dataclass(frozen=True)
class Pack:
    """What is known of one language. Every part is read when it is first asked for.

    Attributes:
        code: ISO 639-1.
        folder: Where its files lie.
    """

    code: str
    folder: Path

    @cached_property
    def version(self) -> str:
        """``en`` and eight digits of the digest of all of its files: another word list is another version."""
        digest = hashlib.sha256()
        for path in sorted(p for p in self.folder.rglob("*") if p.suffix in (".toml", ".yaml", ".json", ".jsonl")):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            digest.update(path.read_bytes())
        return f"{self.code} {digest.hexdigest()[:8]}"

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """``words.toml``."""
        return self._toml("words.toml")

    @cached_property
    def names(self) -> Mapping[str, Any]:
        """``names.toml``."""
        return self._toml("names.toml")

    @cached_property
    def cldr(self) -> Mapping[str, Any]:
        """``cldr.json``: months, currencies and the like, built from CLDR."""
        return self.json("cldr.json")

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """``fields.toml``."""
        return self._toml("fields.toml")

    @cached_property
    def lists(self) -> Mapping[str, Any]:
        """``lists.yaml``: ``endings``, ``lists``, ``sentences``, ``clauses``."""
        return self._yaml(self.folder / "lists.yaml")

    @cached_property
    def rules(self) -> Mapping[str, Mapping[str, Any]]:
        """The rule files by kind; empty for a language whose claims are not read yet."""
        return {path.stem: self._yaml(path) for path in sorted((self.folder / "rules").glob("*.yaml"))}

    @cached_property
    def classes(self) -> Mapping[str, Any]:
        """``classes.yaml``: classes of words that tell alike what sort of fact a clause states."""
        return self._yaml(self.folder / "classes.yaml")

    @cached_property
    def weights(self) -> Mapping[str, Any]:
        """``weights.json``: what training found about which candidates are claims; empty where nobody trained."""
        return self.json("weights.json")

    @cached_property
    def examples(self) -> tuple[Mapping[str, Any], ...]:
        """``examples.jsonl``: sentences with all of their claims."""
        return self._sentences()

    def _sentences(self) -> tuple[Mapping[str, Any], ...]:
        path = self.folder / "examples.jsonl"
        if not path.exists():
            return ()
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise self._fault(path, error) from error
        return tuple(self._json(line, path, number) for number, line in enumerate(lines, 1) if line.strip())

    def json(self, name: str) -> Mapping[str, Any]:
        """A JSON file of the folder; empty where there is none."""
        path = self.folder / name
        if not path.exists():
            return {}
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FAULTS as error:
            raise self._fault(path, error) from error
        if not isinstance(data, dict):
            raise PackError(f"{self._short(path)} must hold keys and values at its top", subject=self.code)
        return data

    def unreadable(self) -> list[str]:
        """Every file that no parser can read, with the line and what to do; one sentence each."""
        found = []
        for path in sorted(p for p in self.folder.rglob("*") if p.suffix in (".toml", ".yaml", ".json")):
            name = path.relative_to(self.folder).as_posix()
            read = {".toml": self._toml, ".json": self.json}.get(path.suffix)
            try:
                read(name) if read else self._yaml(path)
            except PackError as error:
                found.append(str(error))
        try:
            self._sentences()
        except PackError as error:
            found.append(str(error))
        return found

    def _toml(self, name: str) -> Mapping[str, Any]:
        path = self.folder / name
        if not path.exists():
            return {}
        try:
            data: Mapping[str, Any] = self._parsed(path, tomllib.loads)
        except FAULTS as error:
            raise self._fault(path, error) from error
        return data

    def _yaml(self, path: Path) -> Mapping[str, Any]:
        if not path.exists():
            return {}
        try:
            data = self._parsed(path, _from_yaml)
        except ValueError as error:
            raise self._fault(path, error) from error
        if not isinstance(data, dict):
            raise PackError(f"{self._short(path)} must hold keys and values at its top", subject=self.code)
        return data

    def _parsed(self, path: Path, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401  (what a file holds is not known)
        """What a file holds, from the parsed form where that was made from these very bytes."""
        text = path.read_bytes()
        kept = self._kept.get(path.relative_to(self.folder).as_posix(), {})
        if kept.get("digest") == hashlib.sha256(text).hexdigest():
            return kept["data"]
        return parse(text.decode("utf-8"))

    @cached_property
    def _kept(self) -> Mapping[str, Mapping[str, Any]]:
        try:
            kept: dict[str, Mapping[str, Any]] = json.loads(parsed_file(self.folder).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # it saves time and tells nothing new: without it a start is slower
            return {}
        return kept

    def _json(self, line: str, path: Path, number: int) -> Mapping[str, Any]:
        try:
            data: Mapping[str, Any] = json.loads(line)
        except json.JSONDecodeError as error:
            advice = "look for a missing comma, quotation mark or brace"
            raise PackError(f"line {number} of {self._short(path)} is no JSON; {advice}", subject=self.code) from error
        return data

    def _short(self, path: Path) -> str:
        return f"{self.code}/{path.relative_to(self.folder).as_posix()}"

    def _fault(self, path: Path, error: Exception) -> PackError:
        return PackError(f"{self._short(path)} cannot be read {complaint(error)}", subject=self.code)


def parsed_file(folder: Path) -> Path:
    """Where the parsed form of a language's files lies; ``tools/build_parsed.py`` writes it."""
    return folder.with_name(f"{folder.name}.parsed.json")


def _from_yaml(text: str) -> object:
    import yaml  # noqa: PLC0415  (seldom needed, and slow to import)

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (a safe loader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder, sorted."""
    return _folders(_ROOT)


@lru_cache(maxsize=4)  # every report asks
def _folders(root: Path) -> tuple[str, ...]:
    return tuple(sorted(p.name for p in root.iterdir() if p.is_dir() and p.name[0] not in "_."))


@lru_cache(maxsize=32)
def load_pack(code: str) -> Pack:
    """The pack of a language; loaded once.

    Raises:
        PackError: If there is no folder of that code.
    """
    if code not in languages():
        known = ", ".join(languages())
        raise PackError(f"there is no language pack {code!r}; there are: {known}", subject=code)
    return Pack(code, _ROOT / code)
