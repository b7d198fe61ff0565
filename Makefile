# One word per task. Everything is made in $(VENV) and build/; nothing is installed by hand.
#   make demo                      the main job on the bundled episode
#   make PYTHON=python3.13 test    with another Python

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
EPISODE ?= examples/episodes/tka-week7.yaml
OUT ?= build/demo
PAPERS := handout.html handout.pdf report.html report.pdf course.html course.pdf

.DEFAULT_GOAL := help
.PHONY: help demo pictures courses gallery drawings library library-check test check format lint types layers docstrings \
        bench tidy wheel pins clean distclean env env-dev env-bench

help:
	@echo "make demo     plan one patient's week and say where the six documents are"
	@echo "make pictures draw the first page of each paper into docs/pictures"
	@echo "make gallery  draw every protocol into docs/gallery"
	@echo "make drawings draw how one walks into reports/drawings"
	@echo "make test     run all tests"
	@echo "make check    format, lint, types, layers, docstrings"
	@echo "make bench    measure, beside other engines, into benchmarks/RESULTS.md"
	@echo "make tidy     lay the code out as make check wants it"
	@echo "make courses  write a whole course of every protocol into examples/episodes/courses"
	@echo "make library  work out every protocol's figures into docs/library.md"
	@echo "make wheel    build dist/rehab-*.whl"
	@echo "make pins     renew constraints.txt"
	@echo "make clean    remove what make made, but for the environment (make distclean)"

demo: env
	@mkdir -p $(OUT)
	$(BIN)/rehab plan $(EPISODE) --out $(OUT)
	@cd $(OUT) && ls $(PAPERS) >/dev/null && echo && echo "The six documents are in $(OUT); open $(OUT)/handout.pdf first."

# The first page of each paper, and of the handout in every language, to look at when a template changes.
pictures: env-dev
	@$(BIN)/python scripts/make_pictures.py

courses: env
	@$(BIN)/python scripts/make_courses.py

# A picture of every protocol; the tests hold docs/gallery against what this writes.
gallery: env
	$(BIN)/python scripts/make_gallery.py

# How one walks at each level; the tests hold reports/drawings against what this writes.
drawings: env
	@$(BIN)/python scripts/make_drawings.py

# Half a minute for each protocol whose text has changed; `scripts/make_library.py --all` for every one.
library: env
	@$(BIN)/python scripts/make_library.py

# A moment: the figures are about the texts as they stand, or it ends with an error.
library-check: env
	@$(BIN)/python scripts/make_library.py --check

# Two workers by name and not one per core: a shared or small machine stays usable. A single test that
# is run with pytest itself starts at once, without workers.
test: env-dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(TESTS)

check: format lint types layers docstrings

format: env-dev
	$(BIN)/ruff format --check .

lint: env-dev
	$(BIN)/ruff check .

types: env-dev
	$(BIN)/mypy

layers: env-dev
	$(BIN)/lint-imports

docstrings: env-dev
	$(BIN)/interrogate

bench: env-bench
	$(BIN)/python -m benchmarks

tidy: env-dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

wheel: env-dev
	@rm -rf dist
	PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip wheel -qq --no-deps --wheel-dir dist .
	@ls dist/*.whl

pins:
	@$(PYTHON) scripts/renew_pins.py

# The environment stays: it is slow to make and renews itself when its inputs change.
clean:
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .grimp_cache
	find rehab tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean
	rm -rf $(VENV) $(VENV).lock

env:
	@$(PYTHON) scripts/make_env.py $(VENV)

env-dev:
	@$(PYTHON) scripts/make_env.py $(VENV) dev

env-bench:
	@$(PYTHON) scripts/make_env.py $(VENV) dev bench
