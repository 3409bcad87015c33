# Vitrine: `make run` serves the demo shop, `make test` runs every test, `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export VITRINE_HOME ?= $(CURDIR)/var
export RASA_TELEMETRY_ENABLED := false
export RASA_CACHE_DIRECTORY := $(VITRINE_HOME)/rasa-cache
export TOKENIZERS_PARALLELISM := false

PYTHON3 ?= python3
VENV := .venv
DIALOGUE_VENV := .venv-dialogue
STUDIO_VENV := .venv-studio
BIN := $(CURDIR)/$(VENV)/bin
DIALOGUE_PYTHON := $(CURDIR)/$(DIALOGUE_VENV)/bin/python
PIP := -m pip install --disable-pip-version-check --progress-bar off
# pip's lines, as one line that counts the packages.
COUNTED = awk -v all="$$(grep -c '==' $(1))" '/^Collecting/ {printf "\r\033[K   %d of %d: %s", ++n, all, $$2; fflush()} /^Installing/ {printf "\r\033[K   installing %d packages", all; fflush()} END {print ""}'
STAMPS := $(VITRINE_HOME)/stamps

# A step is done again when something it was made from is newer than its stamp.
DIALOGUE_SOURCES := $(shell find bot/dialogue -type f \( -name '*.yml' -o -path '*/components/*.py' \) -not -path '*/tests/*')
WIDGET_SOURCES := $(shell find bot/widget -type f -not -path '*/node_modules/*' -not -path '*/dist/*')
DEMO_SOURCES := $(shell find data/demo data/importers data/schema data/store -type f -not -path '*/__pycache__/*')
# torch comes without a hash, because which build fits depends on the machine (docs/decisions/0002).
NOT_LOCKED := $(foreach name,torch triton cuda-bindings cuda-pathfinder cuda-toolkit $(addprefix nvidia-,cublas cuda-cupti cuda-nvrtc cuda-runtime cudnn-cu13 cufft cufile curand cusolver cusparse cusparselt-cu13 nccl-cu13 nvjitlink nvshmem-cu13 nvtx),--no-emit-package $(name))
UV_OPTIONS := --quiet --upgrade --universal --generate-hashes --no-header --no-annotate
say = @printf '\033[1m── %s\033[0m\n' "$(1)"

.PHONY: help setup run test lint bench show understanding widget train shop studio lock clean
help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.done $(DIALOGUE_VENV)/.done ## Make both Python environments

run: setup widget train shop ## Set everything up and serve the demo shop at http://127.0.0.1:8080
	@exec $(BIN)/vitrine up

widget: bot/widget/dist/.done ## Build the chat widget

train: $(STAMPS)/dialogue ## Train the dialogue model

shop: $(STAMPS)/shop ## Create the database and import the demo shop

$(VENV)/.done: requirements.lock pyproject.toml
	$(call say,Python environment of gateway and actions and generator: about 2 GB in a few minutes)
	@python=$$($(PYTHON3) bot/find_python.py 3.11 --or-newer) && "$$python" -m venv $(VENV)
	@$(BIN)/python $(PIP) --no-deps --require-hashes -r requirements.lock | $(call COUNTED,requirements.lock)
	@echo "   PyTorch"
	@$(BIN)/python $(PIP) --quiet $$(sed -n 's/.*"\(torch==[0-9.]*\)".*/\1/p' pyproject.toml)
	@$(BIN)/python $(PIP) --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DIALOGUE_VENV)/.done: bot/dialogue/requirements.lock
	$(call say,Python 3.10 environment of the dialogue (Rasa): about 2.8 GB in a few minutes)
	@python=$$($(PYTHON3) bot/find_python.py 3.10) && "$$python" -m venv $(DIALOGUE_VENV)
	@$(DIALOGUE_PYTHON) $(PIP) --no-deps --require-hashes -r bot/dialogue/requirements.lock | $(call COUNTED,bot/dialogue/requirements.lock)
	@touch $@

