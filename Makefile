# Convene. `make run` plans the CICA scenario; `make test` runs every test; `make help` lists the rest.
.DEFAULT_GOAL := help
SWIFT ?= swift
SCENARIO ?= scenarios/cica-2023-2024/scenario.yaml

.PHONY: help packages build run test release-test oracle brute-force lint walk schema check cases peers bench-build bench bench-quick counts \
  exactness exactness-quick ci clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

packages: ## install the C libraries that Convene links (Debian, Ubuntu); elsewhere name them
	@sh .ci/packages

build: packages ## build the release
	$(SWIFT) build -c release --product convene

run: build ## plan the CICA scenario, or SCENARIO=FILE, and write the plan into out/
	.build/release/convene plan $(SCENARIO) --output out

test: ## install what is needed and run the whole test suite; strace kills an adopt at each of its calls
	@sh .ci/packages strace
	$(SWIFT) test

lint: ## check the formatting
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

release-test: packages ## run the test suite in release configuration
	$(SWIFT) test -c release

oracle: packages ## hold 2000 random scenarios, or SEEDS=N, their plans and conflicts, against brute force and laws between plans
	SEEDS=$(or $(SEEDS),2000) $(SWIFT) test -c release --filter 'SchedulingTests.(OracleTests|LawTests|MinimalConflictTests|ConflictTests)'

brute-force: packages ## hold 10000 small random problems, or SEEDS=N of each of nine kinds, against brute force, each by nine searches
	SEEDS=$(or $(SEEDS),1112) $(SWIFT) test -c release --filter 'SolverTests.OracleTests'

walk: build ## plan every scenario file as a user would, and hold the exit code against what it expects
	@sh .ci/walk .build/release/convene

schema: ## hold the JSON Schema against every scenario file, with a YAML reader and a validator from PyPI
	@sh .ci/packages python3-venv
	@test -x .build/schema/bin/python || python3 -m venv .build/schema
	@.build/schema/bin/pip install --quiet --disable-pip-version-check --requirement Tests/schema/requirements.txt
	@.build/schema/bin/python Tests/schema/check.py

check: test lint walk ## what must hold before a change is pushed

cases: packages ## solve the published scheduling problems in the folder CASES and compare with what is known
	@if [ -z "$(CASES)" ]; then echo "cases: skipped, since CASES=DIRECTORY is not given"; \
	else $(SWIFT) run -c release convene-bench cases "$(CASES)"; fi

peers: ## install the peers that the benchmark measures against, into .build/peers and from Debian
	@sh .ci/packages python3-venv glpk-utils
	@test -x .build/peers/bin/python || python3 -m venv .build/peers
	@.build/peers/bin/pip install --quiet --disable-pip-version-check --requirement Benchmarks/peers/requirements.txt

BENCH = .build/release/convene-bench

bench-build: packages
	$(SWIFT) build -c release --product convene-bench

bench: peers bench-build ## measure the optimizer beside its peers on generated instances of 12 to 1500 meetings; takes hours
	$(BENCH) table

bench-quick: peers bench-build ## the same on a few small instances, in two minutes
	$(BENCH) table --quick

counts: bench-build ## hold the work of the optimizer on a fixed set of problems against what is recorded
	$(BENCH) counts

exactness: peers bench-build ## hold proofs and bounds on 300 generated instances, or COUNT=N, against CP-SAT and HiGHS
	$(BENCH) exactness --count $(or $(COUNT),300)

exactness-quick: peers bench-build ## the same on 20 small instances
	$(BENCH) exactness --count 20 --least 6 --most 9 --limit 2

ci: check schema release-test counts exactness-quick ## everything that continuous integration runs
	@if [ -d ../shared/cases ]; then $(MAKE) cases CASES=../shared/cases; \
	else echo "cases: skipped, since ../shared/cases does not exist"; fi

clean: ## remove what the build made
	rm -rf .build out
