"""A team in a real browser: an invitation, signing in, the own account, the trail; nothing that axe finds."""

import re
import shutil

import pytest
from faces.web.browser import AXE, CHROMIUM, Browser, check_axe, served

from kelisim.workflow import accounts as team

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
WORDS = "wandering otters sign late"
_BY = {"by": "test", "where": "test"}


@pytest.fixture
def at_the_door(register_file, tmp_path):
    """The address of a team's server, and of the first administrator's invitation."""
    address = tmp_path / "team.kelisim"
    shutil.copy(register_file, address)
    with team.Accounts.open(str(address)) as accounts:
        boss = team.add_account(accounts, "Akmal D.", "administrator", "akmal@example.org", **_BY)
        code, _ = team.invite(accounts, boss.id, **_BY)
        reader = team.add_account(accounts, "Rano R.", "reader", **_BY)
        team.set_first_password(accounts, reader, WORDS, **_BY)
    with served(address, "--team") as base:
        yield base, f"{base}/invitation#{code}"


def fill(browser, **fields):
    for name, value in fields.items():
        browser.run(f"document.querySelector('main [name={name}]').value = {value!r}; 1")


def send(browser, heading):
    browser.run("document.querySelector('main form .main-button').click()")
    browser.wait(f"document.querySelector('h1').textContent.includes({heading!r})")


def sign_in(browser, base, name):
    browser.open(f"{base}/sign-in")
    fill(browser, name=name, password=WORDS)
    send(browser, "Kazakhstan")


def accept(browser, invitation):
    browser.open(invitation)
    assert browser.wait("document.getElementById('code').value.length") == 43
    assert browser.run("location.hash") == ""  # the code stays in no history
    fill(browser, password=WORDS, again=WORDS)
    send(browser, "Kazakhstan")


def test_from_the_invitation_to_the_trail(at_the_door):
    base, invitation = at_the_door
    with Browser() as browser:
        browser.size(1280, 900)
        accept(browser, invitation)
        browser.open(f"{base}/people")
        fill(browser, name="Aigul A.")
        browser.run("document.querySelector('main .panel [name=role]').value = 'analyst'; 1")
        browser.run("document.querySelector('main .panel .main-button').click()")
        browser.wait("!!document.querySelector('.once')")
        link = re.search(r"http\S+#[\w-]{43}", browser.run("document.querySelector('.once').textContent"))[0]
        browser.open(f"{base}/account")
        browser.run("document.querySelector('.who form button').click()")
        browser.wait("location.pathname === '/sign-in'")
        browser.open(f"{base}/register")
        browser.wait("location.pathname === '/sign-in'")
        accept(browser, link)
        assert browser.run("document.querySelector('.who').textContent").split() == ["Aigul", "A.", "Sign", "out"]
        browser.open(f"{base}/queue?on=2025-11-30")
        title = browser.run("document.querySelector('#this').textContent")
        browser.press("a")
        browser.wait(f"document.querySelector('#this').textContent !== {title!r}")
        browser.wait("document.querySelector('.dated').textContent.includes('Aigul A.')")
        browser.open(f"{base}/audit")
        trail = browser.run("document.querySelector('.trail li').textContent")
        assert "Aigul A." in trail
        assert "accepted" in trail


def test_a_refusal_is_told_and_a_sign_in_leads_on(at_the_door):
    base, _ = at_the_door
    with Browser() as browser:
        browser.open(f"{base}/measures?on=2025-11-30")
        browser.wait("location.pathname === '/sign-in'")
        fill(browser, name="Rano R.", password="wrong wrong wrong")
        send(browser, "Sign in")
        assert "not right" in browser.wait("document.querySelector('[role=alert]').textContent")
        assert browser.run("document.querySelector('main [name=name]').value") == "Rano R."
        browser.wait("document.activeElement.name === 'password'")
        fill(browser, password=WORDS)
        send(browser, "Measures")
        assert browser.run("location.pathname + location.search") == "/measures?on=2025-11-30"
        assert browser.run("[...document.querySelectorAll('header nav a')].map(one => one.pathname)") == [
            "/", "/register", "/reports", "/measures", "/review",
        ]  # fmt: skip
        assert browser.run("localStorage.length + sessionStorage.length") == 0
        assert browser.run("document.cookie") == ""  # scripts see no session


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core")
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_the_pages_of_accounts(at_the_door, dark):
    base, invitation = at_the_door
    with Browser() as browser:
        browser.size(390 if dark else 1280, 900, dark=dark)
        for address in (f"{base}/sign-in", invitation):
            browser.open(address)
            check_axe(browser, address)
        accept(browser, invitation)
        for path in ("/account", "/people", "/audit", "/people?language=ru"):
            browser.open(base + path)
            check_axe(browser, path)
            if dark:
                assert browser.run("document.documentElement.scrollWidth") <= 390, path