bot/widget/dist/.done: $(WIDGET_SOURCES) | $(VENV)/.done
	$(call say,Chat widget)
	@node=$$($(BIN)/python -m bot.find_node) && cd bot/widget && export PATH="$$node:$$PATH" && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
	@touch $@

$(STAMPS)/dialogue: $(DIALOGUE_SOURCES) $(wildcard bot/understanding/catalogue_*.py) $(STAMPS)/shop | setup
	$(call say,Training the dialogue model (a few minutes))
	@mkdir -p $(STAMPS)
	@$(BIN)/vitrine dialogue train
	@touch $@

$(STAMPS)/shop: $(DEMO_SOURCES) | setup
	$(call say,Demo shop)
	@mkdir -p $(STAMPS)
	@$(BIN)/vitrine shop demo
	@touch $@

lint: setup widget ## Check style and types of everything
	$(call say,Style and types)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@cd bot/dialogue && $(DIALOGUE_PYTHON) -m mypy --config-file mypy.ini components
	@$(BIN)/lint-imports
	@node=$$($(BIN)/python -m bot.find_node) && cd bot/widget && export PATH="$$node:$$PATH" && npm run --silent check

test: export HF_HUB_OFFLINE := 1
test: setup widget train shop ## Set everything up and run every test
	@$(MAKE) lint
	$(call say,Dialogue: validation and end-to-end stories)
	@cd bot/dialogue && $(DIALOGUE_PYTHON) quiet_rasa.py data validate --domain domain --data data --fail-on-warnings
	@cd bot/dialogue && $(DIALOGUE_PYTHON) quiet_rasa.py test core --e2e --model "$(VITRINE_HOME)/models" \
		--stories tests --out "$(VITRINE_HOME)/results" --no-plot --fail-on-prediction-errors
	$(call say,Tests in the dialogue environment (Python 3.10))
	@$(DIALOGUE_PYTHON) -m pytest -c bot/dialogue/pytest.ini tests/bot/dialogue
	$(call say,Tests of everything else and of the running system)
	@$(BIN)/pytest

bench: setup widget train shop ## Measure messages a second, latency and memory of the running system
	@$(BIN)/python -m bot.bench.answering
	@$(BIN)/python -m bot.bench.crowd

show: setup widget train shop ## Ask the running system for 200 pictures; writes docs/pictures.md (needs Chromium)
	@$(BIN)/python -m bot.showcase

understanding: setup train ## Measure how well the dialogue understands; writes docs/understanding.md
	@$(BIN)/python -m bot.understanding.page

studio: ## Photograph what the demo shop lacks with Blender (an environment of its own, 1 GB)
	@test -x $(STUDIO_VENV)/bin/python || (python=$$($(PYTHON3) bot/find_python.py 3.11) && "$$python" -m venv $(STUDIO_VENV))
	@$(STUDIO_VENV)/bin/python $(PIP) --no-deps --require-hashes -r data/studio/requirements.lock | $(call COUNTED,data/studio/requirements.lock)
	@$(STUDIO_VENV)/bin/python -m data.studio photograph
	@$(STUDIO_VENV)/bin/python -m data.studio draw

lock: ## Resolve the lock files anew (needs uv)
	@command -v uv >/dev/null || { echo "uv was not found: pip install uv" >&2; exit 1; }
	@uv pip compile $(UV_OPTIONS) --python-version 3.11 --extra build --extra test $(NOT_LOCKED) pyproject.toml -o requirements.lock
	@uv pip compile $(UV_OPTIONS) --python-version 3.10 bot/dialogue/requirements.in -o bot/dialogue/requirements.lock
	@uv pip compile $(UV_OPTIONS) --python-version 3.11 data/studio/requirements.in -o data/studio/requirements.lock

clean: ## Remove everything that was made here
	rm -rf $(VENV) $(DIALOGUE_VENV) $(STUDIO_VENV) var bot/widget/dist bot/widget/node_modules
