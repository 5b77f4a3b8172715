"""Sources in, reports and listed gaps out. One bad file never stops a run."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kelisim.errors import InvalidValueError
from kelisim.model import Document, Gap
from kelisim.sources import dates
from kelisim.sources.draft import MOST_BYTES, MOST_CHARACTERS, Draft, RefusedError
from kelisim.sources.guard import Guards
from kelisim.sources.readers import ending, reader_for
from kelisim.sources.text import fix
from kelisim.sources.walk import Found, find, printable

if TYPE_CHECKING:  # addresses and several jobs are the rarer case; their machinery is imported where it is needed
    from concurrent.futures import Future

    from kelisim.sources.web import Web

_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")
_MOST_TOLD = 2000
_MISTAKEN = {"kz": "kk", "ua": "uk", "kg": "ky", "tj": "tg"}
"""Country codes that sites write where a language belongs."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One report, or why there is none.

    Attributes:
        source: The file or address; for one of several reports in a file, with ``#`` and which.
        gaps: What was not read or is not known; the reason where ``document`` is ``None``.
    """

    source: str
    document: Document | None
    gaps: tuple[Gap, ...] = ()


def count(sources: Iterable[str]) -> int:
    """How many files and addresses ``load_all`` will look at, gaps included (a feed counts once)."""
    return sum(1 for _ in find(sources))


def load_all(sources: Iterable[str], *, jobs: int = 1, web: Web | None = None) -> Iterator[Loaded]:
    """Read files and whole folders, in the order named and sorted within folders, whatever ``jobs`` is.

    Args:
        sources: Files, folders (read with all folders below them) and addresses.
        jobs: How many files to parse side by side.
        web: What fetches addresses; by default politely, and with the user's cache.

    Yields:
        One ``Loaded`` a report; for a file that cannot be read one without document, whose gap says why.
    """
    with Guards(max(1, jobs)) as guards:
        if jobs <= 1:
            for found in find(sources):
                yield from load(found, guards, web)
        else:
            yield from _side_by_side(find(sources), guards, web, jobs)


def _side_by_side(things: Iterator[Found], guards: Guards, web: Web | None, jobs: int) -> Iterator[Loaded]:
    """Several files at a time, handed out in order; only a few are held ahead of the reader."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(jobs) as pool:
        ahead: deque[Future[tuple[Loaded, ...]]] = deque()
        try:
            for found in things:
                ahead.append(pool.submit(load, found, guards, web))
                if len(ahead) >= jobs * 4:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()
        except BaseException:  # left early or interrupted: the pool would wait for files that nobody wants any more
            for future in ahead:
                future.cancel()
            guards.end()
            raise


def load(found: Found, guards: Guards, web: Web | None = None) -> tuple[Loaded, ...]:
    """The reports of one found thing; at least one, if only a gap."""
    if found.gap is not None:
        return (Loaded(found.source, None, (found.gap,)),)
    try:
        if found.path is None:
            return _fetched(found.source, guards, web)
        drafts = read_bytes(_bytes(found.path), found.path.name, guards)
    except RefusedError as error:
        return (Loaded(found.source, None, (error.gap(found.source),)),)
    return tuple(to_loaded(draft, found.source, found.path.name) for draft in drafts)


def load_bytes(data: bytes, name: str) -> tuple[Loaded, ...]:
    """The reports in bytes that were handed over under a name; at least one, if only a gap."""
    told = printable(name)
    try:
        if len(data) > MOST_BYTES:
            raise _too_large()
        with Guards(1) as guards:
            drafts = read_bytes(data, told, guards)
    except RefusedError as error:
        return (Loaded(told, None, (error.gap(told),)),)
    return tuple(to_loaded(draft, told, told) for draft in drafts)


