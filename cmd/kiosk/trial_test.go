package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"senha/assets"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk/api"
	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
	"senha/printer/virtual"
)

// printTest runs kiosk print-test of a centre.
func (c *centre) printTest() (code int, stdout, stderr string) {
	c.t.Helper()
	var out, errs bytes.Buffer
	code = run(c.t.Context(), []string{"print-test", "--config", filepath.Join(c.dir, "kiosk.toml")}, &out, &errs)
	return code, out.String(), errs.String()
}

// printerState returns how the kiosk says that its printer is.
func printerState(q api.Queue) string {
	for _, d := range q.Devices {
		if d.Name == "printer" {
			return d.State
		}
	}
	return ""
}

// A kiosk at work prints a test ticket when the command asks it to, over its
// socket and on the line that it holds. It shows what it is there to show.
func TestPrintTest(t *testing.T) {
	t.Parallel()
	for _, a := range []struct {
		name, class string
		dots        int
		facts       []string // but for those of the class
	}{
		{"epson", "epson", 576, []string{"papel: há", "fim de rolo: longe", "tampa: fechada", "lâmina: boa"}},
		{"epson of 512 dots", "epson", 512, []string{"papel: há", "fim de rolo: longe", "tampa: fechada", "lâmina: boa"}},
		{"generic-58", "generic-58", 384, []string{
			"papel: há", "fim de rolo: sem sensor", "tampa: sem sensor", "lâmina: sem sensor", "Imprime, mas não confirma",
		}},
	} {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			class := a.class
			pr, err := profile.Named(class)
			if err != nil {
				t.Fatal(err)
			}
			words := ""
			if a.dots != pr.Dots {
				words = fmt.Sprintf("dots = %d\n", a.dots)
				if pr, err = pr.WithDots(a.dots); err != nil {
					t.Fatal(err)
				}
			}
			v, line := plugInPrinter(t, pr)
			facts := slices.Concat(pr.Facts(), []string{line, "115200 bit/s, flow none"}, a.facts)
			c := layOut(t, printerOn(line, class)+words)
			c.start()
			c.until("the printer is ready", func(q api.Queue) bool { return printerState(q) == "ready" || printerState(q) == "unproven" })
			code, out, errs := c.printTest()
			said := map[string]string{"epson": "The test ticket is out.\n", "generic-58": "The test ticket was sent. Look whether it came out: this printer cannot say.\n"}
			if code != exitOK || out != said[class] {
				t.Fatalf("exit %d, %q\n%s", code, out, errs)
			}
			v.Tear() // what has no cutter waits for a hand
			papers := v.Papers()
			if len(papers) == 0 {
				t.Fatal("it is said to be out, and no paper is")
			}
			got := papers[len(papers)-1]
			keepPicture(t, "trial-"+a.name, got)
			if len(got.Faults) > 0 {
				t.Errorf("faults: %v", got.Faults)
			}

			fonts, err := text.Open()
			if err != nil {
				t.Fatal(err)
			}
			want, err := ticket.Trial("Senha de teste", facts, ticket.Options{Fonts: fonts, Dots: pr.Dots})
			if err != nil {
				t.Fatal(err)
			}
			paper := escpos.Interpret(ticket.Compose(want, pr, ticket.Line{Baud: 115200}).Bytes, virtual.Machine(pr))
			ideal := append(paper.Tickets, paper.Take())[0]
			if cut := got.Picture; cut.Width != a.dots || cut.Height < ideal.Height || !top(cut, ideal.Height).Equal(ideal) {
				t.Errorf("the paper is %d rows and does not show %q and the scripts", cut.Height, facts)
			}
			shown, scripts := map[string]bool{}, map[string]bool{}
			for _, b := range want.Bands {
				for _, m := range b.Scene.Marks {
					if words, ok := m.(scene.Text); ok {
						shown[words.Paragraph.Text] = true
					}
				}
			}
			for _, l := range assets.Languages() {
				scripts[l.Style()] = scripts[l.Style()] || shown[l.Endonym]
			}
			for script, is := range scripts {
				if !is && script != "" {
					t.Errorf("no line is in the script %q", script)
				}
			}
			if len(scripts) < 20 {
				t.Errorf("%d scripts", len(scripts))
			}
		})
	}
}

// Without paper, cover or current the command says what is the matter and what
// to do, and fails.
func TestPrintTestSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	v, line := plugIn(t, "epson")
	c := layOut(t, printerOn(line, "epson"))
	c.start()
	c.until("the printer is ready", func(q api.Queue) bool { return printerState(q) == "ready" }) // no job is under way, which a fault would break off
	for _, a := range []struct {
		state virtual.State
		code  string
		says  string
	}{
		{virtual.PaperOut, "paper-out", "No paper. Put in a new roll."},
		{virtual.CoverOpen, "cover-open", "Cover open. Close it until it clicks."},
		{virtual.CutterError, "cutter", "The cutter is jammed. Switch the printer off, take out the stuck paper, switch it on again."},
		{virtual.Off, "silent", "It does not answer. Check its power and that the cable sits firmly."},
		{virtual.Unplugged, "unplugged", "The cable is not connected to the kiosk. Plug it in."},
	} {
		if err := v.SetState(a.state); err != nil {
			t.Fatal(err)
		}
		c.until("staff know of "+a.code, func(q api.Queue) bool { return printerState(q) == a.code })
		code, out, errs := c.printTest()
		if want := "kiosk: the test ticket has not come out. " + a.says + "\n"; code != exitFailed || out != "" || errs != want {
			t.Errorf("%s: exit %d, %q, %q, want %q", a.state, code, out, errs, want)
		}
	}
	if n := len(v.Papers()); n != 0 {
		t.Errorf("%d papers came out", n)
	}
	if err := v.SetState(virtual.Ready); err != nil {
		t.Fatal(err)
	}
	c.until("the printer is ready again", func(q api.Queue) bool { return printerState(q) == "ready" })
	if code, _, errs := c.printTest(); code != exitOK || len(v.Papers()) != 1 {
		t.Errorf("mended: exit %d, %d papers\n%s", code, len(v.Papers()), errs)
	}
}

// Without a printer in kiosk.toml, and with one that was never there.
func TestPrintTestWithoutPrinter(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	if code, _, errs := c.printTest(); code != exitFailed || !strings.Contains(errs, "names no printer: kiosk probe-printer finds it") {
		t.Errorf("none named: exit %d\n%s", code, errs)
	}
	absent := layOut(t, printerOn("/dev/serial/by-id/none", "epson"))
	if code, _, errs := absent.printTest(); code != exitFailed || !strings.Contains(errs, "is the printer plugged in") {
		t.Errorf("absent, and no kiosk runs: exit %d\n%s", code, errs)
	}
	absent.start()
	if code, _, errs := absent.printTest(); code != exitFailed || !strings.Contains(errs, "The cable is not connected to the kiosk. Plug it in.") {
		t.Errorf("absent: exit %d\n%s", code, errs)
	}
}

// printerOn is a kiosk.toml with a printer.
func printerOn(line, class string) string {
	return fmt.Sprintf("%s[printer]\ndevice = %q\nbaud = 115200\nprofile = %q\n", device, line, class)
}

// top returns a picture's first rows.
func top(b escpos.Bitmap, rows int) escpos.Bitmap {
	b.Height = rows
	return b
}

// keepPicture writes a paper to where the others can be looked at, if asked.
func keepPicture(t *testing.T, name string, p virtual.Paper) {
	t.Helper()
	dir := os.Getenv("SENHA_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, p.Picture.Image()); err != nil {
		t.Fatal(err)
	}
}
