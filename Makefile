# prm: two commands matter, `make run` and `make test`. Nothing but Python 3.11+, its venv module and make is needed.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
V := .venv/bin
.DEFAULT_GOAL := help
.PHONY: run test prove pytest lint types bench demo shell stop clean lock messages help install-run install-test

run: install-run ## Start the site here: http://127.0.0.1:8000 (another port: PORT=8001 make run)
	@$(V)/python -m prm.embedded run

test: install-test ## Every check there is, on a real PostgreSQL and Valkey of its own
	@$(V)/python -m prm.embedded test $(V)/python scripts/check.py

prove: install-test ## The proofs of the money: races, kills, a million sums; up to ten minutes
	@$(V)/python -m prm.embedded test $(V)/python scripts/check.py prove

pytest: install-test ## Some tests: make pytest ARGS="tests/partners -k merge"
	@$(V)/python -m prm.embedded test $(V)/python scripts/check.py tests -- $(ARGS)

lint: install-test ## Ruff, format, templates, layers, unused dependencies
	@$(V)/python scripts/check.py lint

types: install-test ## mypy, strict
	@$(V)/python scripts/check.py types

bench: install-test ## Measure with 100,000 partners and 2,000,000 deals
	@$(V)/python -m bench $(ARGS)

demo: install-run ## Load the demo company into an empty database
	@$(V)/python manage.py demo

shell: install-run ## A Python shell with the models at hand
	@$(V)/python manage.py shell

messages: install-test ## Collect the words to translate, compile the catalogues
	@$(V)/python -m prm.catalogues update && $(V)/python -m prm.catalogues compile

lock: install-test ## Pin the newest allowed versions with their hashes
	@for set in requirements requirements-embedded requirements-dev; do \
		$(V)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" $$set.in -o $$set.txt || exit 1; done

stop: install-run ## End database servers that a killed run left behind
	@$(V)/python -m prm.embedded stop

clean: ## Remove what was installed and cached; the data in .data stay
	@if [ -x $(V)/python ]; then $(V)/python -m prm.embedded forget; fi
	rm -rf .venv .venv.lock .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis staticfiles test-results
	find . -name __pycache__ -not -path './.data/*' -prune -exec rm -rf {} +

help: ## This list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

install-run install-test:
	@test -n "$(PYTHON)" || { echo "prm needs Python 3.11 or newer; none was found. Name one: make PYTHON=/path/to/python3.12 ..."; exit 1; }
	@$(PYTHON) scripts/install.py $(@:install-%=%)