def _fetched(source: str, guards: Guards, web: Web | None = None) -> tuple[Loaded, ...]:
    """The reports at an address; where they came from is what was fetched, not what the page claims."""
    from kelisim.sources.web import usual_web, web_name

    page = (web or usual_web()).fetch(source)
    name = web_name(page.url, page.media_type)
    drafts = read_bytes(page.body, name, guards)
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    return tuple(
        to_loaded(
            replace(
                draft,
                source_url=draft.source_url if draft.part else page.url,
                publisher=draft.publisher or host or None,
            ),
            source,
            name,
            retrieved_at=page.retrieved_at,
        )
        for draft in drafts
    )


def read_bytes(data: bytes, file_name: str, guards: Guards) -> tuple[Draft, ...]:
    """What the reader for the file's name makes of its bytes; a stranger's parser runs in a limited child.

    Raises:
        RefusedError: If they give no report.
    """
    reader = reader_for(file_name)
    if reader is None:
        raise RefusedError("skipped", "it is no type of report known here.")
    if not data.strip():
        raise RefusedError("empty", "it is empty.")
    if not reader.HOSTILE:
        return reader.read(data)
    with guards.one() as guard:
        return guard.read(ending(file_name), data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = "it may not be read; ask its owner for permission." if isinstance(error, PermissionError) else str(error)
        raise RefusedError("no_permission" if isinstance(error, PermissionError) else "unreadable", why) from None
    if len(data) > MOST_BYTES:
        raise _too_large()
    return data


def _too_large() -> RefusedError:
    return RefusedError("too_large", f"it is larger than {MOST_BYTES // 1_000_000} MB; cut it into single reports.")


def to_loaded(draft: Draft, source: str, file_name: str, *, retrieved_at: str | None = None) -> Loaded:
    """A reader's draft as a report with its text fixed for good, or the gap that says why it is none."""
    where = f"{source}#{draft.part}" if draft.part else source
    text = fix(draft.text, exact=draft.exact)
    try:
        _check_length(text)
        date, gaps = _date(draft, text, file_name)
        document = Document(
            name=_name(draft, file_name),
            text=text,
            title=_one_line(draft.title, draft) or "",
            date=date,
            publisher=_one_line(draft.publisher, draft),
            language=_language(draft.language),
            source_url=_one_line(draft.source_url, draft),
            note=_one_line(draft.note, draft),
            retrieved_at=retrieved_at,
        )
    except RefusedError as error:
        return Loaded(where, None, (error.gap(where),))
    except InvalidValueError as error:
        return Loaded(where, None, (Gap("unreadable", where, f"{error}."),))
    notes = (*draft.notes, *gaps)
    return Loaded(where, document, tuple(Gap(what, where, why) for what, why in notes))


def _one_line(told: str | None, draft: Draft) -> str | None:
    """What a source tells of itself, in one line of a length that lists can show."""
    return " ".join(fix(told or "", exact=draft.exact).split())[:_MOST_TOLD] or None


def _check_length(text: str) -> None:
    if not text.strip():
        raise RefusedError("empty", "it holds no text.")
    if len(text) > MOST_CHARACTERS:
        limit = MOST_CHARACTERS // 1_000_000
        raise RefusedError("too_large", f"its text is longer than {limit} million characters; it is no single report.")


def _date(draft: Draft, text: str, file_name: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    date = draft.date or dates.from_name(file_name) or dates.from_dateline(text)
    if date:
        return date, ()
    if draft.created:
        return draft.created, (("weak_date", "its date is only that of the file itself; check the day it came out."),)
    return None, (("no_date", "it tells no day of publication; relative dates in it stay open."),)


def _name(draft: Draft, file_name: str) -> str:
    if draft.name:
        return _one_line(draft.name, draft) or "report"
    stem = printable(os.path.splitext(file_name)[0]).strip() or "report"  # noqa: PTH122
    return f"{stem}#{draft.part}" if draft.part else stem


def _language(code: str | None) -> str | None:
    match = _LANGUAGE.match((code or "").strip().casefold())
    return _MISTAKEN.get(match[0], match[0]) if match else None
