"""The queue in a real browser: words are picked by keyboard and by mouse, decisions follow each other at once."""

import pytest
from faces.web.browser import CHROMIUM

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
ON = "on=2025-11-30"
TITLE = "document.querySelector('#this').textContent.trim()"
STOCKED = "performance.getEntriesByType('resource').filter(one => one.name.includes('/queue?')).length"


@pytest.fixture
def at_the_queue(inside):
    """A browser that looks at the queue, and the address before the paths."""
    browser, base = inside
    browser.open(f"{base}/queue?{ON}")
    yield browser, base
    assert [one["params"] for one in browser.events if one["method"] == "Log.entryAdded"] == []


def test_words_picked_by_keyboard_become_a_claim(at_the_queue):
    browser, _ = at_the_queue
    picked = "getSelection().toString().trim()"
    browser.press("c")
    sentence = browser.wait(picked)
    assert sentence[-1] in ".!?…”"
    browser.run(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft', shiftKey: true, bubbles: true}))"
    )
    shorter = browser.wait(picked)
    assert sentence.startswith(shorter)
    assert len(shorter) < len(sentence)
    assert shorter in browser.run("document.querySelector('.picks [role=status]').textContent")
    browser.press("ArrowDown")
    other = browser.wait(picked)
    assert not sentence.startswith(other)
    browser.press("Enter")
    browser.wait("location.pathname.endsWith('/claim') && document.readyState === 'complete'")
    assert browser.run("document.querySelector('[name=quote]').value").split() == other.split()
    assert browser.run("document.querySelector('mark').textContent").split() == other.split()
    browser.run("document.getElementById('slot-action').value = 'build a bridge of glass'")
    browser.run("document.getElementById('slot-actors').value = 'KAZ\\nUZB'")
    browser.run("document.querySelector('#new-claim .main-button').click()")
    browser.wait("location.pathname === '/queue' && document.readyState === 'complete'")
    assert "Build a bridge of glass" in browser.wait("document.querySelector('.under .dated').textContent")
    browser.press("u")
    browser.wait("!document.querySelector('.under .dated')")


def test_words_selected_by_mouse_become_the_quote(at_the_queue):
    browser, base = at_the_queue
    digest = browser.run("document.querySelector('#h-report a').pathname")
    browser.open(f"{base}{digest}?{ON}")
    told = browser.run(
        "(() => { const words = [...document.querySelectorAll('.report-text [data-start]')];"
        "const text = words[words.length - 1].lastChild; const node = text.firstChild || text;"
        "const all = node.data; const at = all.indexOf(' ', 3) + 1; const end = all.indexOf(' ', at + 20);"
        "getSelection().setBaseAndExtent(node, at - 1, node, end); return all.slice(at, end); })()"
    )
    browser.run("document.querySelector('[data-pick]').click()")
    browser.wait("location.pathname.endsWith('/claim') && document.readyState === 'complete'")
    assert browser.run("document.querySelector('[name=quote]').value").strip() == told.strip()
    browser.wait("document.querySelector('mark').textContent.trim().length > 0")


def test_decisions_follow_each_other_without_waiting_and_none_is_lost(at_the_queue):
    browser, _ = at_the_queue
    browser.wait(f"{STOCKED} >= 3")
    browser.wait("document.readyState === 'complete'")
    seen = [browser.run(TITLE)]
    for key in "ara":
        browser.press(key)
        browser.wait(f"{TITLE} !== {seen[-1]!r}")
        seen.append(browser.run(TITLE))
    browser.wait("document.querySelectorAll('.under .dated li').length === 3", 40)
    verbs = browser.run("[...document.querySelectorAll('.under .dated b')].map(one => one.textContent)")
    assert verbs == ["accepted", "rejected", "accepted"]
    for left in (2, 1, 0):
        browser.press("u")
        browser.wait(f"document.querySelectorAll('.under .dated li').length === {left}", 40)
        browser.wait("document.readyState === 'complete'")


def test_a_split_by_keyboard(at_the_queue):
    browser, _ = at_the_queue
    browser.press("s")
    browser.wait("location.pathname === '/queue/split' && document.readyState === 'complete'")
    chosen = "document.querySelectorAll('[name=kinds]')[1]"
    browser.run(f"{chosen}.value = 'commitment'; {chosen}.dispatchEvent(new Event('change', {{bubbles: true}}))")
    browser.wait("document.readyState === 'complete' && !!document.getElementById('2-slot-action')")
    browser.run("document.getElementById('2-slot-action').value = 'build a bridge of glass'")
    browser.run("document.getElementById('2-slot-actors').value = 'KAZ'")
    browser.run("document.querySelector('#split .main-button').click()")
    browser.wait("location.pathname === '/queue' && document.readyState === 'complete'")
    assert browser.run("document.querySelectorAll('.under .dated li').length") == 1


def test_a_correction_is_kept_or_told_why_not_and_nothing_typed_is_lost(at_the_queue):
    browser, _ = at_the_queue
    browser.wait(f"{STOCKED} >= 3")
    first = browser.run(TITLE)
    browser.press("e")
    browser.wait("document.getElementById('amend').open")
    field = "document.querySelector('#amend [name=slot-{}]')"
    browser.run(field.format("parties") + ".value = 'x y'; " + field.format("speaker") + ".value = 'Somebody Else'")
    keep = "document.querySelector('#amend [value=amend]').click()"
    browser.run(keep)
    assert browser.wait("document.querySelector('#amend [role=alert]')?.textContent")
    assert browser.run(TITLE) == first
    assert browser.run(field.format("speaker") + ".value") == "Somebody Else"
    browser.run(field.format("parties") + ".value = 'KAZ UZB'")
    browser.run(keep)
    browser.wait(f"{TITLE} !== {first!r}")
    assert "amended" in browser.wait("document.querySelector('.under .dated')?.textContent")
    browser.events[:] = [one for one in browser.events if "400" not in str(one)]  # the refusal, as the browser notes it
