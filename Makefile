# aes-estate: two commands bring everything: `make up` and `make test`.
SHELL := /bin/bash
# A shell whose input is a socket takes itself for one of a remote login and reads a person's files: these are no commands of ours.
.SHELLFLAGS := --norc -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SITE ?= bamako
NODE := node_modules/.bin/node
ESTATE := $(NODE) cli/estate.ts
PACKAGES := node_modules/.package-lock.json

.PHONY: help up down preview check audit env toolchain cloud clean-cloud status docs generate test bench-policy bench-versions

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

up: ## a rehearsal cloud on this machine with SITE deployed on it (cold: about 20 minutes)
	@$(MAKE) -j2 .toolchain .cloud
	@$(ESTATE) up $(SITE)

down: $(PACKAGES) ## destroy SITE's stack and prove with the cloud's APIs that nothing is left
	@$(ESTATE) down $(SITE)

preview: toolchain ## what `make up` would change; needs no running cloud
	@$(ESTATE) preview $(SITE)

check: $(PACKAGES) ## the law and the model on SITE's data alone, in under a second
	@$(ESTATE) check $(SITE)

audit: $(PACKAGES) ## the law on what SITE's rehearsal has recorded; says what it could not judge
	@settings="$$($(ESTATE) env $(SITE))"; eval "$$settings"; \
	recorded="$$(pulumi stack export --stack $(SITE))" || \
	  { echo "audit: $(SITE): rien d'enregistré / nothing recorded: make up SITE=$(SITE)" >&2; exit 2; }; \
	$(ESTATE) audit - --backend "$$PULUMI_BACKEND_URL" <<<"$$recorded"

env: $(PACKAGES) ## shell lines for a person: eval "$$(make -s env SITE=bamako)"
	@$(ESTATE) env $(SITE)

toolchain: $(PACKAGES) ## the Pulumi engine and its plugins, built from source (cold: about 12 minutes)
	@$(NODE) toolchain/build.ts

cloud: $(PACKAGES) ## SITE's rehearsal cloud (cold: about 10 minutes, most of it Kubernetes from source)
	@python3 -m sandbox up --site $(SITE)

clean-cloud: ## stop SITE's rehearsal cloud; its data stays
	@python3 -m sandbox down --site $(SITE)

status: ## what runs of SITE's cloud, with memory and ports
	@python3 -m sandbox status --site $(SITE)

docs: $(PACKAGES) ## the reference of components and guard, from their docstrings, into docs/reference/
	@$(NODE) node_modules/typedoc/bin/typedoc

generate: $(PACKAGES) ## all files written from the code; ONLY=docs some of them, CHECK=1 says which are stale
	@$(NODE) test/generate/run.ts $(if $(CHECK),--check) $(ONLY)

test: $(PACKAGES) ## every test there is (cold: about 80 minutes)
	@$(NODE) test/run.ts full

bench-policy: $(PACKAGES) ## the pack against conftest on the same estates, into bench/results/ (about 15 minutes)
	@$(NODE) bench/policy/run.ts $(BENCH)

bench-versions: $(PACKAGES) ## what an evaluation costs here and in AGAINST, another checkout with its packages (4 minutes)
	@$(NODE) bench/policy/versions.ts $(AGAINST)

# Side by side in `make up`: each line says whose it is.
.PHONY: .toolchain .cloud
.toolchain: $(PACKAGES)
	@$(NODE) toolchain/build.ts 2>&1 | sed -u 's/^/toolchain  /'
.cloud: $(PACKAGES)
	@python3 -m sandbox up --site $(SITE) 2>&1 | sed -u 's/^/cloud      /'

$(PACKAGES): package.json package-lock.json .npmrc
	@echo "packages   npm ci: usually 15 to 40 s"
	@npm ci --silent --ignore-scripts
	@touch $@
