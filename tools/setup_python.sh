#!/usr/bin/env bash
# A virtual environment in .venv with the pinned, hashed dependencies. Uses uv (fetched into .tools when it is not on the
# machine), else the slower venv and pip.
set -euo pipefail
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}" # councils and trusts often have a certificate of their own

find_python() {
  for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
  echo "Line of Sight needs Python 3.11 or later (with venv): install it, then try again." >&2
  exit 1
}

python=${PYTHON_FOR_VENV:-$(find_python)}
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
  if [ ! -x .tools/uv/bin/uv ]; then
    "$python" -m venv .tools/uv
    .tools/uv/bin/pip install --quiet --disable-pip-version-check uv >/dev/null 2>&1 || rm -rf .tools/uv
  fi
  if [ -x .tools/uv/bin/uv ]; then uv=.tools/uv/bin/uv; fi
fi

echo "Installing Python packages (the first time takes about a minute)…"
if [ -n "$uv" ]; then
  [ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
  "$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements-dev.txt
  "$uv" pip install --quiet --python .venv/bin/python --no-deps --editable .
else
  [ -x .venv/bin/pip ] || "$python" -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
  .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --editable .
fi
