# `make site` makes the site, `make test` proves it. Both set up what they need, once.

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.set-up-run
TEST := .venv/.set-up-test
NODE := tests/node_modules/.set-up

# What was set up in another place, and then copied or moved here, is set up again.
ifneq ($(shell cat .venv/.place 2>/dev/null),$(CURDIR))
$(shell rm -f $(RUN) $(TEST))
endif

.PHONY: site test lint bench work-budget coverage fuzz mutate lock clean

site: $(RUN)
	$(BIN)/python build.py

test: lint $(NODE)
	tools/need chromium chromium
	tools/need '/usr/lib/*/libatomic.so.1' libatomic1 # for the driver that Playwright brings
	tools/need java default-jre-headless
	tools/need git git # for the tests of what compares with a revision
	tools/need soffice libreoffice-impress # decks are opened in an office program
	tools/need pdfinfo poppler-utils
	tools/need qpdf qpdf
	tools/need msgfmt gettext
	tools/need rsync rsync # for what the guides say of publishing
	tools/need /usr/sbin/nginx nginx-light
	tools/need '/usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf' fonts-liberation2
	tools/need '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' fonts-dejavu-core
	$(BIN)/pytest -n auto --hypothesis-profile ci

lint: $(TEST) $(NODE)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/djlint --quiet --lint templates
	tests/node_modules/.bin/biome lint --error-on-warnings
	$(BIN)/zizmor --quiet --offline .github templates/workflows/github.yml

# The tests that need no program beside Python and git, with a count of the lines that they run, also in the processes
# that they start. Takes half as long again as the tests alone, so `make test` does without.
coverage: $(TEST)
	$(BIN)/pytest -m pure -n auto --hypothesis-profile ci --cov --cov-report term:skip-covered

# Measures; `make bench AGAINST=REVISION` holds this checkout against another revision.
bench: $(TEST)
	$(BIN)/python bench/$(if $(AGAINST),against.py $(AGAINST),run.py)

# Counts what each task calls, and writes the budgets that `make test` holds.
work-budget: $(TEST)
	$(BIN)/python bench/budget.py

# Feeds nonsense to what reads the words of authors and translators, for ten minutes.
fuzz: $(TEST)
	tools/set-up fuzz.txt
	$(BIN)/python tools/fuzz.py

# Breaks modules in every small way, and lists what no test noticed. Takes hours;
# `.venv/bin/python tools/mutate.py compare.order --sample 40` breaks one module in some ways.
mutate: $(TEST)
	$(BIN)/python tools/mutate.py

# Writes requirements/ anew from pyproject.toml. Versions that still fit stay; `rm requirements/*.txt` first renews all.
lock:
	PYTHON=$(PYTHON) tools/lock

clean:
	rm -rf site .guidepress dist .venv tests/node_modules
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*

$(RUN): requirements/run.txt pyproject.toml
	PYTHON=$(PYTHON) tools/set-up run.txt
	touch $@

$(TEST): requirements/test.txt $(RUN)
	PYTHON=$(PYTHON) tools/set-up test.txt
	touch $@

$(NODE): tests/package-lock.json
	tools/need node nodejs
	tools/need npm npm
	npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@
