"""The timeline as SVG without script: a lane for each kind, readable labels, none over another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kelisim.faces.dossier.html.markup import Markup, el, join
from kelisim.faces.dossier.html.scale import Scale, rows_without_overlap, year_ticks
from kelisim.faces.dossier.words import Words
from kelisim.model.period import Period
from kelisim.model.review import Event, Timeline

_WIDTH, _LEFT, _RIGHT, _TOP = 850.0, 104.0, 8.0, 26.0
_ROW, _LANE_GAP = 19.0, 16.0
_LETTER = 6.5
_LONGEST, _LONGEST_OF_FEW, _FEW = 32, 46, 40
MOST = 90


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its place: left or right of its point, in which row of its lane."""

    event: Event
    label: str
    x: float
    left: bool
    row: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """From where to where sign and label reach."""
        length = 9 + len(self.label) * _LETTER
        return (self.x - length, self.x + 4) if self.left else (self.x - 4, self.x + length)


def day_of(event: Event) -> dt.date:
    """The first day of an event's date, which may be a month or a year only."""
    return Period.parse(event.date).first_day


def shown_events(timeline: Timeline) -> tuple[Event, ...]:
    """The events that the drawing holds: all, or of very many those that come last."""
    return tuple(sorted(timeline.events, key=lambda e: (day_of(e), e.kind, e.title))[-MOST:])


def drawing(timeline: Timeline, words: Words, name: str) -> Markup:
    """The drawing, with title and description; the list of events stands beside it on the page.

    Args:
        timeline: What to draw.
        words: The words to draw it with.
        name: Unique within the page.
    """
    events = shown_events(timeline)
    if not events:
        return Markup("")
    x = _days(events, words.review.on)
    longest = _LONGEST_OF_FEW if len(events) <= _FEW else _LONGEST
    labelled = [(event, shortened(words.item_title(event), longest)) for event in events]
    lanes = [(kind, _placed([pair for pair in labelled if pair[0].kind == kind], x)) for kind in _kinds(events)]
    body, height = _lanes(lanes, words)
    return el(
        "svg",
        el("title", words.timeline_title(timeline), id=f"{name}-t"),
        el("desc", words.timeline_description(timeline), id=f"{name}-d"),
        _years(x, height),
        _day(words, x, height),
        body,
        viewBox=f"0 0 {_WIDTH:g} {height + 18:g}",
        class_="timeline",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def _kinds(events: Sequence[Event]) -> list[str]:
    return list(dict.fromkeys(sorted(event.kind for event in events)))


def _days(events: Sequence[Event], on: dt.date) -> Scale:
    """From before the first event to after the last; the review's day is inside unless it is far off."""
    first, last = day_of(events[0]).toordinal(), day_of(events[-1]).toordinal()
    if last < on.toordinal() <= last + max(366, (last - first) // 4):
        last = on.toordinal()
    margin = max(30, (last - first) // 40)
    return Scale(max(1, first - margin), min(dt.date.max.toordinal(), last + margin), _LEFT, _WIDTH - _RIGHT)


def _placed(events: Sequence[tuple[Event, str]], x: Scale) -> list[Placed]:
    places = []
    for event, label in events:
        at = x(day_of(event).toordinal())
        places.append(Placed(event, label, at, left=at + 12 + len(label) * _LETTER > _WIDTH - 2))
    rows = rows_without_overlap([place.span for place in places])
    return [Placed(p.event, p.label, p.x, p.left, row) for p, row in zip(places, rows, strict=True)]


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > longest // 2 else cut).rstrip(" ,;:–-") + "…"


def _lanes(lanes: Sequence[tuple[str, Sequence[Placed]]], words: Words) -> tuple[Markup, float]:
    parts, y = [], _TOP + 8
    for kind, places in lanes:
        height = (max(place.row for place in places) + 1) * _ROW
        parts.append(el("text", words.kind(kind, many=True), x=0, y=y + 13, class_="lane"))
        parts.extend(_event(place, y, words) for place in places)
        y += height + _LANE_GAP
        parts.append(el("line", x1=0, x2=_WIDTH, y1=y - _LANE_GAP / 2, y2=y - _LANE_GAP / 2, class_="grid"))
    return join(parts), y - _LANE_GAP / 2


def _event(place: Placed, top: float, words: Words) -> Markup:
    y, step = round(top + place.row * _ROW + 9, 2), -9 if place.left else 9
    return el(
        "g",
        el("title", words.event(place.event)),
        el("circle", cx=place.x, cy=y, r=4),
        el(
            "text", place.label, x=round(place.x + step, 2), y=y + 4, text_anchor="end" if place.left else None,
            lang=words.title_language(place.event),
        ),
        class_="event ahead" if day_of(place.event) > words.review.on else "event",
    )  # fmt: skip


def _years(x: Scale, height: float) -> Markup:
    first, last = dt.date.fromordinal(int(x.low)), dt.date.fromordinal(int(x.high))
    return join(part for year in year_ticks(first, last, 10) for part in _year(year, x, height))


def _day(words: Words, x: Scale, height: float) -> Markup:
    """The day of the review: what lies right of it is still ahead and drawn hollow."""
    on = words.review.on
    at = x(on.toordinal())
    if not _LEFT <= at <= _WIDTH - _RIGHT:
        return Markup("")
    anchor = "end" if at > _WIDTH - 160 else "start"
    said = words.short_date(on.isoformat())
    return join(
        (
            el("line", x1=at, x2=at, y1=_TOP, y2=height, class_="day"),
            el(
                "text",
                said,
                x=at + (-5 if anchor == "end" else 5),
                y=height + 14,
                class_="day-label",
                text_anchor=anchor,
            ),
        )
    )


def _year(year: int, x: Scale, height: float) -> Iterator[Markup]:
    at = x(dt.date(year, 1, 1).toordinal())
    yield el("line", x1=at, x2=at, y1=_TOP - 4, y2=height, class_="grid")
    yield el("text", year, x=at, y=14, class_="tick", text_anchor="middle")
