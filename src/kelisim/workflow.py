"""The rooms in their order: ingest, read, link, observe, review, issue. Nothing else knows them all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kelisim import __version__, measures, reading, register, review, sources
from kelisim.errors import InvalidDocumentError, MisuseError, NotFoundError
from kelisim.ledger import Ledger
from kelisim.model import Claim, Decision, Document, Entries, Gap, Issue, Reading, Register
from kelisim.model.codec import claim_from_plain, to_json
from kelisim.model.measure import RUBRIC, Measure
from kelisim.model.review import Review
from kelisim.reading import Read

__all__ = [
    "Ingested",
    "Ledger",
    "Read",
    "check_language",
    "count",
    "create",
    "decide",
    "ingest",
    "ingest_claims",
    "issue",
    "link",
    "measure",
    "observe",
    "open_ledger",
    "read",
    "review_of",
    "values",
    "view",
]

_BATCH = 16

Progress = Callable[[str], None]


def create(address: str, parties: Iterable[str]) -> Ledger:
    """An empty register between the parties."""
    return Ledger.create(address, tuple(sorted(set(parties))))


def open_ledger(address: str) -> Ledger:
    """The register at an address (a file's path, or a ``postgresql://`` URL)."""
    return Ledger.open(address)


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


def count(paths: Iterable[str]) -> int:
    """How many reports the files, folders and addresses hold, for a progress bar."""
    return sources.count(paths)


def read(
    paths: Iterable[str], *, parties: tuple[str, ...] = (), jobs: int = 1
) -> Iterator[tuple[sources.Loaded, Read | None]]:
    """Reports in, claims out, without a register; in the order of the sources."""
    loaded = sources.load_all(paths, jobs=jobs)
    if jobs == 1:
        yield from (_read_one(parties, item) for item in loaded)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(_read_one, parties), loaded, chunksize=_BATCH)


def _read_one(parties: tuple[str, ...], item: sources.Loaded) -> tuple[sources.Loaded, Read | None]:
    return item, None if item.document is None else reading.read(item.document, parties=parties)


def values(text: str, *, language: str, date: str | None) -> list[dict[str, object]]:
    """The numbers and dates of a text, for ``kelisim read --values``."""
    return reading.read_values(text, language=language, date=date)


def check_language(code: str) -> list[str]:
    """A language pack's faults in plain words, for its translator."""
    return reading.check_language(code)


def ingest(ledger: Ledger, paths: Sequence[str], *, jobs: int = 1, progress: Progress | None = None) -> Ingested:
    """Read reports into a register; each is committed by itself, so that a run that is cut off can go on.

    Args:
        ledger: The register.
        paths: Files, folders and addresses.
        jobs: Processes that read.
        progress: Called with each source when it is done.
    """
    done = Ingested()
    new: list[str] = []
    fresh = (item for item in sources.load_all(paths, jobs=jobs) if not _is_known(ledger, item, done, progress))
    for item, result in _results(fresh, ledger.parties, jobs):
        if _record(ledger, item, result, done) and item.document is not None:
            new.append(item.document.digest)
        if progress:
            progress(item.source)
    entries = ledger.entries()
    done.reprints = ledger.add_decisions(_reprints(entries, new))
    done.links = link(ledger)
    return done


def _results(
    fresh: Iterable[sources.Loaded], parties: tuple[str, ...], jobs: int
) -> Iterator[tuple[sources.Loaded, Read | None]]:
    if jobs == 1:
        yield from (_read_one(parties, item) for item in fresh)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(_read_one, parties), fresh, chunksize=_BATCH)


def _is_known(ledger: Ledger, item: sources.Loaded, done: Ingested, progress: Progress | None) -> bool:
    document = item.document
    if document is None:
        return False
    pack = reading.pack_version(document.language)
    known = ledger.has_read(document.digest, reading.READER, pack)
    if known:
        done.known += 1
        if progress:
            progress(item.source)
    return known


def _record(ledger: Ledger, item: sources.Loaded, result: Read | None, done: Ingested) -> bool:
    document = item.document
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


