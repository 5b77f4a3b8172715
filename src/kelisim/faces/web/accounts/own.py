"""The own account: language, password, browsers that are signed in, tokens for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kelisim.errors import MisuseError
from kelisim.faces.web.accounts.entrance import chosen_password, entered, left, own_path, secret_of
from kelisim.faces.web.accounts.house import house_of
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.choosing import keep
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.looks import Answer, add_page, page
from kelisim.faces.web.tongue import say
from kelisim.lang.messages import message_languages
from kelisim.model.account import ORDER, SCOPES, Account, ApiToken, Session
from kelisim.workflow import accounts as team

router = APIRouter(tags=["accounts"])

_DAYS = (30, 90, 180, 365)


def account(asked: AskedFor) -> Answer:
    """The own account with its sessions and tokens."""
    return _answer(asked)


def _answer(asked: Asked, **fresh: object) -> Answer:
    visitor, house = asked.visitor, house_of(asked.request)
    own = team.own(house.accounts, _me(asked).id)
    here = visitor.session.id if visitor.session else None
    data = {
        "account": account_shape(own.account),
        "rights": [one for one in ORDER if one in own.account.rights],
        "sessions": [session_shape(one) | {"this": one.id == here} for one in own.sessions],
        "tokens": [token_shape(one) for one in own.tokens],
    }
    drawn = {
        "scopes": [one for one in SCOPES if one in own.account.rights], "days": _DAYS, "least": team.LEAST_LENGTH,
        "fresh": None, **fresh,
    }  # fmt: skip
    return Answer(asked, data, lambda: drawn)


def _me(asked: Asked) -> Account:
    me = asked.visitor.account
    assert me is not None  # noqa: S101  (``permitted`` lets nobody else through)
    return me


def account_shape(one: Account) -> dict[str, Any]:
    """An account as plain data; nothing of its password but whether there is one."""
    return {
        "id": one.id, "name": one.name, "role": one.role, "email": one.email, "active": one.active,
        "has_password": one.has_password, "linked": one.linked, "created_at": one.created_at,
    }  # fmt: skip


def session_shape(one: Session) -> dict[str, Any]:
    """A session as plain data; its id is the digest of a secret and stays here."""
    return {
        "way": one.way,
        "where": one.where,
        "created_at": one.created_at,
        "seen_at": one.seen_at,
        "ends_at": one.ends_at,
    }


def token_shape(one: ApiToken) -> dict[str, Any]:
    """A token as plain data: its beginning, never the whole."""
    return {
        "id": one.id, "name": one.name, "hint": one.hint, "scopes": list(one.scopes), "created_at": one.created_at,
        "used_at": one.used_at, "ends_at": one.ends_at,
    }  # fmt: skip


def password(asked: AskedFor, form: Form) -> Response:
    """Change the own password; every other browser is signed out."""
    me = _me(asked)
    before, after = secret_of(form, "before"), chosen_password(form)
    accounts = house_of(asked.request).accounts
    secret = team.change_password(accounts, me, before, after, where=asked.visitor.where)
    return entered(asked.request, RedirectResponse("/account", 303), secret, me)


def language(asked: AskedFor, form: Form) -> Response:
    """Keep the language in which the person wants the pages: with the account, and in this browser.

    Raises:
        MisuseError: If the pages are in no such language.
    """
    code, me = text(form, "language"), _me(asked)
    if code not in message_languages():
        raise MisuseError(say("there are no pages in that language; choose one of the menu"))
    team.keep_language(house_of(asked.request).accounts, me.id, code)
    answer = RedirectResponse(own_path(text(form, "to")), 303)
    keep(answer, asked.request, code)
    return answer


def sessions(asked: AskedFor, form: Form) -> Response:
    """Sign out in the other browsers, or everywhere."""
    house, me = house_of(asked.request), _me(asked)
    stay = text(form, "verb") == "elsewhere" and asked.visitor.session is not None
    but = asked.visitor.session.id if stay and asked.visitor.session else None
    team.sign_out_elsewhere(house.accounts, me, but=but, where=asked.visitor.where)
    return RedirectResponse("/account", 303) if stay else left(house)


def make_token(asked: AskedFor, form: Form) -> Response:
    """A new token; its key is shown on this page and never again."""
    days = text(form, "days")
    if not (days.isascii() and days.isdigit() and len(days) < 5):
        raise MisuseError("a token needs an end; choose for how many days it holds")
    scopes = [str(one) for one in form.getlist("scope")]
    house = house_of(asked.request)
    key, made = team.create_token(
        house.accounts, _me(asked), text(form, "name"), scopes, int(days), where=asked.visitor.where
    )
    return page("account.html", _answer(asked, fresh={"key": key, "name": made.name}))


def revoke(asked: AskedFor, form: Form, token: str) -> Response:  # noqa: ARG001  (the form's key is checked)
    """Take a token back."""
    house = house_of(asked.request)
    team.revoke_token(house.accounts, _me(asked), token, where=asked.visitor.where)
    return RedirectResponse("/account#tokens", 303)


add_page(router, "/account", "account.html", account)
_HIDDEN: dict[str, Any] = {"methods": ["POST"], "include_in_schema": False}
router.add_api_route("/account/language", language, response_class=RedirectResponse, status_code=303, **_HIDDEN)
router.add_api_route("/account/password", password, response_class=RedirectResponse, status_code=303, **_HIDDEN)
router.add_api_route("/account/sessions", sessions, response_class=RedirectResponse, status_code=303, **_HIDDEN)
router.add_api_route("/account/tokens", make_token, response_class=HTMLResponse, **_HIDDEN)
router.add_api_route("/account/tokens/{token}", revoke, response_class=RedirectResponse, status_code=303, **_HIDDEN)
