"""The application put together: guard, pages, static files, and errors as one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from kelisim import __version__
from kelisim.errors import KelisimError, LedgerError, NotFoundError
from kelisim.faces.dossier.html.sheets import page_style
from kelisim.faces.web.accounts import TEAM_ROUTERS
from kelisim.faces.web.accounts.gate import Outward, TeamGate
from kelisim.faces.web.accounts.house import House
from kelisim.faces.web.asked import LACKING, today
from kelisim.faces.web.choosing import Choosing, tongues
from kelisim.faces.web.describing import described
from kelisim.faces.web.desk import Desk, LackingError
from kelisim.faces.web.forms import ForgedError
from kelisim.faces.web.guard import HEADERS, Guard, Keys, TooLargeError
from kelisim.faces.web.looks import environment
from kelisim.faces.web.pages import ROUTERS
from kelisim.faces.web.retelling import tell_again
from kelisim.faces.web.rights import ForbiddenError, StrangerError, permitted
from kelisim.faces.web.tongue import say
from kelisim.workflow.accounts import RefusedSignInError, SlowedError

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def create_app(desk: Desk, keys: Keys) -> FastAPI:
    """The application for one person on this machine.

    Args:
        desk: The register being worked on.
        keys: The secrets of this run.
    """
    app = _assembled(desk, ROUTERS)
    app.state.keys = keys
    app.add_middleware(Guard, keys=keys, by=desk.by)
    app.add_middleware(Choosing, otherwise=desk.language)  # the last one added stands outermost
    return app


def create_team_app(desk: Desk, house: House) -> FastAPI:
    """The application for a team with accounts.

    Args:
        desk: The register being worked on.
        house: The accounts, and how the server is reached.
    """
    app = _assembled(desk, (*ROUTERS, *TEAM_ROUTERS))
    app.state.house = house
    app.add_middleware(TeamGate, house=house)
    app.add_middleware(Choosing, otherwise=desk.language)
    app.add_middleware(Outward, house=house)
    return app


def _assembled(desk: Desk, routers: Iterable[APIRouter]) -> FastAPI:
    """All but the gate. Every route stands behind ``permitted``, also the description, which is a route of ours."""
    app = FastAPI(
        title="Kelisim", version=__version__, docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(permitted)],
    )  # fmt: skip
    app.state.desk = desk
    for router in routers:
        app.include_router(router)
    app.add_api_route("/openapi.json", described, include_in_schema=False)
    app.add_api_route("/static/{name}", static, include_in_schema=False)
    app.add_exception_handler(KelisimError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _failed)
    return app


def static(name: str) -> Response:
    """A style sheet or script of ours; the dossier's look is taken from the dossier itself."""
    if name == "dossier.css":
        return Response(page_style("Kelisim"), media_type="text/css")
    kind = _TYPES.get(name[name.rfind(".") :])
    known = {entry.name: entry for entry in files(__package__).joinpath("static").iterdir()}
    if kind is None or name not in known:
        raise NotFoundError(f"there is no file {name[:60]!r} here")
    return Response(known[name].read_bytes(), media_type=kind)


def status_of(error: KelisimError) -> int:
    """The status by which an error is told over HTTP."""
    known: tuple[tuple[type[KelisimError], int], ...] = (
        (NotFoundError, 404), (ForgedError, 403), (TooLargeError, 413), (LedgerError, 503), (StrangerError, 401),
        (ForbiddenError, 403), (RefusedSignInError, 403), (SlowedError, 429), (LackingError, 503),
    )  # fmt: skip
    return next((status for kind, status in known if isinstance(error, kind)), 400)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, KelisimError)  # noqa: S101  (registered for that class)
    if isinstance(error, LackingError):
        request.scope[LACKING] = error.what  # a generation that has it is asked instead
    return refusal(request, status_of(error), error)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    known = {404: say("there is no such page here"), 405: say("this address takes no such request")}
    return refusal(request, error.status_code, known.get(error.status_code, str(error.detail)))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    names = ", ".join(str(fault["loc"][-1]) for fault in error.errors())
    return refusal(request, 422, say("the address holds something that cannot be read: {names}", names=names[:200]))


def _failed(request: Request, _error: Exception) -> Response:
    sentence = say("something went wrong inside; the terminal that runs `kelisim serve` tells what")
    answer = refusal(request, 500, sentence)
    answer.headers.update(HEADERS)  # this answer is made outside the guard
    return answer


def sentence_of(error: KelisimError | str) -> str:
    """An error's words as a sentence of a page, in the reader's language; other words are in it already."""
    told = tell_again(str(error)) if isinstance(error, KelisimError) else error
    return told[:1].upper() + told[1:].rstrip(".") + "."


def refusal(request: Request, status: int, sentence: KelisimError | str) -> Response:
    """A refusal as a page, or as JSON for who asked for that."""
    said = sentence_of(sentence)
    if request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": said}, status)
    frame = {"sentence": said, "status": status, "today": today(), "tongues": tongues(request)}
    made = environment().get_template("error.html").render(frame)
    return HTMLResponse(made, status)
