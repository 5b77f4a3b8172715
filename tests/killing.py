"""Adds reports in children that it kills; the reader is warm in the parent, so that a kill falls into the adding.

Reads lines ``ADDRESS SECONDS`` (0: let it end) and answers each with the child's exit: 0, or -9 where it was killed.
"""

import os
import signal
import sys
import time

from kelisim import workflow


def add(address: str, reports: list[str]) -> None:
    with workflow.open_ledger(address) as ledger:
        workflow.ingest(ledger, reports)


def main() -> None:
    reports = sys.argv[1:]
    assert list(workflow.read(reports))
    for line in sys.stdin:
        address, seconds = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            try:
                add(address, reports)
            except BaseException:  # the parent must see that it failed, whatever it was
                os._exit(1)
            os._exit(0)
        if float(seconds):
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
