# Needs python3 (3.11 or newer) with venv; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH := .venv-bench

.DEFAULT_GOAL := help

.PHONY: help
help: ## What can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[html]' --group dev
	$(BIN)/python -m compileall -q factcheck # as in an installed wheel, even where bytecode is not written by itself
	touch $@

.PHONY: demo
demo: $(STAMP) ## Scan the sample articles
	$(BIN)/factcheck scan data/articles

.PHONY: test
test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest -n auto

.PHONY: lint
lint: $(STAMP) ## Format check, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(STAMP) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: data
data: $(STAMP) ## Rebuild data/cldr from the CLDR that Babel carries
	$(BIN)/python tools/build_cldr.py

.PHONY: binding
binding: $(STAMP) ## Score how values are bound to what they are about
	$(BIN)/python -m benchmarks.binding

.PHONY: bench
bench: $(BENCH)/.installed ## Measure speed and memory beside other extractors, into docs/benchmarks.md (20 minutes)
	$(BENCH)/bin/python -m benchmarks --write docs/benchmarks.md
	$(BENCH)/bin/python -m benchmarks.archive

$(BENCH)/.installed: pyproject.toml benchmarks/requirements.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --editable . -r benchmarks/requirements.txt
	touch $@

.PHONY: fuzz
fuzz: $(STAMP) ## Read random strings in every language, looking for faults
	$(BIN)/python tools/fuzz.py

.PHONY: clean
clean: ## Remove what was made
	rm -rf $(VENV) $(BENCH) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis factcheck-report.md
