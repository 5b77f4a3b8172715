"""How fast the queue is: ``python benchmarks/bench_queue.py [REGISTER]``; without one, the shipped example.

Works on a copy. Prints the time from a key to the next item in a headless Chromium (the worst of twenty, each pressed
two seconds after the one before, as a quick reader would), and what the server takes for a page and for a decision.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from faces.web.browser import CHROMIUM, Browser  # noqa: E402

ON = "on=2025-11-30"
TIMES, PAUSE = 20, 2.0
ITEM = "document.querySelector('.verbs [name=claim]').value"


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        address = Path(home) / "copy.kelisim"
        if len(sys.argv) > 1:
            shutil.copy(sys.argv[1], address)
        else:
            subprocess.run([sys.executable, "-m", "kelisim", "demo", home], check=True, stdout=subprocess.DEVNULL)
            address = next(Path(home).glob("*.kelisim"))
        command = [sys.executable, "-m", "kelisim", "serve", str(address), "--port", "0", "--by", "bench"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                start = server.stdout.readline().split()[1]
                served(start)
                if CHROMIUM:
                    in_browser(start)
            finally:
                server.terminate()
    return 0


def served(start: str) -> None:
    """What the server takes, asked one thing after the other."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    base = start.partition("/start")[0]

    def timed(path: str, data: bytes | None = None) -> tuple[float, str]:
        from_ = time.perf_counter()
        with opener.open(base + path, data) as answer:
            page = answer.read().decode()
        return 1000 * (time.perf_counter() - from_), page

    opener.open(start).read()
    first, page = timed(f"/queue?{ON}")
    decisions = []
    pages = [timed(f"/queue?at={at}&{ON}")[0] for at in range(TIMES)]
    for _ in range(TIMES):
        fields = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("key", "claim", "seen")}  # type: ignore[index]
        took, page = timed(f"/queue?{ON}", urlencode({**fields, "verb": "accept"}).encode())
        decisions.append(took)
    told(f"the first page of the queue: {first:.0f} ms")
    told(f"a page of the queue, its view in memory: {statistics.median(pages):.0f} ms, worst {max(pages):.0f}")
    told(
        f"a decision recorded and the page after it: {statistics.median(decisions):.0f} ms, worst {max(decisions):.0f}"
    )


def in_browser(start: str) -> None:
    """From a key to the next item, drawn."""
    base = start.partition("/start")[0]
    took: list[float] = []
    with Browser() as browser:
        browser.size(1280, 900)
        browser.open(start)
        browser.wait("location.pathname === '/' && !!document.querySelector('h1')")
        browser.open(f"{base}/queue?{ON}")
        for _ in range(TIMES):
            time.sleep(PAUSE)
            took.append(
                browser.run(
                    "new Promise((done) => { const before = performance.now(); const item = " + ITEM + ";"
                    "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}));"
                    "const look = () => { const now = document.querySelector('.verbs [name=claim]');"
                    "if (now && now.value !== item) done(performance.now() - before);"
                    "else requestAnimationFrame(look); };"
                    "requestAnimationFrame(look); })"
                )
            )
    told(f"next item after a key: {statistics.median(took):.0f} ms, worst of {TIMES} {max(took):.0f} (asked: 100)")


def told(line: str) -> None:
    """One line."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
