# The commands of the handbook. `make` alone lists them.

# No shell runs lines that end as on Windows; .gitattributes keeps them from it, an archive or a copy may not.
$(if $(shell head -n 1 '$(lastword $(MAKEFILE_LIST))' | grep "$$(printf '\r')"),$(error Жолдардың соңы Windows-тағыдай (CRLF). \
Орындаңыз · Строки кончаются как в Windows (CRLF). Выполните: rm -r Makefile tools && git checkout -- Makefile tools))

PYTHON ?= python3
BIN := .venv/bin
HANDBOOK := PYTHONPATH=hooks $(BIN)/python -m handbook
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs
export PYTHONDONTWRITEBYTECODE := 1
PORT := 8000

.PHONY: help build serve edit check check-language fix-language accept new-page new-term new-law new-question new-template new-way rename status permalinks test test-thorough test-documents test-engines coverage mutants bench rules lint lock clean

help: ## list the commands
	@grep -hE '^[a-z -]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# The site is built aside and takes the place of site/ only when it is whole (hooks/handbook/site/command.py).
build: ready-build ## check the content and build the whole site into site/
	@$(HANDBOOK) build

serve: export PORT := $(PORT)
serve: export PYTHONPATH := hooks
serve: export NO_MKDOCS_2_WARNING := 1
serve: ready-check ## preview on http://127.0.0.1:8000 (PORT=8001: on another port), anew after every saved change
	@exec $(BIN)/python -m handbook.preview "$$PORT"

edit: PORT := 8100
edit: export PORT := $(PORT)
edit: export PYTHONPATH := hooks
edit: export NO_MKDOCS_2_WARNING := 1
edit: ready-edit ## edit pages and tables of data in the browser, on http://127.0.0.1:8100 (PORT=8101: on another port), the preview beside
	@exec $(BIN)/python -m handbook.editor "$$PORT"

check: ready-check ## check the content alone, without building
	@$(HANDBOOK) check

check-language: ready-check-language ## spelling, signs and words of both languages; how long sentences are
	@$(HANDBOOK) check-language

fix-language: ready-check-language ## mend of these what is safe (look-alike letters, spaces, quotes, dashes), and tell the rest
	@$(HANDBOOK) fix-language

accept: ready-check ## PAGE="stages/analysis case": record that their languages were compared; COMMIT=HEAD: of all pages that it touched
	@$(HANDBOOK) accept $(PAGE) $(if $(COMMIT),--commit "$(COMMIT)")

# What is given (ID, KK, RU …) reaches the program in its environment, where no shell takes quotes and signs apart.
new-page new-term new-law new-question new-template new-way: ready-check ## ID=pilot-project KK="…" RU="…": write it in both languages, what to fill in is marked
	@$(HANDBOOK) new $(@:new-%=%)

rename: ready-check ## FROM=stages/analysis/#old TO=stages/analysis/#new: another name in everything that hangs on it; a field: minutes/open
	@$(HANDBOOK) rename "$(FROM)" "$(TO)"

status: ready-check ## how both languages stand, who is waited for; PAGE=stages/analysis: its changes, side by side
	@$(HANDBOOK) status $(PAGE)

permalinks: ready-check ## record new addresses; FROM=old TO=new: one that has moved
	@$(HANDBOOK) permalinks $(FROM) $(TO)

# A test that fails is run once more (three at most). What passes then is told with its failure: two things have raced, in the test or
# in the product, and that is to be mended; yet one race in thousands of tests does not keep a good change from being published.
AGAIN := --reruns 1 --max-suite-reruns 3 --rerun-show-tracebacks

test: ready-test build ## the tests, the browser's included; PYTEST_ARGS='-k search': some
	@$(BIN)/python -m pytest -n 3 $(AGAIN) -m "not thorough" $(PYTEST_ARGS)

test-thorough: ready-test build ## the tests that ask much of the machine or look at every page; not a part of `make test`, CI runs both
	@$(BIN)/python -m pytest -n 3 $(AGAIN) -m thorough $(PYTEST_ARGS)

test-documents: ready-test-documents build ## the Word documents, blank and filled in, and the slides, converted by LibreOffice; the e-book by EPUBCheck; not a part of `make test`
	@$(BIN)/python -m pytest tests/documents.py

test-engines: ready-test-engines build ## the main tasks of a reader in Chromium, Firefox and WebKitGTK; not a part of `make test`
	@$(BIN)/python -m pytest -rx tests/engines/all_tasks.py $(PYTEST_ARGS)

coverage: ready-test build ## how much of the package the tests without a browser run through: the lines and branches that none does
	@$(BIN)/python -m pytest -n 2 -m "not browser" --cov --cov-report=term-missing:skip-covered $(PYTEST_ARGS)

mutants: ready-lint ## break the code in small places and count what no test notices; SAMPLE=50 SEED=2 MUTANTS=hooks/handbook/rules: how many, which
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutants.txt
	@$(BIN)/python tools/mutants.py

bench: ready-bench build ## time and memory as the handbook grows, bytes by page type and kind, the search beside others, Lighthouse
	@PYTHONPATH=hooks $(BIN)/python tests/bench.py

rules: ready-check ## write the list of rules with their examples anew, from the rules and their cases
	@PYTHONPATH=hooks $(BIN)/python tools/rules_list.py

lint: ready-lint ## style and types of the code (Python, JavaScript), and the workflows
	@$(BIN)/ruff check hooks tests tools
	@$(BIN)/mypy
	@MYPYPATH=hooks $(BIN)/mypy --strict hooks/content.py hooks/frame.py hooks/site_files.py hooks/preview.py
	@cd tests && MYPYPATH=../hooks:.:../tools ../$(BIN)/mypy --strict --explicit-package-bases support engines
	@$(BIN)/mypy --strict tools
	@$(BIN)/ruff format --check --quiet hooks tests tools
	@$(BIN)/node node_modules/typescript/bin/tsc -p tests/jsconfig.json
	@$(BIN)/node node_modules/prettier/bin/prettier.cjs --config tests/prettier.json --check --log-level warn \
		"docs/assets/**/*.{js,css}" "hooks/handbook/editor/page/*.{js,css}" "tests/scripts/*.js" tests/types.d.ts
	@$(BIN)/node node_modules/eslint/bin/eslint.js -c tests/eslint.config.cjs docs/assets/javascripts hooks/handbook/editor/page tests/scripts tests/search
	@$(BIN)/node node_modules/stylelint/bin/stylelint.mjs --config tests/stylelint.json "docs/assets/stylesheets/**/*.css" "hooks/handbook/editor/page/*.css"
	@$(BIN)/actionlint
	@$(BIN)/zizmor --offline --quiet .github

lock: ready-lint ## write the pinned requirements anew from the .in files, for every Python from Debian 12's on
	@for name in requirements requirements-dev requirements-mutants; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11.2 \
		--generate-hashes --output-file $$name.txt $$name.in || exit 1; done

clean: ## remove everything that was built
	rm -rf site .build

# Each command makes ready what it needs; where all is there, that takes a moment. `ready-` names a row of COMMANDS in prepare.py.
ready-%:
	@command -v $(PYTHON) >/dev/null || { echo 'Python 3.11+ және оның venv модулі керек · Нужен Python 3.11+ с модулем venv.' \
		'Debian, Ubuntu: sudo apt-get install python3-venv' >&2; exit 1; }
	@$(PYTHON) tools/prepare.py $*
