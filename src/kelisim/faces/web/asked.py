"""What every address may carry: the two dates. They are read once here, and kept in every link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request

from kelisim.errors import MisuseError
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.rights import Need, may
from kelisim.faces.web.visitor import Visitor, visitor_of
from kelisim.model import Decision
from kelisim.model.digest import Plain
from kelisim.workflow import Shown

SHOWN = "kelisim.shown"
"""In the scope of a request: the view that its page shows."""
LACKING = "kelisim.lacking"
"""In the scope of a request: the view that was not at hand."""
BEHIND = "kelisim.behind"
"""In the scope of a request: that what this person entered last is not in the view yet."""
OVERLAID = "kelisim.overlaid"
"""In the scope of a request: that the queue shows what was entered though its view does not."""
_REVIEWED, _ENTERED = "kelisim.reviewed", "kelisim.entered"


@dataclass(frozen=True)
class Asked:
    """The desk, the dates of a request, and the view that they ask for.

    Attributes:
        desk: What the pages share.
        on: The day in the world.
        known: The moment of knowledge, ``None`` for now.
        dates: The dates as they stood in the address, to be kept in links.
        request: The request itself.
    """

    desk: Desk
    on: dt.date
    known: str | None
    dates: Mapping[str, str]
    request: Request

    @property
    def shown(self) -> Shown:
        """The view of these dates. A page that only looks is of one moment, and asks for it once."""
        if self.request.method != "GET":
            return self.desk.fresh(self.on, self.known)
        if SHOWN not in self.request.scope:
            self.request.scope[SHOWN] = self.desk.shown(self.on, self.known)
        shown: Shown = self.request.scope[SHOWN]
        return shown

    @property
    def standing(self) -> Shown:
        """The view that pages show just now: of a large register that a team works on, perhaps of a moment ago."""
        return self.desk.shown(self.on, self.known)

    @property
    def reviewed(self) -> Shown:
        """The view whose measures and findings are shown: of a large register that is worked on, of a while ago."""
        if _REVIEWED not in self.request.scope:
            self.request.scope[_REVIEWED] = self.desk.reviewed(self.shown)
        reviewed: Shown = self.request.scope[_REVIEWED]
        return reviewed

    @property
    def entered(self) -> tuple[Decision, ...]:
        """What persons decided since the view that is shown, the latest last; looked up once."""
        if _ENTERED not in self.request.scope:
            self.request.scope[_ENTERED] = self.desk.entered_since(self.shown) if self.known is None else ()
        entered: tuple[Decision, ...] = self.request.scope[_ENTERED]
        return entered

    @property
    def reviewed_at(self) -> str | None:
        """Of which moment measures and findings are, where something was entered since."""
        return self.reviewed.moment if self.reviewed.moment < self.shown.moment else None

    @property
    def behind(self) -> bool:
        """Whether what this person entered last is not in the view yet."""
        return bool(self.request.scope.get(BEHIND))

    @property
    def team(self) -> bool:
        """Whether several persons work here, each with an account."""
        return self.visitor.account is not None

    @property
    def wants_json(self) -> bool:
        """Whether a program asks, or a script of a page."""
        return "application/json" in self.request.headers.get("accept", "")

    @property
    def plain(self) -> bool:
        """Whether the ``.json`` twin of a page is asked for."""
        return self.request.url.path.endswith(".json")

    @property
    def visitor(self) -> Visitor:
        """Who asks."""
        return visitor_of(self.request)

    @property
    def by(self) -> str:
        """The name under which what is decided here is recorded."""
        return self.visitor.name

    def may(self, wanted: Need) -> bool:
        """Whether who asks may do what asks for this right."""
        return may(self.visitor, wanted)

    def tell(self, **details: Plain) -> None:
        """Say what was added, for the account log of a team's register."""
        self.request.scope.setdefault("kelisim.told", {}).update(details)

    def link(self, path: str, **query: object) -> str:
        """An address within the application that keeps both dates; empty values are left out."""
        told = {name: str(value) for name, value in query.items() if value not in (None, "")}
        return with_query(path, {**self.dates, **told})


def with_query(path: str, query: Mapping[str, str]) -> str:
    """A path with a query; characters that do not belong in a path are written as codes."""
    safe = quote(path, safe="/#-._~")
    head, hash_, anchor = safe.partition("#")
    return f"{head}{'?' if query else ''}{urlencode(query)}{hash_}{anchor}"


_On = Annotated[str, Query(description="The day in the world that is shown, such as 2024-02-20; empty for today.")]
_Known = Annotated[str, Query(description="As the register knew things at that day or UTC moment; empty for now.")]


def asked(request: Request, on: _On = "", known: _Known = "") -> Asked:
    """The dates of a request.

    Raises:
        MisuseError: If ``on`` is no day. (The register says so of ``known``.)
    """
    desk: Desk = request.app.state.desk
    dates = {name: value for name, value in (("on", on.strip()), ("known", known.strip())) if value}
    return Asked(desk, day(on) or today(), dates.get("known"), dates, request)


def day(text: str) -> dt.date | None:
    """A day out of a form, ``None`` where it was left empty.

    Raises:
        MisuseError: If it is no day.
    """
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise MisuseError(f"{text[:40]!r} is no day; write one such as 2024-02-20") from None


def today() -> dt.date:
    """The day it is in UTC."""
    return dt.datetime.now(tz=dt.UTC).date()


AskedFor = Annotated[Asked, Depends(asked)]
"""The type of a page's argument."""
