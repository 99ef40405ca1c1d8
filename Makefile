.DEFAULT_GOAL := help
SHELL := /bin/bash

PORT ?= 5080
DATA ?= .data

SOURCES := $(shell find src -type f -not -path '*/bin/*' -not -path '*/obj/*' 2>/dev/null) \
	Directory.Build.props Directory.Packages.props global.json
# A file that comes or goes changes the name of the stamp, one that changes is newer than it.
PUBLISHED := publish/.built-$(firstword $(shell echo $(sort $(SOURCES)) | cksum))

PUBLISH = dotnet publish src/Host/Host.csproj --configuration Release --output publish --nologo -v q -clp:ErrorsOnly -p:RunAnalyzers=false

help: ## Shows this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: $(PUBLISHED) ## Starts it on http://127.0.0.1:5080 (PORT=…, data in DATA=.data)
	@DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development \
	ASPNETCORE_CONTENTROOT="$(CURDIR)/publish" ASPNETCORE_URLS="http://127.0.0.1:$(PORT)" PORT="$(PORT)" DATA="$(abspath $(DATA))" DOTNET_NOLOGO=1 \
	Messages__MailFolder="$(abspath $(DATA))/mail" Messages__SmsFolder="$(abspath $(DATA))/texts" \
	Messages__From="$${Messages__From:-news@people.example}" Messages__Address="$${Messages__Address:-http://127.0.0.1:$(PORT)}" \
	exec dotnet publish/Coordination.Host.dll

test: sdk ## Runs all tests; FULL=1 the long form
	@COORDINATION_FULL="$(FULL)" exec bash tests/run.sh

check: sdk ## Format, rules of the domain and architecture; needs no database
	dotnet restore -v q
	dotnet format --verify-no-changes --no-restore
	dotnet test --project tests/Specs/Specs.csproj --no-progress
	dotnet test --project tests/Architecture/Architecture.csproj --no-progress

bench: $(PUBLISHED) ## Measures it beside others: ARGS=quick or letters, BEFORE=an earlier publish
	@COORDINATION_HOST="$(CURDIR)/publish/Coordination.Host.dll" COORDINATION_BEFORE="$(if $(BEFORE),$(abspath $(BEFORE)))" \
	dotnet run --project tests/Benchmarks/Benchmarks.csproj --configuration Release -- $(ARGS)

rebuild: $(PUBLISHED) ## Fills all views anew from the history, with the Host stopped
	@DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_CONTENTROOT="$(CURDIR)/publish" \
	DATA="$(abspath $(DATA))" exec dotnet publish/Coordination.Host.dll rebuild

apply-parked: $(PUBLISHED) ## Applies to views what waits there, after a fix; Hosts may run
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll apply-parked

# Environment of every command on the store.
ON_STORE = DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_CONTENTROOT="$(CURDIR)/publish" DATA="$(abspath $(DATA))" DOTNET_NOLOGO=1
PASSPHRASE = $(if $(PASSPHRASE_FILE),--passphrase-file="$(abspath $(PASSPHRASE_FILE))")

export: $(PUBLISHED) ## Writes a whole community into a file: COMMUNITY=code TO=file
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll export --community="$(COMMUNITY)" --to="$(if $(TO),$(abspath $(TO)))" $(PASSPHRASE)

import: $(PUBLISHED) ## Takes such a file in: FROM=file [CODE=code] [ISSUER=… SUBJECT=… of the first steward]
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll import --from="$(if $(FROM),$(abspath $(FROM)))" --code="$(CODE)" --issuer="$(ISSUER)" --subject="$(SUBJECT)" --steward="$(STEWARD)" $(PASSPHRASE)

link: $(PUBLISHED) ## Says who signs in by which name: COMMUNITY=code PERSON=id ISSUER=… SUBJECT=…
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll link --community="$(COMMUNITY)" --person="$(PERSON)" --issuer="$(ISSUER)" --subject="$(SUBJECT)"

recover: $(PUBLISHED) ## Names a steward where too few are left: COMMUNITY=code STEWARD=id REASON="why"
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll recover --community="$(COMMUNITY)" --steward="$(STEWARD)" --reason="$(REASON)"

backup: $(PUBLISHED) ## Writes all there is into a folder: TO=folder [KEYS_TO=folder for the key files]
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll backup --to="$(if $(TO),$(abspath $(TO)))" --keys-to="$(if $(KEYS_TO),$(abspath $(KEYS_TO)))"

restore: $(PUBLISHED) ## Puts it back: FROM=folder [KEYS_FROM=folder] [OVER=yes over a store in use]
	@$(ON_STORE) exec dotnet publish/Coordination.Host.dll restore --from="$(if $(FROM),$(abspath $(FROM)))" --keys-from="$(if $(KEYS_FROM),$(abspath $(KEYS_FROM)))" --over="$(OVER)" --new-epoch="$(NEW_EPOCH)"

$(PUBLISHED): $(SOURCES) | sdk
	@echo "Building (once; again only when sources change) …"
	@rm -rf publish
	@$(PUBLISH) -p:PublishReadyToRun=true -p:SelfContained=false --use-current-runtime >/dev/null 2>&1 || $(PUBLISH)
	@touch $@

sdk:
	@dotnet --list-sdks 2>/dev/null | awk -F . '$$1 >= 10 { found = 1 } END { exit !found }' \
	|| { echo "The .NET SDK 10 or newer is needed and was not found: install it from https://dotnet.microsoft.com/download (on Ubuntu: sudo apt-get install dotnet-sdk-10.0)." >&2; exit 1; }

.PHONY: help run test check bench rebuild apply-parked export import link backup restore sdk
