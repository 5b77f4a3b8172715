"""The whole way in a real browser: in by the printed address, a report in, the queue by keyboard, the undo."""

import socket

import pytest
from faces.web.browser import AXE, CHROMIUM, Browser, check_axe

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


def test_the_queue_by_keyboard(alone):
    base = alone.partition("/start")[0]
    title = "document.querySelector('#this').textContent.trim()"
    with Browser() as browser:
        browser.size(1280, 900)
        browser.open(alone)
        browser.wait("location.pathname === '/' && !!document.querySelector('h1')")
        browser.open(f"{base}/queue?on=2025-11-30")
        count = "document.querySelector('.queue-head [role=status]').textContent"
        before, first = browser.run(count), browser.run(title)
        browser.press("e")
        assert browser.wait("document.getElementById('amend').open && document.activeElement.name.startsWith('slot-')")
        browser.press("Escape")
        browser.press("a")
        browser.wait(f"{count} !== {before!r}")
        assert "accepted" in browser.wait("document.querySelector('.dated').textContent")
        browser.wait("document.readyState === 'complete'")
        browser.press("u")
        browser.wait(f"{count} === {before!r}")
        assert browser.run(title) == first
        quick = f"{title} !== {first!r}"
        browser.wait("document.readyState === 'complete'")
        shown = browser.run(
            "new Promise(done => setTimeout(() => { const from = performance.now();"
            "document.querySelector('.verbs [value=accept]').click();"
            f"done([performance.now() - from, {quick}]); }}, 3000))"
        )
        assert shown[1], "the next item stands there at once"
        browser.wait("document.querySelector('.dated').textContent.includes('accepted')")
        for path in ("/", "/register", "/reports", "/queue", "/measures", "/review"):
            browser.size(390, 844, dark=True)
            browser.open(f"{base}{path}?on=2025-11-30")
            assert browser.run("document.documentElement.scrollWidth") <= 390, path
        wrong = [
            one["params"] for one in browser.events if one["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")
        ]
        assert not [one for one in wrong if "favicon" not in str(one)]


PLAIN = ("/", "/register", "/reports", "/queue", "/queue/links", "/queue/agreement", "/measures", "/review")


def inner(browser, base):
    """Pages of one thing: a record of each kind, a report, a claim, its parts, a new claim, an empty list."""

    def first(path):
        browser.open(f"{base}{path}on=2025-11-30")
        return browser.run("document.querySelector('.rows a')?.pathname")

    records = [first(f"/register?kind={kind}&") for kind in ("target", "agreement", "body", "meeting")]
    report = first("/reports?")
    browser.open(f"{base}/queue?on=2025-11-30")
    claim = browser.run("document.querySelector('.verbs [name=claim]').value")
    browser.open(f"{base}{report}?on=2025-11-30")
    words = browser.run("encodeURIComponent(document.querySelector('.report-text mark').textContent)")
    one = [f"/queue?claim={claim}", f"/queue/split?claim={claim}", f"{report}/claim?quote={words}", "/register?q=zzzz"]
    return [path for path in (*records, report, *one) if path]


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core")
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(alone, dark):
    base = alone.partition("/start")[0]
    with Browser() as browser:
        browser.size(390 if dark else 1280, 900, dark=dark)
        browser.open(alone)
        browser.wait("location.pathname === '/' && !!document.querySelector('h1')")
        for path in (*PLAIN, *inner(browser, base), "/nothing"):
            browser.open(f"{base}{path}{'&' if '?' in path else '?'}on=2025-11-30")
            check_axe(browser, path)


def test_it_listens_on_the_loopback_address_only(alone):
    port = int(alone.partition("/start")[0].rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.2", port))  # free, so the server has not taken all addresses
