"""Reports, claims made elsewhere and statistics into a register; what they repeat and belong to, linked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kelisim import reading, sources
from kelisim.errors import InvalidDocumentError, MisuseError, NotFoundError
from kelisim.ledger import Ledger
from kelisim.model import Claim, Document, Gap, Reading
from kelisim.model.claim import BY_HAND
from kelisim.model.codec import claim_from_plain
from kelisim.reading import Read
from kelisim.workflow.linking import link
from kelisim.workflow.reading import results

Progress = Callable[[str], None]


@dataclass
class Ingested:
    """What a run of ``ingest`` did.

    Attributes:
        reports: Reports that were read in.
        known: Reports that were there already, read by the same reader.
        claims: Claims that the readings hold, by kind.
        gaps: What could not be read, and why.
        reprints: Reports found to repeat another's text.
        links: Automatic decisions that were added.
    """

    reports: int = 0
    known: int = 0
    claims: dict[str, int] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    reprints: int = 0
    links: int = 0

    def count(self, claims: Iterable[Claim]) -> None:
        """Add claims to the counts by kind."""
        for claim in claims:
            self.claims[claim.kind] = self.claims.get(claim.kind, 0) + 1


def ingest(ledger: Ledger, paths: Sequence[str], *, jobs: int = 1, progress: Progress | None = None) -> Ingested:
    """Read reports into a register; each is committed by itself, so that a run that is cut off can go on.

    Args:
        ledger: The register.
        paths: Files, folders and addresses.
        jobs: Processes that read.
        progress: Called with each source when it is done.
    """
    return ingest_loaded(ledger, sources.load_all(paths, jobs=jobs), jobs=jobs, progress=progress)


def ingest_loaded(
    ledger: Ledger, loaded: Iterable[sources.Loaded], *, jobs: int = 1, progress: Progress | None = None
) -> Ingested:
    """Read what was loaded into a register; see ``ingest``."""
    done = Ingested()
    fresh = (item for item in loaded if not _is_known(ledger, item, done, progress))
    for item, result in results(fresh, ledger.parties, jobs):
        _record(ledger, item, result, done)
        if progress:
            progress(item.source)
    _join(ledger, done)
    return done


def _is_known(ledger: Ledger, item: sources.Loaded, done: Ingested, progress: Progress | None) -> bool:
    document = item.document
    if document is None:
        return False
    pack = reading.pack_version(reading.language_in(document))
    known = ledger.has_read(document.digest, reading.READER, pack)
    if known:
        done.known += 1
        if progress:
            progress(item.source)
    return known


def _record(ledger: Ledger, item: sources.Loaded, result: Read | None, done: Ingested) -> bool:
    document = item.document
    if document is not None and result is not None:
        document = replace(document, language=result.language)  # as it was read, whatever its header says
    claims = result.claims if result else ()
    gaps = item.gaps + (result.gaps if result else ())
    entry = Reading(
        source=item.source,
        document_digest=document.digest if document else None,
        reader=reading.READER,
        pack=reading.pack_version(document.language if document else None),
        claim_ids=tuple(claim.id for claim in claims),
        gaps=gaps,
    )
    added = ledger.add_reading(entry, document, claims)
    done.gaps.extend(gaps)
    if document is not None:
        done.reports += added
        done.known += not added
        done.count(claims if added else ())
    return added


def _join(ledger: Ledger, done: Ingested) -> None:
    done.reprints, done.links = link(ledger)


def ingest_claims(ledger: Ledger, paths: Sequence[str], file: Path) -> Ingested:
    """Take claims made elsewhere (JSON lines in the form of ``kelisim read``) for reports, instead of reading them.

    Each is checked like our own; refused ones become listed gaps of the report's reading.

    Raises:
        NotFoundError: If the file of claims is not there.
        MisuseError: If a line is no JSON object.
    """
    lines = _claim_lines(file)
    reader = f"claims of {file.name}"
    done = Ingested()
    for item in sources.load_all(paths):
        if item.document is None:
            done.gaps.extend(item.gaps)
            continue
        claims, gaps = _checked(lines.pop(item.document.name, []), item.document, file)
        entry = Reading(item.source, item.document.digest, reader, "-", tuple(c.id for c in claims), item.gaps + gaps)
        added = ledger.add_reading(entry, item.document, claims)
        done.reports += added
        done.known += not added
        done.count(claims if added else ())
        done.gaps.extend(entry.gaps)
    for name, rest in lines.items():
        why = f"{len(rest)} claims speak of the report {name!r}, which is not among the reports given"
        done.gaps.append(Gap("refused_claim", str(file), why))
    _join(ledger, done)
    return done


def _claim_lines(file: Path) -> dict[str, list[tuple[int, dict[str, object]]]]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {file}; name a file of claims, one JSON object a line") from None
    found: dict[str, list[tuple[int, dict[str, object]]]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise MisuseError(f"line {number} of {file} is no JSON object; write one claim a line", subject=str(file))
        found.setdefault(str(data.get("doc")), []).append((number, data))
    return found


def _checked(
    lines: Iterable[tuple[int, dict[str, object]]], document: Document, file: Path
) -> tuple[tuple[Claim, ...], tuple[Gap, ...]]:
    claims: dict[str, Claim] = {}
    gaps: list[Gap] = []
    for number, data in lines:
        try:
            told = {name: value for name, value in data.items() if name != "explanation"}  # of ``read --explain``
            claim = claim_from_plain({**told, "rule": _rule(data)}, document)
            claims.setdefault(claim.id, claim)
        except InvalidDocumentError as error:
            gaps.append(Gap("refused_claim", f"{file.name} line {number}", str(error)))
    return tuple(claims.values()), tuple(gaps)


def _rule(data: dict[str, object]) -> object:
    """The rule told of a claim; a claim of a file has been made by whoever sends the file, and by no person here."""
    return None if data.get("rule") == BY_HAND else data.get("rule")


def observe(ledger: Ledger, path: str) -> tuple[int, tuple[Gap, ...]]:
    """Statistics in: how many observations were new, and what could not be read."""
    found, gaps = sources.load_observations(path, pair=ledger.parties)
    return ledger.add_observations(found), gaps
