"""The review: built for any dates, read in the page, downloaded in every format, issued; and those that were issued."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from kelisim import workflow
from kelisim.errors import MisuseError, NotFoundError
from kelisim.faces.dossier import FORMATS, Format
from kelisim.faces.dossier.html.nodes import Page
from kelisim.faces.dossier.html.page import content
from kelisim.faces.dossier.words import Words
from kelisim.faces.web.asked import Asked, AskedFor, day
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.kept import once_a_view
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.records import download
from kelisim.faces.web.shapes import finding_shapes
from kelisim.lang.labels import Labels, label_languages, load_labels
from kelisim.model import Issue
from kelisim.model.review import Review
from kelisim.workflow import Shown

router = APIRouter(tags=["review"])

Since = Annotated[str, Query(description="The day from which news is marked, such as 2024-02-20.")]
Lang = Annotated[str, Query(description="The language: en, ru, kk or uz.")]


def review(asked: AskedFor, since: Since = "", lang: Lang = "") -> Answer:
    """The review of these dates: every finding with its evidence; and the reviews that were issued."""
    labels = labels_in(asked, lang)
    shown = _shown(asked, since)
    made = shown.review
    data = {
        "since": since,
        "lang": labels.code,
        "findings": finding_shapes(made.findings, made, shown.register, Words(made, labels)),
        "evidence": len(made.evidence),
        "versions": dict(made.versions),
        "issued": issued_shapes(asked),
    }
    return Answer(asked, data, lambda: drawn(made, labels))


def _shown(asked: Asked, since: str) -> Shown:
    return asked.desk.shown(asked.on, asked.known, day(since)) if since else asked.shown


def labels_in(asked: Asked, lang: str) -> Labels:
    """The words of the language asked for, else of the reader's.

    Raises:
        MisuseError: If there are none in that language.
    """
    code = lang or asked.desk.labels.code
    if code not in label_languages():
        raise MisuseError(f"there are no labels in {code[:10]!r}; choose one of {', '.join(label_languages())}")
    return load_labels(code)


def drawn(made: Review, labels: Labels) -> dict[str, Any]:
    """A review as the page reads it, and in which languages and formats it can be had."""
    words = Words(made, labels)
    languages = [(code, load_labels(code).language_name) for code in label_languages()]
    return {
        "body": content(Page(made, words)),
        "title": words.title,
        "facts": words.facts(),
        "languages": languages,
        "download_formats": [suffix[1:] for suffix in FORMATS],
    }


def issued_reviews(asked: Asked) -> list[Issue]:
    """The reviews that were issued, the latest first."""
    return sorted(asked.shown.entries.issues, key=lambda one: one.recorded_at or "", reverse=True)


def issued_shapes(asked: Asked) -> list[dict[str, Any]]:
    """The reviews that were issued as a list shows them, the latest first, each with the day that it speaks of."""
    days = _days_of_issues(asked.shown)
    return [
        {"id": one.id, "on": days[one.id], "digest": one.review_digest, "by": one.by, "recorded_at": one.recorded_at}
        for one in issued_reviews(asked)
    ]


def issued_review(asked: Asked, id_: str) -> Issue:
    """The review that was issued under an id.

    Raises:
        NotFoundError: If this register holds none.
    """
    found = next((one for one in issued_reviews(asked) if one.id == id_), None)
    if found is None:
        raise NotFoundError(f"this register holds no issued review {id_[:40]!r}; choose one of those that it holds")
    return found


@once_a_view
def _days_of_issues(shown: Shown) -> Mapping[str, str]:
    return {one.id: str(plain_review(one).get("on", "")) for one in shown.entries.issues}


def plain_review(issued: Issue) -> dict[str, Any]:
    """An issued review as plain data; of what came from elsewhere and is no review, nothing."""
    with suppress(ValueError, RecursionError):
        told = json.loads(issued.canonical_json)
        return told if isinstance(told, dict) else {}
    return {}


def review_file(asked: AskedFor, format: str, since: Since = "", lang: Lang = "") -> Response:
    """The review of these dates as a file."""
    chosen = writer(format)
    data = chosen(_shown(asked, since).review, labels_in(asked, lang))
    return download(data, f"review-{asked.on}.{format}", chosen.media_type)


def writer(format: str) -> Format:
    """What writes a review in a format.

    Raises:
        NotFoundError: If nothing does.
    """
    chosen = FORMATS.get(f".{format}")
    if chosen is None:
        raise NotFoundError(f"no review can be written as {format[:20]!r}; choose {', '.join(s[1:] for s in FORMATS)}")
    return chosen


def issue(asked: AskedFor, form: Form) -> Response:
    """Keep the review of these dates whole, as it leaves the house."""
    since = text(form, "since")
    with asked.desk.writing():
        workflow.issue(asked.desk.ledger, _shown(asked, since).review, by=asked.by)
    return RedirectResponse(asked.link("/review#issued", since=since, lang=text(form, "lang")), 303)


router.add_api_route("/review/file/{format}", review_file, response_class=Response)
router.add_api_route("/review", issue, methods=["POST"], response_class=RedirectResponse, status_code=303)
add_page(router, "/review", "review.html", review)
