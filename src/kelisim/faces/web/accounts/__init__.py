"""Accounts of a team in the browser: the gate, signing in, the own account, the people, and the identity provider."""

from kelisim.faces.web.accounts.entrance import router as _entrance
from kelisim.faces.web.accounts.own import router as _own
from kelisim.faces.web.accounts.people import router as _people

TEAM_ROUTERS = (_entrance, _own, _people)

__all__ = ["TEAM_ROUTERS"]
