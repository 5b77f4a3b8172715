"""Pictures of the web application's pages, for the manual: ``python tools/picture_pages.py [FOLDER]``.

Makes the shipped example in a temporary folder, serves it, opens every page in a headless Chromium and keeps what it
shows as WebP.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from faces.web.browser import CHROMIUM, Browser  # noqa: E402

ON = "on=2025-11-30"
WIDE, NARROW = (1280, 900), (390, 844)
ALSO_DARK = ("queue", "report")
ALSO_NARROW = ("overview", "queue")


def pages(browser: Browser, base: str) -> dict[str, str]:
    """Name and address of every page; of records and reports one that has something to show."""

    def first(address: str) -> str:
        browser.open(base + address)
        return str(browser.run("document.querySelector('.rows a').getAttribute('href')"))

    return {
        "overview": f"/?{ON}",
        "register": f"/register?{ON}",
        "record": first(f"/register?kind=body&only=disputed&{ON}"),
        "reports": f"/reports?{ON}",
        "report": first(f"/reports?q=consultative&{ON}"),
        "queue": f"/queue?{ON}",
        "links": f"/queue/links?{ON}",
        "measures": f"/measures?{ON}",
        "review": f"/review?{ON}",
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
    for name, address in pages(browser, base).items():
        take(browser, base + address, folder / f"{name}.webp", WIDE, dark=False)
        if name in ALSO_DARK:
            take(browser, base + address, folder / f"{name}-dark.webp", WIDE, dark=True)
        if name in ALSO_NARROW:
            take(browser, base + address, folder / f"{name}-narrow.webp", NARROW, dark=False)


def main() -> int:
    """Make them all."""
    if CHROMIUM is None:
        print("there is no Chromium on this machine; install one first", file=sys.stderr)
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    kelisim = [sys.executable, "-m", "kelisim"]
    with tempfile.TemporaryDirectory() as home:
        subprocess.run([*kelisim, "demo", home], check=True, stdout=subprocess.DEVNULL)
        command = [*kelisim, "serve", f"{home}/kazakhstan-uzbekistan.kelisim", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                with Browser() as browser:
                    picture(browser, server.stdout.readline().split()[1], folder)
            finally:
                server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
