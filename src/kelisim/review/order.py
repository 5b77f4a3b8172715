"""In which order findings are read, and which are the most important."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kelisim.model.digest import Plain, canonical
from kelisim.model.review import SEVERITIES
from kelisim.review.context import Context
from kelisim.review.findings import RULES
from kelisim.review.findings.base import Draft
from kelisim.review.titles import text_of

# Within one severity: what asks for a decision first, then what casts doubt, then news, then the even course.
RANK = (
    "target_missed", "target_behind", "contradicted", "overdue", "deadline_dropped", "slipped",
    "parts_against_total_change", "parts_against_total", "growth_against_levels", "act_before_signing", "legal_step",
    "target_unknown", "lapsed", "count_against_value", "reporters_differ", "figure_against_statistics",
    "deadline_reset", "due", "unheld", "dormant", "target_standing", "target_disputed", "planned_body", "no_session",
    "silent", "revised", "restated", "weakened", "planned_agreement", "strengthened", "held_after_report",
    "identity_disputed", "met", "changed", "renamed", "rescoped", "split", "merged", "succeeds", "target_kept",
    "target_reached", "target_on_track", "target_moving", "new", "kept", "moving", "one_side", "quiet",
)  # fmt: skip
_PER_RULE = 2


def drafts_of(ctx: Context) -> tuple[Draft, ...]:
    """All findings in the order in which they are read; findings that would read alike are one."""
    found: dict[str, Draft] = {}
    drafts = sorted((draft for rule in RULES.values() for draft in rule(ctx)), key=_key)
    for draft in drafts:
        found.setdefault(canonical([draft.rule, _words(draft)]), draft)
    return tuple(found.values())


def most_important(drafts: Sequence[Draft], count: int, *, per_rule: int = _PER_RULE) -> tuple[Draft, ...]:
    """The first ones, but one of a subject and few of a rule, so that a reader sees the breadth."""
    chosen: list[Draft] = []
    rules: Counter[str] = Counter()
    subjects: set[str] = set()
    for draft in drafts:
        subject = draft.record.id if draft.record else draft.rule
        if len(chosen) < count and rules[draft.rule] < per_rule and subject not in subjects:
            chosen.append(draft)
            rules[draft.rule] += 1
            subjects.add(subject)
    return tuple(chosen)


def _key(draft: Draft) -> tuple[object, ...]:
    rank = RANK.index(draft.rule) if draft.rule in RANK else len(RANK)
    subject = draft.record.id if draft.record else ""
    return (SEVERITIES.index(draft.severity), rank, -draft.weight, str(_words(draft)), subject, draft.sources)


def _words(draft: Draft) -> dict[str, Plain]:
    shown = dict(draft.params)
    if "title" in shown:
        shown["title"] = text_of(shown["title"])
    return shown
