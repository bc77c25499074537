# Every target sets up what it needs; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check format lint types bench soak cards-report screenshots pins clean

help: ## list what can be made
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Earmark needs Python 3.11 or newer: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(READY) ## set up and open the app on your library (the bundled one at the first start)
	$(BIN)/earmark

test: $(READY) ## set up and run the tests
	$(BIN)/python -m pytest -n 6 --dist worksteal $(PYTEST_FLAGS)

check: $(READY) ## format, lint, types and tests: the gate
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) --no-print-directory test

format: $(READY) ## put the code into its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY) ## only the linter
	$(BIN)/ruff check .

types: $(READY) ## only the types
	$(BIN)/mypy

bench: $(READY) ## measure, as ratios against something that runs beside it
	$(BIN)/python -m tests.bench

soak: $(READY) ## crash, kill and crowd the record for some minutes; what was lost (nothing)
	$(BIN)/python -m tests.soak

cards-report: $(READY) ## every draft of the bundled library by rule, with its passage
	$(BIN)/python -m tests.claims.report

docs: $(READY) ## write docs/keys.md anew from the table of commands
	@mkdir -p docs
	EARMARK_CONFIG=/dev/null $(BIN)/earmark keys --markdown > docs/keys.md

screenshots: $(READY) ## draw the pictures in screenshots/ from the app
	$(BIN)/python -m tests.screenshots

snapshots: $(READY) ## take the screens as the tests now find them for right; look at what changed
	EARMARK_SNAPSHOTS=write $(BIN)/python -m pytest tests/snapshots -n 4

pins: ## write constraints.txt anew from what pyproject.toml allows today
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m pip freeze --exclude-editable | sort -f > constraints.txt

clean: ## remove what make made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
