"""The people of a team, for its administrators: invite, change a role, close, sign out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kelisim.errors import MisuseError
from kelisim.faces.web.accounts.house import House, house_of
from kelisim.faces.web.accounts.own import account_shape
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.looks import Answer, add_page, page
from kelisim.model.account import ORDER, RIGHTS, ROLES
from kelisim.workflow import accounts as team

router = APIRouter(tags=["accounts"])


def people(asked: AskedFor) -> Answer:
    """All accounts with their roles, and whose invitation waits."""
    return _answer(asked)


def _answer(asked: Asked, **fresh: object) -> Answer:
    everybody, waiting = team.accounts_list(house_of(asked.request).accounts)
    data = {
        "people": [account_shape(one) | {"invited": one.id in waiting} for one in everybody],
        "roles": {role: [one for one in ORDER if one in RIGHTS[role]] for role in ROLES},
    }
    return Answer(asked, data, lambda: {"fresh": None, **fresh})


def add(asked: AskedFor, form: Form) -> Response:
    """A new account with an invitation, whose link is shown on this page and never again."""
    house = house_of(asked.request)
    made = team.add_account(house.accounts, text(form, "name"), text(form, "role"), text(form, "email"), **_by(asked))
    return _invited(asked, house, made.id, made.name)


def change(asked: AskedFor, form: Form, account: str) -> Response:
    """Change an account: its role, whether it is open, its sessions; or invite the person anew."""
    house, verb = house_of(asked.request), text(form, "verb")
    if verb == "invite":
        name = next((one.name for one in team.accounts_list(house.accounts)[0] if one.id == account), account)
        return _invited(asked, house, account, name)
    if verb == "role":
        team.change_role(house.accounts, account, text(form, "role"), **_by(asked))
    elif verb == "email":
        team.change_email(house.accounts, account, text(form, "email"), **_by(asked))
    elif verb in _VERBS:
        _VERBS[verb](house.accounts, account, **_by(asked))
    else:
        raise MisuseError(f"{verb[:20]!r} is nothing that can be done with an account")
    return RedirectResponse("/people", 303)


_VERBS: dict[str, Callable[..., object]] = {
    "close": team.close_account, "open": team.open_account, "sign-out": team.sign_out_everywhere,
}  # fmt: skip


def _invited(asked: Asked, house: House, account: str, name: str) -> Response:
    code, until = team.invite(house.accounts, account, **_by(asked))
    fresh = {"link": f"{house.url}/invitation#{code}", "name": name, "until": until}
    return page("people.html", _answer(asked, fresh=fresh))


def _by(asked: Asked) -> dict[str, Any]:
    return {"by": asked.by, "where": asked.visitor.where}


add_page(router, "/people", "people.html", people)
_HIDDEN: dict[str, Any] = {"methods": ["POST"], "include_in_schema": False, "response_class": HTMLResponse}
router.add_api_route("/people", add, **_HIDDEN)
router.add_api_route("/people/{account}", change, **_HIDDEN)
