package layout

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// row is one package of the table.
type row struct {
	imports []string // ours, as the table names them; "all" permits all
	owns    []string // third-party modules
}

var quoted = regexp.MustCompile("`([^`]+)`")

// readTable reads the import table of docs/architecture.md.
func readTable(t *testing.T) map[string]row {
	t.Helper()
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]row{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 6 || !strings.HasPrefix(strings.TrimSpace(cells[1]), "`") {
			continue
		}
		r := row{imports: names(cells[3]), owns: names(cells[4])}
		if strings.TrimSpace(cells[3]) == "all" {
			r.imports = []string{"all"}
		}
		for _, name := range names(cells[1]) {
			table[name] = r
		}
	}
	if len(table) < 10 {
		t.Fatalf("docs/architecture.md: found %d rows; is the table still there?", len(table))
	}
	return table
}

func names(cell string) []string {
	var list []string
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		list = append(list, m[1])
	}
	return list
}

// permitted returns what a package may import: what its row names and what
// those rows name.
func permitted(table map[string]row, name string, into map[string]bool) {
	for _, dep := range table[name].imports {
		if !into[dep] {
			into[dep] = true
			permitted(table, dep, into)
		}
	}
}

type listed struct {
	ImportPath string
	Imports    []string
	CgoFiles   []string
}

// packages lists the module's packages without their tests.
func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,CgoFiles", "senha/...")
	cmd.Dir = "../.."
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestImports(t *testing.T) {
	table := readTable(t)
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "senha/")
		r, ok := table[name]
		if !ok {
			t.Errorf("package %s has no row in docs/architecture.md: say there what it is for", name)
			continue
		}
		seen[name] = true
		allowed := map[string]bool{}
		permitted(table, name, allowed)
		for _, imp := range p.Imports {
			switch ours := strings.HasPrefix(imp, "senha/"); {
			case ours && !allowed["all"] && !allowed[strings.TrimPrefix(imp, "senha/")]:
				t.Errorf("%s imports %s, which its row does not permit", name, imp)
			case !ours && strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") && !owned(r, imp):
				t.Errorf("%s imports %s, which its row does not own", name, imp)
			}
		}
	}
	for name := range table {
		if !seen[name] {
			t.Errorf("docs/architecture.md has a row for %s, which is not there", name)
		}
	}
}

func owned(r row, imp string) bool {
	return slices.ContainsFunc(r.owns, func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") })
}

// TestTopLevel holds the tree's top level: what is there says what Senha is.
func TestTopLevel(t *testing.T) {
	want := []string{"cmd", "kiosk", "printer", "display", "sync", "assets", "build", "go.mod", "README.md",
		"go.sum", "LICENSE", "Makefile", "CONTRIBUTING.md", "docs", ".ci", ".gitignore", "staticcheck.conf"}
	out, err := exec.Command("git", "-C", "../..", "ls-files").Output()
	if err != nil {
		t.Fatalf("git ls-files: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		top, _, _ := strings.Cut(strings.TrimSpace(line), "/")
		if !slices.Contains(want, top) {
			t.Errorf("%s: %q does not belong at the top level", strings.TrimSpace(line), top)
		}
	}
}

// TestFilesAreShort keeps each file one thing.
func TestFilesAreShort(t *testing.T) {
	out, err := exec.Command("git", "-C", "../..", "ls-files", "*.go").Output()
	if err != nil {
		t.Fatalf("git ls-files: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		name := strings.TrimSpace(line)
		text, err := os.ReadFile("../../" + name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(text), "\n"); n > 400 && !strings.HasSuffix(name, "_test.go") {
			t.Errorf("%s has %d lines; split it (400 at most)", name, n)
		}
	}
}
