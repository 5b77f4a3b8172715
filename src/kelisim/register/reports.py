"""The reports of a register by digest, some of them only read when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kelisim.model import Document


class Reports(Mapping[str, Document]):
    """Reports by digest.

    Args:
        known: The reports; ``None`` for those that are still to be read.
        read: Reads one.
    """

    def __init__(self, known: Mapping[str, Document | None], read: Callable[[str], Document]) -> None:
        self._known = known
        self._read = read

    def __getitem__(self, digest: str) -> Document:
        return self._known[digest] or self._read(digest)

    def __contains__(self, digest: object) -> bool:
        return digest in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def with_changes(self, changes: Mapping[str, Document | None]) -> Reports:
        """The reports when some came or changed, and some (``None``) went."""
        kept = {digest: document for digest, document in self._known.items() if digest not in changes}
        return Reports(kept | {digest: document for digest, document in changes.items() if document}, self._read)


def changed(before: Mapping[str, Document], changes: Mapping[str, Document | None]) -> Mapping[str, Document]:
    """The reports when some came or changed, and some (``None``) went."""
    if isinstance(before, Reports):
        return before.with_changes(changes)
    kept = {digest: document for digest, document in before.items() if digest not in changes}
    return kept | {digest: document for digest, document in changes.items() if document}
