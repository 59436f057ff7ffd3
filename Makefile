# aes-estate: `make up` deploys the rehearsal, `make test` tests everything.
SHELL := /bin/bash
# Bash takes a socket as input for a remote login and reads the user's startup files; --norc prevents that.
.SHELLFLAGS := --norc -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SITE ?= bamako
NODE := node_modules/.bin/node
ESTATE := $(NODE) cli/estate.ts
PACKAGES := node_modules/.package-lock.json

.PHONY: help up down preview check audit env toolchain cloud clean-cloud status docs generate test bench bench-policy bench-deploy bench-versions

help: ## prints this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

up: ## starts a rehearsal cloud on this machine and deploys SITE on it (cold: about 20 minutes)
	@$(MAKE) -j2 .toolchain .cloud
	@$(ESTATE) up $(SITE)

down: $(PACKAGES) ## destroys SITE's stack and proves with the cloud's APIs that nothing is left
	@$(ESTATE) down $(SITE)

preview: toolchain ## shows what `make up` would change; needs no running cloud
	@$(ESTATE) preview $(SITE)

check: $(PACKAGES) ## checks SITE's data against the policies and the model, in under a second
	@$(ESTATE) check $(SITE)

audit: $(PACKAGES) ## evaluates the recorded state of SITE's rehearsal, and compares it with the cloud
	@settings="$$($(ESTATE) env $(SITE))"; eval "$$settings"; \
	recorded="$$(pulumi stack export --stack $(SITE))" || \
	  { echo "audit: $(SITE): rien d'enregistré / nothing recorded: make up SITE=$(SITE)" >&2; exit 2; }; \
	audit=0; $(ESTATE) audit - --backend "$$PULUMI_BACKEND_URL" <<<"$$recorded" || audit=$$?; \
	echo; drift=0; $(ESTATE) drift $(SITE) || drift=$$?; \
	exit $$(( audit == 1 || drift == 1 ? 1 : audit > drift ? audit : drift ))

env: $(PACKAGES) ## prints settings for your own shell: eval "$$(make -s env SITE=bamako)"
	@$(ESTATE) env $(SITE)

toolchain: $(PACKAGES) ## builds the Pulumi engine and its plugins from source (cold: about 12 minutes)
	@$(NODE) toolchain/build.ts

cloud: $(PACKAGES) ## starts SITE's rehearsal cloud (cold: about 10 minutes, most of it Kubernetes from source)
	@python3 -m sandbox up --site $(SITE)

clean-cloud: ## stops SITE's rehearsal cloud; its data stays
	@python3 -m sandbox down --site $(SITE)

status: ## lists the processes of SITE's cloud, with memory and ports
	@python3 -m sandbox status --site $(SITE)

docs: $(PACKAGES) ## writes the reference of components and guard, from their docstrings, into docs/reference/
	@$(NODE) node_modules/typedoc/bin/typedoc

generate: $(PACKAGES) ## writes all generated files; ONLY=docs some of them, CHECK=1 lists those that are stale
	@$(NODE) test/generate/run.ts $(if $(CHECK),--check) $(ONLY)

test: $(PACKAGES) ## runs every test (about an hour; cold: 20 minutes more)
	@$(NODE) test/run.ts full

bench: toolchain ## runs the benchmarks that need no rehearsal cloud, into bench/results/ (hours, on a machine with nothing else to do)
	@for one in $(BENCHES); do echo "bench/$$one"; $(NODE) bench/$$one/run.ts || exit 1; done

BENCHES := check atlas cluster plugin preview policy deploy

bench-deploy: toolchain ## compares `estate` with OpenTofu, Pulumi alone and the requests alone, into bench/results/ (about 3 hours)
	@$(NODE) bench/deploy/run.ts $(BENCH)

bench-policy: $(PACKAGES) ## compares the pack with conftest on the same estates, into bench/results/ (about 15 minutes)
	@$(NODE) bench/policy/run.ts $(BENCH)

bench-versions: $(PACKAGES) ## compares the cost of an evaluation here and in AGAINST, another checkout with its packages (4 minutes)
	@$(NODE) bench/policy/versions.ts $(AGAINST)

# Both run in parallel in `make up`; the prefix of a line names its source.
.PHONY: .toolchain .cloud
.toolchain: $(PACKAGES)
	@$(NODE) toolchain/build.ts 2>&1 | sed -u 's/^/toolchain  /'
.cloud: $(PACKAGES)
	@python3 -m sandbox up --site $(SITE) 2>&1 | sed -u 's/^/cloud      /'

$(PACKAGES): package.json package-lock.json .npmrc
	@echo "packages   npm ci: usually 15 to 40 s"
	@npm ci --silent --ignore-scripts
	@touch $@
