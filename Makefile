# make demo   reads the bundled sample, shows the result, and tells the stories of an archive of it
# make test   format, lint, types, tests and documentation checks
# make docs   renews the outputs that the documentation shows
# make site   builds the documentation as a site into build/site
# make bench  measures what is reached: make bench GOLD=FOLDER (attribution-dev.jsonl lies in it)
# make lock   resolves the dependencies anew (needs uv)
#
# Both need nothing but Python 3.11 or newer (another one: make PYTHON=python3.12 demo) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SAMPLE := examples/october-1962
DEMO := $(VENV)/demo.db
CHECKED := src tests $(wildcard training benchmarks website)

# An environment whose Python has gone, as after an upgrade, is as good as none.
$(shell $(BIN)/python -c "" 2>/dev/null || rm -f $(STAMP))

.PHONY: demo test install format docs site bench lock build clean

demo: export REPORTEDLY_ARCHIVE := $(DEMO)
demo: $(STAMP)
	@$(BIN)/reportedly read $(SAMPLE)/[0-9]*
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@printf '\n\n%s\n\n' 'The same dispatches in an archive'
	@$(BIN)/reportedly add $(SAMPLE)/[0-9]*
	@printf '\n\n%s\n\n' 'What the most independent voices tell (reportedly stories)'
	@$(BIN)/reportedly stories --limit 3
	@printf '\n\n%s\n\n' 'What is told in ways that cannot all be right (reportedly stories --contradicted)'
	@$(BIN)/reportedly stories --contradicted --limit 3
	@printf '\n\n%s\n\n' 'One answer, and what became of it (reportedly story)'
	@$(BIN)/reportedly story $$($(BIN)/reportedly search '"hell freezes over"' --limit 1 --format csv | sed -n '2s/,.*//p')
	@printf '\n\n%s\n' 'The same in a browser: $(BIN)/reportedly serve --archive $(DEMO)'

test: $(STAMP)
	@$(BIN)/ruff format --check --quiet $(CHECKED)
	@$(BIN)/ruff check --quiet $(CHECKED)
	@$(BIN)/mypy --strict
	@$(BIN)/pytest --quiet

install: $(STAMP)

# The stamp is made last, so an installation that was cut short is done again from the start.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Reportedly needs Python 3.11 or newer; this is %d.%d. Name another one: make PYTHON=python3.12" % v[:2] or 0)'
	@echo "Creating $(VENV) and installing the locked dependencies (once; a few minutes) ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q $(VENV)/lib >/dev/null 2>&1 || true
	@touch $@

format: $(STAMP)
	@$(BIN)/ruff format $(CHECKED)
	@$(BIN)/ruff check --fix $(CHECKED)

docs: $(STAMP)
	@$(BIN)/python tests/documents.py
	@$(BIN)/python tests/notebooks.py

# mkdocs-material says at each start that another program will follow it in 2027.
site: $(STAMP)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

bench: $(STAMP)
	@$(BIN)/python -m benchmarks --gold $(or $(GOLD),$(error name the folder of attribution-dev.jsonl: make bench GOLD=FOLDER)) --write docs/benchmarks.md

lock:
	uv pip compile pyproject.toml --extra dev --extra tables --extra postgresql --extra mcp --universal --generate-hashes --python-version 3.11 \
	    --no-emit-index-url --custom-compile-command "make lock" --quiet --output-file requirements.lock

build: $(STAMP)
	@$(BIN)/python -m hatchling build

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
