"""Check a page in a real browser: axe-core's accessibility rules, and nothing wider than the screen.

Usage: python tools/check_page.py review.html --axe node_modules/axe-core/axe.min.js

The browser is Chromium without a window. The page is copied, its policy against scripts is taken out of the copy, and
axe-core runs inside it. Exit status 1 where axe finds something serious or critical, or the page is too wide.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = ((1280, 900), (390, 844))
SCHEMES = ("light", "dark")
GRAVE = ("serious", "critical")

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_PROBE = """
const wide = [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, .signs, svg, .skip, thead')
  && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120));
document.querySelectorAll('details').forEach(d => { d.open = OPEN; });
axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(found => {
  const told = found.violations.map(v => ({id: v.id, impact: v.impact, help: v.help, n: v.nodes.length,
    first: v.nodes[0].html.slice(0, 200), why: (v.nodes[0].failureSummary || '').slice(0, 300)}));
  parent.postMessage(JSON.stringify({violations: told, wide, screen: innerWidth}), '*');
});
"""
# The page sits in a frame, since a browser's own window is never narrower than 500 pixels.
_FRAME = """<!doctype html><iframe src="page.html" width="{}" height="{}" style="border:0"></iframe><script>
addEventListener('message', said => {{
  const out = document.createElement('pre');
  out.id = 'axe-report';
  out.textContent = said.data;
  document.body.replaceChildren(out);
}});</script>"""


def browser() -> str | None:
    """The path of a browser, or ``None``."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def check(page: Path, axe: Path, *, size: tuple[int, int], scheme: str, opened: bool = True) -> dict[str, object]:
    """What axe-core and a look at the widths find on a page.

    Args:
        page: The page.
        axe: ``axe.min.js``.
        size: Width and height of the window in pixels.
        scheme: ``light`` or ``dark``.
        opened: Whether everything that folds stands open.
    """
    found = browser()
    if found is None:
        raise SystemExit("no Chromium is installed; install it (Debian: apt-get install chromium)")
    probe = _PROBE.replace("OPEN", "true" if opened else "false")
    text = _POLICY.sub("", page.read_text(encoding="utf-8"))
    script = f"<script>{axe.read_text(encoding='utf-8')}</script><script>{probe}</script>"
    with tempfile.TemporaryDirectory() as folder:
        copy, frame = Path(folder) / "page.html", Path(folder) / "frame.html"
        copy.write_text(text.replace("</body>", script + "</body>"), encoding="utf-8")
        frame.write_text(_FRAME.format(*size), encoding="utf-8")
        arguments = [
            found, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--virtual-time-budget=60000",
            "--window-size=1400,1000", f"--user-data-dir={folder}/profile",
            *(["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []), frame.as_uri(),
        ]  # fmt: skip
        ran = subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=False)
    report = re.search(r'<pre id="axe-report">(.*?)</pre>', ran.stdout, re.DOTALL)
    if report is None:
        raise SystemExit(f"the browser gave no report on {page}: {ran.stderr[-400:]}")
    return dict(json.loads(html.unescape(report.group(1))))


def main() -> int:
    """Check at every size and scheme, print what is found, and say by the exit status whether it is grave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("--axe", type=Path, default=Path("node_modules/axe-core/axe.min.js"))
    options = parser.parse_args()
    if not options.axe.is_file():
        raise SystemExit(f"{options.axe} is not there; `npm install axe-core`, or name axe.min.js with --axe")
    grave = False
    for size in SIZES:
        for scheme in SCHEMES:
            found = check(options.page, options.axe, size=size, scheme=scheme)
            grave |= _tell(f"{size[0]} px, {scheme}", found)
    return 1 if grave else 0


def _tell(where: str, found: dict[str, object]) -> bool:
    grave = bool(found["wide"])
    for element in found["wide"]:  # type: ignore[attr-defined]
        print(f"{where}: wider than the screen: {element}")
    for one in found["violations"]:  # type: ignore[attr-defined]
        grave |= one["impact"] in GRAVE
        print(f"{where}: {one['impact']} {one['id']} ({one['n']} times): {one['help']}")
        print(f"    {one['first']}\n    {one['why']}")
    if not (found["wide"] or found["violations"]):
        print(f"{where}: nothing found")
    return grave


if __name__ == "__main__":
    sys.exit(main())
