"""Two people at once in real browsers: reports in, one queue worked by both, the review changed and taken away."""

import shutil

import pytest
from faces.web.browser import CHROMIUM, Browser, served
from faces.web.test_team_browser import WORDS, sign_in

from kelisim.workflow import accounts as team

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
ON = "on=2025-11-30"
CLAIM = "document.querySelector('.verbs [name=claim]').value"
REPORT = """---
title: Wells
date: 2025-11-20
publisher: Ministry of Water
language: en
---
Kazakhstan and Uzbekistan signed the Treaty on Joint Wells on 19 November 2025.
"""


@pytest.fixture
def base(register_file, tmp_path):
    """The address of a team's server with two analysts and an editor."""
    address = tmp_path / "team.kelisim"
    shutil.copy(register_file, address)
    with team.Accounts.open(str(address)) as accounts:
        for name, role in (
            ("Boss B.", "administrator"),
            ("Aigul A.", "analyst"),
            ("Bek B.", "analyst"),
            ("Eda E.", "editor"),
        ):
            made = team.add_account(accounts, name, role, by="test", where="test")
            team.set_first_password(accounts, made, WORDS, by="test", where="test")
    with served(address, "--team") as there:
        yield there


def upload(browser, base, name, text):
    browser.open(f"{base}/reports?{ON}")
    browser.run(
        f"const files = new DataTransfer(); files.items.add(new File([{text!r}], {name!r}));"
        "const field = document.querySelector('#upload input[type=file]'); field.files = files.files;"
        "document.getElementById('upload').requestSubmit(); 1"
    )
    return browser.wait("document.querySelector('#progress .ok, #progress .no')?.textContent", 60)


def decide(browser, base, key, many):
    """Decide on some claims by keyboard; gives their ids."""
    browser.open(f"{base}/queue?{ON}")
    seen = []
    for _ in range(many):
        browser.wait("document.readyState === 'complete'")  # a key that comes before the script is lost
        claim = browser.wait(CLAIM)
        seen.append(claim)
        browser.press(key)
        browser.wait(f"{CLAIM} !== {claim!r}")
    browser.wait(f"document.querySelectorAll('.dated li').length >= {many}")
    return seen


def test_the_whole_way_with_two_people(base):
    with Browser() as one, Browser() as two:
        for browser, name in ((one, "Aigul A."), (two, "Bek B.")):
            browser.size(1280, 900)
            sign_in(browser, base, name)
        assert "read" in upload(one, base, "wells.md", REPORT)
        two.open(f"{base}/reports?{ON}")
        assert "Wells" in two.run("document.querySelector('.rows').textContent")
        both = [(browser.open(f"{base}/queue?{ON}"), browser.wait(CLAIM))[1] for browser in (one, two)]
        assert both[0] != both[1]  # what one looks at is left to that one
        decided = {"Aigul A.": decide(one, base, "a", 3), "Bek B.": decide(two, base, "r", 3)}
        assert not set(decided["Aigul A."]) & set(decided["Bek B."])
        for browser in (one, two):
            browser.open(f"{base}/audit?{ON}")
            trail = browser.run(
                "[...document.querySelectorAll('.trail .what')].map(li => li.textContent.trim()).join('|')"
            )
            assert trail.count("Aigul A. accepted") == 3
            assert trail.count("Bek B. rejected") == 3


def test_the_review_changes_and_is_issued_and_taken_away(base):
    with Browser() as browser:
        browser.size(1280, 900)
        sign_in(browser, base, "Eda E.")
        browser.open(f"{base}/review?{ON}")
        assert "Joint Wells" not in browser.run("document.querySelector('main').textContent")
        upload(browser, base, "wells.md", REPORT)
        browser.open(f"{base}/review?{ON}")
        assert "Joint Wells" in browser.run("document.querySelector('main').textContent")
        sizes = browser.run(
            "Promise.all([...document.querySelectorAll('a[download][href*=\"/review/file/\"]')].map(async link => "
            "(await (await fetch(link.href)).arrayBuffer()).byteLength))"
        )
        assert len(sizes) >= 5
        assert min(sizes) > 1000
        browser.run("document.querySelector('form[action^=\"/review\"][method=post] button').click()")
        browser.wait("document.querySelector('#issued')?.textContent.includes('Eda E.')", 60)
