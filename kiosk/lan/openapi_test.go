package lan

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"senha/display/board"
	"senha/kiosk"
	"senha/kiosk/api"
)

// description is what docs/openapi.yaml says, read by its indentation.
type description struct {
	operations map[string]string          // "GET /path" → its roles, "" for anybody
	properties map[string]map[string]bool // schema → names
	codes      map[string]bool            // of Problem
}

var (
	pathLine   = regexp.MustCompile(`^  (/[^:]*):$`)
	methodLine = regexp.MustCompile(`^    (get|put|post|delete):$`)
	rolesLine  = regexp.MustCompile(`^      x-roles: \[(.*)\]$`)
	schemaLine = regexp.MustCompile(`^    ([A-Za-z]+):$`)
	fieldLine  = regexp.MustCompile(`^        ([a-z_]+):( |$)`)
	codeLine   = regexp.MustCompile(`^            - ([a-z_]+)$`)
)

func readDescription(t *testing.T) description {
	t.Helper()
	b, err := os.ReadFile("../../docs/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := description{map[string]string{}, map[string]map[string]bool{}, map[string]bool{}}
	section, path, operation, schema := "", "", "", ""
	for _, line := range strings.Split(string(b), "\n") {
		switch line {
		case "paths:", "components:", "  schemas:":
			section = line
		}
		switch section {
		case "paths:":
			if m := pathLine.FindStringSubmatch(line); m != nil {
				path = m[1]
			} else if m := methodLine.FindStringSubmatch(line); m != nil {
				operation = strings.ToUpper(m[1]) + " " + path
				d.operations[operation] = ""
			} else if m := rolesLine.FindStringSubmatch(line); m != nil {
				d.operations[operation] = m[1]
			}
		case "  schemas:":
			if m := schemaLine.FindStringSubmatch(line); m != nil {
				schema = m[1]
				d.properties[schema] = map[string]bool{}
			} else if m := fieldLine.FindStringSubmatch(line); m != nil {
				d.properties[schema][m[1]] = true
			} else if m := codeLine.FindStringSubmatch(line); m != nil {
				d.codes[m[1]] = true
			}
		}
	}
	return d
}

// The routes and who may use them are those of docs/openapi.yaml.
func TestOpenAPIHasTheRoutes(t *testing.T) {
	d := readDescription(t)
	want := map[string]string{"GET " + api.RouteScreenPNG: "coordinator"} // answered by RouteScreen's handler
	for _, r := range routes {
		if strings.HasPrefix(r.path, "/api/") || r.path == "/healthz" {
			want[r.method+" "+r.path] = strings.Join(r.roles, ", ")
		}
	}
	for _, op := range slices.Sorted(maps.Keys(want)) {
		roles, ok := d.operations[op]
		if !ok || roles != want[op] {
			t.Errorf("%s is for [%s]; docs/openapi.yaml says %v, [%s]", op, want[op], ok, roles)
		}
	}
	for op := range d.operations {
		if _, ok := want[op]; !ok {
			t.Errorf("docs/openapi.yaml has %s, which is not answered", op)
		}
	}
}

// The bodies' fields are those of docs/openapi.yaml.
func TestOpenAPIHasTheBodies(t *testing.T) {
	d := readDescription(t)
	bodies := map[string]any{
		"TicketRequest": api.TicketRequest{}, "LostRequest": api.LostRequest{}, "DeskRequest": api.DeskRequest{}, "RestoreRequest": api.RestoreRequest{}, "Choice": kiosk.Choice{}, "Ticket": api.Ticket{}, "Queue": api.Queue{}, "Day": api.Day{}, "Centre": api.Centre{},
		"Service": api.Service{}, "DayFigure": kiosk.DayFigure{}, "Range": kiosk.Range{}, "Desk": api.Desk{}, "Device": api.Device{}, "Alarm": api.Alarm{},
		"Board": board.Board{}, "Call": board.Call{}, "Wait": board.Wait{}, "Screen": api.Screen{}, "Target": api.Target{}, "Tap": api.Tap{},
		"PairRequest": api.PairRequest{}, "Paired": api.Paired{}, "Beat": api.Beat{}, "Problem": api.Problem{},
	}
	for name, body := range bodies {
		want := map[string]bool{}
		fields(reflect.TypeOf(body), want)
		if got := d.properties[name]; !maps.Equal(got, want) {
			t.Errorf("%s has %v; docs/openapi.yaml says %v", name, slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)))
		}
	}
	for name := range d.properties {
		if _, ok := bodies[name]; !ok {
			t.Errorf("docs/openapi.yaml has schema %s, which no body is", name)
		}
	}
	want := map[string]bool{}
	for code := range statuses {
		want[string(code)] = true
	}
	if !maps.Equal(d.codes, want) {
		t.Errorf("codes are %v; docs/openapi.yaml says %v", slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(d.codes)))
	}
}

// fields collects the JSON names of a struct, embedded ones too.
func fields(t reflect.Type, into map[string]bool) {
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			fields(f.Type, into)
		case name == "":
			panic(fmt.Sprintf("%v.%s has no JSON name", t, f.Name))
		default:
			into[name] = true
		}
	}
}
