#!/usr/bin/env bash
# Pin every dependency with its hash, for every platform, without writing down where it came from.
set -euo pipefail
uv=$(command -v uv || echo .tools/uv/bin/uv)
options=(--quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url
         --custom-compile-command "make lock")
"$uv" pip compile "${options[@]}" pyproject.toml --output-file requirements.txt
"$uv" pip compile "${options[@]}" --group dev pyproject.toml --output-file requirements-dev.txt
