"""The menu of languages in a real browser, what a script says after it, and long Russian words on a narrow screen."""

import pytest
from faces.web.browser import CHROMIUM

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]

WIDER = """[...document.querySelectorAll('main *, header *, footer *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > document.documentElement.clientWidth + 1
    && !one.closest('.scroll, .unseen, .sheet, svg, .chip, details:not([open]) > :not(summary)');
}).map(one => one.outerHTML.slice(0, 80)).slice(0, 3)"""


def test_a_choice_in_the_menu_changes_pages_and_scripts(inside):
    browser, base = inside
    browser.open(f"{base}/reports?on=2025-11-30")
    browser.run("document.querySelector('.tongues summary').click()")
    browser.run("document.querySelector('.tongues a[hreflang=ru]').click()")
    browser.wait("document.documentElement.lang === 'ru' && document.readyState === 'complete'")
    assert browser.run("location.search") == "?on=2025-11-30"
    assert browser.run("document.querySelector('h1').textContent") == "Сообщения"
    script = "speaking(document.querySelector('script[src=\"/static/upload.js\"]'))"
    text = "'{name}: read, {n} claim. {why}', '', n, {name: 'а', why: ''}"
    told = browser.run(f"[1, 3, 5, 1234].map(n => {script}.sayMany({text}))")
    assert [text.strip().replace("\u00a0", " ") for text in told] == [
        "а: прочитано, 1 утверждение.",
        "а: прочитано, 3 утверждения.",
        "а: прочитано, 5 утверждений.",
        "а: прочитано, 1 234 утверждения.",
    ]
    for path in ("/", "/register", "/reports", "/queue", "/queue/links", "/measures", "/review", "/audit"):
        for width in (1280, 390):
            browser.size(width, 844)
            browser.open(f"{base}{path}?on=2025-11-30")
            assert browser.run("document.documentElement.scrollWidth") <= width, path
            assert browser.run(WIDER) == [], (path, width)
    wrong = [one["params"] for one in browser.events if one["method"] == "Runtime.exceptionThrown"]
    assert wrong == []
