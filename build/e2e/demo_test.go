package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"senha/kiosk"
)

// TestDemo opens the whole demo centre twice in one folder, as `make run` does,
// uses it, and ends it: nothing that it started is left.
func TestDemo(t *testing.T) {
	c := newCentre(t)
	printer := freeAddress(t)
	for round := 1; round <= 2; round++ {
		demo := c.start("demo", []string{"DISPLAY="}, "--dir", c.dir, "--bin", bin, "--printer", printer)
		c.until("the demo prints its addresses", 60*time.Second, func() bool {
			if demo.ended() {
				t.Fatalf("the demo ended:\n%s", demo.log())
			}
			return strings.Contains(demo.log(), "The centre is open.")
		})
		c.screen("language")
		links := regexp.MustCompile(`http://[0-9.:]+/[a-z]*`).FindAllString(demo.log(), -1)
		if len(links) < 4 {
			t.Errorf("the demo prints the addresses %v", links)
		}
		for _, link := range links {
			resp, err := http.Get(link)
			if err != nil {
				t.Errorf("%s: %v", link, err)
				continue
			}
			resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				t.Errorf("%s answers %s", link, resp.Status)
			}
		}
		ticket := c.issue("legal", "ar")
		c.until("the ticket's paper is out", 20*time.Second, func() bool {
			got, err := c.hub().Ticket(t.Context(), ticket.ID)
			return err == nil && got.Paper == kiosk.PaperPrinted
		})
		if papers, _ := filepath.Glob(c.path("paper/*.png")); len(papers) != round {
			t.Errorf("after round %d there are %d papers", round, len(papers))
		}
		demo.signal(syscall.SIGINT)
		c.until("the demo ends", 15*time.Second, demo.ended)
		if left := processesOf(t, c.dir); len(left) > 0 {
			t.Errorf("these are left of it: %v", left)
		}
	}
}

// processesOf returns the command lines of processes that name a folder.
func processesOf(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, name := range all {
		line, err := os.ReadFile(name)
		if err == nil && strings.Contains(string(line), dir) {
			list = append(list, strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
	return list
}
