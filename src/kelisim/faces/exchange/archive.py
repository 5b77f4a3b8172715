"""The bundle file: a ZIP of JSON lines with ``manifest.json``, which names each part with its size and digest.

Whoever reads one reads at most what the manifest announces and the limits below allow, and takes it whole or not at
all. The same entries make the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kelisim.errors import KelisimError, NotFoundError, UnreadableError
from kelisim.faces.exchange import lines
from kelisim.model import Document
from kelisim.workflow import Bundle

FORMAT = "kelisim bundle"
VERSION = 1
MANIFEST = "manifest.json"
LARGEST = 2 * 2**30
"""Bytes of all parts together, unpacked."""
LARGEST_MANIFEST = 2**20
DENSEST = 200
"""How many times smaller a part may be packed, once it is larger than ``SMALL``; JSON lines pack 5 to 30 times."""
SMALL = 2**20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS = ("documents", "claims", "readings", "decisions", "observations", "issues")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    Attributes:
        origin: The id of the ledger that it comes from.
        parties: Whose agreements that keeps account of.
        entries: How many entries each part holds.
        digest: SHA-256 of the manifest, which holds those of all parts: what two teams may compare by telephone.
    """

    origin: str
    parties: tuple[str, ...]
    entries: Mapping[str, int]
    digest: str


def write(told: Bundle) -> bytes:
    """A bundle as the bytes of its file."""
    parts = {f"{name}.jsonl": _packed(plain) for name, plain in _plain(told).items()}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "origin": told.origin,
        "parties": list(told.parties),
        "parts": {
            name: {"entries": data.count(b"\n"), "bytes": len(data), "sha256": _sha(data)}
            for name, data in parts.items()
        },
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in {MANIFEST: json.dumps(manifest, indent=1).encode(), **parts}.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(member, data)
    return out.getvalue()


def _plain(told: Bundle) -> dict[str, list[lines.Plain]]:
    documents = {unit[1].digest: unit[1] for unit in told.units if unit[1] is not None}
    claims = {claim.id: claim for unit in told.units for claim in unit[2]}
    return {
        "documents": [lines.document_to(document) for _, document in sorted(documents.items())],
        "claims": [lines.claim_to(claim) for _, claim in sorted(claims.items())],
        "readings": [lines.reading_to(unit[0], unit[2]) for unit in sorted(told.units, key=lambda unit: unit[0].id)],
        "decisions": [lines.decision_to(entry) for entry in sorted(told.decisions, key=lambda entry: entry.id)],
        "observations": [lines.observation_to(entry) for entry in sorted(told.observations, key=lambda e: e.id)],
        "issues": [lines.issue_to(entry) for entry in sorted(told.issues, key=lambda entry: entry.id)],
    }


def _packed(plain: Iterable[lines.Plain]) -> bytes:
    return b"".join(_line(one) for one in plain)


def _line(plain: lines.Plain) -> bytes:
    try:
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair, as a file name that is no UTF-8 gives one
        return json.dumps(plain, separators=(",", ":")).encode() + b"\n"


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest_of(path: Path) -> Manifest:
    """What a bundle says of itself; its parts are not looked at.

    Raises:
        NotFoundError: If there is no such file.
        UnreadableError: If it is no bundle.
    """
    with _opened(path) as packed:
        return _manifest(path, packed)[0]


def read(path: Path) -> Bundle:
    """A bundle out of its file, every digest and id checked.

    Raises:
        NotFoundError: If there is no such file.
        UnreadableError: If it is no bundle, larger than it says or than is allowed, or not what was written.
    """
    with _opened(path) as packed:
        manifest, parts = _manifest(path, packed)
        found = {name: list(_lines(path, packed, f"{name}.jsonl", parts)) for name in _PARTS}
    return _bundle(path, manifest, found)


def _opened(path: Path) -> zipfile.ZipFile:
    if not path.is_file():
        raise NotFoundError(
            f"there is no file {path}; name a bundle that `kelisim exchange out` made", subject=str(path)
        )
    if path.stat().st_size > LARGEST:
        raise _refused(path, f"it is larger than {LARGEST >> 30} GiB")
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _refused(path, "it is no ZIP file that can be read") from error


