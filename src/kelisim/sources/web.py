"""Polite fetching, only when the user asks: robots rules, one request at a time, size and time caps, a cache.

A host is resolved once, every address is checked, and the connection goes to the address that was checked, so that a
second answer of the name server cannot lead elsewhere. Each redirect is checked like a new address.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit, urlunsplit

from kelisim.sources.addresses import is_public, resolve
from kelisim.sources.cache import Cache, default_folder
from kelisim.sources.draft import MOST_BYTES, RefusedError

AGENT = "Kelisim/0.1 (reads public reports on a person's request)"
_MOST_REDIRECTS = 5
_ROBOTS_BYTES = 500_000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: Where it came from in the end, redirects followed.
        media_type: As the server says, without parameters (``text/html``).
        retrieved_at: UTC ISO time of the fetching, also where it comes from the cache.
    """

    url: str
    status: int
    media_type: str
    body: bytes
    retrieved_at: str


class Clock(Protocol):
    """Time, so that tests need not wait."""

    def now(self) -> dt.datetime:
        """The time of day, with zone."""

    def steady(self) -> float:
        """Seconds that only ever grow."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class _RealClock:
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def steady(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Manners:
    """How to fetch.

    Attributes:
        connect_seconds: For the connection, and for each wait on an answer.
        whole_seconds: For one fetch with its redirects.
        pause_seconds: Between two requests to one host; a host's own wish (Crawl-delay) counts where it is longer.
        fresh_hours: A cached copy younger than this is taken instead of asking again.
    """

    connect_seconds: float = 20.0
    whole_seconds: float = 120.0
    pause_seconds: float = 1.0
    fresh_hours: float = 24.0
    most_bytes: int = MOST_BYTES


@dataclass
class Web:
    """Fetches addresses. One for a run, so that pauses and robots rules are kept between requests.

    Attributes:
        cache: Where answers are kept, or ``None``.
        may_connect: Which network addresses are allowed; only tests allow more than the public ones.
    """

    manners: Manners = field(default_factory=Manners)
    cache: Cache | None = None
    may_connect: Callable[[str], bool] = is_public
    clock: Clock = field(default_factory=_RealClock)
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _robots: dict[str, Any] = field(default_factory=dict, repr=False)
    _last: dict[str, float] = field(default_factory=dict, repr=False)

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer at an address, from the cache where it is fresh.

        Raises:
            RefusedError: In one sentence: no network, an address that is not public, forbidden by the site's rules,
                too large, too slow, or an error of the server.
        """
        with self._turn:
            return self._from_cache(url) or self._ask(url, headers or {})

    def _ask(self, url: str, headers: Mapping[str, str]) -> Fetched:
        asked, until = url, self.clock.steady() + self.manners.whole_seconds
        for _ in range(_MOST_REDIRECTS + 1):
            target = _checked(url)
            self._obey_robots(target, until)
            status, told, body = self._request(target, headers, until, self.manners.most_bytes)
            if status in _REDIRECTS and told.get("location"):
                url = urljoin(target, told["location"])
                continue
            return self._finished(asked, target, status, told, body)
        raise RefusedError("network", "it leads from one address to the next without end.")

    def _from_cache(self, url: str) -> Fetched | None:
        kept = self.cache.get(url) if self.cache else None
        if kept is None:
            return None
        age = self.clock.now() - dt.datetime.fromisoformat(kept["retrieved_at"])
        if age > dt.timedelta(hours=self.manners.fresh_hours):
            return None
        return Fetched(**kept)

    def _finished(self, asked: str, url: str, status: int, told: Mapping[str, str], body: bytes) -> Fetched:
        if status != 200:
            raise RefusedError("network", f"the server answers {status} instead of the page; check the address.")
        media_type = told.get("content-type", "").partition(";")[0].strip().casefold()
        at = self.clock.now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        fetched = Fetched(url, status, media_type, body, at)
        if self.cache:
            self.cache.put(asked, body, url=url, status=status, media_type=media_type, retrieved_at=at)
        return fetched

    def _obey_robots(self, url: str, until: float) -> None:
        site = urlunsplit((*urlsplit(url)[:2], "", "", ""))
        if site not in self._robots:
            self._robots[site] = self._read_robots(site, until)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(url, AGENT):
            raise RefusedError("robots", "the site's rules (robots.txt) ask programs not to fetch it; save it by hand.")

    def _read_robots(self, site: str, until: float) -> Any:  # noqa: ANN401  (protego is untyped)
        """The rules of a site; ``None`` where it has none. A site in trouble is left alone (RFC 9309)."""
        from protego import Protego

        url = f"{site}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            status, told, body = self._request(url, {}, until, _ROBOTS_BYTES)
            if status in _REDIRECTS and told.get("location"):
                url = _checked(urljoin(url, told["location"]))
                continue
            if status >= 500:
                raise RefusedError("network", f"the site is in trouble (it answers {status}); try again later.")
            return Protego.parse(body.decode("utf-8", "replace")) if status == 200 else None
        return None

    def _pause(self, url: str) -> None:
        host = urlsplit(url).netloc
        rules = self._robots.get(urlunsplit((*urlsplit(url)[:2], "", "", "")))
        wish = rules.crawl_delay(AGENT) if rules is not None else None
        pause = max(self.manners.pause_seconds, min(wish or 0.0, 30.0))
        if host in self._last:
            wait = self._last[host] + pause - self.clock.steady()
            if wait > 0:
                self.clock.sleep(wait)
        self._last[host] = self.clock.steady()

    def _request(
        self, url: str, headers: Mapping[str, str], until: float, most: int
    ) -> tuple[int, dict[str, str], bytes]:
        from urllib3.exceptions import HTTPError

        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        addresses = resolve(host, port)
        if not all(map(self.may_connect, addresses)):
            raise RefusedError("address", f"the host {host} is not on the public internet; it is not fetched.")
        self._pause(url)
        asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **headers, "Host": parts.netloc}
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        try:
            with _pool(parts.scheme, host, addresses[0], port, self.manners.connect_seconds) as pool:
                answer = pool.urlopen(
                    "GET", target, headers=asked, redirect=False, retries=False, preload_content=False
                )
                with answer:
                    body = b"".join(self._chunks(answer, until, most))
                    return answer.status, {name.casefold(): value for name, value in answer.headers.items()}, body
        except HTTPError as error:
            why = type(error).__name__.removesuffix("Error")
            raise RefusedError(
                "network", f"{host} cannot be reached ({why}); check the network and try again."
            ) from None

    def _chunks(self, answer: Any, until: float, most: int) -> Iterator[bytes]:  # noqa: ANN401
        """The body, decoded; counted after decoding, so that a small answer cannot grow without bound."""
        size = 0
        while chunk := answer.read(65536, decode_content=True):
            size += len(chunk)
            if size > most:
                raise RefusedError("too_large", f"it is larger than {most / 1_000_000:g} MB.")
            if self.clock.steady() > until:
                raise RefusedError("too_slow", f"it takes longer than {self.manners.whole_seconds:g} seconds.")
            yield chunk


