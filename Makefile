# The commands of the handbook. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
HANDBOOK := PYTHONPATH=hooks $(BIN)/python -m handbook
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs
# What WeasyPrint takes from the system to lay out text.
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
export PYTHONDONTWRITEBYTECODE := 1
PORT := 8000

.PHONY: help build serve check accept permalinks test test-documents bench lint lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# The site is built aside and takes the place of site/ only when it is whole.
build: .venv/.build-ready check ## check the content and build the whole site into site/
	@rm -rf .build/site
	@$(MKDOCS) build --quiet --strict --site-dir .build/site
	@rm -rf .build/previous && if [ -d site ]; then mv site .build/previous; fi
	@mv .build/site site && rm -rf .build/previous
	@echo "site/: $$(find site -name '*.html' | wc -l) бет · страниц"

serve: export PORT := $(PORT)
serve: export PYTHONPATH := hooks
serve: export NO_MKDOCS_2_WARNING := 1
serve: .venv/.build-ready ## preview on http://127.0.0.1:8000 (PORT=8001: on another port), anew after every saved change
	@exec $(BIN)/python -m handbook.preview "$$PORT"

check: .venv/.build-ready ## check the content alone, without building
	@$(HANDBOOK) check

accept: .venv/.build-ready ## PAGE=stages/analysis: record that the two languages of a page were compared
	@$(HANDBOOK) accept $(PAGE)

permalinks: .venv/.build-ready ## record new addresses; FROM=old TO=new: one that has moved
	@$(HANDBOOK) permalinks $(FROM) $(TO)

test: .venv/.test-ready build ## all tests, the browser's included
	@sh tests/ensure-tools.sh --omit=optional
	@$(BIN)/python -m pytest -n 2

test-documents: .venv/.test-ready build ## the Word documents, blank and filled in, and the slides, converted by LibreOffice; not a part of `make test`
	@sh tests/ensure-tools.sh --documents
	@$(BIN)/python -m pytest tests/documents.py

bench: .venv/.test-ready build ## time of a build, bytes by page type and kind, the search beside others, Lighthouse
	@sh tests/ensure-tools.sh && npm ls lighthouse minisearch pagefind >/dev/null 2>&1 || npm ci --ignore-scripts --silent || true
	@$(BIN)/python tests/bench.py

lint: .venv/.test-ready ## style and types of the code (Python, JavaScript), and the workflows
	@$(BIN)/ruff check hooks tests
	@$(BIN)/mypy
	@sh tests/ensure-tools.sh --omit=optional && node_modules/.bin/tsc -p tests/jsconfig.json
	@$(BIN)/actionlint
	@$(BIN)/zizmor --offline --quiet .github

lock: .venv/.test-ready ## write the pinned requirements anew from the .in files
	@$(PYTHON) -m venv .venv/lock && .venv/lock/bin/pip install --quiet pip-tools
	@for name in requirements requirements-dev; do .venv/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe \
		--strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file $$name.txt $$name.in; done

clean: ## remove everything that was built
	rm -rf site .build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed. Debian: apt-get install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo 'The venv module is missing. Debian: apt-get install python3-venv' >&2; exit 1; }

.venv/.build-ready: requirements.txt | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PANGO) >/dev/null; }; \
		$(BIN)/python -c 'import weasyprint' 2>/dev/null || { echo 'PDF: Debian, Ubuntu: sudo apt-get install $(PANGO). Elsewhere: install Pango 1.44 or newer.' >&2; exit 1; }
	@touch $@

.venv/.test-ready: requirements-dev.txt .venv/.build-ready
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
