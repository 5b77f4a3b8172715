from __future__ import annotations

import json
import socket
from pathlib import Path

import make
import pytest
from website import FakeClock, Site, packed

from kelisim.sources import load_all, load_observations
from kelisim.sources.cache import Cache
from kelisim.sources.draft import RefusedError
from kelisim.sources.web import Manners, Web, web_name

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = (200, HTML, make.ARTICLE.encode())


def web(**told: object) -> Web:
    return Web(may_connect=lambda address: True, clock=FakeClock(), **told)


def refused(reader: Web, url: str) -> RefusedError:
    with pytest.raises(RefusedError, match=r"^[^\n]+\.$") as caught:
        reader.fetch(url)
    return caught.value


def test_a_page_is_fetched_with_when_and_where() -> None:
    with Site({"/a": PAGE}) as site:
        page = web().fetch(site.at("/a#part"))
    assert (page.url, page.media_type, page.body) == (site.at("/a"), "text/html", PAGE[2])
    assert page.retrieved_at == "2024-02-20T12:00:01Z"  # after the pause
    assert site.asked == ["/robots.txt", "/a"]
    assert all(headers["User-Agent"].startswith("Kelisim/") for headers in site.headers)


def test_this_machine_and_its_neighbours_are_not_asked() -> None:
    with Site({"/a": PAGE}) as site:
        assert refused(Web(clock=FakeClock()), site.at("/a")).what == "address"
        assert refused(Web(clock=FakeClock()), site.at("/a").replace("127.0.0.1", "localhost")).what == "address"
    assert site.asked == []


def test_a_redirect_to_this_machine_is_not_followed() -> None:
    with Site({"/secret": PAGE}) as inner, Site({"/a": (302, {"Location": inner.at("/secret")}, b"")}) as outer:
        seen: list[str] = []

        def only_once(address: str) -> bool:
            seen.append(address)
            return len(seen) <= 2  # robots.txt and the page of the outer site

        reader = Web(may_connect=only_once, clock=FakeClock())
        assert refused(reader, outer.at("/a")).what == "address"
    assert inner.asked == []


def test_a_host_with_one_address_inside_is_refused_whatever_the_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers)
    assert refused(Web(clock=FakeClock()), "http://a.example/").what == "address"


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    with Site({"/a": PAGE}) as site:
        real, asked = socket.getaddrinfo, []

        def resolve_once(host: str, port: int, *args: object, **options: object):
            if host == "rebinding.example":
                asked.append(host)
                return real("127.0.0.1", port, *args, **options)
            return real(host, port, *args, **options)

        monkeypatch.setattr(socket, "getaddrinfo", resolve_once)
        web().fetch(site.at("/a").replace("127.0.0.1", "rebinding.example"))
    assert len(asked) == 2  # once for robots.txt, once for the page; urllib3 asked nobody
    assert {headers["Host"].partition(":")[0] for headers in site.headers} == {"rebinding.example"}


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/x",
        "file:///etc/passwd",
        "http://",
        "http://u:p@a.example/",
        "http://a.example:99999/",
        "http://[::1",
        "x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refused(web(), url).what == "address"


def test_redirects_are_followed_but_not_for_ever() -> None:
    pages = {"/a": (301, {"Location": "/b"}, b""), "/b": PAGE, "/loop": (302, {"Location": "/loop"}, b"")}
    with Site(pages) as site:
        assert web().fetch(site.at("/a")).url == site.at("/b")
        assert refused(web(), site.at("/loop")).what == "network"


def test_the_sites_rules_are_obeyed_and_asked_once() -> None:
    rules = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7\n"
    with Site({"/robots.txt": (200, {}, rules), "/a": PAGE, "/b": PAGE, "/closed": PAGE}) as site:
        reader = web()
        assert refused(reader, site.at("/closed")).what == "robots"
        reader.fetch(site.at("/a"))
        reader.fetch(site.at("/b"))
    assert site.asked == ["/robots.txt", "/a", "/b"]
    assert reader.clock.waits == [7, 7]


def test_a_site_without_rules_may_be_read_and_one_in_trouble_not() -> None:
    with Site({"/robots.txt": (503, {}, b""), "/a": PAGE}) as site:
        assert refused(web(), site.at("/a")).what == "network"
    assert site.asked == ["/robots.txt"]


def test_requests_to_one_host_keep_a_pause() -> None:
    with Site({"/a": PAGE}) as site:
        reader = web()
        reader.fetch(site.at("/a"))
    assert reader.clock.waits == [1]


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_answer_that_is_not_the_page_is_said(status: int) -> None:
    with Site({"/a": (status, HTML, b"oops")}) as site:
        assert str(status) in str(refused(web(), site.at("/a")))


