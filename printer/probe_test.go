package printer

import (
	"context"
	"errors"
	"strings"
	"testing"

	"senha/printer/escpos"
	"senha/printer/port"
)

// A fakeWire is a printer at one rate, since a pseudo-terminal has none. At
// another rate what goes in and out is garbled.
type fakeWire struct {
	baud, asked int
	model       string
	status      escpos.Status
	echo        bool // it only says what it hears
	out         []byte
}

func (w *fakeWire) Write(_ context.Context, b []byte) (int, error) {
	switch s := string(b); {
	case w.echo:
		w.out = append(w.out, b...)
	case w.asked != w.baud:
		for _, c := range b { // two bits for one, or one for two
			w.out = append(w.out, c<<1|c>>7, c^0x92)
		}
	case strings.HasPrefix(s, "\x10\x04"):
		w.out = append(w.out, w.status.RealTime(b[2]))
	case strings.HasSuffix(s, "\x1dIC") && w.model != "":
		w.out = append(w.out, "_"+w.model+"\x00"...)
	}
	return len(b), nil
}

func (w *fakeWire) Read(ctx context.Context, b []byte) (int, error) {
	if len(w.out) == 0 {
		<-ctx.Done()
		return 0, ctx.Err()
	}
	n := copy(b, w.out)
	w.out = w.out[n:]
	return n, nil
}

func (w *fakeWire) Close() error { return nil }

func TestProbe(t *testing.T) {
	for _, c := range []struct {
		name  string
		wire  fakeWire
		class string
		known bool
		dots  string
	}{
		{"the fastest rate", fakeWire{baud: 115200, model: "TM-T88VI"}, "epson", true, "dots = 512\n"},
		{"a slow one", fakeWire{baud: 9600, model: "TM-T88IV"}, "epson-older", true, "dots = 512\n"},
		{"the slowest", fakeWire{baud: 4800, model: "VKP80II"}, "presenter", true, ""},
		{"a model nobody knows", fakeWire{baud: 19200, model: "Printy 3000"}, "generic-80", false, ""},
		{"one that does not tell", fakeWire{baud: 38400}, "generic-80", false, ""},
		{"one without paper", fakeWire{baud: 38400, model: "TM-T88VI", status: escpos.Status{Offline: true, PaperEnd: true}}, "generic-80", false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := probe(t.Context(), "/dev/ttyUSB0", func(p port.Config) (wire, error) {
				w := c.wire
				w.asked = p.Baud
				return &w, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if got.Baud != c.wire.baud || got.Class.Name != c.class || got.Known != c.known || got.Status.PaperEnd != c.wire.status.PaperEnd {
				t.Errorf("found %d baud, class %s (known: %v), status %+v", got.Baud, got.Class.Name, got.Known, got.Status)
			}
			want := "[printer]\ndevice = \"/dev/ttyUSB0\"\n"
			if lines := got.Lines(); !strings.HasPrefix(lines, want) || !strings.Contains(lines, `profile = "`+c.class+`"`) || !strings.HasSuffix(lines, "\"\n"+c.dots) {
				t.Errorf("lines for kiosk.toml:\n%s", lines)
			}
		})
	}
}

func TestProbeFindsNothing(t *testing.T) {
	t.Parallel()
	for name, w := range map[string]fakeWire{"silence": {baud: 1}, "an echo": {echo: true}} {
		_, err := probe(t.Context(), "/dev/ttyS0", func(p port.Config) (wire, error) { return &w, nil })
		if !errors.Is(err, ErrNoAnswer) || !strings.Contains(err.Error(), "switched on") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestProbeLeavesABusyLineAlone(t *testing.T) {
	busy := errors.New("in use")
	tries := 0
	_, err := probe(t.Context(), "/dev/ttyS0", func(port.Config) (wire, error) { tries++; return nil, busy })
	if !errors.Is(err, busy) || tries != 1 {
		t.Errorf("%d tries, %v; want one, and the reason", tries, err)
	}
}