@lru_cache(maxsize=1)
def usual_web() -> Web:
    """The one that fetches for this run of the program, with the user's cache."""
    return Web(cache=Cache(default_folder()))


_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def web_name(url: str, media_type: str) -> str:
    """A file name for what an address gave: host and path (a day in the path stays readable), ending by media type."""
    parts = urlsplit(url)
    stem, dot, last = parts.path.strip("/").replace("/", "-").rpartition(".")
    if not dot or not last.isalnum() or len(last) > 5:
        stem, last = f"{stem}{dot}{last}", ""
    ending = _ENDINGS.get(media_type) or (f".{last}" if last else ".html")
    return f"{parts.hostname}-{stem}".strip("-")[:120] + ending


def _checked(url: str) -> str:
    """An address in its plain form: no fragment, the host in ASCII.

    Raises:
        RefusedError: If it is none that may be fetched.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii") if ":" not in (parts.hostname or "") else ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one
        raise RefusedError("address", "it is no address that can be fetched.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError("address", "only http and https addresses with a host's name are fetched.")
    if parts.username or parts.password:
        raise RefusedError("address", "an address that carries a name and password is not fetched.")
    return urlunsplit((parts.scheme, host + port, parts.path or "/", parts.query, ""))


def _pool(scheme: str, host: str, address: str, port: int, seconds: float) -> Any:  # noqa: ANN401
    import urllib3

    timeout = urllib3.Timeout(connect=seconds, read=seconds)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        address, port, timeout=timeout, maxsize=1, server_hostname=host, assert_hostname=host
    )
