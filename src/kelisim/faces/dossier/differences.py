"""Two reviews beside each other: what is new, what is gone, what reads differently, whose status moved.

Issued reviews are compared as the plain JSON that was kept: a program of today need not know every word of one that
was issued years ago.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kelisim.errors import InvalidDocumentError
from kelisim.lang.labels import Labels

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """A record that stands in both reviews with unlike statuses."""

    record_id: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What the later review says unlike the earlier; findings as the reviews hold them.

    Attributes:
        new: Findings of the later review alone, ``gone`` of the earlier alone.
        changed: Findings of one rule on one subject that say another thing or rate it otherwise: before and after.
        moved: Records by their status.
    """

    new: tuple[Plain, ...]
    gone: tuple[Plain, ...]
    changed: tuple[tuple[Plain, Plain], ...]
    moved: tuple[Moved, ...]

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not (self.new or self.gone or self.changed or self.moved)


def differences(before: Plain, after: Plain) -> Differences:
    """What the review ``after`` says unlike ``before``, both as plain JSON values.

    Raises:
        InvalidDocumentError: If one of them is no review: a register may hold what another team issued.
    """
    try:
        return _differences(before, after)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidDocumentError([f"one of the two is no review that can be compared: {error}"]) from error


def _differences(before: Plain, after: Plain) -> Differences:
    old, new = _findings(before), _findings(after)
    both = [(old[key], new[key]) for key in new if key in old]
    return Differences(
        new=tuple(new[key] for key in new if key not in old),
        gone=tuple(old[key] for key in old if key not in new),
        changed=tuple((a, b) for a, b in both if (a["params"], a["rating"]) != (b["params"], b["rating"])),
        moved=tuple(_moved(before, after)),
    )


def sentence(finding: Plain, labels: Labels) -> str:
    """A finding in words."""
    return labels.finding(str(finding["rule"]), finding["params"])


def _findings(review: Plain) -> dict[tuple[str, str], Plain]:
    """The findings by what they say of what; of two alike the first, which is the more serious."""
    found: dict[tuple[str, str], Plain] = {}
    for one in review.get("findings", ()):
        found.setdefault((str(one["rule"]), str(one["subject"])), one)
    return found


def _moved(before: Plain, after: Plain) -> Iterator[Moved]:
    old = {item["record_id"]: item["status"] for item in _items(before)}
    for key, item in {one["record_id"]: one for one in _items(after)}.items():
        was, is_now = old.get(key), item["status"]
        if was and is_now and was != is_now:
            yield Moved(key, str(item["title"]), str(was), str(is_now))


def _items(review: Plain) -> Iterator[Plain]:
    """The records shown, but for the counted set of projects, which holds sets of many statuses."""
    for section in review.get("sections", ()):
        for node in section["nodes"]:
            yield from (item for item in node.get("items", ()) if _title_of(item) != "portfolio")


def _title_of(item: Plain) -> object:
    """The message that the title is made by, where it is made from codes."""
    return (item.get("title_message") or {}).get("message")
