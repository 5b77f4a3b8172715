"""What is done outside the queue, in a real browser by keyboard alone: lineage said and taken back, a review issued."""

import pytest
from faces.web.browser import AXE, CHROMIUM, check_axe

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
ON = "on=2025-11-30"
READY = "document.readyState === 'complete'"
HERE = "document.activeElement"


def walk_to(browser, found):
    """Press Tab until what has the focus is what is looked for; what has it is seen to have it."""
    for _ in range(200):
        browser.press("Tab")
        if browser.run(found):
            assert browser.run(f"{HERE}.matches(':focus-visible')")
            assert browser.run(f"getComputedStyle({HERE}).outlineStyle") != "none"
            return
    raise AssertionError(f"Tab never came to {found}")


def type_in(browser, text):
    for letter in text:
        browser.press(letter)


def test_lineage_is_said_and_taken_back_by_keyboard(inside):
    browser, base = inside
    browser.open(f"{base}/register?kind=agreement&sort=title&{ON}")
    record = browser.run("document.querySelector('.rows a').pathname")
    browser.open(f"{base}{record}?{ON}")
    walk_to(browser, f"{HERE}.name === 'q' && !!{HERE}.closest('#lineage')")
    type_in(browser, "memorandum")
    browser.press("Enter")
    browser.wait(f"location.pathname.endsWith('/lineage') && {READY}")
    assert "on=2025-11-30" in browser.run("location.search")
    walk_to(browser, f"{HERE}.name === 'as'")
    browser.press("s")  # the first that begins so
    assert browser.run(f"{HERE}.selectedOptions[0].textContent").startswith("split from")
    walk_to(browser, f"{HERE}.name === 'other'")
    browser.press(" ")
    other = browser.run(f"{HERE}.closest('label').textContent")
    walk_to(browser, f"{HERE}.name === 'reason'")
    type_in(browser, "told at the talks")
    browser.press("Enter")
    browser.wait(f"location.hash === '#lineage' && {READY}")
    told = browser.run("document.querySelector('#lineage .dated').textContent")
    assert "split from" in told
    assert browser.run("document.querySelector('#lineage .dated a').textContent.trim()") in other
    assert "told at the talks" in browser.run("document.querySelector('#lineage').textContent")
    walk_to(browser, f"{HERE}.value === 'withdraw'")
    browser.press("Enter")
    browser.wait(f"!document.querySelector('#lineage .dated') && {READY}")


def test_a_review_is_issued_read_and_compared_by_keyboard(inside):
    browser, base = inside
    for day in ("2024-03-01", "2025-11-30"):
        browser.open(f"{base}/review?on={day}")
        if not browser.run("document.getElementById('issued').open"):
            walk_to(browser, f"{HERE}.tagName === 'SUMMARY' && !!{HERE}.closest('#issued')")
            browser.press("Enter")
        walk_to(browser, f"{HERE}.textContent.startsWith('Issue this review')")
        browser.press("Enter")
        browser.wait(f"location.hash === '#issued' && {READY}")
    walk_to(browser, f"{HERE}.pathname?.startsWith('/review/issued/')")
    browser.press("Enter")
    browser.wait(f"location.pathname.startsWith('/review/issued/') && {READY}")
    assert "30 November 2025" in browser.run("document.querySelector('.facts').textContent")
    assert browser.run("document.querySelectorAll('.reading section').length") > 3
    walk_to(browser, f"{HERE}.textContent === 'Compare'")
    browser.press("Enter")
    browser.wait(f"location.pathname === '/review/compare' && {READY}")
    assert "1 March 2024" in browser.run("document.querySelector('main').textContent")


def test_files_are_dropped_several_at_once_and_each_is_told(inside):
    browser, base = inside
    browser.open(f"{base}/reports?{ON}")
    browser.run(
        "const files = new DataTransfer();"
        "files.items.add(new File(['---\\ntitle: Wells\\ndate: 2025-11-20\\nlanguage: en\\n---\\n"
        "Kazakhstan and Uzbekistan signed the Treaty on Joint Wells on 19 November 2025.\\n'], 'wells.md'));"
        "files.items.add(new File(['MZ\\0\\0'], 'tool.exe'));"
        "const form = document.getElementById('upload');"
        "for (const type of ['dragenter', 'dragover', 'drop'])"
        " form.dispatchEvent(new DragEvent(type, {dataTransfer: files, bubbles: true, cancelable: true})); 1"
    )
    browser.wait("document.querySelector('#progress progress').value === 2", 60)
    lines = browser.run("[...document.querySelectorAll('#progress li')].map(one => [one.className, one.textContent])")
    assert lines[0][0] == "ok"
    assert "wells.md: read, 1 claim" in lines[0][1]
    assert lines[1][0] == "no"
    assert "tool.exe: skipped: " in lines[1][1]
    browser.run("document.querySelector('#progress a').click()")
    browser.wait(f"document.querySelector('.rows').textContent.includes('Wells') && {READY}")


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core")
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_them(inside, dark):
    browser, base = inside
    browser.open(f"{base}/register?kind=agreement&sort=title&{ON}")
    record = browser.run("document.querySelector('.rows a').pathname")
    for day in ("2024-03-01", "2025-11-30"):
        browser.open(f"{base}/review?on={day}")
        browser.run("document.querySelector('#issued form[method=post] button').click()")
        browser.wait(f"location.hash === '#issued' && {READY}")
    later, earlier = browser.run("[...document.querySelectorAll('[name=a] option')].map(one => one.value)")
    browser.size(390 if dark else 1280, 900, dark=dark)
    for path in (
        f"{record}/lineage?q=memorandum", f"/review/issued/{later}?lang=ru", f"/review/compare?a={earlier}&b={later}",
        "/audit?",
    ):  # fmt: skip
        browser.open(f"{base}{path}&{ON}")
        check_axe(browser, path)
        if dark:
            assert browser.run("document.documentElement.scrollWidth") <= 390, path
