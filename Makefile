# Senha. `make run` has a centre running, `make test` tests all of it.

SHELL := /bin/bash
GO ?= go
BIN := build/bin

# Packages with goroutines are tested under the race detector.
RACE := ./kiosk/journal ./kiosk/hub ./kiosk/api ./kiosk/lan ./kiosk/touch \
	./kiosk/desk ./cmd/kiosk ./printer ./printer/port ./printer/virtual ./display/text ./display/window

.PHONY: run build test check unit race campaign vm-test pictures languages pot check-locales break-thai fuzz bench install-run install-test clean

## run: install what is needed, build, start the demo centre, print its addresses
run: install-run build
	@exec $(BIN)/demo

build:
	$(GO) build -o $(BIN)/ ./cmd/... ./build/demo

## test: install what is needed, then vet, staticcheck and all tests
test: install-test check unit race

check:
	@out=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$out" ] || { echo "gofmt would change:"; echo "$$out"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

unit: build
	$(GO) test -count=1 -timeout 15m $$($(GO) list ./... | grep -v -x -F $(foreach p,$(RACE),-e senha/$(p:./%=%)))

race:
	$(GO) test -count=1 -race -timeout 15m $(RACE)
	$(GO) test -count=1 -run TestCampaign ./printer

## campaign: 10,000 random faults upon printers of each class, some minutes;
## SEED=n begins with another world than the clock says
campaign:
	set -o pipefail; nice $(GO) test -count=1 -timeout 1h -v -run TestCampaign ./printer -campaign.n 10000 -campaign.worlds 20 -campaign.seed $(or $(SEED),0) \
		| grep -E '^ok|^FAIL|seed |faults; |again:|stands on|is said|in vain|its paper is|--- FAIL' | tail -40

## vm-test: try keypads and buttons on Debian's kernels, in guests without network; some minutes
vm-test:
	@build/install.sh vm
	build/vm/kernel.sh amd64 build/out/vm/amd64
	build/vm/kernel.sh arm64 build/out/vm/arm64
	$(GO) run ./build/vm --arch amd64 --kernel build/out/vm/amd64
	$(GO) run ./build/vm --arch arm64 --kernel build/out/vm/arm64

## pictures: paint each page from left to right and from right to left, boards and tickets into docs/pictures
pictures: install-run build
	for l in pt-PT ar; do $(BIN)/touch --preview $$l --pictures docs/pictures --size 648x1152 || exit; done
	$(GO) run ./build/pictures --dir docs/pictures

## languages: paint contact sheets of every page, board and ticket in every language into docs/languages
languages: install-run
	$(GO) run ./build/pictures --languages docs/languages

## pot: write the templates of translators, bring every PO file up to date
pot:
	$(GO) run ./build/locales pot

## check-locales: say what is missing, fuzzy, wrong or too long, and where
check-locales: install-run
	$(GO) run ./build/locales check

## break-thai: put U+200B between the words of the Thai texts, where a line may end
break-thai: install-test
	$(GO) run ./build/thaibreaks assets/locale/visitor/th.po

## fuzz: look a while for input that makes a decoder panic
fuzz:
	build/fuzz.sh

## bench: figures of this machine; nothing is asserted
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./kiosk/... ./display/... ./printer/...
	$(GO) test -count=1 -v -run TestPagesTakeAboutAsLong ./display/text
	$(GO) test -count=1 -v -run 'TestTable|TestADay' ./printer/ticket
	$(GO) test -count=1 -v -run TestRandomBands ./printer/escpos -bands 100000
	$(GO) test -count=1 -v -run TestPeers ./build/test/peers

install-run:
	@build/install.sh run

install-test:
	@build/install.sh test
	@cd build/test && { [ -d node_modules/npos -a -d node_modules/node-thermal-printer ] || npm ci --silent --no-audit --no-fund; }

clean:
	rm -rf $(BIN) build/run build/out build/test/node_modules
