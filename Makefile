# What a newcomer types. `make setup` is called by all the others and does nothing when nothing changed.
SHELL := /bin/bash
PORT ?= 8000
run demo-reset: export PORT := $(PORT)
DEMO ?= yes
PYTHON := .venv/bin/python
export PYTHONWARNINGS ?= ignore

.PHONY: help setup run demo-reset test test-all check bench docs lock

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.ready lineofsight/design/static/.ready  ## everything the other targets need, into this folder

.venv/.ready: requirements-dev.txt pyproject.toml tools/setup_python.sh
	@bash tools/setup_python.sh
	@touch $@

lineofsight/design/static/.ready: package-lock.json requirements.txt tools/build_static.py $(wildcard lineofsight/design/styles/*) $(wildcard lineofsight/design/scripts/*) $(wildcard lineofsight/design/pictures/*) | .venv/.ready
	@$(PYTHON) tools/build_static.py
	@touch $@

ifeq ($(DEMO),no)
run demo-reset: export DATA_DIR ?= .data/partnership
run demo-reset: export LINEOFSIGHT_DEMO ?= no
else
run demo-reset: export DATA_DIR ?= .data/demo
run demo-reset: export LINEOFSIGHT_DEMO ?= yes
endif

run: setup  ## the product in your browser, with a demonstration partnership (DEMO=no: empty; PORT=, DATA_DIR=)
	@if [ "$(DEMO)" != no ]; then .venv/bin/lineofsight demo load --if-empty; fi
	@exec .venv/bin/lineofsight run

demo-reset: setup  ## the demonstration as it was at first
	@.venv/bin/lineofsight demo reset

test: setup  ## tests on SQLite, and journeys in a real browser (10 minutes)
	@$(PYTHON) tools/run_tests.py

test-all: setup  ## everything: PostgreSQL too, long properties and journeys, fuzz, kill -9 (60 minutes)
	@$(PYTHON) tools/run_tests.py --all

check: setup  ## format, lint, types, import contracts, docs current
	@$(PYTHON) tools/check.py

bench: setup  ## times, memory and query counts as ratios; prints a table, writes JSON
	@$(PYTHON) -m tools.bench

docs: setup  ## make the generated reference pages again
	@$(PYTHON) -m tools.reference --write

lock: setup  ## pin the dependencies again after pyproject.toml changed
	@bash tools/lock.sh
