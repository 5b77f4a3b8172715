"""A headless Chromium, driven over a pipe in its own protocol: no driver, no library, no port."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


AXE = Path(os.environ.get("KELISIM_AXE", Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"))
VIRTUAL = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowUp": 38, "ArrowDown": 40}
"""What a page's own fields ask of these keys, beside their names."""


@contextlib.contextmanager
def served(register, *options):
    """The address that the server of a register prints; the server is gone when the block ends."""
    command = [sys.executable, "-m", "kelisim", "serve", str(register), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            told = server.stdout.readline()
            assert told.startswith("Open "), told
            yield told.split()[1]
        finally:
            server.terminate()


def check_axe(browser, where):
    """Complain of what axe-core finds on the page that is open, with everything unfolded."""
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    browser.run(AXE.read_text(encoding="utf-8") + "; 1")
    passed, wrong = browser.run(
        "axe.run().then(told => [told.passes.length, told.violations.map(one => [one.id, one.nodes[0].html])])"
    )
    assert passed > 5, where
    assert wrong == [], where


class Browser:
    """One page of a browser of its own, gone when the block ends."""

    def __enter__(self):
        self._home = tempfile.mkdtemp(prefix="kelisim-browser-")
        read_in, self._out = os.pipe()
        self._in, write_out = os.pipe()
        # Chromium reads commands from 3 and writes answers to 4; they come from far up, so that neither is overwritten.
        high = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (read_in, write_out)]
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{high[0]} 4>&{high[1]}', CHROMIUM,
             "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-pipe", f"--user-data-dir={self._home}", "--no-first-run", "about:blank"],
            pass_fds=high, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in (*high, read_in, write_out):
            os.close(end)
        self._number, self._rest, self.events = 0, b"", []
        self._session = None
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self._home, ignore_errors=True)

    def call(self, method, **params):
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def _next(self):
        while b"\0" not in self._rest:
            data = os.read(self._in, 1 << 20)
            if not data:
                raise AssertionError("the browser has gone")
            self._rest += data
        one, _, self._rest = self._rest.partition(b"\0")
        return json.loads(one)

    def run(self, script):
        """The value of a script in the page."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise AssertionError(found["exceptionDetails"])
        return found["result"].get("value")

    def wait(self, script, seconds=20):
        """Until a script gives something true; a page that is being exchanged counts as not yet."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if found := self.run(script):
                    return found
            except AssertionError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"never came true: {script}")

    def open(self, address):
        self.call("Page.navigate", url=address)
        time.sleep(0.05)
        self.wait("document.readyState === 'complete'")

    def press(self, key):
        written = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        code = {"windowsVirtualKeyCode": VIRTUAL[key]} if key in VIRTUAL else {}
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, text=written if kind == "keyDown" else "", **code)

    def size(self, width, height, *, dark=False):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )

    def picture(self, path, *, whole=False):
        kind = {"format": "png"} if Path(path).suffix == ".png" else {"format": "webp", "quality": 82}
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole, **kind)["data"]
        Path(path).write_bytes(base64.b64decode(data))
