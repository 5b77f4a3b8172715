#!/bin/sh
# Make the virtual environment .venv with Kelisim in it: `setup.sh run` for users, `setup.sh dev` with what the tests need.
# Does nothing where that is done already. Only Python 3.11 or newer is assumed.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
stamp=.venv/.ready-$what
if [ -e "$stamp" ] && [ ! pyproject.toml -nt "$stamp" ]; then exit 0; fi

python=
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Kelisim needs Python 3.11 or newer, and none was found; install it (Debian: apt install python3 python3-venv) or name it: PYTHON=/path/to/python3 make demo" >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    echo "Kelisim needs Python's venv module, which $python lacks; install it (Debian: apt install python3-venv)" >&2
    exit 1
fi

if [ ! -x .venv/bin/python ]; then
    echo "Setting up in .venv (one to two minutes, this once) ..."
    "$python" -m venv .venv
fi
extra=
[ "$what" = dev ] && extra='[dev]'
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$extra" 2>.venv/pip.log; then
    cat .venv/pip.log >&2
    echo "The packages that Kelisim needs could not be installed; see the lines above, check the connection to PyPI, and call the command again" >&2
    exit 1
fi
touch "$stamp"
[ "$what" = dev ] && touch .venv/.ready-run
exit 0
