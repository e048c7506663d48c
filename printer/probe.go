package printer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/profile"
)

// ErrNoAnswer says that nothing on a line answers as a printer does.
var ErrNoAnswer = errors.New("no printer answers")

// Found is a printer that answers.
type Found struct {
	Device string
	Baud   int
	Model  string // as it calls itself, "" if it doesn't say
	Known  bool   // the model is in the list; else Class is the careful choice
	Class  profile.Profile
	Status escpos.Status // how it is; one that is offline doesn't tell its model
}

// Lines are those for kiosk.toml.
func (f Found) Lines() string {
	lines := fmt.Sprintf("[printer]\ndevice = %q\nbaud = %d\nflow = %q\nprofile = %q\n", f.Device, f.Baud, f.Class.Flow, f.Class.Name)
	if class, err := profile.Named(f.Class.Name); err == nil && class.Dots != f.Class.Dots {
		lines += fmt.Sprintf("dots = %d\n", f.Class.Dots)
	}
	return lines
}

// rates are the bits a second that printers come with, the fastest first: a
// USB printer takes any.
var rates = []int{115200, 57600, 38400, 19200, 9600, 4800}

// probeTime is how long an answer may take. Status is told at once; a model
// when what was sent before is worked off.
const (
	probeStatus = 300 * time.Millisecond
	probeModel  = 1500 * time.Millisecond
)

// A wire is a line that is probed.
type wire interface {
	Write(context.Context, []byte) (int, error)
	Read(context.Context, []byte) (int, error)
	io.Closer
}

// Probe finds out what hangs on a line. A printer that is asked at a wrong rate
// may print a few odd characters. The error wraps ErrNoAnswer when nothing
// answers; a line that another program holds is not touched.
func Probe(ctx context.Context, device string) (Found, error) {
	return probe(ctx, device, func(c port.Config) (wire, error) { return port.Open(c) })
}

func probe(ctx context.Context, device string, open func(port.Config) (wire, error)) (Found, error) {
	for _, baud := range rates {
		f, err := probeAt(ctx, device, baud, open)
		if !errors.Is(err, ErrNoAnswer) || ctx.Err() != nil {
			return f, err
		}
	}
	return Found{}, fmt.Errorf("%s: %w, at none of %v bits a second: is it switched on, and does its cable lead both ways?", device, ErrNoAnswer, rates)
}

func probeAt(ctx context.Context, device string, baud int, open func(port.Config) (wire, error)) (_ Found, err error) {
	w, err := open(port.Config{Device: device, Baud: baud, Flow: port.FlowNone})
	if err != nil {
		return Found{}, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	f := Found{Device: device, Baud: baud}
	// Each question twice: at a wrong rate one byte may look right by chance.
	for _, n := range []byte{1, 2, 4, 1, 2, 4} {
		a, err := probeAsk(ctx, w, escpos.AskRealTime(n), escpos.AnswerRealTime, probeStatus)
		if err != nil {
			return f, err
		}
		f.Status.SetRealTime(n, a.Byte)
	}
	if !f.Status.Offline {
		var e escpos.Encoder
		e.Init()
		e.Identify(67) // the model's name
		a, err := probeAsk(ctx, w, e.Bytes(), escpos.AnswerBlock, probeModel)
		if err != nil && !errors.Is(err, ErrNoAnswer) {
			return f, err
		}
		f.Model = string(a.Block)
	}
	if f.Class, f.Known = profile.ForModel(f.Model); !f.Known {
		if f.Class, err = profile.Named(careful); err != nil {
			return f, err
		}
	}
	return f, nil
}

// careful is the class that fits any printer.
const careful = "generic-80"

// probeAsk sends a question and waits for its answer. Anything else on the line
// means that it is not understood.
func probeAsk(ctx context.Context, w wire, question []byte, want escpos.AnswerKind, within time.Duration) (escpos.Answer, error) {
	ctx, stop := context.WithTimeout(ctx, within)
	defer stop()
	if _, err := w.Write(ctx, question); err != nil && ctx.Err() == nil {
		return escpos.Answer{}, err
	}
	var parser escpos.AnswerParser
	buf := make([]byte, 64)
	for ctx.Err() == nil {
		n, err := w.Read(ctx, buf)
		if err != nil && ctx.Err() == nil {
			return escpos.Answer{}, err
		}
		for _, b := range buf[:n] {
			if a, whole := parser.Byte(b); whole && a.Kind == want && parser.Garbage == 0 {
				return a, nil
			}
		}
		if parser.Garbage > 0 {
			break
		}
	}
	return escpos.Answer{}, ErrNoAnswer
}
