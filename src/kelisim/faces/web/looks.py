"""From an answer to a page: templates that escape everything, and what they may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Safe
from starlette.responses import HTMLResponse, Response

from kelisim.faces.dossier.html.marks import sheet_of_signs, sign
from kelisim.faces.dossier.html.markup import Markup, clean
from kelisim.faces.web.asked import Asked
from kelisim.faces.web.choosing import tongues, whence
from kelisim.faces.web.naming import relation_name, right_name, role_name, verb_name, way_name
from kelisim.faces.web.retelling import author, reason, tell_again
from kelisim.faces.web.rights import need
from kelisim.faces.web.scripts import script
from kelisim.faces.web.titles import claim_title, decided_title, record_title
from kelisim.faces.web.tongue import ASKED, lacking, language, number, percent, say, say_many
from kelisim.model.codec import to_json

Plain = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a page says.

    Attributes:
        asked: What was asked.
        data: All of it, plain: what the ``.json`` twin shows.
        drawn: Called for the parts that only the page shows (drawings, marked texts).
        status: Of the response.
    """

    asked: Asked
    data: Plain
    drawn: Callable[[], Mapping[str, object]] = field(default=dict)
    status: int = 200


@cache
def environment() -> Environment:
    """The templates. Autoescape is on for all of them, and a name that is not there is an error, not an empty text."""
    made = Environment(
        loader=PackageLoader("kelisim.faces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.globals.update(sign=sign, signs=sheet_of_signs(), script=script)
    made.globals.update(_=say, ngettext=say_many, language=language, lacking=lacking, percent=percent)
    made.filters.update(number=number, retold=tell_again, reason=reason, author=author)
    made.filters.update(record_title=record_title, claim_title=claim_title, decided_title=decided_title)
    made.filters["right_name"] = right_name
    made.globals.update(relation_name=relation_name)
    made.globals.update(role_name=role_name, right_name=right_name, way_name=way_name, verb_name=verb_name)
    return made


def _finalize(value: object) -> object:
    """Markup of the dossier is markup here too; other text loses what could turn or hide what follows it."""
    if isinstance(value, Markup):
        return Safe(value)  # noqa: S704  (the dossier escaped it; its Markup is made in no other way)
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Safe) else value


def _nav(asked: Asked) -> list[tuple[str, str]]:
    """The parts of the application that are open to who asks: address and name."""
    parts = (
        ("/", say("Overview")),
        ("/register", say("Register")),
        ("/reports", say("Reports")),
        ("/queue", say("Queue")),
        ("/measures", say("Measures")),
        ("/review", say("Review")),
    )
    return [(path, name) for path, name in parts if asked.may(need(path, "GET") or "own")]


def page(template: str, answer: Answer) -> HTMLResponse:
    """The answer as a page."""
    return HTMLResponse(rendered(template, answer), answer.status)


def rendered(template: str, answer: Answer) -> str:
    """The answer as HTML text."""
    asked, desk = answer.asked, answer.asked.desk
    labels = desk.labels
    words = desk.words(asked.shown.register)
    frame = {
        "asked": asked,
        "link": asked.link,
        "words": words,
        "label": labels.label,
        "amount": labels.amount,
        "pair": words.pair,
        "nav": _nav(asked),
        "here": asked.request.url.path,
        "twin": twin(asked),
        "tongues": tongues(asked.request),
        "whence": whence(asked.request),
        "key": asked.visitor.form_key or "",
        "visitor": asked.visitor,
        "may": asked.may,
        "hidden": {k: v for k, v in asked.request.query_params.items() if k not in ("on", "known", ASKED)},
    }
    return environment().get_template(template).render(frame | answer.data | dict(answer.drawn()))


def twin(asked: Asked) -> str | None:
    """The address of the page as JSON, where the page is one that can be asked for."""
    if asked.request.method != "GET":
        return None
    path = asked.request.url.path.rstrip("/") or "/overview"
    query = asked.request.url.query
    return f"{path}.json{'?' if query else ''}{query}"


def as_json(answer: Answer) -> Response:
    """The answer's data as JSON."""
    return Response(to_json(answer.data, indent=1), answer.status, media_type="application/json")


def add_page(router: APIRouter, path: str, template: str, make: Callable[..., Answer]) -> None:
    """A page and its ``.json`` twin; the twin stands in the OpenAPI description."""

    @wraps(make)
    def html(*args: Any, **named: Any) -> Response:  # noqa: ANN401
        return page(template, make(*args, **named))

    @wraps(make)
    def json(*args: Any, **named: Any) -> Response:  # noqa: ANN401
        return as_json(make(*args, **named))

    # The twin first: "/register/{id}" would take "abc.json" as an id.
    router.add_api_route(f"{path.rstrip('/') or '/overview'}.json", json, response_class=Response, response_model=None)
    router.add_api_route(path, html, response_class=HTMLResponse, response_model=None, include_in_schema=False)