def _refused(path: Path, why: str) -> UnreadableError:
    return UnreadableError(f"{path} was not taken in: {why}; ask for the bundle again", subject=str(path))


def _manifest(path: Path, packed: zipfile.ZipFile) -> tuple[Manifest, dict[str, Any]]:
    names = packed.namelist()
    if sorted(names) != sorted([MANIFEST, *(f"{name}.jsonl" for name in _PARTS)]):
        raise _refused(path, "it does not hold the parts of a bundle, each once")
    data = _member(path, packed, MANIFEST, LARGEST_MANIFEST)
    told = _json(path, data, MANIFEST)
    try:
        if (told["format"], told["version"]) != (FORMAT, VERSION):
            raise _refused(path, f"it is a {told['format']!s:.40} of version {told['version']!s:.20}, not {VERSION}")
        parts = {
            str(name): (int(part["bytes"]), str(part["sha256"]), int(part["entries"]))
            for name, part in told["parts"].items()
        }
        counts = {name: parts[f"{name}.jsonl"][2] for name in _PARTS}
        manifest = Manifest(str(told["origin"]), tuple(map(str, told["parties"])), counts, _sha(data))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused(path, "its manifest lacks what a manifest says") from error
    if sum(size for size, _, _ in parts.values()) > LARGEST:
        raise _refused(path, f"it would unpack to more than {LARGEST >> 30} GiB")
    return manifest, parts


def _member(path: Path, packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member's bytes, of which no more than announced are unpacked."""
    member = packed.getinfo(name)
    if member.flag_bits & 1:
        raise _refused(path, "it is locked with a password")
    if member.file_size > max(SMALL, DENSEST * member.compress_size):
        raise _refused(path, f"{name} is packed tighter than text can be")
    try:
        with packed.open(member) as stream:
            data = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise _refused(path, f"{name} is damaged") from error
    if len(data) > most:
        raise _refused(path, f"{name} is larger than announced")
    return data


def _lines(path: Path, packed: zipfile.ZipFile, name: str, parts: Mapping[str, Any]) -> Iterator[lines.Plain]:
    size, digest, entries = parts[name]
    data = _member(path, packed, name, size)
    if len(data) != size or _sha(data) != digest:
        raise _refused(path, f"{name} is not what was written (its digest is another)")
    told = data.split(b"\n")[:-1]
    if len(told) != entries:
        raise _refused(path, f"{name} holds {len(told)} entries where {entries} are announced")
    for line in told:
        yield _json(path, line, name)


def _json(path: Path, data: bytes, name: str) -> lines.Plain:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _refused(path, f"{name} holds a line that is no JSON") from error
    if not isinstance(told, dict):
        raise _refused(path, f"{name} holds a line that is no JSON object")
    return told


def _bundle(path: Path, manifest: Manifest, found: Mapping[str, Sequence[lines.Plain]]) -> Bundle:
    documents: dict[str, Document] = {
        document.digest: document for document in _made(path, "documents", found, lines.document_from)
    }
    claims = {plain.get("id"): plain for plain in found["claims"]}

    def unit(plain: lines.Plain) -> Any:  # noqa: ANN401
        reading = lines.reading_from(plain)
        document = None if reading.document_digest is None else documents[reading.document_digest]
        own = (lines.claim_from(claims[key], documents, mark, rule) for key, mark, rule in plain["claims"])
        return reading, document, tuple(own)

    return Bundle(
        origin=manifest.origin,
        parties=manifest.parties,
        units=tuple(_made(path, "readings", found, unit)),
        decisions=tuple(_made(path, "decisions", found, lines.decision_from)),
        observations=tuple(_made(path, "observations", found, lines.observation_from)),
        issues=tuple(_made(path, "issues", found, lines.issue_from)),
    )


def _made(
    path: Path, name: str, found: Mapping[str, Sequence[lines.Plain]], make: Callable[[lines.Plain], Any]
) -> Iterator[Any]:
    for number, plain in enumerate(found[name], 1):
        try:
            yield make(plain)
        except (KelisimError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
            why = str(error) if isinstance(error, KelisimError) else f"{type(error).__name__}"
            raise _refused(path, f"entry {number} of {name} is none ({why[:200]})") from error
