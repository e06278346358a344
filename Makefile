# Twee commando's: `make run` start het programma, `make test` kijkt alles na.
# Both do all set-up on a fresh machine; the rest are the parts of `make test`, and tools for contributors.

ifeq ($(OS),Windows_NT)
SYSTEM := windows
PY := .venv/Scripts/python.exe
else
SYSTEM := $(if $(filter Darwin,$(shell uname -s)),macos,linux)
PY := .venv/bin/python
endif
READY := .venv/ready

# Uncompiled imports make every start three to five times slower.
unexport PYTHONDONTWRITEBYTECODE

# Tests and tools never see the settings, the screen or the cases of whoever runs them.
SCRATCH := $(CURDIR)/build/scratch
ALONE := env QT_QPA_PLATFORM=offscreen 'QT_LOGGING_RULES=qt.qpa.*=false' LC_ALL=C.UTF-8 TZ=Europe/Amsterdam \
	PYTHONFAULTHANDLER=1 XDG_RUNTIME_DIR='$(SCRATCH)/runtime' XDG_CONFIG_HOME='$(SCRATCH)/config' \
	XDG_DATA_HOME='$(SCRATCH)/data' XDG_STATE_HOME='$(SCRATCH)/state' XDG_CACHE_HOME='$(SCRATCH)/cache'

# lint-imports has no `python -m`; its script breaks when the folder is moved, this does not.
IMPORTS := -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())'

.PHONY: run test lint types imports check bench lock licences screenshots clean scratch again
.DEFAULT_GOAL := run

run: $(READY)
	-@$(PY) resources/start_icon.py $(SYSTEM)
	@$(PY) resources/launch.py $(ARGS)

test: $(READY) scratch
	$(PY) -m ruff check .
	@$(ALONE) $(PY) -m mypy
	@$(ALONE) $(PY) $(IMPORTS)
	@$(ALONE) $(PY) -m wizard check
	@$(ALONE) $(PY) -m pytest -q -n auto --dist worksteal $(ARGS)

lint: $(READY)
	$(PY) -m ruff check .

types: $(READY)
	$(PY) -m mypy

imports: $(READY)
	@$(PY) $(IMPORTS)

check: $(READY)
	@$(PY) -m wizard check

# Times the program against bare Qt, SQLite and reportlab on this machine; never part of the tests.
bench: $(READY) scratch
	@$(PY) -m compileall -q wizard ui tests/bench
	@$(ALONE) $(PY) tests/bench/run.py $(ARGS)

screenshots: $(READY) scratch
	@$(ALONE) $(PY) -m pytest -q -m screenshots $(ARGS)
	@echo "build/screenshots"

# After a change of the dependencies: new versions and hashes (needs uv), then the notices that belong to them.
lock:
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --upgrade \
		--output-file requirements.lock > /dev/null
	$(MAKE) --no-print-directory licences

licences: $(READY)
	$(PY) resources/licences/collect.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f Spoorboekje.desktop Spoorboekje.command 'Start Spoorboekje.cmd'

scratch:
	@rm -rf '$(SCRATCH)' && mkdir -p '$(SCRATCH)' && mkdir -m 700 '$(SCRATCH)/runtime'

# The stamp is newer than the lock, unless the environment has lost its Python (moved folder, upgraded system).
ifneq ($(shell [ -x $(PY) ] && $(PY) -c 'print(1)' 2> /dev/null),1)
$(READY): again
endif
$(READY): requirements.lock
	@rm -f $(READY); \
	for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then \
			echo "Spoorboekje zet zichzelf klaar. Dat duurt ongeveer een minuut, en alleen de eerste keer."; \
			$$python -m venv --clear .venv && \
			$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock && \
			$(PY) -m compileall -q wizard ui && touch $(READY) && exit 0; \
			echo "Het klaarzetten lukte niet. Is er internet? Dat is alleen deze keer nodig." >&2; \
			exit 1; \
		fi; \
	done; \
	echo "Installeer eerst Python 3.11 of nieuwer (Debian en Ubuntu: sudo apt install python3 python3-venv)." >&2; \
	exit 1
