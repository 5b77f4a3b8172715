"""``kelisim compare``: an issued review beside a later one, or beside how things stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from kelisim.errors import NotFoundError
from kelisim.faces.cli.common import format_option, opened, register_argument, view_options
from kelisim.settings import load_settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from kelisim.faces.dossier.differences import Differences
    from kelisim.lang.labels import Labels
    from kelisim.model import Issue


@click.command("compare", epilog="Example: kelisim compare kaz-uzb.kelisim i-3f9a --on 2025-11-30")
@register_argument
@click.argument("earlier", required=False)
@click.argument("later", required=False)
@view_options
@click.option("--lang", "language", default=None, help="Language of the sentences: en, ru, kk or uz.")
@format_option("text", "json")
def command(
    register_: str,
    earlier: str | None,
    later: str | None,
    on: dt.date | None,
    known: str | None,
    language: str | None,
    format_: str,
) -> None:
    """Tell what changed between two issued reviews, by the beginnings of their ids.

    Without LATER the earlier one is held against the review of now (or of --on); without ids the reviews that were
    issued are listed.
    """
    from kelisim import workflow
    from kelisim.faces.dossier.differences import differences
    from kelisim.lang.labels import load_labels
    from kelisim.model.codec import to_json

    with opened(register_) as ledger:
        issued = sorted(ledger.entries().issues, key=lambda one: (one.recorded_at or "", one.id))
        if earlier is None:
            _list(issued)
            return
        before = json.loads(_named(issued, earlier).canonical_json)
        text = (
            _named(issued, later).canonical_json
            if later
            else to_json(workflow.review_of(ledger, on=on, known=known), exact=True)
        )
    after = json.loads(text)
    found, labels = differences(before, after), load_labels(load_settings(language=language).language)
    lines = _as_json(found, labels) if format_ == "json" else _as_text(before, after, found, labels)
    click.echo("\n".join(lines))


def _named(issued: Sequence[Issue], wanted: str) -> Issue:
    """The issued review whose id begins so.

    Raises:
        NotFoundError: If there is none, or several.
    """
    found = [one for one in issued if one.id.startswith(wanted)]
    if len(found) != 1:
        many = f"{wanted!r} fits {len(found)} issued reviews" if found else f"no issued review has the id {wanted!r}"
        raise NotFoundError(f"{many}; `kelisim compare` with the register alone lists them", subject=wanted)
    return found[0]


def _list(issued: Iterable[Issue]) -> None:
    lines = [
        f"{one.id}  issued {(one.recorded_at or '')[:10]} by {one.by}, as things stood on {_day(one)}" for one in issued
    ]
    click.echo("\n".join(lines) or "No review was issued yet; `kelisim issue` keeps one.")


def _day(one: Issue) -> str:
    return str(json.loads(one.canonical_json).get("on", "an unknown day"))


def _as_json(found: Differences, labels: Labels) -> Iterator[str]:
    from kelisim.faces.dossier.differences import sentence

    def told(finding: Any) -> dict[str, object]:  # noqa: ANN401  (plain JSON)
        return {"rule": finding["rule"], "subject": finding["subject"], "sentence": sentence(finding, labels)}

    data = {
        "new": [told(one) for one in found.new],
        "gone": [told(one) for one in found.gone],
        "changed": [{"before": told(a), "after": told(b)} for a, b in found.changed],
        "moved": [{"record": m.record_id, "title": m.title, "from": m.before, "to": m.after} for m in found.moved],
    }
    yield json.dumps(data, ensure_ascii=False, indent=1)


def _as_text(before: Any, after: Any, found: Differences, labels: Labels) -> Iterator[str]:  # noqa: ANN401
    from kelisim.faces.dossier.differences import sentence

    yield f"From the review on {before['on']} to that on {after['on']}:"
    if found.nothing:
        yield "they say the same."
    if found.moved:
        yield "\nMoved"
        for one in found.moved:
            was, now = (labels.label("statuses", status) for status in (one.before, one.after))
            yield f"- {one.title}: {was} before, now {now}"
    for heading, findings in (("New", found.new), ("Gone", found.gone)):
        if findings:
            yield f"\n{heading}"
            yield from (f"- {sentence(finding, labels)}" for finding in findings)
    if found.changed:
        yield "\nSaid otherwise"
        for old, new in found.changed:
            yield f"- before: {sentence(old, labels)}"
            yield f"  now:    {sentence(new, labels)}"
