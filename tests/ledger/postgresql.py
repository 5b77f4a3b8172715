"""A PostgreSQL server for the tests: the one that KELISIM_TEST_POSTGRES names, or one started from Debian's package."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

_made: list[str] = []


class NoServerError(Exception):
    """Why there is no server to test with."""


@contextlib.contextmanager
def server():
    """The address of a server's database in which schemas may be made.

    A server of our own listens on a socket in a folder that is removed afterwards; PostgreSQL refuses to run as root,
    so root hands it to the user postgres or nobody.
    """
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise NoServerError("psycopg is not installed") from None
    if told := os.environ.get("KELISIM_TEST_POSTGRES"):
        yield told
        _drop_schemas(told)
        return
    with _started() as folder:
        yield f"postgresql://tester@/postgres?host={folder}"


@contextlib.contextmanager
def _started():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise NoServerError("no PostgreSQL server is installed and KELISIM_TEST_POSTGRES names none")
    tools, user = found[-1].parent, _user()
    folder = Path(tempfile.mkdtemp(prefix="kelisim-pg-"))
    if user:
        shutil.chown(folder, user)

    def call(tool, *arguments):
        done = subprocess.run(
            [tools / tool, *arguments], user=user, cwd=folder, capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode:
            raise NoServerError(f"{tool} failed: {done.stderr.strip()[-300:]}")

    try:
        call("initdb", "-D", folder / "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        call("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield folder
        finally:
            call("pg_ctl", "-D", folder / "data", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user():
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise NoServerError("PostgreSQL does not run as root, and there is no user postgres or nobody")


def fresh_schema(address, name):
    """The address of an empty schema of that database, which is as good as a database of its own."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
        connection.execute(f"CREATE SCHEMA {name}")
    _made.append(name)
    return f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{name}"


def _drop_schemas(address):
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for name in _made:
            connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
