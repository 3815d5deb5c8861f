# Every command a developer needs. `make check` is the product, `make test` tests it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: check browser test soak mutants lint format docs site gallery lowest bench wheel clean

# hypothesis' own pytest plugin adds a second to every start, and checks do not use it
check: .venv/installed
	$(BIN)/pytest checks/ -p no:hypothesispytest
	$(BIN)/discrepant coverage --fail-under-all 100

# under `coverage run`, for a pytest plugin is imported before any other way of measuring begins
test: .venv/installed-test
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

# what `make test` needs to test the page in a browser, too
browser: .venv/installed-test
	$(BIN)/python -m pip install --quiet --editable '.[test,browser]'

# what the tests do in small, drawn anew by a seed that is printed: properties for 20,000 examples each, 36,000 files and
# corpora with something wrong, 1,000 killed runs; as much of it as these minutes allow, and each says at its end how much
# that was. Whatever fails, all three are run.
SEED ?= $(shell $(PYTHON) -c 'import random; print(random.randrange(10**6))')
SOAK_MINUTES ?= 180
soak: .venv/installed-test
	@echo "seed $(SEED), $(SOAK_MINUTES) minutes"
	failed=; export SOAK_SEED=$(SEED) MUTATED_SEED=$(SEED); \
	env -u CI SOAK=20000 SOAK_SECONDS=$$(($(SOAK_MINUTES) * 41)) $(BIN)/pytest tests -m hypothesis -n auto || failed=1; \
	SOAK_SECONDS=$$(($(SOAK_MINUTES) * 14)) MUTATED_FILES=10000 \
	  $(BIN)/pytest tests/cli/test_any_input.py tests/desk/articles tests/desk/sheets -k any_ -n auto -r fE || failed=1; \
	$(BIN)/python benchmarks/kills.py 1000 --seconds $$(($(SOAK_MINUTES) * 3)) || failed=1; \
	test -z "$$failed"

# the built wheel with the lowest versions that pyproject.toml allows, and src/ out of the way: examples of what leans on
# others' code, and on files that a wheel has to hold. `make test` has the newest.
lowest: .venv/installed-test
	rm -rf build/wheel build/without-src
	$(BIN)/python -m build --wheel --outdir build/wheel >/dev/null
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-lowest
	$(BIN)/uv pip install --quiet --python .venv-lowest --resolution lowest-direct "$$(echo build/wheel/*.whl)[test]"
	mkdir -p build/without-src
	git ls-files -z | grep -zv '^src/' | xargs -0 cp --parents -t build/without-src
	cd build/without-src && ../../.venv-lowest/bin/python -m pytest -m 'not hypothesis' -n 2 $(LOWEST)
LOWEST := tests/toml tests/files tests/corpus tests/report tests/checking tests/desk/sheets tests/scan/test_csv.py \
	$(addprefix tests/compare/test_,quotations_compared.py relations_compared.py minimal.py likeness.py sentences.py) \
	$(addprefix tests/reading/,test_units.py test_currencies.py test_labelled.py test_grammars.py dates) tests/cli tests/pytest

lint: .venv/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed-test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# the parts of the documentation that are generated
docs: .venv/installed-test
	$(BIN)/cog -r docs/*.md

# the documentation as a site, in build/site; a warning is an error
site: .venv/installed-docs
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --builder html docs build/site
	@echo build/site/index.html

# the pictures of docs/gallery.md, drawn and photographed anew
gallery: browser
	RENEW_GALLERY=1 $(BIN)/pytest tests/test_gallery.py tests/browser/test_gallery_in_browser.py \
	  tests/browser/test_desk_in_browser.py -k 'gallery or photograph'

bench: .venv/installed-test
	$(BIN)/python benchmarks/checks.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/lint.py
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python benchmarks/mentions.py
	$(BIN)/python benchmarks/words.py
	$(BIN)/python benchmarks/news_dates.py
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/scan.py
	$(BIN)/python benchmarks/house.py

# would the tests notice? a change of our code at each of a hundred places, drawn anew; a quarter of an hour or so
mutants: .venv/installed-test
	$(BIN)/python -m pip install --quiet --editable '.[test,mutants]'
	$(BIN)/python benchmarks/mutants.py --sample 100 --write

wheel: .venv/installed-test
	$(BIN)/python -m build --wheel

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[relations]'
	touch $@

.venv/installed-test: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch .venv/installed $@

.venv/installed-docs: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	touch $@

# for the tests of scan on Spark, which are skipped without it
.venv/installed-spark: .venv/installed-test
	$(BIN)/python -m pip install --quiet --editable '.[test,spark]'
	touch .venv/installed .venv/installed-test $@

clean:
	rm -rf .venv .venv-lowest dist build .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
