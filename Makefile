# Soi 766. `make run` shows a sample province, `make test` proves it works; both install what is missing.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .build/release/soi
# The only place that names system packages.
APT := libsqlite3-dev libzip-dev libexpat1-dev libxlsxwriter-dev libqrencode-dev make pkg-config
SWIFT_FLAGS := -c release

.PHONY: help run test browser look paper-look bench load api-test test-core build deps format lint clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

deps: ## install the system packages that are missing
	@scripts/install-deps $(APT)

build: deps ## build the command
	swift build $(SWIFT_FLAGS) --product soi

run: build ## a sample province in soi.sqlite, its scoreboard, and the application on http://127.0.0.1:7660
	@scripts/run-sample $(BIN)

test: deps ## every test, in the configuration that ships
	swift test $(SWIFT_FLAGS) --disable-testable-imports
	swift build $(SWIFT_FLAGS) --product soi
	scripts/check

test-core: ## the rules and the arithmetic alone: no network, seconds
	CORE_ONLY=1 swift test --scratch-path .build/core

browser: build ## the main paths in a real browser; says what to install
	@scripts/browser/run $(BIN)

look: build ## every page in a real browser: accessibility, width, weight, keyboard; pictures in .build/look
	@scripts/browser/run $(BIN) look .build/look

paper-look: build ## every kind of paper laid out, measured against the decree, validated: needs LibreOffice, poppler-utils
	@scripts/paper-look $(BIN)

bench: ## the engine beside its peers (DuckDB, ClickHouse, PostgreSQL): needs pip and, for the import, PostgreSQL
	swift build $(SWIFT_FLAGS) --product bench
	swift build $(SWIFT_FLAGS) --product soi
	scripts/bench/run .build/release

load: build ## five minutes of messages and open streams, then a kill: what was lost, and how late the streams were
	scripts/load --command $(BIN)

api-test: build ## ask every address what its description allows: needs schemathesis from PyPI
	scripts/api-test $(BIN)

format: ## write the house format
	swift format --in-place --recursive --parallel Package.swift Sources Tests Packs

lint: ## check the house format
	swift format lint --strict --recursive --parallel Package.swift Sources Packs

clean: ## remove what was built
	rm -rf .build