def test_a_large_answer_is_cut_off_also_where_it_grows_on_unpacking() -> None:
    with Site({"/plain": (200, HTML, b"x" * 2_000_000), "/packed": packed(b"x" * 2_000_000)}) as site:
        for path in ("/plain", "/packed"):
            assert refused(web(manners=Manners(most_bytes=1_000_000)), site.at(path)).what == "too_large"
        assert len(web().fetch(site.at("/packed")).body) == 2_000_000


def test_a_slow_answer_is_given_up() -> None:
    with Site({"/a": (200, HTML, b"x" * 1_000_000)}) as site:
        reader = web(manners=Manners(whole_seconds=0.5))
        assert refused(reader, site.at("/a")).what == "too_slow"


def test_without_network_there_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*args: object, **options: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", down)
    assert "check the address and the network" in str(refused(web(), "https://a.example/"))
    (loaded,) = load_all(["https://a.example/"], web=web())
    assert loaded.document is None and loaded.gaps[0].what == "network"


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert refused(web(), f"http://127.0.0.1:{port}/").what == "network"


def test_a_kept_answer_is_taken_while_it_is_fresh(tmp_path: Path) -> None:
    with Site({"/a": PAGE}) as site:
        reader = web(cache=Cache(tmp_path / "cache"))
        first = reader.fetch(site.at("/a"))
        assert reader.fetch(site.at("/a")) == first and site.asked.count("/a") == 1
        reader.clock.seconds += 25 * 3600
        later = reader.fetch(site.at("/a"))
    assert site.asked.count("/a") == 2 and later.retrieved_at > first.retrieved_at


def test_a_damaged_cache_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("u", b"body", url="u", status=200, media_type="text/html", retrieved_at="2024-02-20T12:00:00Z")
    assert cache.get("u") is not None
    next(tmp_path.glob("*.body")).write_bytes(b"other")
    assert cache.get("u") is None
    next(tmp_path.glob("*.json")).write_bytes(b"{")
    assert cache.get("u") is None
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".body", ".json"]


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Site({"/a": PAGE}) as site:
        assert web(cache=Cache(tmp_path / "file" / "cache")).fetch(site.at("/a")).status == 200


def test_a_report_is_loaded_from_its_address() -> None:
    with Site(
        {"/2024/02/19/talks": PAGE, "/feed": (200, {"Content-Type": "application/rss+xml"}, make.FEED.encode())}
    ) as site:
        (page,) = load_all([site.at("/2024/02/19/talks")], web=web())
        first, _ = load_all([site.at("/feed")], web=web())
    assert page.document is not None and first.document is not None
    assert page.document.source_url == site.at("/2024/02/19/talks")  # not what the page claims
    assert page.document.retrieved_at == "2024-02-20T12:00:01Z"  # after the pause
    assert (page.document.date, page.document.title) == ("2024-02-20", "Ministers take stock")
    assert first.document.source_url == "https://steppe.example/1"


def test_a_page_that_names_no_publisher_has_its_site() -> None:
    with Site({"/a": (200, HTML, make.page(f"<article><p>{make.FIRST}</p></article>").encode())}) as site:
        (page,) = load_all([site.at("/a")], web=web())
    assert page.document is not None and page.document.publisher == "127.0.0.1"


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("https://a.example/2024/02/20/talks", "text/html", "a.example-2024-02-20-talks.html"),
        ("https://a.example/x/plan.pdf", "application/pdf", "a.example-x-plan.pdf"),
        ("https://a.example/plan.docx", "application/octet-stream", "a.example-plan.docx"),
        ("https://a.example/", "text/html", "a.example.html"),
        ("https://a.example/v1.2-notes", "", "a.example-v1.2-notes.html"),
        ("https://a.example/photo.jpg", "image/jpeg", "a.example-photo.jpg"),
    ],
)
def test_what_was_fetched_gets_a_file_name(url: str, media_type: str, name: str) -> None:
    assert web_name(url, media_type) == name


def test_statistics_are_loaded_from_an_address() -> None:
    table = b"year,reporter,partner,flow,value_usd\n2023,KAZ,UZB,export,1\n"
    with Site({"/t.csv": (200, {"Content-Type": "text/csv"}, table)}) as site:
        (observation,), gaps = load_observations(site.at("/t.csv"), web=web())
    assert gaps == () and observation.source == site.at("/t.csv") and observation.vintage == "2024-02-20"


def test_json_of_a_cache_names_what_was_asked(tmp_path: Path) -> None:
    with Site({"/a": (301, {"Location": "/b"}, b""), "/b": PAGE}) as site:
        web(cache=Cache(tmp_path)).fetch(site.at("/a"))
    told = json.loads(next(tmp_path.glob("*.json")).read_text())
    assert (told["asked"], told["url"]) == (site.at("/a"), site.at("/b"))
