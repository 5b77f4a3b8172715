# Each goal also works as the first command on a bare clone.
.PHONY: demo test check gate gate-register bench bench-register bench-review bench-queue docs snapshots clean
BIN := .venv/bin

demo: ## the main job: the shipped example from reports to review, into demo/
	@sh tools/setup.sh run
	@$(BIN)/kelisim demo demo

test: ## all tests
	@sh tools/setup.sh dev
	@$(BIN)/python -m pytest -n auto -q --cov --cov-report=term:skip-covered

check: ## style, types, layers
	@sh tools/setup.sh dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gate: ## the reader on the gold corpora, against pinned floors
	@sh tools/setup.sh dev
	@$(BIN)/python tools/gate.py

gate-register: ## the register on the gold register, from gold claims and from the reader's own
	@sh tools/setup.sh dev
	@$(BIN)/python tools/gate_register.py

bench: ## what a start costs and reports a second, beside spaCy's blank tokenizer
	@sh tools/setup.sh dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	@$(BIN)/python benchmarks/bench_reading.py

bench-queue: ## the next item of the queue after a key, in milliseconds
	@sh tools/setup.sh dev
	@$(BIN)/python benchmarks/bench_queue.py

bench-register: ## claims joined a second, and how that grows
	@sh tools/setup.sh dev
	@$(BIN)/python benchmarks/bench_register.py
	@$(BIN)/python benchmarks/bench_growth.py

bench-review: ## the review of a large register, and long reviews in each format
	@sh tools/setup.sh dev
	@$(BIN)/python benchmarks/bench_review.py
	@$(BIN)/python benchmarks/bench_dossier.py

docs: ## write the generated pages anew
	@sh tools/setup.sh dev
	@$(BIN)/python tools/write_docs.py

snapshots: ## write the example's review anew in every format; look at the pages before you commit them
	@sh tools/setup.sh dev
	@$(BIN)/python tools/write_snapshots.py --pages

clean: ## remove what the goals above made
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
