"""What the tests let other processes do; it stands apart so that a fresh process can import it."""

import multiprocessing
import os
from pathlib import Path

from ledger.samples import unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger


def processes():
    """Processes that start in milliseconds, from a server that has the ledger imported and no threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ledger.writers"])
    return context


def add_each(address, numbers, barrier):
    """Add readings one by one, starting together with another process."""
    barrier.wait()
    with Ledger.open(address) as ledger:
        for number in numbers:
            ledger.add_reading(*unit(number, words=1))


def add_and_say(address, first, batch, said):
    """Add readings without end, and write to a file the id of each that is committed."""
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, b"ready\n")
    with Ledger.open(address) as ledger:
        ledger.add_readings(_saying(handle, first, batch), batch=batch)


def _saying(handle, first, batch):
    waiting = []
    while True:
        if len(waiting) == batch:  # the ledger asks for more: what it had is committed
            os.write(handle, "".join(f"{one}\n" for one in waiting).encode())
            waiting = []
        one = unit(first, words=2)
        waiting.append(one[0].id)
        first += 1
        yield one


def only_read(address, said):
    """Open a register that may not be written, as a user whom permissions stop, and say how it went."""
    Ledger.create(":memory:", ["KAZ", "UZB"]).close()  # whatever is imported late is imported before root is given up
    if os.geteuid() == 0:
        os.setuid(65534)
    with Ledger.open(address) as ledger:
        said.send((len(ledger.entries().readings), ledger.put_view("key", b"body")))
        try:
            ledger.add_reading(*unit(99))
        except LedgerError as error:
            said.send(str(error))


def said_by(path):
    """The ids that a process wrote before it was killed; ``None`` before it was ready."""
    lines = Path(path).read_text(encoding="utf-8").split("\n") if Path(path).exists() else []
    return set(lines[1:-1]) if len(lines) > 1 else None