def _reprints(entries: Entries, new: Sequence[str]) -> list[Decision]:
    if not new:
        return []
    by = f"rule reprint @ {reading.READER}"
    known = {decision.id for decision in entries.decisions}
    found = [
        Decision(
            verb="reprint",
            left=reprint.copy,
            right=reprint.original,
            by=by,
            score=round(reprint.overlap, 3),
            reason=f"{reprint.overlap:.0%} of the words stand in the other report in the same order",
        )
        for reprint in sources.find_reprints(entries.documents)
    ]
    return [decision for decision in found if decision.id not in known]


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
    entries = ledger.entries()
    done.reprints = ledger.add_decisions(_reprints(entries, [document.digest for document in entries.documents]))
    done.links = link(ledger)
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
            claim = claim_from_plain(data, document)
            claims.setdefault(claim.id, claim)
        except InvalidDocumentError as error:
            gaps.append(Gap("refused_claim", f"{file.name} line {number}", str(error)))
    return tuple(claims.values()), tuple(gaps)


def link(ledger: Ledger) -> int:
    """Add the automatic decisions that are still lacking; how many were added."""
    return ledger.add_decisions(register.link(ledger.entries()))


def decide(ledger: Ledger, decision: Decision) -> Decision:
    """Record a person's decision; the same decision made again after a withdrawal gets a new serial.

    Raises:
        NotFoundError: If it speaks of a claim or decision that the register does not hold.
    """
    entries = ledger.entries()
    ids = {d.id for d in entries.decisions}
    held = ids if decision.verb == "withdraw" else set(entries.claim_of)
    for side in (decision.left, decision.right):
        if side is not None and side not in held:
            what = "decision" if decision.verb == "withdraw" else "claim"
            raise NotFoundError(f"this register holds no {what} {side}; `kelisim claims` lists the ids", subject=side)
    standing = {d.id for d in entries.standing_decisions}
    while decision.id in ids and decision.id not in standing:
        decision = _again(decision)
    ledger.add_decisions([decision])
    return decision


def _again(decision: Decision) -> Decision:
    return Decision(
        verb=decision.verb,
        left=decision.left,
        right=decision.right,
        value=decision.value,
        by=decision.by,
        reason=decision.reason,
        score=decision.score,
        serial=decision.serial + 1,
    )


def observe(ledger: Ledger, path: str) -> tuple[int, tuple[Gap, ...]]:
    """Statistics in: how many observations were new, and what could not be read."""
    found, gaps = sources.load_observations(path)
    return ledger.add_observations(found), gaps


def view(ledger: Ledger, *, on: dt.date | None = None, known: str | None = None) -> Register:
    """The register on a day, as known at a moment."""
    return register.build(ledger.entries(known), on=on or dt.datetime.now(tz=dt.UTC).date())


def measure(
    ledger: Ledger, *, on: dt.date | None = None, known: str | None = None
) -> tuple[Register, tuple[Measure, ...]]:
    """Targets against observations on a day, as known at a moment, with the register they belong to."""
    shown = view(ledger, on=on, known=known)
    return shown, measures.measure(shown, ledger.entries(known).observations)


def review_of(
    ledger: Ledger, *, on: dt.date | None = None, known: str | None = None, since: dt.date | None = None
) -> Review:
    """The implementation review on a day, as known at a moment; ``since`` marks what is new from a day on."""
    entries = ledger.entries(known)
    shown = register.build(entries, on=on or dt.datetime.now(tz=dt.UTC).date())
    measured = measures.measure(shown, entries.observations)
    return review.build(shown, measured, entries, since=since, versions=versions())


def versions() -> dict[str, str]:
    """What a review is made by: name to version."""
    return {
        "kelisim": __version__,
        "rubric": RUBRIC,
        "reader": reading.READER,
        "linker": register.LINKER,
    }


def issue(ledger: Ledger, made: Review, *, by: str) -> Issue:
    """Keep a review whole in the ledger, as it leaves the house."""
    entry = Issue(canonical_json=to_json(made, exact=True), by=by)
    ledger.add_issue(entry)
    return entry
