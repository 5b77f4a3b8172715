"""Pictures of the web application's pages, for the manual: ``python tools/picture_pages.py [FOLDER]``.

Makes the shipped example in a temporary folder, serves it, opens every page in a headless Chromium and keeps what it
shows as WebP.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from faces.web.browser import CHROMIUM, Browser, served  # noqa: E402

ON = "on=2025-11-30"
KELISIM = [sys.executable, "-m", "kelisim"]
WIDE, NARROW = (1280, 900), (390, 844)
ALSO_DARK = ("queue", "report")
ALSO_NARROW = ("overview", "queue")
ALSO_RUSSIAN = ("overview", "queue")


def pages(browser: Browser, base: str) -> dict[str, str]:
    """Name and address of every page; of records and reports one that has something to show."""

    def first(address: str) -> str:
        browser.open(base + address)
        return str(browser.run("document.querySelector('.rows a').getAttribute('href')"))

    report = first(f"/reports?q=consultative&{ON}")
    digest = report.partition("?")[0].rpartition("/")[2]
    browser.open(f"{base}{report}")
    words = browser.run("document.querySelector('.report-text [data-start] mark').textContent")
    browser.open(f"{base}/queue?{ON}")
    claim = browser.run("document.querySelector('.verbs [name=claim]').value")
    body = first(f"/register?kind=body&only=disputed&{ON}")
    browser.open(f"{base}/review?{ON}")
    issued = browser.run("document.querySelector('#issued .dated a').pathname")
    later, earlier = browser.run("[...document.querySelectorAll('[name=a] option')].map((one) => one.value)")[:2]
    return {
        "overview": f"/?{ON}",
        "register": f"/register?{ON}",
        "record": body,
        "lineage": f"{body.partition('?')[0]}/lineage?{ON}&q=council",
        "reports": f"/reports?{ON}",
        "report": report,
        "new-claim": f"/reports/{digest}/claim?{ON}&{urlencode({'quote': words, 'kind': 'commitment'})}",
        "queue": f"/queue?{ON}",
        "split": f"/queue/split?{ON}&claim={claim}",
        "links": f"/queue/links?{ON}",
        "measures": f"/measures?{ON}",
        "review": f"/review?{ON}",
        "issued": f"{issued}?{ON}",
        "compare": f"/review/compare?{ON}&a={earlier}&b={later}",
    }


def take(browser: Browser, address: str, path: Path, size: tuple[int, int], *, dark: bool) -> None:
    """One picture."""
    browser.size(*size, dark=dark)
    browser.open(address)
    browser.picture(path)
    print(path)


def picture(browser: Browser, start: str, folder: Path) -> None:
    """All pictures into a folder."""
    base = start.partition("/start")[0]
    browser.open(start)
    browser.wait("location.pathname === '/' && !!document.querySelector('h1')")
    shown = pages(browser, base)
    for name, address in shown.items():
        take(browser, base + address, folder / f"{name}.webp", WIDE, dark=False)
        if name in ALSO_DARK:
            take(browser, base + address, folder / f"{name}-dark.webp", WIDE, dark=True)
        if name in ALSO_NARROW:
            take(browser, base + address, folder / f"{name}-narrow.webp", NARROW, dark=False)
    browser.open(f"{base}/?language=ru")  # is kept in a cookie
    for name in ALSO_RUSSIAN:
        take(browser, base + shown[name], folder / f"{name}-ru.webp", WIDE, dark=False)


WORDS = "wandering otters sign late"
TEAM = (
    ("Akmal D.", "administrator"),
    ("Aigul Serikbayeva", "analyst"),
    ("Ermek Toktarov", "editor"),
    ("Rano R.", "reader"),
)


def make_team(register: str) -> str:
    """Accounts for the pictures; gives the code of an invitation that waits."""
    from kelisim.workflow import accounts as team

    by = {"by": "root at the terminal", "where": "terminal"}
    with team.Accounts.open(register) as accounts:
        for name, role in TEAM:
            made = team.add_account(accounts, name, role, f"{name.split()[0].lower()}@example.org", **by)
            team.set_first_password(accounts, made, WORDS, **by)
        return team.invite(accounts, team.add_account(accounts, "Nodira N.", "reader", **by).id, **by)[0]


def make_issues(register: str) -> None:
    """Two issued reviews."""
    from kelisim import workflow

    with workflow.open_ledger(register) as ledger:
        for day in ("2024-02-20", "2025-11-30"):
            workflow.issue(ledger, workflow.review_of(ledger, on=dt.date.fromisoformat(day)), by="Ermek Toktarov")


def make_codings(register: str) -> None:
    """Some claims that two persons judged apart from each other."""
    from kelisim import workflow
    from kelisim.model import Decision

    with workflow.open_ledger(register) as ledger:
        claims = sorted(ledger.entries().claims, key=lambda one: one.id)[::17][:14]
        for number, claim in enumerate(claims):
            verb = "accept" if number % 4 else "reject"
            first = workflow.judge(ledger, Decision(verb, claim.id, by="Aigul Serikbayeva")).decision
            value = {"verb": "accept" if number % 7 == 5 or verb == "accept" else verb, "first": first.id}
            if number == 3:
                value |= {"verb": "amend", "slots": {"speaker": "the foreign ministry"}}
            workflow.judge(ledger, Decision("code", claim.id, value=value, by="Ermek Toktarov"))


def picture_two(browser: Browser, base: str, folder: Path) -> None:
    """What two persons see of each other: their agreement, and a decision made meanwhile."""
    take(browser, f"{base}/queue/agreement?{ON}", folder / "agreement.webp", WIDE, dark=False)
    browser.open(f"{base}/queue/agreement.json?{ON}")
    claim = json.loads(browser.run("document.body.innerText"))["disagreements"][0]["id"]
    browser.open(f"{base}/queue?{ON}&claim={claim}")
    browser.run("document.querySelector('.verbs [name=seen]').value = ''; 1")
    browser.run("document.querySelector('.verbs [name=reason]').value = 'the report says planned, not signed'; 1")
    browser.run("document.querySelector('.verbs [value=reject]').click()")
    browser.wait("!!document.querySelector('[role=alert]')")
    browser.picture(folder / "conflict.webp")
    print(folder / "conflict.webp")


def picture_team(browser: Browser, base: str, code: str, folder: Path) -> None:
    """The pages of accounts, as an administrator sees them who has decided something."""
    browser.open(f"{base}/sign-in?language=en")
    for name, address in (("invitation", f"/invitation#{code}"), ("sign-in", "/sign-in")):
        take(browser, base + address, folder / f"{name}.webp", WIDE, dark=False)
    browser.run(f"document.querySelector('[name=name]').value = {TEAM[0][0]!r}; 1")
    browser.run(f"document.querySelector('[name=password]').value = {WORDS!r}; 1")
    browser.run("document.querySelector('main .main-button').click()")
    browser.wait("location.pathname === '/' && !!document.querySelector('.who')")
    browser.open(f"{base}/queue?{ON}")
    browser.run("document.querySelector('.verbs [value=accept]').click()")
    browser.wait("document.querySelector('.dated')?.textContent.includes('Akmal')")
    for name in ("account", "people", "audit"):
        take(browser, f"{base}/{name}?{ON}", folder / f"{name}.webp", WIDE, dark=False)
    picture_two(browser, base, folder)


def main() -> int:
    """Make them all."""
    if CHROMIUM is None:
        print("there is no Chromium on this machine; install one first", file=sys.stderr)
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, Browser() as browser:
        register = f"{home}/kazakhstan-uzbekistan.kelisim"
        subprocess.run([*KELISIM, "demo", home], check=True, stdout=subprocess.DEVNULL)
        make_issues(register)
        with served(register) as start:
            picture(browser, start, folder)
        make_codings(register)
        code = make_team(register)
        with served(register, "--team") as base:
            picture_team(browser, base, code, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
