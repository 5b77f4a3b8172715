"""Signing in and out: by password, by an invitation, by the team's identity provider."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kelisim.errors import KelisimError, MisuseError, NotFoundError
from kelisim.faces.web.accounts.house import House, house_of
from kelisim.faces.web.choosing import keep, tongues
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.guard import onward
from kelisim.faces.web.looks import environment
from kelisim.faces.web.tongue import say
from kelisim.faces.web.visitor import visitor_of
from kelisim.model.account import Account
from kelisim.workflow import accounts as team

router = APIRouter(tags=["accounts"], include_in_schema=False)

To = Annotated[str, Query(max_length=2000, description="The page to go on to.")]
_BACK = "/sign-in/back"


def sign_in_page(request: Request, to: To = "") -> Response:
    """The form for signing in."""
    return outside(request, "sign-in.html", to=own_path(to))


def sign_in(request: Request, form: Form) -> Response:
    """Sign in with name and password."""
    house, name, to = house_of(request), text(form, "name"), own_path(text(form, "to"))
    try:
        secret, account = team.sign_in(
            house.accounts, name, secret_of(form, "password"), where=visitor_of(request).where
        )
    except (team.RefusedSignInError, team.SlowedError) as error:
        return outside(request, "sign-in.html", error, to=to, name=name)
    return entered(request, RedirectResponse(to, 303), secret, account)


def provider(request: Request, to: To = "") -> Response:
    """On to the team's identity provider."""
    house = house_of(request)
    if house.provider is None:
        raise NotFoundError("this server has no identity provider; sign in with a password")
    secret = team.fresh_secret()
    try:
        there, errand = house.provider.begin(house.url + _BACK)
        body = {**errand, "to": own_path(to)}
        team.begin_errand(house.accounts, secret, body, where=visitor_of(request).where)
    except KelisimError as error:
        return outside(request, "sign-in.html", error, to=own_path(to))
    answer = RedirectResponse(there, 303)
    house.keep(answer, house.errand_cookie, secret, lax=True)
    return answer


def back(request: Request) -> Response:
    """Back from the provider: who came is asked of it, never believed from the address."""
    house = house_of(request)
    try:
        if house.provider is None:
            raise NotFoundError("this server has no identity provider; sign in with a password")
        errand = team.come_back(house.accounts, request.cookies.get(house.errand_cookie, ""))
        known = house.provider.finish(house.url + _BACK, dict(request.query_params), errand)
        where = visitor_of(request).where
        secret, account = team.sign_in_provided(house.accounts, known.subject, known.email, where=where)
    except KelisimError as error:
        answer = outside(request, "sign-in.html", error)
    else:
        answer = entered(request, onward(own_path(errand.get("to", "")), say("Open the register")), secret, account)
    house.forget(answer, house.errand_cookie)
    return answer


def invitation_page(request: Request) -> Response:
    """The form for a first password; the code stands behind the # of the link, which browsers do not send."""
    return outside(request, "invitation.html", least=team.LEAST_LENGTH)


def accept(request: Request, form: Form) -> Response:
    """Set the password of who was invited, and sign in."""
    house, code = house_of(request), text(form, "code")
    try:
        password = chosen_password(form)
        secret, account = team.accept_invitation(house.accounts, code, password, where=visitor_of(request).where)
    except (MisuseError, team.RefusedSignInError, team.SlowedError) as error:
        return outside(request, "invitation.html", error, code=code, least=team.LEAST_LENGTH)
    return entered(request, RedirectResponse("/", 303), secret, account)


def sign_out(request: Request, form: Form) -> Response:  # noqa: ARG001  (the form's key is checked)
    """End this session; the browser forgets what it holds of these pages."""
    house, visitor = house_of(request), visitor_of(request)
    if visitor.session is not None:
        team.sign_out(house.accounts, visitor.session.id, visitor.name, where=visitor.where)
    return left(house)


def left(house: House) -> Response:
    """The way out, with nothing left in the browser."""
    answer = RedirectResponse("/sign-in", 303, headers={"clear-site-data": '"cache", "storage"'})
    house.forget(answer, house.cookie)
    return answer


def entered(request: Request, answer: Response, secret: str, account: Account) -> Response:
    """The way in: a new secret for the browser, and the person's language; a session that was there before ends."""
    house, visitor = house_of(request), visitor_of(request)
    if visitor.session is not None:
        team.sign_out(house.accounts, visitor.session.id, visitor.name, where=visitor.where)
    house.keep(answer, house.cookie, secret)
    house.forget(answer, house.stranger_cookie)
    if language := team.language_of(house.accounts, account.id):
        keep(answer, request, language)
    return answer


def secret_of(form: FormData, name: str) -> str:
    """A field with a password, as it was typed: blanks at its ends are part of it."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def chosen_password(form: FormData) -> str:
    """A new password, typed twice alike.

    Raises:
        MisuseError: If it was not.
    """
    password = secret_of(form, "password")
    if password != secret_of(form, "again"):
        raise MisuseError("the two passwords are not alike; type the new one twice")
    return password


def own_path(told: str) -> str:
    """A path of this server, never another address; ``/`` where it is none."""
    fits = told.startswith("/") and not told.startswith(("//", "/\\")) and told.isprintable() and "\\" not in told
    return told if fits else "/"


def outside(request: Request, template: str, error: KelisimError | None = None, **told: object) -> Response:
    """A page for strangers: nothing of the register is on it."""
    from kelisim.faces.web.app import sentence_of, status_of  # noqa: PLC0415  (the application knows these pages)

    house, visitor = house_of(request), visitor_of(request)
    frame: dict[str, Any] = {
        "sentence": sentence_of(error) if error else "", "key": visitor.form_key or "", "tongues": tongues(request),
        "provider": house.provider.name if house.provider else None, "name": "", "to": "/", "code": "",
    }  # fmt: skip
    status = 200 if error is None else status_of(error)
    answer = HTMLResponse(environment().get_template(template).render(frame | told), status)
    stranger = request.scope.get("kelisim.stranger")
    if stranger is not None:
        house.keep(answer, house.stranger_cookie, stranger)
    if isinstance(error, team.SlowedError):
        answer.headers["retry-after"] = "900"
    return answer


router.add_api_route("/sign-in", sign_in_page, response_class=HTMLResponse)
router.add_api_route("/sign-in", sign_in, methods=["POST"], response_class=HTMLResponse)
router.add_api_route("/sign-in/provider", provider, response_class=RedirectResponse, status_code=303)
router.add_api_route(_BACK, back, response_class=HTMLResponse)
router.add_api_route("/invitation", invitation_page, response_class=HTMLResponse)
router.add_api_route("/invitation", accept, methods=["POST"], response_class=HTMLResponse)
router.add_api_route("/sign-out", sign_out, methods=["POST"], response_class=RedirectResponse, status_code=303)
